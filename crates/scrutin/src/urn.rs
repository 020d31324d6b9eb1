//! The urn: ballots accepted, put together as they come; the last one of each credential counts.

use std::collections::HashMap;

use crate::ballot::Accepted;
use crate::election::{Election, Form};
use crate::fault::{Fault, Rule};
use crate::group::Group;
use crate::hash::Hash;
use crate::message::{Ciphertext, EncryptedTally, Natural, Shaped, SizedEncryptedTally};
use crate::proof::Cipher;

/// The ciphertexts of each question, when no ballot comes any more.
pub type Tally<G> = Vec<Vec<Cipher<G>>>;

/// The ciphertexts of a ballot in few bytes: they are looked at again only if another ballot replaces it.
struct Kept {
    weight: u64,
    packed: Vec<Vec<u8>>,
}

/// Ballots put together.
pub struct Urn<G: Group> {
    forms: Vec<Form>,
    /// For each question that is not shuffled, the product of all ballots.
    sums: Tally<G>,
    latest: HashMap<String, Kept>,
    total_weight: u64,
}

fn pack<G: Group>(ciphers: &[Cipher<G>]) -> Vec<Vec<u8>> {
    let elements: Vec<G::Element> = ciphers
        .iter()
        .flat_map(|cipher| [cipher.alpha.clone(), cipher.beta.clone()])
        .collect();
    G::pack_all(&elements)
}

fn unpack<G: Group>(packed: &[Vec<u8>]) -> Vec<Cipher<G>> {
    packed
        .chunks_exact(2)
        .filter_map(|pair| {
            Some(Cipher {
                alpha: G::unpack(&pair[0])?,
                beta: G::unpack(&pair[1])?,
            })
        })
        .collect()
}

/// What a ballot adds to the urn, computed apart so that it can be done in parallel.
pub struct Prepared<G: Group> {
    /// The ballot's hash.
    pub(crate) hash: Hash,
    credential: String,
    kept: Kept,
    weighted: Tally<G>,
}

impl<G: Group> Prepared<G> {
    /// Raises the ciphertexts of an accepted ballot to its weight.
    pub fn of(forms: &[Form], accepted: Accepted<G>) -> Result<Self, Fault> {
        let Accepted {
            credential,
            weight,
            hash,
            ciphers,
        } = accepted;
        if weight != 1 && forms.iter().any(Form::is_shuffled) {
            return Err(Fault::new(Rule::WeightShuffled).message(hash).found(weight));
        }
        let packed = pack(&ciphers.concat());
        let weighted = forms
            .iter()
            .zip(ciphers)
            .map(|(form, ciphers)| {
                if form.is_shuffled() || weight == 1 {
                    ciphers
                } else {
                    ciphers.iter().map(|cipher| cipher.weighted(weight)).collect()
                }
            })
            .collect();
        Ok(Self {
            hash,
            credential,
            kept: Kept { weight, packed },
            weighted,
        })
    }
}

impl<G: Group> Urn<G> {
    /// An empty urn.
    pub fn new(election: &Election<G>) -> Self {
        let sums = election
            .forms
            .iter()
            .map(|form| {
                let count = if form.is_shuffled() { 0 } else { form.ciphertexts() };
                vec![Cipher::neutral(); count]
            })
            .collect();
        Self {
            forms: election.forms.clone(),
            sums,
            latest: HashMap::new(),
            total_weight: 0,
        }
    }

    /// Puts a ballot in; the one of the same credential comes out.
    pub fn put(&mut self, prepared: Prepared<G>) {
        let Prepared {
            credential,
            kept,
            weighted,
            ..
        } = prepared;
        for (sums, ciphers) in self.sums.iter_mut().zip(&weighted) {
            for (sum, cipher) in sums.iter_mut().zip(ciphers) {
                *sum = sum.multiply(cipher);
            }
        }
        let weight = kept.weight;
        if let Some(replaced) = self.latest.insert(credential, kept) {
            // Taken away before the new one is added: both together may be more than the whole list weighs.
            self.total_weight -= replaced.weight;
            let mut ciphers = unpack::<G>(&replaced.packed).into_iter();
            for (sums, form) in self.sums.iter_mut().zip(&self.forms) {
                let own: Vec<Cipher<G>> = ciphers.by_ref().take(form.ciphertexts()).collect();
                for (sum, cipher) in sums.iter_mut().zip(&own) {
                    *sum = sum.divide(&cipher.weighted(replaced.weight));
                }
            }
        }
        // The weights of a list were added up without overflow, and each stands here once.
        self.total_weight += weight;
    }

    /// How many ballots count.
    pub fn counted(&self) -> u64 {
        self.latest.len() as u64
    }

    /// Their weights together.
    pub const fn total_weight(&self) -> u64 {
        self.total_weight
    }

    /// The ciphertexts of each question. Those to shuffle are sorted, as the official programs do, so that their order
    /// depends on nothing else.
    pub fn tally(&self) -> Tally<G> {
        let mut tally = self.sums.clone();
        let mut first = 0;
        for (form, ciphers) in self.forms.iter().zip(&mut tally) {
            if form.is_shuffled() {
                ciphers.extend(self.latest.values().flat_map(|kept| {
                    unpack::<G>(kept.packed.get(2 * first..2 * first + 2).unwrap_or_default())
                }));
                ciphers.sort_by(|one, other| {
                    G::order(&one.alpha, &other.alpha).then_with(|| G::order(&one.beta, &other.beta))
                });
            }
            first += form.ciphertexts();
        }
        tally
    }
}

/// Writes an encrypted tally.
pub fn write_tally<G: Group>(forms: &[Form], tally: &Tally<G>) -> EncryptedTally {
    forms
        .iter()
        .zip(tally)
        .map(|(form, ciphers)| Shaped::shape(Cipher::write_all(ciphers), form.lengths()))
        .collect()
}

/// What says how much was put together.
pub fn size_of<G: Group>(urn: &Urn<G>, encrypted_tally: Hash) -> SizedEncryptedTally {
    SizedEncryptedTally {
        num_tallied: urn.counted(),
        total_weight: Natural::of(urn.total_weight()),
        encrypted_tally,
    }
}

/// Verifies an encrypted tally against the urn, and gives its ciphertexts.
pub fn verify_tally<G: Group>(
    election: &Election<G>,
    urn: &Urn<G>,
    sized: &SizedEncryptedTally,
    written: &EncryptedTally,
) -> Result<Tally<G>, Fault> {
    if sized.num_tallied != urn.counted() {
        return Err(Fault::new(Rule::TallyMismatch).found(sized.num_tallied));
    }
    if sized.total_weight.value() != Some(urn.total_weight()) {
        return Err(Rule::TallyMismatch.into());
    }
    let tally = urn.tally();
    if written.len() != tally.len() {
        return Err(Rule::TallyMismatch.into());
    }
    for (index, (form, (ciphers, found))) in election.forms.iter().zip(tally.iter().zip(written)).enumerate()
    {
        // Texts are compared: each member has one alone, and what was computed is written in it.
        let expected = Shaped::<Ciphertext>::shape(Cipher::write_all(ciphers), form.lengths());
        if expected == *found {
            continue;
        }
        let differing = expected
            .flat()
            .iter()
            .zip(found.flat())
            .position(|(one, other)| **one != *other);
        let fault = Fault::new(Rule::TallyMismatch).question(index);
        return Err(match differing {
            Some(place) => fault.answer(place + 1),
            None => fault,
        });
    }
    Ok(tally)
}
