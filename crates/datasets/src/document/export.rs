//! The rows of a published table in other forms: CSV for programs, CSV for spreadsheets, JSON. Made from the file itself at each
//! demand: nothing else is kept. A form repeats the names of columns, or the emptiness of cells, as often as its author wanted:
//! beyond a ceiling it is not made.

use std::borrow::Cow;

use tables::{Dialect, LineEnd, Refusal, Source, each_row};

/// How French spreadsheets read CSV without asking.
const SPREADSHEET: Dialect = Dialect {
    separator: b';',
    quote: b'"',
    line_end: LineEnd::CrLf,
};
/// What programs read everywhere (RFC 4180).
const PROGRAMS: Dialect = Dialect {
    separator: b',',
    quote: b'"',
    line_end: LineEnd::CrLf,
};
/// By which a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The largest form made, in bytes: three times the largest file.
pub(crate) const FORM_BYTES_MAX: usize = 192_000_000;

/// The table as CSV in UTF-8 with commas, its values as they are; none when that is more than `max` bytes.
///
/// # Errors
/// What stands in the way of reading.
pub(crate) fn csv(bytes: &[u8], max: usize) -> Result<Option<Vec<u8>>, Refusal> {
    let mut out = Vec::with_capacity(bytes.len().min(max));
    let is_whole = write(bytes, PROGRAMS, (&mut out, max), as_it_is)?;
    Ok(is_whole.then_some(out))
}

/// The table as CSV that a spreadsheet opens at once, where nothing is a formula: what would run is text. None when that is more
/// than `max` bytes.
///
/// # Errors
/// What stands in the way of reading.
pub(crate) fn spreadsheet(bytes: &[u8], max: usize) -> Result<Option<Vec<u8>>, Refusal> {
    let mut out = Vec::with_capacity(bytes.len().min(max));
    out.extend_from_slice(BYTE_ORDER_MARK);
    let is_whole = write(bytes, SPREADSHEET, (&mut out, max), harmless)?;
    Ok(is_whole.then_some(out))
}

/// The table as an array of objects. Values are texts, as they are written; those of the columns in `numbers` are numbers where
/// JSON writes them the same; an empty cell is null. None when that is more than `max` bytes.
///
/// # Errors
/// What stands in the way of reading.
pub(crate) fn json(bytes: &[u8], numbers: &[String], max: usize) -> Result<Option<Vec<u8>>, Refusal> {
    let source = Source::open(bytes)?;
    let columns: Vec<(Vec<u8>, bool)> = source
        .header
        .iter()
        .map(|name| (text_of(name), numbers.contains(name)))
        .collect();
    let mut out = Vec::with_capacity(bytes.len().min(max));
    out.push(b'[');
    let mut is_first = true;
    each_row(source, |_, cells| {
        if out.len() > max {
            return;
        }
        out.extend_from_slice(if is_first { &b"\n{"[..] } else { &b",\n{"[..] });
        is_first = false;
        for (place, (name, is_number)) in columns.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            out.extend_from_slice(name);
            out.push(b':');
            let cell = String::from_utf8_lossy(cells.get(place).map_or(&b""[..], AsRef::as_ref));
            let cell = cell.trim();
            if cell.is_empty() {
                out.extend_from_slice(b"null");
            } else if *is_number && serde_json::from_str::<serde_json::Number>(cell).is_ok() {
                out.extend_from_slice(cell.as_bytes());
            } else {
                out.extend_from_slice(&text_of(cell));
            }
        }
        out.push(b'}');
    })?;
    out.extend_from_slice(b"\n]\n");
    Ok((out.len() <= max).then_some(out))
}

/// A JSON string.
fn text_of(text: &str) -> Vec<u8> {
    serde_json::to_vec(text).unwrap_or_else(|_| b"null".to_vec())
}

fn as_it_is(cell: &[u8]) -> Cow<'_, [u8]> {
    Cow::Borrowed(cell)
}

