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

/// The same from a sheet that somebody read, perhaps a while ago: refused when somebody noted meanwhile something else
/// of a person whom this says something else of than was read. What both say alike, or only one of them changed, stands.
#[derive(Clone, Debug)]
pub struct RecordAttendanceRead {
    /// What is to be noted
    pub record: RecordAttendance,
    /// What the sheet said of each: none when nothing was noted
    pub read: BTreeMap<PersonId, Option<Attendance>>,
}

impl RecordAttendanceRead {
    /// What was noted meanwhile and would be lost: whose, and what.
    pub(crate) fn lost(&self, known: &BTreeMap<PersonId, Attendance>) -> Vec<(PersonId, Attendance)> {
        let typed = self.record.attendance.iter();
        typed
            .filter_map(|(person, typed)| {
                let now = *known.get(person)?;
                let read = *self.read.get(person)?;
                (now != *typed && Some(now) != read && Some(*typed) != read).then_some((*person, now))
            })
            .collect()
    }
}

impl Action for RecordAttendanceRead {
    const NAME: &'static str = "meetings.record-attendance-read";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let known = store::attendance(&mut work.sql, work.body, self.record.meeting).await?;
        let known: BTreeMap<_, _> = known
            .into_iter()
            .map(|line| (line.person_id, line.state))
            .collect();
        if !self.lost(&known).is_empty() {
            let meeting = meeting(work, self.record.meeting).await?;
            work.require(&rights::RECORD_ATTENDANCE, Scope::group(meeting.group_id))
                .await?;
            return Err(Fault::Stale("attendance"));
        }
        // What only somebody else changed since it was read is theirs.
        let attendance = self.record.attendance.iter().map(|(person, typed)| {
            let read = self.read.get(person).copied().flatten();
            match known.get(person) {
                Some(now) if read == Some(*typed) => (*person, *now),
                _ => (*person, *typed),
            }
        });
        let record = RecordAttendance {
            meeting: self.record.meeting,
            attendance: attendance.collect(),
        };
        record.run(work).await
    }
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
            if *state != Attendance::Present {
                store::forget_absences(&mut work.sql, work.body, meeting.id, *person).await?;
            }
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
