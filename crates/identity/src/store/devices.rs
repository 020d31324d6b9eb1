//! The SQL of devices: the sessions a person sees, and who tried to sign in.

use db::{Error, Id, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use super::Link;
use crate::model::SecretHash;
use crate::model::attempt::{Outcome, Way};
use crate::model::device::Device;

db::statements! {
    TOUCH_SESSION = "update session set last_seen_at = $3, device = $4 where collectivite_id = $1 and cookie_hash = $2";
    LIST_SESSIONS = "select s.cookie_hash, s.created_at, s.last_seen_at, s.device, s.way, s.factor_at, o.label as provider from session s
        left join openid_provider o on o.collectivite_id = s.collectivite_id and o.id = s.provider_id
        where s.collectivite_id = $1 and s.person_id = $2 and s.expires_at > $3
        order by s.created_at desc, s.cookie_hash limit 100";
    DELETE_OTHER_SESSIONS = "delete from session where collectivite_id = $1 and person_id = $2 and cookie_hash <> $3";

    INSERT_ATTEMPT = "insert into sign_in_attempt (collectivite_id, id, person_id, way, outcome, link_id, tried_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    COUNT_ATTEMPTS = "select count(*) as n from sign_in_attempt where collectivite_id = $1 and person_id = $2 and tried_at > $3";
    LIST_ATTEMPTS = "select way, outcome, tried_at from sign_in_attempt
        where collectivite_id = $1 and person_id = $2 and tried_at > $3 order by tried_at desc, id desc limit $4 offset $5";
    COUNT_ATTEMPTS_WITH_LINK = "select count(*) as n from sign_in_attempt where collectivite_id = $1 and link_id = $2 and outcome = $3";
    OLDEST_ATTEMPT = "select way, outcome, tried_at from sign_in_attempt
        where collectivite_id = $1 and person_id = $2 order by tried_at limit 1";
    PURGE_ATTEMPTS = "delete from sign_in_attempt where collectivite_id = $1 and person_id = $2 and tried_at <= $3";
    FORGET_ATTEMPTS = "delete from sign_in_attempt where collectivite_id = $1 and person_id = $2";
}

/// Marks the ids of attempts to sign in.
pub(crate) struct Attempt;

db::record! {
    /// A session, as its person sees it.
    pub(crate) struct SessionLine {
        pub(crate) cookie_hash: Vec<u8>,
        pub(crate) created_at: Instant,
        pub(crate) last_seen_at: Option<Instant>,
        pub(crate) device: Option<String>,
        pub(crate) way: Option<Way>,
        pub(crate) factor_at: Option<Instant>,
        pub(crate) provider: Option<String>,
    }
}

db::record! {
    /// An attempt to sign in, as the account's person sees it.
    pub(crate) struct AttemptLine {
        pub(crate) way: Way,
        pub(crate) outcome: Outcome,
        pub(crate) tried_at: Instant,
    }
}

impl SessionLine {
    /// The hash of its cookie.
    pub(crate) fn hash(&self) -> SecretHash {
        SecretHash::kept(&self.cookie_hash)
    }

    /// In which sort of browser it is, as far as it is known.
    pub(crate) fn device(&self) -> Option<Device> {
        self.device.as_deref().and_then(Device::parse)
    }
}

/// Notes the day a session served, and where.
pub(crate) async fn touch(
    sql: &mut Sql,
    body: CollectiviteId,
    cookie: &SecretHash,
    day: Instant,
    device: Device,
) -> Result<(), Error> {
    sql.execute(TOUCH_SESSION, args![body, cookie, day, device.to_string()])
        .await
        .map(drop)
}

/// The sessions of somebody that are open, the newest first.
pub(crate) async fn sessions(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    now: Instant,
) -> Result<Vec<SessionLine>, Error> {
    sql.all(LIST_SESSIONS, args![body, person, now]).await
}

/// Ends every session of somebody but one, and every sign-in of theirs under way; says how many sessions there were.
pub(crate) async fn end_others(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    own: &SecretHash,
) -> Result<u64, Error> {
    sql.execute(super::second_factor::DELETE_WAITS, args![body, person])
        .await?;
    sql.execute(DELETE_OTHER_SESSIONS, args![body, person, own]).await
}

/// How many attempts were made since `since`.
pub(crate) async fn count_attempts(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    since: Instant,
) -> Result<i64, Error> {
    sql.count(COUNT_ATTEMPTS, args![body, person, since]).await
}

/// A page of them, the newest first.
pub(crate) async fn attempts(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    since: Instant,
    (limit, offset): (i64, i64),
) -> Result<Vec<AttemptLine>, Error> {
    sql.all(LIST_ATTEMPTS, args![body, person, since, limit, offset])
        .await
}

/// Whether it was noted that this link was tried with this outcome.
pub(crate) async fn is_noted(
    sql: &mut Sql,
    body: CollectiviteId,
    link: Id<Link>,
    outcome: Outcome,
) -> Result<bool, Error> {
    let noted = sql
        .count(COUNT_ATTEMPTS_WITH_LINK, args![body, link, outcome])
        .await?;
    Ok(noted > 0)
}

/// When the oldest attempt that is kept was made.
pub(crate) async fn oldest_attempt(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Instant>, Error> {
    let oldest: Option<AttemptLine> = sql.optional(OLDEST_ATTEMPT, args![body, person]).await?;
    Ok(oldest.map(|attempt| attempt.tried_at))
}
