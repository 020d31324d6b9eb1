//! A Parquet file read as CSV, row group by row group: so that describing and checking know one form only.

use std::io::Read;

use parquet::file::reader::ChunkReader;
use tables::{Dialect, Format, Source, write};

use crate::refused::Refused;
use crate::table::Table;
use crate::value::Value;

/// Rows made into text at once.
const ROWS: usize = 4_096;

/// The text of a Parquet file: a reader of CSV in UTF-8, its header first.
pub struct AsCsv {
    table: Table,
    row: usize,
    text: Vec<u8>,
    at: usize,
}

impl AsCsv {
    /// Opens a Parquet file.
    pub fn open(reader: impl ChunkReader + 'static) -> Result<Self, Refused> {
        let table = Table::open(reader)?;
        let mut text = Vec::new();
        let names = table.headings().iter().map(|heading| heading.name.as_bytes());
        write::row(&mut text, names, Dialect::default());
        Ok(Self {
            table,
            row: 0,
            text,
            at: 0,
        })
    }

    /// The table, to be described or checked.
    pub fn source(self) -> Result<Source<Self>, Refused> {
        Ok(Source::converted(Format::Parquet, self)?)
    }

    fn more(&mut self) -> Result<(), Refused> {
        self.text.clear();
        self.at = 0;
        let count = ROWS.min(self.table.rows() - self.row);
        if count == 0 {
            return Ok(());
        }
        let columns = (0..self.table.headings().len())
            .map(|column| self.table.cells(column, self.row, count))
            .collect::<Result<Vec<Vec<Value>>, Refused>>()?;
        for row in 0..count {
            let cells: Vec<String> = columns
                .iter()
                .map(|cells| cells.get(row).map(Value::plain).unwrap_or_default())
                .collect();
            let cells = cells.iter().map(String::as_bytes);
            write::row(&mut self.text, cells, Dialect::default());
        }
        self.row += count;
        Ok(())
    }
}

impl Read for AsCsv {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at >= self.text.len() {
            self.more().map_err(std::io::Error::other)?;
        }
        let left = self.text.get(self.at..).unwrap_or_default();
        let length = left.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), left.get(..length)) {
            to.copy_from_slice(from);
        }
        self.at += length;
        Ok(length)
    }
}
