//! Who may do what with transmissions.

use kernel::{Quality, Right};

/// Sending an act to somebody who decides, reminding them, calling it off.
pub const SEND: Right = Right {
    code: "transmissions.send",
    held_by: &[Quality::Chair, Quality::Secretary, Quality::Agent],
};

/// Recording an answer that came by letter or by word of mouth.
pub const RECORD: Right = Right {
    code: "transmissions.record-answer",
    held_by: &[Quality::Secretary, Quality::Agent],
};

/// Answering, by the link received: whoever holds it reads the address it was sent to.
pub const ANSWER: Right = Right {
    code: "transmissions.answer",
    held_by: &[Quality::Visitor],
};

/// Taking down an answer that may not stand: what is unlawful, somebody else's data, an answer that was forged.
pub const WITHDRAW: Right = Right {
    code: "transmissions.withdraw-answer",
    held_by: &[Quality::Agent],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[SEND, RECORD, ANSWER, WITHDRAW];
