//! Writing down who came.

use std::collections::BTreeMap;

use kernel::{Action, Event, Fault, PersonId, Scope, Work};
use serde_json::json;

use super::{meeting, still_open};
use crate::model::{ATTENDANCE_MAX, Attendance, MeetingId, has_come};
use crate::{rights, store};

/// Writes down whether members came. Said again, the last word counts.
#[derive(Clone, Debug)]
pub struct RecordAttendance {
    /// Which meeting
    pub meeting: MeetingId,
    /// Members of the group on that day, each with what is known
    pub attendance: Vec<(PersonId, Attendance)>,
}

impl Action for RecordAttendance {
    const NAME: &'static str = "meetings.record-attendance";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::RECORD_ATTENDANCE, Scope::group(meeting.group_id))
            .await?;
        still_open(&meeting)?;
        if self.attendance.is_empty() {
            return Err(Fault::field("presence", "meetings-attendance-empty"));
        }
        if self.attendance.len() > ATTENDANCE_MAX {
            return Err(Fault::field("presence", "meetings-attendance-too-long"));
        }
        let members =
            groups::members_on(&mut work.sql, work.body, meeting.group_id, meeting.starts_at).await?;
        if self
            .attendance
            .iter()
            .any(|(person, _)| !members.iter().any(|member| member.person == *person))
        {
            return Err(Fault::refused("meetings-not-a-member"));
        }
        for (person, state) in &self.attendance {
            store::set_attendance(&mut work.sql, work.body, meeting.id, *person, *state, work.now).await?;
        }
        // Before the day, only apologies are known.
        let has_come = has_come(meeting.starts_at, work.now, &work.collectivite()?.zone());
        if has_come
            && self
                .attendance
                .iter()
                .any(|(_, state)| *state == Attendance::Present)
        {
            store::hold_meeting(&mut work.sql, work.body, meeting.id).await?;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, state) in &self.attendance {
            *counts.entry(state.as_str()).or_default() += 1;
        }
        let event = Event::internal("meetings.attendance-recorded", meeting.reference());
        work.journal(event.with(json!(counts))).await
    }
}
