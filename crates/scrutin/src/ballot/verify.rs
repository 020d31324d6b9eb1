//! Whether a ballot may enter the urn: it is for this election, its credential signed it, every proof holds.

use super::{allowed_numbers, statement_of_voter, unsigned, zero_or_one};
use crate::credential::Credentials;
use crate::election::{Election, Form};
use crate::fault::{Fault, Rule};
use crate::group::{Group, is_identity};
use crate::hash::Hash;
use crate::message::{Answer, Ballot, HomomorphicAnswer, ListsAnswer, NonHomomorphicAnswer, read};
use crate::proof::{Cipher, NonzeroStatement, joined, verify_knowledge, verify_nonzero, verify_one_of};

/// A ballot that may enter the urn.
#[derive(Clone, Debug)]
pub struct Accepted<G: Group> {
    /// The text of its credential.
    pub credential: String,
    /// Its weight.
    pub weight: u64,
    /// The hash of the ballot: in Base64, the voter's tracker.
    pub hash: Hash,
    /// For each question, its ciphertexts.
    pub ciphers: Vec<Vec<Cipher<G>>>,
}

fn hold(holds: bool, rule: Rule) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(rule.into()) }
}

/// Verifies a ballot entirely. Whether it was received before, and whether another replaces it, are the urn's affair.
pub fn verify<G: Group>(
    election: &Election<G>,
    credentials: &Credentials<G>,
    bytes: &[u8],
) -> Result<Accepted<G>, Fault> {
    let hash = Hash::of(bytes);
    verify_in(election, credentials, bytes, hash).map_err(|fault| fault.message(hash))
}

fn verify_in<G: Group>(
    election: &Election<G>,
    credentials: &Credentials<G>,
    bytes: &[u8],
    hash: Hash,
) -> Result<Accepted<G>, Fault> {
    let mut ballot: Ballot = read(bytes)?;
    hold(
        ballot.election_uuid == election.document.uuid && ballot.election_hash == election.fingerprint,
        Rule::BallotElection,
    )?;
    let credential = credentials
        .get(&ballot.credential)
        .ok_or_else(|| Fault::new(Rule::BallotCredential).found(&ballot.credential))?;
    let (signature, signed) = unsigned(&mut ballot);
    let signature = signature.ok_or(Rule::BallotSignature)?;
    hold(signature.hash == signed, Rule::BallotHash)?;
    let is_signed = verify_knowledge::<G>(
        election.profile,
        "sig",
        &[&signature.hash],
        &credential.key,
        &signature.proof,
    )?;
    hold(is_signed, Rule::BallotSignature)?;
    hold(ballot.answers.len() == election.forms.len(), Rule::BallotShape)?;
    let voter = statement_of_voter(&ballot.election_hash, &ballot.credential);
    let ciphers = election
        .forms
        .iter()
        .zip(&ballot.answers)
        .enumerate()
        .map(|(index, (form, answer))| {
            verify_answer(election, form, answer, &voter).map_err(|fault| fault.question(index))
        })
        .collect::<Result<_, _>>()?;
    Ok(Accepted {
        credential: ballot.credential,
        weight: credential.weight,
        hash,
        ciphers,
    })
}

fn verify_answer<G: Group>(
    election: &Election<G>,
    form: &Form,
    answer: &Answer,
    voter: &str,
) -> Result<Vec<Cipher<G>>, Fault> {
    match (form, answer) {
        (Form::Homomorphic { .. }, Answer::Homomorphic(answer)) => homomorphic(election, form, answer, voter),
        (Form::NonHomomorphic { .. }, Answer::NonHomomorphic(answer)) => raw(election, answer, voter),
        (Form::Lists { lengths }, Answer::Lists(answer)) => lists(election, lengths, answer, voter),
        _ => Err(Rule::BallotShape.into()),
    }
}

/// Reads the ciphertexts of an answer. Without randomness there is no secret: the first half is never neutral.
fn read_ciphers<'a, G: Group>(
    written: impl IntoIterator<Item = &'a crate::message::Ciphertext>,
    first: usize,
) -> Result<Vec<Cipher<G>>, Fault> {
    written
        .into_iter()
        .enumerate()
        .map(|(index, written)| {
            let cipher = Cipher::<G>::read(written).map_err(|fault| fault.answer(index + first))?;
            if is_identity::<G>(&cipher.alpha) {
                return Err(Fault::new(Rule::Neutral).answer(index + first));
            }
            Ok(cipher)
        })
        .collect()
}

