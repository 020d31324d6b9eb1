//! Holding an election: each thing that comes is verified, then appended to the archive.

use std::io::{self, Write};

use rand::CryptoRng;

use crate::archive::Writer;
use crate::board::{Board, Part};
use crate::election::ElectionDocument;
use crate::fault::{Fault, Rule};
use crate::group::Group;
use crate::hash::Hash;
use crate::message::{
    ElectionResult, EventType, Owned, PartialDecryption, SetupData, Shuffle, TrusteeKind, write,
};
use crate::profile::Profile;
use crate::shuffle;
use crate::trustee::Trustees;
use crate::urn::{Tally, size_of, write_tally};

/// Why something was not appended.
#[derive(Debug, thiserror::Error)]
pub enum NotHeld {
    /// It is refused.
    #[error("{0}")]
    Refused(#[from] Fault),
    /// It could not be written.
    #[error(transparent)]
    Unwritten(#[from] io::Error),
}

/// An election that is being held.
pub struct Holding<G: Group, W> {
    /// What its events have said so far.
    pub board: Board<G>,
    writer: Writer<W>,
}

/// The bytes of an election whose key is the one its trustees give.
pub fn write_election<G: Group>(
    document: &ElectionDocument,
    trustees: &[TrusteeKind],
) -> Result<Vec<u8>, Fault> {
    let profile = Profile::of_version(document.version).ok_or(Rule::ElectionVersion)?;
    let key = Trustees::<G>::verify(profile, trustees)?.key();
    let document = ElectionDocument {
        group: G::NAME.to_owned(),
        public_key: G::write(&key),
        ..document.clone()
    };
    Ok(write(&document))
}

impl<G: Group, W: Write> Holding<G, W> {
    /// Opens an election, at an instant in seconds since 1970: its bytes, its trustees, its public credentials.
    pub fn open(
        writer: W,
        time_seconds: u64,
        election: &[u8],
        trustees: &[TrusteeKind],
        credentials: &[String],
    ) -> Result<Self, NotHeld> {
        let (trustees, credentials) = (write(&trustees), write(&credentials));
        let board =
            Board::<G>::open(election, &trustees, &credentials).map_err(|(_, fault): (Part, Fault)| fault)?;
        let mut writer = Writer::begin(writer, board.election.profile, time_seconds)?;
        let setup = SetupData {
            election: writer.bytes(election)?,
            trustees: writer.bytes(&trustees)?,
            credentials: writer.bytes(&credentials)?,
            credentials_certificate: None,
        };
        let setup = writer.message(&setup)?;
        writer.event(EventType::Setup, Some(setup))?;
        Ok(Self { board, writer })
    }

    /// Accepts a ballot, and gives its hash: in Base64, the voter's tracker.
    pub fn ballot(&mut self, bytes: &[u8]) -> Result<Hash, NotHeld> {
        self.board
            .put_ballots(vec![(self.writer.height(), bytes.to_vec())])?;
        let hash = self.writer.bytes(bytes)?;
        self.writer.event(EventType::Ballot, Some(hash))?;
        Ok(hash)
    }

    /// Ends the vote, and puts the ballots together.
    pub fn close(&mut self) -> Result<(), NotHeld> {
        self.board.end_ballots()?;
        self.writer.event(EventType::EndBallots, None)?;
        let tally = self.board.urn().tally();
        let encrypted = write(&write_tally(&self.board.election.forms, &tally));
        let sized = size_of(self.board.urn(), Hash::of(&encrypted));
        self.board.put_tally(&sized, &encrypted)?;
        self.writer.bytes(&encrypted)?;
        let sized = self.writer.message(&sized)?;
        self.writer.event(EventType::EncryptedTally, Some(sized))?;
        Ok(())
    }

    /// Accepts a trustee's shuffle.
    pub fn shuffle(&mut self, owner: usize, made: &Shuffle) -> Result<(), NotHeld> {
        let bytes = write(made);
        let payload = Hash::of(&bytes);
        let link = Owned { owner, payload };
        self.board.put_shuffle(&link, &bytes)?;
        self.linked(EventType::Shuffle, &bytes, &link)
    }

    /// Ends shuffling.
    pub fn end_shuffles(&mut self) -> Result<(), NotHeld> {
        self.board.end_shuffles()?;
        self.writer.event(EventType::EndShuffles, None)?;
        Ok(())
    }

    /// Accepts a trustee's partial decryption.
    pub fn decryption(&mut self, owner: usize, made: &PartialDecryption) -> Result<(), NotHeld> {
        let bytes = write(made);
        let payload = Hash::of(&bytes);
        let link = Owned { owner, payload };
        self.board.put_decryption(&link, &bytes)?;
        self.linked(EventType::PartialDecryption, &bytes, &link)
    }

    /// Computes and publishes the result.
    pub fn result(&mut self) -> Result<ElectionResult, NotHeld> {
        let result = self.board.compute_result()?;
        let bytes = write(&result);
        self.board.put_result(&bytes)?;
        let hash = self.writer.bytes(&bytes)?;
        self.writer.event(EventType::Result, Some(hash))?;
        Ok(result)
    }

    /// Gives the archive back.
    pub fn finish(self) -> io::Result<W> {
        self.writer.finish()
    }

    fn linked(&mut self, kind: EventType, bytes: &[u8], link: &Owned) -> Result<(), NotHeld> {
        self.writer.bytes(bytes)?;
        let link = self.writer.message(link)?;
        self.writer.event(kind, Some(link))?;
        Ok(())
    }
}

/// A trustee shuffles every question to shuffle of the board as it stands.
pub fn shuffle<G: Group, R: CryptoRng + ?Sized>(board: &Board<G>, random: &mut R) -> Result<Shuffle, Fault> {
    let (Some(tally), Some(generators)) = (board.tally(), board.generators()) else {
        return Err(Rule::EventOrder.into());
    };
    let shuffled: &Tally<G> = tally;
    let (ciphertexts, proofs) = board
        .election
        .forms
        .iter()
        .zip(shuffled)
        .filter(|(form, _)| form.is_shuffled())
        .map(|(_, before)| {
            let (after, proof) = shuffle::shuffle(&board.election, random, generators, before);
            (crate::proof::Cipher::write_all(&after), proof)
        })
        .unzip();
    Ok(Shuffle { ciphertexts, proofs })
}
