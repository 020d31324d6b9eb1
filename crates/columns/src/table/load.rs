//! Cells of a Parquet column read into a dictionary and codes.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use hashbrown::hash_table::{Entry, HashTable};
use hashbrown::{DefaultHashBuilder, HashMap};
use parquet::column::reader::ColumnReader;
use parquet::data_type::ByteArray;
use parquet::file::reader::FileReader;
use tables::values;

use super::Heading;
use crate::column::{Codes, Column, Entries, Strings};
use crate::kind::{Kind, Stored};
use crate::refused::Refused;
use crate::value::Value;

/// Rows read at once.
const ROWS: usize = 32_768;

/// A column of an open file.
pub(super) struct Reading<'a> {
    pub(super) reader: &'a dyn FileReader,
    pub(super) column: usize,
    pub(super) stored: Stored,
    pub(super) rows: usize,
}

/// Cells read together; levels are 0 where a cell is empty.
#[derive(Default)]
struct Chunk {
    levels: Vec<i16>,
    texts: Vec<ByteArray>,
    wholes: Vec<i64>,
    reals: Vec<f64>,
}

/// Reads the next rows of a group's column.
fn read(from: &mut ColumnReader, most: usize, chunk: &mut Chunk) -> Result<usize, Refused> {
    chunk.levels.clear();
    chunk.texts.clear();
    chunk.wholes.clear();
    chunk.reals.clear();
    let levels = &mut chunk.levels;
    let (rows, values) = match from {
        ColumnReader::BoolColumnReader(from) => {
            let mut cells: Vec<bool> = Vec::new();
            let (rows, values, _) = from.read_records(most, Some(levels), None, &mut cells)?;
            chunk.wholes.extend(cells.into_iter().map(i64::from));
            (rows, values)
        }
        ColumnReader::Int32ColumnReader(from) => {
            let mut cells: Vec<i32> = Vec::new();
            let (rows, values, _) = from.read_records(most, Some(levels), None, &mut cells)?;
            chunk.wholes.extend(cells.into_iter().map(i64::from));
            (rows, values)
        }
        ColumnReader::Int64ColumnReader(from) => {
            let (rows, values, _) = from.read_records(most, Some(levels), None, &mut chunk.wholes)?;
            (rows, values)
        }
        ColumnReader::FloatColumnReader(from) => {
            let mut cells: Vec<f32> = Vec::new();
            let (rows, values, _) = from.read_records(most, Some(levels), None, &mut cells)?;
            chunk.reals.extend(cells.into_iter().map(f64::from));
            (rows, values)
        }
        ColumnReader::DoubleColumnReader(from) => {
            let (rows, values, _) = from.read_records(most, Some(levels), None, &mut chunk.reals)?;
            (rows, values)
        }
        ColumnReader::ByteArrayColumnReader(from) => {
            let (rows, values, _) = from.read_records(most, Some(levels), None, &mut chunk.texts)?;
            (rows, values)
        }
        ColumnReader::Int96ColumnReader(_) | ColumnReader::FixedLenByteArrayColumnReader(_) => (0, 0),
    };
    // A column that may not be empty has no levels.
    if chunk.levels.is_empty() {
        chunk.levels.resize(values, 1);
    }
    Ok(rows)
}

