//! The public board of an election: what its events have said so far, each verified as it comes.
//!
//! A verifier reads all events of an archive into a board. Who holds an election keeps one too, and asks it before an
//! event is appended.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::ballot;
use crate::credential::Credentials;
use crate::decryption::{self, Factors};
use crate::election::Election;
use crate::fault::{Fault, Rule};
use crate::group::Group;
use crate::hash::Hash;
use crate::message::{
    ElectionResult, EncryptedTally, EventType, Owned, PartialDecryption, Shuffle, SizedEncryptedTally,
    TrusteeKind, read,
};
use crate::proof::Cipher;
use crate::shuffle::{self, Generators};
use crate::sizes::{MESSAGE_BYTES_MAX, Sizes, TRUSTEES_BYTES_MAX, bounded};
use crate::trustee::Trustees;
use crate::urn::{Prepared, Tally, Urn, verify_tally};

/// How far an election has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Ballots are accepted.
    Open,
    /// No ballot is accepted any more.
    Closed,
    /// The result is known.
    Tallied,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Ballots,
    Tally,
    Shuffles,
    Decryptions,
    Over,
}

/// The part of an election that a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Hashes and chain.
    Archive,
    /// The election and its key.
    Election,
    /// The trustees' proofs and signatures.
    Trustees,
    /// The public list of credentials.
    Credentials,
    /// Signatures and proofs of ballots.
    Ballots,
    /// What the ballots give together.
    Tally,
    /// Proofs of shuffles.
    Shuffles,
    /// Proofs of decryption.
    Decryptions,
    /// The result.
    Result,
}

impl Part {
    /// Its stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Election => "election",
            Self::Trustees => "trustees",
            Self::Credentials => "credentials",
            Self::Ballots => "ballots",
            Self::Tally => "tally",
            Self::Shuffles => "shuffles",
            Self::Decryptions => "decryptions",
            Self::Result => "result",
        }
    }
}

/// The board of an election.
pub struct Board<G: Group> {
    /// The election.
    pub election: Election<G>,
    /// Its trustees.
    pub trustees: Trustees<G>,
    /// Who may vote.
    pub credentials: Credentials<G>,
    urn: Urn<G>,
    sizes: Sizes,
    received: HashSet<Hash>,
    phase: Phase,
    tally: Tally<G>,
    generators: Option<Generators<G>>,
    shufflers: Vec<usize>,
    parts: Vec<(usize, Factors<G>)>,
    ignored: Vec<(usize, Fault)>,
    result: Option<ElectionResult>,
}

/// A ballot that waits to be verified: the height of its event and its bytes.
pub type Waiting = (u64, Vec<u8>);

impl<G: Group> Board<G> {
    /// Opens an election from the bytes of its three messages. What is refused says in which part.
    pub fn open(election: &[u8], trustees: &[u8], credentials: &[u8]) -> Result<Self, (Part, Fault)> {
        let in_message = |part, bytes: &[u8]| {
            let hash = Hash::of(bytes);
            move |fault: Fault| (part, fault.message(hash))
        };
        let read_election = Election::<G>::read(election).map_err(in_message(Part::Election, election))?;
        let verify_trustees = || -> Result<Trustees<G>, Fault> {
            bounded(trustees, TRUSTEES_BYTES_MAX)?;
            let kinds: Vec<TrusteeKind> = read(trustees)?;
            Trustees::<G>::verify(read_election.profile, &kinds)
        };
        let verified = verify_trustees().map_err(in_message(Part::Trustees, trustees))?;
        if verified.key() != read_election.key {
            let fault = Fault::from(Rule::ElectionKey);
            return Err(in_message(Part::Election, election)(fault));
        }
        let credentials = bounded(credentials, MESSAGE_BYTES_MAX)
            .and_then(|()| Credentials::<G>::read(credentials))
            .map_err(in_message(Part::Credentials, credentials))?;
        Ok(Self {
            urn: Urn::new(&read_election),
            sizes: Sizes::of::<G>(&read_election.forms, credentials.len()),
            election: read_election,
            trustees: verified,
            credentials,
            received: HashSet::new(),
            phase: Phase::Ballots,
            tally: Vec::new(),
            generators: None,
            shufflers: Vec::new(),
            parts: Vec::new(),
            ignored: Vec::new(),
            result: None,
        })
    }

    /// How far it has come.
    pub const fn state(&self) -> State {
        match self.phase {
            Phase::Ballots => State::Open,
            Phase::Over => State::Tallied,
            _ => State::Closed,
        }
    }

    /// How many ballots were accepted, those that were replaced included.
    pub fn ballots(&self) -> u64 {
        self.received.len() as u64
    }

    /// The largest message that may still come, in bytes.
    pub(crate) fn largest_message(&self) -> u64 {
        self.sizes.largest()
    }

    /// The urn.
    pub const fn urn(&self) -> &Urn<G> {
        &self.urn
    }

    /// The encrypted tally, shuffled as far as it was; none before it was published.
    pub fn tally(&self) -> Option<&Tally<G>> {
        (!matches!(self.phase, Phase::Ballots | Phase::Tally)).then_some(&self.tally)
    }

