//! Mending what can be mended without a doubt, and nothing else: a value is written anew only when the field then takes it.

use std::borrow::Cow;
use std::io::Read;

use serde::Serialize;

use crate::check::{Broken, Examiner, Read as Said, Report, matched};
use crate::dates;
use crate::dialect::Dialect;
use crate::fold::{fold, trimmed};
use crate::kinds::numbers;
use crate::limits::MENDS_MAX;
use crate::message::{Message, shown_bytes};
use crate::refusal::Refusal;
use crate::rows::{self, Cell};
use crate::schema::{Kind, Schema, TimeFormat};
use crate::source::Source;
use crate::write;

/// One thing mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mend {
    /// In the file that was read, from 1, the header's; none for the whole file
    pub row: Option<u64>,
    /// The column
    pub field: Option<String>,
    /// What was written
    pub from: Option<String>,
    /// What is written now
    pub to: Option<String>,
    /// What was done
    pub message: Message,
}

/// What was mended.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Mended {
    /// How many things were
    pub count: u64,
    /// The first of them
    pub mends: Vec<Mend>,
}

impl Mended {
    pub(crate) fn push(&mut self, make: impl FnOnce() -> Mend) {
        self.count += 1;
        if self.mends.len() < MENDS_MAX {
            self.mends.push(make());
        }
    }
}

/// What a field takes in the place of a value that it refuses; none when there is a doubt.
pub(crate) fn value(examiner: &Examiner<'_>, value: &[u8], is_american: bool) -> Option<String> {
    let narrow = narrowed(value);
    let text = std::str::from_utf8(trimmed(&narrow)).ok()?.to_owned();
    if text.is_empty() {
        // Spaces alone are no value: a field that needs one still lacks it.
        let is_optional = !value.is_empty() && !examiner.field.constraints.is_required;
        return (is_optional && examiner.is_missing(b"")).then(String::new);
    }
    let mut tried: Vec<String> = vec![text.clone()];
    tried.extend(rewritten(examiner, &text, is_american));
    tried.into_iter().find(|tried| {
        let (read, broken) = examiner.examine(tried.as_bytes());
        read.is_value() && broken == Broken::default() && tried.as_bytes() != value
    })
}

/// Full-width figures and letters as plain ones.
fn narrowed(value: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(value) {
        Ok(text) if text.chars().any(|letter| ('！'..='～').contains(&letter)) => {
            let narrow: String = text
                .chars()
                .map(|letter| match letter {
                    '！'..='～' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
                    _ => letter,
                })
                .collect();
            Cow::Owned(narrow.into_bytes())
        }
        _ => Cow::Borrowed(value),
    }
}

/// The same thing as the field's type wants it written.
fn rewritten(examiner: &Examiner<'_>, text: &str, is_american: bool) -> Vec<String> {
    let value = text.as_bytes();
    let mut tried = Vec::new();
    match &examiner.field.kind {
        Kind::Integer { .. } | Kind::Number(_) => {
            let number = numbers::without_euro(value).unwrap_or(value);
            if let Some(plain) = numbers::french(number).and_then(|plain| String::from_utf8(plain).ok()) {
                // 12,0 is a whole number.
                if let (Kind::Integer { .. }, Some((whole, decimals))) =
                    (&examiner.field.kind, plain.split_once('.'))
                    && decimals.bytes().all(|digit| digit == b'0')
                {
                    tried.push(whole.to_owned());
                }
                tried.push(plain);
            }
        }
        Kind::Boolean { yes, no } => {
            let words = match numbers::boolean(value) {
                Some(true) => yes,
                Some(false) => no,
                None => return tried,
            };
            tried.extend(words.first().cloned());
        }
        Kind::Date(TimeFormat::Iso) => {
            let slashed = dates::french_date(value).filter(|_| !is_american);
            // A time of midnight says nothing.
            let midnight =
                dates::iso_date_time(value).filter(|instant| instant.seconds == 0 && instant.fraction == 0);
            let date = slashed
                .or_else(|| dates::compact_date(value))
                .or_else(|| dates::written_date(&fold(text)))
                .or(midnight);
            tried.extend(date.map(dates::Instant::iso_date));
        }
        Kind::Date(TimeFormat::Given(format)) if format == "%Y-%m-%d" => {
            let slashed = dates::french_date(value).filter(|_| !is_american);
            let date = slashed
                .or_else(|| dates::compact_date(value))
                .or_else(|| dates::written_date(&fold(text)));
            tried.extend(date.map(dates::Instant::iso_date));
        }
        Kind::Text | Kind::Formatted(_) => {
            let spaceless: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
            // Only figures are written with spaces that mean nothing.
            if spaceless.bytes().all(|byte| byte.is_ascii_digit()) {
                tried.push(spaceless);
            }
        }
        _ => {}
    }
    if let Some(allowed) = &examiner.field.constraints.allowed {
        let folded = fold(text);
        let mut same = allowed.iter().filter(|word| fold(word) == folded);
        if let (Some(only), None) = (same.next(), same.next()) {
            tried.push(only.clone());
        }
    }
    tried
}

