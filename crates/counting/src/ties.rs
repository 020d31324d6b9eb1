//! Ties are never silent. Each rule first applies its own way of deciding between equals (earlier stages, an older
//! candidate); where that does not suffice, a declared order decides, and the result says so.
//!
//! The declared order is the file's (`ties=listed`), the alphabetical order of identifiers (`ties=lexicographic`), or a
//! draw (`ties=draw:SEED`). The draw is public: whoever knows the seed sorts the identifiers by
//! `SHA-256(seed, 0x00, identifier)`, smallest first, and finds the same order. The seed should be chosen after the
//! ballots are closed, from something nobody decides alone, and published.

use sha2::{Digest as _, Sha256};

use crate::election::Election;
use crate::refusal::Refusal;

/// How ties are decided once the rule's own way does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TieRule {
    /// In the order the file declares, or its order of candidates
    Listed,
    /// In the order of identifiers, byte by byte
    Lexicographic,
    /// In an order drawn from this public seed
    Draw(String),
}

impl TieRule {
    /// Reads the option `ties`.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        match text {
            "listed" => Ok(Self::Listed),
            "lexicographic" => Ok(Self::Lexicographic),
            _ => match text.strip_prefix("draw:") {
                Some(seed) if !seed.is_empty() && seed.len() <= 1_000 => Ok(Self::Draw(seed.to_owned())),
                _ => Err(Refusal::BadOption {
                    option: "ties",
                    value: text.to_owned(),
                    allowed: "listed, lexicographic, draw:SEED",
                }),
            },
        }
    }

    /// How the result names it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Lexicographic => "lexicographic",
            Self::Draw(_) => "draw",
        }
    }

    /// Each candidate's place in the order, the smallest first.
    pub fn places(&self, election: &Election) -> Vec<usize> {
        let mut order: Vec<usize> = (0..election.candidates.len()).collect();
        match self {
            Self::Listed => {
                if let Some(declared) = &election.tie_order {
                    order.clone_from(declared);
                }
            }
            Self::Lexicographic => {
                order.sort_by(|one, other| election.candidates[*one].id.cmp(&election.candidates[*other].id));
            }
            Self::Draw(seed) => {
                order.sort_by_cached_key(|candidate| drawn(seed, &election.candidates[*candidate].id));
            }
        }
        let mut places = vec![0; order.len()];
        for (place, candidate) in order.into_iter().enumerate() {
            places[candidate] = place;
        }
        places
    }
}

/// What the draw sorts identifiers by.
pub fn drawn(seed: &str, id: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.as_bytes());
    hash.update([0]);
    hash.update(id.as_bytes());
    hash.finalize().into()
}
