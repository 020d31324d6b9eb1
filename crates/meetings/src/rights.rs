//! Who may do what with meetings.

use kernel::{Quality, Right};

/// Plan a meeting, change it, write its agenda.
pub const PLAN: Right = Right {
    code: "meetings.plan",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};
/// Say whether one will come to a meeting of one's group.
pub const ANSWER_INVITATION: Right = Right {
    code: "meetings.answer-invitation",
    held_by: &[Quality::Member, Quality::Secretary, Quality::Chair],
};
/// Keep what a member answered by mail: Parvis itself, for what came to the address it gave them.
pub const NOTE_MAILED_ANSWER: Right = Right {
    code: "meetings.note-mailed-answer",
    held_by: &[Quality::System],
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
/// Propose minutes to those who were there, and answer the corrections they ask for.
pub const DECIDE_CORRECTIONS: Right = Right {
    code: "meetings.decide-corrections",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};
/// Ask for a correction of minutes of a meeting where one was, or sent apologies.
pub const CORRECT_MINUTES: Right = Right {
    code: "meetings.correct-minutes",
    held_by: &[Quality::Member, Quality::Secretary, Quality::Chair],
};
/// Give up a correction one asked for.
pub const WITHDRAW_CORRECTION: Right = Right {
    code: "meetings.withdraw-correction",
    held_by: &[Quality::Author],
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
    ANSWER_INVITATION,
    NOTE_MAILED_ANSWER,
    RECORD_ATTENDANCE,
    READ_DRAFT,
    WRITE_MINUTES,
    APPROVE_MINUTES,
    DECIDE_CORRECTIONS,
    CORRECT_MINUTES,
    WITHDRAW_CORRECTION,
    FOLLOW_UP,
];
