//! Ballots (§Ballots, §Encrypted answers): made, and verified.

mod make;
mod verify;

pub use make::{Plain, make, sign};
pub use verify::{Accepted, verify};

use crate::group::Group;
use crate::hash::Hash;
use crate::message::{Ballot, BallotSignature, write};
use crate::proof::Cipher;

/// The hash that a ballot's signature signs: that of the ballot without signature, and the signature taken off.
fn unsigned(ballot: &mut Ballot) -> (Option<BallotSignature>, String) {
    let signature = ballot.signature.take();
    let hash = Hash::of(&write(ballot)).base64();
    (signature, hash)
}

/// `S0`: the election's fingerprint and the credential.
fn statement_of_voter(ballot_election: &str, credential: &str) -> String {
    format!("{ballot_election}|{credential}")
}

/// The ciphertexts `c`, `c` less one: what a choice is proven to be one of.
fn zero_or_one<G: Group>(cipher: &Cipher<G>) -> [Cipher<G>; 2] {
    [cipher.clone(), cipher.less(1)]
}

/// What a number of choices is proven to be one of: the ciphertext less each allowed number.
fn allowed_numbers<G: Group>(sum: &Cipher<G>, min: u64, max: u64) -> Vec<Cipher<G>> {
    let mut allowed = vec![sum.less(min)];
    for _ in min..max {
        if let Some(last) = allowed.last() {
            allowed.push(last.less(1));
        }
    }
    allowed
}
