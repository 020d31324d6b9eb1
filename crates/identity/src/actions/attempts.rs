//! Each attempt to sign in, kept for the person whose account it is, and erased after a time.

use db::{Id, args};
use kernel::{Action, BoxFuture, Event, Fault, PersonId, Scope, SubjectRef, Timer, Work};

use crate::model::attempt::{ATTEMPTS_KEPT_DAYS, Outcome, Way};
use crate::model::{EmailAddress, LinkState, SecretHash};
use crate::rights;
use crate::store::devices::{self, Attempt};
use crate::store::{self, Link};

/// The date on which what is kept of a person's attempts to sign in begins to be too old.
pub(crate) const FORGET_ATTEMPTS: &str = "identity.forget-attempts";

/// Keeps an attempt; the first that is kept of a person sets the date of their erasing.
pub(super) async fn keep_attempt(
    work: &mut Work,
    person: PersonId,
    (way, outcome): (Way, Outcome),
    link: Option<Id<Link>>,
) -> Result<(), Fault> {
    let (body, now) = (work.body, work.now);
    if devices::oldest_attempt(&mut work.sql, body, person)
        .await?
        .is_none()
    {
        let about = SubjectRef::new("person", person);
        let due_at = now.plus_days(ATTEMPTS_KEPT_DAYS);
        work.cancel_timers(FORGET_ATTEMPTS, &about).await?;
        work.timer(FORGET_ATTEMPTS, &about, due_at, &serde_json::Value::Null)
            .await?;
    }
    let id: Id<Attempt> = work.new_id();
    let values = args![body, id, person, way, outcome, link, now];
    work.sql.execute(devices::INSERT_ATTEMPT, values).await?;
    Ok(())
}

/// Erases the attempts of a person that are too old, and comes back when the next one is.
pub(crate) fn forget_attempts<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let about = timer.subject_as("person");
        let person: PersonId = about.id();
        let (body, before) = (work.body, work.now.plus_days(-ATTEMPTS_KEPT_DAYS));
        work.sql
            .execute(devices::PURGE_ATTEMPTS, args![body, person, before])
            .await?;
        if let Some(oldest) = devices::oldest_attempt(&mut work.sql, body, person).await? {
            let due_at = oldest.plus_days(ATTEMPTS_KEPT_DAYS);
            work.timer(FORGET_ATTEMPTS, &about, due_at, &serde_json::Value::Null)
                .await?;
        }
        Ok(())
    })
}

/// Notes that somebody pressed the button of a link that serves no more: its person sees it, once for each reason. Whoever has
/// the link may press it a thousand times.
pub struct NoteDeadLink {
    /// The token, as the link carries it
    pub token: String,
}

impl Action for NoteDeadLink {
    const NAME: &'static str = "identity.note-dead-link";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let body = work.body;
        let link = store::find_link(&mut work.sql, body, &SecretHash::of(&self.token))
            .await?
            .ok_or_else(|| Fault::refused("identity-link-unknown"))?;
        let (outcome, why) = match LinkState::at(work.now, link.used_at, link.expires_at) {
            LinkState::Valid => return Err(Fault::refused("identity-link-unknown")),
            LinkState::Used => (Outcome::Used, "identity-link-used"),
            LinkState::Expired => (Outcome::Expired, "identity-link-expired"),
        };
        let holder = match EmailAddress::parse(&link.email) {
            Some(email) => store::find_by_email(&mut work.sql, body, &email).await?,
            None => None,
        };
        let person = holder.ok_or_else(|| Fault::refused(why))?;
        if devices::is_noted(&mut work.sql, body, link.id, outcome).await? {
            return Err(Fault::refused(why));
        }
        keep_attempt(work, person, (Way::Mail, outcome), Some(link.id)).await?;
        work.journal(Event::internal(
            "identity.link-refused",
            SubjectRef::new("sign-in-link", link.id),
        ))
        .await
    }
}
