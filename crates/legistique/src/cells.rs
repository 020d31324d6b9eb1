//! Rows, columns and cells of tables: finding them, and what operations on whole rows do.

use crate::columns::rewrite_column;
use crate::compile::Reshaping;
use crate::compile::{Splice, absolute};
use crate::document::BlockKind;
use crate::edit::Side;
use crate::outcome::Reason;
use crate::path::{CellPlace, Path, Target};
use crate::places::{Base, Line, Segment};
use crate::table::{Header, Table};
use crate::totals::TotalCell;

/// A table of the base text.
pub(crate) struct Found {
    pub(crate) table: Table,
    pub(crate) line: Line,
    /// Its first byte.
    pub(crate) start: usize,
    pub(crate) rows: Vec<usize>,
    /// Whether what its columns are called is meant too.
    has_headings: bool,
    pub(crate) columns: Option<Vec<usize>>,
}

impl Base<'_> {
    /// Where words of a row, a column or a cell may stand.
    pub(crate) fn cell_segments(&self, path: &Path) -> Result<Vec<Segment>, Reason> {
        let found = self.found(path)?;
        let mut segments = Vec::new();
        for column in found.columns.iter().flatten().filter(|_| found.has_headings) {
            if let Some(range) = found.table.heading_range(*column) {
                segments.push(Segment {
                    range: absolute(&range, found.start),
                    line: found.line,
                });
            }
        }
        for row in &found.rows {
            for column in 0..found.table.cell_count(*row) {
                let is_wanted = found
                    .columns
                    .as_ref()
                    .is_none_or(|columns| columns.contains(&column));
                if let Some(range) = found.table.words_range(*row, column).filter(|_| is_wanted) {
                    segments.push(Segment {
                        range: absolute(&range, found.start),
                        line: found.line,
                    });
                }
            }
        }
        if segments.is_empty() {
            return Err(Reason::TargetMissing { path: path.clone() });
        }
        Ok(segments)
    }

    /// The table, and the one row and one column named in it; every row, and its heading, for a column alone.
    pub(crate) fn found(&self, path: &Path) -> Result<Found, Reason> {
        let missing = || Reason::TargetMissing { path: path.clone() };
        let only = |found: Vec<usize>| match found.len() {
            0 => Err(missing()),
            1 => Ok(found),
            count => Err(Reason::TargetAmbiguous {
                path: path.clone(),
                count,
            }),
        };
        let Target::Cell(cell) = &path.target else {
            return Err(missing());
        };
        let (division, block, layout) = self.block(path)?;
        let table = Table::read(self.layout.text(&layout.range)).ok_or_else(missing)?;
        let rows = match &cell.row {
            Some(Header::Rank(0)) if table.has_headings() && cell.column.is_some() => Vec::new(),
            Some(header) => only(table.row_named(header))?,
            None => (0..table.row_count()).collect(),
        };
        let columns = match &cell.column {
            Some(header) => Some(only(table.column_named(header))?),
            None => None,
        };
        Ok(Found {
            rows,
            has_headings: table.has_headings() && matches!(cell.row, None | Some(Header::Rank(0))),
            columns,
            line: Line::Block { division, block },
            start: layout.range.start,
            table,
        })
    }

    /// The one row a path names, when it names nothing narrower.
    fn whole_row(&self, path: &Path) -> Result<(Found, usize), Reason> {
        let found = self.found(path)?;
        match (&path.target, &found.rows[..]) {
            (Target::Cell(cell), [row]) if cell.row.is_some() && cell.column.is_none() => {
                let row = *row;
                Ok((found, row))
            }
            _ => Err(Reason::StructureBroken { path: path.clone() }),
        }
    }
}

/// The total whose words a splice changes; none when it changes anything else.
pub(crate) fn total_changed(base: &Base<'_>, splice: &Splice) -> Option<TotalCell> {
    let line @ Line::Block { division, block } = splice.line? else {
        return None;
    };
    let layout = &base.layout.divisions[division].blocks[block];
    if layout.kind != BlockKind::Table {
        return None;
    }
    let table = Table::read(base.layout.text(&layout.range))?;
    let start = layout.range.start;
    let (row, column) = table.cell_at(&(splice.range.start - start..splice.range.end - start))?;
    table
        .totals()
        .contains(&(row, column))
        .then_some(TotalCell { line, row, column })
}

