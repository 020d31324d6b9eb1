//! Proofs: who computed something knows a secret, and that it is one of the allowed ones.
//!
//! Every proof of the protocol but the shuffle's is one of four: knowledge of a logarithm ([`prove_knowledge`]), a
//! disjunction over encryptions of zero ([`prove_one_of`]), equality of two logarithms ([`prove_decryption`]), and an
//! encryption of something other than zero ([`prove_nonzero`]). In all, what was committed to is computed again from
//! the proof, and hashed with the statement: it must give the challenge.

mod nonzero;

use rand::CryptoRng;

pub(crate) use nonzero::{NonzeroStatement, prove_nonzero, verify_nonzero};

use crate::election::{Election, read_scalar};
use crate::fault::Fault;
use crate::group::{Group, Secret, random_secret};
use crate::message::{Ciphertext, Proof};
use crate::profile::Profile;

/// A ciphertext ready to compute with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cipher<G: Group> {
    /// `g ^ r`.
    pub alpha: G::Element,
    /// `y ^ r` times what is encrypted.
    pub beta: G::Element,
}

impl<G: Group> Cipher<G> {
    /// Reads both halves.
    pub fn read(written: &Ciphertext) -> Result<Self, Fault> {
        Ok(Self {
            alpha: crate::election::read_element::<G>(&written.alpha)?,
            beta: crate::election::read_element::<G>(&written.beta)?,
        })
    }

    /// Writes several.
    pub fn write_all(ciphers: &[Self]) -> Vec<Ciphertext> {
        let elements: Vec<G::Element> = ciphers
            .iter()
            .flat_map(|cipher| [cipher.alpha.clone(), cipher.beta.clone()])
            .collect();
        let mut texts = G::write_all(&elements).into_iter();
        std::iter::from_fn(|| Some((texts.next()?, texts.next()?)))
            .map(|(alpha, beta)| Ciphertext { alpha, beta })
            .collect()
    }

    /// An encryption of nothing, with no randomness.
    pub fn neutral() -> Self {
        Self {
            alpha: G::identity(),
            beta: G::identity(),
        }
    }

    /// The product of two, which encrypts the sum.
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        Self {
            alpha: G::multiply(&self.alpha, &other.alpha),
            beta: G::multiply(&self.beta, &other.beta),
        }
    }

    /// The quotient of two.
    #[must_use]
    pub fn divide(&self, other: &Self) -> Self {
        Self {
            alpha: G::divide(&self.alpha, &other.alpha),
            beta: G::divide(&self.beta, &other.beta),
        }
    }

    /// Raised to a weight.
    #[must_use]
    pub fn weighted(&self, weight: u64) -> Self {
        Self {
            alpha: G::power_small(&self.alpha, weight),
            beta: G::power_small(&self.beta, weight),
        }
    }

    /// What it is when `value` is taken away: an encryption of zero if `value` was encrypted.
    #[must_use]
    pub fn less(&self, value: u64) -> Self {
        if value == 0 {
            return self.clone();
        }
        Self {
            alpha: self.alpha.clone(),
            beta: G::multiply(&self.beta, &G::power_small(&G::inverse_generator(), value)),
        }
    }

    /// The product of many.
    pub fn product<'a>(ciphers: impl IntoIterator<Item = &'a Self>) -> Self {
        ciphers
            .into_iter()
            .fold(Self::neutral(), |product, cipher| product.multiply(cipher))
    }
}

/// The texts `α,β` of several ciphertexts, with commas.
pub(crate) fn joined<'a>(ciphertexts: impl IntoIterator<Item = &'a Ciphertext>) -> String {
    let mut text = String::new();
    for ciphertext in ciphertexts {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&ciphertext.alpha);
        text.push(',');
        text.push_str(&ciphertext.beta);
    }
    text
}

/// A proof ready to compute with.
pub(crate) struct Branch<G: Group> {
    challenge: G::Scalar,
    response: G::Scalar,
}

impl<G: Group> Branch<G> {
    pub(crate) fn read(written: &Proof) -> Result<Self, Fault> {
        Ok(Self {
            challenge: read_scalar::<G>(&written.challenge)?,
            response: read_scalar::<G>(&written.response)?,
        })
    }

    fn write(&self) -> Proof {
        Proof {
            challenge: G::write_scalar(&self.challenge),
            response: G::write_scalar(&self.response),
        }
    }
}

/// `response = w − secret × challenge`.
fn respond<G: Group>(commitment: &G::Scalar, secret: &G::Scalar, challenge: &G::Scalar) -> G::Scalar {
    G::subtract(commitment, &G::times(secret, challenge))
}

/// Proves to know the logarithm of `g ^ secret`: keys, credentials, signatures, raw encryptions.
pub(crate) fn prove_knowledge<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
    tag: &str,
    statement: &[&str],
    secret: &G::Scalar,
) -> Proof {
    let nonce = random_secret::<G, R>(random);
    let commitment = G::generator_power_secret(&nonce);
    let challenge = profile.challenge::<G>(tag, statement, &[commitment]);
    Branch::<G> {
        challenge,
        response: respond::<G>(&nonce, secret, &challenge),
    }
    .write()
}

