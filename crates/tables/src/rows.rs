//! Rows and cells of a CSV text, where they stand: nothing is copied but a cell whose quotes are doubled.
//!
//! A quote opens a cell only as its first byte; elsewhere it is a letter. What follows a closing quote belongs to the cell.
//! So every text has one reading, and a row's end is found by looking at quotes alone.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memrchr};

use crate::dialect::Dialect;

/// Where a cell stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    start: usize,
    end: usize,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As it stands
    Plain,
    /// Its quotes, which are left out, stand around it
    Quoted,
    /// From its opening quote on, to be read again: doubled quotes, or letters after the closing one
    Doubled,
}

impl Cell {
    pub(crate) fn is_quoted(self) -> bool {
        self.form != Form::Plain
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// What the cell says.
    pub(crate) fn value(self, text: &[u8], quote: u8) -> Cow<'_, [u8]> {
        let raw = text.get(self.start..self.end).unwrap_or_default();
        match self.form {
            Form::Plain | Form::Quoted => Cow::Borrowed(raw),
            Form::Doubled => Cow::Owned(unquoted(raw, quote)),
        }
    }
}

/// What a cell says that begins by a quote.
fn unquoted(raw: &[u8], quote: u8) -> Vec<u8> {
    let mut said = Vec::with_capacity(raw.len());
    let mut at = 1;
    let mut is_open = true;
    while let Some(byte) = raw.get(at) {
        if is_open && *byte == quote {
            if raw.get(at + 1) == Some(&quote) {
                said.push(quote);
                at += 2;
                continue;
            }
            is_open = false;
        } else {
            said.push(*byte);
        }
        at += 1;
    }
    said
}

/// Reads the row that begins at `at`; gives where the next one does. A line with nothing on it has no cell.
pub(crate) fn read(text: &[u8], at: usize, dialect: Dialect, cells: &mut Vec<Cell>) -> usize {
    cells.clear();
    let end_byte = dialect.end();
    let mut start = at;
    loop {
        if text.get(start) == Some(&dialect.quote) {
            let (cell, after) = quoted(text, start, dialect);
            cells.push(cell);
            match text.get(after) {
                Some(byte) if *byte == dialect.separator => start = after + 1,
                Some(_) => return after + 1,
                None => return text.len(),
            }
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let found = memchr2(dialect.separator, end_byte, rest).map(|length| start + length);
        let end = found.unwrap_or(text.len());
        if text.get(end) == Some(&dialect.separator) {
            cells.push(Cell {
                start,
                end,
                form: Form::Plain,
            });
            start = end + 1;
            continue;
        }
        let stop = without_return(text, start, end);
        if stop > start || !cells.is_empty() {
            cells.push(Cell {
                start,
                end: stop,
                form: Form::Plain,
            });
        }
        return (end + 1).min(text.len());
    }
}

/// The end of the last cell of a row: before the carriage return of Windows.
fn without_return(text: &[u8], start: usize, end: usize) -> usize {
    if end > start && text.get(end - 1) == Some(&b'\r') {
        end - 1
    } else {
        end
    }
}

/// A cell that begins by a quote, and where what ends it stands.
fn quoted(text: &[u8], start: usize, dialect: Dialect) -> (Cell, usize) {
    let mut at = start + 1;
    let mut is_doubled = false;
    let closing = loop {
        let Some(length) = memchr(dialect.quote, text.get(at..).unwrap_or_default()) else {
            // Never closed: all that follows.
            let cell = Cell {
                start,
                end: text.len(),
                form: Form::Doubled,
            };
            return (cell, text.len());
        };
        at += length;
        if text.get(at + 1) == Some(&dialect.quote) {
            is_doubled = true;
            at += 2;
            continue;
        }
        break at;
    };
    let rest = text.get(closing + 1..).unwrap_or_default();
    let after = closing + 1 + memchr2(dialect.separator, dialect.end(), rest).unwrap_or(rest.len());
    let is_last = text.get(after) != Some(&dialect.separator);
    let stop = if is_last {
        without_return(text, closing + 1, after)
    } else {
        after
    };
    let cell = if is_doubled || stop > closing + 1 {
        Cell {
            start,
            end: stop,
            form: Form::Doubled,
        }
    } else {
        Cell {
            start: start + 1,
            end: closing,
            form: Form::Quoted,
        }
    };
    (cell, after)
}

/// Where the row that begins at `at` ends, its end included; none when the text ends before.
pub(crate) fn end(text: &[u8], at: usize, dialect: Dialect) -> Option<usize> {
    let mut from = at;
    loop {
        let rest = text.get(from..)?;
        let found = from + memchr2(dialect.quote, dialect.end(), rest)?;
        if text.get(found) != Some(&dialect.quote) {
            return Some(found + 1);
        }
        let opens = found == at || text.get(found - 1) == Some(&dialect.separator);
        from = found + 1;
        if !opens {
            continue;
        }
        loop {
            from += memchr(dialect.quote, text.get(from..)?)?;
            if text.get(from + 1) != Some(&dialect.quote) {
                from += 1;
                break;
            }
            from += 2;
        }
        // What follows a closing quote belongs to the cell, other quotes included: none of them opens anything, and a
        // separator before one does.
    }
}

/// Bytes that are read together on one core.
const PART_BYTES: usize = 512 << 10;

/// Rows, and where they may be cut so that each part holds whole ones.
pub(crate) struct Block {
    pub(crate) text: Vec<u8>,
    pub(crate) cuts: Vec<usize>,
}

impl Block {
    /// Its parts, in order.
    pub(crate) fn parts(&self) -> Vec<&[u8]> {
        parts(&self.text, &self.cuts)
    }
}

/// The pieces of a text between cuts.
pub(crate) fn parts<'a>(text: &'a [u8], cuts: &[usize]) -> Vec<&'a [u8]> {
    let mut start = 0;
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    for stop in cuts.iter().copied().chain([text.len()]) {
        if let Some(part) = text.get(start..stop).filter(|part| !part.is_empty()) {
            parts.push(part);
        }
        start = stop;
    }
    parts
}

/// Where a text may be cut into parts, and where its last whole row ends.
pub(crate) fn cuts(text: &[u8], dialect: Dialect) -> (Vec<usize>, usize) {
    let mut cuts = Vec::new();
    let mut last = 0;
    if memchr(dialect.quote, text).is_some() {
        let mut start = 0;
        while let Some(next) = end(text, last, dialect) {
            last = next;
            if last - start >= PART_BYTES {
                cuts.push(last);
                start = last;
            }
        }
        return (cuts, last);
    }
    // Without quotes every end of line is the end of a row.
    last = memrchr(dialect.end(), text).map_or(0, |at| at + 1);
    let mut from = PART_BYTES;
    while from < last {
        let Some(length) = memchr(dialect.end(), text.get(from..last).unwrap_or_default()) else {
            break;
        };
        cuts.push(from + length + 1);
        from += length + 1 + PART_BYTES;
    }
    (cuts, last)
}
