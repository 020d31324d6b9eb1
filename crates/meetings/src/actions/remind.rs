//! Reminding who promised to do something, once, some days before its date.

use jiff::ToSpan as _;
use jiff::civil::Time;
use kernel::{Action, BoxFuture, Event, Fault, Scope, Timer, Work};

use super::follow_up;
use crate::model::{FollowUp, FollowUpId, at};
use crate::{mail, rights, store};

/// The timer of a reminder.
pub(crate) const REMIND: &str = "meetings.remind";
/// Reminders are in the mailbox when the day begins.
const HOUR: Time = Time::constant(8, 0, 0, 0);

/// Writes to the owner of something that is still to be done. Done by Parvis when the day comes.
#[derive(Clone, Debug)]
pub struct RemindOwner {
    /// Of what
    pub follow_up: FollowUpId,
}

impl Action for RemindOwner {
    const NAME: &'static str = "meetings.remind-owner";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let follow_up = follow_up(work, self.follow_up).await?;
        work.require(&rights::FOLLOW_UP, Scope::group(follow_up.group_id))
            .await?;
        let (Some(owner), Some(due_on), None) = (follow_up.owner_id, follow_up.due_on, follow_up.done_at)
        else {
            return Err(Fault::refused("meetings-nothing-to-remind"));
        };
        mail::reminder(work, &follow_up, owner, due_on).await?;
        work.journal(Event::public(
            "meetings.follow-up-reminded",
            follow_up.reference(),
        ))
        .await
    }
}

/// The day came. What was done, or given back, meanwhile has no timer left; should one remain, nothing happens.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = FollowUpId::from_uuid(timer.subject);
        let found = store::find_follow_up(&mut work.sql, work.body, id).await?;
        if found.is_some_and(|found| {
            found.owner_id.is_some() && found.due_on.is_some() && found.done_at.is_none()
        }) {
            work.as_system(&RemindOwner { follow_up: id }).await?;
        }
        Ok(())
    })
}

/// Sets the timer anew from what is known of `follow_up`: none when there is nobody to write to, nothing left to do, or
/// when the day is past.
pub(super) async fn set_timer(work: &mut Work, id: FollowUpId) -> Result<(), Fault> {
    let follow_up: FollowUp = follow_up(work, id).await?;
    work.cancel_timers(REMIND, &follow_up.reference()).await?;
    let days = store::reminder(&mut work.sql, work.body, id).await?;
    let (Some(_), Some(due_on), None, Some(days)) =
        (follow_up.owner_id, follow_up.due_on, follow_up.done_at, days)
    else {
        return Ok(());
    };
    let zone = work.collectivite()?.zone();
    let day = due_on.saturating_sub(days.days());
    // Where clocks skip that hour, nobody is reminded at another: no zone of a French body does at eight.
    let Some((due_at, _)) = at(day, HOUR, &zone) else {
        return Ok(());
    };
    if due_at > work.now {
        let nothing = serde_json::Value::Null;
        work.timer(REMIND, &follow_up.reference(), due_at, &nothing)
            .await?;
    }
    Ok(())
}
