//! Rows given to whoever makes something else of a table: in blocks, each cut into parts that are read on all cores.

use std::borrow::Cow;
use std::io::Read;

use crate::dialect::Dialect;
use crate::fold::trimmed;
use crate::limits::COLUMNS_MAX;
use crate::refusal::Refusal;
use crate::rows::{self, Block, Cell};
use crate::source::Source;

/// Some whole rows of a table, in memory.
pub struct Rows {
    block: Block,
    dialect: Dialect,
    /// Rows of the file before these, the header included
    before: u64,
}

/// Rows that are read together.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    text: &'a [u8],
    dialect: Dialect,
    before: u64,
}

/// The cells of one row.
pub struct Row<'a> {
    text: &'a [u8],
    quote: u8,
    cells: &'a [Cell],
}

impl<R: Read> Source<R> {
    /// The next rows; none at the end.
    pub fn next_rows(&mut self) -> Result<Option<Rows>, Refusal> {
        let Some(block) = self.next_block()? else {
            return Ok(None);
        };
        Ok(Some(Rows {
            block,
            dialect: self.dialect,
            before: self.passed(0),
        }))
    }

    /// Tells how many rows were read of those given, so that the rows of what is refused later are counted right.
    pub fn were_read(&mut self, rows: u64) {
        self.passed(rows);
    }
}

impl Rows {
    /// Pieces in their order, each of whole rows.
    pub fn parts(&self) -> Vec<Part<'_>> {
        self.block
            .parts()
            .into_iter()
            .map(|text| Part {
                text,
                dialect: self.dialect,
                before: self.before,
            })
            .collect()
    }
}

impl Part<'_> {
    /// Reads each row, blank ones included (they have no cell, or only empty ones); gives how many there are.
    pub fn each(&self, mut read: impl FnMut(&Row<'_>)) -> Result<u64, Refusal> {
        let mut cells: Vec<Cell> = Vec::new();
        let (mut at, mut count) = (0, 0);
        while at < self.text.len() {
            at = rows::read(self.text, at, self.dialect, &mut cells);
            count += 1;
            if cells.len() > COLUMNS_MAX {
                return Err(Refusal::TooManyColumns {
                    row: self.before + count,
                });
            }
            read(&Row {
                text: self.text,
                quote: self.dialect.quote,
                cells: &cells,
            });
        }
        Ok(count)
    }
}

impl Row<'_> {
    /// Cells of the row, those beyond the header included.
    pub fn width(&self) -> usize {
        self.cells.len()
    }

    /// What a cell says, without the spaces around it; empty where the row has no such cell.
    pub fn cell(&self, column: usize) -> Cow<'_, [u8]> {
        match self
            .cells
            .get(column)
            .map(|cell| cell.value(self.text, self.quote))
        {
            None => Cow::Borrowed(&[]),
            Some(Cow::Borrowed(said)) => Cow::Borrowed(trimmed(said)),
            Some(Cow::Owned(said)) => Cow::Owned(trimmed(&said).to_vec()),
        }
    }

    /// True when no cell says anything.
    pub fn is_blank(&self) -> bool {
        self.cells
            .iter()
            .all(|cell| cell.is_empty() || trimmed(&cell.value(self.text, self.quote)).is_empty())
    }
}
