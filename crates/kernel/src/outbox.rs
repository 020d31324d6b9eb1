//! What must happen outside: written in the decision's own transaction, delivered afterwards at least once, always with
//! the same key so that the receiver can see it once.

use db::{Id, Instant, Sql, args};
use serde::Serialize;

use crate::{Action, CollectiviteId, Event, Fault, Quality, Right, Scope, SubjectRef, Work, store};

/// Seeing what waits and what failed, and asking for it again.
pub const DELIVERIES: Right = Right {
    code: "deliveries.manage",
    held_by: &[Quality::Agent],
};

/// Marks the ids of effects.
pub struct EffectMark;

/// Something to be done outside.
#[derive(Clone, Debug)]
pub struct Effect {
    /// For which body
    pub collectivite: CollectiviteId,
    /// Which one
    pub id: Id<EffectMark>,
    /// Which handler delivers it: `mail`, `websub`
    pub kind: String,
    /// The idempotency key: the same at every attempt (a mail's Message-ID, a request's Idempotency-Key)
    pub key: String,
    /// What the handler needs
    pub payload: serde_json::Value,
    /// How many times it was tried, this one included
    pub attempts: i64,
}

impl db::FromRow for Effect {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let payload: String = row.get("payload")?;
        Ok(Self {
            collectivite: row.get("collectivite_id")?,
            id: row.get("id")?,
            kind: row.get("kind")?,
            key: row.get("key")?,
            payload: serde_json::from_str(&payload).map_err(|_| db::Error::Content {
                column: "payload".to_owned(),
                value: payload,
            })?,
            attempts: row.get("attempts")?,
        })
    }
}

/// What is known of an effect while it is to be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct EffectContext<'a> {
    /// Effects of one lane are done in the order in which they were decided: each waits until those before it are done or
    /// given up. It names nobody
    pub lane: Option<&'a str>,
    /// The subject an agent is led to when it fails
    pub about: Option<&'a SubjectRef>,
}

/// What a handler answers when it could not deliver.
#[derive(Debug, thiserror::Error)]
pub enum Delivery {
    /// Try again later: the other side is down, slow or busy.
    #[error("{0}")]
    Again(String),
    /// Never going to work as it is: parked at once, shown to the agent.
    #[error("{0}")]
    Park(String),
}

db::text_enum! {
    /// Where an effect stands.
    pub enum EffectState {
        /// Not tried yet, or to be tried again
        Waiting = "waiting",
        /// Delivered
        Done = "done",
        /// Given up, until somebody asks again
        Parked = "parked",
    }
}

/// An effect as the agent's page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct EffectLine {
    /// Which one
    pub id: Id<EffectMark>,
    /// Its kind
    pub kind: String,
    /// Its idempotency key: it says what it is about, and names nobody
    pub key: String,
    /// When it was decided
    pub created_at: Instant,
    /// When it will be tried next
    pub due_at: Instant,
    /// How many times it was tried
    pub attempts: i64,
    /// What went wrong last
    pub last_error: Option<String>,
    /// When it was given up
    pub parked_at: Option<Instant>,
    /// When it was delivered
    pub done_at: Option<Instant>,
    /// What it is about, while it is to be done
    pub about: Option<SubjectRef>,
}

impl db::FromRow for EffectLine {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let (kind, id): (Option<String>, Option<db::Uuid>) =
            (row.get("subject_type")?, row.get("subject_id")?);
        Ok(Self {
            about: kind.zip(id).map(|(kind, id)| SubjectRef { kind, id }),
            id: row.get("id")?,
            kind: row.get("kind")?,
            key: row.get("key")?,
            created_at: row.get("created_at")?,
            due_at: row.get("due_at")?,
            attempts: row.get("attempts")?,
            last_error: row.get("last_error")?,
            parked_at: row.get("parked_at")?,
            done_at: row.get("done_at")?,
        })
    }
}

impl EffectLine {
    /// Where it stands.
    pub fn state(&self) -> EffectState {
        match (self.done_at, self.parked_at) {
            (Some(_), _) => EffectState::Done,
            (None, Some(_)) => EffectState::Parked,
            (None, None) => EffectState::Waiting,
        }
    }

    /// The latest effects, parked first, at most `limit`.
    pub async fn latest(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Self>, db::Error> {
        sql.all(store::LIST_EFFECTS, args![body, limit]).await
    }

    /// What is left to be done of one kind, parked first, at most `limit`.
    pub async fn left(
        sql: &mut Sql,
        body: CollectiviteId,
        kind: &str,
        limit: i64,
    ) -> Result<Vec<Self>, db::Error> {
        sql.all(store::LIST_EFFECTS_LEFT, args![body, kind, limit]).await
    }
}

db::record! {
    /// How the exchanges of one kind go.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Exchanges {
        /// To be done, or tried again
        pub waiting: i64,
        /// Of these, those that failed at least once
        pub postponed: i64,
        /// Since when the oldest of those to be done waits
        pub waiting_since: Option<Instant>,
        /// Given up, until somebody asks again
        pub parked: i64,
        /// When the last one was delivered
        pub last_done_at: Option<Instant>,
    }
}

