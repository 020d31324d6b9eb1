//! Saying before a meeting that one takes no part in some item.

use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::attend_items::ABSENCES_MAX;
use super::invite::not_begun;
use super::meeting;
use crate::model::{Absence, AgendaItemId, MeetingId};
use crate::{rights, store};

/// Says that one is interested in an item and takes no part in it (code général des collectivités territoriales, art. L. 2131-11), or
/// that one does after all. Once the meeting has begun, the secretary notes it
/// ([`RecordAbsence`](super::RecordAbsence)).
#[derive(Clone, Debug)]
pub struct RecuseFromItem {
    /// At which meeting
    pub meeting: MeetingId,
    /// From which item
    pub item: AgendaItemId,
    /// False takes it back
    pub is_recused: bool,
}

impl Action for RecuseFromItem {
    const NAME: &'static str = "meetings.recuse-from-item";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::ANSWER_INVITATION, Scope::group(meeting.group_id))
            .await?;
        let person_id = work.person()?;
        not_begun(work, &meeting)?;
        let agenda = store::agenda(&mut work.sql, work.body, meeting.id).await?;
        if !agenda.iter().any(|item| item.id == self.item) {
            return Err(Fault::NotFound("agenda-item"));
        }
        if self.is_recused
            && store::count_absences(&mut work.sql, work.body, meeting.id).await? >= ABSENCES_MAX
        {
            return Err(Fault::refused("meetings-absences-too-many"));
        }
        let absence = Absence {
            person_id,
            item_id: self.item,
        };
        let said_at = self.is_recused.then_some(work.now);
        if !store::set_absence(&mut work.sql, work.body, meeting.id, absence, said_at).await? {
            return Ok(());
        }
        let kind = if self.is_recused {
            "meetings.item-recused"
        } else {
            "meetings.item-recusal-withdrawn"
        };
        let event = Event::internal(kind, meeting.reference());
        work.journal(event.with(json!({ "item": self.item }))).await
    }
}
