//! Amending a table by its cells: the table once some of them say something else, its totals adding up again.

use std::collections::BTreeMap;

use legistique::{Document, Table, recomputed_totals};

use crate::addresses::Spot;

/// Cells a form shows: a larger table is rewritten as text.
const CELLS_MAX: usize = 400;

/// A table whose cells a form can show.
pub(crate) struct Cells {
    pub(crate) table: Table,
    pub(crate) headings: Vec<String>,
    /// The cells that Parvis adds up itself
    pub(crate) totals: Vec<(usize, usize)>,
}

impl Cells {
    /// None when the spot is no table with headings and rows as wide as they are, or too large.
    pub(crate) fn of(base: &Document, spot: Spot) -> Option<Self> {
        let Spot::Block(division, block) = spot else {
            return None;
        };
        let table = Table::read(&base.divisions()[division].blocks[block].text)?;
        let headings = table.headings();
        let width = headings.len();
        let is_even = (0..table.row_count()).all(|row| table.cell_count(row) == width);
        let is_shown =
            width > 1 && is_even && table.row_count() > 0 && table.row_count() * width <= CELLS_MAX;
        is_shown.then(|| Self {
            totals: table.totals(),
            headings,
            table,
        })
    }

    /// Whether people change this cell: the first one names its row, and totals follow.
    pub(crate) fn is_typed(&self, row: usize, column: usize) -> bool {
        column > 0 && !self.totals.contains(&(row, column))
    }

    /// The text of the table once these cells are typed, totals recomputed; none when `spot` is not this table.
    pub(crate) fn typed(
        &self,
        base: &Document,
        spot: Spot,
        cells: &BTreeMap<(usize, usize), String>,
    ) -> Option<String> {
        let mut table = self.table.clone();
        for ((row, column), words) in cells {
            let words = words.trim();
            let is_changed = self
                .table
                .cell(*row, *column)
                .is_some_and(|before| before != words);
            if is_changed && self.is_typed(*row, *column) {
                table = Table::read(&table.with_cell(*row, *column, words))?;
            }
        }
        let Spot::Block(division, block) = spot else {
            return None;
        };
        let after = spot.rewritten(base, table.text())?;
        let after = recomputed_totals(base, &after);
        Some(after.divisions().get(division)?.blocks.get(block)?.text.clone())
    }
}
