//! Whole columns of tables: removed, inserted, rewritten. Each line of the table changes at its own place, so that the words of
//! other cells may change at the same time.

use crate::cells::Found;
use crate::compile::{Reshaping, Splice, absolute};
use crate::edit::Side;
use crate::outcome::Reason;
use crate::path::Path;
use crate::places::Base;
use crate::table::column_lines;

/// The dashes of a column whose own are not said.
const DASHES: &str = "---";

impl Base<'_> {
    /// The one column a path names, of a table whose lines have as many cells.
    fn whole_column(&self, path: &Path) -> Result<(Found, usize, usize), Reason> {
        let found = self.found(path)?;
        let width = found.table.width();
        match (found.columns.as_deref(), width) {
            (Some([column]), Some(width)) => {
                let column = *column;
                Ok((found, column, width))
            }
            _ => Err(Reason::StructureBroken { path: path.clone() }),
        }
    }
}

/// « supprimer la colonne « Part » du tableau »: its heading and its cells go. The only one does not: its table goes.
pub(crate) fn remove_column(base: &Base<'_>, path: &Path) -> Result<Vec<Splice>, Reason> {
    let (found, column, width) = base.whole_column(path)?;
    if width < 2 {
        return Err(Reason::StructureBroken { path: path.clone() });
    }
    let removed = found.table.lines().map(|row| {
        let cell = &row.cells[column];
        // With the bar before it, which every cell has.
        let range = absolute(&(cell.start - 1..cell.end), found.start);
        Splice {
            reshapes: Some((found.line, Reshaping::FewerColumns)),
            ..Splice::blocks(range, String::new(), 0)
        }
    });
    Ok(removed.collect())
}

/// « après la colonne « Budget », insérer la colonne suivante »: its heading, then a cell for each row.
pub(crate) fn insert_column(
    base: &Base<'_>,
    path: &Path,
    side: Side,
    text: &str,
) -> Result<Vec<Splice>, Reason> {
    let broken = || Reason::StructureBroken { path: path.clone() };
    let (found, column, width) = base.whole_column(path)?;
    let (mut written, dashes) = column_lines(text).ok_or_else(broken)?;
    if found.table.has_headings() {
        let dashes = dashes.unwrap_or_else(|| DASHES.to_owned());
        written.insert(written.len().min(1), dashes);
    } else if dashes.is_some() {
        return Err(broken());
    }
    if written.len() != found.table.lines().count() {
        return Err(broken());
    }
    let next = if side == Side::Apres { column + 1 } else { column };
    let inserted = found.table.lines().zip(written).map(|(row, words)| {
        let beside = &found.table.text()[row.cells[column].clone()];
        let space = if beside.starts_with(' ') { " " } else { "" };
        let words = if words.is_empty() {
            space.to_owned()
        } else {
            format!("{space}{words}{space}")
        };
        // After the bar that ends the cell before it: what is written in an empty cell stays in it.
        let (at, words) = if next < width {
            (row.cells[next].start, format!("{words}|"))
        } else if row.cells[column].end < row.range.end {
            (row.cells[column].end + 1, format!("{words}|"))
        } else {
            (row.cells[column].end, format!("|{words}"))
        };
        Splice {
            container: Some(base.line_range(found.line)),
            reshapes: Some((found.line, Reshaping::MoreColumns)),
            ..Splice::blocks(absolute(&(at..at), found.start), words, -1)
        }
    });
    Ok(inserted.collect())
}

/// « rédiger ainsi la colonne « Part » »: its heading and its cells, or its cells alone.
pub(crate) fn rewrite_column(base: &Base<'_>, path: &Path, text: &str) -> Result<Vec<Splice>, Reason> {
    let broken = || Reason::StructureBroken { path: path.clone() };
    let (found, column, _) = base.whole_column(path)?;
    let (written, _) = column_lines(text).ok_or_else(broken)?;
    let rows = found.table.row_count();
    let (heading, cells) = match written.len().checked_sub(rows) {
        Some(0) => (None, &written[..]),
        Some(1) if found.table.has_headings() => (written.first(), &written[1..]),
        _ => return Err(broken()),
    };
    let heading = heading.and_then(|words| found.table.heading_written(column, words));
    let cells = cells
        .iter()
        .enumerate()
        .filter_map(|(row, words)| found.table.cell_written(row, column, words));
    // A cell that says the same already is left to others.
    let changed = heading
        .into_iter()
        .chain(cells)
        .filter(|(range, words)| found.table.text()[range.clone()] != **words);
    Ok(changed
        .map(|(range, words)| Splice::in_line(absolute(&range, found.start), words, found.line))
        .collect())
}
