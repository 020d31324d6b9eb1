//! When owners of follow-ups are reminded.

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::FollowUpId;

db::statements! {
    SET = "insert into follow_up_reminder (collectivite_id, follow_up_id, days_before) values ($1, $2, $3)
        on conflict (collectivite_id, follow_up_id) do update set days_before = excluded.days_before";
    FORGET = "delete from follow_up_reminder where collectivite_id = $1 and follow_up_id = $2";
    FIND = "select days_before from follow_up_reminder where collectivite_id = $1 and follow_up_id = $2";
}

pub(crate) async fn set_reminder(
    sql: &mut Sql,
    body: CollectiviteId,
    follow_up: FollowUpId,
    days_before: Option<i64>,
) -> Result<(), db::Error> {
    match days_before {
        Some(days) => sql.execute(SET, args![body, follow_up, days]).await?,
        None => sql.execute(FORGET, args![body, follow_up]).await?,
    };
    Ok(())
}

/// How many days before, when a reminder is wanted.
pub(crate) async fn reminder(
    sql: &mut Sql,
    body: CollectiviteId,
    follow_up: FollowUpId,
) -> Result<Option<i64>, db::Error> {
    db::record! { struct Line { days_before: i64 } }
    let line: Option<Line> = sql.optional(FIND, args![body, follow_up]).await?;
    Ok(line.map(|line| line.days_before))
}
