//! Votes as Polis stores and exports them.
//!
//! - JSON: a list of objects with `pid` (or `participant_id`), `tid` (or `statement_id`), `vote`, and when it was cast
//!   (`modified` or `created`).
//! - `votes.csv`: `timestamp, datetime, comment-id, voter-id, vote`.
//! - `participants-votes.csv`: `participant, group-id, n-comments, …`, then one column for each statement.
//!
//! The database of Polis says −1 for « agree », its exports say +1; see [`Agreement`].

use csv::{ReaderBuilder, StringRecord, Trim};
use serde::Deserialize;
use serde_json::Value;

use crate::refusal::{Refusal, bounded};
use crate::votes::{Choice, Moderation, VOTES_MAX, Vote};

/// The largest file read, in bytes.
pub const FILE_BYTES_MAX: usize = 512 * 1024 * 1024;

/// Which number says « I agree ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// As in the database of Polis
    MinusOne,
    /// As in its exports
    PlusOne,
}

/// Votes that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// In the order of the file
    pub votes: Vec<Vote>,
    /// Which number was taken for « I agree »
    pub agreement: Agreement,
    /// True when nobody said which number it is and it is not the one that the format's description says: most votes
    /// of the file are +1, and in conversations people agree more often than not
    pub is_supposed: bool,
}

#[derive(Deserialize)]
struct RawVote {
    #[serde(alias = "participant_id")]
    pid: Value,
    #[serde(alias = "statement_id")]
    tid: Value,
    vote: Value,
    #[serde(default, alias = "created")]
    modified: Value,
}

/// Reads the votes of a JSON file. Files that call themselves « as stored » come with either sign: when `agreement` is not
/// said, it is −1 unless more votes are +1.
pub fn votes_from_json(text: &str, agreement: Option<Agreement>) -> Result<Read, Refusal> {
    bounded("bytes of a file", text.len(), FILE_BYTES_MAX)?;
    let raw: Vec<RawVote> = serde_json::from_str(text).map_err(|error| Refusal::Unreadable {
        line: u64::try_from(error.line()).unwrap_or(u64::MAX),
        why: error.to_string(),
    })?;
    bounded("votes", raw.len(), VOTES_MAX)?;
    let mut numbers = Vec::with_capacity(raw.len());
    for (number, vote) in (1..).zip(&raw) {
        numbers.push(Numbered {
            participant: whole(number, &vote.pid)?,
            statement: whole(number, &vote.tid)?,
            vote: sign(number, &written(&vote.vote))?,
            at_ms: instant(&written(&vote.modified)),
        });
    }
    Ok(read(&numbers, agreement, None))
}

