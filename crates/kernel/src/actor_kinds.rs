//! The sorts of people the table of rights speaks of, and in what qualities each acts.
//!
//! One source: the public page shows this table, and a test makes real people of each sort, on both engines, and holds the
//! house to it.

use crate::{Quality, Right};

/// A sort of people, as the table of rights shows it in its lines.
#[derive(Clone, Copy, Debug)]
pub struct ActorKind {
    /// The quality that names it (`quality-member`)
    pub quality: Quality,
    /// Every quality that somebody of this sort acts in where they hold it: everyone is a visitor, whoever holds a mandate
    /// is a person, whoever runs a group is a member of it
    pub qualities: &'static [Quality],
}

impl ActorKind {
    /// True when somebody of this sort holds `right`, in the place where they are of this sort.
    pub fn holds(&self, right: &Right) -> bool {
        right.held_with(self.qualities)
    }
}

/// Every sort of people, from who has proved nothing to who works for the body. Parvis itself and the operator are none:
/// what they do was decided before.
pub const ACTOR_KINDS: &[ActorKind] = &[
    ActorKind {
        quality: Quality::Visitor,
        qualities: &[Quality::Visitor],
    },
    ActorKind {
        quality: Quality::Person,
        qualities: &[Quality::Visitor, Quality::Person],
    },
    ActorKind {
        quality: Quality::Author,
        qualities: &[Quality::Visitor, Quality::Person, Quality::Author],
    },
    ActorKind {
        quality: Quality::Member,
        qualities: &[Quality::Visitor, Quality::Person, Quality::Member],
    },
    ActorKind {
        quality: Quality::Secretary,
        qualities: &[
            Quality::Visitor,
            Quality::Person,
            Quality::Member,
            Quality::Secretary,
        ],
    },
    ActorKind {
        quality: Quality::Chair,
        qualities: &[Quality::Visitor, Quality::Person, Quality::Member, Quality::Chair],
    },
    ActorKind {
        quality: Quality::Agent,
        qualities: &[Quality::Visitor, Quality::Person, Quality::Agent],
    },
];

/// Names that people look for and that are no quality of their own: what each acts as. The sentence is
/// `rights-role-{name}`.
pub const ROLES: &[(&str, Quality)] = &[
    ("elected", Quality::Member),
    ("administrator", Quality::Agent),
    ("moderator", Quality::Chair),
    ("trustee", Quality::Person),
    ("observer", Quality::Visitor),
    ("former", Quality::Person),
    ("elsewhere", Quality::Person),
    ("excluded", Quality::Visitor),
];
