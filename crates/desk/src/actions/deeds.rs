//! Taking part in the name of somebody present: by the deeds that everybody uses, with their rights and their rules.

use budgets::{BudgetId, ProposeIdea, Proposed};
use debates::{ConsultationId, Contribute, ContributionId, SetSupport, Written};
use kernel::{Action, Actor, Event, Fault, Scope, SubjectRef, Work};

use super::visit::held;
use crate::model::{Deed, DeedId, DeedKind, DeskVisit, VISIT_MINUTES, VisitId};
use crate::rights;
use crate::store::visits as store;

/// Contributes to a consultation.
#[derive(Clone, Debug)]
pub struct ContributeAtDesk {
    /// During which visit
    pub visit: VisitId,
    /// To which consultation
    pub consultation: ConsultationId,
    /// What it says
    pub written: Written,
    /// True when the person wants to be named
    pub shows_name: bool,
}

impl Action for ContributeAtDesk {
    const NAME: &'static str = "desk.contribute";
    type Output = ContributionId;

    async fn run(&self, work: &mut Work) -> Result<ContributionId, Fault> {
        let visit = held(work, self.visit).await?;
        let deed = Contribute {
            consultation: self.consultation,
            written: self.written.clone(),
            shows_name: self.shows_name,
        };
        let id = in_name_of(work, &visit, &deed).await?;
        let done = Deed {
            kind: DeedKind::Contribution,
            title: self.written.title.trim().to_owned(),
            path: debates::model::contribution_path(self.consultation, id),
            done_at: work.now,
        };
        note(work, &visit, &done, SubjectRef::new("contribution", id)).await?;
        Ok(id)
    }
}

/// Supports a contribution.
#[derive(Clone, Debug)]
pub struct SupportAtDesk {
    /// During which visit
    pub visit: VisitId,
    /// Which contribution
    pub contribution: ContributionId,
}

impl Action for SupportAtDesk {
    const NAME: &'static str = "desk.support";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let visit = held(work, self.visit).await?;
        let about = debates::find_contribution(&mut work.sql, work.body, self.contribution)
            .await?
            .ok_or(Fault::NotFound("contribution"))?;
        let deed = SetSupport {
            contribution: about.id,
            is_supported: true,
        };
        in_name_of(work, &visit, &deed).await?;
        let done = Deed {
            kind: DeedKind::Support,
            path: about.path(),
            title: about.title,
            done_at: work.now,
        };
        let reference = SubjectRef::new("contribution", self.contribution);
        note(work, &visit, &done, reference).await
    }
}

/// Proposes an idea for a participatory budget.
#[derive(Clone, Debug)]
pub struct ProposeAtDesk {
    /// During which visit
    pub visit: VisitId,
    /// To which budget
    pub budget: BudgetId,
    /// What it says
    pub proposed: Proposed,
}

impl Action for ProposeAtDesk {
    const NAME: &'static str = "desk.propose";
    /// The page of the idea
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        let visit = held(work, self.visit).await?;
        let deed = ProposeIdea {
            budget: self.budget,
            proposed: self.proposed.clone(),
        };
        let id = in_name_of(work, &visit, &deed).await?;
        let reference = SubjectRef::new("idea", id);
        let path = format!("/idees/{id}");
        let done = Deed {
            kind: DeedKind::Idea,
            title: self.proposed.title.trim().to_owned(),
            path: path.clone(),
            done_at: work.now,
        };
        note(work, &visit, &done, reference).await?;
        Ok(path)
    }
}

/// Does `deed` as the person present, with their rights, then gives the agent back: the lines that follow are theirs.
async fn in_name_of<A: Action>(work: &mut Work, visit: &DeskVisit, deed: &A) -> Result<A::Output, Fault> {
    let agent = work.actor;
    work.actor = Actor::Person(visit.person_id);
    let outcome = Box::pin(deed.run(work)).await;
    work.actor = agent;
    let output = outcome?;
    work.require(&rights::HELP, Scope::BODY).await?;
    Ok(output)
}

/// Keeps for the receipt that the person present consented to somebody who will act for them, by their name and the page where it
/// is ended.
pub async fn note_help(
    work: &mut Work,
    visit: &DeskVisit,
    (name, path): (String, String),
    about: SubjectRef,
) -> Result<(), Fault> {
    let done = Deed {
        kind: DeedKind::Helper,
        title: name,
        path,
        done_at: work.now,
    };
    keep(work, visit, &done).await?;
    // Whom somebody trusts is nobody else's business.
    work.journal(Event::internal("desk.helper-noted", about)).await
}

/// Tells that it was done at the desk, by this agent, and keeps it for the receipt.
async fn note(work: &mut Work, visit: &DeskVisit, done: &Deed, about: SubjectRef) -> Result<(), Fault> {
    keep(work, visit, done).await?;
    work.journal(Event::public("desk.done-at-desk", about)).await
}

async fn keep(work: &mut Work, visit: &DeskVisit, done: &Deed) -> Result<(), Fault> {
    let (body, now) = (work.body, work.now);
    let id: DeedId = work.new_id();
    store::insert_deed(&mut work.sql, body, (id, visit.id), done).await?;
    let ends_at = now.plus_seconds(VISIT_MINUTES * 60);
    store::put_off_end(&mut work.sql, body, visit.id, ends_at).await?;
    Ok(())
}
