//! Who may do what with open data.

use kernel::{Quality, Right};

/// Who runs the group that answers for a dataset, and the body's agents.
const THOSE_IN_CHARGE: &[Quality] = &[Quality::Secretary, Quality::Chair, Quality::Agent];

/// Describes a dataset, sends its files, mends, publishes and withdraws them.
pub const PREPARE: Right = Right {
    code: "datasets.prepare",
    held_by: THOSE_IN_CHARGE,
};
/// Opens a list of Parvis itself as a dataset, has it made anew, and stops it.
pub const OPEN_LIST: Right = Right {
    code: "datasets.open-list",
    held_by: &[Quality::Agent],
};
/// Has Parvis read the file of a dataset at an address of elsewhere, again and again, and stops it.
pub const HARVEST: Right = Right {
    code: "datasets.harvest",
    held_by: &[Quality::Agent],
};
/// Comments on a dataset, and tells what was made of it.
pub const REMARK: Right = Right {
    code: "datasets.remark",
    held_by: &[Quality::Person],
};
/// Takes back what one wrote.
pub const TAKE_BACK: Right = Right {
    code: "datasets.take-back",
    held_by: &[Quality::Author],
};
/// Asks the body to publish something.
pub const REQUEST: Right = Right {
    code: "datasets.request",
    held_by: &[Quality::Person],
};
/// Answers those requests.
pub const ANSWER: Right = Right {
    code: "datasets.answer",
    held_by: THOSE_IN_CHARGE,
};

/// Sets a challenge on data, changes it, gives it up, answers what is submitted and publishes the results.
pub const CHALLENGE: Right = Right {
    code: "datasets.challenge",
    held_by: &[Quality::Agent],
};
/// Submits something to a challenge.
pub const SUBMIT: Right = Right {
    code: "datasets.submit",
    held_by: &[Quality::Person],
};

/// Hands the datasets of the body over to a portal, and says which one.
pub const PORTAL: Right = Right {
    code: "datasets.portal",
    held_by: &[Quality::Agent],
};

/// All of them.
pub const ALL: &[Right] = &[
    PREPARE, OPEN_LIST, HARVEST, REMARK, TAKE_BACK, REQUEST, ANSWER, CHALLENGE, SUBMIT, PORTAL,
];
