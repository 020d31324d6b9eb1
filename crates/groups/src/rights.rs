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

/// Saying what an association is, and whether two people are wanted for what is said in its name.
pub const DESCRIBE_ASSOCIATION: Right = Right {
    code: "groups.describe-association",
    held_by: &[Quality::Agent],
};

/// Speaking in the name of an association, confirming what somebody else said in it, delegating: with an office there, or by a
/// delegation.
pub const SPEAK_FOR: Right = Right {
    code: "groups.speak-for",
    held_by: &[Quality::Member],
};

/// Ending a delegation that one gave.
pub const END_DELEGATION: Right = Right {
    code: "groups.end-delegation",
    held_by: &[Quality::Author, Quality::Agent],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[
    CREATE,
    GIVE_MANDATE,
    END_MANDATE,
    DESCRIBE_ASSOCIATION,
    SPEAK_FOR,
    END_DELEGATION,
];
