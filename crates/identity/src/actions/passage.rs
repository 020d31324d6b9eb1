//! Signing in to a body with the account one has in another, where the operator said that it is accepted.
//!
//! The body where one arrives gives the browser a secret and sends it to the body where one has an account, with the
//! secret's hash; there, a person signed in says yes, and is sent back with a token. It works for two minutes, once, in
//! that browser, in that body. It carries a name and an address, proved there as they would be here; nothing else goes from
//! one body to the other, in either direction.

use db::{args, sort_key};
use kernel::{Action, CollectiviteId, Event, Fault, PersonId, Scope, SubjectRef, Work};

use super::sign_in::begin_session;
use super::{SignedInSession, register};
use crate::model::attempt::Way;
use crate::model::{EmailAddress, PASSAGE_VALID_S, SecretHash};
use crate::rights;
use crate::store;

/// Says yes: the person may be signed in to `guest` with this account. The output is a secret: done without a request id.
pub struct LendAccount {
    /// The body where the person wants to go
    pub guest: CollectiviteId,
    /// The hash of the secret that the browser was given there
    pub challenge: SecretHash,
    /// Whether the session says that somebody else may be at the keyboard: there, nothing would say it any more
    pub is_assisted: bool,
}

impl Action for LendAccount {
    const NAME: &'static str = "identity.lend-account";
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&rights::LEND_ACCOUNT, Scope::BODY).await?;
        let (body, now, person) = (work.body, work.now, work.person()?);
        if self.is_assisted {
            return Err(Fault::refused("identity-assisted-not-lent"));
        }
        if !work.house().bodies().accepts(self.guest, body) {
            return Err(Fault::NotFound("collectivite"));
        }
        let known = store::find_person(&mut work.sql, body, person)
            .await?
            .ok_or(Fault::NotFound("person"))?;
        if !known.email.contains('@') {
            // Elsewhere, an account is known by its address.
            return Err(Fault::refused("identity-passage-no-address"));
        }
        let token = work.house().randomness.secret();
        work.sql.execute(store::PURGE_PASSAGES, args![now]).await?;
        let passage = args![
            &SecretHash::of(&token),
            body,
            self.guest,
            person,
            &self.challenge,
            &known.name,
            &known.email,
            now.plus_seconds(PASSAGE_VALID_S)
        ];
        work.sql.execute(store::INSERT_PASSAGE, passage).await?;
        work.journal(Event::internal(
            "identity.account-lent",
            SubjectRef::new("person", person),
        ))
        .await?;
        Ok(token)
    }
}

/// Arrives: signs in the person linked to that account, or who has its address, or somebody new. A link that its person
/// undid is made again only by that person, signed in here. Done without a request id, like every deed that gives a
/// session.
pub struct Arrive {
    /// The token that the other body gave
    pub token: String,
    /// The secret that this body had given to the browser
    pub nonce: String,
    /// Whether the name and the address there become those here
    pub takes_over: bool,
    /// Who is signed in here in that browser, if anybody
    pub signed_in: Option<PersonId>,
}

impl Action for Arrive {
    const NAME: &'static str = "identity.arrive";
    type Output = SignedInSession;

    async fn run(&self, work: &mut Work) -> Result<SignedInSession, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let (token, challenge) = (SecretHash::of(&self.token), SecretHash::of(&self.nonce));
        let passage = store::find_passage(&mut work.sql, body, &token, &challenge, now)
            .await?
            .filter(|passage| work.house().bodies().accepts(body, passage.home_id))
            .ok_or_else(|| Fault::refused("identity-passage-over"))?;
        let used = work.sql.execute(store::USE_PASSAGE, args![&token, body]).await?;
        if used != 1 {
            return Err(Fault::refused("identity-passage-over"));
        }
        let email = EmailAddress::parse(&passage.email)
            .ok_or_else(|| Fault::Internal("a passage holds something else than an address".to_owned()))?;
        let linked = store::find_linked(&mut work.sql, body, passage.home_id, passage.person_id).await?;
        let person = if let Some(person) = linked {
            person
        } else {
            let holder = store::find_by_email(&mut work.sql, body, &email).await?;
            let (home, there) = (passage.home_id, passage.person_id);
            let undone = store::find_undone_link(&mut work.sql, body, home, there, holder).await?;
            let person = match (undone, holder) {
                (Some(owner), _) if self.signed_in == Some(owner) => owner,
                (Some(_), _) => return Err(Fault::refused("identity-passage-unlinked")),
                (None, Some(person)) => person,
                (None, None) => register(work, &passage.name, &passage.email).await?,
            };
            let link = args![body, passage.home_id, passage.person_id, person, now];
            work.sql.execute(store::INSERT_ACCOUNT_LINK, link).await?;
            work.journal(Event::internal(
                "identity.account-linked",
                SubjectRef::new("person", person),
            ))
            .await?;
            person
        };
        if self.takes_over {
            let holder = store::find_by_email(&mut work.sql, body, &email).await?;
            if holder.is_some_and(|holder| holder != person) {
                return Err(Fault::refused("identity-passage-email-taken"));
            }
            let name = &passage.name;
            let there = args![body, person, name, sort_key(name), &email];
            work.sql.execute(store::TAKE_OVER_PERSON, there).await?;
        }
        begin_session(work, person, None, Way::Elsewhere, None).await
    }
}

/// Says that an account of another body opens this person's no more.
pub struct UnlinkAccount {
    /// The other body
    pub home: CollectiviteId,
    /// Whether the session is known to be held by somebody who helps
    pub is_helped: bool,
}

impl Action for UnlinkAccount {
    const NAME: &'static str = "identity.unlink-account";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::UNLINK_ACCOUNT, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        if self.is_helped {
            return Err(Fault::refused("identity-assisted-no-link"));
        }
        work.sql
            .execute(store::UNDO_ACCOUNT_LINKS, args![body, self.home, person])
            .await?;
        work.journal(Event::internal(
            "identity.account-unlinked",
            SubjectRef::new("person", person),
        ))
        .await
    }
}
