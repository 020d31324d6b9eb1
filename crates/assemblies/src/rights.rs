//! Who may do what with assemblies drawn by lot. Names and addresses of volunteers are for the town's agents alone.

use kernel::{Quality, Right};

/// Prepares an assembly: seats, criteria, dates, quotas; opens and closes the call for volunteers.
pub const PREPARE: Right = Right {
    code: "assemblies.prepare",
    held_by: &[Quality::Agent],
};

/// Reads who volunteered, enters paper forms and answers that came by letter.
pub const SEE_VOLUNTEERS: Right = Right {
    code: "assemblies.see-volunteers",
    held_by: &[Quality::Agent],
};

/// Conducts a draw: has it prepared, enters the public seed, fills empty seats.
pub const DRAW: Right = Right {
    code: "assemblies.draw",
    held_by: &[Quality::Agent],
};

/// Volunteers.
pub const VOLUNTEER: Right = Right {
    code: "assemblies.volunteer",
    held_by: &[Quality::Visitor],
};

/// Confirms, answers and withdraws, by the link of one's own letter.
pub const ANSWER: Right = Right {
    code: "assemblies.answer",
    held_by: &[Quality::Visitor],
};

/// Publishes the panels once they are computed, and closes the call at its hour: consequences, which Parvis draws.
pub const PUBLISH: Right = Right {
    code: "assemblies.publish",
    held_by: &[Quality::System],
};

/// Erases names and addresses when the assembly is over.
pub const ERASE: Right = Right {
    code: "assemblies.erase",
    held_by: &[Quality::Agent],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[PREPARE, SEE_VOLUNTEERS, DRAW, VOLUNTEER, ANSWER, PUBLISH, ERASE];
