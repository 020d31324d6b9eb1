//! Closing an account: nothing here names its person any more, and what they did stands.
//!
//! One closes one's own at once. An agent who was asked to close somebody's sets a date: the person is written to, and signing in
//! before that date keeps the account. Nobody loses theirs by one press of somebody else.

use db::Instant;
use kernel::{Action, BoxFuture, Event, Fault, PersonId, Scope, SubjectRef, Timer, Work};
use outgoing::mail::Mail;
use ui::{Words, t};

use super::four_eyes::{Guarded, second_agent};
use crate::model::{ERASURE_DAYS, ERASURE_TRIED_DAYS};
use crate::store::{self, erasing};
use crate::{mail, rights};

/// What is told when an account is closed, before anything of it is forgotten: the features that keep an address, or what
/// somebody asked for, forget it in the same transaction, and may still ask [`email_of`](crate::email_of) which address
/// it was. Those that cannot do without the person refuse, with a sentence.
pub const ACCOUNT_ERASED: &str = "identity.account-erased";
/// What is told when an agent asks for somebody's account to be closed: who will refuse then refuses at once.
pub const ERASURE_ASKED: &str = "identity.erasure-asked";

/// The date on which an account is closed that an agent was asked to close; its subject is the person.
pub(crate) const ERASE: &str = "identity.erase";

/// Closes one's own account for good (GDPR, article 17).
pub struct CloseAccount {
    /// Whether the session is known to be held by somebody who helps
    pub is_helped: bool,
}

impl Action for CloseAccount {
    const NAME: &'static str = "identity.close-account";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CLOSE_ACCOUNT, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_helped {
            return Err(Fault::refused("identity-assisted-no-closing"));
        }
        erase(work, person).await
    }
}

/// Closes an account for good: one's own, or by Parvis itself on the date that an agent set, or by the operator.
///
/// The name, the address, the language, the sessions, the sign-in links, the application tokens and the links with accounts
/// elsewhere go. The identifier stays, under the sentence `identity-gone`: contributions, amendments and public votes are
/// records of what was decided (article 17(3)(b) and (d)), and Git histories know their authors by it alone.
pub struct EraseAccount {
    /// Whose
    pub person: PersonId,
}

impl Action for EraseAccount {
    const NAME: &'static str = "identity.erase-account";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let actor = work.actor.person();
        if actor == Some(self.person) {
            work.require(&rights::CLOSE_ACCOUNT, Scope::BODY).await?;
            return erase(work, self.person).await;
        }
        work.require(&rights::ERASE_ACCOUNT, Scope::BODY).await?;
        if actor.is_some() {
            return Err(Fault::refused("identity-closing-at-once"));
        }
        let body = work.collectivite()?;
        let email = crate::email_of(&mut work.sql, work.body, self.person).await?;
        let words = mail::words_to(work, self.person).await?;
        erase(work, self.person).await?;
        let Some(email) = email else { return Ok(()) };
        // After what was to be sent there is set aside: this letter is the last one.
        let letter = Mail {
            to: email,
            subject: t!(words, "identity-closed-mail-subject", body = &body.name),
            text: t!(
                words,
                "identity-closed-mail-text",
                body = &body.name,
                link = work.base_url()
            ),
            html: None,
            unsubscribe: None,
        };
        outgoing::mail::send(work, &format!("account-closed-{}", self.person), &letter).await
    }
}

/// Sets the date on which the account of somebody who asked for it is closed, unless they sign in before. Two agents do it
/// ([`second_agent`]).
pub struct AskErasure {
    /// Whose
    pub person: PersonId,
}

impl Action for AskErasure {
    const NAME: &'static str = "identity.ask-erasure";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ERASE_ACCOUNT, Scope::BODY).await?;
        if work.actor.person() == Some(self.person) {
            return Err(Fault::refused("identity-closing-oneself"));
        }
        let body = work.collectivite()?;
        address_kept(work, self.person).await?;
        let about = SubjectRef::new("person", self.person);
        work.journal(Event::internal(ERASURE_ASKED, about.clone()))
            .await?;
        // Who refuses refused already, whichever agent asks.
        let deed = Guarded {
            kind: Self::NAME,
            subject: &about,
            said: "",
        };
        if !second_agent(work, &deed).await? {
            return Ok(());
        }
        let due_at = work.now.plus_days(ERASURE_DAYS);
        work.cancel_timers(ERASE, &about).await?;
        // A date that fails is put off: the payload says which one was set.
        let set = serde_json::json!({ "due_at": due_at.micros() });
        work.timer(ERASE, &about, due_at, &set).await?;
        // A session left open somewhere would keep nobody from coming back, and would not tell that they did.
        erasing::end_sessions(&mut work.sql, work.body, self.person).await?;
        let words = mail::words_to(work, self.person).await?;
        let subject = t!(words, "identity-closing-mail-subject", body = &body.name);
        let text = t!(
            words,
            "identity-closing-mail-text",
            body = &body.name,
            on = words.datetime(due_at.timestamp(), &body.zone()),
            link = format!("{}/connexion", work.base_url())
        );
        let key = format!("closing-account-{}-{}", self.person, due_at.micros());
        mail::write_to(work, &key, self.person, subject, text).await
    }
}

/// Who signs in keeps their account.
pub(super) async fn keep(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    work.cancel_timers(ERASE, &SubjectRef::new("person", person))
        .await
}

/// The date that an agent set has come. Where somebody else still needs the person (an election whose key they hold), it fails
/// and is tried again, then given up: the agent asks again.
pub(crate) fn on_date<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let person: PersonId = timer.subject_as("person").id();
        let set_for = timer.payload["due_at"].as_i64().unwrap_or_default();
        if work.now > Instant::from_micros(set_for).plus_days(ERASURE_TRIED_DAYS) {
            return Ok(());
        }
        match address_kept(work, person).await {
            Ok(_) => {}
            Err(Fault::NotFound(_)) => return Ok(()),
            Err(fault) => return Err(fault),
        }
        work.as_system(&EraseAccount { person }).await
    })
}

/// What stands as the address of an account that is open: their address, or the mark of who has none.
async fn address_kept(work: &mut Work, person: PersonId) -> Result<String, Fault> {
    store::find_person(&mut work.sql, work.body, person)
        .await?
        .map(|row| row.email)
        .filter(|kept| *kept != person.to_string())
        .ok_or(Fault::NotFound("person"))
}

async fn erase(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    let email = address_kept(work, person).await?;
    let about = SubjectRef::new("person", person);
    work.journal(Event::internal(ACCOUNT_ERASED, about.clone()))
        .await?;
    work.cancel_timers(ERASE, &about).await?;
    work.cancel_timers(super::FORGET_ATTEMPTS, &about).await?;
    let name = t!(Words::of(work.house())?, "identity-gone");
    erasing::erase(&mut work.sql, work.body, person, &email, &name).await?;
    outgoing::mail::forget(work, &email).await
}
