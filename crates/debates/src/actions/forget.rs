//! Forgetting unconfirmed contributions after a few days.

use kernel::{Action, BoxFuture, Event, Fault, Scope, Timer, Work};

use crate::model::ContributionId;
use crate::rights;
use crate::store::waiting;

/// The timer of an unconfirmed contribution.
pub(crate) const FORGET_WAITING: &str = "debates.forget-waiting";

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

pub(crate) fn when_waiting_is_old<'a>(
    work: &'a mut Work,
    timer: &'a Timer,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let waiting = ContributionId::from_uuid(timer.subject);
        work.as_system(&ForgetWaiting { waiting }).await
    })
}
