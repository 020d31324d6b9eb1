//! What a meeting is made of, and the rules that need neither a database nor a page.

mod convocations;
mod corrections;
mod invitations;
mod names;
mod outcome;
mod passages;
mod schedule;
mod spans;

pub use convocations::DAYS_BEFORE_MAX;
pub(crate) use convocations::{DAYS_BEFORE_USUAL, HOUR, days_before_assembly, delays};
pub(crate) use corrections::list_path;
pub use corrections::{
    CORRECTION_DAYS, CORRECTION_DAYS_MAX, CORRECTIONS_MAX, Correction, CorrectionId, CorrectionState,
    Proposal, REASON_CHARS_MAX, WORDING_CHARS_MAX,
};
pub use invitations::{Convocation, Intention, InvitationAnswer, NOTE_CHARS_MAX, PlannedConvocation};
pub use names::{Matching, Roster};
pub use outcome::{Named, NextMeeting, Reading, Task, read_outcome};
pub use passages::{Passage, carried, passages, replaced, words_at};
pub use schedule::{Moment, Unreadable, Wanted, read_moment};
pub(crate) use schedule::{at, day_of, has_come, is_past, is_too_far};
pub use spans::{Absence, Span};

use db::{Id, Instant};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{PersonId, Subject, SubjectRef};
use serde::{Deserialize, Serialize};

/// A meeting's identifier.
pub type MeetingId = Id<Meeting>;
/// An agenda item's identifier.
pub type AgendaItemId = Id<AgendaItem>;
/// A follow-up's identifier.
pub type FollowUpId = Id<FollowUp>;

/// Characters of a title: of a meeting, of an agenda item, of a follow-up.
pub const TITLE_CHARS_MAX: usize = 200;
/// Characters of a place.
pub const PLACE_CHARS_MAX: usize = 200;
/// Items of one agenda.
pub const AGENDA_ITEMS_MAX: usize = 60;
/// Members whose presence is written down at once; larger groups do it page by page.
pub const ATTENDANCE_MAX: usize = 200;
/// Bytes of minutes: some 80 printed pages; beyond, a paste went wrong.
pub const MINUTES_BYTES_MAX: usize = 500_000;
/// Follow-ups one set of minutes may create.
pub const FOLLOW_UPS_MAX: usize = 200;
/// Characters of a follow-up; beyond, the minutes have the rest.
pub const FOLLOW_UP_CHARS_MAX: usize = 2_000;
/// Days before its date the owner of a follow-up is reminded, when nobody says otherwise.
pub const REMINDER_DAYS: i64 = 3;
/// The most days before.
pub const REMINDER_DAYS_MAX: i64 = 90;
/// Lines of a list, and of a column of the board.
pub const LIST_PAGE: i64 = 50;
/// Meetings a group's calendar holds, the latest.
pub const CALENDAR_MEETINGS_MAX: i64 = 200;

db::text_enum! {
    /// Where a meeting stands.
    pub enum MeetingState {
        /// Announced
        Planned = "prevue",
        /// It took place: somebody was present or minutes were begun
        Held = "tenue",
        /// Its minutes are approved: they are public and no longer change
        Approved = "approuvee",
        /// It was announced and will not take place
        Cancelled = "annulee",
    }
}

db::text_enum! {
    /// Whether a member came.
    #[derive(Serialize, Deserialize)]
    pub enum Attendance {
        /// Came
        Present = "present",
        /// Said beforehand that they could not come
        Excused = "excuse",
        /// Did not come
        Absent = "absent",
    }
}

db::record! {
    /// A meeting of a group.
    #[derive(Clone, Debug)]
    pub struct Meeting {
        /// Its identifier
        pub id: MeetingId,
        /// Whose meeting
        pub group_id: GroupId,
        /// What it is called
        pub title: String,
        /// When it begins
        pub starts_at: Instant,
        /// When it ends, when somebody said so
        pub ends_at: Option<Instant>,
        /// Where; may be empty
        pub place: String,
        /// Where it stands
        pub state: MeetingState,
        /// How many times its announcement changed
        pub sequence: i64,
        /// When its announcement last changed
        pub updated_at: Instant,
        /// The latest version of its minutes; 0 when none was written
        pub minutes_version: i64,
        /// When its minutes were approved
        pub approved_at: Option<Instant>,
        /// The meeting that its minutes announced
        pub next_meeting_id: Option<MeetingId>,
        /// Its name among all calendars; none where it was announced before names were kept
        pub calendar_uid: Option<String>,
    }
}

/// 1 January 2020, in seconds since 1970: a count of seconds from there stays within what calendars read (RFC 5545,
/// section 3.3.8) until 2088.
const SEQUENCE_EPOCH_S: i64 = 1_577_836_800;

impl Meeting {
    /// What calendars tell an older announcement from a newer one by: it grows with each change, and a change made after an
    /// old backup was put back still comes after those that were lost, which agendas have seen.
    pub fn calendar_sequence(&self) -> i64 {
        self.updated_at.micros() / 1_000_000 - SEQUENCE_EPOCH_S + self.sequence
    }

    /// Points to this meeting.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("meeting", self.id)
    }

    /// As the rest of the house shows it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }
}

/// The page of a meeting.
pub fn path_of(meeting: MeetingId) -> String {
    format!("/reunions/{meeting}")
}

/// The page of a follow-up.
pub(crate) fn follow_up_path(follow_up: FollowUpId) -> String {
    format!("/suivi/{follow_up}")
}

