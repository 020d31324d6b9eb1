//! Inviting the members of a group to a meeting, and answering.

use db::Instant;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::{CONVENE, meeting, still_open};
use crate::model::{Intention, InvitationAnswer, Meeting, MeetingId, MeetingState, NOTE_CHARS_MAX};
use crate::{mail, rights, store};

/// Sends the convocation to every member: date, place, agenda, and the page where they answer. The same announcement is
/// sent to nobody twice.
#[derive(Clone, Debug)]
pub struct SendConvocation {
    /// Which meeting
    pub meeting: MeetingId,
    /// The announcement that was read ([`Meeting::sequence`])
    pub sequence: i64,
}

impl Action for SendConvocation {
    const NAME: &'static str = "meetings.send-convocation";
    /// How many members it is sent to
    type Output = usize;

    async fn run(&self, work: &mut Work) -> Result<usize, Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::PLAN, Scope::group(meeting.group_id))
            .await?;
        not_begun(work, &meeting)?;
        if meeting.sequence != self.sequence {
            return Err(Fault::Stale("meeting"));
        }
        let members =
            groups::members_on(&mut work.sql, work.body, meeting.group_id, meeting.starts_at).await?;
        if members.is_empty() {
            return Err(Fault::refused("meetings-convocation-nobody"));
        }
        for member in &members {
            mail::convocation(work, &meeting, member.person).await?;
        }
        let by = work.actor.person();
        store::convoke(&mut work.sql, work.body, &meeting, by, work.now).await?;
        store::forget_planned(&mut work.sql, work.body, meeting.id).await?;
        work.cancel_timers(CONVENE, &meeting.reference()).await?;
        let payload = json!({ "sequence": meeting.sequence, "members": members.len() });
        let event = Event::public("meetings.convocation-sent", meeting.reference());
        work.journal(event.with(payload)).await?;
        Ok(members.len())
    }
}

/// Says whether one will come; said again until the meeting begins, the last word counts.
#[derive(Clone, Debug)]
pub struct AnswerInvitation {
    /// To which meeting
    pub meeting: MeetingId,
    /// What
    pub answer: Intention,
    /// A word with it; may be empty
    pub note: String,
}

impl Action for AnswerInvitation {
    const NAME: &'static str = "meetings.answer-invitation";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let meeting = meeting(work, self.meeting).await?;
        let note = self.note.replace("\r\n", "\n").trim().to_owned();
        record_answer(work, &meeting, self.answer, note, work.now).await
    }
}

/// Keeps what the person who acts answered, at an instant that is not to come.
pub(super) async fn record_answer(
    work: &mut Work,
    meeting: &Meeting,
    answer: Intention,
    note: String,
    answered_at: Instant,
) -> Result<(), Fault> {
    work.require(&rights::ANSWER_INVITATION, Scope::group(meeting.group_id))
        .await?;
    let person = work.person()?;
    not_begun(work, meeting)?;
    let members = groups::members_on(&mut work.sql, work.body, meeting.group_id, meeting.starts_at).await?;
    if !members.iter().any(|member| member.person == person) {
        return Err(Fault::refused("meetings-not-invited"));
    }
    let mut fields = Fields::default();
    if note.chars().count() > NOTE_CHARS_MAX {
        let sentence = Sentence::new("meetings-title-too-long").with("max", NOTE_CHARS_MAX);
        fields.refuse("mot", sentence);
    }
    fields.finish()?;
    let answer = InvitationAnswer {
        person_id: person,
        answer,
        note,
        answered_at,
    };
    store::set_answer(&mut work.sql, work.body, meeting, &answer).await?;
    // What a person answers is no fact for others to keep: the journal says that an answer came.
    work.journal(Event::internal(
        "meetings.invitation-answered",
        meeting.reference(),
    ))
    .await
}

pub(super) fn not_begun(work: &Work, meeting: &Meeting) -> Result<(), Fault> {
    still_open(meeting)?;
    if has_begun(work, meeting) {
        return Err(Fault::refused("meetings-has-begun"));
    }
    Ok(())
}

pub(super) fn has_begun(work: &Work, meeting: &Meeting) -> bool {
    meeting.state != MeetingState::Planned || meeting.starts_at <= work.now
}
