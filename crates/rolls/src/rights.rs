//! Who may do what with the electoral roll. Nobody reads it: agents see counts.

use kernel::{Quality, Right};

/// Sends a roll, has it brought in; sees counts and refusals.
pub const IMPORT: Right = Right {
    code: "rolls.import",
    held_by: &[Quality::Agent],
};

/// Confirms a roll that somebody else brought in: it serves from then on.
pub const CONFIRM: Right = Right {
    code: "rolls.confirm",
    held_by: &[Quality::Agent],
};

/// Erases a roll, and the proofs it gave.
pub const ERASE: Right = Right {
    code: "rolls.erase",
    held_by: &[Quality::Agent],
};

/// Proves to be on the roll, and gives that proof up.
pub const PROVE: Right = Right {
    code: "rolls.prove",
    held_by: &[Quality::Person],
};

/// Frees an elector whom two accounts claim, once their identity was checked at the town hall.
pub const SETTLE: Right = Right {
    code: "rolls.settle",
    held_by: &[Quality::Agent],
};

/// Reads and brings in the parts of a roll, carries proofs from one roll to the next, erases: consequences of what agents
/// decided.
pub const SERVE: Right = Right {
    code: "rolls.serve",
    held_by: &[Quality::System],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[IMPORT, CONFIRM, ERASE, PROVE, SETTLE, SERVE];
