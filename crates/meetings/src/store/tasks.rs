//! What the list of tasks elsewhere was told of follow-ups.

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::FollowUpId;

db::statements! {
    COUNT_UP = "insert into follow_up_told (collectivite_id, follow_up_id, sequence) values ($1, $2, 1)
        on conflict (collectivite_id, follow_up_id) do update set sequence = follow_up_told.sequence + 1";
    FIND = "select sequence from follow_up_told where collectivite_id = $1 and follow_up_id = $2";
    LIST_OPEN = "select f.id, t.sequence, f.calendar_uid from follow_up f
        join follow_up_told t on t.collectivite_id = f.collectivite_id and t.follow_up_id = f.id
        where f.collectivite_id = $1 and f.done_at is null order by coalesce(f.due_on, '9999-12-31'), f.id limit $2";
}

db::record! {
    /// A follow-up still to be done, with the last change that the list was told of.
    #[derive(Clone)]
    pub(crate) struct Told {
        pub(crate) id: FollowUpId,
        pub(crate) sequence: i64,
        pub(crate) calendar_uid: Option<String>,
    }
}

/// The number of one more change.
pub(crate) async fn count_told(
    sql: &mut Sql,
    body: CollectiviteId,
    follow_up: FollowUpId,
) -> Result<i64, db::Error> {
    db::record! { struct Line { sequence: i64 } }
    sql.execute(COUNT_UP, args![body, follow_up]).await?;
    let line: Option<Line> = sql.optional(FIND, args![body, follow_up]).await?;
    Ok(line.map_or(1, |line| line.sequence))
}

/// Those still to be done, soonest first.
pub(crate) async fn told_and_open(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Told>, db::Error> {
    sql.all(LIST_OPEN, args![body, limit]).await
}
