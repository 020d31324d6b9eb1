//! Who may do what with consultations.

use kernel::{Quality, Right};

/// Who runs the group that answers for a consultation, and the body's agents.
const THOSE_IN_CHARGE: &[Quality] = &[Quality::Secretary, Quality::Chair, Quality::Agent];

/// Open a consultation, change it, close it.
pub const OPEN: Right = Right {
    code: "debates.open",
    held_by: THOSE_IN_CHARGE,
};
/// Contribute: anyone; who has no account proves an address by one link.
pub const CONTRIBUTE: Right = Right {
    code: "debates.contribute",
    held_by: &[Quality::Visitor, Quality::Person],
};
/// Edit or withdraw what one wrote.
pub const EDIT: Right = Right {
    code: "debates.edit",
    held_by: &[Quality::Author],
};
/// Support a contribution.
pub const SUPPORT: Right = Right {
    code: "debates.support",
    held_by: &[Quality::Person],
};
/// Support a contribution without account, by one link that proves an address.
pub const SUPPORT_BY_MAIL: Right = Right {
    code: "debates.support-by-mail",
    held_by: &[Quality::Visitor],
};
/// Comment on a contribution.
pub const COMMENT: Right = Right {
    code: "debates.comment",
    held_by: &[Quality::Person],
};
/// Write the official answer to a contribution.
pub const ANSWER: Right = Right {
    code: "debates.answer",
    held_by: THOSE_IN_CHARGE,
};
/// Forget what has served: Parvis itself, at the date said.
pub const FORGET: Right = Right {
    code: "debates.forget",
    held_by: &[Quality::System],
};

/// All of them.
pub const ALL: &[Right] = &[
    OPEN,
    CONTRIBUTE,
    EDIT,
    SUPPORT,
    SUPPORT_BY_MAIL,
    COMMENT,
    ANSWER,
    FORGET,
];
