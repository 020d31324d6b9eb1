//! Confirming a contribution by the link received: the same deed proves the address, signs in and publishes.

use std::net::IpAddr;

use identity::{Effort, SignedInSession};
use kernel::{Action, Actor, Event, Fault, PersonId, Scope, Work};
use serde::{Deserialize, Serialize};

use super::consultation;
use super::contribute::publish;
use crate::model::{ContributionId, ENTRY_CODE_DAYS, Waiting, Written};
use crate::store::{contributions, waiting};
use crate::{mail, rights};

/// Publishes what waited behind a link. What was sent before the end is published after it too: the link was on its way.
///
/// The output holds a session's secret: done without a request id, like signing in. A link works once anyway.
#[derive(Clone, Debug)]
pub struct ConfirmContribution {
    /// The token, as the link carries it
    pub token: String,
}

/// What a confirmation gives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confirmed {
    /// What was published
    pub contribution: ContributionId,
    /// The session that has begun: none when the link was used before
    pub session: Option<String>,
    /// True when nothing is published yet: its author has still to give their second factor, then confirms, signed in
    #[serde(default)]
    pub is_waiting: bool,
}

impl Action for ConfirmContribution {
    const NAME: &'static str = "debates.confirm-contribution";
    type Output = Confirmed;

    async fn run(&self, work: &mut Work) -> Result<Confirmed, Fault> {
        work.require(&rights::CONTRIBUTE, Scope::BODY).await?;
        let there = find(work, &self.token).await?;
        if there.confirmed_at.is_some() {
            // Pressed twice: the first press did it.
            let published = contributions::find(&mut work.sql, work.body, there.id).await?;
            let id = published.ok_or(Fault::NotFound("contribution"))?.id;
            let reference = kernel::SubjectRef::new("contribution", id);
            work.journal(Event::internal("debates.confirmed-again", reference))
                .await?;
            return Ok(Confirmed {
                contribution: id,
                session: None,
                is_waiting: false,
            });
        }
        let holder = identity::find_by_email(&mut work.sql, work.body, &there.email).await?;
        // Signed in as who has this address, they proved more than the link does.
        let is_signed_in = holder.is_some_and(|holder| work.actor == Actor::Person(holder));
        let session = if is_signed_in {
            None
        } else {
            let begun = enter(work, &self.token, (there.email.as_str(), there.name.as_str())).await?;
            if begun.is_waiting {
                // The link alone acts in nobody's name who gives a second factor.
                return Ok(Confirmed {
                    contribution: there.id,
                    session: Some(begun.cookie),
                    is_waiting: true,
                });
            }
            Some(begun.cookie)
        };
        let author = identity::find_by_email(&mut work.sql, work.body, &there.email)
            .await?
            .ok_or(Fault::NotFound("person"))?;
        work.actor = Actor::Person(author);
        work.require(&rights::CONTRIBUTE, Scope::BODY).await?;
        if !waiting::confirm(&mut work.sql, work.body, there.id, work.now).await? {
            return Err(Fault::Raced);
        }
        let written = Written {
            title: there.title,
            text: there.text,
            theme: there.theme,
            place: there.place,
        };
        let (id, shows_name) = (there.id, there.shows_name);
        publish(work, there.consultation_id, id, author, &written, shows_name).await?;
        Ok(Confirmed {
            contribution: id,
            session,
            is_waiting: false,
        })
    }
}

/// Publishes what waited behind a link sent to an address that somebody else has here: couples and carers share one. Its author is
/// another person, by the name they gave; the same mailbox receives a code with which they come back. What was sent before the end is
/// published after it too.
///
/// The output holds a session's secret: done without a request id, like signing in. A link works once anyway.
#[derive(Clone, Debug)]
pub struct ConfirmForAnother {
    /// The token, as the link carries it
    pub token: String,
}

impl Action for ConfirmForAnother {
    const NAME: &'static str = "debates.confirm-for-another";
    type Output = Confirmed;

    async fn run(&self, work: &mut Work) -> Result<Confirmed, Fault> {
        work.require(&rights::CONTRIBUTE, Scope::BODY).await?;
        let there = find(work, &self.token).await?;
        if there.confirmed_at.is_some() {
            return Err(Fault::refused("debates-refused-confirmed"));
        }
        if identity::find_by_email(&mut work.sql, work.body, &there.email)
            .await?
            .is_none()
        {
            // Nobody has the address: whoever holds the link is who it is.
            return Err(Fault::refused("debates-refused-link"));
        }
        let (author, session) = sign_up_beside(work, &self.token, &there.name).await?;
        work.actor = Actor::Person(author);
        work.require(&rights::CONTRIBUTE, Scope::BODY).await?;
        if !waiting::confirm(&mut work.sql, work.body, there.id, work.now).await? {
            return Err(Fault::Raced);
        }
        let (id, about, shows_name) = (there.id, there.consultation_id, there.shows_name);
        let (email, name) = (there.email, there.name);
        let written = Written {
            title: there.title,
            text: there.text,
            theme: there.theme,
            place: there.place,
        };
        publish(work, about, id, author, &written, shows_name).await?;
        let code = identity::make_entry_code(work, author, ENTRY_CODE_DAYS).await?;
        mail::entry_code(work, id.uuid(), (email.as_str(), name.as_str()), &code).await?;
        Ok(Confirmed {
            contribution: id,
            session: Some(session.cookie),
            is_waiting: session.is_waiting,
        })
    }
}

/// Identity's own deeds: the link is used up, the address is somebody's from now on.
pub(super) async fn enter(
    work: &mut Work,
    token: &str,
    (email, name): (&str, &str),
) -> Result<SignedInSession, Fault> {
    let known = identity::find_by_email(&mut work.sql, work.body, email).await?;
    let token = token.to_owned();
    if known.is_some() {
        identity::SignIn { token }.run(work).await
    } else {
        let name = name.to_owned();
        identity::SignUp { token, name }.run(work).await
    }
}

/// The same for somebody else than who has the address.
pub(super) async fn sign_up_beside(
    work: &mut Work,
    token: &str,
    name: &str,
) -> Result<(PersonId, SignedInSession), Fault> {
    let deed = identity::SignUpBeside {
        token: token.to_owned(),
        name: name.to_owned(),
    };
    deed.run(work).await
}

/// Sends another link for what waits behind one that no longer works.
#[derive(Clone, Debug)]
pub struct RenewConfirmation {
    /// The token of the former link
    pub token: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
    /// The language chosen on the device that asks, if one was
    pub language: Option<&'static str>,
    /// The effort that was made, where one was asked
    pub effort: Option<Effort>,
}

impl Action for RenewConfirmation {
    const NAME: &'static str = "debates.renew-confirmation";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CONTRIBUTE, Scope::BODY).await?;
        let there = find(work, &self.token).await?;
        let about = consultation(work, there.consultation_id).await?;
        if there.confirmed_at.is_some() {
            return Err(Fault::refused("debates-refused-confirmed"));
        }
        let link =
            identity::make_sign_in_link(work, &there.email, (self.client, self.effort.as_ref())).await?;
        if !waiting::renew(&mut work.sql, work.body, there.id, &link.token).await? {
            return Err(Fault::Raced);
        }
        mail::confirmation(work, &about, &there.email, &link, self.language).await?;
        work.journal(Event::internal("debates.contribution-awaited", about.reference()))
            .await
    }
}

async fn find(work: &mut Work, token: &str) -> Result<Waiting, Fault> {
    waiting::find_by_token(&mut work.sql, work.body, token)
        .await?
        .ok_or_else(|| Fault::refused("debates-refused-link"))
}
