//! Forgetting what has served: unconfirmed contributions after a few days, removed ones once they can no longer be
//! contested.

use kernel::{Action, BoxFuture, Event, Fault, Scope, Timer, Work};

use super::judged;
use crate::model::{AppealOutcome, ContributionId, DecisionId, TargetKind};
use crate::rights;
use crate::store::{comments, contributions, moderation, waiting};

/// The timer of an unconfirmed contribution.
pub(crate) const FORGET_WAITING: &str = "debates.forget-waiting";
/// The timer of a removed content.
pub(crate) const FORGET_REMOVED: &str = "debates.forget-removed";

/// Forgets what a visitor wrote and never confirmed, or the link of what was confirmed.
pub(crate) struct ForgetWaiting {
    waiting: ContributionId,
}

impl Action for ForgetWaiting {
    const NAME: &'static str = "debates.forget-waiting";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::FORGET, Scope::BODY).await?;
        waiting::forget(&mut work.sql, work.body, self.waiting).await?;
        let reference = kernel::SubjectRef::new("contribution", self.waiting);
        work.journal(Event::internal("debates.waiting-forgotten", reference))
            .await
    }
}

/// Forgets what a removed content said, unless it is back or an appeal still waits.
pub(crate) struct ForgetRemoved {
    decision: DecisionId,
}

impl Action for ForgetRemoved {
    const NAME: &'static str = "debates.forget-removed";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::FORGET, Scope::BODY).await?;
        let decision = moderation::find_decision(&mut work.sql, work.body, self.decision)
            .await?
            .ok_or(Fault::NotFound("decision"))?;
        let target = decision.target();
        let about = judged(work, target).await?;
        if decision.stands() && decision.appeal_outcome != AppealOutcome::Waiting {
            match target.kind {
                TargetKind::Contribution => {
                    contributions::forget(&mut work.sql, work.body, target.id()).await?;
                }
                TargetKind::Comment => comments::forget(&mut work.sql, work.body, target.id()).await?,
            }
        }
        work.journal(Event::internal("debates.removed-forgotten", about.reference()))
            .await
    }
}

pub(crate) fn when_waiting_is_old<'a>(
    work: &'a mut Work,
    timer: &'a Timer,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let waiting = ContributionId::from_uuid(timer.subject);
        work.as_system(&ForgetWaiting { waiting }).await
    })
}

pub(crate) fn when_removed_is_old<'a>(
    work: &'a mut Work,
    timer: &'a Timer,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let decision = DecisionId::from_uuid(timer.subject);
        work.as_system(&ForgetRemoved { decision }).await
    })
}
