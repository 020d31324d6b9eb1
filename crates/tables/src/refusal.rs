//! Why a table is not read.

use thiserror::Error;

use crate::limits;

/// What stands in the way of reading. Each variant has a message id ([`Refusal::id`]) and arguments
/// ([`Refusal::arguments`]); the words for people live with whoever shows them, the `Display` text is for developers.
#[derive(Debug, Error)]
pub enum Refusal {
    /// There is nothing in the file
    #[error("empty")]
    Empty,
    /// The file is of no format read here
    #[error("unknown format: {0}")]
    UnknownFormat(&'static str),
    /// The file is damaged, or does not follow its format
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// A password is needed
    #[error("protected")]
    Protected,
    /// The file, or what it unfolds to, is larger than what is read
    #[error("too large (at most {max} bytes)")]
    TooLarge {
        /// Bytes
        max: u64,
    },
    /// One row is longer than what is read, most often because of a quote that is never closed
    #[error("row {row} is too long")]
    RowTooLong {
        /// From 1, the header's
        row: u64,
    },
    /// A row has more cells than what is read
    #[error("row {row}: too many columns")]
    TooManyColumns {
        /// From 1, the header's
        row: u64,
    },
    /// A spreadsheet has more rows than its format allows
    #[error("too many rows")]
    TooManyRows,
    /// The schema cannot be followed
    #[error("schema: {what} ({place})")]
    Schema {
        /// What is wrong, as a code
        what: &'static str,
        /// Where
        place: String,
    },
    /// The file could not be read
    #[error("reading: {0}")]
    Reading(#[from] std::io::Error),
}

impl Refusal {
    /// The id of the sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "tables-refused-empty",
            Self::UnknownFormat(_) => "tables-refused-format",
            Self::Damaged(_) => "tables-refused-damaged",
            Self::Protected => "tables-refused-protected",
            Self::TooLarge { .. } => "tables-refused-large",
            Self::RowTooLong { .. } => "tables-refused-row",
            Self::TooManyColumns { .. } => "tables-refused-columns",
            Self::TooManyRows => "tables-refused-rows",
            Self::Schema { .. } => "tables-refused-schema",
            Self::Reading(_) => "tables-refused-reading",
        }
    }

    /// What the sentence is about.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Protected => Vec::new(),
            Self::UnknownFormat(what) | Self::Damaged(what) => vec![("what", (*what).to_owned())],
            Self::TooLarge { max } => vec![("megabytes", (max >> 20).to_string())],
            Self::RowTooLong { row } => vec![
                ("row", row.to_string()),
                ("megabytes", (limits::ROW_BYTES_MAX >> 20).to_string()),
            ],
            Self::TooManyColumns { row } => {
                vec![("row", row.to_string()), ("max", limits::COLUMNS_MAX.to_string())]
            }
            Self::TooManyRows => vec![("max", limits::SHEET_ROWS_MAX.to_string())],
            Self::Schema { what, place } => {
                vec![("what", (*what).to_owned()), ("place", place.clone())]
            }
            Self::Reading(why) => vec![("why", why.to_string())],
        }
    }
}
