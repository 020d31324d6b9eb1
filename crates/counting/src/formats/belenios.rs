//! The result Belenios publishes: for each question, how many chose each answer (homomorphic questions, numbers as strings;
//! where a blank vote is allowed its number comes first), every ballot as it was decrypted (non-homomorphic ones: a number
//! for each answer, 1 the best grade or the first rank, 0 for none), or how many chose each list and each of its candidates.
//! Both the whole object (`{"result": …}`) and the bare list are read.
//!
//! A result does not say which question it answers, and the three look alike. The question is read from the election
//! ([`Reading::about`]) or said by whoever asks ([`Reading::kind`], [`Reading::blank`]); where neither says, the file is
//! refused: a blank vote taken for the first answer would shift every count (specification of Belenios 3, §Questions).

use std::io::Read as _;

use serde_json::Value;

use crate::election::{Answer, Ballot, CANDIDATES_MAX, Candidate, Election, GRADES_MAX, Mark};
use crate::refusal::Refusal;

use super::malformed;

/// The largest rank or grade a decrypted ballot holds.
const MARK_MAX: u64 = 1_000_000;
/// The largest election read from an archive, in bytes.
const ELECTION_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What a result answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeleniosKind {
    /// Answers that are added up
    Homomorphic,
    /// Ballots decrypted one by one: ranks, or grades where their number is known
    NonHomomorphic,
    /// Lists, and candidates in them
    Lists,
}

/// What is known of a file beside what it says itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Which question, from 0, where the file holds several
    pub question: usize,
    /// For Belenios: the question's type
    pub kind: Option<BeleniosKind>,
    /// For Belenios: whether the question allows a blank vote, whose number then comes first
    pub blank: Option<bool>,
    /// For Belenios: how many grades there are, 1 the best; ballots with others are null
    pub grades: Option<usize>,
    /// For Belenios: the election, as JSON, or the archive (`.bel`) that holds it
    pub about: Option<Vec<u8>>,
}

/// The question, as far as it is known.
#[derive(Debug, Default)]
struct Question {
    kind: Option<BeleniosKind>,
    blank: Option<bool>,
    title: String,
    answers: Option<Vec<String>>,
    /// The grades, the best first
    grades: Option<Vec<String>>,
}

pub(super) fn read(text: &str, reading: &Reading) -> Result<Election, Refusal> {
    let value: Value = serde_json::from_str(text).map_err(|error| malformed(error.line(), "json"))?;
    let result = value.get("result").unwrap_or(&value);
    let answers = result
        .get(reading.question)
        .and_then(Value::as_array)
        .ok_or(malformed(0, "question"))?;
    let mut question = match &reading.about {
        Some(about) => asked(about, reading.question)?,
        None => Question::default(),
    };
    question.kind = question.kind.or(reading.kind);
    question.blank = question.blank.or(reading.blank);
    if let (None, Some(number)) = (&question.grades, reading.grades) {
        if number > GRADES_MAX {
            return Err(malformed(0, "grades"));
        }
        question.grades = Some((1..=number).map(|grade| grade.to_string()).collect());
    }
    let are_arrays = !answers.is_empty() && answers.iter().all(Value::is_array);
    match question.kind {
        None if are_arrays => Err(Refusal::Missing("question-type")),
        None | Some(BeleniosKind::Homomorphic) => counts(answers, question),
        Some(BeleniosKind::NonHomomorphic) => ballots(answers, question),
        Some(BeleniosKind::Lists) => lists(answers, question),
    }
}

/// The question of an election, or of the archive that holds the election.
fn asked(about: &[u8], question: usize) -> Result<Question, Refusal> {
    let document: Value = match serde_json::from_slice(about) {
        Ok(document) => document,
        Err(_) => archived(about).ok_or(malformed(0, "election"))?,
    };
    let asked = document
        .get("questions")
        .and_then(|questions| questions.get(question))
        .ok_or(malformed(0, "question"))?;
    let kind = match asked.get("type").and_then(Value::as_str) {
        None => BeleniosKind::Homomorphic,
        Some("NonHomomorphic") => BeleniosKind::NonHomomorphic,
        Some("Lists") => BeleniosKind::Lists,
        Some(_) => return Err(malformed(0, "question-type")),
    };
    let value = asked.get("value").unwrap_or(asked);
    let words = |value: &Value| -> Option<Vec<String>> {
        value
            .as_array()?
            .iter()
            .map(|word| Some(word.as_str()?.to_owned()))
            .collect()
    };
    let answers = value.get("answers").ok_or(malformed(0, "answers"))?;
    let answers = match kind {
        // The name of a list stands before its candidates.
        BeleniosKind::Lists => answers.as_array().and_then(|lists| {
            lists
                .iter()
                .map(|list| Some(list.get(0)?.as_str()?.to_owned()))
                .collect()
        }),
        BeleniosKind::Homomorphic | BeleniosKind::NonHomomorphic => words(answers),
    };
    Ok(Question {
        kind: Some(kind),
        blank: Some(value.get("blank").and_then(Value::as_bool).unwrap_or(false)),
        title: value
            .get("question")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        answers: Some(answers.ok_or(malformed(0, "answers"))?),
        grades: asked
            .pointer("/extra/value/grades")
            .and_then(words)
            .filter(|grades| !grades.is_empty() && grades.len() <= GRADES_MAX),
    })
}

