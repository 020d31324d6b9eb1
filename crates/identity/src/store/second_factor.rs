//! The SQL of second factors.

use db::{Error, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::SecretHash;
use crate::model::attempt::Way;
use crate::model::provider::ProviderId;

db::statements! {
    FIND_FACTOR = "select secret, confirmed_at, last_step, failures, failed_at from second_factor
        where collectivite_id = $1 and person_id = $2";
    PREPARE_FACTOR = "insert into second_factor (collectivite_id, person_id, secret, begun_at, last_step, failures)
        values ($1, $2, $3, $4, 0, 0)
        on conflict (collectivite_id, person_id) do update set secret = excluded.secret, begun_at = excluded.begun_at
        where second_factor.confirmed_at is null";
    CONFIRM_FACTOR = "update second_factor set confirmed_at = $3, last_step = $4, failures = 0
        where collectivite_id = $1 and person_id = $2 and confirmed_at is null";
    /// A step that served, or one before it, serves no more (RFC 6238, section 5.2).
    USE_STEP = "update second_factor set last_step = $3, failures = 0, failed_at = null
        where collectivite_id = $1 and person_id = $2 and last_step < $3";
    NOTE_SUCCESS = "update second_factor set failures = 0, failed_at = null where collectivite_id = $1 and person_id = $2";
    NOTE_FAILURE = "update second_factor set failures = failures + 1, failed_at = $3 where collectivite_id = $1 and person_id = $2";
    DELETE_FACTOR = "delete from second_factor where collectivite_id = $1 and person_id = $2";

    INSERT_RECOVERY_CODE = "insert into recovery_code (collectivite_id, person_id, digest) values ($1, $2, $3)";
    COUNT_RECOVERY_CODES = "select count(*) as n from recovery_code where collectivite_id = $1 and person_id = $2";
    USE_RECOVERY_CODE = "delete from recovery_code where collectivite_id = $1 and person_id = $2 and digest = $3";
    DELETE_RECOVERY_CODES = "delete from recovery_code where collectivite_id = $1 and person_id = $2";

    INSERT_WAIT = "insert into second_factor_wait (collectivite_id, cookie_hash, person_id, expires_at, way, provider_id, level, proved_at,
        is_assisted, id_token, is_helper_known) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FIND_WAIT = "select person_id, way, provider_id, level, proved_at, is_assisted, id_token, is_helper_known, refresh_token
        from second_factor_wait
        where collectivite_id = $1 and cookie_hash = $2 and expires_at > $3";
    /// A session that somebody opened by one factor, to be asked for another one where the body wants two.
    FIND_ONE_FACTOR_SESSION = "select person_id, coalesce(way, 'mail') as way, provider_id, level, proved_at, is_assisted, id_token,
            is_helper_known, refresh_token from session
        where collectivite_id = $1 and cookie_hash = $2 and expires_at > $3 and factor_at is null";
    FIND_GIVEN = "select factor_at, proved_at, level from session where collectivite_id = $1 and cookie_hash = $2 and person_id = $3";
    NOTE_GIVEN = "update session set factor_at = $4 where collectivite_id = $1 and cookie_hash = $2 and person_id = $3";
    USE_WAIT = "delete from second_factor_wait where collectivite_id = $1 and cookie_hash = $2";
    DELETE_WAITS = "delete from second_factor_wait where collectivite_id = $1 and person_id = $2";
    PURGE_WAITS = "delete from second_factor_wait where collectivite_id = $1 and cookie_hash in
        (select cookie_hash from second_factor_wait where collectivite_id = $1 and expires_at <= $2 limit 2000)";

    FIND_RULE = "select since_at from second_factor_rule where collectivite_id = $1";
    INSERT_RULE = "insert into second_factor_rule (collectivite_id, since_at) values ($1, $2)
        on conflict (collectivite_id) do nothing";
    DELETE_RULE = "delete from second_factor_rule where collectivite_id = $1";

    ASK_RESET = "insert into second_factor_reset (collectivite_id, person_id, asked_by, asked_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id, person_id) do update set asked_by = excluded.asked_by, asked_at = excluded.asked_at
        where second_factor_reset.asked_at <= $5";
    FIND_RESET = "select r.person_id, p.name, p.email, r.asked_by, a.name as asked_by_name, r.asked_at from second_factor_reset r
        join person p on p.collectivite_id = r.collectivite_id and p.id = r.person_id
        left join person a on a.collectivite_id = r.collectivite_id and a.id = r.asked_by
        where r.collectivite_id = $1 and r.asked_at > $2 and r.person_id = $3";
    LIST_RESETS = "select r.person_id, p.name, p.email, r.asked_by, a.name as asked_by_name, r.asked_at from second_factor_reset r
        join person p on p.collectivite_id = r.collectivite_id and p.id = r.person_id
        left join person a on a.collectivite_id = r.collectivite_id and a.id = r.asked_by
        where r.collectivite_id = $1 and r.asked_at > $2 order by r.asked_at, r.person_id limit 100";
    DELETE_RESET = "delete from second_factor_reset where collectivite_id = $1 and person_id = $2";
    /// What waited too long for another agent.
    PURGE_RESETS = "delete from second_factor_reset where collectivite_id = $1 and person_id in
        (select person_id from second_factor_reset where collectivite_id = $1 and asked_at <= $2 limit 2000)";
    FORGET_ASKED_BY = "delete from second_factor_reset where collectivite_id = $1 and asked_by = $2";
}

