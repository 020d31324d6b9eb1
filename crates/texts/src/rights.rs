//! Who may do what with texts.

use kernel::Quality::{Agent, Author, Chair, Member, Person, Secretary};
use kernel::Right;

/// Bring a text in.
pub const IMPORT: Right = Right {
    code: "texts.import",
    held_by: &[Secretary, Chair, Agent],
};
/// Have a file read before its text is brought in.
pub const READ_FILE: Right = Right {
    code: "texts.read-file",
    held_by: &[Person],
};
/// Change a text that is not yet put to discussion.
pub const EDIT_DRAFT: Right = Right {
    code: "texts.edit-draft",
    held_by: &[Secretary, Chair, Agent],
};
/// Put a text to discussion, and close the discussion.
pub const OPEN: Right = Right {
    code: "texts.open",
    held_by: &[Chair, Agent],
};
/// Table an amendment.
pub const AMEND: Right = Right {
    code: "texts.amend",
    held_by: &[Member, Secretary, Chair, Agent],
};
/// Sign somebody's amendment with them.
pub const COSIGN: Right = Right {
    code: "texts.cosign",
    held_by: &[Member, Secretary, Chair, Agent],
};
/// Rectify one's amendment.
pub const RECTIFY: Right = Right {
    code: "texts.rectify",
    held_by: &[Author],
};
/// Withdraw one's amendment or one's argument.
pub const WITHDRAW: Right = Right {
    code: "texts.withdraw",
    held_by: &[Author],
};
/// Argue for or against an amendment.
pub const ARGUE: Right = Right {
    code: "texts.argue",
    held_by: &[Person],
};
/// Say something of one passage of a text.
pub const REMARK: Right = Right {
    code: "texts.remark",
    held_by: &[Person],
};
/// Open the votes on the amendments.
pub const VOTE_OPEN: Right = Right {
    code: "texts.vote-open",
    held_by: &[Chair, Agent],
};
/// Say in a sitting what becomes of an amendment, and go back on it.
pub const SIT: Right = Right {
    code: "texts.sit",
    held_by: &[Secretary, Chair, Agent],
};
/// Make the consolidated version.
pub const CONSOLIDATE: Right = Right {
    code: "texts.consolidate",
    held_by: &[Chair, Agent],
};
/// Record what a vote decided: a consequence, which only Parvis itself draws.
pub const SETTLE: Right = Right {
    code: "texts.settle",
    held_by: &[kernel::Quality::System],
};

/// All of them.
pub const ALL: &[Right] = &[
    IMPORT,
    READ_FILE,
    EDIT_DRAFT,
    OPEN,
    AMEND,
    COSIGN,
    RECTIFY,
    WITHDRAW,
    ARGUE,
    REMARK,
    VOTE_OPEN,
    SIT,
    CONSOLIDATE,
    SETTLE,
];
