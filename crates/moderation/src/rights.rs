//! Who may do what with what others wrote.

use kernel::{Quality, Right};

/// Report something: anyone, account or not (regulation (EU) 2022/2065, article 16: « any individual or entity »).
pub const REPORT: Right = Right {
    code: "moderation.report",
    held_by: &[Quality::Visitor, Quality::Person],
};
/// Decide on what was reported: who runs the group that answers for it, and the body's agents.
pub const DECIDE: Right = Right {
    code: "moderation.decide",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};
/// Contest the removal of what one wrote.
pub const APPEAL: Right = Right {
    code: "moderation.appeal",
    held_by: &[Quality::Author],
};
/// Forget what was removed: Parvis itself, at the date said.
pub const FORGET: Right = Right {
    code: "moderation.forget",
    held_by: &[Quality::System],
};

/// All of them.
pub const ALL: &[Right] = &[REPORT, DECIDE, APPEAL, FORGET];
