//! The SQL of verified numbers and of the gateway.

use db::{Error, Instant, Sql, args};
use identity::model::SecretHash;
use kernel::{CollectiviteId, PersonId};

use crate::model::{Gateway, Proof, SentId, Wait};

db::statements! {
    FIND_GATEWAY = "select version, address, method, format, template, header, secret, prefixes, hourly_max from sms_gateway
        where collectivite_id = $1";
    INSERT_GATEWAY = "insert into sms_gateway (collectivite_id, version, address, method, format, template, header, secret, prefixes,
            hourly_max, updated_at)
        values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (collectivite_id) do nothing";
    UPDATE_GATEWAY = "update sms_gateway set version = version + 1, address = $2, method = $3, format = $4, template = $5, header = $6,
            secret = $7, prefixes = $8, hourly_max = $9, updated_at = $10
        where collectivite_id = $1 and version = $11";
    DELETE_GATEWAY = "delete from sms_gateway where collectivite_id = $1";

    /// Another code takes the place of the one before.
    SET_WAIT = "insert into phone_wait (collectivite_id, person_id, number_hash, code_hash, ending_sealed, tries, expires_at)
        values ($1, $2, $3, $4, $5, 0, $6)
        on conflict (collectivite_id, person_id) do update set number_hash = excluded.number_hash, code_hash = excluded.code_hash,
            ending_sealed = excluded.ending_sealed, tries = 0, expires_at = excluded.expires_at";
    FIND_WAIT = "select number_hash, code_hash, ending_sealed, tries, expires_at from phone_wait
        where collectivite_id = $1 and person_id = $2 and expires_at > $3";
    NOTE_TRY = "update phone_wait set tries = tries + 1 where collectivite_id = $1 and person_id = $2";
    DELETE_WAIT = "delete from phone_wait where collectivite_id = $1 and person_id = $2";
    PURGE_WAITS = "delete from phone_wait where collectivite_id = $1 and person_id in
        (select w.person_id from phone_wait w where w.collectivite_id = $1 and w.expires_at <= $2 limit 2000)";

    FIND_PROOF = "select person_id, number_hash, ending_sealed, proved_at from phone_proof
        where collectivite_id = $1 and person_id = $2";
    FIND_PROOF_OF_NUMBER = "select person_id, number_hash, ending_sealed, proved_at from phone_proof
        where collectivite_id = $1 and number_hash = $2";
    PROOFS_AFTER = "select person_id, number_hash, ending_sealed, proved_at from phone_proof
        where collectivite_id = $1 and person_id > $2 order by person_id limit $3";
    INSERT_PROOF = "insert into phone_proof (collectivite_id, person_id, number_hash, ending_sealed, proved_at)
        values ($1, $2, $3, $4, $5)";
    DELETE_PROOF = "delete from phone_proof where collectivite_id = $1 and person_id = $2";

    HOLD = "insert into phone_held (collectivite_id, number_hash, person_id, held_until) values ($1, $2, $3, $4)
        on conflict (collectivite_id, number_hash) do update set person_id = excluded.person_id, held_until = excluded.held_until";
    FREE = "delete from phone_held where collectivite_id = $1 and number_hash = $2";
    COUNT_HELD_FROM = "select count(*) as n from phone_held
        where collectivite_id = $1 and number_hash = $2 and held_until > $3 and (person_id is null or person_id <> $4)";
    FORGET_HOLDER = "update phone_held set person_id = null where collectivite_id = $1 and person_id = $2";
    PURGE_HELD = "delete from phone_held where collectivite_id = $1 and number_hash in
        (select h.number_hash from phone_held h where h.collectivite_id = $1 and h.held_until <= $2 limit 2000)";

    INSERT_SENT = "insert into sms_sent (collectivite_id, id, person_id, number_hash, client, sent_at) values ($1, $2, $3, $4, $5, $6)";
    COUNT_SENT = "select count(*) as n from sms_sent where collectivite_id = $1 and sent_at > $2";
    COUNT_SENT_TO = "select count(*) as n from sms_sent where collectivite_id = $1 and number_hash = $2 and sent_at > $3";
    COUNT_SENT_FOR = "select count(*) as n from sms_sent where collectivite_id = $1 and person_id = $2 and sent_at > $3";
    COUNT_SENT_FROM = "select count(*) as n from sms_sent where collectivite_id = $1 and client = $2 and sent_at > $3";
    FORGET_SENT = "update sms_sent set person_id = null where collectivite_id = $1 and person_id = $2";
    PURGE_SENT = "delete from sms_sent where collectivite_id = $1 and id in
        (select s.id from sms_sent s where s.collectivite_id = $1 and s.sent_at <= $2 limit 2000)";

    ANY_GATEWAY_OR_PROOF = "select count(*) as n from
        (select collectivite_id from sms_gateway where collectivite_id = $1
            union all select collectivite_id from phone_proof where collectivite_id = $1 limit 1) found";
}