impl Exchanges {
    /// Those of `kind`.
    pub async fn of(sql: &mut Sql, body: CollectiviteId, kind: &str) -> Result<Self, db::Error> {
        let found = sql.optional(store::EXCHANGES, args![body, kind]).await?;
        Ok(found.unwrap_or_default())
    }
}

/// Puts a parked effect back in the queue.
pub struct RetryEffect {
    /// Which one
    pub effect: Id<EffectMark>,
}

impl Action for RetryEffect {
    const NAME: &'static str = "deliveries.retry";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&DELIVERIES, Scope::BODY).await?;
        let changed = work
            .sql
            .execute(store::RETRY_EFFECT, args![work.body, self.effect, work.now])
            .await?;
        if changed == 0 {
            return Err(Fault::NotFound("parked effect"));
        }
        work.has_effects = true;
        work.journal(Event::internal(
            "deliveries.retried",
            SubjectRef::new("effect", self.effect),
        ))
        .await
    }
}

/// Puts everything parked of one kind back in the queue: what stopped them all was mended.
pub struct RetryEffectsOf {
    /// Which kind
    pub kind: String,
}

impl Action for RetryEffectsOf {
    const NAME: &'static str = "deliveries.retry-all";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&DELIVERIES, Scope::BODY).await?;
        let body = work.body;
        let changed = work
            .sql
            .execute(store::RETRY_EFFECTS_OF, args![body, &self.kind, work.now])
            .await?;
        work.has_effects = true;
        let event = Event::internal("deliveries.retried", SubjectRef::new("collectivite", body));
        work.journal(event.with(serde_json::json!({ "kind": self.kind, "count": changed })))
            .await
    }
}

/// What stands as the reason of an effect that an agent set aside: a word that the page turns into a sentence.
pub const SET_ASIDE: &str = "set-aside";

/// Gives a parked effect up for good.
pub struct SetAsideEffect {
    /// Which one
    pub effect: Id<EffectMark>,
}

impl Action for SetAsideEffect {
    const NAME: &'static str = "deliveries.set-aside";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&DELIVERIES, Scope::BODY).await?;
        let changed = work
            .sql
            .execute(
                store::SET_ASIDE_EFFECT,
                args![work.body, self.effect, work.now, SET_ASIDE],
            )
            .await?;
        if changed == 0 {
            return Err(Fault::NotFound("parked effect"));
        }
        work.sql
            .execute(store::FORGET_EFFECT_CONTEXT, args![work.body, self.effect])
            .await?;
        work.journal(Event::internal(
            "deliveries.set-aside",
            SubjectRef::new("effect", self.effect),
        ))
        .await
    }
}

impl Work {
    /// Gives up for good everything of one kind that is left to be done: there is no longer anywhere to do it. The caller
    /// checks the right.
    pub async fn set_effects_aside(&mut self, kind: &str) -> Result<u64, Fault> {
        let values = args![self.body, kind, self.now, SET_ASIDE];
        let count = self.sql.execute(store::SET_ASIDE_EFFECTS_OF, values).await?;
        self.sql
            .execute(store::FORGET_EFFECT_CONTEXTS, args![self.body, kind])
            .await?;
        Ok(count)
    }

    /// The same of what holds `words`, as JSON writes them: it was to go to somebody who is no more. The caller checks the
    /// right.
    pub async fn set_effects_saying_aside(&mut self, kind: &str, words: &str) -> Result<u64, Fault> {
        let values = args![self.body, kind, self.now, SET_ASIDE, words];
        let count = self.sql.execute(store::SET_ASIDE_EFFECTS_SAYING, values).await?;
        self.sql
            .execute(store::FORGET_EFFECT_CONTEXTS, args![self.body, kind])
            .await?;
        Ok(count)
    }
}

/// How long after the `attempts`-th failure the next try comes, in seconds: 15 s doubling up to 6 hours, moved by up to
/// a quarter according to `spread` so that a service coming back is not met by everyone at once.
pub(crate) fn backoff_s(attempts: i64, spread: u8) -> i64 {
    let base = (15_i64 << attempts.clamp(1, 11).saturating_sub(1)).min(6 * 3600);
    base + base * i64::from(spread) / 1024
}

/// Tries before an effect is parked: with the backoff above, about a day and a half.
pub(crate) const ATTEMPTS_MAX: i64 = 14;

#[cfg(test)]
mod tests {
    use super::backoff_s;

    #[test]
    fn waiting_doubles_then_stays_at_six_hours() {
        assert_eq!(
            [1, 2, 3, 11, 30].map(|attempts| backoff_s(attempts, 0)),
            [15, 30, 60, 15_360, 15_360]
        );
        assert_eq!(backoff_s(1, 255), 18);
    }
}
