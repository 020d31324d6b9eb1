//! Parcours ended without result: the SQL.

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::{Ending, ParcoursId};

db::statements! {
    INSERT_ENDING = "insert into parcours_ending (collectivite_id, id, parcours_id, reason, ended_at) values ($1, $2, $3, $4, $5)";
    REOPEN_ENDING = "update parcours_ending set reopened_at = $3 where collectivite_id = $1 and parcours_id = $2 and reopened_at is null";
    LIST_ENDINGS = "select id, reason, ended_at, reopened_at from parcours_ending
        where collectivite_id = $1 and parcours_id = $2 order by id desc limit 100";
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    parcours: ParcoursId,
    ending: &Ending,
) -> Result<(), db::Error> {
    sql.execute(
        INSERT_ENDING,
        args![body, ending.id, parcours, &ending.reason, ending.ended_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn reopen(
    sql: &mut Sql,
    body: CollectiviteId,
    parcours: ParcoursId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(REOPEN_ENDING, args![body, parcours, at]).await?;
    Ok(())
}

/// Latest first.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    parcours: ParcoursId,
) -> Result<Vec<Ending>, db::Error> {
    sql.all(LIST_ENDINGS, args![body, parcours]).await
}
