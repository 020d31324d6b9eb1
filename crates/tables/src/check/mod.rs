//! Checking a table against a schema: every fault with its row, its column, its value, and how to mend it.
//!
//! Verdicts are Validata's, but for what the crate's README lists. Blocks of whole rows are checked side by side; what
//! concerns several rows (keys, values that come twice) is put together in the order of rows.

mod cells;
mod custom;
mod explain;
mod fault;
mod header;
mod reference;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use serde::Serialize;

pub use fault::{Fault, Fix, Level, Stricter};
pub use reference::Reference;

pub(crate) use cells::{Broken, Examiner, Read, read_plain};
pub(crate) use fault::Faults;
pub(crate) use header::{Columns, matched};

use self::custom::Planned;
use crate::dialect::Dialect;
use crate::limits::{COLUMNS_MAX, FAULTS_MAX};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::rows::{self, Cell};
use crate::schema::Schema;
use crate::source::Source;

/// What a check finds.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// True when nothing is wrong
    pub valid: bool,
    /// Rows, the header and the blank ones at the end left out
    pub rows: u64,
    /// Columns
    pub columns: usize,
    /// How many faults there are
    pub fault_count: u64,
    /// The first of them, in the order of rows
    pub faults: Vec<Fault>,
    /// How many warnings and informations there are: a schema makes none, [`crate::bal`] does
    pub remark_count: u64,
    /// The first of them, in the order of rows
    pub remarks: Vec<Fault>,
    /// What is no fault, and worth knowing
    pub notices: Vec<Message>,
    /// Blank rows at the end, which are no fault
    pub trailing_blank_rows: u64,
    /// Columns in which a day is written as Americans do: days with slashes are then in doubt
    #[serde(skip)]
    pub(crate) american: HashSet<usize>,
}

/// Checks a table alone: keys that lead to other tables are not looked for, and the report says so.
pub fn check<R: std::io::Read>(source: Source<R>, schema: &Schema) -> Result<Report, Refusal> {
    check_beside(source, schema, &[])
}

/// Checks a table beside those that its keys lead to.
pub fn check_beside<R: std::io::Read>(
    mut source: Source<R>,
    schema: &Schema,
    references: &[Reference],
) -> Result<Report, Refusal> {
    let plan = Plan::new(&source.header, schema, references);
    let mut whole = Whole::default();
    while let Some(block) = source.next_block()? {
        let parts = block.parts();
        let dialect = source.dialect;
        // Once enough are listed, the others are only counted.
        let room = FAULTS_MAX.saturating_sub(whole.faults.listed.len());
        let checked: Vec<Part> = parts
            .par_iter()
            .map(|part| plan.check(part, dialect, room))
            .collect();
        for part in checked {
            if let Some(row) = part.too_wide {
                return Err(Refusal::TooManyColumns {
                    row: source.passed(0) + row,
                });
            }
            let before = source.passed(part.rows);
            whole.take(part, before, &plan);
        }
    }
    Ok(whole.report(&source, schema, plan))
}

/// A schema laid over the columns of one file.
struct Plan<'a> {
    columns: Columns,
    /// For each column
    examiners: Vec<Option<Examiner<'a>>>,
    checks: Vec<Planned<'a>>,
    /// What checks say of the columns themselves, told if there is a row
    at_header: Vec<Fault>,
    /// Columns whose values may not come twice, and their names
    unique: Vec<(usize, &'a str)>,
    /// Columns of the primary key; empty when it has none, or one of them is not there
    primary: Vec<usize>,
    foreign: Vec<PlannedKey<'a>>,
}

/// A foreign key laid over the columns of one file.
struct PlannedKey<'a> {
    /// Columns here
    from: Vec<usize>,
    /// Columns of this same table; empty for another
    to: Vec<usize>,
    /// The keys of another
    there: Option<&'a HashSet<u128>>,
    names: String,
}

