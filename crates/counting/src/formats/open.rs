//! Parvis's own ballot file: everything a count needs, in JSON that anybody can read. The README describes it. Reading
//! refuses what it does not know rather than passing over it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::election::{Answer, Ballot, Candidate, Election, Envelope, Mark};
use crate::exact::{Rational, read as number, written};
use crate::refusal::Refusal;

use super::malformed;

/// What the file says it is.
pub const FORMAT: &str = "parvis-ballots";
/// The version written; no other is read.
pub const VERSION: u32 = 1;

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    format: String,
    version: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seats: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    budget: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    registered: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    present: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    participants: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    grades: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scale: Option<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ungraded: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    colleges: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    envelopes: Vec<FileEnvelope>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tie_order: Option<Vec<String>>,
    candidates: Vec<FileCandidate>,
    ballots: Vec<FileBallot>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEnvelope {
    name: String,
    budget: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCandidate {
    id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cost: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    categories: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    district: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    withdrawn: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    births: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileBallot {
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    college: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    approvals: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ranking: Option<Vec<Vec<String>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    points: Option<BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grades: Option<BTreeMap<String, usize>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
}

const fn one() -> u64 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
const fn is_one(count: &u64) -> bool {
    *count == 1
}

const ANSWERS: &[(&str, Answer)] = &[
    ("for", Answer::For),
    ("against", Answer::Against),
    ("abstain", Answer::Abstain),
    ("blank", Answer::Blank),
    ("null", Answer::Null),
    ("object", Answer::Object),
];

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let file: File = serde_json::from_str(text).map_err(|error| malformed(error.line(), "json"))?;
    file.election()
}

/// An election as Parvis's own file.
pub fn write(election: &Election) -> String {
    serde_json::to_string_pretty(&File::of(election)).unwrap_or_default()
}

fn places(file: &File) -> HashMap<&str, usize> {
    file.candidates
        .iter()
        .enumerate()
        .map(|(place, candidate)| (candidate.id.as_str(), place))
        .collect()
}

impl File {
    /// The election, held to its bounds.
    pub fn election(&self) -> Result<Election, Refusal> {
        if self.format != FORMAT || self.version != VERSION {
            return Err(Refusal::UnknownVersion(format!(
                "{} {}",
                self.format, self.version
            )));
        }
        let places = places(self);
        let place = |id: &String| {
            places
                .get(id.as_str())
                .copied()
                .ok_or(malformed(0, "unknown-candidate"))
        };
        let amount = |text: &String| number(text).ok_or(malformed(0, "number"));
        let mut election = Election {
            title: self.title.clone(),
            seats: self.seats,
            budget: self.budget.as_ref().map(amount).transpose()?,
            registered: self.registered,
            present: self.present,
            participants: self.participants,
            grades: self.grades.clone(),
            scale: match &self.scale {
                None => None,
                Some((least, most)) => Some((amount(least)?, amount(most)?)),
            },
            ungraded: self.ungraded.clone(),
            colleges: self.colleges.clone(),
            tie_order: match &self.tie_order {
                None => None,
                Some(order) => Some(order.iter().map(place).collect::<Result<_, _>>()?),
            },
            ..Election::default()
        };
        for envelope in &self.envelopes {
            election.envelopes.push(Envelope {
                name: envelope.name.clone(),
                budget: amount(&envelope.budget)?,
            });
        }
        for candidate in &self.candidates {
            election.candidates.push(Candidate {
                id: candidate.id.clone(),
                name: candidate.name.clone(),
                cost: candidate.cost.as_ref().map(amount).transpose()?,
                categories: candidate.categories.clone(),
                district: candidate.district.clone(),
                is_withdrawn: candidate.withdrawn,
                births: candidate.births.clone(),
            });
        }
        for ballot in &self.ballots {
            election.ballots.push(Ballot {
                count: ballot.count,
                mark: ballot.mark(&place, &amount)?,
                college: match &ballot.college {
                    None => None,
                    Some(college) => Some(
                        self.colleges
                            .iter()
                            .position(|known| known == college)
                            .ok_or(malformed(0, "unknown-college"))?,
                    ),
                },
            });
        }
        election.checked()
    }

    /// The file of an election.
    pub fn of(election: &Election) -> Self {
        let id = |place: &usize| election.candidates[*place].id.clone();
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            title: election.title.clone(),
            seats: election.seats,
            budget: election.budget.as_ref().map(written),
            registered: election.registered,
            present: election.present,
            participants: election.participants,
            grades: election.grades.clone(),
            scale: election
                .scale
                .as_ref()
                .map(|(least, most)| (written(least), written(most))),
            ungraded: election.ungraded.clone(),
            colleges: election.colleges.clone(),
            envelopes: election
                .envelopes
                .iter()
                .map(|envelope| FileEnvelope {
                    name: envelope.name.clone(),
                    budget: written(&envelope.budget),
                })
                .collect(),
            tie_order: election
                .tie_order
                .as_ref()
                .map(|order| order.iter().map(id).collect()),
            candidates: election
                .candidates
                .iter()
                .map(|candidate| FileCandidate {
                    id: candidate.id.clone(),
                    name: candidate.name.clone(),
                    cost: candidate.cost.as_ref().map(written),
                    categories: candidate.categories.clone(),
                    district: candidate.district.clone(),
                    withdrawn: candidate.is_withdrawn,
                    births: candidate.births.clone(),
                })
                .collect(),
            ballots: election
                .ballots
                .iter()
                .map(|ballot| FileBallot::of(ballot, election, &id))
                .collect(),
        }
    }
}

