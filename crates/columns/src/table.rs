//! A Parquet file that is asked: opened without reading its rows, each column read when a question first needs it.

mod load;

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};

use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use serde::Serialize;
use tables::{Refusal, Sort};

use self::load::Reading;
use crate::column::Column;
use crate::import::SORTS_KEY;
use crate::kind::{Kind, Stored, stored};
use crate::limits::ROWS_MAX;
use crate::refused::Refused;
use crate::value::Value;

/// A column's name and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its name
    pub name: String,
    /// What its cells are
    pub kind: Kind,
    /// What its values are
    pub sort: Sort,
}

/// A table that is open. Columns stay in memory once read, with the dictionaries that make questions quick.
pub struct Table {
    reader: Box<dyn FileReader>,
    headings: Vec<Heading>,
    stored: Vec<Stored>,
    columns: Vec<OnceLock<Arc<Column>>>,
    by_name: HashMap<String, usize>,
    rows: usize,
}

impl Table {
    /// Opens a Parquet file, from bytes or through [`crate::ReadAt`]. Its columns are cells: lists and records are refused.
    pub fn open(reader: impl ChunkReader + 'static) -> Result<Self, Refused> {
        let reader = guarded(|| Ok(SerializedFileReader::new(reader)?))?;
        let metadata = reader.metadata().file_metadata();
        let rows = usize::try_from(metadata.num_rows())
            .ok()
            .filter(|rows| *rows <= ROWS_MAX)
            .ok_or(Refused::TooManyRows)?;
        let sorts: Vec<String> = metadata
            .key_value_metadata()
            .and_then(|kept| kept.iter().find(|one| one.key == SORTS_KEY))
            .and_then(|one| serde_json::from_str(one.value.as_deref()?).ok())
            .unwrap_or_default();
        let schema = metadata.schema_descr();
        let mut headings = Vec::with_capacity(schema.num_columns());
        let mut all_stored = Vec::with_capacity(schema.num_columns());
        let mut by_name = HashMap::new();
        for (at, column) in schema.columns().iter().enumerate() {
            let how = stored(column)?;
            let kind = match how {
                Stored::Plain(kind) => kind,
                Stored::Instant { .. } => Kind::Text,
            };
            let name = column.name().to_owned();
            by_name.entry(name.clone()).or_insert(at);
            headings.push(Heading {
                name,
                kind,
                sort: sorts
                    .get(at)
                    .and_then(|sort| Sort::named(sort))
                    .unwrap_or_else(|| sort_of(kind)),
            });
            all_stored.push(how);
        }
        Ok(Self {
            columns: headings.iter().map(|_| OnceLock::new()).collect(),
            headings,
            stored: all_stored,
            by_name,
            rows,
            reader: Box::new(reader),
        })
    }

    /// Columns in their order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Rows of the table.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Bytes of memory that its columns take: of those that were asked so far, with what was made of them.
    pub fn bytes(&self) -> usize {
        let read = self.columns.iter().filter_map(OnceLock::get);
        read.map(|column| column.bytes()).sum()
    }

    /// The place of a column.
    pub(crate) fn place(&self, name: &str) -> Result<usize, Refused> {
        self.by_name
            .get(name)
            .copied()
            .ok_or_else(|| Refused::NoColumn(name.to_owned()))
    }

    /// A column, read if it was not yet. Two questions may read it at once: one reading is kept.
    pub(crate) fn column(&self, at: usize) -> Result<Arc<Column>, Refused> {
        let missing = || Refused::NoColumn(at.to_string());
        let slot = self.columns.get(at).ok_or_else(missing)?;
        if let Some(column) = slot.get() {
            return Ok(column.clone());
        }
        let heading = self.headings.get(at).ok_or_else(missing)?;
        let how = *self.stored.get(at).ok_or_else(missing)?;
        let reading = Reading {
            reader: self.reader.as_ref(),
            column: at,
            stored: how,
            rows: self.rows,
        };
        let column = guarded(|| reading.column(heading))?;
        Ok(slot.get_or_init(|| Arc::new(column)).clone())
    }

    /// True when the column is in memory.
    pub(crate) fn is_read(&self, at: usize) -> bool {
        self.columns.get(at).is_some_and(|slot| slot.get().is_some())
    }

    /// Some rows of a column, straight from the file: the first page of a table wants no dictionary.
    pub(crate) fn cells(&self, at: usize, from: usize, count: usize) -> Result<Vec<Value>, Refused> {
        let missing = || Refused::NoColumn(at.to_string());
        let reading = Reading {
            reader: self.reader.as_ref(),
            column: at,
            stored: *self.stored.get(at).ok_or_else(missing)?,
            rows: self.rows,
        };
        guarded(|| reading.cells(from, count))
    }
}

/// What reads a file that may be damaged on purpose: where its decoder, which is not ours, stops the thread, the file is
/// refused as one that it refuses itself.
fn guarded<T>(read: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
    std::panic::catch_unwind(AssertUnwindSafe(read))
        .unwrap_or(Err(Refused::Table(Refusal::Damaged("parquet"))))
}

/// What the values of a file that says no more may be.
fn sort_of(kind: Kind) -> Sort {
    match kind {
        Kind::Text => Sort::Text,
        Kind::Boolean => Sort::Boolean,
        Kind::Integer => Sort::Integer,
        Kind::Decimal { .. } | Kind::Real => Sort::Decimal,
        Kind::Day => Sort::IsoDate,
    }
}
