//! Tables as files that people open with a spreadsheet (RFC 4180): UTF-8, commas, one header line.

use db::Instant;
use kernel::Fault;

/// A table being written, a line at a time.
pub struct Csv(csv::Writer<Vec<u8>>);

impl Csv {
    /// The media type of such a file.
    pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

    /// The header line.
    pub fn begin(columns: &[&str]) -> Result<Self, Fault> {
        let mut csv = Self(
            csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(Vec::new()),
        );
        csv.add(columns.iter().map(|column| (*column).to_owned()))?;
        Ok(csv)
    }

    /// Adds a line; words that somebody typed go through [`cell`] first.
    pub fn add(&mut self, cells: impl IntoIterator<Item = String>) -> Result<(), Fault> {
        self.0
            .write_record(cells.into_iter().map(String::into_bytes))
            .map_err(|error| Fault::Internal(format!("CSV: {error}")))
    }

    /// The whole file.
    pub fn finish(self) -> Result<Vec<u8>, Fault> {
        self.0
            .into_inner()
            .map_err(|error| Fault::Internal(format!("CSV: {error}")))
    }
}

/// Spreadsheets run what begins as a formula: an apostrophe before it makes it text, as Decidim's files do too.
pub fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// RFC 3339, to the second, in universal time.
pub fn moment(at: Instant) -> String {
    jiff::Timestamp::from_second(at.timestamp().as_second())
        .map(|second| second.to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_run_in_a_spreadsheet_is_text() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("- une liste"), "'- une liste");
        assert_eq!(cell("Éclairer la venelle"), "Éclairer la venelle");
    }

    #[test]
    fn a_table_has_one_header_and_quotes_what_needs_it() {
        let mut table = Csv::begin(&["id", "titre"]).expect("begun");
        table
            .add(["1".to_owned(), "Vélo, bus\net « trains »".to_owned()])
            .expect("added");
        let file = String::from_utf8(table.finish().expect("finished")).expect("text");
        assert_eq!(file, "id,titre\r\n1,\"Vélo, bus\net « trains »\"\r\n");
    }
}
