//! The messages of the specification (§Messages), as they are written.
//!
//! Numbers and elements stay texts here: they are read where they are computed with, and written in hash inputs as they
//! came. [`read`] accepts one serialization alone (compact, fields in their order, nothing more), so that a message has
//! one hash. The election is the exception, kept to the byte: see [`crate::election`].

use std::io;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::fault::{Fault, Rule};
use crate::hash::Hash;

/// Reads a message in its one serialization.
pub fn read<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, Fault> {
    let message: T =
        serde_json::from_slice(bytes).map_err(|error| Fault::new(Rule::MessageForm).found(error))?;
    is_written_as(&message, bytes)
        .then_some(message)
        .ok_or_else(|| Rule::MessageForm.into())
}

/// Reads a message that is a secret: what does not fit is not said, and the message erases itself.
pub(crate) fn read_secret<T: DeserializeOwned + Serialize + ZeroizeOnDrop>(bytes: &[u8]) -> Result<T, Fault> {
    let message: T = serde_json::from_slice(bytes).map_err(|_| Rule::MessageForm)?;
    is_written_as(&message, bytes)
        .then_some(message)
        .ok_or_else(|| Rule::MessageForm.into())
}

/// Whether a message is written in these bytes. It is compared as it is written: no second copy of it is made.
fn is_written_as<T: Serialize>(message: &T, bytes: &[u8]) -> bool {
    let mut expected = Expected(bytes);
    serde_json::to_writer(&mut expected, message).is_ok() && expected.0.is_empty()
}

/// The bytes still to come; writing others fails.
struct Expected<'a>(&'a [u8]);

impl io::Write for Expected<'_> {
    fn write(&mut self, written: &[u8]) -> io::Result<usize> {
        self.0 = self.0.strip_prefix(written).ok_or(io::ErrorKind::InvalidData)?;
        Ok(written.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How many bytes are written.
struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, written: &[u8]) -> io::Result<usize> {
        self.0 += written.len();
        Ok(written.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a message in its one serialization.
pub fn write<T: Serialize>(message: &T) -> Vec<u8> {
    serde_json::to_vec(message).expect("messages have textual keys and no failing part")
}

/// Writes a message inside another, as a text.
pub(crate) fn write_text<T: Serialize>(message: &T) -> String {
    serde_json::to_string(message).expect("messages have textual keys and no failing part")
}

/// Writes a secret message as a text that is erased. Its length is counted first: a text that grew would leave what it
/// held behind.
pub(crate) fn write_secret<T: Serialize + ZeroizeOnDrop>(message: &T) -> Zeroizing<String> {
    let mut count = Counted(0);
    serde_json::to_writer(&mut count, message).expect("messages have textual keys and no failing part");
    let mut bytes = Vec::with_capacity(count.0);
    serde_json::to_writer(&mut bytes, message).expect("messages have textual keys and no failing part");
    Zeroizing::new(String::from_utf8(bytes).expect("JSON is a text"))
}

/// A proof of knowledge, or one branch of a disjunction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The verifier's question.
    pub challenge: String,
    /// The prover's answer.
    pub response: String,
}

/// An `ElGamal` encryption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ciphertext {
    /// `g ^ r`.
    pub alpha: String,
    /// `y ^ r` times what is encrypted.
    pub beta: String,
}

/// A list, or a list of lists (for questions of lists).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Shaped<T> {
    /// One list.
    Flat(Vec<T>),
    /// Lists.
    Nested(Vec<Vec<T>>),
}

impl<T> Shaped<T> {
    /// All in one list.
    pub fn flat(&self) -> Vec<&T> {
        match self {
            Self::Flat(list) => list.iter().collect(),
            Self::Nested(lists) => lists.iter().flatten().collect(),
        }
    }

    /// The lengths of the lists, if there are lists of lists.
    pub fn lengths(&self) -> Option<Vec<usize>> {
        match self {
            Self::Flat(_) => None,
            Self::Nested(lists) => Some(lists.iter().map(Vec::len).collect()),
        }
    }

    /// Gives a flat list the shape that lengths say.
    pub fn shape(list: Vec<T>, lengths: Option<&[usize]>) -> Self {
        let Some(lengths) = lengths else {
            return Self::Flat(list);
        };
        let mut rest = list.into_iter();
        Self::Nested(
            lengths
                .iter()
                .map(|length| rest.by_ref().take(*length).collect())
                .collect(),
        )
    }
}

/// A natural number that may be large: written as a text from 2³⁰ on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Natural {
    /// Written as a JSON number.
    Small(u64),
    /// Written as a text in base 10.
    Large(String),
}

impl Natural {
    /// As the official programs write it.
    pub fn of(value: u64) -> Self {
        if value < 1 << 30 {
            Self::Small(value)
        } else {
            Self::Large(value.to_string())
        }
    }

    /// Its value, if it is written as a number is and fits.
    pub fn value(&self) -> Option<u64> {
        match self {
            Self::Small(value) => Some(*value),
            Self::Large(text) => {
                let value: u64 = text.parse().ok()?;
                (value.to_string() == *text).then_some(value)
            }
        }
    }
}

/// What kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventType {
    /// The election is open.
    Setup,
    /// A ballot was accepted.
    Ballot,
    /// No ballot is accepted any more.
    EndBallots,
    /// The ballots put together.
    EncryptedTally,
    /// A trustee shuffled.
    Shuffle,
    /// No trustee shuffles any more.
    EndShuffles,
    /// A trustee decrypted their part.
    PartialDecryption,
    /// The result.
    Result,
}

/// An event of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The hash of the event before; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Hash>,
    /// How many events stand before.
    pub height: u64,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// The hash of what it brings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<Hash>,
}

