//! Who publishes, who asks for files, who says what the open data hold.

use kernel::{Quality, Right};

/// Publishes an act of a group.
pub const PUBLISH: Right = Right {
    code: "acts.publish",
    held_by: &[Quality::Chair, Quality::Agent],
};

/// Asks again for the accessible file of an act.
pub const MAKE_PDF: Right = Right {
    code: "acts.make-pdf",
    held_by: &[Quality::Agent],
};

/// Keeps the accessible file of an act: Parvis itself, once it made it.
pub const KEEP_PDF: Right = Right {
    code: "acts.keep-pdf",
    held_by: &[Quality::System],
};

/// Describes a deliberation of a group for the open data.
pub const DESCRIBE: Right = Right {
    code: "acts.describe",
    held_by: &[Quality::Chair, Quality::Agent],
};

/// Gives a theme to an act of a group.
pub const GIVE_THEME: Right = Right {
    code: "acts.give-theme",
    held_by: &[Quality::Chair, Quality::Agent],
};

/// Says under which SIRET the deliberations of the body stand in the open data.
pub const OPEN_DATA: Right = Right {
    code: "acts.open-data",
    held_by: &[Quality::Agent],
};
