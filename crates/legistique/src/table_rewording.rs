//! The finest operations by which one table becomes another: cells, whole rows, whole columns.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::apply::line_after;
use crate::cells::cell_path;
use crate::edit::{Occurrence, Operation, Side};
use crate::path::{CellPlace, Path, Target};
use crate::places::{Base, Line};
use crate::render::sentence;
use crate::table::{Header, Table, bare};

/// Rows compared one by one: beyond, a table is rewritten.
const ROWS_MAX: usize = 500;
/// Columns compared one by one.
const COLUMNS_MAX: usize = 100;

/// `None` when no such operations give the new table exactly: rows and columns that come and go at the same time, for one.
pub(crate) fn cells_reworded(base: &Base<'_>, line: Line, old: &str, new: &str) -> Option<Vec<Operation>> {
    let (before, after) = (Table::read(old)?, Table::read(new)?);
    let are_comparable = before.has_headings() == after.has_headings()
        && before.row_count() <= ROWS_MAX
        && after.row_count() <= ROWS_MAX;
    if !are_comparable {
        return None;
    }
    let rewording = TableRewording {
        base,
        line,
        new,
        before: &before,
        after: &after,
    };
    let operations = if before.headings() == after.headings() {
        rewording.operations()?
    } else {
        rewording.column_operations()?
    };
    let is_exact = !operations.is_empty()
        && line_after(base, &operations, line).is_some_and(|text| text == new)
        && operations
            .iter()
            .all(|operation| sentence(std::slice::from_ref(operation)).is_some());
    is_exact.then_some(operations)
}

struct TableRewording<'a> {
    base: &'a Base<'a>,
    line: Line,
    new: &'a str,
    before: &'a Table,
    after: &'a Table,
}

