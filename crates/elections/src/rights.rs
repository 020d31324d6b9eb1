//! Who may do what with elections. Holding a key, giving codes and voting are for whoever is named so in the election itself.

use kernel::{Quality, Right};

/// Prepares an election in a group: questions, roll, people.
pub const PREPARE: Right = Right {
    code: "elections.prepare",
    held_by: &[Quality::Agent, Quality::Chair, Quality::Secretary],
};

/// Opens an election, prolongs it, closes it: recorded decisions.
pub const CONDUCT: Right = Right {
    code: "elections.conduct",
    held_by: &[Quality::Agent, Quality::Chair, Quality::Secretary],
};

/// Makes the codes: who is named the credential authority of the election.
pub const GIVE_CODES: Right = Right {
    code: "elections.give-codes",
    held_by: &[Quality::Person],
};

/// Holds a key: who is named a trustee of the election.
pub const HOLD_KEY: Right = Right {
    code: "elections.hold-key",
    held_by: &[Quality::Person],
};

/// Votes: who is on the roll of the election.
pub const CAST: Right = Right {
    code: "elections.cast",
    held_by: &[Quality::Person],
};

/// Puts ballots together and publishes the result: consequences, which only Parvis itself draws.
pub const TALLY: Right = Right {
    code: "elections.tally",
    held_by: &[Quality::System],
};

/// Enters what was counted on paper: who is named a counter of the election.
pub const ENTER_PAPER: Right = Right {
    code: "elections.enter-paper",
    held_by: &[Quality::Person],
};

/// Destroys an archive after the time for appeals.
pub const DESTROY: Right = Right {
    code: "elections.destroy",
    held_by: &[Quality::Agent, Quality::Chair, Quality::Secretary],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[
    PREPARE,
    CONDUCT,
    GIVE_CODES,
    HOLD_KEY,
    CAST,
    TALLY,
    ENTER_PAPER,
    DESTROY,
];