impl<'a> Plan<'a> {
    fn new(header: &[String], schema: &'a Schema, references: &'a [Reference]) -> Self {
        let mut columns = matched(header, schema);
        let examiners = columns
            .fields
            .iter()
            .map(|field| {
                field
                    .and_then(|field| schema.fields.get(field))
                    .map(Examiner::new)
            })
            .collect();
        let mut checks = Vec::new();
        let mut at_header = Vec::new();
        for check in &schema.checks {
            match Planned::new(check, &columns) {
                Ok(planned) => checks.push(planned),
                Err((kind, message)) => at_header.push(Fault::at(kind, 1, message)),
            }
        }
        let unique = schema
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.constraints.is_unique)
            .filter_map(|(place, field)| Some((columns.of_field(place)?, field.name.as_str())))
            .collect();
        let all_of = |names: &[String]| -> Vec<usize> {
            names
                .iter()
                .map(|name| columns.of_field(schema.place(name)?))
                .collect::<Option<Vec<usize>>>()
                .unwrap_or_default()
        };
        let primary = all_of(&schema.primary_key);
        let mut foreign = Vec::new();
        let mut notices = Vec::new();
        for key in &schema.foreign_keys {
            let reference = references
                .iter()
                .find(|known| known.resource == key.resource && known.fields == key.fields);
            let planned = PlannedKey {
                from: all_of(&key.fields),
                to: if key.resource.is_empty() {
                    all_of(&key.reference_fields)
                } else {
                    Vec::new()
                },
                there: reference.map(|reference| &reference.keys),
                names: key.fields.join(", "),
            };
            let is_here = key.resource.is_empty() && planned.to.len() == planned.from.len();
            if !planned.from.is_empty() && (is_here || planned.there.is_some()) {
                foreign.push(planned);
            } else {
                notices.push(
                    Message::new("tables-notice-key-foreign")
                        .with("columns", key.fields.join(", "))
                        .with("resource", &key.resource),
                );
            }
        }
        columns.notices.append(&mut notices);
        Self {
            columns,
            examiners,
            checks,
            at_header,
            unique,
            primary,
            foreign,
        }
    }

    /// Checks whole rows.
    fn check(&self, text: &[u8], dialect: Dialect, room: usize) -> Part {
        let mut part = Part {
            faults: Faults::within(room),
            waiting: Faults::within(room),
            unique: vec![Vec::new(); self.unique.len()],
            from: vec![Vec::new(); self.foreign.len()],
            to: vec![Vec::new(); self.foreign.len()],
            ..Part::default()
        };
        let mut cells: Vec<Cell> = Vec::new();
        let mut values: Vec<Cow<'_, [u8]>> = Vec::new();
        let mut reads: Vec<Read> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            at = rows::read(text, at, dialect, &mut cells);
            part.rows += 1;
            if cells.len() > COLUMNS_MAX {
                part.too_wide = Some(part.rows);
                return part;
            }
            values.clear();
            values.extend(cells.iter().map(|cell| cell.value(text, dialect.quote)));
            self.row(&values, &mut reads, &mut part);
        }
        part
    }

    /// One row. Its faults wait until a row that is not blank follows or is it.
    fn row(&self, values: &[Cow<'_, [u8]>], reads: &mut Vec<Read>, part: &mut Part) {
        let row = part.rows;
        let width = self.examiners.len();
        reads.clear();
        let mut is_blank = true;
        let before = part.waiting.count;
        for (column, examiner) in self.examiners.iter().enumerate() {
            let Some(value) = values.get(column) else {
                reads.push(Read::Missing);
                if let Some(examiner) = examiner
                    && examiner.field.constraints.is_required
                {
                    part.waiting
                        .push(|| explain::constraint(examiner, b"", Broken::REQUIRED, row));
                }
                continue;
            };
            let value = value.as_ref();
            let Some(examiner) = examiner else {
                is_blank &= value.is_empty();
                reads.push(if value.is_empty() {
                    Read::Missing
                } else {
                    Read::Text
                });
                continue;
            };
            let (read, broken) = examiner.examine(value);
            is_blank &= read == Read::Missing;
            reads.push(read);
            if read == Read::Wrong {
                if crate::dates::is_american(value) {
                    part.american.insert(column);
                }
                part.waiting.push(|| explain::wrong_type(examiner, value, row));
            } else if !broken.is_none() {
                for one in Broken::ALL.into_iter().filter(|one| broken.holds(*one)) {
                    part.waiting
                        .push(|| explain::constraint(examiner, value, one, row));
                }
            }
        }
        for value in values.iter().skip(width) {
            is_blank &= value.is_empty();
            part.waiting.push(|| explain::extra_cell(value, row));
        }
        for column in values.len()..width {
            part.waiting.push(|| {
                let name = self.examiners.get(column).and_then(Option::as_ref);
                explain::missing_cell(name.map(|examiner| examiner.field.name.as_str()), row)
            });
        }
        if is_blank {
            // A blank row is one fault, whatever it lacks.
            part.waiting.count = before;
            part.waiting.listed.retain(|fault| fault.row != Some(row));
            part.waiting.push(|| explain::blank_row(row));
        }
        self.keys(values, reads, row, part);
        for check in &self.checks {
            if let Some((kind, message)) = check.wrong(values, reads) {
                part.waiting.push(|| {
                    let value = check
                        .field
                        .and_then(|name| self.columns.of(name))
                        .and_then(|column| values.get(column));
                    explain::custom(kind, row, message, check.field, value.map(AsRef::as_ref))
                });
            }
        }
        if !is_blank {
            part.last_filled = row;
            part.faults.take(&mut part.waiting, 0);
        }
    }

    fn keys(&self, values: &[Cow<'_, [u8]>], reads: &[Read], row: u64, part: &mut Part) {
        let key = |column: usize| {
            let read = reads.get(column).copied().filter(|read| read.is_value())?;
            Some(read.key(values.get(column).map(AsRef::as_ref).unwrap_or_default()))
        };
        for ((column, _), seen) in self.unique.iter().zip(&mut part.unique) {
            if let Some(key) = key(*column) {
                seen.push((row, key));
            }
        }
        if !self.primary.is_empty() {
            match together(self.primary.iter().map(|column| key(*column))) {
                Some(key) => part.primary.push((row, key)),
                None => part
                    .waiting
                    .push(|| Fault::at("primary-key", row, Message::new("tables-fault-key-missing"))),
            }
        }
        for (index, planned) in self.foreign.iter().enumerate() {
            let from = together(planned.from.iter().map(|column| key(*column)));
            let to = together(planned.to.iter().map(|column| key(*column)));
            if let (Some(key), Some(seen)) = (from, part.from.get_mut(index)) {
                seen.push((row, key));
            }
            if let (Some(key), Some(seen)) = (to, part.to.get_mut(index)) {
                seen.push((row, key));
            }
        }
    }
}

/// One key of several; none when all are missing.
fn together(keys: impl Iterator<Item = Option<u128>>) -> Option<u128> {
    let mut is_missing = true;
    let mut whole = 0_u128;
    for key in keys {
        is_missing &= key.is_none();
        // Their order counts: the same values in other columns are another key.
        whole = whole
            .rotate_left(29)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
            ^ key.unwrap_or(1);
    }
    (!is_missing).then_some(whole)
}

/// Rows that were checked together. Rows are counted from 1 in it.
#[derive(Default)]
struct Part {
    rows: u64,
    last_filled: u64,
    too_wide: Option<u64>,
    faults: Faults,
    /// Those of the blank rows since the last that is not
    waiting: Faults,
    american: HashSet<usize>,
    unique: Vec<Vec<(u64, u128)>>,
    primary: Vec<(u64, u128)>,
    from: Vec<Vec<(u64, u128)>>,
    to: Vec<Vec<(u64, u128)>>,
}

/// All rows so far.
#[derive(Default)]
struct Whole {
    rows: u64,
    last_filled: u64,
    faults: Faults,
    waiting: Faults,
    american: HashSet<usize>,
    unique: Vec<HashMap<u128, u64>>,
    primary: HashMap<u128, u64>,
    from: Vec<Vec<(u64, u128)>>,
    to: Vec<HashSet<u128>>,
}

impl Whole {
    /// Takes the rows that stand after `before` others, the header included.
    fn take(&mut self, mut part: Part, before: u64, plan: &Plan<'_>) {
        self.rows += part.rows;
        self.american.extend(part.american);
        if part.last_filled > 0 {
            self.last_filled = before + part.last_filled;
            self.faults.take(&mut self.waiting, 0);
            self.faults.take(&mut part.faults, before);
        }
        self.waiting.take(&mut part.waiting, before);
        self.unique.resize_with(plan.unique.len(), HashMap::new);
        for (((_, name), known), seen) in plan.unique.iter().zip(&mut self.unique).zip(part.unique) {
            for (row, key) in seen {
                if let Some(first) = known.insert(key, before + row) {
                    self.faults.push(|| explain::twice(name, before + row, first));
                }
            }
        }
        for (row, key) in part.primary {
            if let Some(first) = self.primary.insert(key, before + row) {
                self.faults.push(|| {
                    let message = Message::new("tables-fault-key-twice").with("row", first.to_string());
                    Fault::at("primary-key", before + row, message)
                });
            }
        }
        self.from.resize_with(plan.foreign.len(), Vec::new);
        for (known, seen) in self.from.iter_mut().zip(part.from) {
            known.extend(seen.into_iter().map(|(row, key)| (before + row, key)));
        }
        self.to.resize_with(plan.foreign.len(), HashSet::new);
        for (known, seen) in self.to.iter_mut().zip(part.to) {
            known.extend(seen.into_iter().map(|(_, key)| key));
        }
    }

    fn report<R: std::io::Read>(mut self, source: &Source<R>, schema: &Schema, plan: Plan<'_>) -> Report {
        for (planned, (from, here)) in plan.foreign.iter().zip(self.from.iter().zip(&self.to)) {
            let keys = planned.there.unwrap_or(here);
            for (row, key) in from {
                if !keys.contains(key) {
                    self.faults.push(|| {
                        let message =
                            Message::new("tables-fault-key-foreign").with("columns", &planned.names);
                        Fault::at("foreign-key", *row, message)
                    });
                }
            }
        }
        let mut faults = Faults::default();
        for fault in plan.columns.faults {
            faults.push(|| fault);
        }
        // The header's own row is 1; before any row was read there is nothing to be told of their columns.
        if self.rows > 0 {
            for fault in plan.at_header {
                faults.push(|| fault);
            }
        }
        faults.take(&mut self.faults, 0);
        faults.listed.sort_by_key(|fault| fault.row);
        let trailing = (self.rows + 1).saturating_sub(self.last_filled.max(1));
        let mut notices = schema.notices.clone();
        notices.extend(source.notices.iter().cloned());
        notices.extend(plan.columns.notices);
        if trailing > 0 {
            notices.push(Message::new("tables-notice-trailing").with("number", trailing.to_string()));
        }
        if self.rows == trailing {
            notices.push(Message::new("tables-notice-no-rows"));
        }
        Report {
            valid: faults.count == 0,
            rows: self.rows - trailing,
            columns: source.header.len(),
            fault_count: faults.count,
            faults: faults.listed,
            remark_count: 0,
            remarks: Vec::new(),
            notices,
            trailing_blank_rows: trailing,
            american: self.american,
        }
    }
}
