//! After the closing: the ballots put together, in an order that nobody knows where each is decrypted alone, each trustee's
//! part, the result.

use std::io::Read;

use scrutin::decryption::{self, Factors};
use scrutin::election::{Election, Question};
use scrutin::group::Group;
use scrutin::message::{
    ElectionResult, EncryptedTally, PartialDecryption, Shaped, Shuffle, SizedEncryptedTally, TrusteeKind,
    read,
};
use scrutin::shuffle::{self, Generators};
use scrutin::trustee::Trustees;
use scrutin::urn::{Tally, size_of, write_tally};
use scrutin::{Cipher, Fault, Hash, InGroup, Rule, verify};

use super::{PROFILE, in_its_group, text_of};

/// Ballots put together: the ciphertexts, and what says how many there were.
#[derive(Debug)]
pub(crate) struct Encrypted {
    pub(crate) tally: String,
    pub(crate) sized: String,
    pub(crate) counted: u64,
}

/// Verifies a whole archive, ballot by ballot, and puts its ballots together.
pub(crate) fn encrypted_tally<R: Read>(group: &str, archive: R) -> Result<Encrypted, Fault> {
    struct PutTogether<R>(R);
    impl<R: Read> InGroup for PutTogether<R> {
        type Output = Result<Encrypted, Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let (board, _, _) = verify::board::<G, _>(self.0)?;
            let urn = board.urn();
            let tally = text_of(&write_tally(&board.election.forms, &urn.tally()));
            let sized = size_of(urn, Hash::of(tally.as_bytes()));
            Ok(Encrypted {
                sized: text_of(&sized),
                tally,
                counted: urn.counted(),
            })
        }
    }
    in_its_group(group, PutTogether(archive))
}

/// What a partial decryption is verified against.
#[derive(Clone, Debug)]
pub(crate) struct Counting {
    pub(crate) group: String,
    pub(crate) election: Vec<u8>,
    pub(crate) trustees: Vec<u8>,
    pub(crate) tally: Vec<u8>,
    pub(crate) sized: Vec<u8>,
}

/// The same, read in its group.
struct Known<G: Group> {
    election: Election<G>,
    trustees: Trustees<G>,
    tally: Tally<G>,
    total_weight: u64,
}

impl<G: Group> Known<G> {
    fn read(counting: &Counting) -> Result<Self, Fault> {
        let kinds: Vec<TrusteeKind> = read(&counting.trustees)?;
        let written: EncryptedTally = read(&counting.tally)?;
        let sized: SizedEncryptedTally = read(&counting.sized)?;
        let tally = written
            .iter()
            .map(|question| {
                let ciphers = question.flat().into_iter().map(Cipher::<G>::read);
                ciphers.collect::<Result<Vec<_>, Fault>>()
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        Ok(Self {
            election: Election::read(&counting.election)?,
            trustees: Trustees::verify(PROFILE, &kinds)?,
            tally,
            total_weight: sized.total_weight.value().ok_or(Rule::TallyMismatch)?,
        })
    }

    fn factors(&self, owner: usize, decryption: &str) -> Result<Factors<G>, Fault> {
        let keys = self.trustees.keys();
        let place = owner.checked_sub(1).ok_or(Rule::Owner)?;
        let key = keys.get(place).ok_or(Rule::Owner)?;
        let written: PartialDecryption = read(decryption.as_bytes())?;
        decryption::verify(&self.election, key, &self.tally, &written)
    }
}

/// Verifies the part of the trustee of this number (from 1).
pub(crate) fn check_decryption(counting: &Counting, owner: usize, decryption: &str) -> Result<(), Fault> {
    struct Check<'a>(&'a Counting, usize, &'a str);
    impl InGroup for Check<'_> {
        type Output = Result<(), Fault>;
        fn run<G: Group>(self) -> Self::Output {
            Known::<G>::read(self.0)?.factors(self.1, self.2).map(drop)
        }
    }
    in_its_group(&counting.group, Check(counting, owner, decryption))
}

/// Verifies a trustee's shuffle of the tally as it stands: the same ballots, in another order, encrypted again.
pub(crate) fn check_shuffle(counting: &Counting, written: &str) -> Result<(), Fault> {
    struct Check<'a>(&'a Counting, &'a str);
    impl InGroup for Check<'_> {
        type Output = Result<(), Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let known = Known::<G>::read(self.0)?;
            let made: Shuffle = read(self.1.as_bytes())?;
            let questions = known.election.forms.iter().zip(&known.tally);
            let shuffled: Vec<&Vec<Cipher<G>>> = questions
                .filter(|(form, _)| form.is_shuffled())
                .map(|(_, before)| before)
                .collect();
            if made.ciphertexts.len() != shuffled.len() || made.proofs.len() != shuffled.len() {
                return Err(Rule::ShuffleShape.into());
            }
            let count = shuffled.iter().map(|before| before.len()).max();
            let generators = Generators::<G>::new(count.unwrap_or_default()).ok_or(Rule::ShuffleShape)?;
            let given = made.ciphertexts.iter().zip(&made.proofs);
            for (before, (after, proof)) in shuffled.into_iter().zip(given) {
                let after = after
                    .iter()
                    .map(Cipher::<G>::read)
                    .collect::<Result<Vec<_>, Fault>>()?;
                shuffle::verify(&known.election, &generators, before, &after, proof)?;
            }
            Ok(())
        }
    }
    in_its_group(&counting.group, Check(counting, written))
}

/// The encrypted tally once its ballots were shuffled so: what the next trustee shuffles, or all decrypt.
pub(crate) fn after_shuffle(asked: &[Question], tally: &str, shuffle: &str) -> Result<String, Fault> {
    let mut tally: EncryptedTally = read(tally.as_bytes())?;
    let shuffle: Shuffle = read(shuffle.as_bytes())?;
    let mut after = shuffle.ciphertexts.into_iter();
    for (question, ciphers) in asked.iter().zip(&mut tally) {
        if question.form()?.is_shuffled() {
            *ciphers = Shaped::Flat(after.next().ok_or(Rule::ShuffleShape)?);
        }
    }
    Ok(text_of(&tally))
}

/// The result, as soon as enough trustees gave their part; none before.
pub(crate) fn result(
    counting: &Counting,
    parts: &[(usize, String)],
) -> Result<Option<ElectionResult>, Fault> {
    struct Combine<'a>(&'a Counting, &'a [(usize, String)]);
    impl InGroup for Combine<'_> {
        type Output = Result<Option<ElectionResult>, Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let known = Known::<G>::read(self.0)?;
            let parts = self
                .1
                .iter()
                .map(|(owner, written)| Ok((*owner, known.factors(*owner, written)?)))
                .collect::<Result<Vec<_>, Fault>>()?;
            let factors = match decryption::combine(&known.trustees, &parts) {
                Ok(factors) => factors,
                Err(fault) if fault.rule == Rule::DecryptionMissing => return Ok(None),
                Err(fault) => return Err(fault),
            };
            let result = decryption::result(&known.election, &known.tally, &factors, known.total_weight)?;
            decryption::verify_result(&known.election, &known.tally, &factors, &result)?;
            Ok(Some(result))
        }
    }
    in_its_group(&counting.group, Combine(counting, parts))
}
