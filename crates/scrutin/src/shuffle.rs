//! Shuffles (§Shuffle algorithms, from `CHVote` 1.3.2): ciphertexts in another order, encrypted again, with the proof of
//! Terelius and Wikström that they are the same.

mod prove;
mod verify;

pub use prove::shuffle;
pub use verify::{Generators, verify};

use sha2::{Digest as _, Sha256};

use crate::group::Group;
use crate::hash::hexadecimal;
use crate::proof::Cipher;

/// Texts, each followed by a comma.
fn each_with_comma(texts: &[String]) -> String {
    let mut joined = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
    for text in texts {
        joined.push_str(text);
        joined.push(',');
    }
    joined
}

/// Both halves of ciphertexts, in order.
fn halves<G: Group>(ciphers: &[Cipher<G>]) -> Vec<G::Element> {
    ciphers
        .iter()
        .flat_map(|cipher| [cipher.alpha.clone(), cipher.beta.clone()])
        .collect()
}

/// `⟦e⟧⟦e'⟧⟦c⟧`: what is shuffled, into what, and the commitment to the permutation.
fn statement<G: Group>(before: &[Cipher<G>], after: &[Cipher<G>], committed: &[String]) -> String {
    let mut text = each_with_comma(&G::write_all(&halves(before)));
    text.push_str(&each_with_comma(&G::write_all(&halves(after))));
    text.push_str(&each_with_comma(committed));
    text
}

/// `GetNIZKPChallenges`: a number for each ciphertext.
fn challenges<G: Group>(count: usize, fingerprint: &str, statement: &str) -> Vec<G::Scalar> {
    let seed = hexadecimal(&Sha256::digest(format!(
        "shuffle-challenges|{fingerprint}|{statement}"
    )));
    (0..count)
        .map(|index| {
            let own = hexadecimal(&Sha256::digest(index.to_string()));
            G::scalar_from_bytes(&Sha256::digest(format!("{seed}{own}")))
        })
        .collect()
}

/// `GetNIZKPChallenge`: the challenge of the whole proof.
fn challenge<G: Group>(fingerprint: &str, commitments: &str, statement: &str) -> G::Scalar {
    G::scalar_from_bytes(&Sha256::digest(format!(
        "shuffle-challenge|{fingerprint}|{commitments}{statement}"
    )))
}
