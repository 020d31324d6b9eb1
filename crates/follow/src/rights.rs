//! Who may follow.

use kernel::{Quality, Right};

/// Following, choosing what one receives: for oneself.
pub const FOLLOW: Right = Right {
    code: "follow.follow",
    held_by: &[Quality::Person],
};

/// Putting an end to what one receives, by the link of a letter.
pub const STOP_BY_LINK: Right = Right {
    code: "follow.stop-by-link",
    held_by: &[Quality::Visitor],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[FOLLOW, STOP_BY_LINK];
