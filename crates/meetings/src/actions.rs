//! What people do: one value per deed.

mod answer_by_mail;
mod approve;
mod attend;
mod attend_items;
mod cancel;
mod convene_later;
mod correct;
mod decide;
mod follow;
mod invite;
mod plan;
mod propose_minutes;
mod recuse_item;
mod remind;
mod write_minutes;

pub use answer_by_mail::{MailedAnswer, NoteMailedAnswer};
pub(crate) use approve::roster;
pub use approve::{Approval, ApproveMinutes, ApproveVersion};
pub use attend::{RecordAttendance, RecordAttendanceRead};
pub use attend_items::{RecordAbsence, RecordSpans};
pub use cancel::CancelMeeting;
pub use convene_later::PlanConvocation;
pub(crate) use convene_later::{CONVENE, leaves_at, when_day_comes};
pub(crate) use correct::place_in_latest;
pub use correct::{ProposeCorrection, WithdrawCorrection};
pub use decide::{AcceptCorrection, RefuseCorrection};
pub use follow::{AssignAction, CompleteAction, ReopenAction};
pub use invite::{AnswerInvitation, SendConvocation};
pub use plan::{AddAgendaItem, ChangeMeeting, PlanMeeting, RemoveAgendaItem};
pub use propose_minutes::ProposeMinutes;
pub(crate) use propose_minutes::attendees_of;
pub use recuse_item::RecuseFromItem;
pub use remind::RemindOwner;
pub(crate) use remind::{REMIND, when_due};
pub use write_minutes::WriteMinutes;
pub(crate) use write_minutes::{read, too_long};

use kernel::{Fault, Work};

use crate::model::{FollowUp, FollowUpId, Meeting, MeetingId, MeetingState};
use crate::store;

/// The meeting an action is about; what does not exist is said before any right is asked, since groups hold the rights.
async fn meeting(work: &mut Work, id: MeetingId) -> Result<Meeting, Fault> {
    store::find_meeting(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("meeting"))
}

async fn follow_up(work: &mut Work, id: FollowUpId) -> Result<FollowUp, Fault> {
    store::find_follow_up(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("follow-up"))
}

/// Approved minutes and what stands around them are public and final; a meeting that will not take place is written
/// about no more.
fn still_open(meeting: &Meeting) -> Result<(), Fault> {
    match (meeting.approved_at, meeting.state) {
        (Some(_), _) => Err(Fault::refused("meetings-already-approved")),
        (None, MeetingState::Cancelled) => Err(Fault::refused("meetings-is-cancelled")),
        (None, _) => Ok(()),
    }
}
