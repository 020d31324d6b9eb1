//! What those who were there ask to correct in minutes before they are approved.

use std::ops::Range;

use db::{Id, Instant};
use jiff::civil::Date;
use kernel::PersonId;

use super::MeetingId;

/// A correction's identifier.
pub type CorrectionId = Id<Correction>;

/// Corrections asked for in one set of minutes.
pub const CORRECTIONS_MAX: i64 = 500;
/// Characters of the new words of a passage.
pub const WORDING_CHARS_MAX: usize = 20_000;
/// Characters of a reason, and of an answer.
pub const REASON_CHARS_MAX: usize = 2_000;
/// Days given to read minutes again, when nobody says otherwise.
pub const CORRECTION_DAYS: i8 = 7;
/// Days they may be given at most.
pub const CORRECTION_DAYS_MAX: i64 = 366;

db::text_enum! {
    /// Where a correction stands.
    pub enum CorrectionState {
        /// Nobody answered yet
        Pending = "demandee",
        /// It is in the minutes, perhaps in other words
        Accepted = "acceptee",
        /// The minutes stay as they were
        Refused = "refusee",
        /// Its author gave it up
        Withdrawn = "retiree",
        /// The minutes were approved before anybody answered
        Unanswered = "sans-reponse",
    }
}

db::record! {
    /// Minutes proposed to those who were there.
    #[derive(Clone, Debug)]
    pub struct Proposal {
        /// Who proposed them, and is told of corrections
        pub proposed_by: Option<PersonId>,
        /// When
        pub proposed_at: Instant,
        /// The last day to ask for a correction
        pub closes_on: Date,
    }
}

db::record! {
    /// A correction of one passage.
    #[derive(Clone, Debug)]
    pub struct Correction {
        /// Its identifier
        pub id: CorrectionId,
        /// In the minutes of which meeting
        pub meeting_id: MeetingId,
        /// Who asked
        pub author_id: PersonId,
        /// The version its place is counted in
        pub version: i64,
        /// The place of the passage in that version, from 0
        pub first_place: i64,
        /// How many passages stand there now: none when they are gone
        pub places: i64,
        /// The words its author read
        pub old_text: String,
        /// The words its author wants
        pub new_text: String,
        /// Why
        pub reason: String,
        /// Where it stands
        pub state: CorrectionState,
        /// A word of who decided
        pub answer: String,
        /// The words that were put in the minutes
        pub kept_text: Option<String>,
        /// The version that holds them
        pub kept_version: Option<i64>,
        /// Who decided
        pub decided_by: Option<PersonId>,
        /// When
        pub decided_at: Option<Instant>,
        /// When it was asked for
        pub created_at: Instant,
    }
}

impl Correction {
    /// Where the passage stands in [`version`](Self::version).
    pub fn place(&self) -> Range<usize> {
        let at = |number: i64| usize::try_from(number).unwrap_or(0);
        at(self.first_place)..at(self.first_place + self.places)
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("{}/{}", list_path(self.meeting_id), self.id)
    }
}

/// The page of all the corrections of a meeting's minutes.
pub(crate) fn list_path(meeting: MeetingId) -> String {
    format!("{}/compte-rendu/corrections", super::path_of(meeting))
}
