//! Who may do what with conversations.

use kernel::{Quality, Right};

/// Who runs the group that carries a conversation, and the body's agents.
const THOSE_IN_CHARGE: &[Quality] = &[Quality::Secretary, Quality::Chair, Quality::Agent];

/// Open a conversation, change it, close it.
pub const OPEN: Right = Right {
    code: "conversations.open",
    held_by: THOSE_IN_CHARGE,
};
/// Bring in a conversation that was held elsewhere: agents alone, for nobody here can tell votes that came from votes made up.
pub const IMPORT: Right = Right {
    code: "conversations.import",
    held_by: &[Quality::Agent],
};
/// Say what one thinks of statements, and add some, where everybody may.
pub const TAKE_PART: Right = Right {
    code: "conversations.take-part",
    held_by: &[Quality::Person],
};
/// The same, in the conversations of a group among its own members.
pub const TAKE_PART_AS_MEMBER: Right = Right {
    code: "conversations.take-part-as-member",
    held_by: &[Quality::Member, Quality::Secretary, Quality::Chair],
};
/// Publish a proposed statement or not, where statements wait to be read.
pub const REVIEW: Right = Right {
    code: "conversations.review",
    held_by: THOSE_IN_CHARGE,
};
/// Take back a statement one wrote.
pub const WITHDRAW: Right = Right {
    code: "conversations.withdraw",
    held_by: &[Quality::Author],
};
/// Forget the key that leads from people to votes: Parvis itself, at the date said.
pub const FORGET: Right = Right {
    code: "conversations.forget",
    held_by: &[Quality::System],
};

/// All of them.
pub const ALL: &[Right] = &[
    OPEN,
    IMPORT,
    TAKE_PART,
    TAKE_PART_AS_MEMBER,
    REVIEW,
    WITHDRAW,
    FORGET,
];
