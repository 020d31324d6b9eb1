//! Who may do what with the duties to publish.

use kernel::{Quality, Right};

/// Says what answers a duty, why another does not concern the body, and how many people it employs.
pub const ANSWER: Right = Right {
    code: "disclosure.answer",
    held_by: &[Quality::Agent],
};

/// All of them.
pub const ALL: &[Right] = &[ANSWER];
