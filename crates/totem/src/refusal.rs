//! Why a document is not read.

use thiserror::Error;

use crate::limits;

/// Why a document, or an account plan, is not read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Nothing is in it
    #[error("empty")]
    Empty,
    /// It is no TOTEM document
    #[error("no TOTEM document")]
    NotTotem,
    /// It is no account plan
    #[error("no account plan")]
    NotAPlan,
    /// It is no well-formed XML, or is cut
    #[error("damaged")]
    Damaged,
    /// Bytes that are no letters of the encoding it declares
    #[error("wrong encoding: {0}")]
    Encoding(&'static str),
    /// It declares types, where entities would be declared
    #[error("declares types")]
    DeclaresTypes,
    /// It unfolds to too much
    #[error("too large")]
    TooLarge {
        /// Bytes, at most
        max: u64,
    },
    /// One of its tags, texts or values is too long
    #[error("a part is too long")]
    PartTooLong,
    /// It has too many lines, budgets or codes
    #[error("too many lines")]
    TooManyLines,
    /// The budget does not say something that every line is to say
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A code that TOTEM does not define
    #[error("{element}: {code}")]
    UnknownCode {
        /// The element: `NatDec`
        element: &'static str,
        /// What it says
        code: String,
    },
    /// The account plan is of another nomenclature than the budget
    #[error("plan of {plan}, budget of {budget}")]
    OtherPlan {
        /// What the plan is of: `M57-M57 2026`
        plan: String,
        /// What the budget says
        budget: String,
    },
    /// The document could not be read, or the table written
    #[error("reading: {0}")]
    Reading(#[from] std::io::Error),
}

impl Refusal {
    /// The id of the sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "totem-refused-empty",
            Self::NotTotem => "totem-refused-not-totem",
            Self::NotAPlan => "totem-refused-not-plan",
            Self::Damaged => "totem-refused-damaged",
            Self::Encoding(_) => "totem-refused-encoding",
            Self::DeclaresTypes => "totem-refused-types",
            Self::TooLarge { .. } => "totem-refused-large",
            Self::PartTooLong => "totem-refused-part",
            Self::TooManyLines => "totem-refused-lines",
            Self::Missing(_) => "totem-refused-missing",
            Self::UnknownCode { .. } => "totem-refused-code",
            Self::OtherPlan { .. } => "totem-refused-plan",
            Self::Reading(_) => "totem-refused-reading",
        }
    }

    /// What the sentence is about.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty
            | Self::NotTotem
            | Self::NotAPlan
            | Self::Damaged
            | Self::DeclaresTypes
            | Self::PartTooLong => Vec::new(),
            Self::Encoding(encoding) => vec![("encoding", (*encoding).to_owned())],
            Self::TooLarge { max } => vec![("megabytes", (max >> 20).to_string())],
            Self::TooManyLines => vec![("max", limits::LINES_MAX.to_string())],
            Self::Missing(element) => vec![("element", (*element).to_owned())],
            Self::UnknownCode { element, code } => {
                vec![("element", (*element).to_owned()), ("code", code.clone())]
            }
            Self::OtherPlan { plan, budget } => vec![("plan", plan.clone()), ("budget", budget.clone())],
            Self::Reading(why) => vec![("why", why.to_string())],
        }
    }
}
