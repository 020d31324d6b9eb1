//! Making a ballot: encrypting choices and proving, without saying them, that they are allowed.

use rand::CryptoRng;
use zeroize::Zeroizing;

use super::verify::by_lists;
use super::{allowed_numbers, statement_of_voter, unsigned, zero_or_one};
use crate::election::{Election, Form};
use crate::fault::{Fault, Rule};
use crate::group::{Group, Secret, random_secret, zero};
use crate::message::{
    Answer, Ballot, BallotSignature, Ciphertext, HomomorphicAnswer, ListsAnswer, NonHomomorphicAnswer, Proof,
    Shaped,
};
use crate::proof::{Cipher, NonzeroStatement, joined, prove_knowledge, prove_nonzero, prove_one_of};

/// What somebody answers to a question: 0 or 1 for each answer, the blank vote first where it is allowed; an integer
/// for each answer; for lists, 0 or 1 for each list and each of its candidates.
pub type Plain = Shaped<u8>;

/// Makes the ballot of who holds a private credential.
pub fn make<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    code: &str,
    plains: &[Plain],
) -> Result<Ballot, Fault> {
    let secret = crate::credential::secret::<G>(&election.document.uuid, code)?;
    if plains.len() != election.forms.len() {
        return Err(Rule::BallotChoices.into());
    }
    let credential = G::write(&G::generator_power_secret(&secret));
    let voter = statement_of_voter(&election.fingerprint, &credential);
    let answers = election
        .forms
        .iter()
        .zip(plains)
        .enumerate()
        .map(|(index, (form, plain))| {
            answer(election, random, form, plain, &voter).map_err(|fault| fault.question(index))
        })
        .collect::<Result<_, _>>()?;
    let mut ballot = Ballot {
        election_uuid: election.document.uuid.clone(),
        election_hash: election.fingerprint.clone(),
        credential,
        answers,
        signature: None,
    };
    sign(election, random, code, &mut ballot)?;
    Ok(ballot)
}

/// Signs a ballot as it stands with a private credential, in place of any signature it had.
pub fn sign<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    code: &str,
    ballot: &mut Ballot,
) -> Result<(), Fault> {
    let secret = crate::credential::secret::<G>(&election.document.uuid, code)?;
    let (_, hash) = unsigned(ballot);
    let proof = prove_knowledge::<G, R>(election.profile, random, "sig", &[&hash], &secret);
    ballot.signature = Some(BallotSignature { hash, proof });
    Ok(())
}

fn answer<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    form: &Form,
    plain: &Plain,
    voter: &str,
) -> Result<Answer, Fault> {
    match (form, plain) {
        (
            &Form::Homomorphic {
                is_blank_allowed,
                min,
                max,
                ..
            },
            Shaped::Flat(bits),
        ) => {
            let count: u64 = bits[usize::from(is_blank_allowed).min(bits.len())..]
                .iter()
                .map(|bit| u64::from(*bit))
                .sum();
            let is_blank = is_blank_allowed && bits.first() == Some(&1);
            let is_allowed = bits.len() == form.ciphertexts()
                && bits.iter().all(|bit| *bit <= 1)
                && if is_blank {
                    count == 0
                } else {
                    (min..=max).contains(&count)
                };
            if !is_allowed {
                return Err(Rule::BallotChoices.into());
            }
            let range = Range {
                min,
                max,
                count,
                is_blank_allowed,
                is_blank,
            };
            Ok(Answer::Homomorphic(homomorphic(
                election, random, bits, &range, voter,
            )))
        }
        (Form::NonHomomorphic { answers }, Shaped::Flat(values)) if values.len() == *answers => {
            raw(election, random, values, voter).map(Answer::NonHomomorphic)
        }
        (Form::Lists { lengths }, Shaped::Nested(lists)) => {
            let is_allowed = lists.iter().map(Vec::len).eq(lengths.iter().copied())
                && lists.iter().flatten().all(|bit| *bit <= 1)
                && lists.iter().filter(|list| list[0] == 1).count() == 1
                && lists.iter().all(|list| (list[0] == 1) == list[1..].contains(&1));
            if !is_allowed {
                return Err(Rule::BallotChoices.into());
            }
            Ok(Answer::Lists(in_lists(election, random, lists, voter)))
        }
        _ => Err(Rule::BallotChoices.into()),
    }
}