/// « supprimer la ligne « Action 12 » du tableau »: the row goes. A cell cannot go and leave its row.
pub(crate) fn remove_row(base: &Base<'_>, path: &Path) -> Result<Splice, Reason> {
    let (found, row) = base.whole_row(path)?;
    let range = absolute(&found.table.row_range(row), found.start);
    let is_first = row == 0 && found.table.headings().is_empty();
    let range = if is_first {
        range.start..(range.end + 1).min(base.line_range(found.line).end)
    } else {
        range.start - 1..range.end
    };
    Ok(reshaping(Splice::blocks(range, String::new(), 0), &found))
}

fn reshaping(splice: Splice, found: &Found) -> Splice {
    Splice {
        reshapes: Some((found.line, Reshaping::Rows)),
        ..splice
    }
}

/// « rédiger ainsi la ligne… », the column, or the cell where they meet.
pub(crate) fn rewrite_cells(base: &Base<'_>, path: &Path, text: &str) -> Result<Vec<Splice>, Reason> {
    if matches!(&path.target, Target::Cell(cell) if cell.row.is_none()) {
        return rewrite_column(base, path, text);
    }
    rewrite_cell(base, path, text).map(|splice| vec![splice])
}

fn rewrite_cell(base: &Base<'_>, path: &Path, text: &str) -> Result<Splice, Reason> {
    if matches!(&path.target, Target::Cell(cell) if cell.column.is_none()) {
        let (found, row) = base.whole_row(path)?;
        let range = absolute(&found.table.row_range(row), found.start);
        let rows = rows_like(&found.table, path, text)?;
        return Ok(reshaping(Splice::blocks(range, rows, 0), &found));
    }
    let found = base.found(path)?;
    let written = match (&found.rows[..], found.columns.as_deref()) {
        ([row], Some([column])) => found.table.cell_written(*row, *column, text),
        ([], Some([column])) if found.has_headings => found.table.heading_written(*column, text),
        _ => return Err(Reason::StructureBroken { path: path.clone() }),
    };
    let (range, written) = written.ok_or_else(|| Reason::TargetMissing { path: path.clone() })?;
    Ok(Splice::in_line(
        absolute(&range, found.start),
        written,
        found.line,
    ))
}

/// « après la ligne « Action 12 », insérer la ligne suivante ».
pub(crate) fn insert_rows(base: &Base<'_>, path: &Path, side: Side, text: &str) -> Result<Splice, Reason> {
    let (found, row) = base.whole_row(path)?;
    let rows = rows_like(&found.table, path, text)?;
    let range = absolute(&found.table.row_range(row), found.start);
    let splice = match side {
        Side::Avant => Splice::blocks(range.start..range.start, format!("{rows}\n"), -1),
        Side::Apres => Splice::blocks(range.end..range.end, format!("\n{rows}"), 1),
    };
    Ok(Splice {
        container: Some(base.line_range(found.line)),
        ..reshaping(splice, &found)
    })
}

/// Rows with as many cells as the table has columns.
fn rows_like(table: &Table, path: &Path, text: &str) -> Result<String, Reason> {
    let width = table.shape().first().copied().unwrap_or(0);
    let fits = Table::read(text)
        .is_some_and(|rows| rows.headings().is_empty() && rows.shape().iter().all(|cells| *cells == width));
    if fits {
        Ok(text.to_owned())
    } else {
        Err(Reason::StructureBroken { path: path.clone() })
    }
}

/// The path of a cell of the base text, said in the clearest way.
pub(crate) fn cell_path(
    base: &Base<'_>,
    line: Line,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<Path> {
    let Line::Block { division, block } = line else {
        return None;
    };
    let path = base.line_path(line);
    let Target::Tableau(rank) = path.target else {
        return None;
    };
    let content = &base.document.divisions()[division];
    let table = Table::read(&content.blocks[block].text)?;
    let target = Target::Cell(Box::new(CellPlace {
        table: (content.tables().count() > 1).then_some(rank),
        row: row.map(|row| table.row_header(row)),
        column: column.map(|column| table.column_header(column)),
    }));
    Some(Path { target, ..path })
}
