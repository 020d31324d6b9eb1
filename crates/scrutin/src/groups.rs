//! From the name of a group to the group.

use crate::group::{Belenios2048Group, Ed25519, Group, Rfc3526Group};

/// Something to do in a group that is known by its name only.
pub trait InGroup {
    /// What it gives.
    type Output;
    /// Does it.
    fn run<G: Group>(self) -> Self::Output;
}

/// The names of the groups, the default one first.
pub const GROUP_NAMES: [&str; 3] = [Ed25519::NAME, Rfc3526Group::NAME, Belenios2048Group::NAME];

/// Does it in the group of this name, if there is one.
pub fn in_group<T: InGroup>(name: &str, task: T) -> Option<T::Output> {
    if name == Ed25519::NAME {
        Some(task.run::<Ed25519>())
    } else if name == Rfc3526Group::NAME {
        Some(task.run::<Rfc3526Group>())
    } else if name == Belenios2048Group::NAME {
        Some(task.run::<Belenios2048Group>())
    } else {
        None
    }
}