/// What opens an election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetupData {
    /// The election.
    pub election: Hash,
    /// Its trustees.
    pub trustees: Hash,
    /// Its public credentials.
    pub credentials: Hash,
    /// A certificate that the credential authority may join; kept, not read (it is in no specification).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials_certificate: Option<Hash>,
}

/// A trustee's public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrusteePublicKey {
    /// That they know the private key.
    pub pok: Proof,
    /// The key.
    pub public_key: String,
    /// Signature of the key, in a threshold ceremony.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Proof>,
    /// The trustee's name, when the program that held the election wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A text signed by a trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedMessage {
    /// The text.
    pub message: String,
    /// Its signature.
    pub signature: Proof,
}

/// What a threshold ceremony publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThresholdParameters {
    /// How many trustees decrypt.
    pub threshold: usize,
    /// Their certificates.
    pub certs: Vec<SignedMessage>,
    /// Their public coefficients.
    pub coefexps: Vec<SignedMessage>,
    /// What each signed of it all.
    pub signatures: Vec<Proof>,
    /// The public part of each one's share.
    pub verification_keys: Vec<TrusteePublicKey>,
}

/// The word `"Single"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SingleWord {
    /// The word.
    Single,
}

/// The word `"Pedersen"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PedersenWord {
    /// The word.
    Pedersen,
}

/// One trustee, or several of whom some are enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TrusteeKind {
    /// A trustee who must decrypt.
    Single(SingleWord, Box<TrusteePublicKey>),
    /// Trustees of whom some must decrypt.
    Pedersen(PedersenWord, ThresholdParameters),
}

/// An answer of a ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// To a homomorphic question.
    Homomorphic(HomomorphicAnswer),
    /// To a question to shuffle.
    NonHomomorphic(NonHomomorphicAnswer),
    /// To a question of lists.
    Lists(ListsAnswer),
}

/// An answer to a homomorphic question (§Homomorphic answers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomomorphicAnswer {
    /// Each choice, encrypted; the blank vote first where it is allowed.
    pub choices: Vec<Ciphertext>,
    /// That each is 0 or 1.
    pub individual_proofs: Vec<Vec<Proof>>,
    /// That their number is allowed.
    pub overall_proof: Vec<Proof>,
    /// That a blank vote has no choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank_proof: Option<Vec<Proof>>,
}

/// An answer to a question to shuffle (§Non-homomorphic answers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NonHomomorphicAnswer {
    /// The whole answer, encrypted.
    pub choices: Ciphertext,
    /// That who encrypted it knows it.
    pub proof: Proof,
}

/// An answer to a question of lists (§Lists answers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListsAnswer {
    /// For each list, itself and its candidates, encrypted.
    pub choices: Vec<Vec<Ciphertext>>,
    /// That each is 0 or 1.
    pub individual_proofs: Vec<Vec<Vec<Proof>>>,
    /// That one list is selected.
    pub overall_proof: Proof,
    /// That each list is selected or without candidates.
    pub list_proofs: Vec<Vec<Proof>>,
    /// That there is a candidate.
    pub nonzero_proof: NonzeroProof,
}

/// That something other than zero is encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NonzeroProof {
    /// What was encrypted, raised to a secret power.
    pub commitment: String,
    /// The verifier's question.
    pub challenge: String,
    /// The prover's two answers.
    pub response: (String, String),
}

/// The signature of a ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotSignature {
    /// The hash of the ballot without signature, in Base64.
    pub hash: String,
    /// The signature of that hash by the credential.
    pub proof: Proof,
}

/// A ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// The election's identifier.
    pub election_uuid: String,
    /// The election's fingerprint.
    pub election_hash: String,
    /// The public credential of who votes.
    pub credential: String,
    /// An answer to each question.
    pub answers: Vec<Answer>,
    /// The signature; none only while it is being made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<BallotSignature>,
}

/// The ballots put together: for each question, its ciphertexts.
pub type EncryptedTally = Vec<Shaped<Ciphertext>>;

/// How much was put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizedEncryptedTally {
    /// Ballots counted (the last of each credential).
    pub num_tallied: u64,
    /// Their weights together.
    pub total_weight: Natural,
    /// The encrypted tally.
    pub encrypted_tally: Hash,
}

/// What belongs to a trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owned {
    /// The trustee's number, from 1.
    pub owner: usize,
    /// What is theirs.
    pub payload: Hash,
}

/// A shuffle of every question to shuffle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shuffle {
    /// For each such question, the ciphertexts in their new order.
    pub ciphertexts: Vec<Vec<Ciphertext>>,
    /// That they are the same.
    pub proofs: Vec<ShuffleProof>,
}

/// `(t, s, c, ĉ)` of the specification (§Shuffles).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShuffleProof(
    pub ShuffleCommitments,
    pub ShuffleResponses,
    pub Vec<String>,
    pub Vec<String>,
);

/// `t1, t2, t3, (t4,1, t4,2), t̂`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShuffleCommitments(
    pub String,
    pub String,
    pub String,
    pub (String, String),
    pub Vec<String>,
);

/// `s1, s2, s3, s4, ŝ, s'`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShuffleResponses(
    pub String,
    pub String,
    pub String,
    pub String,
    pub Vec<String>,
    pub Vec<String>,
);

/// A trustee's part of the decryption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialDecryption {
    /// For each ciphertext, its first half raised to the trustee's key.
    pub decryption_factors: Vec<Shaped<String>>,
    /// That they were made with that key.
    pub decryption_proofs: Vec<Shaped<Proof>>,
}

/// The result of an election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionResult {
    /// For each question: the votes of each answer; of each candidate of each list; or each ballot's integers.
    pub result: Vec<Shaped<Natural>>,
}
