//! `GenShuffle` and `GenShuffleProof`.

use rand::{CryptoRng, RngExt as _};
use zeroize::Zeroizing;

use super::{Generators, challenge, challenges, each_with_comma, statement};
use crate::election::Election;
use crate::group::{Group, Secret, negative, random_secret, zero};
use crate::message::{ShuffleCommitments, ShuffleProof, ShuffleResponses};
use crate::proof::Cipher;

fn draw<G: Group, R: CryptoRng + ?Sized>(random: &mut R, count: usize) -> Vec<Secret<G>> {
    (0..count).map(|_| random_secret::<G, R>(random)).collect()
}

/// A permutation drawn uniformly: where each ciphertext of the result comes from.
fn permutation<R: CryptoRng + ?Sized>(random: &mut R, count: usize) -> Zeroizing<Vec<usize>> {
    let mut order = Zeroizing::new((0..count).collect::<Vec<_>>());
    for index in 0..count {
        let other = random.random_range(index..count);
        order.swap(index, other);
    }
    order
}

fn inner<G: Group>(secrets: &[Secret<G>], scalars: &[G::Scalar]) -> Secret<G> {
    secrets
        .iter()
        .zip(scalars)
        .fold(Zeroizing::new(zero::<G>()), |sum, (secret, scalar)| {
            Zeroizing::new(G::add(&sum, &G::times(secret, scalar)))
        })
}

fn product_secret<G: Group>(bases: impl Iterator<Item = G::Element>, exponents: &[Secret<G>]) -> G::Element {
    bases
        .zip(exponents)
        .fold(G::identity(), |product, (base, exponent)| {
            G::multiply(&product, &G::power_secret(&base, exponent))
        })
}

/// Shuffles the ciphertexts of a question, and proves it.
pub fn shuffle<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    generators: &Generators<G>,
    before: &[Cipher<G>],
) -> (Vec<Cipher<G>>, ShuffleProof) {
    let count = before.len();
    let order = permutation(random, count);
    let randomness = draw::<G, R>(random, count);
    let again: Vec<Cipher<G>> = before
        .iter()
        .zip(&randomness)
        .map(|(cipher, secret)| Cipher {
            alpha: G::multiply(&cipher.alpha, &G::generator_power_secret(secret)),
            beta: G::multiply(&cipher.beta, &G::power_secret(&election.key, secret)),
        })
        .collect();
    let after: Vec<Cipher<G>> = order.iter().map(|from| again[*from].clone()).collect();
    let proof = prove(
        election,
        random,
        generators,
        (before, &after),
        &randomness,
        &order,
    );
    (after, proof)
}

fn prove<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    generators: &Generators<G>,
    (before, after): (&[Cipher<G>], &[Cipher<G>]),
    randomness: &[Secret<G>],
    order: &[usize],
) -> ShuffleProof {
    let count = before.len();
    let key = &election.key;
    let each = &generators.each[..count];
    // The commitment to the permutation.
    let committed_secrets = draw::<G, R>(random, count);
    let mut committed = vec![G::identity(); count];
    for (index, from) in order.iter().enumerate() {
        committed[*from] = G::multiply(
            &G::generator_power_secret(&committed_secrets[*from]),
            &each[index],
        );
    }
    let committed_texts = G::write_all(&committed);
    let mut said = statement(before, after, &committed_texts);
    let own = challenges::<G>(count, &election.fingerprint, &said);
    let permuted = Zeroizing::new(order.iter().map(|from| own[*from]).collect::<Vec<_>>());

    // The chain of commitments to the permuted challenges.
    let chain_secrets = draw::<G, R>(random, count);
    let mut chain = Vec::with_capacity(count);
    let mut previous = generators.secondary.clone();
    for (secret, permuted) in chain_secrets.iter().zip(permuted.iter()) {
        previous = G::multiply(
            &G::generator_power_secret(secret),
            &G::power_secret(&previous, permuted),
        );
        chain.push(previous.clone());
    }
    let nonces = draw::<G, R>(random, 4);
    let chain_nonces = draw::<G, R>(random, count);
    let permuted_nonces = draw::<G, R>(random, count);
    let opposite = Zeroizing::new(negative::<G>(&nonces[3]));
    let five = [
        G::generator_power_secret(&nonces[0]),
        G::generator_power_secret(&nonces[1]),
        G::multiply(
            &G::generator_power_secret(&nonces[2]),
            &product_secret::<G>(each.iter().cloned(), &permuted_nonces),
        ),
        G::multiply(
            &G::power_secret(key, &opposite),
            &product_secret::<G>(after.iter().map(|one| one.beta.clone()), &permuted_nonces),
        ),
        G::multiply(
            &G::generator_power_secret(&opposite),
            &product_secret::<G>(after.iter().map(|one| one.alpha.clone()), &permuted_nonces),
        ),
    ];
    let before_each = std::iter::once(&generators.secondary).chain(&chain);
    let chain_commitments: Vec<G::Element> = before_each
        .zip(chain_nonces.iter().zip(&permuted_nonces))
        .map(|(previous, (own, permuted))| {
            G::multiply(
                &G::generator_power_secret(own),
                &G::power_secret(previous, permuted),
            )
        })
        .collect();
    let five_texts = G::write_all(&five);
    let chain_commitment_texts = G::write_all(&chain_commitments);
    let chain_texts = G::write_all(&chain);
    let mut commitments = each_with_comma(&five_texts);
    commitments.push_str(&each_with_comma(&chain_commitment_texts));
    said.push_str(&each_with_comma(&chain_texts));
    said.push_str(&election.document.public_key);
    let whole = challenge::<G>(&election.fingerprint, &commitments, &said);

    // The responses: nonce + challenge × what is known.
    let respond =
        |nonce: &G::Scalar, known: &G::Scalar| G::write_scalar(&G::add(nonce, &G::times(&whole, known)));
    let one = G::scalar_from_small(1);
    let ones = vec![one; count];
    let mut after_each = vec![one; count];
    for index in (0..count.saturating_sub(1)).rev() {
        after_each[index] = G::times(&permuted[index + 1], &after_each[index + 1]);
    }
    let responses = ShuffleResponses(
        respond(&nonces[0], &inner::<G>(&committed_secrets, &ones)),
        respond(&nonces[1], &inner::<G>(&chain_secrets, &after_each)),
        respond(&nonces[2], &inner::<G>(&committed_secrets, &own)),
        respond(&nonces[3], &inner::<G>(randomness, &own)),
        chain_nonces
            .iter()
            .zip(&chain_secrets)
            .map(|(nonce, secret)| respond(nonce, secret))
            .collect(),
        permuted_nonces
            .iter()
            .zip(permuted.iter())
            .map(|(nonce, permuted)| respond(nonce, permuted))
            .collect(),
    );
    let [t1, t2, t3, t41, t42] = five_texts
        .try_into()
        .unwrap_or_else(|_| unreachable!("five commitments were written"));
    ShuffleProof(
        ShuffleCommitments(t1, t2, t3, (t41, t42), chain_commitment_texts),
        responses,
        committed_texts,
        chain_texts,
    )
}