/// Bits encrypted, with what they were encrypted with.
struct Encrypted<G: Group> {
    ciphers: Vec<Cipher<G>>,
    written: Vec<Ciphertext>,
    randomness: Vec<Secret<G>>,
    individual_proofs: Vec<Vec<Proof>>,
}

fn encrypt_bits<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    bits: &[u8],
    voter: &str,
) -> Encrypted<G> {
    let randomness: Vec<Secret<G>> = bits.iter().map(|_| random_secret::<G, R>(random)).collect();
    let values = [G::identity(), G::generator()];
    let ciphers: Vec<Cipher<G>> = bits
        .iter()
        .zip(&randomness)
        .map(|(bit, secret)| Cipher {
            alpha: G::generator_power_secret(secret),
            beta: G::multiply(
                &G::power_secret(&election.key, secret),
                &values[usize::from(*bit == 1)],
            ),
        })
        .collect();
    let written = Cipher::write_all(&ciphers);
    let individual_proofs = ciphers
        .iter()
        .enumerate()
        .map(|(index, cipher)| {
            prove_one_of(
                election,
                random,
                "prove",
                &[voter, &joined([&written[index]])],
                &zero_or_one(cipher),
                usize::from(bits[index]),
                &randomness[index],
            )
        })
        .collect();
    Encrypted {
        ciphers,
        written,
        randomness,
        individual_proofs,
    }
}

fn sum<'a, G: Group>(secrets: impl IntoIterator<Item = &'a Secret<G>>) -> Secret<G>
where
    Secret<G>: 'a,
{
    secrets
        .into_iter()
        .fold(Zeroizing::new(zero::<G>()), |sum, secret| {
            Zeroizing::new(G::add(&sum, secret))
        })
}

struct Range {
    min: u64,
    max: u64,
    count: u64,
    is_blank_allowed: bool,
    is_blank: bool,
}

fn homomorphic<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    bits: &[u8],
    range: &Range,
    voter: &str,
) -> HomomorphicAnswer {
    let encrypted = encrypt_bits(election, random, bits, voter);
    let whole = format!("{voter}|{}", joined(&encrypted.written));
    let first = usize::from(range.is_blank_allowed);
    let total = Cipher::product(&encrypted.ciphers[first..]);
    let total_randomness = sum::<G>(&encrypted.randomness[first..]);
    let allowed = allowed_numbers(&total, range.min, range.max);
    let known = usize::try_from(range.count.saturating_sub(range.min)).unwrap_or_default();
    let (overall_proof, blank_proof) = if range.is_blank_allowed {
        let blank = &encrypted.ciphers[0];
        // A blank vote has its count at zero; another its blank bit.
        let (known_blank, blank_secret) = if range.is_blank {
            (1, &total_randomness)
        } else {
            (0, &encrypted.randomness[0])
        };
        let blank_proof = prove_one_of(
            election,
            random,
            "bproof0",
            &[&whole],
            &[blank.clone(), total.clone()],
            known_blank,
            blank_secret,
        );
        let mut branches = vec![blank.less(1)];
        branches.extend(allowed);
        let (known, secret) = if range.is_blank {
            (0, &encrypted.randomness[0])
        } else {
            (known + 1, &total_randomness)
        };
        let overall = prove_one_of(election, random, "bproof1", &[&whole], &branches, known, secret);
        (overall, Some(blank_proof))
    } else {
        let written = joined(&Cipher::write_all(std::slice::from_ref(&total)));
        let statement = [whole.as_str(), written.as_str()];
        let overall = prove_one_of(
            election,
            random,
            "prove",
            &statement,
            &allowed,
            known,
            &total_randomness,
        );
        (overall, None)
    };
    HomomorphicAnswer {
        choices: encrypted.written,
        individual_proofs: encrypted.individual_proofs,
        overall_proof,
        blank_proof,
    }
}

