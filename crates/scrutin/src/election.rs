//! The election (§Elections): what is asked, in which group, under which key; kept to the byte.

use serde::{Deserialize, Serialize};

use crate::fault::{Fault, Rule};
use crate::group::{Group, is_identity};
use crate::hash::Hash;
use crate::profile::Profile;
use crate::sizes::{ELECTION_BYTES_MAX, bounded};

/// Most questions of an election.
pub const QUESTIONS_MAX: usize = 1_000;
/// Most answers of a question, all lists together.
pub const ANSWERS_MAX: usize = 10_000;

/// Most ciphertexts of a ballot, all questions together: two hundred questions of a hundred answers. What is computed for
/// an election, and what a ballot makes a verifier do, grow with them.
pub const CIPHERTEXTS_MAX: usize = 20_000;
/// Most proofs of a ballot, all questions together: two for each ciphertext, and one for each allowed number of choices.
pub const PROOFS_MAX: usize = 100_000;

/// The election as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElectionDocument {
    /// The version of the protocol.
    pub version: u64,
    /// What it is about.
    pub description: String,
    /// Its name.
    pub name: String,
    /// The name of the group.
    pub group: String,
    /// The public key `y`.
    pub public_key: String,
    /// What is asked.
    pub questions: Vec<Question>,
    /// Base58, at least 14 characters.
    pub uuid: String,
    /// Who prepares it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub administrator: Option<String>,
    /// Who gives credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential_authority: Option<String>,
}

/// A question, of one of the three types (§Questions).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Question {
    /// Only sums are revealed.
    Homomorphic(HomomorphicQuestion),
    /// Of another type, which it names.
    General(GeneralQuestion),
}

/// A question whose choices are added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomomorphicQuestion {
    /// What can be chosen.
    pub answers: Vec<String>,
    /// Whether a blank vote is allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<bool>,
    /// Fewest choices.
    pub min: u64,
    /// Most choices.
    pub max: u64,
    /// What is asked.
    pub question: String,
}

/// A question that names its type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GeneralQuestion {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: GeneralKind,
    /// What it asks.
    pub value: GeneralValue,
    /// How the answers are meant to be counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<serde_json::Value>,
}

/// The types that are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GeneralKind {
    /// Each ballot's answer is revealed, shuffled.
    NonHomomorphic,
    /// One list, and candidates of that list.
    Lists,
}

/// What is asked and the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneralValue {
    /// The answers, or for each list its name and its candidates.
    pub answers: GeneralAnswers,
    /// What is asked.
    pub question: String,
}

/// Answers, or lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum GeneralAnswers {
    /// Answers that each get an integer.
    Plain(Vec<String>),
    /// For each list, its name, then its candidates.
    Lists(Vec<Vec<String>>),
}

/// What the cryptography has to know of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Choices that are 0 or 1, added up.
    Homomorphic {
        /// How many answers, the blank vote not counted.
        answers: usize,
        /// Whether a blank vote is allowed: it is then the first ciphertext.
        is_blank_allowed: bool,
        /// Fewest choices.
        min: u64,
        /// Most choices.
        max: u64,
    },
    /// One ciphertext that carries an integer for each answer.
    NonHomomorphic {
        /// How many answers.
        answers: usize,
    },
    /// Lists of bits, the first of each being the list itself.
    Lists {
        /// How many bits in each list.
        lengths: Vec<usize>,
    },
}

impl Form {
    /// How many ciphertexts an answer has.
    pub fn ciphertexts(&self) -> usize {
        match self {
            Self::Homomorphic {
                answers,
                is_blank_allowed,
                ..
            } => answers + usize::from(*is_blank_allowed),
            Self::NonHomomorphic { .. } => 1,
            Self::Lists { lengths } => lengths.iter().sum(),
        }
    }

    /// How many proofs an answer has.
    pub fn proofs(&self) -> usize {
        match self {
            Self::Homomorphic {
                is_blank_allowed,
                min,
                max,
                ..
            } => {
                let allowed = usize::try_from(max.saturating_sub(*min)).unwrap_or(usize::MAX);
                // Two for each ciphertext; one for each allowed number; one for the blank vote, and two of its own.
                (2 * self.ciphertexts())
                    .saturating_add(allowed)
                    .saturating_add(1 + 3 * usize::from(*is_blank_allowed))
            }
            Self::NonHomomorphic { .. } => 1,
            // Two for each ciphertext and each list, one that a list is selected; that of a candidate is a larger one.
            Self::Lists { lengths } => 2 * self.ciphertexts() + 2 * lengths.len() + 3,
        }
    }

    /// Whether ballots are shuffled for it.
    pub const fn is_shuffled(&self) -> bool {
        matches!(self, Self::NonHomomorphic { .. })
    }

    /// The lengths of its lists.
    pub fn lengths(&self) -> Option<&[usize]> {
        match self {
            Self::Lists { lengths } => Some(lengths),
            _ => None,
        }
    }
}

impl Question {
    /// What is asked, in words.
    pub fn asked(&self) -> &str {
        match self {
            Self::Homomorphic(question) => &question.question,
            Self::General(question) => &question.value.question,
        }
    }

    /// What can be answered; for lists, each list's name followed by its candidates.
    pub fn answers(&self) -> Vec<&str> {
        match self {
            Self::Homomorphic(question) => question.answers.iter().map(String::as_str).collect(),
            Self::General(question) => match &question.value.answers {
                GeneralAnswers::Plain(answers) => answers.iter().map(String::as_str).collect(),
                GeneralAnswers::Lists(lists) => lists.iter().flatten().map(String::as_str).collect(),
            },
        }
    }

