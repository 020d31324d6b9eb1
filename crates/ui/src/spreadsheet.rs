//! Cells of tables that people open with a spreadsheet.

/// Spreadsheets run what begins as a formula: an apostrophe before it makes it text, as Decidim's files do too.
pub fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
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
}