fn raw<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    values: &[u8],
    voter: &str,
) -> Result<NonHomomorphicAnswer, Fault> {
    let carried = G::carry(values).ok_or(Rule::BallotChoices)?;
    let randomness = random_secret::<G, R>(random);
    let cipher = Cipher::<G> {
        alpha: G::generator_power_secret(&randomness),
        beta: G::multiply(&G::power_secret(&election.key, &randomness), &carried),
    };
    let written = Cipher::write_all(std::slice::from_ref(&cipher));
    let text = joined(&written);
    let raw = format!("{},{text}", election.document.public_key);
    let proof = prove_knowledge::<G, R>(election.profile, random, "raweg", &[voter, &raw], &randomness);
    let choices = written.into_iter().next().ok_or(Rule::BallotChoices)?;
    Ok(NonHomomorphicAnswer { choices, proof })
}

fn in_lists<G: Group, R: CryptoRng + ?Sized>(
    election: &Election<G>,
    random: &mut R,
    lists: &[Vec<u8>],
    voter: &str,
) -> ListsAnswer {
    let lengths: Vec<usize> = lists.iter().map(Vec::len).collect();
    let bits: Vec<u8> = lists.concat();
    let encrypted = encrypt_bits(election, random, &bits, voter);
    let whole = format!("{voter}|{}", joined(&encrypted.written));
    let mut rest = encrypted.randomness.as_slice();
    let secrets: Vec<&[Secret<G>]> = lengths
        .iter()
        .map(|length| {
            let (list, after) = rest.split_at(*length);
            rest = after;
            list
        })
        .collect();
    let ciphers = by_lists(&encrypted.ciphers, &lengths);
    let selected = Cipher::product(ciphers.iter().map(|list| &list[0]));
    let written = joined(&Cipher::write_all(std::slice::from_ref(&selected)));
    let mut overall = prove_one_of(
        election,
        random,
        "prove",
        &[&whole, &written],
        &[selected.less(1)],
        0,
        &sum::<G>(secrets.iter().map(|list| &list[0])),
    );
    let list_proofs = ciphers
        .iter()
        .zip(&secrets)
        .zip(lists)
        .map(|((list, secrets), bits)| {
            let candidates = sum::<G>(&secrets[1..]);
            let (known, secret) = if bits[0] == 1 {
                (0, &secrets[0])
            } else {
                (1, &candidates)
            };
            let branches = [list[0].less(1), Cipher::product(&list[1..])];
            prove_one_of(election, random, "lproof", &[&whole], &branches, known, secret)
        })
        .collect();
    let said = NonzeroStatement {
        election,
        statement: &whole,
        cipher: &Cipher::product(ciphers.iter().flat_map(|list| &list[1..])),
    };
    let randomness = sum::<G>(secrets.iter().flat_map(|list| &list[1..]));
    let nonzero_proof = prove_nonzero(&said, random, &randomness);
    let nest = |list: Vec<Vec<Proof>>| match Shaped::shape(list, Some(&lengths)) {
        Shaped::Nested(nested) => nested,
        Shaped::Flat(flat) => vec![flat],
    };
    let choices = match Shaped::shape(encrypted.written, Some(&lengths)) {
        Shaped::Nested(nested) => nested,
        Shaped::Flat(flat) => vec![flat],
    };
    ListsAnswer {
        choices,
        individual_proofs: nest(encrypted.individual_proofs),
        overall_proof: overall.swap_remove(0),
        list_proofs,
        nonzero_proof,
    }
}
