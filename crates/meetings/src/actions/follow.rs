//! Following what was decided until it is done.

use jiff::civil::Date;
use kernel::{Action, Event, Fault, FieldFault, PersonId, Scope, Sentence, Work};
use serde_json::json;

use super::follow_up;
use super::remind::set_timer;
use crate::model::{FollowUp, FollowUpId, REMINDER_DAYS_MAX};
use crate::{rights, store, tasks};

/// Says that something is done.
#[derive(Clone, Debug)]
pub struct CompleteAction {
    /// What
    pub follow_up: FollowUpId,
}

impl Action for CompleteAction {
    const NAME: &'static str = "meetings.complete-action";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let follow_up = follow_up(work, self.follow_up).await?;
        work.require(&rights::FOLLOW_UP, Scope::group(follow_up.group_id))
            .await?;
        if !store::set_done(&mut work.sql, work.body, follow_up.id, work.now).await? {
            return Err(Fault::refused("meetings-follow-up-already-done"));
        }
        work.register(&follow_up.subject()).await?;
        set_timer(work, follow_up.id).await?;
        tasks::tell(work, follow_up.id).await?;
        work.journal(Event::public("meetings.follow-up-done", follow_up.reference()))
            .await
    }
}

/// Says that something is not done after all.
#[derive(Clone, Debug)]
pub struct ReopenAction {
    /// What
    pub follow_up: FollowUpId,
}

impl Action for ReopenAction {
    const NAME: &'static str = "meetings.reopen-action";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let follow_up = follow_up(work, self.follow_up).await?;
        work.require(&rights::FOLLOW_UP, Scope::group(follow_up.group_id))
            .await?;
        if !store::set_open(&mut work.sql, work.body, follow_up.id).await? {
            return Err(Fault::refused("meetings-follow-up-not-done"));
        }
        work.register(&follow_up.subject()).await?;
        set_timer(work, follow_up.id).await?;
        tasks::tell(work, follow_up.id).await?;
        work.journal(Event::public(
            "meetings.follow-up-reopened",
            follow_up.reference(),
        ))
        .await
    }
}

/// Confirms who does something and until when; the minutes keep what they say.
#[derive(Clone, Debug)]
pub struct AssignAction {
    /// What
    pub follow_up: FollowUpId,
    /// A member of the group today, or nobody
    pub owner: Option<PersonId>,
    /// The last day, or none
    pub due_on: Option<Date>,
    /// How many days before the owner is reminded, if they are
    pub reminded_before: Option<i64>,
}

impl Action for AssignAction {
    const NAME: &'static str = "meetings.assign-action";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let follow_up = follow_up(work, self.follow_up).await?;
        work.require(&rights::FOLLOW_UP, Scope::group(follow_up.group_id))
            .await?;
        if let Some(owner) = self.owner.filter(|owner| Some(*owner) != follow_up.owner_id) {
            let members = groups::members_on(&mut work.sql, work.body, follow_up.group_id, work.now).await?;
            if !members.iter().any(|member| member.person == owner) {
                return Err(Fault::field("responsable", "meetings-not-a-member"));
            }
        }
        if self
            .reminded_before
            .is_some_and(|days| !(0..=REMINDER_DAYS_MAX).contains(&days))
        {
            let sentence = Sentence::new("meetings-reminder-impossible").with("max", REMINDER_DAYS_MAX);
            return Err(Fault::Invalid(vec![FieldFault {
                field: "rappel",
                sentence,
            }]));
        }
        store::assign(&mut work.sql, work.body, follow_up.id, self.owner, self.due_on).await?;
        store::set_reminder(&mut work.sql, work.body, follow_up.id, self.reminded_before).await?;
        set_timer(work, follow_up.id).await?;
        tasks::tell(work, follow_up.id).await?;
        let after = FollowUp {
            owner_id: self.owner,
            due_on: self.due_on,
            ..follow_up
        };
        let event = Event::public("meetings.follow-up-assigned", after.reference());
        work.journal(event.with(said_of(&after))).await
    }
}

/// Who does it until when: on the public board already, so that its history may say it too.
pub(super) fn said_of(follow_up: &FollowUp) -> serde_json::Value {
    json!({
        "owner": follow_up.owner_id,
        "due_on": follow_up.due_on.map(|date| date.to_string()),
    })
}
