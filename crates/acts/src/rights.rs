//! Who publishes.

use kernel::{Quality, Right};

/// Publishes an act of a group.
pub const PUBLISH: Right = Right {
    code: "acts.publish",
    held_by: &[Quality::Chair, Quality::Agent],
};
