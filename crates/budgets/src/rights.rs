//! Who may do what with participatory budgets.

use kernel::{Quality, Right};

/// Who runs the group that carries the budget, and the body's agents.
const THOSE_IN_CHARGE: &[Quality] = &[Quality::Secretary, Quality::Chair, Quality::Agent];

/// Prepares a budget, changes it, opens and closes its steps, reads one from a file.
pub const PREPARE: Right = Right {
    code: "budgets.prepare",
    held_by: THOSE_IN_CHARGE,
};
/// Proposes an idea.
pub const PROPOSE: Right = Right {
    code: "budgets.propose",
    held_by: &[Quality::Person],
};
/// Changes an idea, its photo, or takes it back.
pub const EDIT: Right = Right {
    code: "budgets.edit",
    held_by: &[Quality::Author],
};
/// Studies ideas, costs them, merges them.
pub const STUDY: Right = Right {
    code: "budgets.study",
    held_by: THOSE_IN_CHARGE,
};
/// Votes. Who declares to be among those the budget names does: no electoral list is kept.
pub const VOTE: Right = Right {
    code: "budgets.vote",
    held_by: &[Quality::Person],
};
/// Enters ballots given on paper or at a desk.
pub const ENTER_PAPER: Right = Right {
    code: "budgets.enter-paper",
    held_by: &[Quality::Secretary, Quality::Agent],
};
/// Tells how the works go.
pub const FOLLOW: Right = Right {
    code: "budgets.follow",
    held_by: THOSE_IN_CHARGE,
};

/// All of them.
pub const ALL: &[Right] = &[PREPARE, PROPOSE, EDIT, STUDY, VOTE, ENTER_PAPER, FOLLOW];
