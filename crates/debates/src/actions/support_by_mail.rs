//! Supporting without account: by a link, as one contributes.

use std::net::IpAddr;

use identity::Effort;
use kernel::{Action, Actor, Event, Fault, Fields, Scope, Sentence, Work};
use serde::{Deserialize, Serialize};

use super::confirm::{enter, sign_up_beside};
use super::{SetSupport, contribution, must_be_open};
use crate::model::{ContributionId, State, WAITING_MAX, WaitingSupport};
use crate::store::supports;
use crate::{mail, rights};

/// Keeps the support of somebody without account until they follow the link sent to them; an hour, as that link.
#[derive(Clone, Debug)]
pub struct SupportByMail {
    /// Which contribution
    pub contribution: ContributionId,
    /// Their name
    pub name: String,
    /// Their address
    pub email: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
    /// The language chosen on the device that asks, if one was
    pub language: Option<&'static str>,
    /// The effort that was made, where one was asked
    pub effort: Option<Effort>,
}

impl Action for SupportByMail {
    const NAME: &'static str = "debates.support-by-mail";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (about, consultation) = contribution(work, self.contribution).await?;
        work.require(&rights::SUPPORT_BY_MAIL, Scope::group(consultation.group_id))
            .await?;
        must_be_open(&consultation, work)?;
        if about.state != State::Published {
            return Err(Fault::refused("debates-refused-gone"));
        }
        let mut fields = Fields::default();
        let name = identity::read_name(&mut fields, "nom", &self.name);
        let email = identity::model::EmailAddress::parse(&self.email);
        if email.is_none() {
            fields.refuse("email", Sentence::new("identity-email-unreadable"));
        }
        fields.finish()?;
        let email = email.ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
        if supports::count(&mut work.sql, work.body, about.id).await? >= WAITING_MAX {
            return Err(Fault::refused("debates-refused-waiting"));
        }
        let link =
            identity::make_sign_in_link(work, email.as_str(), (self.client, self.effort.as_ref())).await?;
        let new = WaitingSupport {
            id: work.new_id(),
            contribution_id: about.id,
            email: email.as_str().to_owned(),
            name,
            sent_at: work.now,
        };
        supports::insert(&mut work.sql, work.body, &new, &link.token).await?;
        mail::support(work, &about, &new.email, &link, self.language).await?;
        work.journal(Event::internal("debates.support-awaited", about.reference()))
            .await
    }
}

/// Supports what waited behind a link. The output holds a session's secret: done without a request id, like signing in.
#[derive(Clone, Debug)]
pub struct ConfirmSupport {
    /// The token, as the link carries it
    pub token: String,
    /// True for who shares the address of somebody who has an account here
    pub is_other: bool,
}

/// What following the link gives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Supported {
    /// What is supported
    pub contribution: ContributionId,
    /// The session that has begun; none for who was signed in
    pub session: Option<String>,
    /// True when nothing is supported yet: they have still to give their second factor, then confirm, signed in
    pub is_waiting: bool,
}

impl Action for ConfirmSupport {
    const NAME: &'static str = "debates.confirm-support";
    type Output = Supported;

    async fn run(&self, work: &mut Work) -> Result<Supported, Fault> {
        work.require(&rights::SUPPORT_BY_MAIL, Scope::BODY).await?;
        let there = supports::find_by_token(&mut work.sql, work.body, &self.token)
            .await?
            .ok_or_else(|| Fault::refused("debates-refused-support-link"))?;
        let holder = identity::find_by_email(&mut work.sql, work.body, &there.email).await?;
        let (author, session) = match holder {
            Some(_) if self.is_other => {
                let (person, session) = sign_up_beside(work, &self.token, &there.name).await?;
                let code = identity::make_entry_code(work, person, crate::model::ENTRY_CODE_DAYS).await?;
                let to = (there.email.as_str(), there.name.as_str());
                mail::entry_code(work, there.id.uuid(), to, &code).await?;
                (person, Some(session))
            }
            // Signed in as who has this address, they proved more than the link does.
            Some(holder) if work.actor == Actor::Person(holder) => (holder, None),
            _ => {
                let session = enter(work, &self.token, (there.email.as_str(), there.name.as_str())).await?;
                if session.is_waiting {
                    return Ok(Supported {
                        contribution: there.contribution_id,
                        session: Some(session.cookie),
                        is_waiting: true,
                    });
                }
                let person = identity::find_by_email(&mut work.sql, work.body, &there.email)
                    .await?
                    .ok_or(Fault::NotFound("person"))?;
                (person, Some(session))
            }
        };
        if !supports::use_up(&mut work.sql, work.body, there.id).await? {
            return Err(Fault::Raced);
        }
        work.actor = Actor::Person(author);
        let deed = SetSupport {
            contribution: there.contribution_id,
            is_supported: true,
        };
        deed.run(work).await?;
        Ok(Supported {
            contribution: there.contribution_id,
            session: session.map(|session| session.cookie),
            is_waiting: false,
        })
    }
}
