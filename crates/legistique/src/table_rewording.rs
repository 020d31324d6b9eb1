//! The finest operations by which one table becomes another: cells, and whole rows.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::apply::line_after;
use crate::cells::cell_path;
use crate::edit::{Occurrence, Operation, Side};
use crate::places::{Base, Line};
use crate::render::sentence;
use crate::table::{Table, bare};

/// Rows compared one by one: beyond, a table is rewritten.
const ROWS_MAX: usize = 500;

/// `None` when its headings change, or when no such operations give the new table exactly.
pub(crate) fn cells_reworded(base: &Base<'_>, line: Line, old: &str, new: &str) -> Option<Vec<Operation>> {
    let (before, after) = (Table::read(old)?, Table::read(new)?);
    let are_comparable = before.headings() == after.headings()
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
    let operations = rewording.operations()?;
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

    fn row_path(&self, row: usize) -> Option<crate::path::Path> {
        cell_path(self.base, self.line, Some(row), None)
    }

    fn changed_row(&self, old: usize, new: usize, operations: &mut Vec<Operation>) -> Option<()> {
        let columns = self.before.cell_count(old);
        if columns != self.after.cell_count(new) {
            return None;
        }
        for column in 0..columns {
            let (before, after) = (self.before.cell(old, column)?, self.after.cell(new, column)?);
            if before == after {
                continue;
            }
            let scope = cell_path(self.base, self.line, Some(old), Some(column))?;
            operations.push(if before.is_empty() {
                Operation::Rediger {
                    path: scope,
                    blocks: vec![after],
                }
            } else {
                let (old, new) = without_common_emphasis(&before, &after);
                Operation::RemplacerMots {
                    scope,
                    old: old.to_owned(),
                    new: new.to_owned(),
                    occurrence: Occurrence::Unique,
                }
            });
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
