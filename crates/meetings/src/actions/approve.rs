//! Approving minutes: what they decided becomes follow-ups, who came is marked, the next meeting is planned, all or
//! nothing.

use groups::Member;
use kernel::{Action, Event, Fault, PersonId, Scope, Sentence, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::decide::leave_unanswered;
use super::follow::said_of;
use super::remind::set_timer;
use super::{PlanMeeting, meeting, still_open};
use crate::model::{
    FOLLOW_UPS_MAX, FollowUp, Meeting, MeetingId, NextMeeting, REMINDER_DAYS, Reading, Roster, Task,
    has_come, read_outcome,
};
use crate::{index, rights, store, tasks};

/// Approves the latest version of a meeting's minutes.
#[derive(Clone, Debug)]
pub struct ApproveMinutes {
    /// Which meeting
    pub meeting: MeetingId,
}

/// Approves minutes that somebody read on a page: refused when another version was written or a correction asked for
/// meanwhile.
#[derive(Clone, Debug)]
pub struct ApproveVersion {
    /// Which meeting
    pub meeting: MeetingId,
    /// The version that was read
    pub version: i64,
    /// How many corrections were said to wait for an answer
    pub pending: i64,
}

/// What an approval brought about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// How many follow-ups went on the board
    pub follow_ups: usize,
    /// How many members were marked present, excused or absent
    pub attendance: usize,
    /// The next meeting, planned now or before
    pub next_meeting: Option<MeetingId>,
}

impl Action for ApproveMinutes {
    const NAME: &'static str = "meetings.approve-minutes";
    type Output = Approval;

    async fn run(&self, work: &mut Work) -> Result<Approval, Fault> {
        approve(work, self.meeting, None).await
    }
}

impl Action for ApproveVersion {
    const NAME: &'static str = "meetings.approve-version";
    type Output = Approval;

    async fn run(&self, work: &mut Work) -> Result<Approval, Fault> {
        approve(work, self.meeting, Some((self.version, self.pending))).await
    }
}

async fn approve(work: &mut Work, id: MeetingId, read: Option<(i64, i64)>) -> Result<Approval, Fault> {
    let meeting = meeting(work, id).await?;
    work.require(&rights::APPROVE_MINUTES, Scope::group(meeting.group_id))
        .await?;
    still_open(&meeting)?;
    let zone = work.collectivite()?.zone();
    if !has_come(meeting.starts_at, work.now, &zone) {
        return Err(Fault::refused("meetings-not-held-yet"));
    }
    let pending = store::count_pending(&mut work.sql, work.body, id).await?;
    if read.is_some_and(|read| read != (meeting.minutes_version, pending)) {
        return Err(Fault::Stale("minutes"));
    }
    let latest = store::find_minutes_version(&mut work.sql, work.body, id, meeting.minutes_version)
        .await?
        .ok_or_else(|| Fault::refused("meetings-nothing-to-approve"))?;
    let members = groups::members_on(&mut work.sql, work.body, meeting.group_id, meeting.starts_at).await?;
    let reading = read_outcome(&latest.minutes(), &roster(&members), work.now, &zone);
    if reading.follow_ups.len() > FOLLOW_UPS_MAX {
        return Err(Fault::refused_with(
            Sentence::new("meetings-too-many-actions").with("max", FOLLOW_UPS_MAX),
        ));
    }

    let attendance = reading.attendance();
    for (person, state) in &attendance {
        store::set_attendance(&mut work.sql, work.body, id, *person, *state, work.now).await?;
    }
    for task in &reading.follow_ups {
        put_on_board(work, &meeting, task).await?;
    }
    let next_meeting = plan_next(work, &meeting, &reading).await?;
    store::approve_meeting(&mut work.sql, work.body, id, next_meeting, work.now).await?;
    let unanswered = leave_unanswered(work, &meeting).await?;
    work.register(&meeting.subject()).await?;
    index::minutes(work, &meeting, &latest.text).await?;
    let approval = Approval {
        follow_ups: reading.follow_ups.len(),
        attendance: attendance.len(),
        next_meeting,
    };
    let payload = json!({
        "group": meeting.group_id,
        "version": latest.version,
        "decisions": latest.minutes().decisions.len(),
        "follow_ups": approval.follow_ups,
        "next_meeting": next_meeting,
        "unanswered_corrections": unanswered,
    });
    let event = Event::public("meetings.minutes-approved", meeting.reference());
    work.journal(event.with(payload)).await?;
    Ok(approval)
}

/// The members of a group, as names are looked for among them.
pub(crate) fn roster(members: &[Member]) -> Roster<PersonId> {
    Roster::new(members.iter().map(|member| (member.person, member.name.as_str())))
}

async fn put_on_board(work: &mut Work, meeting: &Meeting, task: &Task) -> Result<(), Fault> {
    let id = work.new_id();
    let follow_up = FollowUp {
        id,
        meeting_id: meeting.id,
        group_id: meeting.group_id,
        text: task.text.clone(),
        owners: task.owners.clone(),
        owner_id: task.owner,
        due_on: task.due_on,
        decision: task.decision.clone(),
        created_at: work.now,
        done_at: task.is_done.then_some(work.now),
        calendar_uid: Some(tasks::new_uid(id, work.body)),
    };
    store::insert_follow_up(&mut work.sql, work.body, &follow_up).await?;
    work.register(&follow_up.subject()).await?;
    index::follow_up(work, &follow_up).await?;
    store::set_reminder(&mut work.sql, work.body, follow_up.id, Some(REMINDER_DAYS)).await?;
    set_timer(work, follow_up.id).await?;
    tasks::tell(work, follow_up.id).await?;
    let event = Event::public("meetings.follow-up-added", follow_up.reference());
    work.journal(event.with(said_of(&follow_up))).await
}

/// The next meeting, planned unless the group has one at that instant already; it is a consequence of the approval,
/// whose author may approve and so may plan.
async fn plan_next(
    work: &mut Work,
    meeting: &Meeting,
    reading: &Reading,
) -> Result<Option<MeetingId>, Fault> {
    let NextMeeting::At {
        starts_at,
        ends_at,
        place,
    } = &reading.next
    else {
        return Ok(None);
    };
    let there = store::find_meeting_at(&mut work.sql, work.body, meeting.group_id, *starts_at).await?;
    if let Some(there) = there {
        return Ok((there.id != meeting.id).then_some(there.id));
    }
    // A title with a figure in it (a date, a number) is that of one meeting only.
    let title = if meeting.title.contains(|letter: char| letter.is_ascii_digit()) {
        let group = groups::find(&mut work.sql, work.body, meeting.group_id).await?;
        group.ok_or(Fault::NotFound("group"))?.name
    } else {
        meeting.title.clone()
    };
    let plan = PlanMeeting {
        group: meeting.group_id,
        title,
        starts_at: *starts_at,
        ends_at: *ends_at,
        place: place.clone(),
        agenda: Vec::new(),
    };
    work.as_system(&plan).await.map(Some)
}
