//! What is refused: which rule, where, with what.
//!
//! This crate writes no sentence for people: a [`Rule`] has a stable name, to which a program gives words.

use std::fmt;

use crate::hash::Hash;
use crate::shown::shown;

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident => $id:literal,)+) => {
        /// A rule of the protocol that something breaks. The documentation of each says which.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The rule's stable name, for a program to give words to.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                }
            }
        }
    };
}

rules! {
    /// The archive could not be read to its end.
    ArchiveUnreadable => "archive-unreadable",
    /// A header of the archive is not the one its format wants (old-style tar, known names, no gap).
    ArchiveHeader => "archive-header",
    /// A message is larger than any of its kind may be, in this election.
    ArchiveTooLarge => "archive-too-large",
    /// The archive does not begin with its `BELENIOS` header of version 1.
    ArchiveVersion => "archive-version",
    /// A member's name is not the hash of its content.
    ArchiveHash => "archive-hash",
    /// The same member stands twice.
    ArchiveDuplicate => "archive-duplicate",
    /// A message is never referred to by an event.
    ArchiveOrphan => "archive-orphan",
    /// A message is not of the form its type wants, or not in the one serialization of the specification.
    MessageForm => "message-form",
    /// An event's parent is not the event before it.
    EventParent => "event-parent",
    /// An event's height is not the next one.
    EventHeight => "event-height",
    /// An event may not stand here (a ballot after the end of ballots…).
    EventOrder => "event-order",
    /// An event refers to a message that does not stand before it, or to none when it must.
    EventPayload => "event-payload",
    /// The version of the election is not one that this program knows.
    ElectionVersion => "election-version",
    /// The group of the election is not known.
    ElectionGroup => "election-group",
    /// The identifier of the election is not Base58 of at least 14 characters.
    ElectionUuid => "election-uuid",
    /// The election asks nothing, or a question asks what cannot be answered.
    ElectionQuestion => "election-question",
    /// A ballot of the election would have more ciphertexts or proofs than are computed with.
    ElectionTooLarge => "election-too-large",
    /// The election's public key is not the product of the trustees' keys.
    ElectionKey => "election-key",
    /// A text is not a member of the group.
    Member => "member",
    /// A text is not a number below the order of the group.
    Number => "number",
    /// A key, a credential or the first half of a ciphertext is the neutral element.
    Neutral => "neutral",
    /// There is no trustee.
    TrusteesNone => "trustees-none",
    /// A trustee does not prove to know their private key.
    TrusteeProof => "trustee-proof",
    /// The same key stands for two trustees.
    TrusteeTwice => "trustee-twice",
    /// A threshold is not between 1 and the number of trustees, or lists have different lengths.
    ThresholdShape => "threshold-shape",
    /// A certificate's context is not the one of this ceremony.
    CertificateContext => "certificate-context",
    /// A certificate is not signed by its own key.
    CertificateSignature => "certificate-signature",
    /// Public coefficients are not signed by their trustee.
    CoefficientsSignature => "coefficients-signature",
    /// A trustee did not sign the certificates and coefficients.
    CeremonySignature => "ceremony-signature",
    /// A verification key is not the one the public coefficients give.
    VerificationKey => "verification-key",
    /// A verification key is not signed by its trustee, or the key of a single trustee has a signature, which nothing
    /// can verify.
    VerificationKeySignature => "verification-key-signature",
    /// A channel message could not be opened, or was for somebody else.
    Channel => "channel",
    /// A share received is not the one its sender's public coefficients give.
    Share => "share",
    /// A secret is not the one its public part was made from.
    SecretMismatch => "secret-mismatch",
    /// There is no credential.
    CredentialsNone => "credentials-none",
    /// The same credential stands twice on the list.
    CredentialTwice => "credential-twice",
    /// Some credentials have a weight and others none, or a weight is zero or too large.
    CredentialWeight => "credential-weight",
    /// A private credential is not of its form.
    CredentialForm => "credential-form",
    /// A weight other than one, where a question is shuffled.
    WeightShuffled => "weight-shuffled",
    /// A ballot is for another election.
    BallotElection => "ballot-election",
    /// A ballot's credential is not on the list.
    BallotCredential => "ballot-credential",
    /// A ballot has been received already, word for word.
    BallotReplayed => "ballot-replayed",
    /// A ballot's answers are not of the shape of the questions.
    BallotShape => "ballot-shape",
    /// A ballot's choices break the rules of the question (for who makes a ballot).
    BallotChoices => "ballot-choices",
    /// A ballot's signature does not name its content.
    BallotHash => "ballot-hash",
    /// A ballot is not signed by its credential.
    BallotSignature => "ballot-signature",
    /// A choice is not proven to be 0 or 1.
    ProofChoice => "proof-choice",
    /// The number of choices is not proven to be allowed.
    ProofOverall => "proof-overall",
    /// A blank vote is not proven to be without choices.
    ProofBlank => "proof-blank",
    /// An encrypted answer is not proven to be known by who encrypted it.
    ProofRaw => "proof-raw",
    /// A list is not proven to be selected, or without candidates.
    ProofList => "proof-list",
    /// At least one candidate is not proven to be selected.
    ProofNonzero => "proof-nonzero",
    /// The number of ballots, the total weight or a ciphertext of the encrypted tally is not what the ballots give.
    TallyMismatch => "tally-mismatch",
    /// A shuffle, a partial decryption: its owner is not a trustee, or has already made one.
    Owner => "owner",
    /// A shuffle is not of the shape of the ciphertexts it shuffles.
    ShuffleShape => "shuffle-shape",
    /// A shuffle does not prove to have changed, added and taken away nothing.
    ShuffleProof => "shuffle-proof",
    /// Shuffling ended before anybody shuffled.
    ShuffleNone => "shuffle-none",
    /// A partial decryption is not of the shape of the encrypted tally.
    DecryptionShape => "decryption-shape",
    /// A partial decryption is not proven to be made with the trustee's key.
    DecryptionProof => "decryption-proof",
    /// There are not enough partial decryptions for a result.
    DecryptionMissing => "decryption-missing",
    /// The result is not of the shape of the questions.
    ResultShape => "result-shape",
    /// The result is not what the partial decryptions give.
    ResultMismatch => "result-mismatch",
    /// No number of votes explains what was decrypted.
    ResultTooLarge => "result-too-large",
    /// The second archive does not continue the first.
    DiffDiverges => "diff-diverges",
}

