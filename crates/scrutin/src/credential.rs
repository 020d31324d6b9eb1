//! Credentials (§Credentials): what lets somebody vote, once, with their weight.
//!
//! The authority draws codes, sends each to its voter and publishes the public parts, sorted, so that their order says
//! nothing. Whoever holds a code derives the secret that signs a ballot.

use std::collections::HashMap;

use rand::{CryptoRng, RngExt as _};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::election::read_key;
use crate::fault::{Fault, Rule};
use crate::group::{Group, Secret};

/// The letters of codes, identifiers and seeds: Base58.
pub const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// How many of them a code or a seed has: 128 bits.
pub(crate) const CODE_LETTERS: usize = 22;
/// Where dashes stand, after so many letters.
const GROUPS: [usize; 4] = [5, 6, 5, 6];
/// Most credentials of an election.
pub const CREDENTIALS_MAX: usize = 10_000_000;

/// Letters of Base58 drawn uniformly.
pub fn random_letters<R: CryptoRng + ?Sized>(random: &mut R, count: usize) -> Zeroizing<String> {
    let mut letters = Zeroizing::new(String::with_capacity(count));
    for _ in 0..count {
        letters.push(char::from(BASE58[random.random_range(0..BASE58.len())]));
    }
    letters
}

/// Draws a private credential: `XXXXX-XXXXXX-XXXXX-XXXXXX`.
pub fn draw<R: CryptoRng + ?Sized>(random: &mut R) -> Zeroizing<String> {
    let letters = random_letters(random, CODE_LETTERS);
    let mut rest = letters.as_str();
    let mut code = Zeroizing::new(String::with_capacity(CODE_LETTERS + GROUPS.len() - 1));
    for count in GROUPS {
        let (group, after) = rest.split_at(count);
        if !code.is_empty() {
            code.push('-');
        }
        code.push_str(group);
        rest = after;
    }
    code
}

/// Whether a text has the form of a private credential.
pub fn is_code(code: &str) -> bool {
    let mut groups = code.split('-');
    GROUPS.iter().all(|count| {
        groups.next().is_some_and(|group| {
            group.len() == *count && group.bytes().all(|letter| BASE58.contains(&letter))
        })
    }) && groups.next().is_none()
}

/// The secret that a private credential stands for in an election.
pub fn secret<G: Group>(uuid: &str, code: &str) -> Result<Secret<G>, Fault> {
    if !is_code(code) {
        return Err(Rule::CredentialForm.into());
    }
    let mut wide = Zeroizing::new([0; 64]);
    for (index, half) in wide.chunks_exact_mut(32).enumerate() {
        let derived = Zeroizing::new(format!("derive_credential|{uuid}|{index}|{code}"));
        half.copy_from_slice(&Sha256::digest(derived.as_bytes()));
    }
    Ok(Zeroizing::new(G::scalar_from_bytes(wide.as_ref())))
}

/// The public part of a private credential.
pub fn public<G: Group>(uuid: &str, code: &str) -> Result<G::Element, Fault> {
    Ok(G::generator_power_secret(&*secret::<G>(uuid, code)?))
}

/// One who may vote.
#[derive(Clone, Debug)]
pub struct Credential<G: Group> {
    /// The public part.
    pub key: G::Element,
    /// How many times their ballot counts.
    pub weight: u64,
}

/// The public list: who may vote, by the text of the public part.
#[derive(Clone, Debug)]
pub struct Credentials<G: Group> {
    known: HashMap<String, Credential<G>>,
    total_weight: u64,
}

impl<G: Group> Credentials<G> {
    /// Reads the public list.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let lines: Vec<String> = crate::message::read(bytes)?;
        if lines.is_empty() {
            return Err(Rule::CredentialsNone.into());
        }
        if lines.len() > CREDENTIALS_MAX {
            return Err(Fault::new(Rule::MessageForm).found(lines.len()));
        }
        let read: Vec<(String, Credential<G>)> = lines
            .par_iter()
            .enumerate()
            .map(|(index, line)| read_line::<G>(line).map_err(|fault| fault.answer(index + 1)))
            .collect::<Result<_, _>>()?;
        let mut known = HashMap::with_capacity(read.len());
        let mut total_weight = 0_u64;
        for (index, (text, credential)) in read.into_iter().enumerate() {
            total_weight = total_weight
                .checked_add(credential.weight)
                .ok_or_else(|| Fault::new(Rule::CredentialWeight).answer(index + 1))?;
            if known.insert(text, credential).is_some() {
                return Err(Fault::new(Rule::CredentialTwice).answer(index + 1));
            }
        }
        Ok(Self { known, total_weight })
    }

    /// Who a public part belongs to.
    pub fn get(&self, text: &str) -> Option<&Credential<G>> {
        self.known.get(text)
    }

    /// How many may vote.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether nobody may.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// All weights together.
    pub const fn total_weight(&self) -> u64 {
        self.total_weight
    }
}

/// A public part, and its weight after a comma.
fn read_line<G: Group>(line: &str) -> Result<(String, Credential<G>), Fault> {
    let (text, weight) = match line.split_once(',') {
        None => (line, 1),
        Some((text, written)) => {
            let weight = written
                .parse()
                .ok()
                .filter(|weight: &u64| *weight > 0 && weight.to_string() == written)
                .ok_or_else(|| Fault::new(Rule::CredentialWeight).found(written))?;
            (text, weight)
        }
    };
    let key = read_key::<G>(text)?;
    Ok((text.to_owned(), Credential { key, weight }))
}

/// The public list of private credentials with their weights, in an order that says nothing of theirs.
///
/// Weights are written when one of them is not 1.
pub fn public_list<G: Group>(uuid: &str, codes: &[(&str, u64)]) -> Result<Vec<String>, Fault> {
    let keys = codes
        .iter()
        .map(|(code, _)| public::<G>(uuid, code))
        .collect::<Result<Vec<_>, Fault>>()?;
    let mut sorted: Vec<_> = G::order_keys(&keys)
        .into_iter()
        .zip(keys.iter().zip(codes))
        .collect();
    sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
    let is_weighted = codes.iter().any(|(_, weight)| *weight != 1);
    Ok(sorted
        .into_iter()
        .map(|(_, (key, (_, weight)))| {
            let text = G::write(key);
            if is_weighted {
                format!("{text},{weight}")
            } else {
                text
            }
        })
        .collect())
}
