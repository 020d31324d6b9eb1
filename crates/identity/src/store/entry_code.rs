//! The SQL of people without an address, and of the codes that open their accounts.

use db::{Error, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::EmailAddress;

db::statements! {
    INSERT_CODE = "insert into person_code (collectivite_id, code_hash, person_id, made_at, expires_at) values ($1, $2, $3, $4, $5)";
    FIND_CODE = "select person_id as id from person_code where collectivite_id = $1 and code_hash = $2 and expires_at > $3";
    USE_CODE = "delete from person_code where collectivite_id = $1 and code_hash = $2";
    FORGET_CODES = "delete from person_code where collectivite_id = $1 and person_id = $2";
    PURGE_CODES = "delete from person_code where collectivite_id = $1 and code_hash in
        (select code_hash from person_code where collectivite_id = $1 and expires_at <= $2 limit 2000)";
    INSERT_SHARING = "insert into shared_mailbox (collectivite_id, person_id, mailbox_hash, since_at) values ($1, $2, $3, $4)";
    COUNT_SHARING = "select count(*) as n from shared_mailbox where collectivite_id = $1 and mailbox_hash = $2";
    /// Who came with this mailbox before, under this name, and has no address of their own since.
    FIND_SHARING = "select s.person_id as id from shared_mailbox s
        join person p on p.collectivite_id = s.collectivite_id and p.id = s.person_id
        where s.collectivite_id = $1 and s.mailbox_hash = $2 and p.sort_key = $3 and p.email not like '%@%'
        order by s.since_at, s.person_id limit 1";
    FORGET_SHARING = "delete from shared_mailbox where collectivite_id = $1 and person_id = $2";
    SET_ADDRESS = "update person set email = $3 where collectivite_id = $1 and id = $2 and email = $4";
}

db::record! { struct IdRow { id: PersonId } }

/// What stands where the address would stand, of somebody who has none: no address is written so, and each is another.
pub(crate) fn no_address(person: PersonId) -> String {
    format!("sans-adresse {person}")
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    (person, digest): (PersonId, &[u8]),
    (now, until): (Instant, Instant),
) -> Result<(), Error> {
    sql.execute(INSERT_CODE, args![body, digest.to_vec(), person, now, until])
        .await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    digest: &[u8],
    now: Instant,
) -> Result<Option<PersonId>, Error> {
    let found: Option<IdRow> = sql.optional(FIND_CODE, args![body, digest.to_vec(), now]).await?;
    Ok(found.map(|row| row.id))
}

/// False when it served meanwhile.
pub(crate) async fn use_up(sql: &mut Sql, body: CollectiviteId, digest: &[u8]) -> Result<bool, Error> {
    Ok(sql.execute(USE_CODE, args![body, digest.to_vec()]).await? == 1)
}

/// How many people came with a link sent to this mailbox, beside who has its address.
pub(crate) async fn count_sharing(sql: &mut Sql, body: CollectiviteId, mailbox: &[u8]) -> Result<i64, Error> {
    sql.count(COUNT_SHARING, args![body, mailbox.to_vec()]).await
}

/// Who came with a link sent to this mailbox before, under this name however it was written. Who has an address of their own since is
/// not: they read it, and others read this one.
pub(crate) async fn find_sharing(
    sql: &mut Sql,
    body: CollectiviteId,
    mailbox: &[u8],
    name: &str,
) -> Result<Option<PersonId>, Error> {
    let values = args![body, mailbox.to_vec(), db::sort_key(name)];
    let found: Option<IdRow> = sql.optional(FIND_SHARING, values).await?;
    Ok(found.map(|row| row.id))
}

pub(crate) async fn insert_sharing(
    sql: &mut Sql,
    body: CollectiviteId,
    (person, mailbox): (PersonId, &[u8]),
    now: Instant,
) -> Result<(), Error> {
    sql.execute(INSERT_SHARING, args![body, person, mailbox.to_vec(), now])
        .await?;
    Ok(())
}

pub(crate) async fn forget_sharing(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<(), Error> {
    sql.execute(FORGET_SHARING, args![body, person]).await?;
    Ok(())
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<(), Error> {
    sql.execute(FORGET_CODES, args![body, person]).await?;
    Ok(())
}

/// False when they have an address, or none of their account is left.
pub(crate) async fn set_address(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    email: &EmailAddress,
) -> Result<bool, Error> {
    let values = args![body, person, email, no_address(person)];
    Ok(sql.execute(SET_ADDRESS, values).await? == 1)
}
