//! Tables as the tools of the field write them: one of features, one of candidates.
//!
//! Titles of `features.csv`: `feature,value,min,max` and, if wanted, `min_flex,max_flex` (older files say `category,name`).
//! Commas or semicolons; white space around a cell is not part of it.

use std::collections::{BTreeMap, BTreeSet};

use csv::{Reader, ReaderBuilder, StringRecord, Trim};

use crate::problem::{CANDIDATES_MAX, Candidate, Quota, VALUES_MAX, bounded};
use crate::refusal::Refusal;

/// The largest file read, in bytes.
pub const FILE_BYTES_MAX: usize = 32 * 1024 * 1024;

/// The quotas that a table of features gives.
pub fn quotas_from_csv(text: &str) -> Result<Vec<Quota>, Refusal> {
    let (mut reader, titles) = opened(text)?;
    let either = |new: &str, old: &str| {
        titles
            .place(new)
            .or_else(|missing| titles.place(old).map_err(|_| missing))
    };
    let (feature, value) = (either("feature", "category")?, either("value", "name")?);
    let (min, max) = (titles.place("min")?, titles.place("max")?);
    let flex = titles.place("min_flex").ok().zip(titles.place("max_flex").ok());
    let mut quotas = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let number = |column: usize| {
            record[column].parse::<u32>().map_err(|_| Refusal::Unreadable {
                line: line_of(&record),
                why: format!("« {} » is not a number of seats", &record[column]),
            })
        };
        let has_flex = |(low, high): &(usize, usize)| !record[*low].is_empty() && !record[*high].is_empty();
        quotas.push(Quota {
            feature: record[feature].to_owned(),
            value: record[value].to_owned(),
            min: number(min)?,
            max: number(max)?,
            flex: flex
                .filter(has_flex)
                .map(|(low, high)| Ok((number(low)?, number(high)?)))
                .transpose()?,
        });
        bounded("values", quotas.len(), VALUES_MAX)?;
    }
    Ok(quotas)
}

/// The candidates that a table gives: `id_column` names them, the columns that the quotas name describe them, and those
/// of `address_columns` together, as they are written, say where they live (nowhere when all are empty).
pub fn candidates_from_csv(
    text: &str,
    id_column: &str,
    quotas: &[Quota],
    address_columns: &[String],
) -> Result<Vec<Candidate>, Refusal> {
    let (mut reader, titles) = opened(text)?;
    let id = titles.place(id_column)?;
    let features: BTreeSet<&str> = quotas.iter().map(|quota| quota.feature.as_str()).collect();
    let features = features
        .into_iter()
        .map(|feature| Ok((feature, titles.place(feature)?)))
        .collect::<Result<Vec<_>, Refusal>>()?;
    let address = address_columns
        .iter()
        .map(|column| titles.place(column))
        .collect::<Result<Vec<_>, _>>()?;
    let mut candidates = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let lines: Vec<&str> = address.iter().map(|column| &record[*column]).collect();
        candidates.push(Candidate {
            id: record[id].to_owned(),
            values: features
                .iter()
                .map(|(feature, column)| ((*feature).to_owned(), record[*column].to_owned()))
                .collect::<BTreeMap<_, _>>(),
            address: lines
                .iter()
                .any(|line| !line.is_empty())
                .then(|| lines.join("\n")),
        });
        bounded("candidates", candidates.len(), CANDIDATES_MAX)?;
    }
    Ok(candidates)
}

struct Titles(Vec<String>);

impl Titles {
    fn place(&self, column: &str) -> Result<usize, Refusal> {
        let mut places = (0..self.0.len()).filter(|place| self.0[*place] == column);
        let Some(place) = places.next() else {
            return Err(Refusal::NoSuchColumn {
                column: column.to_owned(),
                present: self.0.clone(),
            });
        };
        if places.next().is_some() {
            return Err(Refusal::ColumnTwice {
                column: column.to_owned(),
            });
        }
        Ok(place)
    }
}

fn opened(text: &str) -> Result<(Reader<&[u8]>, Titles), Refusal> {
    bounded("bytes of a file", text.len(), FILE_BYTES_MAX)?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    // What French spreadsheets write.
    let delimiter = if first.contains(';') && !first.contains(',') {
        b';'
    } else {
        b','
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let titles = reader.headers().map_err(|error| unreadable(&error))?;
    let titles = Titles(titles.iter().map(str::to_owned).collect());
    Ok((reader, titles))
}

fn line_of(record: &StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

fn unreadable(error: &csv::Error) -> Refusal {
    Refusal::Unreadable {
        line: error.position().map_or(1, csv::Position::line),
        why: error.to_string(),
    }
}
