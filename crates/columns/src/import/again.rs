//! Answers written as Parquet again: columns of the kinds they have, none guessed of its text, and no row left out.

use std::io::Write;
use std::sync::Arc;

use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::filled::Filled;
use super::properties;
use crate::answer::{Answer, names};
use crate::kind::{DIGITS_MAX, Kind, parquet_type};
use crate::refused::Refused;
use crate::table::Heading;
use crate::value::Value;

/// A Parquet file of an answer, page after page: each of them is a row group.
pub struct AnswerFile<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    kinds: Vec<Kind>,
}

impl<W: Write + Send> AnswerFile<W> {
    /// A file of these columns. A value that is none of its column's kind is an empty cell: [`AnswerFile::widen`] rules it out.
    pub fn new(headings: &[Heading], to: W) -> Result<Self, Refused> {
        let kinds: Vec<Kind> = headings.iter().map(|heading| heading.kind).collect();
        let fields = names(headings)
            .iter()
            .zip(&kinds)
            .map(|(name, kind)| parquet_type(name, *kind).map(Arc::new))
            .collect::<Result<Vec<_>, Refused>>()?;
        let schema = Arc::new(Type::group_type_builder("table").with_fields(fields).build()?);
        let sorts: Vec<&str> = headings.iter().map(|heading| heading.sort.name()).collect();
        Ok(Self {
            writer: SerializedFileWriter::new(to, schema, Arc::new(properties(&sorts)))?,
            kinds,
        })
    }

    /// Makes floats of the columns where a number of this page is too long for its kind: a sum may be longer than what it is of.
    pub fn widen(headings: &mut [Heading], page: &Answer) {
        for (at, heading) in headings.iter_mut().enumerate() {
            let is_exact = matches!(heading.kind, Kind::Integer | Kind::Decimal { .. });
            let is_too_fine = matches!(heading.kind, Kind::Decimal { scale } if scale > DIGITS_MAX);
            let mut cells = page.rows.iter().filter_map(|row| row.get(at));
            let limit = if heading.kind == Kind::Integer {
                u64::MAX
            } else {
                10_u64.pow(u32::from(DIGITS_MAX))
            };
            let is_beyond = |cell: &Value| {
                let number = whole(cell, heading.kind);
                *cell != Value::Null && number.is_none_or(|number| number.unsigned_abs() >= limit)
            };
            if is_exact && (is_too_fine || cells.any(is_beyond)) {
                heading.kind = Kind::Real;
            }
        }
    }

    /// Adds the rows of a page.
    pub fn add(&mut self, page: &Answer) -> Result<(), Refused> {
        if page.rows.is_empty() {
            return Ok(());
        }
        let filled = Filled::of_values(&self.kinds, &page.rows);
        let mut group = self.writer.next_row_group()?;
        let mut at = 0;
        while let Some(mut column) = group.next_column()? {
            filled.write(at, column.untyped())?;
            column.close()?;
            at += 1;
        }
        group.close()?;
        Ok(())
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> usize {
        self.writer.bytes_written()
    }

    /// Ends the file, and gives what it was written to.
    pub fn close(self) -> Result<W, Refused> {
        Ok(self.writer.into_inner()?)
    }
}

/// A number without its point, as a column of this kind keeps it; none when it does not hold there.
pub(super) fn whole(value: &Value, kind: Kind) -> Option<i64> {
    match (value, kind) {
        (Value::Integer(number), Kind::Integer) => Some(*number),
        (Value::Decimal { mantissa, scale: 0 }, Kind::Integer) => i64::try_from(*mantissa).ok(),
        (Value::Decimal { mantissa, scale }, Kind::Decimal { scale: kept }) if *scale == kept => {
            i64::try_from(*mantissa).ok()
        }
        _ => None,
    }
}
