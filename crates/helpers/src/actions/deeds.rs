//! Acting for who consented to it: by the deeds that everybody uses, with their rights and their rules.

use debates::{
    AddComment, CommentId, ConsultationId, Contribute, Contribution, ContributionId, SetSupport, Side,
    Written,
};
use kernel::{Action, Actor, Event, Fault, PersonId, Scope, Sentence, SubjectRef, Work};

use super::consent::write;
use super::find;
use crate::model::{Act, DEEDS_DAILY_MAX, Deed, DeedId, Mandate, MandateId};
use crate::{rights, store};

/// Microseconds of a day.
const DAY_US: i64 = 86_400_000_000;

/// Contributes to a consultation, in the name of who consented.
#[derive(Clone, Debug)]
pub struct ContributeFor {
    /// By which mandate
    pub mandate: MandateId,
    /// To which consultation
    pub consultation: ConsultationId,
    /// What it says
    pub written: Written,
    /// True when the person helped wants to be named
    pub shows_name: bool,
}

impl Action for ContributeFor {
    const NAME: &'static str = "helpers.contribute";
    type Output = ContributionId;

    async fn run(&self, work: &mut Work) -> Result<ContributionId, Fault> {
        let (mandate, helped) = held(work, self.mandate, Act::Contribute).await?;
        let deed = Contribute {
            consultation: self.consultation,
            written: self.written.clone(),
            shows_name: self.shows_name,
        };
        let id = in_name_of(work, helped, &deed).await?;
        let done = Deed {
            act: Act::Contribute,
            title: self.written.title.trim().to_owned(),
            path: debates::model::contribution_path(self.consultation, id),
            done_at: work.now,
        };
        note(work, (&mandate, helped), &done, id).await?;
        Ok(id)
    }
}

/// Supports a contribution, in the name of who consented.
#[derive(Clone, Debug)]
pub struct SupportFor {
    /// By which mandate
    pub mandate: MandateId,
    /// Which contribution
    pub contribution: ContributionId,
}

impl Action for SupportFor {
    const NAME: &'static str = "helpers.support";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mandate, helped) = held(work, self.mandate, Act::Support).await?;
        let about = contribution(work, self.contribution).await?;
        let deed = SetSupport {
            contribution: about.id,
            is_supported: true,
        };
        in_name_of(work, helped, &deed).await?;
        let done = Deed {
            act: Act::Support,
            path: about.path(),
            title: about.title,
            done_at: work.now,
        };
        note(work, (&mandate, helped), &done, self.contribution).await
    }
}

/// Asks a question of a contribution, or answers what somebody said of it, in the name of who consented.
#[derive(Clone, Debug)]
pub struct SayFor {
    /// By which mandate
    pub mandate: MandateId,
    /// About which contribution
    pub contribution: ContributionId,
    /// What is answered; none for a question
    pub parent: Option<CommentId>,
    /// What it says
    pub text: String,
    /// True when the person helped wants to be named
    pub shows_name: bool,
}

impl Action for SayFor {
    const NAME: &'static str = "helpers.say";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let act = if self.parent.is_some() {
            Act::Answer
        } else {
            Act::Ask
        };
        let (mandate, helped) = held(work, self.mandate, act).await?;
        let about = contribution(work, self.contribution).await?;
        let deed = AddComment {
            contribution: about.id,
            parent: self.parent,
            side: self.parent.is_none().then_some(Side::Question),
            text: self.text.clone(),
            shows_name: self.shows_name,
        };
        in_name_of(work, helped, &deed).await?;
        let done = Deed {
            act,
            path: about.path(),
            title: about.title,
            done_at: work.now,
        };
        note(work, (&mandate, helped), &done, self.contribution).await
    }
}

async fn contribution(work: &mut Work, id: ContributionId) -> Result<Contribution, Fault> {
    debates::find_contribution(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("contribution"))
}

/// A mandate that this person holds, that goes on, and that names this act; with who is helped.
async fn held(work: &mut Work, id: MandateId, act: Act) -> Result<(Mandate, PersonId), Fault> {
    work.require(&rights::ACT, Scope::BODY).await?;
    let person = work.person()?;
    let mandate = find(work, id).await?;
    let helped = mandate
        .helped_id
        .filter(|_| mandate.helper_id == person)
        .ok_or(Fault::NotFound("mandate"))?;
    if !mandate.is_going_on(work.now) {
        return Err(Fault::refused("helpers-refused-over"));
    }
    if !mandate.acts().contains(&act) {
        return Err(Fault::refused("helpers-refused-act"));
    }
    let (body, since) = (work.body, work.now.plus_days(-1));
    if store::deeds_since(&mut work.sql, body, mandate.id, since).await? >= DEEDS_DAILY_MAX {
        return Err(Fault::refused_with(
            Sentence::new("helpers-refused-today").with("max", DEEDS_DAILY_MAX),
        ));
    }
    Ok((mandate, helped))
}

/// Does `deed` as the person helped, with their rights, then gives who helps back: the lines that follow are theirs.
async fn in_name_of<A: Action>(work: &mut Work, helped: PersonId, deed: &A) -> Result<A::Output, Fault> {
    let helper = work.actor;
    work.actor = Actor::Person(helped);
    let outcome = Box::pin(deed.run(work)).await;
    work.actor = helper;
    let output = outcome?;
    work.require(&rights::ACT, Scope::BODY).await?;
    Ok(output)
}

/// Keeps what was done for both, writes to who is helped, and tells the journal by whom and for whom.
async fn note(
    work: &mut Work,
    (mandate, helped): (&Mandate, PersonId),
    done: &Deed,
    about: ContributionId,
) -> Result<(), Fault> {
    let id: DeedId = work.new_id();
    store::insert_deed(&mut work.sql, work.body, (id, mandate.id), done).await?;
    // Once a day: who is helped learns it though they seldom come.
    let letter = format!("helpers-done-{}-{}", mandate.id, work.now.micros() / DAY_US);
    write(work, &letter, helped, (mandate.helper_id, "helpers-mail-done")).await?;
    let event = Event::internal("helpers.done-for", SubjectRef::new("contribution", about));
    let said = serde_json::json!({ "for": helped, "act": done.act.as_str() });
    work.journal(event.with(said)).await
}