db::record! {
    /// What is shared with somebody's app.
    pub(crate) struct FactorRow {
        pub(crate) secret: String,
        pub(crate) confirmed_at: Option<Instant>,
        pub(crate) last_step: i64,
        pub(crate) failures: i64,
        pub(crate) failed_at: Option<Instant>,
    }
}

db::record! {
    /// Somebody who has still to give their second factor, and what opened their way.
    pub(crate) struct WaitRow {
        pub(crate) person_id: PersonId,
        pub(crate) way: Way,
        pub(crate) provider_id: Option<ProviderId>,
        pub(crate) level: Option<String>,
        pub(crate) proved_at: Option<Instant>,
        pub(crate) is_assisted: Option<bool>,
        pub(crate) id_token: Option<String>,
        pub(crate) is_helper_known: Option<bool>,
        pub(crate) refresh_token: Option<String>,
    }
}

db::record! {
    /// A second factor that an agent asked to take away.
    pub(crate) struct ResetRow {
        pub(crate) person_id: PersonId,
        pub(crate) name: String,
        pub(crate) email: String,
        pub(crate) asked_by: PersonId,
        pub(crate) asked_by_name: Option<String>,
        pub(crate) asked_at: Instant,
    }
}

db::record! {
    /// What a session says of a second factor.
    pub(crate) struct GivenRow {
        pub(crate) factor_at: Option<Instant>,
        pub(crate) proved_at: Option<Instant>,
        pub(crate) level: Option<String>,
    }
}

db::record! { struct RuleRow { since_at: Instant } }

pub(crate) async fn factor(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<FactorRow>, Error> {
    sql.optional(FIND_FACTOR, args![body, person]).await
}

/// Whether this person showed a code of an app.
pub(crate) async fn is_enrolled(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<bool, Error> {
    let factor = factor(sql, body, person).await?;
    Ok(factor.is_some_and(|factor| factor.confirmed_at.is_some()))
}

/// Whether this person has anything to give: an app, or passkeys.
pub(crate) async fn has_any(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<bool, Error> {
    Ok(is_enrolled(sql, body, person).await? || super::passkey::count(sql, body, person).await? > 0)
}

/// Who has still to give their second factor in the browser that has this cookie.
pub(crate) async fn wait(
    sql: &mut Sql,
    body: CollectiviteId,
    cookie: &SecretHash,
    now: Instant,
) -> Result<Option<WaitRow>, Error> {
    sql.optional(FIND_WAIT, args![body, cookie, now]).await
}

/// A session of one factor that this cookie opens.
pub(crate) async fn one_factor_session(
    sql: &mut Sql,
    body: CollectiviteId,
    cookie: &SecretHash,
    now: Instant,
) -> Result<Option<WaitRow>, Error> {
    sql.optional(FIND_ONE_FACTOR_SESSION, args![body, cookie, now])
        .await
}

/// What was given in this session of the person.
pub(crate) async fn given(
    sql: &mut Sql,
    body: CollectiviteId,
    cookie: &SecretHash,
    person: PersonId,
) -> Result<Option<GivenRow>, Error> {
    sql.optional(FIND_GIVEN, args![body, cookie, person]).await
}

/// Puts these recovery codes in the place of those there were.
pub(crate) async fn replace_recovery_codes(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    digests: &[Vec<u8>],
) -> Result<(), Error> {
    sql.execute(DELETE_RECOVERY_CODES, args![body, person]).await?;
    for digest in digests {
        sql.execute(INSERT_RECOVERY_CODE, args![body, person, digest])
            .await?;
    }
    Ok(())
}

/// Forgets somebody's second factor and all that goes with it.
pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<(), Error> {
    for statement in [DELETE_FACTOR, DELETE_RECOVERY_CODES, DELETE_WAITS, DELETE_RESET] {
        sql.execute(statement, args![body, person]).await?;
    }
    Ok(())
}

/// Since when a body’s agents must have one, if they must.
pub(crate) async fn rule(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Instant>, Error> {
    let rule: Option<RuleRow> = sql.optional(FIND_RULE, args![body]).await?;
    Ok(rule.map(|rule| rule.since_at))
}

/// What was asked since `since` of this person's.
pub(crate) async fn reset(
    sql: &mut Sql,
    body: CollectiviteId,
    since: Instant,
    person: PersonId,
) -> Result<Option<ResetRow>, Error> {
    sql.optional(FIND_RESET, args![body, since, person]).await
}

/// What was asked since `since`, the oldest first.
pub(crate) async fn resets(
    sql: &mut Sql,
    body: CollectiviteId,
    since: Instant,
) -> Result<Vec<ResetRow>, Error> {
    sql.all(LIST_RESETS, args![body, since]).await
}
