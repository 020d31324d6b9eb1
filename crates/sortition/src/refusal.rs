//! Why a draw cannot be made, with what is needed to mend it.

use crate::problem::Change;

/// Why a draw is refused. The messages are for developers and the command line; pages have their own words.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// A file is not a table with the columns that are needed.
    #[error("line {line}: {why}")]
    Unreadable {
        /// From 1; the line of titles is 1
        line: u64,
        /// What the reader met
        why: String,
    },
    /// The table has no such column.
    #[error("there is no column « {column} »; there are: {}", .present.join(", "))]
    NoSuchColumn {
        /// Its title
        column: String,
        /// The titles that are there
        present: Vec<String>,
    },
    /// Two columns bear one title.
    #[error("two columns are called « {column} »")]
    ColumnTwice {
        /// Their title
        column: String,
    },
    /// More than what is worked on here.
    #[error("{what}: {given}, at most {most}")]
    TooMany {
        /// Which list is too long
        what: &'static str,
        /// How many were given
        given: usize,
        /// How many are accepted
        most: usize,
    },
    /// A panel of nobody.
    #[error("a panel has at least one seat")]
    NoSeat,
    /// Fewer people than seats, one person counted for each household.
    #[error("{seats} seats for {people} people (one for each address)")]
    TooFewPeople {
        /// Seats asked for
        seats: u32,
        /// People who can sit together at most
        people: u32,
    },
    /// No quotas.
    #[error("no feature is given")]
    NoFeature,
    /// An identifier that is empty.
    #[error("a candidate has no identifier")]
    NoIdentifier,
    /// One identifier for two candidates.
    #[error("two candidates have the identifier « {id} »")]
    IdentifierTwice {
        /// The identifier
        id: String,
    },
    /// One value twice in one feature.
    #[error("{feature} « {value} » is given twice")]
    ValueTwice {
        /// The feature
        feature: String,
        /// The value
        value: String,
    },
    /// A quota whose minimum is above its maximum.
    #[error("{feature} « {value} »: at least {min} and at most {max}")]
    Crossed {
        /// The feature
        feature: String,
        /// The value
        value: String,
        /// Seats at least
        min: u32,
        /// Seats at most
        max: u32,
    },
    /// A candidate's value that no quota names.
    #[error("candidate « {id} »: {feature} is « {value} », which has no quota")]
    UnknownValue {
        /// The candidate
        id: String,
        /// The feature
        feature: String,
        /// What is written
        value: String,
    },
    /// The quotas of one feature cannot make a panel of this size.
    #[error("{feature}: its quotas make panels of {least} to {most} seats, not of {seats}")]
    SizeOutOfReach {
        /// The feature
        feature: String,
        /// The sum of its minima
        least: u32,
        /// The sum of its maxima
        most: u32,
        /// Seats asked for
        seats: u32,
    },
    /// Each quota could be met alone, all of them cannot be met together, or a value has too few candidates.
    #[error("no panel meets all quotas; it would be enough to change {}: {}", .changes.len(), said(.changes))]
    Impossible {
        /// The smallest set of changes that makes a panel possible: the fewest seats in all
        changes: Vec<Change>,
        /// True when the flexible bounds that the quotas give themselves are enough
        is_within_flex: bool,
    },
    /// The search ended at its limit before it could tell whether a panel exists.
    #[error("no panel was found within the search's limit ({nodes} nodes), nor a proof that there is none")]
    Undecided {
        /// Nodes looked at
        nodes: usize,
    },
    /// Arithmetic went astray: never seen, refused rather than hidden.
    #[error("the linear program could not be solved: {0}")]
    Numeric(&'static str),
    /// Somebody named who is not on the panel or not a candidate.
    #[error("« {id} » is not on the panel")]
    NotOnThePanel {
        /// The identifier
        id: String,
    },
    /// A published list of panels that is not one.
    #[error("line {line} of the published panels: {why}")]
    NotPanels {
        /// From 1
        line: usize,
        /// What is wrong
        why: &'static str,
    },
    /// The greedy way found no panel, though one may exist.
    #[error("the legacy method met no complete panel in {attempts} attempts")]
    LegacyFailed {
        /// Attempts made
        attempts: usize,
    },
}

fn said(changes: &[Change]) -> String {
    let each: Vec<String> = changes.iter().map(ToString::to_string).collect();
    each.join("; ")
}