fn homomorphic<G: Group>(
    election: &Election<G>,
    form: &Form,
    answer: &HomomorphicAnswer,
    voter: &str,
) -> Result<Vec<Cipher<G>>, Fault> {
    let &Form::Homomorphic {
        is_blank_allowed,
        min,
        max,
        ..
    } = form
    else {
        return Err(Rule::BallotShape.into());
    };
    hold(
        answer.choices.len() == form.ciphertexts()
            && answer.individual_proofs.len() == form.ciphertexts()
            && answer.blank_proof.is_some() == is_blank_allowed,
        Rule::BallotShape,
    )?;
    let first = usize::from(!is_blank_allowed);
    let ciphers = read_ciphers::<G>(&answer.choices, first)?;
    for (index, cipher) in ciphers.iter().enumerate() {
        let written = joined([&answer.choices[index]]);
        let is_bit = verify_one_of(
            election,
            "prove",
            &[voter, &written],
            &zero_or_one(cipher),
            &answer.individual_proofs[index],
        )
        .map_err(|fault| fault.answer(index + first))?;
        if !is_bit {
            return Err(Fault::new(Rule::ProofChoice).answer(index + first));
        }
    }
    let whole = format!("{voter}|{}", joined(&answer.choices));
    let Some(blank_proof) = &answer.blank_proof else {
        let sum = Cipher::product(&ciphers);
        let written = joined(&Cipher::write_all(std::slice::from_ref(&sum)));
        let is_allowed = verify_one_of(
            election,
            "prove",
            &[&whole, &written],
            &allowed_numbers(&sum, min, max),
            &answer.overall_proof,
        )?;
        hold(is_allowed, Rule::ProofOverall)?;
        return Ok(ciphers);
    };
    let sum = Cipher::product(&ciphers[1..]);
    let is_blank_sound = verify_one_of(
        election,
        "bproof0",
        &[&whole],
        &[ciphers[0].clone(), sum.clone()],
        blank_proof,
    )?;
    hold(is_blank_sound, Rule::ProofBlank)?;
    let mut allowed = vec![ciphers[0].less(1)];
    allowed.extend(allowed_numbers(&sum, min, max));
    let is_allowed = verify_one_of(election, "bproof1", &[&whole], &allowed, &answer.overall_proof)?;
    hold(is_allowed, Rule::ProofOverall)?;
    Ok(ciphers)
}

fn raw<G: Group>(
    election: &Election<G>,
    answer: &NonHomomorphicAnswer,
    voter: &str,
) -> Result<Vec<Cipher<G>>, Fault> {
    let ciphers = read_ciphers::<G>([&answer.choices], 1)?;
    let raw = format!("{},{}", election.document.public_key, joined([&answer.choices]));
    let is_known = verify_knowledge::<G>(
        election.profile,
        "raweg",
        // The statement is that of the voter alone: the ciphertext follows it.
        &[voter, &raw],
        &ciphers[0].alpha,
        &answer.proof,
    )?;
    hold(is_known, Rule::ProofRaw)?;
    Ok(ciphers)
}

fn lists<G: Group>(
    election: &Election<G>,
    lengths: &[usize],
    answer: &ListsAnswer,
    voter: &str,
) -> Result<Vec<Cipher<G>>, Fault> {
    let has_lengths = |found: Vec<usize>| found == lengths;
    hold(
        has_lengths(answer.choices.iter().map(Vec::len).collect())
            && has_lengths(answer.individual_proofs.iter().map(Vec::len).collect())
            && answer.list_proofs.len() == lengths.len(),
        Rule::BallotShape,
    )?;
    let ciphers = read_ciphers::<G>(answer.choices.iter().flatten(), 1)?;
    let written = answer.choices.iter().flatten();
    let proofs = answer.individual_proofs.iter().flatten();
    for (index, ((cipher, written), proof)) in ciphers.iter().zip(written).zip(proofs).enumerate() {
        let is_bit = verify_one_of(
            election,
            "prove",
            &[voter, &joined([written])],
            &zero_or_one(cipher),
            proof,
        )?;
        if !is_bit {
            return Err(Fault::new(Rule::ProofChoice).answer(index + 1));
        }
    }
    let whole = format!("{voter}|{}", joined(answer.choices.iter().flatten()));
    let lists = by_lists(&ciphers, lengths);
    let selected = Cipher::product(lists.iter().map(|list| &list[0]));
    let written = joined(&Cipher::write_all(std::slice::from_ref(&selected)));
    let is_one = verify_one_of(
        election,
        "prove",
        &[&whole, &written],
        &[selected.less(1)],
        std::slice::from_ref(&answer.overall_proof),
    )?;
    hold(is_one, Rule::ProofOverall)?;
    for (index, (list, proof)) in lists.iter().zip(&answer.list_proofs).enumerate() {
        let candidates = Cipher::product(&list[1..]);
        let is_sound = verify_one_of(
            election,
            "lproof",
            &[&whole],
            &[list[0].less(1), candidates],
            proof,
        )?;
        if !is_sound {
            return Err(Fault::new(Rule::ProofList).answer(index + 1));
        }
    }
    let said = NonzeroStatement {
        election,
        statement: &whole,
        cipher: &Cipher::product(lists.iter().flat_map(|list| &list[1..])),
    };
    hold(verify_nonzero(&said, &answer.nonzero_proof)?, Rule::ProofNonzero)?;
    Ok(ciphers)
}

/// The ciphertexts of each list.
pub(super) fn by_lists<'a, G: Group>(ciphers: &'a [Cipher<G>], lengths: &[usize]) -> Vec<&'a [Cipher<G>]> {
    let mut rest = ciphers;
    lengths
        .iter()
        .map(|length| {
            let (list, after) = rest.split_at(*length);
            rest = after;
            list
        })
        .collect()
}
