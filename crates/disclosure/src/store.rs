//! What agents said of duties.

use db::{Instant, Sql, Statement, args};
use kernel::CollectiviteId;

use crate::model::{CHOICES_MAX, Choice};

db::statements! {
    LIST_CHOICES = "select duty, dataset_id, reason from disclosure_choice
        where collectivite_id = $1 order by duty limit $2";
    UPSERT_CHOICE = "insert into disclosure_choice (collectivite_id, duty, dataset_id, reason, changed_at)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, duty) do update set dataset_id = excluded.dataset_id, reason = excluded.reason,
            changed_at = excluded.changed_at";
    DELETE_CHOICE = "delete from disclosure_choice where collectivite_id = $1 and duty = $2";
    FIND_SIZE = "select agents from disclosure_size where collectivite_id = $1";
    UPSERT_SIZE = "insert into disclosure_size (collectivite_id, agents, changed_at) values ($1, $2, $3)
        on conflict (collectivite_id) do update set agents = excluded.agents, changed_at = excluded.changed_at";
}

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[STATEMENTS];

db::record! { struct Known { agents: Option<i64> } }

pub(crate) async fn list_choices(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Choice>, db::Error> {
    sql.all(LIST_CHOICES, args![body, CHOICES_MAX]).await
}

pub(crate) async fn set_choice(
    sql: &mut Sql,
    body: CollectiviteId,
    choice: &Choice,
    at: Instant,
) -> Result<(), db::Error> {
    let values = args![body, &choice.duty, choice.dataset_id, &choice.reason, at];
    sql.execute(UPSERT_CHOICE, values).await?;
    Ok(())
}

/// Nothing more is said of a duty.
pub(crate) async fn forget_choice(sql: &mut Sql, body: CollectiviteId, duty: &str) -> Result<(), db::Error> {
    sql.execute(DELETE_CHOICE, args![body, duty]).await?;
    Ok(())
}

/// How many people the body employs; none until it is said.
pub(crate) async fn agents(sql: &mut Sql, body: CollectiviteId) -> Result<Option<i64>, db::Error> {
    let known: Option<Known> = sql.optional(FIND_SIZE, args![body]).await?;
    Ok(known.and_then(|known| known.agents))
}

pub(crate) async fn set_agents(
    sql: &mut Sql,
    body: CollectiviteId,
    agents: Option<i64>,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(UPSERT_SIZE, args![body, agents, at]).await?;
    Ok(())
}
