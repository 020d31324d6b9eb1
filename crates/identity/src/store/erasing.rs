//! The SQL of accounts that are closed.

use db::{Error, Sql, args};
use kernel::{CollectiviteId, PersonId};

db::statements! {
    /// The identifier stands where the address stood: addresses are told apart, and this one is nobody's.
    ERASE_PERSON = "update person set name = $3, sort_key = $4, email = $5 where collectivite_id = $1 and id = $2";
    FORGET_LANGUAGE = "delete from person_language where collectivite_id = $1 and person_id = $2";
    FORGET_TOKENS = "delete from application_token where collectivite_id = $1 and person_id = $2";
    FORGET_ACCOUNT_LINKS = "delete from account_link where collectivite_id = $1 and person_id = $2";
    FORGET_CLIENTS = "delete from sign_in_client where collectivite_id = $1
        and link_id in (select id from sign_in_link where collectivite_id = $1 and email = $2)";
    FORGET_LINKS = "delete from sign_in_link where collectivite_id = $1 and email = $2";
    FORGET_PROVIDERS = "delete from openid_identity where collectivite_id = $1 and person_id = $2";
    FORGET_PROVIDER_INVITATIONS = "delete from openid_invitation where collectivite_id = $1 and person_id = $2";
    FORGET_ARRIVALS = "delete from openid_arrival where collectivite_id = $1 and email = $2";
    FORGET_PASSAGES = "delete from account_passage where (home_id = $1 and person_id = $2) or (guest_id = $1 and email = $3)";
}

/// Ends every session of somebody.
pub(crate) async fn end_sessions(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<(), Error> {
    sql.execute(super::DELETE_SESSIONS, args![body, person]).await?;
    Ok(())
}

/// Forgets who somebody was; `name` is what is said in place of their name.
pub(crate) async fn erase(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    email: &str,
    name: &str,
) -> Result<(), Error> {
    sql.execute(super::DELETE_SESSIONS, args![body, person]).await?;
    sql.execute(super::devices::FORGET_ATTEMPTS, args![body, person])
        .await?;
    sql.execute(super::passkey::FORGET_PASSKEYS, args![body, person])
        .await?;
    super::second_factor::forget(sql, body, person).await?;
    sql.execute(super::second_factor::FORGET_ASKED_BY, args![body, person])
        .await?;
    super::entry_code::forget(sql, body, person).await?;
    super::entry_code::forget_sharing(sql, body, person).await?;
    sql.execute(FORGET_LANGUAGE, args![body, person]).await?;
    sql.execute(FORGET_TOKENS, args![body, person]).await?;
    sql.execute(FORGET_ACCOUNT_LINKS, args![body, person]).await?;
    sql.execute(FORGET_PROVIDERS, args![body, person]).await?;
    sql.execute(FORGET_PROVIDER_INVITATIONS, args![body, person])
        .await?;
    sql.execute(FORGET_ARRIVALS, args![body, email]).await?;
    sql.execute(FORGET_CLIENTS, args![body, email]).await?;
    sql.execute(FORGET_LINKS, args![body, email]).await?;
    sql.execute(FORGET_PASSAGES, args![body, person, email]).await?;
    let nobody = person.to_string();
    sql.execute(
        ERASE_PERSON,
        args![body, person, name, db::sort_key(name), nobody],
    )
    .await?;
    Ok(())
}