/// Writes the rows; false as soon as that is more than `max` bytes.
fn write(
    bytes: &[u8],
    dialect: Dialect,
    (out, max): (&mut Vec<u8>, usize),
    cell: fn(&[u8]) -> Cow<'_, [u8]>,
) -> Result<bool, Refusal> {
    let source = Source::open(bytes)?;
    let header: Vec<Cow<'_, [u8]>> = source.header.iter().map(|name| cell(name.as_bytes())).collect();
    let width = header.len();
    tables::write::row(out, header.iter().map(AsRef::as_ref), dialect);
    drop(header);
    each_row(source, |_, cells| {
        if out.len() > max {
            return;
        }
        // A row that stops before the last column is written whole.
        let missing = width.saturating_sub(cells.len());
        let row: Vec<Cow<'_, [u8]>> = cells.iter().map(|one| cell(one)).collect();
        let row = row
            .iter()
            .map(AsRef::as_ref)
            .chain(std::iter::repeat_n(&b""[..], missing));
        tables::write::row(out, row, dialect);
    })?;
    Ok(out.len() <= max)
}

/// What a spreadsheet would run is text by the apostrophe before it, which it does not show. A negative number is no formula.
fn harmless(cell: &[u8]) -> Cow<'_, [u8]> {
    let runs = match cell.first() {
        Some(b'=' | b'+' | b'@' | b'\t' | b'\r') => true,
        Some(b'-') => !is_number(cell.get(1..).unwrap_or_default()),
        _ => false,
    };
    if runs {
        Cow::Owned([&b"'"[..], cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

/// Digits, their separators, a sign for euros or a percentage at the end.
fn is_number(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let text = text.trim_end_matches(['%', '€', ' ', '\u{a0}', '\u{202f}']);
    text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.chars().all(|letter| {
            letter.is_ascii_digit() || matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '.' | ',')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &[u8] = "code;solde;note\n00123;-12,50;=HYPERLINK(\"x\")\n7;12;-2+3\n;;@x\n".as_bytes();

    fn text(bytes: Option<Vec<u8>>) -> String {
        String::from_utf8(bytes.expect("not too long")).expect("UTF-8")
    }

    #[test]
    fn what_would_be_too_long_is_not_made() {
        let long_name = "x".repeat(10_000);
        let table = format!("{long_name};b\n{}", "1;2\n".repeat(1_000));
        let made = json(table.as_bytes(), &[], 1_000_000).expect("a table");
        assert_eq!(made, None, "ten megabytes of names");
        let wide = format!("{}x\n{}", "x;".repeat(999), "1;2\n".repeat(5_000));
        assert_eq!(csv(wide.as_bytes(), 1_000_000).expect("a table"), None);
        assert_eq!(spreadsheet(wide.as_bytes(), 1_000_000).expect("a table"), None);
        assert!(csv(table.as_bytes(), 1_000_000).expect("a table").is_some());
    }

    #[test]
    fn programs_get_values_as_they_are() {
        assert_eq!(
            text(csv(TABLE, 1_000).expect("a table")),
            "code,solde,note\r\n00123,\"-12,50\",\"=HYPERLINK(\"\"x\"\")\"\r\n7,12,-2+3\r\n,,@x\r\n"
        );
    }

    #[test]
    fn nothing_runs_in_a_spreadsheet() {
        assert_eq!(
            text(spreadsheet(TABLE, 1_000).expect("a table")),
            "\u{feff}code;solde;note\r\n00123;-12,50;\"'=HYPERLINK(\"\"x\"\")\"\r\n7;12;'-2+3\r\n;;'@x\r\n"
        );
    }

    #[test]
    fn identifiers_keep_their_zeros_in_json_too() {
        let made = json(TABLE, &["code".to_owned()], 1_000)
            .expect("a table")
            .expect("short");
        let read: serde_json::Value = serde_json::from_slice(&made).expect("JSON");
        assert_eq!(read[0]["code"], "00123");
        assert_eq!(read[1]["code"], 7);
        assert_eq!(read[2]["code"], serde_json::Value::Null);
    }
}
