//! Who may do what with plans and their indicators.

use kernel::{Quality, Right};

/// Opening a plan in a group, and saying what is measured.
pub const PREPARE: Right = Right {
    code: "indicators.prepare",
    held_by: &[Quality::Chair, Quality::Secretary, Quality::Agent],
};

/// Recording a value. « Author » is whoever the indicator was entrusted to.
pub const RECORD: Right = Right {
    code: "indicators.record",
    held_by: &[
        Quality::Author,
        Quality::Chair,
        Quality::Secretary,
        Quality::Agent,
    ],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[PREPARE, RECORD];
