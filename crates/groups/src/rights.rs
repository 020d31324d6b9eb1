//! Who may do what with groups.

use kernel::{Quality, Right};

/// Creating a group.
pub const CREATE: Right = Right {
    code: "groups.create",
    held_by: &[Quality::Agent],
};

/// Giving a mandate in a group.
pub const GIVE_MANDATE: Right = Right {
    code: "groups.give-mandate",
    held_by: &[Quality::Chair, Quality::Agent],
};

/// Ending a mandate in a group.
pub const END_MANDATE: Right = Right {
    code: "groups.end-mandate",
    held_by: &[Quality::Chair, Quality::Agent],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[CREATE, GIVE_MANDATE, END_MANDATE];
