//! Decrypting the tally (§Partial decryptions, §Election result): each trustee their part, then the result.

mod logarithm;

use rand::CryptoRng;
use rayon::prelude::*;

pub use logarithm::Logarithms;

use crate::election::{Election, Form, read_element};
use crate::fault::{Fault, Rule};
use crate::group::{Group, Secret};
use crate::message::{ElectionResult, Natural, PartialDecryption, Proof, Shaped};
use crate::proof::{prove_decryption, verify_decryption};
use crate::trustee::{Key, Trustee, Trustees};
use crate::urn::Tally;

/// For each question, the factor of each ciphertext.
pub type Factors<G> = Vec<Vec<<G as Group>::Element>>;

/// A trustee decrypts their part of the tally, and proves it.
pub fn decrypt<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    secret: &Secret<G>,
    tally: &Tally<G>,
) -> PartialDecryption {
    let public_key = G::write(&G::generator_power_secret(secret));
    let mut decryption_factors = Vec::new();
    let mut decryption_proofs = Vec::new();
    for (form, ciphers) in election.forms.iter().zip(tally) {
        let factors: Vec<G::Element> = ciphers
            .iter()
            .map(|cipher| G::power_secret(&cipher.alpha, secret))
            .collect();
        let proofs: Vec<Proof> = ciphers
            .iter()
            .map(|cipher| prove_decryption(election, random, &public_key, secret, &cipher.alpha))
            .collect();
        decryption_factors.push(Shaped::shape(G::write_all(&factors), form.lengths()));
        decryption_proofs.push(Shaped::shape(proofs, form.lengths()));
    }
    PartialDecryption {
        decryption_factors,
        decryption_proofs,
    }
}

/// Verifies a partial decryption by the owner of a key.
pub fn verify<G: Group>(
    election: &Election<G>,
    key: &Key<G>,
    tally: &Tally<G>,
    written: &PartialDecryption,
) -> Result<Factors<G>, Fault> {
    if written.decryption_factors.len() != tally.len() || written.decryption_proofs.len() != tally.len() {
        return Err(Rule::DecryptionShape.into());
    }
    let questions = election.forms.iter().zip(tally);
    let parts = written.decryption_factors.iter().zip(&written.decryption_proofs);
    questions
        .zip(parts)
        .enumerate()
        .map(|(index, ((form, ciphers), (factors, proofs)))| {
            let is_shaped = has_shape(factors, form, ciphers.len()) && has_shape(proofs, form, ciphers.len());
            if !is_shaped {
                return Err(Fault::new(Rule::DecryptionShape).question(index));
            }
            let (factors, proofs) = (factors.flat(), proofs.flat());
            (0..ciphers.len())
                .into_par_iter()
                .map(|place| {
                    let alpha = &ciphers[place].alpha;
                    let check = || -> Result<G::Element, Fault> {
                        let factor = read_element::<G>(factors[place])?;
                        if verify_decryption(
                            election,
                            &key.text,
                            &key.element,
                            alpha,
                            &factor,
                            proofs[place],
                        )? {
                            Ok(factor)
                        } else {
                            Err(Rule::DecryptionProof.into())
                        }
                    };
                    check().map_err(|fault| fault.question(index).answer(place + 1))
                })
                .collect()
        })
        .collect()
}

/// Whether a list has the shape that a question gives it.
fn has_shape<T>(list: &Shaped<T>, form: &Form, count: usize) -> bool {
    let is_empty = matches!(list, Shaped::Flat(list) if list.is_empty());
    list.flat().len() == count && (is_empty || list.lengths().as_deref() == form.lengths())
}

/// Puts partial decryptions together: by trustee number (from 1), one of each single trustee, a threshold of the others.
pub fn combine<G: Group>(trustees: &Trustees<G>, parts: &[(usize, Factors<G>)]) -> Result<Factors<G>, Fault> {
    let mut combined: Option<Factors<G>> = None;
    let mut number = 0;
    for trustee in &trustees.0 {
        let (first, exponents) = match trustee {
            Trustee::Single(_) => {
                let first = number + 1;
                number += 1;
                (first, vec![(1, G::scalar_from_small(1))])
            }
            Trustee::Pedersen { threshold, keys, .. } => {
                let first = number + 1;
                number += keys.len();
                let present: Vec<usize> = (1..=keys.len())
                    .filter(|own| parts.iter().any(|(owner, _)| *owner == first + own - 1))
                    .take(*threshold)
                    .collect();
                if present.len() < *threshold {
                    return Err(Fault::new(Rule::DecryptionMissing).found(present.len()));
                }
                (first, lagrange::<G>(&present)?)
            }
        };
        for (own, exponent) in exponents {
            let owner = first + own - 1;
            let factors = parts
                .iter()
                .find(|(known, _)| *known == owner)
                .map(|(_, factors)| factors)
                .ok_or_else(|| Fault::new(Rule::DecryptionMissing).answer(owner))?;
            let is_plain = matches!(trustee, Trustee::Single(_));
            let raised: Factors<G> = factors
                .iter()
                .map(|factors| {
                    factors
                        .par_iter()
                        .map(|factor| {
                            if is_plain {
                                factor.clone()
                            } else {
                                G::power(factor, &exponent)
                            }
                        })
                        .collect()
                })
                .collect();
            combined = Some(match combined {
                None => raised,
                Some(before) => before
                    .iter()
                    .zip(&raised)
                    .map(|(before, raised)| {
                        before
                            .iter()
                            .zip(raised)
                            .map(|(one, other)| G::multiply(one, other))
                            .collect()
                    })
                    .collect(),
            });
        }
    }
    combined.ok_or_else(|| Rule::TrusteesNone.into())
}

