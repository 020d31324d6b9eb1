//! What codes prove, those that were refused, and addresses that wait for their link.

use db::{Instant, Sql, args};
use identity::model::SecretHash;
use kernel::{CollectiviteId, PersonId};

use crate::model::{AddressId, Residence, TryId, WaitingAddress};

db::statements! {
    /// Shown again, it was verified again.
    SET_PROOF = "insert into desk_proof (collectivite_id, person_id, district, proved_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id, person_id) do update set district = excluded.district, proved_at = excluded.proved_at";
    FIND_PROOF = "select district, proved_at from desk_proof where collectivite_id = $1 and person_id = $2";

    INSERT_TRY = "insert into desk_try (collectivite_id, id, client, tried_at) values ($1, $2, $3, $4)";
    COUNT_OWN_TRIES = "select count(*) as n from desk_try where collectivite_id = $1 and client = $2 and tried_at > $3";
    COUNT_TRIES = "select count(*) as n from desk_try where collectivite_id = $1 and tried_at > $2";
    PURGE_TRIES = "delete from desk_try where collectivite_id = $1 and id in
        (select id from desk_try where collectivite_id = $1 and tried_at <= $2 limit 2000)";

    INSERT_ADDRESS = "insert into desk_address (collectivite_id, id, person_id, email, token_hash, expires_at)
        values ($1, $2, $3, $4, $5, $6)";
    FIND_ADDRESS = "select id, person_id, email from desk_address where collectivite_id = $1 and token_hash = $2 and expires_at > $3";
    /// One person's links of one hour.
    COUNT_ADDRESSES = "select count(*) as n from desk_address where collectivite_id = $1 and person_id = $2 and expires_at > $3";
    /// Links to one address of one hour, whoever asked for them.
    COUNT_TO_ADDRESS = "select count(*) as n from desk_address where collectivite_id = $1 and email = $2 and expires_at > $3";
    USE_ADDRESS = "delete from desk_address where collectivite_id = $1 and id = $2";
    PURGE_ADDRESSES = "delete from desk_address where collectivite_id = $1 and id in
        (select id from desk_address where collectivite_id = $1 and expires_at <= $2 limit 2000)";
}

pub(crate) async fn prove(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    district: &str,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_PROOF, args![body, person, district, now]).await?;
    Ok(())
}

pub(crate) async fn residence(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Residence>, db::Error> {
    sql.optional(FIND_PROOF, args![body, person]).await
}

pub(crate) async fn note_try(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TryId,
    client: &SecretHash,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(INSERT_TRY, args![body, id, client, now]).await?;
    Ok(())
}

/// Codes refused since then: to this client, and to all.
pub(crate) async fn tries(
    sql: &mut Sql,
    body: CollectiviteId,
    client: &SecretHash,
    since: Instant,
) -> Result<(i64, i64), db::Error> {
    let own = sql.count(COUNT_OWN_TRIES, args![body, client, since]).await?;
    Ok((own, all_tries(sql, body, since).await?))
}

/// Codes refused since then, to all.
pub(crate) async fn all_tries(sql: &mut Sql, body: CollectiviteId, since: Instant) -> Result<i64, db::Error> {
    sql.count(COUNT_TRIES, args![body, since]).await
}

pub(crate) async fn insert_address(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, person): (AddressId, PersonId),
    (email, token): (&str, &str),
    expires_at: Instant,
) -> Result<(), db::Error> {
    let values = args![body, id, person, email, &SecretHash::of(token), expires_at];
    sql.execute(INSERT_ADDRESS, values).await?;
    Ok(())
}

/// How many of a person's links expire after then, and how many of those sent to an address, whoever asked for them.
pub(crate) async fn count_addresses(
    sql: &mut Sql,
    body: CollectiviteId,
    (person, email): (PersonId, &str),
    after: Instant,
) -> Result<(i64, i64), db::Error> {
    let own = sql.count(COUNT_ADDRESSES, args![body, person, after]).await?;
    Ok((own, sql.count(COUNT_TO_ADDRESS, args![body, email, after]).await?))
}

pub(crate) async fn find_address(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &str,
    now: Instant,
) -> Result<Option<WaitingAddress>, db::Error> {
    sql.optional(FIND_ADDRESS, args![body, &SecretHash::of(token), now])
        .await
}

/// False when its link was followed meanwhile.
pub(crate) async fn use_address(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AddressId,
) -> Result<bool, db::Error> {
    Ok(sql.execute(USE_ADDRESS, args![body, id]).await? == 1)
}
