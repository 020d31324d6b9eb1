//! Recusal ahead of any vote: who is interested in a text, an amendment or a whole parcours says so once, and is on the electoral list
//! of no vote that opens about it, nor about what is a part of it.

use std::collections::BTreeSet;

use kernel::{Action, Event, Fault, PersonId, Scope, Subject, SubjectRef, Work};

use crate::rights;
use crate::store::recusals_ahead as store;

/// The types of subjects of which one says so.
pub(crate) const ABOUT: [&str; 3] = ["text", "amendment", "parcours"];

/// Says that a matter is one's own. Votes that are open already are left one by one
/// ([`RecuseOneself`](super::RecuseOneself)).
#[derive(Clone, Debug)]
pub struct RecuseAhead {
    /// Which matter
    pub about: SubjectRef,
}

impl Action for RecuseAhead {
    const NAME: &'static str = "votes.recuse-ahead";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CAST, Scope::BODY).await?;
        let person = work.person()?;
        let (body, now) = (work.body, work.now);
        if !ABOUT.contains(&self.about.kind.as_str())
            || Subject::find(&mut work.sql, body, &self.about).await?.is_none()
        {
            return Err(Fault::NotFound("subject"));
        }
        let groups = groups::groups_of(&mut work.sql, body, person, now).await?;
        if !groups.iter().any(|group| group.kind.works_here()) {
            return Err(Fault::refused("votes-refused-ahead-no-group"));
        }
        if !store::insert(&mut work.sql, body, &self.about, (person, now)).await? {
            return Err(Fault::refused("votes-refused-ahead-already"));
        }
        work.journal(Event::public("votes.recused-ahead", self.about.clone()))
            .await
    }
}

/// Takes it back: votes that open from now on count this person again, and those that left them out stay so.
#[derive(Clone, Debug)]
pub struct TakePartAgain {
    /// Which matter
    pub about: SubjectRef,
}

impl Action for TakePartAgain {
    const NAME: &'static str = "votes.take-part-again";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CAST, Scope::BODY).await?;
        let person = work.person()?;
        if !store::delete(&mut work.sql, work.body, &self.about, person).await? {
            return Err(Fault::refused("votes-refused-ahead-none"));
        }
        work.journal(Event::public("votes.recusal-ahead-withdrawn", self.about.clone()))
            .await
    }
}

/// Who said it of this subject or of what it is a part of.
pub(super) async fn recused_ahead(work: &mut Work, on: &SubjectRef) -> Result<BTreeSet<PersonId>, Fault> {
    let (house, body) = (work.shared_house(), work.body);
    let mut recused = BTreeSet::new();
    for (about, _) in kernel::wholes_of(&house, &mut work.sql, body, on).await? {
        if ABOUT.contains(&about.kind.as_str()) {
            recused.extend(store::of_subject(&mut work.sql, body, &about).await?);
        }
    }
    Ok(recused)
}