impl Reading<'_> {
    fn each(&self, mut take: impl FnMut(&Chunk) -> Result<(), Refused>) -> Result<(), Refused> {
        let mut chunk = Chunk::default();
        for group in 0..self.reader.num_row_groups() {
            let rows = self.reader.get_row_group(group)?;
            let mut column = rows.get_column_reader(self.column)?;
            while read(&mut column, ROWS, &mut chunk)? > 0 {
                take(&chunk)?;
            }
        }
        Ok(())
    }

    /// The whole column.
    pub(super) fn column(&self, heading: &Heading) -> Result<Column, Refused> {
        let (codes, entries) = match self.stored {
            Stored::Plain(Kind::Text) => self.texts()?,
            Stored::Plain(Kind::Real) => self.reals()?,
            Stored::Plain(_) => {
                let (codes, numbers) = self.wholes()?;
                (codes, Entries::Whole(numbers))
            }
            Stored::Instant { per_second } => {
                // In the order of time, which is that of their text too.
                let (codes, numbers) = self.wholes()?;
                let mut strings = Strings::new();
                for number in numbers.iter().skip(1) {
                    strings.push(&instant(*number, per_second));
                }
                (codes, Entries::Text(strings))
            }
        };
        if codes.len() != self.rows {
            return Err(Refused::Table(tables::Refusal::Damaged("parquet")));
        }
        let codes = Codes::narrowed(codes, entries.len());
        Ok(Column::new(heading.kind, heading.sort, codes, Arc::new(entries)))
    }

    /// Texts in the order they are met. A page's own dictionary gives equal cells the same bytes, which are looked up by
    /// their address before their letters are.
    fn texts(&self) -> Result<(Vec<u32>, Entries), Refused> {
        let hasher = DefaultHashBuilder::default();
        let mut codes: Vec<u32> = Vec::with_capacity(self.rows);
        let mut strings = Strings::new();
        let mut known: HashTable<u32> = HashTable::new();
        let mut seen: HashMap<(usize, usize), u32> = HashMap::new();
        self.each(|chunk| {
            // Addresses mean something while the page stands.
            seen.clear();
            let mut texts = chunk.texts.iter();
            let mut last: Option<((usize, usize), u32)> = None;
            for level in &chunk.levels {
                if *level == 0 {
                    codes.push(0);
                    continue;
                }
                let Some(text) = texts.next() else { break };
                let bytes = text.data();
                let place = (bytes.as_ptr() as usize, bytes.len());
                if let Some((_, code)) = last.filter(|(known, _)| *known == place) {
                    codes.push(code);
                    continue;
                }
                let code = if let Some(code) = seen.get(&place) {
                    *code
                } else {
                    let said = std::str::from_utf8(bytes)
                        .map_err(|_| Refused::Table(tables::Refusal::Damaged("parquet")))?;
                    let code = if said.is_empty() {
                        0
                    } else {
                        let hash = hasher.hash_one(said);
                        let is_same = |code: &u32| strings.get(*code as usize) == said;
                        match known.entry(hash, is_same, |code| hasher.hash_one(strings.get(*code as usize)))
                        {
                            Entry::Occupied(found) => *found.get(),
                            Entry::Vacant(free) => {
                                let code = u32::try_from(strings.len()).map_err(|_| Refused::TooManyRows)?;
                                free.insert(code);
                                strings.push(said);
                                code
                            }
                        }
                    };
                    seen.insert(place, code);
                    code
                };
                last = Some((place, code));
                codes.push(code);
            }
            Ok(())
        })?;
        strings.shrink();
        Ok((codes, Entries::Text(strings)))
    }

    fn wholes(&self) -> Result<(Vec<u32>, Vec<i64>), Refused> {
        self.numbers(|chunk| &chunk.wholes, |number| *number, Ord::cmp, 0)
    }

    fn reals(&self) -> Result<(Vec<u32>, Entries), Refused> {
        // Both zeros are one number.
        let bits = |number: &f64| (number + 0.0).to_bits().cast_signed();
        let (codes, numbers) = self.numbers(|chunk| &chunk.reals, bits, f64::total_cmp, f64::NAN)?;
        Ok((codes, Entries::Real(numbers)))
    }

    /// Numbers in ascending order, after the entry of the empty cell, and the code of each row.
    fn numbers<T: Copy>(
        &self,
        of: impl Fn(&Chunk) -> &[T],
        key: impl Fn(&T) -> i64,
        order: impl Fn(&T, &T) -> std::cmp::Ordering,
        empty: T,
    ) -> Result<(Vec<u32>, Vec<T>), Refused> {
        let mut codes: Vec<u32> = Vec::with_capacity(self.rows);
        let mut met = vec![empty];
        let mut known: HashMap<i64, u32> = HashMap::new();
        self.each(|chunk| {
            let mut cells = of(chunk).iter();
            let mut last: Option<(i64, u32)> = None;
            for level in &chunk.levels {
                if *level == 0 {
                    codes.push(0);
                    continue;
                }
                let Some(cell) = cells.next() else { break };
                let key = key(cell);
                if let Some((_, code)) = last.filter(|(known, _)| *known == key) {
                    codes.push(code);
                    continue;
                }
                let next = u32::try_from(met.len()).map_err(|_| Refused::TooManyRows)?;
                let code = *known.entry(key).or_insert(next);
                if code == next {
                    met.push(*cell);
                }
                last = Some((key, code));
                codes.push(code);
            }
            Ok(())
        })?;
        drop(known);
        let mut sorted: Vec<u32> = (1..u32::try_from(met.len()).unwrap_or(u32::MAX)).collect();
        let at = |code: u32| met.get(code as usize).copied().unwrap_or(empty);
        sorted.sort_unstable_by(|one, two| order(&at(*one), &at(*two)));
        let mut places = vec![0_u32; met.len()];
        for (place, code) in (1_u32..).zip(&sorted) {
            if let Some(slot) = places.get_mut(*code as usize) {
                *slot = place;
            }
        }
        for code in &mut codes {
            *code = places.get(*code as usize).copied().unwrap_or(0);
        }
        let mut entries = vec![empty];
        entries.extend(sorted.iter().map(|code| at(*code)));
        Ok((codes, entries))
    }

    /// Some rows as values.
    pub(super) fn cells(&self, from: usize, count: usize) -> Result<Vec<Value>, Refused> {
        let mut cells = Vec::with_capacity(count);
        let mut before = 0;
        let mut chunk = Chunk::default();
        for group in 0..self.reader.num_row_groups() {
            let rows = self.reader.get_row_group(group)?;
            let length = usize::try_from(rows.metadata().num_rows()).unwrap_or(0);
            let start = (from + cells.len()).saturating_sub(before);
            before += length;
            if start >= length {
                continue;
            }
            let mut column = rows.get_column_reader(self.column)?;
            skip(&mut column, start)?;
            while cells.len() < count {
                let wanted = count - cells.len();
                if read(&mut column, wanted, &mut chunk)? == 0 {
                    break;
                }
                self.values(&chunk, &mut cells)?;
            }
            if cells.len() >= count {
                break;
            }
        }
        Ok(cells)
    }

    fn values(&self, chunk: &Chunk, cells: &mut Vec<Value>) -> Result<(), Refused> {
        let (mut texts, mut wholes, mut reals) =
            (chunk.texts.iter(), chunk.wholes.iter(), chunk.reals.iter());
        for level in &chunk.levels {
            if *level == 0 {
                cells.push(Value::Null);
                continue;
            }
            let mut whole = || wholes.next().copied().unwrap_or_default();
            cells.push(match self.stored {
                Stored::Plain(Kind::Text) => {
                    let said = texts.next().map(ByteArray::data).unwrap_or_default();
                    let said = std::str::from_utf8(said)
                        .map_err(|_| Refused::Table(tables::Refusal::Damaged("parquet")))?;
                    if said.is_empty() {
                        Value::Null
                    } else {
                        Value::Text(said.to_owned())
                    }
                }
                Stored::Plain(Kind::Real) => Value::Real(reals.next().copied().unwrap_or_default() + 0.0),
                Stored::Plain(Kind::Boolean) => Value::Boolean(whole() != 0),
                Stored::Plain(Kind::Day) => Value::Day(i32::try_from(whole()).unwrap_or(i32::MAX)),
                Stored::Plain(Kind::Decimal { scale }) => Value::Decimal {
                    mantissa: whole().into(),
                    scale,
                },
                Stored::Plain(Kind::Integer) => Value::Integer(whole()),
                Stored::Instant { per_second } => Value::Text(instant(whole(), per_second)),
            });
        }
        Ok(())
    }
}

