//! Who may do what with requirements.

use kernel::{Quality, Right};

/// Marking a passage as a requirement, changing what is said of it, noting that its passage changed.
pub const MARK: Right = Right {
    code: "requirements.mark",
    held_by: &[Quality::Chair, Quality::Secretary, Quality::Agent],
};

/// Tying a project to a requirement: asked in the group that carries the project.
pub const ATTACH: Right = Right {
    code: "requirements.attach",
    held_by: &[Quality::Chair, Quality::Secretary, Quality::Agent],
};

/// Saying how a project answers: asked in the group that carries the project.
pub const CONCLUDE: Right = Right {
    code: "requirements.conclude",
    held_by: &[Quality::Chair, Quality::Secretary, Quality::Agent],
};

/// Reminding who carries a project of what it has to examine: Parvis itself, when the day comes.
pub const REMIND: Right = Right {
    code: "requirements.remind",
    held_by: &[Quality::System],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[MARK, ATTACH, CONCLUDE, REMIND];
