//! Asking the provider again, at the rhythm of the body, whether who opened a session is still one of its people.
//!
//! A date for each session ([`REFRESH`]) asks for one exchange, and sets the next: a provider that does not answer is asked again at
//! the next date, no sooner, and the session goes on until its end.

use db::args;
use kernel::{Action, BoxFuture, EffectContext, Event, Fault, Scope, SubjectRef, Timer, Work};
use serde::{Deserialize, Serialize};

use crate::model::SecretHash;
use crate::model::provider::{ProviderId, RefreshId};
use crate::rights;
use crate::store::{providers, refreshing as store};

/// The date on which the provider of a session is asked again.
pub(crate) const REFRESH: &str = "identity.refresh-session";
/// The exchange that does it.
pub(crate) const REFRESH_EFFECT: &str = "session-refresh";

/// What the exchange needs: it holds no token.
#[derive(Serialize, Deserialize)]
pub(crate) struct ToRefresh {
    pub(crate) session: RefreshId,
}

fn subject(session: RefreshId) -> SubjectRef {
    SubjectRef::new("session", session)
}

/// Has the provider that opened this session asked again at the rhythm of the body, if it has one. Without a token to ask with, the
/// session ends at the first date: nothing would tell that its person left.
pub(super) async fn watch(
    work: &mut Work,
    cookie: &SecretHash,
    (provider, sealed): (Option<ProviderId>, Option<&str>),
) -> Result<(), Fault> {
    let Some(provider) = provider else {
        return Ok(());
    };
    let body = work.body;
    let provider = providers::provider(&mut work.sql, body, provider).await?;
    let Some(provider) = provider.filter(|provider| provider.refresh_minutes > 0) else {
        return Ok(());
    };
    let session: RefreshId = work.new_id();
    let values = args![body, cookie, session, sealed.map(str::to_owned)];
    work.sql.execute(store::WATCH_SESSION, values).await?;
    set_date(work, session, provider.refresh_minutes).await
}

/// Keeps the token while a second factor is still to be given.
pub(super) async fn keep_in_wait(
    work: &mut Work,
    cookie: &SecretHash,
    sealed: Option<&str>,
) -> Result<(), Fault> {
    if let Some(sealed) = sealed {
        let values = args![work.body, cookie, sealed];
        work.sql.execute(store::KEEP_IN_WAIT, values).await?;
    }
    Ok(())
}

async fn set_date(work: &mut Work, session: RefreshId, minutes: i64) -> Result<(), Fault> {
    let due_at = work.now.plus_seconds(minutes * 60);
    work.timer(REFRESH, &subject(session), due_at, &serde_json::Value::Null)
        .await
}

/// At its date, asks for the exchange and sets the next date; nothing once the session is over, or nothing is to be asked any more.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let (body, now) = (work.body, work.now);
        let session = RefreshId::from_uuid(timer.subject);
        let found = store::watched(&mut work.sql, body, session, now).await?;
        let Some(provider) = found.and_then(|found| found.provider_id) else {
            return Ok(());
        };
        let provider = providers::provider(&mut work.sql, body, provider).await?;
        let Some(provider) = provider.filter(|provider| provider.refresh_minutes > 0) else {
            return Ok(());
        };
        set_date(work, session, provider.refresh_minutes).await?;
        let payload = serde_json::json!(ToRefresh { session });
        let key = format!("{session} {}", timer.due_at.micros());
        // One at a time: a token that serves once is not shown twice.
        let lane = format!("session {session}");
        let context = EffectContext {
            lane: Some(&lane),
            about: None,
        };
        work.effect_in(REFRESH_EFFECT, &key, &payload, context).await
    })
}

/// Ends a session whose provider says that its person is none of its people any more.
pub(crate) struct EndRefusedSession {
    /// Which one
    pub(crate) session: RefreshId,
    /// The token it held, sealed, when that was said; empty for none
    pub(crate) held: String,
}

impl Action for EndRefusedSession {
    const NAME: &'static str = "identity.end-refused-session";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::MANAGE_PROVIDERS, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let found = store::watched(&mut work.sql, body, self.session, now).await?;
        let Some(found) = found else {
            // Over meanwhile.
            return Err(Fault::NotFound("session"));
        };
        let values = args![body, self.session, self.held.as_str()];
        if work.sql.execute(store::END_WATCHED, values).await? == 0 {
            // Vouched for meanwhile.
            return Err(Fault::NotFound("session"));
        }
        let about = SubjectRef::new("person", found.person_id);
        let provider = found.provider_id.map(|provider| provider.to_string());
        work.journal(
            Event::internal("identity.session-refused", about)
                .with(serde_json::json!({ "provider": provider })),
        )
        .await
    }
}