    /// The trustees who shuffled, by number.
    pub fn shufflers(&self) -> &[usize] {
        &self.shufflers
    }

    /// The trustees who decrypted and proved it, by number.
    pub fn decryptors(&self) -> Vec<usize> {
        self.parts.iter().map(|(owner, _)| *owner).collect()
    }

    /// The members of ceremonies whose partial decryption was ignored, by number, and why.
    pub fn ignored(&self) -> &[(usize, Fault)] {
        &self.ignored
    }

    /// Whether trustees may decrypt: all shuffles are over.
    pub fn is_decrypting(&self) -> bool {
        self.phase == Phase::Decryptions
    }

    /// The generators to shuffle with; none before shuffling or where nothing is shuffled.
    pub const fn generators(&self) -> Option<&Generators<G>> {
        self.generators.as_ref()
    }

    /// The published result.
    pub const fn result(&self) -> Option<&ElectionResult> {
        self.result.as_ref()
    }

    /// Computes the result from the partial decryptions there are.
    pub fn compute_result(&self) -> Result<ElectionResult, Fault> {
        if self.phase != Phase::Decryptions {
            return Err(Rule::EventOrder.into());
        }
        let factors = decryption::combine(&self.trustees, &self.parts)?;
        decryption::result(&self.election, &self.tally, &factors, self.urn.total_weight())
    }

    /// Verifies one ballot as if it came now, without putting it in.
    pub fn verify_ballot(&self, bytes: &[u8]) -> Result<Hash, Fault> {
        if self.phase != Phase::Ballots {
            return Err(Rule::EventOrder.into());
        }
        let prepared = self.prepare(bytes)?;
        self.is_new(&prepared)?;
        Ok(prepared.hash)
    }

    fn prepare(&self, bytes: &[u8]) -> Result<Prepared<G>, Fault> {
        bounded(bytes, self.sizes.ballot).map_err(|fault| fault.message(Hash::of(bytes)))?;
        let accepted = ballot::verify(&self.election, &self.credentials, bytes)?;
        Prepared::of(&self.election.forms, accepted)
    }

    /// A ballot received again would undo what its voter sent since, and its message would stand twice in the archive.
    fn is_new(&self, prepared: &Prepared<G>) -> Result<(), Fault> {
        if self.received.contains(&prepared.hash) {
            Err(Fault::new(Rule::BallotReplayed).message(prepared.hash))
        } else {
            Ok(())
        }
    }

    /// Verifies ballots in parallel and puts them in; the first that is refused says why.
    pub fn put_ballots(&mut self, waiting: Vec<Waiting>) -> Result<(), Fault> {
        if waiting.is_empty() {
            return Ok(());
        }
        if self.phase != Phase::Ballots {
            return Err(Rule::EventOrder.into());
        }
        let prepared: Vec<Result<(u64, Prepared<G>), Fault>> = waiting
            .into_par_iter()
            .map(|(height, bytes)| {
                let prepared = self.prepare(&bytes).map_err(|fault| fault.height(height))?;
                Ok((height, prepared))
            })
            .collect();
        for prepared in prepared {
            let (height, prepared) = prepared?;
            self.is_new(&prepared).map_err(|fault| fault.height(height))?;
            self.received.insert(prepared.hash);
            self.urn.put(prepared);
        }
        Ok(())
    }

    /// Whether an event of this kind may come now.
    pub fn may_come(&self, kind: EventType) -> bool {
        let is_shuffled = self.election.is_shuffled();
        match kind {
            EventType::Setup => false,
            EventType::Ballot | EventType::EndBallots => self.phase == Phase::Ballots,
            EventType::EncryptedTally => self.phase == Phase::Tally,
            EventType::Shuffle | EventType::EndShuffles => is_shuffled && self.phase == Phase::Shuffles,
            EventType::PartialDecryption | EventType::Result => self.phase == Phase::Decryptions,
        }
    }

    /// No ballot comes any more.
    pub fn end_ballots(&mut self) -> Result<(), Fault> {
        self.expect(EventType::EndBallots)?;
        self.phase = Phase::Tally;
        Ok(())
    }

    /// The encrypted tally comes: what says its size, and itself.
    pub fn put_tally(&mut self, sized: &SizedEncryptedTally, written: &[u8]) -> Result<(), Fault> {
        self.expect(EventType::EncryptedTally)?;
        bounded(written, self.sizes.tally)?;
        let encrypted: EncryptedTally = read(written)?;
        self.tally = verify_tally(&self.election, &self.urn, sized, &encrypted)?;
        self.phase = if self.election.is_shuffled() {
            let count = usize::try_from(self.urn.counted()).map_err(|_| Rule::ShuffleShape)?;
            self.generators = Some(Generators::new(count).ok_or(Rule::ShuffleShape)?);
            Phase::Shuffles
        } else {
            Phase::Decryptions
        };
        Ok(())
    }

