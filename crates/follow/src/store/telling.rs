//! What is still to be told in the rooms where people talk.

use db::{Sql, Uuid, args};
use kernel::CollectiviteId;

use super::news::Told;

db::statements! {
    COUNT = "select count(*) as n from news_telling where collectivite_id = $1 and object_id = $2";
    KEEP = "insert into news_telling (collectivite_id, object_id, number) values ($1, $2, $3)
        on conflict (collectivite_id, object_id, number) do nothing";
    /// What was taken back since is news no more.
    LIST = "select n.number, n.kind, n.sort, n.subject_type, n.subject_id, n.at, n.until_at, s.title, s.path
        from news_telling t
        join news n on n.collectivite_id = t.collectivite_id and n.object_id = t.object_id and n.number = t.number
        join subject s on s.collectivite_id = n.collectivite_id and s.type = n.subject_type and s.id = n.subject_id
        where t.collectivite_id = $1 and t.object_id = $2 order by n.number limit $3";
    FORGET = "delete from news_telling where collectivite_id = $1 and object_id = $2";
}

/// True when it is the first that waits.
pub(crate) async fn keep(
    sql: &mut Sql,
    body: CollectiviteId,
    object: Uuid,
    number: i64,
) -> Result<bool, db::Error> {
    let is_first = sql.count(COUNT, args![body, object]).await? == 0;
    sql.execute(KEEP, args![body, object, number]).await?;
    Ok(is_first)
}

/// What waits, oldest first, at most `limit`; none of it waits any more.
pub(crate) async fn take(
    sql: &mut Sql,
    body: CollectiviteId,
    object: Uuid,
    limit: i64,
) -> Result<Vec<Told>, db::Error> {
    let told = sql.all(LIST, args![body, object, limit]).await?;
    sql.execute(FORGET, args![body, object]).await?;
    Ok(told)
}
