//! Pabulib's files (Piotr Faliszewski and others, *Participatory Budgeting: Data, Tools, and Analysis*, IJCAI 2023;
//! pabulib.org/format): three sections, `META`, `PROJECTS` and `VOTES`, each a table with `;` between cells.

use std::collections::HashMap;

use crate::election::{Ballot, Candidate, Election, Mark};
use crate::exact::{Rational, read as number};
use crate::refusal::Refusal;

use super::malformed;

#[derive(Clone, Copy, PartialEq)]
enum Section {
    None,
    Meta,
    Projects,
    Votes,
}

/// The columns of a section.
struct Columns(HashMap<String, usize>);

impl Columns {
    fn of<'r>(&self, record: &'r csv::StringRecord, name: &str) -> Option<&'r str> {
        record.get(*self.0.get(name)?).map(str::trim)
    }
}

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(b';')
        .from_reader(text.as_bytes());
    let mut election = Election::default();
    let mut meta: HashMap<String, String> = HashMap::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut section = Section::None;
    let mut columns: Option<Columns> = None;
    let mut record = csv::StringRecord::new();
    loop {
        let line = usize::try_from(reader.position().line()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(malformed(line, "table")),
        }
        let first = record.get(0).unwrap_or_default().trim().to_owned();
        let is_alone = record.iter().skip(1).all(|cell| cell.trim().is_empty());
        let begun = match first.to_ascii_uppercase().as_str() {
            "META" if is_alone => Section::Meta,
            "PROJECTS" if is_alone => Section::Projects,
            "VOTES" if is_alone => Section::Votes,
            _ => Section::None,
        };
        if begun != Section::None {
            section = begun;
            columns = None;
            continue;
        }
        if first.is_empty() && is_alone {
            continue;
        }
        let Some(columns) = &columns else {
            if section == Section::None {
                return Err(malformed(line, "section"));
            }
            columns = Some(Columns(
                record
                    .iter()
                    .enumerate()
                    .map(|(place, name)| (name.trim().to_ascii_lowercase(), place))
                    .collect(),
            ));
            continue;
        };
        match section {
            Section::Meta => {
                meta.insert(first, record.get(1).unwrap_or_default().trim().to_owned());
            }
            Section::Projects => {
                let project = project(&record, columns, &first).ok_or_else(|| malformed(line, "cost"))?;
                places.insert(project.id.clone(), election.candidates.len());
                election.candidates.push(project);
            }
            Section::Votes => {
                let kind = meta.get("vote_type").map_or("approval", String::as_str);
                election
                    .ballots
                    .push(ballot(&record, columns, kind, &places, line)?);
            }
            Section::None => {}
        }
    }
    if election.candidates.is_empty() {
        return Err(malformed(0, "projects"));
    }
    let budget = meta.get("budget").ok_or(malformed(0, "budget"))?;
    election.budget = Some(amount(budget).ok_or(malformed(0, "budget"))?);
    election.title = meta.remove("description").unwrap_or_default();
    Ok(election)
}

/// The most decimals of a number: a file of a few kilobytes holds no number that takes minutes to add.
const DECIMALS_MAX: usize = 20;

/// A number as the format writes it: digits and a point. A fraction (`1/3`) is none.
fn plain(text: &str) -> Option<Rational> {
    let decimals = text
        .trim()
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    if text.contains('/') || decimals > DECIMALS_MAX {
        return None;
    }
    number(text)
}

/// Some files write `12 000,50`.
fn amount(text: &str) -> Option<Rational> {
    let dotted: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if letter == ',' { '.' } else { letter })
        .collect();
    plain(&dotted)
}

fn project(record: &csv::StringRecord, columns: &Columns, first: &str) -> Option<Candidate> {
    let id = columns.of(record, "project_id").unwrap_or(first).to_owned();
    let categories = columns
        .of(record, "category")
        .unwrap_or_default()
        .split(',')
        .map(|category| category.trim().to_owned())
        .filter(|category| !category.is_empty())
        .collect();
    let district = ["district", "subunit", "neighborhood"]
        .into_iter()
        .find_map(|name| columns.of(record, name))
        .unwrap_or_default();
    Some(Candidate {
        name: columns.of(record, "name").unwrap_or(&id).to_owned(),
        id,
        cost: Some(amount(columns.of(record, "cost")?)?),
        categories,
        district: district.to_owned(),
        ..Candidate::default()
    })
}

fn ballot(
    record: &csv::StringRecord,
    columns: &Columns,
    kind: &str,
    places: &HashMap<String, usize>,
    line: usize,
) -> Result<Ballot, Refusal> {
    let marked: Vec<usize> = columns
        .of(record, "vote")
        .ok_or(malformed(line, "vote"))?
        .split(',')
        .map(str::trim)
        .filter(|id| !id.is_empty())
        .map(|id| places.get(id).copied().ok_or(malformed(line, "unknown-project")))
        .collect::<Result<_, _>>()?;
    let mark = match kind {
        "ordinal" => Mark::Ranking(marked.into_iter().map(|project| vec![project]).collect()),
        "cumulative" | "scoring" => {
            let points = columns.of(record, "points").unwrap_or_default();
            let points: Vec<Rational> = points
                .split(',')
                .filter(|cell| !cell.trim().is_empty())
                .map(|cell| plain(cell).ok_or(malformed(line, "points")))
                .collect::<Result<_, _>>()?;
            if points.len() != marked.len() {
                return Err(malformed(line, "points"));
            }
            Mark::Points(marked.into_iter().zip(points).collect())
        }
        _ => {
            // Naming a project twice approves it once.
            let mut approved = marked;
            approved.sort_unstable();
            approved.dedup();
            Mark::Approvals(approved)
        }
    };
    Ok(Ballot::new(1, mark))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn file(cost: &str, points: &str) -> String {
        format!(
            "META\nkey;value\nbudget;100\nvote_type;cumulative\nPROJECTS\nproject_id;cost\n1;{cost}\nVOTES\n\
             voter_id;vote;points\n1;1;{points}\n"
        )
    }

    #[test]
    fn amounts_and_points_are_plain_numbers() {
        for (cost, points) in [("10", "1"), ("12 000,50", "0.25"), ("10.0", "3")] {
            assert!(read(&file(cost, points)).is_ok(), "{cost} {points}");
        }
        let long = format!("1.{}1", "0".repeat(20));
        for (cost, points) in [
            ("1/3", "1"),
            ("10", "1/3"),
            (long.as_str(), "1"),
            ("10", long.as_str()),
        ] {
            assert!(read(&file(cost, points)).is_err(), "{cost} {points}");
        }
    }
}
