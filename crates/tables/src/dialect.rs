//! How a CSV file is written: separator, quote, ends of lines. Detected on its beginning, and said.

use serde::Serialize;

use crate::rows::{self, Cell};

/// How rows and cells are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Dialect {
    /// Between cells
    #[serde(serialize_with = "as_letter")]
    pub separator: u8,
    /// Around a cell that holds a separator, a quote (then doubled) or the end of a line
    #[serde(serialize_with = "as_letter")]
    pub quote: u8,
    /// At the end of rows
    pub line_end: LineEnd,
}

/// How rows end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineEnd {
    /// Unix
    Lf,
    /// Windows
    CrLf,
    /// Both are met
    Mixed,
    /// Old Macintosh
    Cr,
}

impl LineEnd {
    /// Its name: `lf`, `crlf`, `cr` or `mixed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lf => "lf",
            Self::CrLf => "crlf",
            Self::Mixed => "mixed",
            Self::Cr => "cr",
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn as_letter<S: serde::Serializer>(byte: &u8, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_char(char::from(*byte))
}

impl Default for Dialect {
    /// That of RFC 4180, but for the ends of lines.
    fn default() -> Self {
        Self {
            separator: b',',
            quote: b'"',
            line_end: LineEnd::Lf,
        }
    }
}

impl Dialect {
    /// The byte that ends a row outside quotes.
    pub(crate) fn end(self) -> u8 {
        if self.line_end == LineEnd::Cr {
            b'\r'
        } else {
            b'\n'
        }
    }
}

/// In the order in which they are preferred where nothing tells them apart.
const SEPARATORS: [u8; 4] = *b",;\t|";
/// What is looked at, in bytes and in rows.
const LOOKED_AT_BYTES: usize = 256 << 10;
const LOOKED_AT_ROWS: usize = 200;

/// The dialect of a text that begins so.
pub(crate) fn detect(text: &[u8]) -> Dialect {
    let beginning = text.get(..text.len().min(LOOKED_AT_BYTES)).unwrap_or_default();
    let is_cut = beginning.len() < text.len();
    let line_end = line_end(beginning);
    let mut best = Dialect {
        line_end,
        ..Dialect::default()
    };
    let mut best_score = 0.0;
    for quote in *b"\"'" {
        for separator in SEPARATORS {
            let dialect = Dialect {
                separator,
                quote,
                line_end,
            };
            let mut score = score(beginning, is_cut, dialect);
            // Apostrophes are letters of French before they are quotes: only where they stand around cells are they.
            if quote == b'\'' && score > 0.0 {
                score = if wraps_cells(beginning, dialect) {
                    score + 0.5
                } else {
                    0.0
                };
            }
            if score > best_score {
                best_score = score;
                best = dialect;
            }
        }
    }
    best
}

/// The separator that a first line tells, as Excel has it (`sep=;`), and the bytes of that line: it is no row.
pub(crate) fn told(text: &[u8]) -> Option<(u8, usize)> {
    let (separator, rest) = text.strip_prefix(b"sep=")?.split_first()?;
    let end = if rest.starts_with(b"\r\n") {
        2
    } else if rest.starts_with(b"\n") || rest.starts_with(b"\r") {
        1
    } else {
        return None;
    };
    (separator.is_ascii() && !separator.is_ascii_alphanumeric()).then_some((*separator, 5 + end))
}

/// How rows end, by those outside quotes as far as that can be told before the quote is known.
fn line_end(beginning: &[u8]) -> LineEnd {
    let mut unix = 0_usize;
    let mut windows = 0_usize;
    for at in memchr::memchr_iter(b'\n', beginning) {
        if at > 0 && beginning.get(at - 1) == Some(&b'\r') {
            windows += 1;
        } else {
            unix += 1;
        }
    }
    match (unix, windows) {
        (0, 0) if memchr::memchr(b'\r', beginning).is_some() => LineEnd::Cr,
        (_, 0) => LineEnd::Lf,
        (0, _) => LineEnd::CrLf,
        _ => LineEnd::Mixed,
    }
}

/// Rows that have as many cells as the first, in hundredths, then how many cells: the separator that is used the same
/// way on every row is the right one, even where another is met more often.
fn score(beginning: &[u8], is_cut: bool, dialect: Dialect) -> f64 {
    let mut cells: Vec<Cell> = Vec::new();
    let mut at = 0;
    let mut first = 0;
    let (mut rows, mut alike) = (0.0, 0.0);
    while at < beginning.len() && rows < f64::from(u32::try_from(LOOKED_AT_ROWS).unwrap_or(u32::MAX)) {
        let next = rows::read(beginning, at, dialect, &mut cells);
        let is_last = next >= beginning.len();
        at = next;
        // What was cut is no whole row; a blank line says nothing.
        if (is_last && is_cut && rows > 0.0) || cells.is_empty() {
            continue;
        }
        if first == 0 {
            first = cells.len();
        }
        rows += 1.0;
        if cells.len() == first {
            alike += 1.0;
        }
    }
    if first < 2 {
        return 0.0;
    }
    let width = f64::from(u32::try_from(first.min(1_000)).unwrap_or(1_000));
    100.0 * alike / rows + width / 1_001.0 + 1.0
}

/// True when single quotes stand around more than half of the filled cells, and around no part of one.
fn wraps_cells(beginning: &[u8], dialect: Dialect) -> bool {
    let mut cells: Vec<Cell> = Vec::new();
    let (mut at, mut rows, mut filled, mut wrapped) = (0, 0, 0_usize, 0_usize);
    while at < beginning.len() && rows < LOOKED_AT_ROWS {
        at = rows::read(beginning, at, dialect, &mut cells);
        rows += 1;
        for cell in &cells {
            if !cell.is_empty() {
                filled += 1;
                wrapped += usize::from(cell.is_quoted());
            }
        }
    }
    wrapped * 2 > filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (char, char, LineEnd) {
        let dialect = detect(text.as_bytes());
        (
            char::from(dialect.separator),
            char::from(dialect.quote),
            dialect.line_end,
        )
    }

    #[test]
    fn the_separator_is_the_one_used_the_same_way_on_every_row() {
        assert_eq!(found("a,b\n1,2\n"), (',', '"', LineEnd::Lf));
        assert_eq!(
            found("a;b\r\n1,5;2,5\r\n3,5;\"x;y\"\r\n"),
            (';', '"', LineEnd::CrLf)
        );
        assert_eq!(found("a\tb\r1\t2\r"), ('\t', '"', LineEnd::Cr));
        assert_eq!(found("a|b\n1|2\r\n"), ('|', '"', LineEnd::Mixed));
        assert_eq!(found("nom\nune seule colonne, oui\n"), (',', '"', LineEnd::Lf));
        assert_eq!(found("'a','b'\n'l;x','d'\n"), (',', '\'', LineEnd::Lf));
        assert_eq!(found("l'an;l'eau\nl'an 1;d'eau\n"), (';', '"', LineEnd::Lf));
    }
}
