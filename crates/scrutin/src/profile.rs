//! Which version of the protocol: how challenges are drawn from what was committed to.

use sha2::{Digest as _, Sha256};

use crate::group::Group;

/// A version of the protocol. What differs between versions stands behind this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// The version that the official programs 1.x to 3.x hold elections in.
    Version1,
}

impl Profile {
    /// The version an election names.
    pub const fn of_version(version: u64) -> Option<Self> {
        match version {
            1 => Some(Self::Version1),
            _ => None,
        }
    }

    /// The number that stands in elections and archives.
    pub const fn version(self) -> u64 {
        match self {
            Self::Version1 => 1,
        }
    }

    /// The challenge of a proof: `H(tag|statement|…|A0,B0,…) mod q`.
    pub fn challenge<G: Group>(self, tag: &str, statement: &[&str], commitments: &[G::Element]) -> G::Scalar {
        match self {
            Self::Version1 => {
                let mut hash = Sha256::new_with_prefix(tag);
                for part in statement {
                    hash.update("|");
                    hash.update(part);
                }
                for (index, commitment) in G::write_all(commitments).iter().enumerate() {
                    hash.update(if index == 0 { "|" } else { "," });
                    hash.update(commitment);
                }
                G::scalar_from_bytes(&hash.finalize())
            }
        }
    }
}
