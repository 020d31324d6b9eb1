//! Proof that something other than zero is encrypted (§Proof of encryption of non-zero).

use rand::CryptoRng;

use super::Cipher;
use crate::election::{Election, read_element, read_scalar};
use crate::fault::Fault;
use crate::group::{Group, is_identity, random_secret, zero};
use crate::message::NonzeroProof;

/// What is said not to encrypt zero.
pub(crate) struct NonzeroStatement<'a, G: Group> {
    pub(crate) election: &'a Election<G>,
    /// `S`: the election, the credential, every ciphertext of the answer.
    pub(crate) statement: &'a str,
    pub(crate) cipher: &'a Cipher<G>,
}

/// Proves it, knowing the randomness of the ciphertext.
pub(crate) fn prove_nonzero<G: Group, R: CryptoRng + ?Sized>(
    said: &NonzeroStatement<'_, G>,
    random: &mut R,
    randomness: &G::Scalar,
) -> NonzeroProof {
    let Cipher { alpha, beta } = said.cipher;
    let key = &said.election.key;
    let blinding = loop {
        let drawn = random_secret::<G, R>(random);
        if *drawn != zero::<G>() {
            break drawn;
        }
    };
    let blinded = zeroize::Zeroizing::new(G::times(&blinding, randomness));
    let commitment = G::divide(&G::power_secret(beta, &blinding), &G::power_secret(key, &blinded));
    let (first, second) = (random_secret::<G, R>(random), random_secret::<G, R>(random));
    let commitments = [
        commitment.clone(),
        G::multiply(
            &G::power_secret(alpha, &first),
            &G::generator_power_secret(&second),
        ),
        G::multiply(&G::power_secret(beta, &first), &G::power_secret(key, &second)),
    ];
    let challenge = said
        .election
        .profile
        .challenge::<G>("nonzero", &[said.statement], &commitments);
    let responses = (
        G::subtract(&first, &G::times(&blinding, &challenge)),
        G::add(&second, &G::times(&blinded, &challenge)),
    );
    NonzeroProof {
        commitment: G::write(&commitment),
        challenge: G::write_scalar(&challenge),
        response: (G::write_scalar(&responses.0), G::write_scalar(&responses.1)),
    }
}

/// Verifies [`prove_nonzero`].
pub(crate) fn verify_nonzero<G: Group>(
    said: &NonzeroStatement<'_, G>,
    proof: &NonzeroProof,
) -> Result<bool, Fault> {
    let Cipher { alpha, beta } = said.cipher;
    let commitment = read_element::<G>(&proof.commitment)?;
    let challenge = read_scalar::<G>(&proof.challenge)?;
    let first = read_scalar::<G>(&proof.response.0)?;
    let second = read_scalar::<G>(&proof.response.1)?;
    if is_identity::<G>(&commitment) {
        return Ok(false);
    }
    let key = said.election.key.clone();
    let commitments = [
        commitment.clone(),
        G::commitment(G::generator_table(), &second, alpha, &first),
        G::product_of_powers(&[(beta.clone(), first), (key, second), (commitment, challenge)]),
    ];
    let drawn = said
        .election
        .profile
        .challenge::<G>("nonzero", &[said.statement], &commitments);
    Ok(drawn == challenge)
}
