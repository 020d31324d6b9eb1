//! What an author makes of a letter about a consultation or a contribution, by the link they received.

use debates::{AddComment, Contribute, Side, Written};
use kernel::{Action, Actor, Event, Fault, Fields, PersonId, Scope, Work};

use super::confirm::{refuse_link_alone, settle, waiting};
use crate::model::{Letter, State};
use crate::{CONFIRM, store};

/// What a letter becomes.
#[derive(Clone, Debug)]
pub enum Kept {
    /// A contribution to the consultation it was sent to
    Contribution(Written),
    /// An argument or a question about the contribution it answers
    Comment {
        /// Which of them
        side: Option<Side>,
        /// What is said
        text: String,
    },
}

/// Makes of a letter what its page would have made, by the same deed, with its rights and its rules.
#[derive(Clone, Debug)]
pub struct KeepLetter {
    /// The token, as the link carries it
    pub token: String,
    /// What it becomes
    pub kept: Kept,
    /// True when the author wants to be named
    pub shows_name: bool,
    /// The name of who has no account yet, whom this link gives one
    pub name: String,
}

impl Action for KeepLetter {
    const NAME: &'static str = "letters.keep";
    /// The page of what was made
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&CONFIRM, Scope::BODY).await?;
        let letter = waiting(work, &self.token).await?;
        let person = match letter.person_id {
            Some(person) => person,
            None => author(work, &letter, &self.name).await?,
        };
        refuse_link_alone(work, person).await?;
        let about = store::subjects::find(&mut work.sql, work.body, letter.id)
            .await?
            .ok_or(Fault::NotFound("letter"))?
            .reference();
        // Whoever holds the link reads this address: from here on it is they who act, with their own rights.
        work.actor = Actor::Person(person);
        let path = match (&self.kept, about.kind.as_str()) {
            (Kept::Contribution(written), "consultation") => {
                let deed = Contribute {
                    consultation: about.id(),
                    written: written.clone(),
                    shows_name: self.shows_name,
                };
                debates::model::contribution_path(about.id(), deed.run(work).await?)
            }
            (Kept::Comment { side, text }, "contribution") => {
                let deed = AddComment {
                    contribution: about.id(),
                    parent: None,
                    side: *side,
                    text: text.clone(),
                    shows_name: self.shows_name,
                };
                let comment = deed.run(work).await?;
                let found = debates::find_contribution(&mut work.sql, work.body, about.id()).await?;
                let page = found.ok_or(Fault::NotFound("contribution"))?.path();
                format!("{page}#commentaire-{comment}")
            }
            _ => return Err(Fault::NotFound("letter")),
        };
        settle(work, &letter, State::Filed, "").await?;
        store::subjects::set_filed(&mut work.sql, work.body, letter.id, &path).await?;
        work.journal(Event::internal("letters.filed", letter.reference()))
            .await?;
        Ok(path)
    }
}

/// Whoever holds the link reads this address, which proves it as a sign-in link does: it is theirs from now on. Between the
/// message and this, they may have made an account on the site.
async fn author(work: &mut Work, letter: &Letter, name: &str) -> Result<PersonId, Fault> {
    let known = identity::find_by_email(&mut work.sql, work.body, &letter.sender).await?;
    let person = if let Some(person) = known {
        person
    } else {
        let mut fields = Fields::default();
        let name = identity::read_name(&mut fields, "nom", name);
        fields.finish()?;
        identity::register(work, &name, &letter.sender).await?
    };
    store::set_author(&mut work.sql, work.body, letter.id, person).await?;
    Ok(person)
}
