//! What a question is answered: a table again, of one page, with how much there is in all.

use serde::Serialize;
use serde_json::{Map, Value as Json};
use tables::{Dialect, write};

use crate::table::Heading;
use crate::value::Value;

/// One page of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// Its columns
    pub headings: Vec<Heading>,
    /// Its rows, each as long as there are columns
    pub rows: Vec<Vec<Value>>,
    /// Rows of all pages together: of the table, or groups
    pub total: u64,
    /// Rows of the table that satisfy the conditions
    pub matched: u64,
}

impl Answer {
    /// The page as CSV: UTF-8, commas, the names of columns first. Text that a spreadsheet would take for a formula is
    /// preceded by an apostrophe (OWASP, « CSV injection »).
    pub fn csv(&self) -> Vec<u8> {
        let mut text = Vec::new();
        let names: Vec<String> = self
            .headings
            .iter()
            .map(|heading| harmless(&heading.name))
            .collect();
        write::row(&mut text, names.iter().map(String::as_bytes), Dialect::default());
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(cell).collect();
            write::row(&mut text, cells.iter().map(String::as_bytes), Dialect::default());
        }
        text
    }

    /// The rows as JSON objects, as data.gouv.fr's tabular API gives them in its `data`.
    pub fn objects(&self) -> Vec<Json> {
        self.rows
            .iter()
            .map(|row| {
                let mut object = Map::new();
                for (heading, value) in self.headings.iter().zip(row) {
                    object.insert(
                        heading.name.clone(),
                        serde_json::to_value(value).unwrap_or_default(),
                    );
                }
                Json::Object(object)
            })
            .collect()
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) => harmless(text),
        other => other.plain(),
    }
}

fn harmless(text: &str) -> String {
    let is_formula = match text.as_bytes().split_first() {
        Some((b'=' | b'@' | b'\t' | b'\r', _)) => true,
        // A telephone number and a negative one are no formulas.
        Some((b'+' | b'-', rest)) => rest
            .iter()
            .any(|byte| !(byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b','))),
        _ => false,
    };
    if is_formula {
        ["'", text].concat()
    } else {
        text.to_owned()
    }
}
