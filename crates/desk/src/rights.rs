//! Who may do what with letters, codes and the desk.

use kernel::{Quality, Right};

/// Prepares letters with codes, makes them, takes them back.
pub const SEND_CODES: Right = Right {
    code: "desk.send-codes",
    held_by: &[Quality::Agent],
};
/// Shows a code that came on paper: anyone, since only who received it knows it.
pub const USE_CODE: Right = Right {
    code: "desk.use-code",
    held_by: &[Quality::Visitor],
};
/// Takes part in the name of somebody present, who asked for it. Never a secret vote: no such deed is here.
pub const HELP: Right = Right {
    code: "desk.help",
    held_by: &[Quality::Agent],
};
/// Gives an address to one's own account that has none.
pub const GIVE_ADDRESS: Right = Right {
    code: "desk.give-address",
    held_by: &[Quality::Person],
};

/// All of them.
pub const ALL: &[Right] = &[SEND_CODES, USE_CODE, HELP, GIVE_ADDRESS];
