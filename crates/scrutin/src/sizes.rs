//! How large a message may be: by its kind and, once an election is open, by what it asks and who may vote. What is
//! larger is refused before it is parsed.

use crate::election::Form;
use crate::fault::{Fault, Rule};
use crate::group::Group;

/// The largest message of any kind, in bytes: the list of seven million credentials in Ed25519, a shuffle of 30,000 ballots
/// in a 2048-bit group.
pub const MESSAGE_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// The largest event, header, or message that does no more than refer to others, in bytes.
pub(crate) const LINK_BYTES_MAX: u64 = 1024;
/// The largest election, in bytes.
pub(crate) const ELECTION_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// The largest list of trustees, in bytes: two ceremonies of a hundred members of whom a hundred decrypt, in a 2048-bit
/// group.
pub(crate) const TRUSTEES_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What a message has beside ciphertexts and proofs, in bytes.
const FRAME: u64 = 4096;
/// What a question, or a list, has beside them.
const QUESTION_FRAME: u64 = 256;
/// The longest natural number with its quotes and comma.
const NATURAL: u64 = 24;

/// The largest messages of an election, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) ballot: u64,
    pub(crate) tally: u64,
    pub(crate) shuffle: u64,
    pub(crate) decryption: u64,
    pub(crate) result: u64,
}

impl Sizes {
    /// Those of an election in which `voters` may vote.
    pub(crate) fn of<G: Group>(forms: &[Form], voters: usize) -> Self {
        let (element, scalar) = (G::ELEMENT_BYTES_MAX as u64, G::SCALAR_BYTES_MAX as u64);
        let voters = voters as u64;
        // With the names of their fields, quotes, brackets and commas.
        let (ciphertext, proof) = (2 * element + 32, 2 * scalar + 48);
        let mut sizes = Self {
            ballot: FRAME,
            tally: FRAME,
            shuffle: FRAME,
            decryption: FRAME,
            result: FRAME,
        };
        for form in forms {
            let frame = QUESTION_FRAME * (1 + form.lengths().map_or(0, <[usize]>::len) as u64);
            let own = form.ciphertexts() as u64;
            let counted = if form.is_shuffled() { voters } else { own };
            sizes.ballot += frame + own * ciphertext + form.proofs() as u64 * proof;
            sizes.tally += frame + counted * ciphertext;
            sizes.decryption += frame + counted * (element + 4 + proof);
            sizes.result += frame + counted * NATURAL;
            if let Form::NonHomomorphic { answers } = form {
                // Five commitments and four responses; then, of each ballot, itself, three elements and two numbers.
                let each = ciphertext + 3 * (element + 4) + 2 * (scalar + 4);
                sizes.shuffle += frame + 5 * element + 4 * scalar + voters * each;
                sizes.result += voters * *answers as u64 * NATURAL;
            }
        }
        sizes
    }

    /// The largest of them.
    pub(crate) fn largest(&self) -> u64 {
        [
            self.ballot,
            self.tally,
            self.shuffle,
            self.decryption,
            self.result,
        ]
        .into_iter()
        .fold(LINK_BYTES_MAX, u64::max)
        .min(MESSAGE_BYTES_MAX)
    }
}

/// Refuses a message that is larger than it may be.
pub(crate) fn bounded(bytes: &[u8], most: u64) -> Result<(), Fault> {
    if bytes.len() as u64 <= most.min(MESSAGE_BYTES_MAX) {
        Ok(())
    } else {
        Err(Fault::new(Rule::ArchiveTooLarge).found(bytes.len()))
    }
}
