//! Who was handed a ballot on paper, and who voted online beside: digests alone.

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::BudgetId;

db::statements! {
    NOTE = "insert into budget_desk (collectivite_id, budget_id, person_digest, trace, handed_to) values ($1, $2, $3, $4, $5)";
    NOTE_ONLINE = "insert into budget_desk (collectivite_id, budget_id, person_digest, trace) values ($1, $2, $3, $4)
        on conflict (collectivite_id, budget_id, person_digest) do nothing";
    COUNT_OF = "select count(*) as n from budget_desk
        where collectivite_id = $1 and budget_id = $2 and person_digest = $3";
    COUNT = "select count(*) as n from budget_desk where collectivite_id = $1 and budget_id = $2 and trace = $3";
    TAKE_BACK = "delete from budget_desk where collectivite_id = $1 and budget_id = $2 and handed_to = $3";
    FORGET = "delete from budget_desk where collectivite_id = $1 and budget_id = $2";
    KEEP_KEY = "insert into budget_desk_key (collectivite_id, budget_id, digest) values ($1, $2, $3)";
    FIND_KEY = "select digest from budget_desk_key where collectivite_id = $1 and budget_id = $2";
    FORGET_KEY = "delete from budget_desk_key where collectivite_id = $1 and budget_id = $2";
}

db::text_enum! {
    /// What somebody is known by.
    pub(crate) enum Trace {
        /// What they are called and when they were born; each person handed a ballot has one
        Identity = "identite",
        /// The e-mail address they gave at the desk
        Address = "adresse",
        /// The account that had this address then
        Account = "compte",
        /// The address with which they voted online
        Online = "en-ligne",
    }
}

/// Notes one thing somebody who is handed a ballot is known by; `handed_to` is their identity.
pub(crate) async fn note_handed(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    (digest, trace, handed_to): (&[u8], Trace, &[u8]),
) -> Result<(), db::Error> {
    sql.execute(NOTE, args![body, budget, digest, trace, handed_to])
        .await?;
    Ok(())
}

/// Notes the address with which somebody voted online; again is the same.
pub(crate) async fn note_online(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    digest: &[u8],
) -> Result<(), db::Error> {
    sql.execute(NOTE_ONLINE, args![body, budget, digest, Trace::Online])
        .await?;
    Ok(())
}

/// True when something is noted by that digest: each trace has its own.
pub(crate) async fn is_noted(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    digest: &[u8],
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_OF, args![body, budget, digest]).await? > 0)
}

/// How many people were handed one: each is known once by what they are called.
pub(crate) async fn count_handed(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, budget, Trace::Identity]).await
}

/// Forgets that somebody was handed a ballot; false where nobody so called was.
pub(crate) async fn take_back(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    handed_to: &[u8],
) -> Result<bool, db::Error> {
    Ok(sql.execute(TAKE_BACK, args![body, budget, handed_to]).await? > 0)
}

/// Once the ballots are counted, nobody votes twice any more.
pub(crate) async fn forget_handed(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body, budget]).await?;
    sql.execute(FORGET_KEY, args![body, budget]).await?;
    Ok(())
}

/// Keeps what tells which key makes the digests of this budget.
pub(crate) async fn keep_desk_key(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    digest: &[u8],
) -> Result<(), db::Error> {
    sql.execute(KEEP_KEY, args![body, budget, digest]).await?;
    Ok(())
}

/// What tells which key made the digests of this budget; none while there are none.
pub(crate) async fn desk_key(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Option<Vec<u8>>, db::Error> {
    let found: Option<DeskKey> = sql.optional(FIND_KEY, args![body, budget]).await?;
    Ok(found.map(|key| key.digest))
}

db::record! {
    /// What tells which key it is.
    struct DeskKey {
        digest: Vec<u8>,
    }
}