/// The Lagrange coefficients at zero of the places that are present.
fn lagrange<G: Group>(present: &[usize]) -> Result<Vec<(usize, G::Scalar)>, Fault> {
    let number = |place: usize| G::scalar_from_small(place as u64);
    present
        .iter()
        .map(|own| {
            let mut coefficient = number(1);
            for other in present.iter().filter(|other| *other != own) {
                let difference = G::subtract(&number(*other), &number(*own));
                let inverse = G::inverse(&difference).ok_or(Rule::ThresholdShape)?;
                coefficient = G::times(&coefficient, &G::times(&number(*other), &inverse));
            }
            Ok((*own, coefficient))
        })
        .collect()
}

/// What each ciphertext encrypted: `β / F`.
fn opened<G: Group>(tally: &Tally<G>, factors: &Factors<G>) -> Factors<G> {
    tally
        .iter()
        .zip(factors)
        .map(|(ciphers, factors)| {
            ciphers
                .par_iter()
                .zip(factors)
                .map(|(cipher, factor)| G::divide(&cipher.beta, factor))
                .collect()
        })
        .collect()
}

/// The integers that each decrypted ballot carries.
fn carried<G: Group>(opened: &[G::Element], answers: usize) -> Vec<Vec<Natural>> {
    opened
        .iter()
        .map(|element| {
            let values = G::carried(element, answers);
            values
                .into_iter()
                .map(|value| Natural::of(u64::from(value)))
                .collect()
        })
        .collect()
}

/// Computes the result. No count can be above `total_weight`.
pub fn result<G: Group>(
    election: &Election<G>,
    tally: &Tally<G>,
    factors: &Factors<G>,
    total_weight: u64,
) -> Result<ElectionResult, Fault> {
    let logarithms = Logarithms::<G>::new(total_weight)?;
    let result = election
        .forms
        .iter()
        .zip(opened(tally, factors))
        .enumerate()
        .map(|(index, (form, opened))| {
            if let Form::NonHomomorphic { answers } = form {
                return Ok(Shaped::Nested(carried::<G>(&opened, *answers)));
            }
            let counts = opened
                .par_iter()
                .enumerate()
                .map(|(place, element)| {
                    logarithms
                        .of(element)
                        .map(Natural::of)
                        .ok_or_else(|| Fault::new(Rule::ResultTooLarge).question(index).answer(place + 1))
                })
                .collect::<Result<Vec<_>, _>>()?;
            Ok(Shaped::shape(counts, form.lengths()))
        })
        .collect::<Result<_, Fault>>()?;
    Ok(ElectionResult { result })
}

/// Verifies a published result: no logarithm is computed, `g` is raised to what was published.
pub fn verify_result<G: Group>(
    election: &Election<G>,
    tally: &Tally<G>,
    factors: &Factors<G>,
    written: &ElectionResult,
) -> Result<(), Fault> {
    if written.result.len() != election.forms.len() {
        return Err(Rule::ResultShape.into());
    }
    let questions = election
        .forms
        .iter()
        .zip(&written.result)
        .zip(opened(tally, factors));
    for (index, ((form, found), opened)) in questions.enumerate() {
        if let Form::NonHomomorphic { answers } = form {
            let carried = carried::<G>(&opened, *answers);
            let is_same = match found {
                Shaped::Nested(found) => *found == carried,
                Shaped::Flat(found) => found.is_empty() && carried.is_empty(),
            };
            if !is_same {
                return Err(Fault::new(Rule::ResultMismatch).question(index));
            }
            continue;
        }
        if !has_shape(found, form, opened.len()) {
            return Err(Fault::new(Rule::ResultShape).question(index));
        }
        for (place, (count, element)) in found.flat().into_iter().zip(&opened).enumerate() {
            let value = count
                .value()
                .ok_or_else(|| Fault::new(Rule::ResultShape).question(index).answer(place + 1))?;
            if G::power_small(&G::generator(), value) != *element {
                return Err(Fault::new(Rule::ResultMismatch)
                    .question(index)
                    .answer(place + 1)
                    .found(value));
            }
        }
    }
    Ok(())
}
