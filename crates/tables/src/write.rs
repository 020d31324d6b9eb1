//! Writing CSV: one text for one table, whatever the dialect it is written in.

use crate::dialect::{Dialect, LineEnd};
use crate::rows;

/// Writes one row.
pub fn row<'a>(out: &mut Vec<u8>, cells: impl IntoIterator<Item = &'a [u8]>, dialect: Dialect) {
    let start = out.len();
    let mut count = 0_usize;
    for value in cells {
        if count > 0 {
            out.push(dialect.separator);
        }
        count += 1;
        cell(out, value, dialect);
    }
    // One empty cell is no blank line.
    if count == 1 && out.len() == start {
        out.extend([dialect.quote, dialect.quote]);
    }
    match dialect.line_end {
        LineEnd::Cr => out.push(b'\r'),
        LineEnd::CrLf => out.extend(b"\r\n"),
        LineEnd::Lf | LineEnd::Mixed => out.push(b'\n'),
    }
}

fn cell(out: &mut Vec<u8>, value: &[u8], dialect: Dialect) {
    let needs_quotes = value
        .iter()
        .any(|byte| *byte == dialect.separator || *byte == dialect.quote || matches!(byte, b'\n' | b'\r'));
    if !needs_quotes {
        out.extend(value);
        return;
    }
    out.push(dialect.quote);
    for byte in value {
        if *byte == dialect.quote {
            out.push(dialect.quote);
        }
        out.push(*byte);
    }
    out.push(dialect.quote);
}

/// The rows of a text, read back in the dialect they were written in. All at once: for texts that are known to be small.
pub fn rows_of(text: &[u8], dialect: Dialect) -> Vec<Vec<Vec<u8>>> {
    let mut cells = Vec::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        at = rows::read(text, at, dialect, &mut cells);
        let row = cells
            .iter()
            .map(|cell| cell.value(text, dialect.quote).into_owned())
            .collect();
        found.push(row);
    }
    found
}
