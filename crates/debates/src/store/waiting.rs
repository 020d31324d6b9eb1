//! What visitors wrote and have not confirmed.

use db::{Instant, Sql, args};
use identity::model::SecretHash;
use kernel::CollectiviteId;

use crate::model::{ConsultationId, Waiting, WaitingId};

macro_rules! select_waiting {
    ($rest:literal) => {
        concat!(
            "select id, consultation_id, email, name, shows_name, title, text, theme, place, sent_at, confirmed_at ",
            "from contribution_waiting where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into contribution_waiting (collectivite_id, id, consultation_id, token_hash, email, name, shows_name,
        title, text, theme, place, sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    COUNT = "select count(*) as n from contribution_waiting
        where collectivite_id = $1 and consultation_id = $2 and confirmed_at is null";
    FIND_BY_TOKEN = select_waiting!("and token_hash = $2");
    RENEW = "update contribution_waiting set token_hash = $3
        where collectivite_id = $1 and id = $2 and confirmed_at is null";
    /// Only the link is left, so that pressed again it leads to the contribution.
    CONFIRM = "update contribution_waiting set confirmed_at = $3, email = '', name = '', title = '', text = '', place = ''
        where collectivite_id = $1 and id = $2 and confirmed_at is null";
    FORGET_OF = "delete from contribution_waiting where collectivite_id = $1 and email = $2";
    FORGET = "delete from contribution_waiting where collectivite_id = $1 and id = $2";
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Waiting,
    token: &str,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.consultation_id,
        &SecretHash::of(token),
        &new.email,
        &new.name,
        new.shows_name,
        &new.title,
        &new.text,
        &new.theme,
        &new.place,
        new.sent_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

/// How many contributions to this consultation wait for their author.
pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, consultation]).await
}

pub(crate) async fn find_by_token(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &str,
) -> Result<Option<Waiting>, db::Error> {
    sql.optional(FIND_BY_TOKEN, args![body, &SecretHash::of(token)])
        .await
}

/// Another link leads to it from now on.
pub(crate) async fn renew(
    sql: &mut Sql,
    body: CollectiviteId,
    id: WaitingId,
    token: &str,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(RENEW, args![body, id, &SecretHash::of(token)])
        .await?
        == 1)
}

/// False when it was confirmed already.
pub(crate) async fn confirm(
    sql: &mut Sql,
    body: CollectiviteId,
    id: WaitingId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(CONFIRM, args![body, id, now]).await? == 1)
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, id: WaitingId) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body, id]).await?;
    Ok(())
}

/// Forgets what waits for the word of this address.
pub(crate) async fn forget_of(sql: &mut Sql, body: CollectiviteId, email: &str) -> Result<(), db::Error> {
    sql.execute(FORGET_OF, args![body, email]).await?;
    Ok(())
}