/// `text`, cut with « … » when it is longer than `chars_max` characters.
pub(crate) fn shortened(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    text.chars().take(chars_max - 1).chain(['…']).collect()
}

/// One item of an agenda, in order; it may point to a subject of any feature.
#[derive(Clone, Debug)]
pub struct AgendaItem {
    /// Its identifier
    pub id: AgendaItemId,
    /// What is to be discussed
    pub title: String,
    /// The text, the vote… that it is about
    pub subject: Option<SubjectRef>,
}

impl db::FromRow for AgendaItem {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let kind: Option<String> = row.get("subject_type")?;
        let id: Option<db::Uuid> = row.get("subject_id")?;
        Ok(Self {
            id: row.get("id")?,
            title: row.get("title")?,
            subject: kind.zip(id).map(|(kind, id)| SubjectRef { kind, id }),
        })
    }
}

db::record! {
    /// Whether one person came.
    #[derive(Clone, Debug)]
    pub struct AttendanceLine {
        /// Who
        pub person_id: PersonId,
        /// Whether they came
        pub state: Attendance,
    }
}

db::record! {
    /// One version of a meeting's minutes: each save makes one, none is ever overwritten.
    #[derive(Clone, Debug)]
    pub struct MinutesVersion {
        /// 1 for the first
        pub version: i64,
        /// The text, as written
        pub text: String,
        /// What was read in it, as JSON
        pub reading: String,
        /// Who wrote it; none when Parvis did
        pub written_by: Option<PersonId>,
        /// When
        pub written_at: Instant,
    }
}

impl MinutesVersion {
    /// What was read in the text when it was saved. A reading kept by an older program, that this one cannot take up,
    /// is made again from the text.
    pub fn minutes(&self) -> minutes::Minutes {
        serde_json::from_str(&self.reading).unwrap_or_else(|_| minutes::parse(&self.text))
    }
}

db::record! {
    /// One version of minutes in a list, without its text.
    #[derive(Clone, Debug)]
    pub struct VersionLine {
        /// 1 for the first
        pub version: i64,
        /// Who wrote it
        pub written_by: Option<PersonId>,
        /// When
        pub written_at: Instant,
    }
}

/// Approved minutes, as other features take them up.
#[derive(Clone, Debug)]
pub struct ApprovedMinutes {
    /// The meeting's title
    pub title: String,
    /// The day it was held, in the body's time zone
    pub held_on: Date,
    /// The text, as approved
    pub markdown: String,
    /// What was read in it
    pub minutes: minutes::Minutes,
}

db::record! {
    /// Something to be done after a meeting.
    #[derive(Clone, Debug)]
    pub struct FollowUp {
        /// Its identifier
        pub id: FollowUpId,
        /// The meeting that decided it
        pub meeting_id: MeetingId,
        /// The group that follows it
        pub group_id: GroupId,
        /// What is to be done, as the minutes say
        pub text: String,
        /// Who is to do it, as the minutes say
        pub owners: String,
        /// Who is to do it, once confirmed
        pub owner_id: Option<PersonId>,
        /// The last day to do it
        pub due_on: Option<Date>,
        /// The decision it carries out, as the minutes name it: `D1`
        pub decision: Option<String>,
        /// When it was put on the board
        pub created_at: Instant,
        /// When it was done
        pub done_at: Option<Instant>,
        /// Its name among all lists of tasks; none where it was put on the board before names were kept
        pub calendar_uid: Option<String>,
    }
}

/// The three columns of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// To be done, in time or without a date
    ToDo,
    /// To be done, the date has passed
    Late,
    /// Done
    Done,
}

impl FollowUp {
    /// Points to this follow-up.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("follow-up", self.id)
    }

    /// As the rest of the house shows it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title(),
            path: self.path(),
        }
    }

    /// Its first line, within the bound of a title.
    pub fn title(&self) -> String {
        shortened(self.text.lines().next().unwrap_or_default(), TITLE_CHARS_MAX)
    }

    /// Its page.
    pub fn path(&self) -> String {
        follow_up_path(self.id)
    }

    /// Its column on the board, on the day `today`: late begins the day after the last day.
    pub fn column(&self, today: Date) -> Column {
        match (self.done_at, self.due_on) {
            (Some(_), _) => Column::Done,
            (None, Some(due_on)) if due_on < today => Column::Late,
            (None, _) => Column::ToDo,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_after_an_old_backup_was_put_back_comes_after_those_that_were_lost() {
        let day: Instant = Instant::from_micros(1_794_000_000_000_000);
        let changed = |sequence, updated_at| Meeting {
            id: Id::from_uuid(db::Uuid::nil()),
            group_id: Id::from_uuid(db::Uuid::nil()),
            title: String::new(),
            starts_at: day,
            ends_at: None,
            place: String::new(),
            state: MeetingState::Planned,
            sequence,
            updated_at,
            minutes_version: 0,
            approved_at: None,
            next_meeting_id: None,
            calendar_uid: None,
        };
        let seen = changed(9, day.plus_days(1)).calendar_sequence();
        // The backup is of before: two changes only. An hour of work puts it back.
        let after = changed(3, day.plus_days(1).plus_seconds(3600)).calendar_sequence();
        assert!(after > seen);
        assert!(i32::try_from(changed(500, day.plus_days(365 * 50)).calendar_sequence()).is_ok());
    }
}
