//! Who may do what for another person.

use kernel::{Quality, Right};

/// Asks somebody to be allowed to act for them.
pub const ASK: Right = Right {
    code: "helpers.ask",
    held_by: &[Quality::Person],
};
/// Consents that somebody acts for oneself, refuses it, ends it.
pub const CONSENT: Right = Right {
    code: "helpers.consent",
    held_by: &[Quality::Person],
};
/// Writes down that somebody present at the desk consents to it.
pub const CONSENT_AT_DESK: Right = Right {
    code: "helpers.consent-at-desk",
    held_by: &[Quality::Agent],
};
/// Does what somebody consented to, in their name. Never a vote: no such deed is here.
pub const ACT: Right = Right {
    code: "helpers.act",
    held_by: &[Quality::Person],
};

/// All of them.
pub const ALL: &[Right] = &[ASK, CONSENT, CONSENT_AT_DESK, ACT];
