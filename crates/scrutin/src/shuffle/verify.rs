//! `CheckShuffleProof`.

use rayon::prelude::*;

use super::{challenge, challenges, each_with_comma, statement};
use crate::election::{Election, read_element, read_scalar};
use crate::fault::{Fault, Rule};
use crate::group::{Group, negative};
use crate::message::{ShuffleCommitments, ShuffleProof, ShuffleResponses};
use crate::proof::Cipher;

/// Generators whose logarithms nobody knows: one beside `g`, and one for each ciphertext.
#[derive(Clone, Debug)]
pub struct Generators<G: Group> {
    /// `h`.
    pub(super) secondary: G::Element,
    /// `h_1 … h_N`.
    pub(super) each: Vec<G::Element>,
}

impl<G: Group> Generators<G> {
    /// Those for `count` ciphertexts; none if two were equal, which does not happen.
    pub fn new(count: usize) -> Option<Self> {
        let secondary = G::independent_generator(-1)?;
        let each: Vec<G::Element> = (0..count)
            .into_par_iter()
            .map(|index| G::independent_generator(i64::try_from(index).ok()?))
            .collect::<Option<_>>()?;
        let mut known: std::collections::HashSet<Vec<u8>> = G::pack_all(&each).into_iter().collect();
        known.extend(G::pack_all(std::slice::from_ref(&secondary)));
        (known.len() == count + 1).then_some(Self { secondary, each })
    }
}

fn elements<G: Group>(texts: &[String]) -> Result<Vec<G::Element>, Fault> {
    texts.par_iter().map(|text| read_element::<G>(text)).collect()
}

fn scalars<G: Group>(texts: &[String]) -> Result<Vec<G::Scalar>, Fault> {
    texts.iter().map(|text| read_scalar::<G>(text)).collect()
}

/// Verifies that `after` holds what `before` held, in another order and encrypted again, and nothing else.
pub fn verify<G: Group>(
    election: &Election<G>,
    generators: &Generators<G>,
    before: &[Cipher<G>],
    after: &[Cipher<G>],
    proof: &ShuffleProof,
) -> Result<(), Fault> {
    let ShuffleProof(
        ShuffleCommitments(t1, t2, t3, (t41, t42), chain_commitments),
        ShuffleResponses(s1, s2, s3, s4, chain_responses, responses),
        committed_texts,
        chain_texts,
    ) = proof;
    let count = before.len();
    let lengths = [
        after.len(),
        chain_commitments.len(),
        chain_responses.len(),
        responses.len(),
        committed_texts.len(),
        chain_texts.len(),
    ];
    if lengths.iter().any(|length| *length != count) || generators.each.len() < count {
        return Err(Rule::ShuffleShape.into());
    }
    let each = &generators.each[..count];
    let five = elements::<G>(&[t1.clone(), t2.clone(), t3.clone(), t41.clone(), t42.clone()])?;
    let chain_commitments_read = elements::<G>(chain_commitments)?;
    let committed = elements::<G>(committed_texts)?;
    let chain = elements::<G>(chain_texts)?;
    let four = scalars::<G>(&[s1.clone(), s2.clone(), s3.clone(), s4.clone()])?;
    let [s1, s2, s3, s4] = four.as_slice() else {
        return Err(Rule::ShuffleShape.into());
    };
    let chain_responses = scalars::<G>(chain_responses)?;
    let responses = scalars::<G>(responses)?;

    let mut said = statement(before, after, committed_texts);
    let own = challenges::<G>(count, &election.fingerprint, &said);
    let mut commitments = each_with_comma(&[t1.clone(), t2.clone(), t3.clone(), t41.clone(), t42.clone()]);
    commitments.push_str(&each_with_comma(chain_commitments));
    said.push_str(&each_with_comma(chain_texts));
    said.push_str(&election.document.public_key);
    let whole = negative::<G>(&challenge::<G>(&election.fingerprint, &commitments, &said));

    let product = |elements: &[G::Element]| {
        elements
            .iter()
            .fold(G::identity(), |product, element| G::multiply(&product, element))
    };
    let one = G::scalar_from_small(1);
    let all = own.iter().fold(one, |product, scalar| G::times(&product, scalar));
    let with_challenge = |scalars: &[G::Scalar]| -> Vec<G::Scalar> {
        scalars.iter().map(|scalar| G::times(scalar, &whole)).collect()
    };
    let own_challenged = with_challenge(&own);
    let powers = |bases: Vec<G::Element>, exponents: &[G::Scalar]| -> Vec<(G::Element, G::Scalar)> {
        bases.into_iter().zip(exponents.iter().copied()).collect()
    };
    let alphas = |ciphers: &[Cipher<G>]| ciphers.iter().map(|one| one.alpha.clone()).collect::<Vec<_>>();
    let betas = |ciphers: &[Cipher<G>]| ciphers.iter().map(|one| one.beta.clone()).collect::<Vec<_>>();

    let all_committed = G::divide(&product(&committed), &product(each));
    // Where nothing is shuffled the chain is its beginning alone, and the proof is verified all the same.
    let end = chain.last().unwrap_or(&generators.secondary);
    let last = G::divide(end, &G::power(&generators.secondary, &all));
    let expected: Vec<G::Element> = (0..5)
        .into_par_iter()
        .map(|which| match which {
            0 => G::commitment(G::generator_table(), s1, &all_committed, &whole),
            1 => G::commitment(G::generator_table(), s2, &last, &whole),
            2 => {
                let mut sum = powers(committed.clone(), &own_challenged);
                sum.push((G::generator(), *s3));
                sum.extend(powers(each.to_vec(), &responses));
                G::product_of_powers(&sum)
            }
            3 => {
                let mut sum = powers(betas(before), &own_challenged);
                sum.push((election.key.clone(), negative::<G>(s4)));
                sum.extend(powers(betas(after), &responses));
                G::product_of_powers(&sum)
            }
            _ => {
                let mut sum = powers(alphas(before), &own_challenged);
                sum.push((G::generator(), negative::<G>(s4)));
                sum.extend(powers(alphas(after), &responses));
                G::product_of_powers(&sum)
            }
        })
        .collect();
    let is_chained = (0..count).into_par_iter().all(|index| {
        let previous = if index == 0 {
            &generators.secondary
        } else {
            &chain[index - 1]
        };
        let expected = G::multiply(
            &G::table_power(G::generator_table(), &chain_responses[index]),
            &G::product_of_powers(&[
                (chain[index].clone(), whole),
                (previous.clone(), responses[index]),
            ]),
        );
        expected == chain_commitments_read[index]
    });
    if expected == five && is_chained {
        Ok(())
    } else {
        Err(Rule::ShuffleProof.into())
    }
}
