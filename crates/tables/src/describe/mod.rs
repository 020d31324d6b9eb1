//! What a table is, told from its values: columns with their sorts, examples, what is empty, what looks wrong.

mod seen;
mod sorts;

use std::collections::HashSet;

use rayon::prelude::*;
use serde::Serialize;

use self::seen::SeenColumn;
use self::sorts::sort_of;
use crate::dialect::{Dialect, LineEnd};
use crate::encoding::Encoding;
use crate::kinds::{RECOGNISED, Sort};
use crate::limits::COLUMNS_MAX;
use crate::message::Message;
use crate::refusal::Refusal;
use crate::rows::{self, Cell};
use crate::source::{Format, Source};

/// A table, described.
#[derive(Debug, Clone, Serialize)]
pub struct Description {
    /// The form of the file
    pub format: Format,
    /// Of a CSV file
    pub encoding: Option<Encoding>,
    /// Of a CSV file
    pub dialect: Option<Dialect>,
    /// Rows, the header and the blank ones at the end left out
    pub rows: u64,
    /// Columns in their order
    pub columns: Vec<Column>,
    /// What looks wrong, or is worth knowing
    pub notices: Vec<Message>,
}

/// A column, described.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// As it is written, without the spaces around it
    pub name: String,
    /// What its values are
    pub sort: Sort,
    /// The share of filled cells that are of this sort, from 0 to 1
    pub share: f64,
    /// Filled cells
    pub filled: u64,
    /// Empty cells
    pub empty: u64,
    /// Different values; none beyond ten thousand
    pub distinct: Option<usize>,
    /// The first different values
    pub examples: Vec<String>,
    /// Cells with spaces around what they say
    pub spaced: u64,
    /// The longest value, in bytes of UTF-8
    pub longest_bytes: usize,
}

/// The share of a column's values that a sort has to hold.
const SHARE_MIN: f64 = 0.9;
/// Rows by which the sorts that a column may be are narrowed before the rest is read.
const FIRST_ROWS: u64 = 5_000;
/// Below this share of the first rows a sort is no longer asked about.
const FIRST_SHARE_MIN: f64 = 0.2;

/// Describes a table.
pub fn describe<R: std::io::Read>(mut source: Source<R>) -> Result<Description, Refusal> {
    let width = source.header.len();
    let every: u64 = (1 << RECOGNISED.len()) - 1;
    let mut whole = Seen::new(&vec![every; width]);
    let mut asked: Option<Vec<u64>> = None;
    while let Some(block) = source.next_block()? {
        let dialect = source.dialect;
        let mut rest: &[u8] = &block.text;
        let masks = if let Some(masks) = &asked {
            masks.clone()
        } else {
            // The first rows alone, so that the others are asked about few sorts.
            let (first, after) = rest.split_at(first_rows(rest, dialect));
            let before = source.passed(0);
            let seen =
                read(first, dialect, &vec![every; width]).map_err(|refusal| placed(refusal, before))?;
            rest = after;
            source.passed(seen.rows);
            whole.take(seen);
            asked.insert(whole.narrowed()).clone()
        };
        let (cuts, _) = if rest.len() == block.text.len() {
            (block.cuts.clone(), 0)
        } else {
            rows::cuts(rest, dialect)
        };
        let parts = rows::parts(rest, &cuts);
        let seen: Vec<Result<Seen, Refusal>> =
            parts.par_iter().map(|part| read(part, dialect, &masks)).collect();
        for seen in seen {
            let before = source.passed(0);
            let seen = seen.map_err(|refusal| placed(refusal, before))?;
            source.passed(seen.rows);
            whole.take(seen);
        }
    }
    Ok(whole.description(&source))
}

/// The row of a refusal counted from the beginning of the file.
fn placed(refusal: Refusal, before: u64) -> Refusal {
    match refusal {
        Refusal::TooManyColumns { row } => Refusal::TooManyColumns { row: row + before },
        other => other,
    }
}

fn first_rows(text: &[u8], dialect: Dialect) -> usize {
    let (mut at, mut rows) = (0, 0);
    while at < text.len() && rows < FIRST_ROWS {
        at = rows::end(text, at, dialect).unwrap_or(text.len());
        rows += 1;
    }
    at
}

/// Reads whole rows.
fn read(text: &[u8], dialect: Dialect, masks: &[u64]) -> Result<Seen, Refusal> {
    let mut seen = Seen::new(masks);
    let mut cells: Vec<Cell> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        at = rows::read(text, at, dialect, &mut cells);
        seen.rows += 1;
        if cells.len() > COLUMNS_MAX {
            return Err(Refusal::TooManyColumns { row: seen.rows });
        }
        seen.longer += u64::from(cells.len() > masks.len());
        seen.shorter += u64::from(cells.len() < masks.len() && !cells.is_empty());
        let mut is_blank = true;
        for (cell, column) in cells.iter().zip(&mut seen.columns) {
            if cell.is_empty() {
                continue;
            }
            let value = cell.value(text, dialect.quote);
            is_blank &= !column.take_value(&value);
        }
        is_blank &= cells.iter().skip(masks.len()).all(|cell| cell.is_empty());
        if is_blank {
            seen.blank += 1;
        } else {
            seen.last_filled = seen.rows;
            seen.blank_before_last = seen.blank;
        }
    }
    Ok(seen)
}