/// Verifies [`prove_knowledge`].
pub(crate) fn verify_knowledge<G: Group>(
    profile: Profile,
    tag: &str,
    statement: &[&str],
    public: &G::Element,
    proof: &Proof,
) -> Result<bool, Fault> {
    let Branch { challenge, response } = Branch::<G>::read(proof)?;
    let commitment = G::commitment(G::generator_table(), &response, public, &challenge);
    Ok(profile.challenge::<G>(tag, statement, &[commitment]) == challenge)
}

/// Proves that one of several ciphertexts encrypts zero, without saying which.
///
/// `known` is the place of the one that does, and `randomness` what it was encrypted with.
pub(crate) fn prove_one_of<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    tag: &str,
    statement: &[&str],
    ciphers: &[Cipher<G>],
    known: usize,
    randomness: &G::Scalar,
) -> Vec<Proof> {
    let nonce: Secret<G> = random_secret::<G, R>(random);
    let mut others = crate::group::zero::<G>();
    let mut commitments = Vec::with_capacity(2 * ciphers.len());
    let mut branches = Vec::with_capacity(ciphers.len());
    for (index, cipher) in ciphers.iter().enumerate() {
        // Both ways are gone for every branch, so that time does not tell which is known.
        let branch = Branch::<G> {
            challenge: G::random(random),
            response: G::random(random),
        };
        let simulated = commitments_of(election, cipher, &branch);
        let real = [
            G::generator_power_secret(&nonce),
            G::power_secret(&election.key, &nonce),
        ];
        if index == known {
            commitments.extend(real);
        } else {
            commitments.extend(simulated);
            others = G::add(&others, &branch.challenge);
        }
        branches.push(branch);
    }
    let challenge = election.profile.challenge::<G>(tag, statement, &commitments);
    let own = G::subtract(&challenge, &others);
    branches[known] = Branch {
        challenge: own,
        response: respond::<G>(&nonce, randomness, &own),
    };
    branches.iter().map(Branch::write).collect()
}

fn commitments_of<G: Group>(
    election: &Election<G>,
    cipher: &Cipher<G>,
    branch: &Branch<G>,
) -> [G::Element; 2] {
    let Branch { challenge, response } = branch;
    [
        G::commitment(G::generator_table(), response, &cipher.alpha, challenge),
        G::commitment(&election.key_table, response, &cipher.beta, challenge),
    ]
}

/// Verifies [`prove_one_of`].
pub(crate) fn verify_one_of<G: Group>(
    election: &Election<G>,
    tag: &str,
    statement: &[&str],
    ciphers: &[Cipher<G>],
    proofs: &[Proof],
) -> Result<bool, Fault> {
    if proofs.len() != ciphers.len() || proofs.is_empty() {
        return Ok(false);
    }
    let mut sum = crate::group::zero::<G>();
    let mut commitments = Vec::with_capacity(2 * ciphers.len());
    for (cipher, proof) in ciphers.iter().zip(proofs) {
        let branch = Branch::<G>::read(proof)?;
        commitments.extend(commitments_of(election, cipher, &branch));
        sum = G::add(&sum, &branch.challenge);
    }
    Ok(election.profile.challenge::<G>(tag, statement, &commitments) == sum)
}

/// Proves that `alpha ^ secret` was computed with the secret of a public key.
pub(crate) fn prove_decryption<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    public_key: &str,
    secret: &G::Scalar,
    alpha: &G::Element,
) -> Proof {
    let nonce = random_secret::<G, R>(random);
    let commitments = [G::generator_power_secret(&nonce), G::power_secret(alpha, &nonce)];
    let statement = [election.fingerprint.as_str(), public_key];
    let challenge = election
        .profile
        .challenge::<G>("decrypt", &statement, &commitments);
    Branch::<G> {
        challenge,
        response: respond::<G>(&nonce, secret, &challenge),
    }
    .write()
}

/// Verifies [`prove_decryption`]. `key_text` is the public key as it is written.
pub(crate) fn verify_decryption<G: Group>(
    election: &Election<G>,
    key_text: &str,
    key: &G::Element,
    alpha: &G::Element,
    factor: &G::Element,
    proof: &Proof,
) -> Result<bool, Fault> {
    let Branch { challenge, response } = Branch::<G>::read(proof)?;
    let commitments = [
        G::commitment(G::generator_table(), &response, key, &challenge),
        G::product_of_powers(&[(alpha.clone(), response), (factor.clone(), challenge)]),
    ];
    let statement = [election.fingerprint.as_str(), key_text];
    Ok(election
        .profile
        .challenge::<G>("decrypt", &statement, &commitments)
        == challenge)
}
