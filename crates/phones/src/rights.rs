//! Who may do what with telephone numbers.

use kernel::{Quality, Right};

/// Says by which gateway text messages leave.
pub const SET_GATEWAY: Right = Right {
    code: "phones.set-gateway",
    held_by: &[Quality::Agent],
};
/// Proves that a telephone number is one's own, or gives that proof up.
pub const PROVE: Right = Right {
    code: "phones.prove",
    held_by: &[Quality::Person],
};
/// Makes who proved it before a member of a new group that asks for it: Parvis itself.
pub const CARRY: Right = Right {
    code: "phones.carry",
    held_by: &[Quality::System],
};

/// All of them.
pub const ALL: &[Right] = &[SET_GATEWAY, PROVE, CARRY];
