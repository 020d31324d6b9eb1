//! Who says beforehand that they will come.

use db::Instant;
use kernel::PersonId;
use serde::{Deserialize, Serialize};

use super::Attendance;

/// Characters of the word that goes with an answer.
pub const NOTE_CHARS_MAX: usize = 500;

db::text_enum! {
    /// What a member answers to an invitation.
    #[derive(Serialize, Deserialize)]
    pub enum Intention {
        /// They will come
        Coming = "oui",
        /// They will not: they are excused
        Excused = "non",
        /// They do not know yet
        Unsure = "incertain",
    }
}

impl Intention {
    /// What the attendance sheet offers before anybody notes who came.
    pub const fn likely(self) -> Option<Attendance> {
        match self {
            Self::Coming => Some(Attendance::Present),
            Self::Excused => Some(Attendance::Excused),
            Self::Unsure => None,
        }
    }
}

db::record! {
    /// A member's answer.
    #[derive(Clone, Debug)]
    pub struct InvitationAnswer {
        /// Whose
        pub person_id: PersonId,
        /// What
        pub answer: Intention,
        /// A word with it; may be empty
        pub note: String,
        /// When
        pub answered_at: Instant,
    }
}

db::record! {
    /// The latest convocation of a meeting.
    #[derive(Clone, Debug)]
    pub struct Convocation {
        /// Which announcement it told ([`Meeting::sequence`](super::Meeting::sequence))
        pub sequence: i64,
        /// When it was sent
        pub sent_at: Instant,
    }
}

db::record! {
    /// A convocation that leaves by itself.
    #[derive(Clone, Copy, Debug)]
    pub struct PlannedConvocation {
        /// How many days before its meeting
        pub days_before: i64,
        /// When its day came and there was nobody to convene
        pub failed_at: Option<Instant>,
    }
}
