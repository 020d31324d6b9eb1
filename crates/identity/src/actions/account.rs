//! One's own account: the name shown, the language, the sessions.

use db::args;
use kernel::{Action, Event, Fault, Fields, Scope, SubjectRef, Work};

use super::read_name;
use crate::model::SecretHash;
use crate::rights;
use crate::store;

/// Changes the name one is shown under.
pub struct Rename {
    /// The new name
    pub name: String,
}

impl Action for Rename {
    const NAME: &'static str = "identity.rename";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::RENAME, Scope::BODY).await?;
        let person = work.person()?;
        let mut fields = Fields::default();
        let name = read_name(&mut fields, "name", &self.name);
        fields.finish()?;
        let body = work.body;
        let changed = work
            .sql
            .execute(
                store::RENAME_PERSON,
                args![body, person, &name, db::sort_key(&name)],
            )
            .await?;
        if changed != 1 {
            return Err(Fault::NotFound("person"));
        }
        work.journal(Event::internal(
            "identity.renamed",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Chooses the language one reads in and is written to in, on every device.
pub struct ChooseLanguage {
    /// The tag of a language that the house speaks
    pub language: &'static str,
}

impl Action for ChooseLanguage {
    const NAME: &'static str = "identity.choose-language";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CHOOSE_LANGUAGE, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        work.sql
            .execute(store::SET_LANGUAGE, args![body, person, self.language])
            .await?;
        work.journal(Event::internal(
            "identity.language-chosen",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Ends every session of the person, on every device.
pub struct SignOut;

impl Action for SignOut {
    const NAME: &'static str = "identity.sign-out";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_OUT, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        for statement in [store::DELETE_SESSIONS, store::second_factor::DELETE_WAITS] {
            work.sql.execute(statement, args![body, person]).await?;
        }
        work.journal(Event::internal(
            "identity.signed-out",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Drops a sign-in that waits for its second factor in this browser: another one begins there.
pub(crate) struct DropWait {
    /// The value of its cookie
    pub(crate) cookie: String,
}

impl Action for DropWait {
    const NAME: &'static str = "identity.drop-wait";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (body, now, cookie) = (work.body, work.now, SecretHash::of(&self.cookie));
        let wait = store::second_factor::wait(&mut work.sql, body, &cookie, now)
            .await?
            .ok_or_else(|| Fault::refused("identity-second-factor-over"))?;
        work.sql
            .execute(store::second_factor::USE_WAIT, args![body, &cookie])
            .await?;
        work.journal(Event::internal(
            "identity.sign-in-dropped",
            SubjectRef::new("person", wait.person_id),
        ))
        .await
    }
}

/// Ends one session of the person: this browser's.
pub struct EndSession {
    /// The value of its cookie
    pub cookie: String,
}

impl Action for EndSession {
    const NAME: &'static str = "identity.end-session";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_OUT, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        let session = SecretHash::of(&self.cookie);
        work.sql
            .execute(store::DELETE_SESSION, args![body, &session, person])
            .await?;
        work.journal(Event::internal(
            "identity.signed-out",
            SubjectRef::new("person", person),
        ))
        .await
    }
}
