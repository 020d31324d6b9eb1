//! Who may do what with meetings.

use kernel::{Quality, Right};

/// Plan a meeting, change it, write its agenda.
pub const PLAN: Right = Right {
    code: "meetings.plan",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};
/// Write down who came.
pub const RECORD_ATTENDANCE: Right = Right {
    code: "meetings.record-attendance",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};
/// Read minutes not approved yet, and who came.
pub const READ_DRAFT: Right = Right {
    code: "meetings.read-draft",
    held_by: &[
        Quality::Member,
        Quality::Secretary,
        Quality::Chair,
        Quality::Agent,
    ],
};
/// Write minutes: any member may hold the pen, every version is kept.
pub const WRITE_MINUTES: Right = Right {
    code: "meetings.write-minutes",
    held_by: &[
        Quality::Member,
        Quality::Secretary,
        Quality::Chair,
        Quality::Agent,
    ],
};
/// Approve minutes.
pub const APPROVE_MINUTES: Right = Right {
    code: "meetings.approve-minutes",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};
/// Say that something is done, or not; say who does it.
pub const FOLLOW_UP: Right = Right {
    code: "meetings.follow-up",
    held_by: &[
        Quality::Member,
        Quality::Secretary,
        Quality::Chair,
        Quality::Agent,
    ],
};

/// All of them.
pub const ALL: &[Right] = &[
    PLAN,
    RECORD_ATTENDANCE,
    READ_DRAFT,
    WRITE_MINUTES,
    APPROVE_MINUTES,
    FOLLOW_UP,
];
