//! Why a file is not read, or a count not made.

use thiserror::Error;

/// What stands in the way of a count. Each variant has a message id ([`Refusal::id`]) and arguments
/// ([`Refusal::arguments`]); the words for people live with whoever shows them, the `Display` text is for developers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The file is of no format known here
    #[error("unknown format")]
    UnknownFormat,
    /// The file does not follow its format
    #[error("line {line}: {what}")]
    Malformed {
        /// From 1; 0 where the format has no lines
        line: usize,
        /// What was expected, as a code
        what: &'static str,
    },
    /// More than what is read
    #[error("too many {what}: {number} (at most {max})")]
    TooMany {
        /// `bytes`, `candidates`, `ballots`, `marks`, `seats`, `outcomes`
        what: &'static str,
        /// How many there are
        number: usize,
        /// How many there may be
        max: usize,
    },
    /// Too much to compute exactly
    #[error("too large for {rule}: {number} (at most {max})")]
    TooLarge {
        /// The rule
        rule: &'static str,
        /// The size met
        number: usize,
        /// The largest size counted
        max: usize,
    },
    /// No rule of that name
    #[error("unknown rule {0}")]
    UnknownRule(String),
    /// The rule has no such option
    #[error("option {option} is not one of {rule}")]
    UnknownOption {
        /// The rule
        rule: &'static str,
        /// The option
        option: String,
    },
    /// The option may not have that value
    #[error("option {option}: {value} is not one of {allowed}")]
    BadOption {
        /// The option
        option: &'static str,
        /// Its value
        value: String,
        /// What it may be
        allowed: &'static str,
    },
    /// The ballots do not say what the rule counts
    #[error("{rule} does not count ballots of kind {kind}")]
    UnfitBallots {
        /// The rule
        rule: &'static str,
        /// The kind met
        kind: &'static str,
    },
    /// Something the rule needs is not in the file
    #[error("missing: {0}")]
    Missing(&'static str),
    /// There is nobody to choose from, or fewer than the seats
    #[error("{candidates} candidates for {seats} seats")]
    TooFewCandidates {
        /// How many stand
        candidates: usize,
        /// How many are to be chosen
        seats: usize,
    },
    /// A certificate of a later version, or not a certificate
    #[error("certificate version {0} is not known")]
    UnknownVersion(String),
    /// The ballots of a certificate are not those whose digest it gives
    #[error("the digest of the ballots is not the certificate's")]
    WrongDigest,
}

impl Refusal {
    /// The message's id.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::UnknownFormat => "count-refused-format",
            Self::Malformed { .. } => "count-refused-malformed",
            Self::TooMany { .. } => "count-refused-too-many",
            Self::TooLarge { .. } => "count-refused-too-large",
            Self::UnknownRule(_) => "count-refused-rule",
            Self::UnknownOption { .. } => "count-refused-option",
            Self::BadOption { .. } => "count-refused-value",
            Self::UnfitBallots { .. } => "count-refused-ballots",
            Self::Missing(_) => "count-refused-missing",
            Self::TooFewCandidates { .. } => "count-refused-candidates",
            Self::UnknownVersion(_) => "count-refused-version",
            Self::WrongDigest => "count-refused-digest",
        }
    }

    /// The message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownFormat | Self::WrongDigest => Vec::new(),
            Self::Malformed { line, what } => {
                vec![("line", line.to_string()), ("what", (*what).to_owned())]
            }
            Self::TooMany { what, number, max } => vec![
                ("what", (*what).to_owned()),
                ("number", number.to_string()),
                ("max", max.to_string()),
            ],
            Self::TooLarge { rule, number, max } => vec![
                ("rule", (*rule).to_owned()),
                ("number", number.to_string()),
                ("max", max.to_string()),
            ],
            Self::UnknownRule(rule) => vec![("rule", rule.clone())],
            Self::UnknownOption { rule, option } => {
                vec![("rule", (*rule).to_owned()), ("option", option.clone())]
            }
            Self::BadOption {
                option,
                value,
                allowed,
            } => vec![
                ("option", (*option).to_owned()),
                ("value", value.clone()),
                ("allowed", (*allowed).to_owned()),
            ],
            Self::UnfitBallots { rule, kind } => {
                vec![("rule", (*rule).to_owned()), ("kind", (*kind).to_owned())]
            }
            Self::Missing(what) => vec![("what", (*what).to_owned())],
            Self::TooFewCandidates { candidates, seats } => vec![
                ("candidates", candidates.to_string()),
                ("seats", seats.to_string()),
            ],
            Self::UnknownVersion(version) => vec![("version", version.clone())],
        }
    }
}