pub(crate) async fn gateway(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Gateway>, Error> {
    sql.optional(FIND_GATEWAY, args![body]).await
}

pub(crate) async fn wait(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    now: Instant,
) -> Result<Option<Wait>, Error> {
    sql.optional(FIND_WAIT, args![body, person, now]).await
}

pub(crate) async fn proof(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Proof>, Error> {
    sql.optional(FIND_PROOF, args![body, person]).await
}

pub(crate) async fn proofs_after(
    sql: &mut Sql,
    body: CollectiviteId,
    after: PersonId,
    limit: i64,
) -> Result<Vec<Proof>, Error> {
    sql.all(PROOFS_AFTER, args![body, after, limit]).await
}

/// Who has this number.
pub(crate) async fn holder(
    sql: &mut Sql,
    body: CollectiviteId,
    number: &[u8],
) -> Result<Option<Proof>, Error> {
    sql.optional(FIND_PROOF_OF_NUMBER, args![body, number.to_vec()])
        .await
}

/// Whether somebody else gave this number up a short time ago.
pub(crate) async fn is_held_from(
    sql: &mut Sql,
    body: CollectiviteId,
    (number, person): (&[u8], PersonId),
    now: Instant,
) -> Result<bool, Error> {
    let held = args![body, number.to_vec(), now, person];
    Ok(sql.count(COUNT_HELD_FROM, held).await? > 0)
}

/// How many messages were sent since then.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sent {
    /// By the whole body, in an hour
    pub(crate) by_body: i64,
    /// To this number, in an hour
    pub(crate) to_number: i64,
    /// To this number, in a day
    pub(crate) to_number_daily: i64,
    /// For this person, in an hour
    pub(crate) for_person: i64,
    /// For this person, in a day
    pub(crate) for_person_daily: i64,
    /// From this client, in an hour
    pub(crate) from_client: i64,
}

pub(crate) async fn sent(
    sql: &mut Sql,
    body: CollectiviteId,
    (number, person, client): (&[u8], PersonId, &SecretHash),
    (an_hour_ago, a_day_ago): (Instant, Instant),
) -> Result<Sent, Error> {
    let to = |since: Instant| args![body, number.to_vec(), since];
    let of = |since: Instant| args![body, person, since];
    Ok(Sent {
        by_body: sql.count(COUNT_SENT, args![body, an_hour_ago]).await?,
        to_number: sql.count(COUNT_SENT_TO, to(an_hour_ago)).await?,
        to_number_daily: sql.count(COUNT_SENT_TO, to(a_day_ago)).await?,
        for_person: sql.count(COUNT_SENT_FOR, of(an_hour_ago)).await?,
        for_person_daily: sql.count(COUNT_SENT_FOR, of(a_day_ago)).await?,
        from_client: sql
            .count(COUNT_SENT_FROM, args![body, client, an_hour_ago])
            .await?,
    })
}

pub(crate) async fn note_sent(
    sql: &mut Sql,
    body: CollectiviteId,
    id: SentId,
    (number, person, client): (&[u8], PersonId, &SecretHash),
    now: Instant,
) -> Result<(), Error> {
    let values = args![body, id, person, number.to_vec(), client, now];
    sql.execute(INSERT_SENT, values).await.map(drop)
}

/// Keeps a number from everybody but who had it.
pub(crate) async fn hold(
    sql: &mut Sql,
    body: CollectiviteId,
    proof: &Proof,
    until: Instant,
) -> Result<(), Error> {
    let values = args![body, proof.number_hash.clone(), proof.person_id, until];
    sql.execute(HOLD, values).await.map(drop)
}