    /// A trustee's shuffle comes.
    pub fn put_shuffle(&mut self, owned: &Owned, written: &[u8]) -> Result<(), Fault> {
        self.expect(EventType::Shuffle)?;
        self.owner(owned, &self.shufflers)?;
        bounded(written, self.sizes.shuffle)?;
        let shuffle: Shuffle = read(written)?;
        let shuffled = self.verify_shuffle(&shuffle)?;
        let questions = self.election.forms.iter().zip(&mut self.tally);
        let shuffled_ones = questions.filter(|(form, _)| form.is_shuffled());
        for ((_, ciphers), after) in shuffled_ones.zip(shuffled) {
            *ciphers = after;
        }
        self.shufflers.push(owned.owner);
        Ok(())
    }

    fn verify_shuffle(&self, shuffle: &Shuffle) -> Result<Tally<G>, Fault> {
        let generators = self.generators.as_ref().ok_or(Rule::EventOrder)?;
        let questions: Vec<(usize, &Vec<Cipher<G>>)> = self
            .election
            .forms
            .iter()
            .zip(&self.tally)
            .enumerate()
            .filter(|(_, (form, _))| form.is_shuffled())
            .map(|(index, (_, ciphers))| (index, ciphers))
            .collect();
        if shuffle.ciphertexts.len() != questions.len() || shuffle.proofs.len() != questions.len() {
            return Err(Rule::ShuffleShape.into());
        }
        questions
            .into_iter()
            .zip(shuffle.ciphertexts.iter().zip(&shuffle.proofs))
            .map(|((index, before), (written, proof))| {
                let check = || -> Result<Vec<Cipher<G>>, Fault> {
                    let after = written
                        .par_iter()
                        .map(Cipher::<G>::read)
                        .collect::<Result<Vec<_>, _>>()?;
                    shuffle::verify(&self.election, generators, before, &after, proof)?;
                    Ok(after)
                };
                check().map_err(|fault| fault.question(index))
            })
            .collect()
    }

    /// No shuffle comes any more.
    pub fn end_shuffles(&mut self) -> Result<(), Fault> {
        self.expect(EventType::EndShuffles)?;
        if self.shufflers.is_empty() {
            return Err(Rule::ShuffleNone.into());
        }
        self.phase = Phase::Decryptions;
        Ok(())
    }

    /// A trustee's partial decryption comes.
    pub fn put_decryption(&mut self, owned: &Owned, written: &[u8]) -> Result<(), Fault> {
        let decryption = self.read_decryption(owned, written)?;
        let factors = self.verify_decryption(owned, &decryption)?;
        self.parts.push((owned.owner, factors));
        Ok(())
    }

    /// A partial decryption that stands in an archive comes. One that proves nothing is ignored when a member of a ceremony
    /// made it, as the official programs do since 3.3: others are enough, and one member alone could otherwise make the
    /// whole election unverifiable. That of a single trustee is refused.
    pub fn put_decryption_or_ignore(&mut self, owned: &Owned, written: &[u8]) -> Result<(), Fault> {
        let decryption = self.read_decryption(owned, written)?;
        match self.verify_decryption(owned, &decryption) {
            Ok(factors) => self.parts.push((owned.owner, factors)),
            Err(fault) if self.trustees.is_member(owned.owner) => {
                self.ignored.push((owned.owner, fault.message(owned.payload)));
            }
            Err(fault) => return Err(fault),
        }
        Ok(())
    }

    /// Reads a partial decryption whose owner has made none.
    fn read_decryption(&self, owned: &Owned, written: &[u8]) -> Result<PartialDecryption, Fault> {
        self.expect(EventType::PartialDecryption)?;
        let mut known = self.decryptors();
        known.extend(self.ignored.iter().map(|(owner, _)| *owner));
        self.owner(owned, &known)?;
        bounded(written, self.sizes.decryption)?;
        read(written)
    }

    fn verify_decryption(&self, owned: &Owned, written: &PartialDecryption) -> Result<Factors<G>, Fault> {
        let keys = self.trustees.keys();
        let key = keys.get(owned.owner - 1).ok_or(Rule::Owner)?;
        decryption::verify(&self.election, key, &self.tally, written)
    }

    /// The result comes.
    pub fn put_result(&mut self, written: &[u8]) -> Result<(), Fault> {
        self.expect(EventType::Result)?;
        bounded(written, self.sizes.result)?;
        let result: ElectionResult = read(written)?;
        let factors = decryption::combine(&self.trustees, &self.parts)?;
        decryption::verify_result(&self.election, &self.tally, &factors, &result)?;
        self.result = Some(result);
        self.phase = Phase::Over;
        Ok(())
    }

    fn expect(&self, kind: EventType) -> Result<(), Fault> {
        if self.may_come(kind) {
            Ok(())
        } else {
            Err(Fault::new(Rule::EventOrder).found(format!("{kind:?}")))
        }
    }

    fn owner(&self, owned: &Owned, known: &[usize]) -> Result<(), Fault> {
        if (1..=self.trustees.keys().len()).contains(&owned.owner) && !known.contains(&owned.owner) {
            Ok(())
        } else {
            Err(Fault::new(Rule::Owner).found(owned.owner))
        }
    }
}
