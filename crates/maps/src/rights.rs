//! Who may do what with maps.

use kernel::{Quality, Right};

/// Makes maps, publishes and removes them, and chooses what is drawn under their layers.
pub const PREPARE: Right = Right {
    code: "maps.prepare",
    held_by: &[Quality::Agent],
};

/// All of them.
pub const ALL: &[Right] = &[PREPARE];
