//! Who may do what with votes.

use kernel::{Quality, Right};

/// Opens a vote in a group.
pub const OPEN: Right = Right {
    code: "votes.open",
    held_by: &[Quality::Agent, Quality::Chair, Quality::Secretary],
};

/// Votes. The electoral list of each vote, fixed at its opening, says who among people does: a mandate that ends
/// meanwhile takes no vote away.
pub const CAST: Right = Right {
    code: "votes.cast",
    held_by: &[Quality::Person],
};

/// Gives or takes back a procuration: electors of the vote.
pub const PROCURATION: Right = Right {
    code: "votes.procuration",
    held_by: &[Quality::Person],
};

/// Closes a vote before its deadline.
pub const CLOSE: Right = Right {
    code: "votes.close",
    held_by: &[Quality::Agent, Quality::Chair, Quality::Secretary],
};

/// Cancels a vote whose question fell: a consequence, which only Parvis itself draws.
pub const CANCEL: Right = Right {
    code: "votes.cancel",
    held_by: &[Quality::System],
};
