//! Who may do what with what is known of people.

use kernel::{Quality, Right};

/// Saying who watches over personal data, and reading what the assessment of risks is written from.
pub const SET_UP: Right = Right {
    code: "privacy.set-up",
    held_by: &[Quality::Agent],
};

/// Keeping the register of breaches.
pub const RECORD_BREACHES: Right = Right {
    code: "privacy.record-breaches",
    held_by: &[Quality::Agent],
};

/// Answering who objects.
pub const ANSWER: Right = Right {
    code: "privacy.answer",
    held_by: &[Quality::Agent],
};

/// Seeing what is known of oneself, taking it away, objecting to it.
pub const OWN: Right = Right {
    code: "privacy.own",
    held_by: &[Quality::Person],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[SET_UP, RECORD_BREACHES, ANSWER, OWN];