fn skip(column: &mut ColumnReader, rows: usize) -> Result<(), Refused> {
    if rows == 0 {
        return Ok(());
    }
    match column {
        ColumnReader::BoolColumnReader(from) => from.skip_records(rows),
        ColumnReader::Int32ColumnReader(from) => from.skip_records(rows),
        ColumnReader::Int64ColumnReader(from) => from.skip_records(rows),
        ColumnReader::Int96ColumnReader(from) => from.skip_records(rows),
        ColumnReader::FloatColumnReader(from) => from.skip_records(rows),
        ColumnReader::DoubleColumnReader(from) => from.skip_records(rows),
        ColumnReader::ByteArrayColumnReader(from) => from.skip_records(rows),
        ColumnReader::FixedLenByteArrayColumnReader(from) => from.skip_records(rows),
    }?;
    Ok(())
}

/// An instant as ISO 8601 writes it, its fraction when it has one.
fn instant(number: i64, per_second: i64) -> String {
    let seconds = number.div_euclid(per_second);
    let fraction = number.rem_euclid(per_second);
    let day = i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX);
    let of_day = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    let mut said = format!("{}T{hour:02}:{minute:02}:{second:02}", values::iso_day(day));
    if fraction != 0 {
        let width = per_second.to_string().len() - 1;
        let digits = format!("{fraction:0>width$}");
        said.push('.');
        said.push_str(digits.trim_end_matches('0'));
    }
    said
}
