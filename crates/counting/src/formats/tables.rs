//! Tables (`.csv`, with commas or semicolons): the grades of each voter, a column for each candidate; or the votes of each
//! candidate or list, a line each.
//!
//! Grades are words of a known scale, numbers (the greatest is the best), or words that a first line orders from the worst
//! to the best: `# grades: À rejeter; Passable; Bien`. Columns named `voter` are left out, and one named `count` says how
//! many ballots a line stands for. A table of votes has the columns `list` (or `candidate`) and `votes`.

use std::collections::BTreeSet;

use crate::election::{Ballot, Candidate, Election, GRADES_MAX, Mark};
use crate::exact::{Rational, read as number};
use crate::refusal::Refusal;

use super::malformed;

/// Scales from the worst to the best, in lower case: those of Balinski and Laraki, and of Mieux Voter.
const SCALES: &[&[&str]] = &[
    &[
        "à rejeter",
        "insuffisant",
        "passable",
        "assez bien",
        "bien",
        "très bien",
        "excellent",
    ],
    &[
        "to reject",
        "poor",
        "acceptable",
        "fair",
        "good",
        "very good",
        "excellent",
    ],
    &[
        "reject",
        "poor",
        "acceptable",
        "fair",
        "good",
        "very good",
        "excellent",
    ],
];

const VOTERS: &[&str] = &["voter", "voter_id", "votant", "id"];
const COUNTS: &[&str] = &["count", "weight", "nombre"];
const LISTS: &[&str] = &["list", "liste", "candidate", "candidat"];
const VOTES: &[&str] = &["votes", "voix"];

struct Table {
    header: Vec<String>,
    /// Each row with its line
    rows: Vec<(usize, Vec<String>)>,
    /// Grades, as a first line orders them
    scale: Option<Vec<String>>,
}

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let table = table(text)?;
    let lower: Vec<String> = table.header.iter().map(|cell| cell.to_lowercase()).collect();
    let column = |names: &[&str]| lower.iter().position(|cell| names.contains(&cell.as_str()));
    match (column(LISTS), column(VOTES)) {
        (Some(list), Some(votes)) => totals(
            &table,
            list,
            votes,
            lower.iter().position(|cell| cell == "births"),
        ),
        _ => grades(&table, column(COUNTS), &lower),
    }
}

fn table(text: &str) -> Result<Table, Refusal> {
    let mut scale = None;
    let mut skipped = 0;
    let mut body = text;
    while let Some(comment) = body.strip_prefix('#') {
        let (comment, rest) = comment.split_once('\n').unwrap_or((comment, ""));
        if let Some(grades) = comment.trim().strip_prefix("grades:") {
            scale = Some(grades.split(';').map(|grade| grade.trim().to_owned()).collect());
        }
        body = rest;
        skipped += 1;
    }
    let first = body.lines().next().unwrap_or_default();
    let has_semicolons = first.matches(';').count() > first.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if has_semicolons { b';' } else { b',' })
        .from_reader(body.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| malformed(0, "table"))?;
        let line = record
            .position()
            .map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        rows.push((
            line + skipped,
            record
                .iter()
                .map(|cell| cell.trim().to_owned())
                .collect::<Vec<_>>(),
        ));
    }
    if rows.is_empty() {
        return Err(malformed(0, "header"));
    }
    let header = rows.remove(0).1;
    Ok(Table { header, rows, scale })
}

fn totals(table: &Table, list: usize, votes: usize, births: Option<usize>) -> Result<Election, Refusal> {
    let mut election = Election::default();
    for (line, row) in &table.rows {
        let name = row
            .get(list)
            .filter(|name| !name.is_empty())
            .ok_or(malformed(*line, "list"))?;
        let count = row
            .get(votes)
            .and_then(|votes| votes.parse().ok())
            .ok_or(malformed(*line, "votes"))?;
        let births = births
            .and_then(|column| row.get(column))
            .map(|births| births.split_whitespace().map(str::to_owned).collect())
            .unwrap_or_default();
        let place = election.candidates.len();
        election.candidates.push(Candidate {
            births,
            ..Candidate::named(name.as_str(), name.as_str())
        });
        election
            .ballots
            .push(Ballot::new(count, Mark::Approvals(vec![place])));
    }
    Ok(election)
}

fn grades(table: &Table, count: Option<usize>, lower: &[String]) -> Result<Election, Refusal> {
    let columns: Vec<usize> = (0..table.header.len())
        .filter(|column| Some(*column) != count && !VOTERS.contains(&lower[*column].as_str()))
        .collect();
    let words: BTreeSet<&str> = table
        .rows
        .iter()
        .flat_map(|(_, row)| columns.iter().filter_map(|column| row.get(*column)))
        .map(String::as_str)
        .filter(|word| !word.is_empty())
        .collect();
    let scale = scale(table.scale.as_deref(), &words)?;
    let place = |word: &str| {
        scale
            .iter()
            .position(|grade| grade == word || grade.to_lowercase() == word.to_lowercase())
    };
    let mut election = Election {
        candidates: columns
            .iter()
            .map(|column| Candidate::named(table.header[*column].as_str(), table.header[*column].as_str()))
            .collect(),
        ..Election::default()
    };
    for (line, row) in &table.rows {
        let number = match count {
            None => 1,
            Some(column) => row
                .get(column)
                .and_then(|cell| cell.parse().ok())
                .ok_or(malformed(*line, "count"))?,
        };
        let mut marks = Vec::new();
        for (candidate, column) in columns.iter().enumerate() {
            let Some(word) = row.get(*column).filter(|word| !word.is_empty()) else {
                continue;
            };
            marks.push((candidate, place(word).ok_or(malformed(*line, "grade"))?));
        }
        election.ballots.push(Ballot::new(number, Mark::Grades(marks)));
    }
    election.grades = scale;
    Ok(election)
}

/// The grades from the worst to the best.
fn scale(declared: Option<&[String]>, words: &BTreeSet<&str>) -> Result<Vec<String>, Refusal> {
    if words.len() > GRADES_MAX {
        return Err(malformed(0, "grades"));
    }
    if let Some(declared) = declared {
        return Ok(declared.to_vec());
    }
    let numbers: Option<Vec<Rational>> = words.iter().map(|word| number(word)).collect();
    if let Some(mut numbers) = numbers {
        numbers.sort();
        numbers.dedup();
        if let Some(whole) = whole_scale(&numbers) {
            return Ok(whole);
        }
        let mut sorted: Vec<&&str> = words.iter().collect();
        sorted.sort_by_key(|word| number(word));
        return Ok(sorted.into_iter().map(|word| (*word).to_owned()).collect());
    }
    SCALES
        .iter()
        .find(|scale| {
            words
                .iter()
                .all(|word| scale.contains(&word.to_lowercase().as_str()))
        })
        .map(|scale| scale.iter().map(|grade| (*grade).to_owned()).collect())
        .ok_or(malformed(0, "grades-order"))
}

/// Small whole numbers are their own place in the scale, those nobody gave included: sums of grades are then sums of the
/// numbers.
fn whole_scale(numbers: &[Rational]) -> Option<Vec<String>> {
    let greatest = crate::exact::floor(numbers.last()?)?;
    let is_whole = numbers
        .iter()
        .all(|number| *number >= Rational::ZERO && number.is_int());
    (is_whole && greatest < 1_000).then(|| (0..=greatest).map(|grade| grade.to_string()).collect())
}
