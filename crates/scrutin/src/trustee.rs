//! Trustees (§Verification keys, §Trustees): who holds a part of the key that decrypts the result.
//!
//! A single trustee must decrypt. Of the members of a Pedersen ceremony, a threshold is enough. The election's key is
//! the product of all sub-keys.

pub mod channel;
pub mod threshold;

use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::election::read_key;
use crate::fault::{Fault, Rule};
use crate::group::{Group, Secret, random_secret};
use crate::message::{PedersenWord, SingleWord, ThresholdParameters, TrusteeKind, TrusteePublicKey};
use crate::profile::Profile;
use crate::proof::{prove_knowledge, verify_knowledge};

/// Most trustees of an election.
pub const TRUSTEES_MAX: usize = 1_000;

/// Most members of a ceremony: each writes to each, and what is verified grows with their square.
pub const MEMBERS_MAX: usize = 100;

/// A public key with the text it is written in.
#[derive(Clone, Debug)]
pub struct Key<G: Group> {
    /// The key.
    pub element: G::Element,
    /// Its text, which stands in hash inputs.
    pub text: String,
}

/// One trustee, or those of a ceremony.
#[derive(Clone, Debug)]
pub enum Trustee<G: Group> {
    /// Who must decrypt.
    Single(Key<G>),
    /// Of whom some are enough.
    Pedersen {
        /// How many.
        threshold: usize,
        /// The public part of each one's share.
        keys: Vec<Key<G>>,
        /// What they put in the election's key.
        sub_key: G::Element,
    },
}

/// The trustees of an election, every proof of theirs verified.
#[derive(Clone, Debug)]
pub struct Trustees<G: Group>(pub Vec<Trustee<G>>);

/// The proof that somebody knows their private key.
fn prove_key<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
    secret: &G::Scalar,
) -> TrusteePublicKey {
    let public_key = G::write(&G::generator_power_secret(secret));
    let pok = prove_knowledge::<G, R>(profile, random, "pok", &[G::NAME, &public_key], secret);
    TrusteePublicKey {
        pok,
        public_key,
        signature: None,
        name: None,
    }
}

/// A new single trustee: a private key to keep, a public one to give.
pub fn generate<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
) -> (Secret<G>, TrusteePublicKey) {
    let secret = random_secret::<G, R>(random);
    let public = prove_key::<G, R>(profile, random, &secret);
    (secret, public)
}

/// A private key as it is kept: a number written as a JSON text.
pub fn write_private_key<G: Group>(secret: &Secret<G>) -> Zeroizing<String> {
    Zeroizing::new(format!(
        "\"{}\"",
        Zeroizing::new(G::write_scalar(secret)).as_str()
    ))
}

/// Reads a private key.
pub fn read_private_key<G: Group>(text: &str) -> Result<Secret<G>, Fault> {
    let number = text
        .trim()
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .ok_or(Rule::Number)?;
    // What was found is a secret: it is not said.
    G::read_scalar(number)
        .map(Zeroizing::new)
        .ok_or_else(|| Rule::Number.into())
}

/// Verifies the key of a single trustee.
pub fn verify_key<G: Group>(profile: Profile, written: &TrusteePublicKey) -> Result<Key<G>, Fault> {
    let element = read_key::<G>(&written.public_key)?;
    let is_known = verify_knowledge::<G>(
        profile,
        "pok",
        &[G::NAME, &written.public_key],
        &element,
        &written.pok,
    )?;
    if !is_known {
        return Err(Rule::TrusteeProof.into());
    }
    Ok(Key {
        element,
        text: written.public_key.clone(),
    })
}

/// The message that lists single trustees.
pub fn single(public: TrusteePublicKey) -> TrusteeKind {
    TrusteeKind::Single(SingleWord::Single, Box::new(public))
}

/// The message that lists the members of a ceremony.
pub fn pedersen(parameters: ThresholdParameters) -> TrusteeKind {
    TrusteeKind::Pedersen(PedersenWord::Pedersen, parameters)
}

impl<G: Group> Trustees<G> {
    /// Verifies what trustees published.
    pub fn verify(profile: Profile, kinds: &[TrusteeKind]) -> Result<Self, Fault> {
        if kinds.is_empty() {
            return Err(Rule::TrusteesNone.into());
        }
        // Counted before anything is computed.
        let counted: usize = kinds
            .iter()
            .map(|kind| match kind {
                TrusteeKind::Single(..) => 1,
                TrusteeKind::Pedersen(_, parameters) => parameters.certs.len(),
            })
            .sum();
        if counted > TRUSTEES_MAX {
            return Err(Fault::new(Rule::ThresholdShape).found(counted));
        }
        let mut trustees = Vec::new();
        let mut keys = std::collections::HashSet::new();
        let mut number = 0;
        for kind in kinds {
            let trustee = match kind {
                // The signature is that of a ceremony's certificate, which a single trustee has none of.
                TrusteeKind::Single(_, written) if written.signature.is_some() => {
                    Err(Rule::VerificationKeySignature.into())
                }
                TrusteeKind::Single(_, written) => verify_key::<G>(profile, written).map(Trustee::Single),
                TrusteeKind::Pedersen(_, parameters) => threshold::verify::<G>(profile, parameters),
            }
            .map_err(|fault| fault.answer(number + 1))?;
            for key in trustee.keys() {
                number += 1;
                if !keys.insert(key.text.clone()) {
                    return Err(Fault::new(Rule::TrusteeTwice).answer(number));
                }
            }
            trustees.push(trustee);
        }
        Ok(Self(trustees))
    }

    /// The election's public key.
    pub fn key(&self) -> G::Element {
        self.0.iter().fold(G::identity(), |product, trustee| {
            G::multiply(
                &product,
                match trustee {
                    Trustee::Single(key) => &key.element,
                    Trustee::Pedersen { sub_key, .. } => sub_key,
                },
            )
        })
    }

    /// Whether the trustee of this number (from 1) is one of a ceremony, of whom others can take the place.
    pub fn is_member(&self, number: usize) -> bool {
        let mut last = 0;
        let own = self.0.iter().find(|trustee| {
            last += trustee.keys().len();
            number <= last
        });
        number > 0 && matches!(own, Some(Trustee::Pedersen { .. }))
    }

    /// Every key, in the order of the numbers that trustees go by (from 1).
    pub fn keys(&self) -> Vec<&Key<G>> {
        self.0.iter().flat_map(Trustee::keys).collect()
    }
}

impl<G: Group> Trustee<G> {
    fn keys(&self) -> &[Key<G>] {
        match self {
            Self::Single(key) => std::slice::from_ref(key),
            Self::Pedersen { keys, .. } => keys,
        }
    }
}
