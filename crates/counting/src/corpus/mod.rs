//! Judges the counts of this crate against what others publish: a folder of cases in, a verdict for each expectation out.
//! Whoever has the files reads them; here they are names and bytes.
//!
//! Layouts: `*.pb` with `*.oracle.json` beside it (pabutools' selections), `*.abc.yaml` (abcvoting), `blt/**.blt` with
//! `ref/json/**.txt` (Droop's runs, compared action by action), Mieux Voter's `assertions.json`, Debian's tally sheets.

mod budgets;
mod droop;
mod others;

use std::collections::BTreeMap;

use crate::election::Election;
use crate::outcome::Count;
use crate::refusal::Refusal;

/// A file of the corpus: its path from the corpus's folder, with `/` between folders, and its bytes.
pub type CorpusFile = (String, Vec<u8>);

/// What is said of one expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The sort of cases: `budget`, `abcvoting`, `droop`, `mieux-voter`, `debian`
    pub suite: &'static str,
    /// The file
    pub case: String,
    /// What is expected in it: a rule, with its variant
    pub check: String,
    /// How it went
    pub judged: Judged,
}

/// How an expectation went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judged {
    /// As expected
    Same,
    /// Not as expected: what was expected, and what was counted
    Different {
        /// The expectation
        expected: String,
        /// The outcome
        counted: String,
    },
    /// Not as expected, for a reason that the README gives, and with the same winners
    Explained(&'static str),
    /// Not counted here, by choice (the README says why)
    NotOffered,
}

/// A line of the scorecard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// How many expectations
    pub cases: usize,
    /// How many are met
    pub same: usize,
    /// How many differ for a reason that is known
    pub explained: usize,
    /// How many are of rules not offered
    pub not_offered: usize,
}

/// Judges every file that is a case.
pub fn judge(files: &[CorpusFile]) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with(".oracle.json") {
            verdicts.extend(budgets::judge(path, &text, files));
        } else if path.ends_with(".abc.yaml") {
            verdicts.extend(others::approvals(path, &text));
        } else if path.ends_with(".pb") {
            verdicts.extend(budgets::official(path, &text));
        } else if path.ends_with("assertions.json") {
            verdicts.extend(others::merit(path, &text));
        } else if path.ends_with("_tally.txt") {
            verdicts.extend(others::debian(path, bytes));
        } else if path.ends_with(".txt") && path.contains("ref/json/") {
            verdicts.extend(droop::judge(path, &text, files));
        }
    }
    verdicts
}

/// The verdicts by suite and by check.
pub fn scorecard(verdicts: &[Verdict]) -> BTreeMap<(&'static str, String), Score> {
    let mut scores: BTreeMap<(&'static str, String), Score> = BTreeMap::new();
    for verdict in verdicts {
        let score = scores.entry((verdict.suite, verdict.check.clone())).or_default();
        score.cases += 1;
        match verdict.judged {
            Judged::Same => score.same += 1,
            Judged::Explained(_) => score.explained += 1,
            Judged::NotOffered => score.not_offered += 1,
            Judged::Different { .. } => {}
        }
    }
    scores
}

fn file<'f>(files: &'f [CorpusFile], path: &str) -> Option<&'f [u8]> {
    files
        .iter()
        .find(|(known, _)| known == path)
        .map(|(_, bytes)| bytes.as_slice())
}

fn counted(
    election: &Election,
    rule: &str,
    seats: Option<usize>,
    options: &[(&str, &str)],
) -> Result<Count, Refusal> {
    let options = options
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    crate::rules::count(election, rule, seats, &options)
}

fn compare<T: PartialEq + std::fmt::Debug>(expected: &T, counted: &Result<T, Refusal>) -> Judged {
    match counted {
        Ok(counted) if counted == expected => Judged::Same,
        Ok(counted) => different(expected, counted),
        Err(refusal) => Judged::Different {
            expected: format!("{expected:?}"),
            counted: refusal.to_string(),
        },
    }
}

fn different(expected: &impl std::fmt::Debug, counted: &impl std::fmt::Debug) -> Judged {
    Judged::Different {
        expected: format!("{expected:?}"),
        counted: format!("{counted:?}"),
    }
}
