//! Why votes cannot be read.

/// Why votes are refused. The messages are for developers and the command line; pages have their own words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A file that is not what it should be.
    #[error("line {line}: {why}")]
    Unreadable {
        /// From 1
        line: u64,
        /// What the reader met
        why: String,
    },
    /// The table has neither the columns of `votes.csv` nor those of `participants-votes.csv`.
    #[error("neither « comment-id, voter-id, vote » nor « participant » and one column for each statement: {}", .present.join(", "))]
    UnknownTable {
        /// The titles that are there
        present: Vec<String>,
    },
    /// Something else than −1, 0 or 1.
    #[error("vote {number}: « {value} » is neither -1, 0 nor 1")]
    NotAVote {
        /// Which of the file's votes, from 1
        number: usize,
        /// What is written
        value: String,
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
    /// No vote at all.
    #[error("there is no vote")]
    NoVote,
}

pub(crate) fn bounded(what: &'static str, given: usize, most: usize) -> Result<(), Refusal> {
    if given > most {
        return Err(Refusal::TooMany { what, given, most });
    }
    Ok(())
}