/// The election in an archive: the object that holds questions.
fn archived(bytes: &[u8]) -> Option<Value> {
    let mut archive = tar::Archive::new(bytes);
    for entry in archive.entries().ok()? {
        let mut content = Vec::new();
        // An entry may announce more than the archive holds.
        entry
            .ok()?
            .take(ELECTION_BYTES_MAX)
            .read_to_end(&mut content)
            .ok()?;
        if let Ok(value) = serde_json::from_slice::<Value>(&content)
            && value.get("questions").is_some()
        {
            return Some(value);
        }
    }
    None
}

/// The answers by number, with their names where the question is known; as many as the result has.
fn candidates(number: usize, names: Option<Vec<String>>) -> Result<Vec<Candidate>, Refusal> {
    if number > CANDIDATES_MAX {
        return Err(Refusal::TooMany {
            what: "candidates",
            number,
            max: CANDIDATES_MAX,
        });
    }
    let names = names.unwrap_or_else(|| (1..=number).map(|one| one.to_string()).collect());
    if names.len() != number {
        return Err(malformed(0, "answers"));
    }
    Ok(names
        .into_iter()
        .enumerate()
        .map(|(place, name)| Candidate::named((place + 1).to_string(), name))
        .collect())
}

/// Numbers are written as they are, or between quotes.
fn number(value: &Value) -> Option<u64> {
    match value {
        Value::String(digits) => digits.parse().ok(),
        value => value.as_u64(),
    }
}

/// How many chose each answer, after how many voted blank where that is allowed.
fn counts(answers: &[Value], question: Question) -> Result<Election, Refusal> {
    let has_blank = question.blank.ok_or(Refusal::Missing("blank"))?;
    let (blank, answers) = match answers.split_first() {
        Some((blank, answers)) if has_blank => (Some(blank), answers),
        None if has_blank => return Err(malformed(0, "blank")),
        _ => (None, answers),
    };
    let mut election = Election {
        title: question.title,
        candidates: candidates(answers.len(), question.answers)?,
        ..Election::default()
    };
    for (candidate, answer) in answers.iter().enumerate() {
        let count = number(answer).ok_or(malformed(0, "count"))?;
        election
            .ballots
            .push(Ballot::new(count, Mark::Approvals(vec![candidate])));
    }
    if let Some(blank) = blank {
        let count = number(blank).ok_or(malformed(0, "count"))?;
        election
            .ballots
            .push(Ballot::new(count, Mark::Answer(Answer::Blank)));
    }
    Ok(election)
}

/// How many chose each list; what its candidates have is not counted by any rule here.
fn lists(answers: &[Value], question: Question) -> Result<Election, Refusal> {
    let mut election = Election {
        title: question.title,
        candidates: candidates(answers.len(), question.answers)?,
        ..Election::default()
    };
    for (list, votes) in answers.iter().enumerate() {
        let count = votes.get(0).and_then(number).ok_or(malformed(0, "count"))?;
        election
            .ballots
            .push(Ballot::new(count, Mark::Approvals(vec![list])));
    }
    Ok(election)
}

/// Every ballot: grades where it is known how many there are, else ranks.
fn ballots(answers: &[Value], question: Question) -> Result<Election, Refusal> {
    let vectors: Vec<Vec<u64>> = answers
        .iter()
        .map(|ballot| {
            ballot
                .as_array()?
                .iter()
                .map(|mark| number(mark).filter(|mark| *mark <= MARK_MAX))
                .collect::<Option<Vec<u64>>>()
        })
        .collect::<Option<_>>()
        .ok_or(malformed(0, "ballot"))?;
    let size = vectors
        .first()
        .map(Vec::len)
        .or(question.answers.as_ref().map(Vec::len))
        .unwrap_or(0);
    if vectors.iter().any(|vector| vector.len() != size) {
        return Err(malformed(0, "ballot"));
    }
    let grades = question.grades;
    let mut election = Election {
        title: question.title,
        candidates: candidates(size, question.answers)?,
        // From the worst, which has the greatest number, to the best.
        grades: grades.iter().flatten().rev().cloned().collect(),
        ungraded: grades.is_some().then(|| "null".to_owned()),
        ..Election::default()
    };
    for vector in vectors {
        let mark = match &grades {
            _ if vector.iter().all(|mark| *mark == 0) => Mark::Answer(Answer::Blank),
            Some(grades) => graded(&vector, grades.len()),
            None => ranked(&vector),
        };
        election.ballots.push(Ballot::new(1, mark));
    }
    Ok(election)
}

/// A grade that is not of the scale makes the ballot null.
fn graded(vector: &[u64], grades: usize) -> Mark {
    let mut given = Vec::new();
    for (candidate, mark) in vector.iter().enumerate() {
        let mark = usize::try_from(*mark).unwrap_or(usize::MAX);
        if mark > grades {
            return Mark::Answer(Answer::Null);
        }
        if mark > 0 {
            given.push((candidate, grades - mark));
        }
    }
    Mark::Grades(given)
}

/// The smallest number first; those without one are left out.
fn ranked(vector: &[u64]) -> Mark {
    let mut order: Vec<(u64, usize)> = vector
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, rank)| *rank > 0)
        .map(|(candidate, rank)| (rank, candidate))
        .collect();
    order.sort_unstable();
    Mark::Ranking(
        order
            .chunk_by(|one, other| one.0 == other.0)
            .map(|group| group.iter().map(|(_, candidate)| *candidate).collect())
            .collect(),
    )
}
