//! Supports of people without account, until they follow the link sent to them.

use db::{Sql, args};
use identity::model::SecretHash;
use kernel::CollectiviteId;

use crate::model::{ContributionId, WaitingSupport, WaitingSupportId};

db::statements! {
    INSERT = "insert into support_waiting (collectivite_id, id, contribution_id, token_hash, email, name, sent_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    COUNT = "select count(*) as n from support_waiting where collectivite_id = $1 and contribution_id = $2";
    FIND_BY_TOKEN = "select id, contribution_id, email, name, sent_at from support_waiting
        where collectivite_id = $1 and token_hash = $2";
    USE = "delete from support_waiting where collectivite_id = $1 and id = $2";
    FORGET_OF = "delete from support_waiting where collectivite_id = $1 and email = $2";
    PURGE = "delete from support_waiting where collectivite_id = $1 and id in
        (select id from support_waiting where collectivite_id = $1 and sent_at <= $2 limit 2000)";
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &WaitingSupport,
    token: &str,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.contribution_id,
        &SecretHash::of(token),
        &new.email,
        &new.name,
        new.sent_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

/// How many supports of this contribution wait.
pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    contribution: ContributionId,
) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, contribution]).await
}

pub(crate) async fn find_by_token(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &str,
) -> Result<Option<WaitingSupport>, db::Error> {
    sql.optional(FIND_BY_TOKEN, args![body, &SecretHash::of(token)])
        .await
}

/// False when its link served meanwhile.
pub(crate) async fn use_up(
    sql: &mut Sql,
    body: CollectiviteId,
    id: WaitingSupportId,
) -> Result<bool, db::Error> {
    Ok(sql.execute(USE, args![body, id]).await? == 1)
}

/// Forgets what waits for the word of this address.
pub(crate) async fn forget_of(sql: &mut Sql, body: CollectiviteId, email: &str) -> Result<(), db::Error> {
    sql.execute(FORGET_OF, args![body, email]).await?;
    Ok(())
}