/// Where something is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The height of the event.
    pub height: Option<u64>,
    /// The hash of the message (for a ballot, in Base64, it is its tracker).
    pub message: Option<Hash>,
    /// The question, from 1.
    pub question: Option<u32>,
    /// The answer in the question, from 1 (0 is the blank vote); for a trustee or a credential, its number from 1.
    pub answer: Option<u32>,
}

/// Something is refused: by which rule, where, with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where.
    pub place: Place,
    /// What was found, when a word of it helps (a name, a number), as [`shown`] writes it.
    pub found: Option<String>,
}

impl Fault {
    /// A fault whose place is not known yet.
    pub fn new(rule: Rule) -> Self {
        Self {
            rule,
            place: Place::default(),
            found: None,
        }
    }

    /// With what was found.
    #[must_use]
    pub fn found(mut self, found: impl fmt::Display) -> Self {
        let found: String = found.to_string().chars().take(200).collect();
        self.found = Some(shown(&found));
        self
    }

    /// In a question, counted here from 0.
    #[must_use]
    pub fn question(mut self, index: usize) -> Self {
        self.place.question = self.place.question.or(u32::try_from(index + 1).ok());
        self
    }

    /// At an answer, a trustee, a credential: its number.
    #[must_use]
    pub fn answer(mut self, number: usize) -> Self {
        self.place.answer = self.place.answer.or(u32::try_from(number).ok());
        self
    }

    /// In a message.
    #[must_use]
    pub fn message(mut self, hash: Hash) -> Self {
        self.place.message.get_or_insert(hash);
        self
    }

    /// At an event.
    #[must_use]
    pub fn height(mut self, height: u64) -> Self {
        self.place.height.get_or_insert(height);
        self
    }
}

impl From<Rule> for Fault {
    fn from(rule: Rule) -> Self {
        Self::new(rule)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.rule.id())?;
        if let Some(height) = self.place.height {
            write!(formatter, " height={height}")?;
        }
        if let Some(message) = self.place.message {
            write!(formatter, " message={message}")?;
        }
        if let Some(question) = self.place.question {
            write!(formatter, " question={question}")?;
        }
        if let Some(answer) = self.place.answer {
            write!(formatter, " answer={answer}")?;
        }
        if let Some(found) = &self.found {
            write!(formatter, " found={found}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
