//! What agents decide of second factors: that all of them must have one, and that somebody who lost theirs may begin anew.

use db::args;
use kernel::{Action, Actor, Event, Fault, PersonId, Scope, SubjectRef, Work};
use ui::{Words, t};

use super::four_eyes::must_be_another;
use super::second_factor_proof::{drop_reset, is_agent};
use crate::mail;
use crate::model::EmailAddress;
use crate::model::second_factor::RESET_VALID_DAYS;
use crate::rights;
use crate::store::second_factor::{self as store, ResetRow};
use crate::store::{self as people, erasing, passkey};

/// Says whether the body's agents must have a second factor: those who have none are led to it before anything else.
pub struct RequireSecondFactor {
    /// Whether they must
    pub is_required: bool,
}

impl Action for RequireSecondFactor {
    const NAME: &'static str = "identity.require-second-factor";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::REQUIRE_SECOND_FACTOR, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        if self.is_required
            && let Actor::Person(agent) = work.actor
        {
            // Everybody signs in as whom they like there: the first to add a passkey would shut the others out.
            if work.collectivite()?.is_demonstration {
                return Err(Fault::refused("identity-second-factor-rule-demonstration"));
            }
            // They would be shut out themselves, and show that they can do what they ask of the others.
            if !store::has_any(&mut work.sql, body, agent).await? {
                return Err(Fault::refused("identity-second-factor-rule-own-first"));
            }
        }
        let kind = if self.is_required {
            work.sql.execute(store::INSERT_RULE, args![body, now]).await?;
            "identity.second-factor-required"
        } else {
            work.sql.execute(store::DELETE_RULE, args![body]).await?;
            "identity.second-factor-not-required"
        };
        work.journal(Event::internal(kind, SubjectRef::new("collectivite", body)))
            .await
    }
}

/// Asks for somebody's second factor to be taken away: they lost their app and their codes. Another agent does it.
pub struct AskSecondFactorReset {
    /// Their address, as typed
    pub email: String,
}

impl Action for AskSecondFactorReset {
    const NAME: &'static str = "identity.ask-second-factor-reset";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::RESET_SECOND_FACTOR, Scope::BODY).await?;
        let (body, agent, now) = (work.body, work.person()?, work.now);
        let email = EmailAddress::parse(&self.email)
            .ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
        let person = people::find_by_email(&mut work.sql, body, &email)
            .await?
            .ok_or_else(|| Fault::field("email", "identity-closing-unknown"))?;
        if person == agent {
            return Err(Fault::field("email", "identity-reset-oneself"));
        }
        if !store::has_any(&mut work.sql, body, person).await? {
            return Err(Fault::field("email", "identity-reset-none"));
        }
        let since = now.plus_days(-RESET_VALID_DAYS);
        let asked = work
            .sql
            .execute(store::ASK_RESET, args![body, person, agent, now, since])
            .await?;
        if asked != 1 {
            return Err(Fault::field("email", "identity-reset-asked-already"));
        }
        let key = format!("second-factor-reset-asked-{person}-{}", now.micros());
        write(work, person, &key, Letter::Asked).await?;
        work.journal(Event::internal(
            "identity.second-factor-reset-asked",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Takes somebody's second factor away: what one agent asked, another one does. The operator needs nobody's asking.
pub struct ResetSecondFactor {
    /// Whose
    pub person: PersonId,
}

impl Action for ResetSecondFactor {
    const NAME: &'static str = "identity.reset-second-factor";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::RESET_SECOND_FACTOR, Scope::BODY).await?;
        let (body, person, now) = (work.body, self.person, work.now);
        if work.actor != Actor::Operator {
            let agent = work.person()?;
            let asked = asked(work, person).await?;
            if agent == asked.asked_by {
                return Err(Fault::refused("identity-reset-by-another"));
            }
            if agent == person {
                return Err(Fault::refused("identity-reset-oneself"));
            }
            refuse_who_is_not_another(work, agent, &asked).await?;
        }
        if !store::has_any(&mut work.sql, body, person).await? {
            return Err(Fault::refused("identity-reset-none"));
        }
        store::forget(&mut work.sql, body, person).await?;
        work.sql
            .execute(passkey::FORGET_PASSKEYS, args![body, person])
            .await?;
        work.sql
            .execute(erasing::FORGET_TOKENS, args![body, person])
            .await?;
        // Who found the app signs in with it nowhere any more.
        erasing::end_sessions(&mut work.sql, body, person).await?;
        let key = format!("second-factor-reset-{person}-{}", now.micros());
        write(work, person, &key, Letter::Done).await?;
        work.journal(Event::internal(
            "identity.second-factor-reset",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Drops what was asked: the person found their app again, or asked nothing.
pub struct DropSecondFactorReset {
    /// Whose
    pub person: PersonId,
}

impl Action for DropSecondFactorReset {
    const NAME: &'static str = "identity.drop-second-factor-reset";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::RESET_SECOND_FACTOR, Scope::BODY).await?;
        let (body, person) = (work.body, self.person);
        asked(work, person).await?;
        work.sql.execute(store::DELETE_RESET, args![body, person]).await?;
        work.journal(Event::internal(
            "identity.second-factor-reset-dropped",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// « Ce n’est pas moi » : the person whose second factor is to be taken away has it, and asked for nothing.
pub struct RefuseSecondFactorReset {
    /// Whether the session is known to be held by somebody who helps
    pub is_helped: bool,
}

impl Action for RefuseSecondFactorReset {
    const NAME: &'static str = "identity.refuse-second-factor-reset";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SECOND_FACTOR, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_helped {
            return Err(Fault::refused("identity-assisted-no-link"));
        }
        asked(work, person).await?;
        drop_reset(work, person).await
    }
}

/// Two agents are two people: the second was one already when the first asked, was not made one by them, and the first still is one.
async fn refuse_who_is_not_another(work: &mut Work, agent: PersonId, asked: &ResetRow) -> Result<(), Fault> {
    if !is_agent(work, asked.asked_by).await? {
        return Err(Fault::refused("identity-reset-asker-gone"));
    }
    must_be_another(work, agent, (asked.asked_by, asked.asked_at)).await
}

async fn asked(work: &mut Work, person: PersonId) -> Result<ResetRow, Fault> {
    let (body, since) = (work.body, work.now.plus_days(-RESET_VALID_DAYS));
    store::reset(&mut work.sql, body, since, person)
        .await?
        .ok_or_else(|| Fault::refused("identity-reset-over"))
}

/// What the person is written.
enum Letter {
    /// An agent asked
    Asked,
    /// It is done
    Done,
}

async fn write(work: &mut Work, person: PersonId, key: &str, letter: Letter) -> Result<(), Fault> {
    let (body, link) = (work.collectivite()?, work.base_url());
    let words: Words = mail::words_to(work, person).await?;
    let name = &body.name;
    let (subject, text) = match letter {
        Letter::Asked => (
            t!(words, "identity-reset-asked-mail-subject", body = name),
            t!(
                words,
                "identity-reset-asked-mail-text",
                body = name,
                link = format!("{link}/compte/second-facteur")
            ),
        ),
        Letter::Done => (
            t!(words, "identity-reset-done-mail-subject", body = name),
            t!(words, "identity-reset-done-mail-text", body = name, link = link),
        ),
    };
    mail::write_to(work, key, person, subject, text).await
}