/// Writes a table mended, as CSV in UTF-8 with commas, one block after the other. `report` is what the check of the same
/// file found.
pub fn corrected<R: Read>(
    mut source: Source<R>,
    schema: &Schema,
    report: &Report,
    mut write: impl FnMut(&[u8]) -> std::io::Result<()>,
) -> Result<Mended, Refusal> {
    let mut mended = Mended::default();
    let mut header = source.header.clone();
    let columns = matched(&header, schema);
    for (column, name) in &columns.renamed {
        if let Some(label) = header.get_mut(*column) {
            let from = std::mem::replace(label, name.clone());
            mended.push(|| Mend {
                row: Some(1),
                field: Some(name.clone()),
                from: Some(from),
                to: Some(name.clone()),
                message: Message::new("tables-mend-label"),
            });
        }
    }
    let columns = matched(&header, schema);
    let examiners: Vec<Option<Examiner<'_>>> = columns
        .fields
        .iter()
        .map(|field| {
            field
                .and_then(|field| schema.fields.get(field))
                .map(Examiner::new)
        })
        .collect();
    let mut out = Vec::new();
    write::row(&mut out, header.iter().map(String::as_bytes), Dialect::default());
    let mut cells: Vec<Cell> = Vec::new();
    while let Some(block) = source.next_block()? {
        let text = &block.text;
        let mut at = 0;
        while at < text.len() {
            at = rows::read(text, at, source.dialect, &mut cells);
            let row = source.passed(1) + 1;
            let mut values: Vec<Cow<'_, [u8]>> = cells
                .iter()
                .map(|cell| cell.value(text, source.dialect.quote))
                .collect();
            if values.iter().all(|value| trimmed(value).is_empty()) {
                mended.push(|| Mend {
                    row: Some(row),
                    field: None,
                    from: None,
                    to: None,
                    message: Message::new("tables-mend-row-blank"),
                });
                continue;
            }
            while values.len() > header.len() && values.last().is_some_and(|value| trimmed(value).is_empty())
            {
                values.pop();
                mended.push(|| Mend {
                    row: Some(row),
                    field: None,
                    from: None,
                    to: None,
                    message: Message::new("tables-mend-cell-extra"),
                });
            }
            mend_row(&mut values, &examiners, report, row, &mut mended);
            write::row(&mut out, values.iter().map(AsRef::as_ref), Dialect::default());
        }
        write(&out)?;
        out.clear();
    }
    write(&out)?;
    Ok(mended)
}

fn mend_row(
    values: &mut [Cow<'_, [u8]>],
    examiners: &[Option<Examiner<'_>>],
    report: &Report,
    row: u64,
    mended: &mut Mended,
) {
    for (column, (cell, examiner)) in values.iter_mut().zip(examiners).enumerate() {
        let Some(examiner) = examiner else { continue };
        let (read, broken) = examiner.examine(cell);
        let is_doubtful = report.american.contains(&column);
        // A number with spaces around it is accepted, and written without all the same.
        let is_spaced = matches!(read, Said::Number(_)) && trimmed(cell).len() < cell.len();
        if read != Said::Wrong && broken.is_none() && !is_spaced {
            continue;
        }
        if let Some(to) = value(examiner, cell, is_doubtful) {
            mended.push(|| Mend {
                row: Some(row),
                field: Some(examiner.field.name.clone()),
                from: Some(shown_bytes(cell)),
                to: Some(to.clone()),
                message: Message::new("tables-mend-value"),
            });
            *cell = Cow::Owned(to.into_bytes());
        }
    }
}
