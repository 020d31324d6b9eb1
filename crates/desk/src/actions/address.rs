//! An address for who had none: given, then proved by the link sent to it.

use kernel::{Action, Event, Fault, Scope, SubjectRef, Work};
use outgoing::mail::Mail;
use ui::t;

use crate::model::{ADDRESS_MINUTES, ADDRESSES_MAX, AddressId};
use crate::rights;
use crate::store::codes as store;

/// Sends a link to an address that the person signed in, who has none, says is theirs.
#[derive(Clone, Debug)]
pub struct GiveAddress {
    /// The address, as typed
    pub email: String,
    /// Whether somebody who helps is known to be at the keyboard: what is given would outlive their help
    pub is_helped: bool,
}

impl Action for GiveAddress {
    const NAME: &'static str = "desk.give-address";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::GIVE_ADDRESS, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_helped {
            return Err(Fault::refused("desk-refused-helped"));
        }
        let email = identity::model::EmailAddress::parse(&self.email)
            .ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
        let (body, now) = (work.body, work.now);
        if !identity::is_without_address(&mut work.sql, body, person).await? {
            return Err(Fault::refused("desk-refused-has-address"));
        }
        let lives = ADDRESS_MINUTES * 60;
        let asked = (person, email.as_str());
        let (own, there) = store::count_addresses(&mut work.sql, body, asked, now).await?;
        if own.max(there) >= ADDRESSES_MAX {
            return Err(Fault::refused("desk-refused-links"));
        }
        let id: AddressId = work.new_id();
        let token = work.house().randomness.secret();
        let until = now.plus_seconds(lives);
        store::insert_address(
            &mut work.sql,
            body,
            (id, person),
            (email.as_str(), token.as_str()),
            until,
        )
        .await?;
        let words = identity::words_to(work, person).await?;
        let name = work.collectivite()?.name;
        let link = format!("{}/code/adresse/{token}", work.base_url());
        let mail = Mail {
            to: email.as_str().to_owned(),
            subject: t!(words, "desk-mail-address-subject", body = &name),
            text: t!(
                words,
                "desk-mail-address-text",
                body = &name,
                link = link,
                minutes = ADDRESS_MINUTES
            ),
            html: None,
            unsubscribe: None,
        };
        outgoing::mail::send(work, &format!("desk-address-{id}"), &mail).await?;
        let about = SubjectRef::new("person", person);
        work.journal(Event::internal("desk.address-asked", about)).await
    }
}

/// Makes the address theirs, by the person signed in who holds the link.
#[derive(Clone, Debug)]
pub struct ConfirmAddress {
    /// The token, as the link carries it
    pub token: String,
    /// Whether somebody who helps is known to be at the keyboard
    pub is_helped: bool,
}

impl Action for ConfirmAddress {
    const NAME: &'static str = "desk.confirm-address";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::GIVE_ADDRESS, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_helped {
            return Err(Fault::refused("desk-refused-helped"));
        }
        let (body, now) = (work.body, work.now);
        let waiting = store::find_address(&mut work.sql, body, &self.token, now)
            .await?
            .filter(|waiting| waiting.person_id == person)
            .ok_or_else(|| Fault::refused("desk-refused-address-link"))?;
        if !store::use_address(&mut work.sql, body, waiting.id).await? {
            return Err(Fault::refused("desk-refused-address-link"));
        }
        if !identity::take_address(work, person, &waiting.email).await? {
            return Err(Fault::refused("desk-refused-address-taken"));
        }
        let about = SubjectRef::new("person", person);
        work.journal(Event::internal("desk.address-given", about)).await
    }
}
