//! Forgetting what was removed, once it can no longer be contested.

use kernel::{Action, BoxFuture, Event, Fault, Scope, Timer, Work};

use super::judged;
use crate::model::{AppealOutcome, DecisionId};
use crate::{rights, store};

/// The timer of a removed content.
pub(crate) const FORGET: &str = "moderation.forget";

/// Forgets what a removed content said, unless it is back or an appeal still waits.
pub(crate) struct ForgetRemoved {
    decision: DecisionId,
}

impl Action for ForgetRemoved {
    const NAME: &'static str = "moderation.forget";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::FORGET, Scope::BODY).await?;
        let decision = store::find_decision(&mut work.sql, work.body, self.decision)
            .await?
            .ok_or(Fault::NotFound("decision"))?;
        let about = judged(work, &decision.target()).await?;
        let latest = store::latest_of(&mut work.sql, work.body, &decision.target()).await?;
        // What was removed again since may be contested again: it is forgotten at its own date.
        let is_latest = latest.is_none_or(|latest| latest.id == decision.id);
        if is_latest && decision.stands() && decision.appeal_outcome != AppealOutcome::Waiting {
            (about.kind.forget)(work, decision.target_id).await?;
        }
        work.journal(Event::internal("moderation.forgotten", about.content.reference))
            .await
    }
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