impl FileBallot {
    fn mark(
        &self,
        place: &impl Fn(&String) -> Result<usize, Refusal>,
        amount: &impl Fn(&String) -> Result<Rational, Refusal>,
    ) -> Result<Mark, Refusal> {
        match self {
            Self {
                approvals: Some(approvals),
                ranking: None,
                points: None,
                grades: None,
                answer: None,
                ..
            } => Ok(Mark::Approvals(
                approvals.iter().map(place).collect::<Result<_, _>>()?,
            )),
            Self {
                approvals: None,
                ranking: Some(ranking),
                points: None,
                grades: None,
                answer: None,
                ..
            } => Ok(Mark::Ranking(
                ranking
                    .iter()
                    .map(|group| group.iter().map(place).collect())
                    .collect::<Result<_, _>>()?,
            )),
            Self {
                approvals: None,
                ranking: None,
                points: Some(points),
                grades: None,
                answer: None,
                ..
            } => Ok(Mark::Points(
                points
                    .iter()
                    .map(|(id, points)| Ok((place(id)?, amount(points)?)))
                    .collect::<Result<_, _>>()?,
            )),
            Self {
                approvals: None,
                ranking: None,
                points: None,
                grades: Some(grades),
                answer: None,
                ..
            } => Ok(Mark::Grades(
                grades
                    .iter()
                    .map(|(id, grade)| Ok((place(id)?, *grade)))
                    .collect::<Result<_, _>>()?,
            )),
            Self {
                approvals: None,
                ranking: None,
                points: None,
                grades: None,
                answer: Some(answer),
                ..
            } => ANSWERS
                .iter()
                .find(|(word, _)| word == answer)
                .map(|(_, answer)| Mark::Answer(*answer))
                .ok_or(malformed(0, "answer")),
            // A ballot says one thing.
            _ => Err(malformed(0, "ballot")),
        }
    }

    fn of(ballot: &Ballot, election: &Election, id: &impl Fn(&usize) -> String) -> Self {
        let mut line = Self {
            count: ballot.count,
            college: ballot.college.map(|college| election.colleges[college].clone()),
            approvals: None,
            ranking: None,
            points: None,
            grades: None,
            answer: None,
        };
        match &ballot.mark {
            Mark::Approvals(approved) => line.approvals = Some(approved.iter().map(id).collect()),
            Mark::Ranking(groups) => {
                line.ranking = Some(
                    groups
                        .iter()
                        .map(|group| group.iter().map(id).collect())
                        .collect(),
                );
            }
            Mark::Points(points) => {
                line.points = Some(
                    points
                        .iter()
                        .map(|(candidate, points)| (id(candidate), written(points)))
                        .collect(),
                );
            }
            Mark::Grades(grades) => {
                line.grades = Some(
                    grades
                        .iter()
                        .map(|(candidate, grade)| (id(candidate), *grade))
                        .collect(),
                );
            }
            Mark::Answer(answer) => {
                line.answer = ANSWERS
                    .iter()
                    .find(|(_, known)| known == answer)
                    .map(|(word, _)| (*word).to_owned());
            }
        }
        line
    }
}