impl TableRewording<'_> {
    fn operations(&self) -> Option<Vec<Operation>> {
        let labels = |table: &Table| -> Vec<String> {
            (0..table.row_count())
                .map(|row| table.cell(row, 0).unwrap_or_default())
                .collect()
        };
        let mut operations = Vec::new();
        for step in capture_diff_slices(Algorithm::Myers, &labels(self.before), &labels(self.after)) {
            match step {
                DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } => {
                    for rank in 0..len {
                        self.changed_row(old_index + rank, new_index + rank, &mut operations)?;
                    }
                }
                DiffOp::Delete {
                    old_index, old_len, ..
                } => {
                    for row in old_index..old_index + old_len {
                        operations.push(Operation::Supprimer {
                            path: self.row_path(row)?,
                        });
                    }
                }
                DiffOp::Insert {
                    old_index,
                    new_index,
                    new_len,
                } => {
                    operations.push(self.inserted(old_index, new_index, new_len)?);
                }
                DiffOp::Replace {
                    old_index,
                    old_len,
                    new_index,
                    new_len,
                } => {
                    // Rows renamed one for one; otherwise some go and some come.
                    if old_len == new_len {
                        for rank in 0..old_len {
                            self.changed_row(old_index + rank, new_index + rank, &mut operations)?;
                        }
                        continue;
                    }
                    operations.push(self.inserted(old_index, new_index, new_len)?);
                    for row in old_index..old_index + old_len {
                        operations.push(Operation::Supprimer {
                            path: self.row_path(row)?,
                        });
                    }
                }
            }
        }
        Some(operations)
    }

    /// Columns that come, go and are renamed, their rows being the same; words may change in the others.
    fn column_operations(&self) -> Option<Vec<Operation>> {
        let (old, new) = (self.before.headings(), self.after.headings());
        let are_the_same_rows = self.before.row_count() == self.after.row_count();
        let are_even = self.before.width().is_some() && self.after.width().is_some();
        if !are_the_same_rows || !are_even || old.len().max(new.len()) > COLUMNS_MAX {
            return None;
        }
        let mut operations = Vec::new();
        let mut kept = Vec::new();
        for step in capture_diff_slices(Algorithm::Myers, &old, &new) {
            match step {
                DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } => kept.extend((0..len).map(|rank| (old_index + rank, new_index + rank))),
                DiffOp::Delete {
                    old_index, old_len, ..
                } => {
                    for column in old_index..old_index + old_len {
                        operations.push(Operation::Supprimer {
                            path: self.column_path(column)?,
                        });
                    }
                }
                DiffOp::Insert {
                    old_index,
                    new_index,
                    new_len,
                } => {
                    let (beside, side) = match old_index.checked_sub(1) {
                        Some(previous) => (previous, Side::Apres),
                        None => (0, Side::Avant),
                    };
                    for column in new_index..new_index + new_len {
                        operations.push(Operation::InsererBlocs {
                            path: self.column_path(beside)?,
                            side,
                            blocks: vec![self.after.column_text(column)?],
                        });
                    }
                }
                DiffOp::Replace {
                    old_index,
                    old_len,
                    new_index,
                    new_len,
                } => {
                    // Renamed one for one; what else may have happened is said by the whole table.
                    if old_len != new_len {
                        return None;
                    }
                    for rank in 0..old_len {
                        let column = old_index + rank;
                        kept.push((column, new_index + rank));
                        let scope = self.heading_path(column)?;
                        operations.push(reworded(scope, &old[column], &new[new_index + rank]));
                    }
                }
            }
        }
        for row in 0..self.before.row_count() {
            for (column, same) in &kept {
                self.changed_cell((row, *column), (row, *same), &mut operations)?;
            }
        }
        Some(operations)
    }

    fn column_path(&self, column: usize) -> Option<Path> {
        cell_path(self.base, self.line, None, Some(column))
    }

    /// The path of what a column is called.
    fn heading_path(&self, column: usize) -> Option<Path> {
        let path = self.column_path(column)?;
        let Target::Cell(cell) = path.target else {
            return None;
        };
        let target = Target::Cell(Box::new(CellPlace {
            row: Some(Header::Rank(0)),
            ..*cell
        }));
        Some(Path { target, ..path })
    }

    fn row_path(&self, row: usize) -> Option<Path> {
        cell_path(self.base, self.line, Some(row), None)
    }

    fn changed_row(&self, old: usize, new: usize, operations: &mut Vec<Operation>) -> Option<()> {
        let columns = self.before.cell_count(old);
        if columns != self.after.cell_count(new) {
            return None;
        }
        for column in 0..columns {
            self.changed_cell((old, column), (new, column), operations)?;
        }
        Some(())
    }

    /// Cells by row and column.
    fn changed_cell(
        &self,
        old: (usize, usize),
        new: (usize, usize),
        operations: &mut Vec<Operation>,
    ) -> Option<()> {
        let (before, after) = (self.before.cell(old.0, old.1)?, self.after.cell(new.0, new.1)?);
        if before != after {
            let scope = cell_path(self.base, self.line, Some(old.0), Some(old.1))?;
            operations.push(reworded(scope, &before, &after));
        }
        Some(())
    }

    fn inserted(&self, old: usize, new: usize, count: usize) -> Option<Operation> {
        let rows: Vec<&str> = (new..new + count)
            .map(|row| &self.new[self.after.row_range(row)])
            .collect();
        let (row, side) = match old.checked_sub(1) {
            Some(previous) => (previous, Side::Apres),
            None => (0, Side::Avant),
        };
        Some(Operation::InsererBlocs {
            path: self.row_path(row).filter(|_| self.before.row_count() > 0)?,
            side,
            blocks: vec![rows.join("\n")],
        })
    }
}

/// The words of a cell, in place of those it has.
fn reworded(scope: Path, before: &str, after: &str) -> Operation {
    if before.is_empty() {
        return Operation::Rediger {
            path: scope,
            blocks: vec![after.to_owned()],
        };
    }
    let (old, new) = without_common_emphasis(before, after);
    Operation::RemplacerMots {
        scope,
        old: old.to_owned(),
        new: new.to_owned(),
        occurrence: Occurrence::Unique,
    }
}

/// A total in bold stays in bold: the sentence speaks of the sum alone.
fn without_common_emphasis<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    let (old, new) = (bare(before), bare(after));
    let has_same_marks = before.len() - old.len() == after.len() - new.len()
        && before[..(before.len() - old.len()) / 2] == after[..(after.len() - new.len()) / 2];
    if has_same_marks {
        (old, new)
    } else {
        (before, after)
    }
}