/// What was seen of rows.
struct Seen {
    rows: u64,
    last_filled: u64,
    blank: u64,
    blank_before_last: u64,
    longer: u64,
    shorter: u64,
    columns: Vec<SeenColumn>,
}

impl Seen {
    fn new(masks: &[u64]) -> Self {
        Self {
            rows: 0,
            last_filled: 0,
            blank: 0,
            blank_before_last: 0,
            longer: 0,
            shorter: 0,
            columns: masks.iter().map(|mask| SeenColumn::new(*mask)).collect(),
        }
    }

    fn take(&mut self, other: Self) {
        if other.last_filled > 0 {
            self.last_filled = self.rows + other.last_filled;
            self.blank_before_last = self.blank + other.blank_before_last;
        }
        self.rows += other.rows;
        self.blank += other.blank;
        self.longer += other.longer;
        self.shorter += other.shorter;
        for (column, more) in self.columns.iter_mut().zip(other.columns) {
            column.take(more);
        }
    }

    /// For each column, the sorts that its first rows leave open.
    fn narrowed(&self) -> Vec<u64> {
        self.columns
            .iter()
            .map(|column| {
                if column.filled == 0 {
                    return column.mask;
                }
                // What is a number for machines is one for the French too: it need not be asked twice.
                let is_plain = RECOGNISED
                    .iter()
                    .position(|sort| *sort == Sort::Decimal)
                    .is_some_and(|bit| column.share(bit) >= 1.0);
                (0..RECOGNISED.len())
                    .filter(|bit| column.share(*bit) >= FIRST_SHARE_MIN)
                    .filter(|bit| !is_plain || RECOGNISED.get(*bit) != Some(&Sort::FrenchDecimal))
                    .fold(0, |mask, bit| mask | 1 << bit)
            })
            .collect()
    }

    fn description<R>(self, source: &Source<R>) -> Description {
        let rows = self.last_filled;
        let mut notices = source.notices.clone();
        self.tell(source, &mut notices);
        let names: Vec<String> = source.header.clone();
        let columns: Vec<Column> = names
            .into_iter()
            .zip(self.columns)
            .map(|(name, seen)| {
                let (sort, share) = sort_of(&name, &seen);
                if seen.spaced > 0 {
                    notices.push(
                        Message::new("tables-notice-spaced")
                            .with("column", &name)
                            .with("number", seen.spaced.to_string()),
                    );
                }
                if seen.garbled > 0 {
                    notices.push(
                        Message::new("tables-notice-garbled")
                            .with("column", &name)
                            .with("number", seen.garbled.to_string()),
                    );
                }
                if seen.filled == 0 && rows > 0 {
                    notices.push(Message::new("tables-notice-column-empty").with("column", &name));
                } else if share < 1.0 {
                    notices.push(
                        Message::new("tables-notice-others")
                            .with("column", &name)
                            .with("sort", sort.name())
                            .with("number", others(share, seen.filled)),
                    );
                }
                Column {
                    name,
                    sort,
                    share,
                    filled: seen.filled,
                    empty: rows.saturating_sub(seen.filled),
                    distinct: (!seen.is_distinct_lost).then_some(seen.distinct.len()),
                    examples: seen.examples,
                    spaced: seen.spaced,
                    longest_bytes: seen.longest_bytes,
                }
            })
            .collect();
        let is_csv = source.format == Format::Csv;
        Description {
            format: source.format,
            encoding: is_csv.then_some(source.encoding),
            dialect: is_csv.then_some(source.dialect),
            rows,
            columns,
            notices,
        }
    }

    /// What looks wrong in the whole.
    fn tell<R>(&self, source: &Source<R>, notices: &mut Vec<Message>) {
        let mut names: HashSet<&str> = HashSet::new();
        for (column, name) in source.header.iter().enumerate() {
            if name.is_empty() {
                notices.push(
                    Message::new("tables-notice-column-unnamed").with("column", (column + 1).to_string()),
                );
            } else if !names.insert(name) {
                notices.push(Message::new("tables-notice-column-twice").with("column", name));
            }
        }
        let mut tell = |id: &'static str, number: u64| {
            if number > 0 {
                notices.push(Message::new(id).with("number", number.to_string()));
            }
        };
        tell("tables-notice-blank", self.blank_before_last);
        tell("tables-notice-trailing", self.rows - self.last_filled);
        tell("tables-notice-longer", self.longer);
        tell("tables-notice-shorter", self.shorter);
        if source.format == Format::Csv {
            if !matches!(source.encoding, Encoding::Utf8 | Encoding::Utf8Bom) {
                notices.push(Message::new("tables-notice-encoding").with("encoding", source.encoding.name()));
            }
            if source.dialect.line_end == LineEnd::Mixed {
                notices.push(Message::new("tables-notice-line-ends"));
            }
        }
        if self.last_filled == 0 {
            notices.push(Message::new("tables-notice-no-rows"));
        }
    }
}

/// Filled cells that are not of the sort.
fn others(share: f64, filled: u64) -> String {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count is a count"
    )]
    let number = ((1.0 - share) * filled as f64).round() as u64;
    number.to_string()
}
