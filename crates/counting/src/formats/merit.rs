//! Grades gathered by candidate, as Mieux Voter's libraries exchange them in their common cases: how many took part, and
//! for each candidate the votes of each grade from the worst to the best. `mode` says what missing grades are.

use serde::Deserialize;

use crate::election::{Ballot, Candidate, Election, GRADES_MAX, Mark};
use crate::refusal::Refusal;

use super::malformed;

#[derive(Debug, Deserialize)]
struct Case {
    #[serde(default)]
    title: String,
    #[serde(default)]
    participants: Option<u64>,
    tallies: Vec<Vec<u64>>,
    #[serde(default)]
    mode: Option<String>,
    #[serde(default)]
    default: Option<usize>,
    #[serde(default)]
    ranks: Option<Vec<usize>>,
}

/// A case, and the rank expected of each candidate.
#[derive(Debug, Clone)]
pub struct MeritCase {
    /// The ballots
    pub election: Election,
    /// The ranks, from 1
    pub ranks: Vec<usize>,
}

impl Case {
    fn election(self) -> Result<Election, Refusal> {
        let grades = self.tallies.iter().map(Vec::len).max().unwrap_or(0);
        if grades == 0 || grades > GRADES_MAX || self.tallies.iter().any(|tally| tally.len() != grades) {
            return Err(malformed(0, "tallies"));
        }
        let ungraded = match self.mode.as_deref() {
            None | Some("StaticDefault") => Some(self.default.unwrap_or(0).to_string()),
            Some("MedianDefault") => Some("median".to_owned()),
            Some("Normalized") => Some("normalised".to_owned()),
            Some(_) => return Err(malformed(0, "mode")),
        };
        let mut election = Election {
            title: self.title,
            candidates: (1..=self.tallies.len())
                .map(|number| Candidate::named(number.to_string(), number.to_string()))
                .collect(),
            grades: (0..grades).map(|grade| grade.to_string()).collect(),
            ungraded,
            ..Election::default()
        };
        let mut most = 0;
        for (candidate, tally) in self.tallies.iter().enumerate() {
            let mut given: u64 = 0;
            for (grade, count) in tally.iter().enumerate() {
                if *count > 0 {
                    given = given.checked_add(*count).ok_or(malformed(0, "tallies"))?;
                    election
                        .ballots
                        .push(Ballot::new(*count, Mark::Grades(vec![(candidate, grade)])));
                }
            }
            most = most.max(given);
        }
        election.participants = Some(self.participants.unwrap_or(most).max(most));
        Ok(election)
    }
}

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let case: Case = serde_json::from_str(text).map_err(|error| malformed(error.line(), "json"))?;
    case.election()
}

/// The cases of a file of assertions.
pub fn cases(text: &str) -> Result<Vec<MeritCase>, Refusal> {
    let cases: Vec<Case> = serde_json::from_str(text).map_err(|error| malformed(error.line(), "json"))?;
    cases
        .into_iter()
        .map(|mut case| {
            let ranks = case.ranks.take().ok_or(malformed(0, "ranks"))?;
            Ok(MeritCase {
                election: case.election()?.checked()?,
                ranks,
            })
        })
        .collect()
}
