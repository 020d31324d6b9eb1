//! Some rows as typed columns, ready to be written.

use bytes::Bytes;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use tables::{Description, Part, Sort, values};

use super::again::whole;
use crate::kind::Kind;
use crate::refused::Refused;
use crate::value::Value;

/// Rows of a part, column after column.
pub(super) struct Filled {
    /// Rows that hold something
    pub(super) rows: usize,
    /// Rows read, blank ones included
    pub(super) read: u64,
    /// Rows with more cells than columns
    pub(super) longer: u64,
    /// Bytes of text held
    pub(super) bytes: usize,
    columns: Vec<FilledColumn>,
}

struct FilledColumn {
    sort: Sort,
    kind: Kind,
    /// For each row 1, or 0 where the cell is empty
    levels: Vec<i16>,
    /// Of cells that are not empty
    cells: Cells,
}

enum Cells {
    Text { text: Vec<u8>, ends: Vec<usize> },
    Boolean(Vec<bool>),
    Whole(Vec<i64>),
    Real(Vec<f64>),
    Day(Vec<i32>),
}

impl Filled {
    pub(super) fn read(part: &Part<'_>, described: &Description, kinds: &[Kind]) -> Result<Self, Refused> {
        let mut columns: Vec<FilledColumn> = described
            .columns
            .iter()
            .zip(kinds)
            .map(|(column, kind)| FilledColumn {
                sort: column.sort,
                kind: *kind,
                levels: Vec::new(),
                cells: Cells::of(*kind),
            })
            .collect();
        let (mut rows, mut longer) = (0, 0);
        let read = part.each(|row| {
            if row.is_blank() {
                return;
            }
            rows += 1;
            longer += u64::from(row.width() > columns.len());
            for (at, column) in columns.iter_mut().enumerate() {
                column.take(&row.cell(at));
            }
        })?;
        let bytes = columns.iter().map(FilledColumn::bytes).sum();
        Ok(Self {
            rows,
            read,
            longer,
            bytes,
            columns,
        })
    }

    /// Rows that have their values already, those with nothing in them too.
    pub(super) fn of_values(kinds: &[Kind], rows: &[Vec<Value>]) -> Self {
        let mut columns: Vec<FilledColumn> = kinds
            .iter()
            .map(|kind| FilledColumn {
                sort: Sort::Text,
                kind: *kind,
                levels: Vec::with_capacity(rows.len()),
                cells: Cells::of(*kind),
            })
            .collect();
        for row in rows {
            for (at, column) in columns.iter_mut().enumerate() {
                let is_filled = row
                    .get(at)
                    .is_some_and(|value| column.cells.take_value(column.kind, value));
                column.levels.push(i16::from(is_filled));
            }
        }
        Self {
            rows: rows.len(),
            read: rows.len() as u64,
            longer: 0,
            bytes: columns.iter().map(FilledColumn::bytes).sum(),
            columns,
        }
    }

    /// Writes one column's rows.
    pub(super) fn write(&self, column: usize, writer: &mut ColumnWriter<'_>) -> Result<(), Refused> {
        let Some(column) = self.columns.get(column) else {
            return Ok(());
        };
        let levels = Some(column.levels.as_slice());
        match (&column.cells, writer) {
            (Cells::Text { text, ends }, ColumnWriter::ByteArrayColumnWriter(writer)) => {
                let text = Bytes::copy_from_slice(text);
                let mut start = 0;
                let values: Vec<ByteArray> = ends
                    .iter()
                    .map(|end| {
                        let value = ByteArray::from(text.slice(start..*end));
                        start = *end;
                        value
                    })
                    .collect();
                writer.write_batch(&values, levels, None)?;
            }
            (Cells::Boolean(values), ColumnWriter::BoolColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?;
            }
            (Cells::Whole(values), ColumnWriter::Int64ColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?;
            }
            (Cells::Real(values), ColumnWriter::DoubleColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?;
            }
            (Cells::Day(values), ColumnWriter::Int32ColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?;
            }
            // The schema was made of the same kinds.
            _ => {}
        }
        Ok(())
    }
}