/// Reads the votes of a table that Polis exports: +1 is « agree » unless `agreement` says otherwise.
pub fn votes_from_csv(text: &str, agreement: Option<Agreement>) -> Result<Read, Refusal> {
    bounded("bytes of a file", text.len(), FILE_BYTES_MAX)?;
    let mut reader = ReaderBuilder::new()
        .trim(Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let titles = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let place = |title: &str| titles.iter().position(|one| one == title);
    let unknown = || Refusal::UnknownTable {
        present: titles.iter().take(20).map(str::to_owned).collect(),
    };
    let mut numbers = Vec::new();
    if let (Some(statement), Some(voter), Some(vote)) =
        (place("comment-id"), place("voter-id"), place("vote"))
    {
        let at = place("timestamp");
        for record in reader.records() {
            let record = record.map_err(|error| unreadable(&error))?;
            let number = numbers.len() + 1;
            numbers.push(Numbered {
                participant: identifier(&record, voter)?,
                statement: identifier(&record, statement)?,
                vote: sign(number, &record[vote])?,
                at_ms: at.map_or(0, |at| instant(&record[at])),
            });
            bounded("votes", numbers.len(), VOTES_MAX)?;
        }
    } else {
        let participant = place("participant").ok_or_else(unknown)?;
        let statements: Vec<(usize, u64)> = titles
            .iter()
            .enumerate()
            .filter_map(|(column, title)| Some((column, title.parse().ok()?)))
            .collect();
        if statements.is_empty() {
            return Err(unknown());
        }
        for record in reader.records() {
            let record = record.map_err(|error| unreadable(&error))?;
            for (column, statement) in &statements {
                if record[*column].is_empty() {
                    continue;
                }
                let number = numbers.len() + 1;
                numbers.push(Numbered {
                    participant: identifier(&record, participant)?,
                    statement: *statement,
                    vote: sign(number, &record[*column])?,
                    at_ms: 0,
                });
                bounded("votes", numbers.len(), VOTES_MAX)?;
            }
        }
    }
    Ok(read(&numbers, agreement, Some(Agreement::PlusOne)))
}

#[derive(Deserialize)]
struct RawComment {
    #[serde(alias = "statement_id")]
    tid: u64,
    #[serde(default, alias = "moderated")]
    r#mod: i64,
    #[serde(default)]
    is_meta: bool,
}

/// Reads what moderation decided from the `comments.json` of Polis: −1 is taken away, 0 (nobody looked at it yet) is not,
/// even in conversations whose moderation is strict: so does the server's mathematics.
pub fn moderation_from_json(text: &str) -> Result<Moderation, Refusal> {
    bounded("bytes of a file", text.len(), FILE_BYTES_MAX)?;
    let comments: Vec<RawComment> = serde_json::from_str(text).map_err(|error| Refusal::Unreadable {
        line: u64::try_from(error.line()).unwrap_or(u64::MAX),
        why: error.to_string(),
    })?;
    let mut moderation = Moderation::default();
    for comment in comments {
        if comment.r#mod < 0 {
            moderation.out.insert(comment.tid);
        }
        if comment.is_meta {
            moderation.meta.insert(comment.tid);
        }
    }
    Ok(moderation)
}

struct Numbered {
    participant: u64,
    statement: u64,
    vote: i8,
    at_ms: i64,
}

fn read(numbers: &[Numbered], asked: Option<Agreement>, documented: Option<Agreement>) -> Read {
    let count = |sign: i8| numbers.iter().filter(|one| one.vote == sign).count();
    let is_supposed = asked.is_none() && documented.is_none() && count(1) > count(-1);
    let agreement = match asked.or(documented) {
        Some(agreement) => agreement,
        None if is_supposed => Agreement::PlusOne,
        None => Agreement::MinusOne,
    };
    let agrees = if agreement == Agreement::PlusOne { 1 } else { -1 };
    let votes = numbers.iter().map(|one| Vote {
        participant: one.participant,
        statement: one.statement,
        choice: match one.vote {
            0 => Choice::Pass,
            vote if vote == agrees => Choice::Agree,
            _ => Choice::Disagree,
        },
        at_ms: one.at_ms,
    });
    Read {
        votes: votes.collect(),
        agreement,
        is_supposed,
    }
}

/// A JSON value as it would stand in a table.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn whole(number: usize, value: &Value) -> Result<u64, Refusal> {
    written(value).parse().map_err(|_| Refusal::Unreadable {
        line: u64::try_from(number).unwrap_or(u64::MAX),
        why: format!("« {value} » is not the number of a participant or of a statement"),
    })
}

fn sign(number: usize, written: &str) -> Result<i8, Refusal> {
    match written {
        "-1" | "-1.0" => Ok(-1),
        "0" | "0.0" | "-0.0" => Ok(0),
        "1" | "1.0" => Ok(1),
        _ => Err(Refusal::NotAVote {
            number,
            value: written.chars().take(40).collect(),
        }),
    }
}

/// An instant, for its order only: what is not a number is none.
fn instant(written: &str) -> i64 {
    let whole = written.split('.').next().unwrap_or_default();
    whole.parse().unwrap_or(0)
}

fn identifier(record: &StringRecord, column: usize) -> Result<u64, Refusal> {
    record[column].parse().map_err(|_| Refusal::Unreadable {
        line: record.position().map_or(0, csv::Position::line),
        why: format!(
            "« {} » is not the number of a participant or of a statement",
            &record[column]
        ),
    })
}

fn unreadable(error: &csv::Error) -> Refusal {
    Refusal::Unreadable {
        line: error.position().map_or(1, csv::Position::line),
        why: error.to_string(),
    }
}
