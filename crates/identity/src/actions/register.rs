//! Making somebody known.

use db::args;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};

use super::read_name;
use crate::model::EmailAddress;
use crate::rights;
use crate::store;

/// Registers somebody by name and address; an address already known gives the person who has it, name unchanged.
pub struct RegisterPerson {
    /// The name to show
    pub name: String,
    /// The address, as typed
    pub email: String,
}

impl Action for RegisterPerson {
    const NAME: &'static str = "identity.register-person";
    type Output = PersonId;

    async fn run(&self, work: &mut Work) -> Result<PersonId, Fault> {
        work.require(&rights::REGISTER, Scope::BODY).await?;
        register(work, &self.name, &self.email).await
    }
}

/// The same as a part of another deed, which has checked [`rights::REGISTER`] in its own scope (chairing a group gives
/// it there, not in the whole body).
pub async fn register(work: &mut Work, name: &str, email: &str) -> Result<PersonId, Fault> {
    let mut fields = Fields::default();
    let name = read_name(&mut fields, "name", name);
    let address = EmailAddress::parse(email);
    if address.is_none() {
        fields.refuse("email", Sentence::new("identity-email-unreadable"));
    }
    fields.finish()?;
    let address = address.ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
    let (body, now) = (work.body, work.now);
    if let Some(known) = store::find_by_email(&mut work.sql, body, &address).await? {
        work.journal(Event::internal(
            "identity.person-found",
            SubjectRef::new("person", known),
        ))
        .await?;
        return Ok(known);
    }
    let id: PersonId = work.new_id();
    let inserted = work
        .sql
        .execute(
            store::INSERT_PERSON,
            args![body, id, &name, &address, db::sort_key(&name), now],
        )
        .await?;
    if inserted == 0 {
        return Err(Fault::Raced);
    }
    work.journal(Event::internal(
        "identity.person-registered",
        SubjectRef::new("person", id),
    ))
    .await?;
    Ok(id)
}