impl Cells {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text {
                text: Vec::new(),
                ends: Vec::new(),
            },
            Kind::Boolean => Self::Boolean(Vec::new()),
            Kind::Integer | Kind::Decimal { .. } => Self::Whole(Vec::new()),
            Kind::Real => Self::Real(Vec::new()),
            Kind::Day => Self::Day(Vec::new()),
        }
    }
}

impl FilledColumn {
    fn take(&mut self, cell: &[u8]) {
        let is_filled = !cell.is_empty() && self.cells.take(self.sort, self.kind, cell);
        self.levels.push(i16::from(is_filled));
    }

    fn bytes(&self) -> usize {
        // Empty cells too: a table of four thousand empty columns is held as any other.
        let levels = self.levels.len() * size_of::<i16>();
        levels
            + match &self.cells {
                Cells::Text { text, ends } => text.len() + size_of_val(ends.as_slice()),
                Cells::Boolean(cells) => size_of_val(cells.as_slice()),
                Cells::Whole(cells) => size_of_val(cells.as_slice()),
                Cells::Real(cells) => size_of_val(cells.as_slice()),
                Cells::Day(cells) => size_of_val(cells.as_slice()),
            }
    }
}

impl Cells {
    /// False when the cell is empty, or its value none of the kind.
    fn take_value(&mut self, kind: Kind, value: &Value) -> bool {
        if *value == Value::Null {
            return false;
        }
        match (self, value) {
            (Self::Text { text, ends }, value) => {
                text.extend_from_slice(value.plain().as_bytes());
                ends.push(text.len());
                true
            }
            (Self::Boolean(cells), Value::Boolean(is_true)) => {
                cells.push(*is_true);
                true
            }
            (Self::Day(cells), Value::Day(days)) => {
                cells.push(*days);
                true
            }
            (Self::Whole(cells), value) => whole(value, kind).map(|number| cells.push(number)).is_some(),
            (Self::Real(cells), value) => value.number().map(|number| cells.push(number)).is_some(),
            (Self::Boolean(_) | Self::Day(_), _) => false,
        }
    }

    /// False when the cell is none of the kind, which measuring ruled out.
    fn take(&mut self, sort: Sort, kind: Kind, cell: &[u8]) -> bool {
        match self {
            Self::Text { text, ends } => {
                // What was no UTF-8 was decoded before; a Parquet string may hold nothing else.
                match std::str::from_utf8(cell) {
                    Ok(said) => text.extend_from_slice(said.as_bytes()),
                    Err(_) => text.extend_from_slice(String::from_utf8_lossy(cell).as_bytes()),
                }
                ends.push(text.len());
                true
            }
            Self::Boolean(cells) => values::boolean(cell).map(|value| cells.push(value)).is_some(),
            Self::Day(cells) => values::day(cell).map(|value| cells.push(value)).is_some(),
            Self::Whole(cells) => {
                let scale = if let Kind::Decimal { scale } = kind {
                    scale
                } else {
                    0
                };
                scaled(sort, cell, scale).map(|value| cells.push(value)).is_some()
            }
            Self::Real(cells) => real(sort, cell).map(|value| cells.push(value)).is_some(),
        }
    }
}

/// A number without its point: so many decimals, exactly.
fn scaled(sort: Sort, cell: &[u8], scale: u8) -> Option<i64> {
    if scale == 0
        && let Some(whole) = values::whole(cell)
    {
        return Some(whole);
    }
    let number = values::number(sort, cell)?;
    let power = u32::try_from(number.exponent + i32::from(scale)).ok()?;
    let whole = number.mantissa.checked_mul(10_i128.checked_pow(power)?)?;
    i64::try_from(whole).ok()
}

pub(super) fn real(sort: Sort, cell: &[u8]) -> Option<f64> {
    // As the standard library reads it, which is the nearest float; French writing is made plain first.
    if let Some(number) = std::str::from_utf8(cell)
        .ok()
        .and_then(|text| text.parse::<f64>().ok())
    {
        return Some(number).filter(|number| number.is_finite());
    }
    let number = values::number(sort, cell)?;
    let text = format!("{}e{}", number.mantissa, number.exponent);
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}