    /// What the cryptography has to know; refused when it cannot be answered.
    pub fn form(&self) -> Result<Form, Fault> {
        let form = match self {
            Self::Homomorphic(question) => Form::Homomorphic {
                answers: question.answers.len(),
                is_blank_allowed: question.blank == Some(true),
                min: question.min,
                max: question.max,
            },
            Self::General(question) => match (question.kind, &question.value.answers) {
                (GeneralKind::NonHomomorphic, GeneralAnswers::Plain(answers)) => Form::NonHomomorphic {
                    answers: answers.len(),
                },
                (GeneralKind::Lists, GeneralAnswers::Lists(lists)) => Form::Lists {
                    lengths: lists.iter().map(Vec::len).collect(),
                },
                _ => return Err(Rule::ElectionQuestion.into()),
            },
        };
        let is_sound = match &form {
            Form::Homomorphic {
                answers, min, max, ..
            } => (1..=ANSWERS_MAX).contains(answers) && min <= max && *max <= ANSWERS_MAX as u64,
            Form::NonHomomorphic { answers } => *answers > 0,
            // A list without candidates can be selected by nobody, but nothing is wrong with the others.
            Form::Lists { lengths } => {
                !lengths.is_empty()
                    && lengths.iter().all(|length| *length > 0)
                    && lengths.iter().sum::<usize>() <= ANSWERS_MAX
            }
        };
        if is_sound {
            Ok(form)
        } else {
            Err(Rule::ElectionQuestion.into())
        }
    }
}

/// Whether a text is an identifier of election: Base58, 14 characters at least.
pub fn is_uuid(text: &str) -> bool {
    (14..=128).contains(&text.len()) && text.bytes().all(|byte| crate::credential::BASE58.contains(&byte))
}

/// An election ready to compute with.
pub struct Election<G: Group> {
    /// As it is written.
    pub document: ElectionDocument,
    /// The hash of its bytes.
    pub hash: Hash,
    /// φ: that hash in Base64.
    pub fingerprint: String,
    /// The version of the protocol.
    pub profile: Profile,
    /// The public key `y`.
    pub key: G::Element,
    /// What is computed once for it.
    pub(crate) key_table: G::Table,
    /// What the cryptography has to know of each question.
    pub forms: Vec<Form>,
}

/// Reads an election enough to know its group and version.
pub fn read_document(bytes: &[u8]) -> Result<ElectionDocument, Fault> {
    bounded(bytes, ELECTION_BYTES_MAX)?;
    let document: ElectionDocument =
        serde_json::from_slice(bytes).map_err(|error| Fault::new(Rule::MessageForm).found(error))?;
    if Profile::of_version(document.version).is_none() {
        return Err(Fault::new(Rule::ElectionVersion).found(document.version));
    }
    Ok(document)
}

impl<G: Group> Election<G> {
    /// Reads an election in its group.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let document = read_document(bytes)?;
        let profile = Profile::of_version(document.version).ok_or(Rule::ElectionVersion)?;
        if document.group != G::NAME {
            return Err(Fault::new(Rule::ElectionGroup).found(&document.group));
        }
        if !is_uuid(&document.uuid) {
            return Err(Fault::new(Rule::ElectionUuid).found(&document.uuid));
        }
        if !(1..=QUESTIONS_MAX).contains(&document.questions.len()) {
            return Err(Rule::ElectionQuestion.into());
        }
        let mut forms = Vec::new();
        let (mut ciphertexts, mut proofs) = (0, 0);
        for (index, question) in document.questions.iter().enumerate() {
            let form = question.form().map_err(|fault| fault.question(index))?;
            if matches!(form, Form::NonHomomorphic { answers } if answers > G::CARRIED_MAX) {
                return Err(Fault::new(Rule::ElectionQuestion).question(index));
            }
            ciphertexts += form.ciphertexts();
            proofs += form.proofs();
            if ciphertexts > CIPHERTEXTS_MAX || proofs > PROOFS_MAX {
                return Err(Fault::new(Rule::ElectionTooLarge)
                    .question(index)
                    .found(ciphertexts.max(proofs)));
            }
            forms.push(form);
        }
        let key = read_key::<G>(&document.public_key)?;
        let hash = Hash::of(bytes);
        Ok(Self {
            fingerprint: hash.base64(),
            key_table: G::table(&key),
            document,
            hash,
            profile,
            key,
            forms,
        })
    }

    /// Whether a question is shuffled.
    pub fn is_shuffled(&self) -> bool {
        self.forms.iter().any(Form::is_shuffled)
    }
}

/// Reads a key or a credential: a member, and not the neutral one.
pub(crate) fn read_key<G: Group>(text: &str) -> Result<G::Element, Fault> {
    let key = read_element::<G>(text)?;
    if is_identity::<G>(&key) {
        return Err(Rule::Neutral.into());
    }
    Ok(key)
}

/// Reads a member of the group.
pub(crate) fn read_element<G: Group>(text: &str) -> Result<G::Element, Fault> {
    G::read(text).ok_or_else(|| Fault::new(Rule::Member).found(text))
}

/// Reads a number below the order.
pub(crate) fn read_scalar<G: Group>(text: &str) -> Result<G::Scalar, Fault> {
    G::read_scalar(text).ok_or_else(|| Fault::new(Rule::Number).found(text))
}
