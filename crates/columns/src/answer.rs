//! What a question is answered: a table again, of one page, with how much there is in all.

use std::collections::HashSet;
use std::sync::Arc;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
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

    /// The rows as JSON objects, as data.gouv.fr's tabular API gives them in its `data`: in the order of columns, each under its
    /// own name.
    pub fn objects(&self) -> Vec<Object<'_>> {
        let names: Arc<[String]> = names(&self.headings).into();
        let object = |row| Object {
            names: Arc::clone(&names),
            row,
        };
        self.rows.iter().map(|row| object(row.as_slice())).collect()
    }
}

/// The names of columns, all different: the figure `count` of groups made by a column `count` is `count_2`.
pub(crate) fn names(headings: &[Heading]) -> Vec<String> {
    let mut known: HashSet<String> = headings.iter().map(|heading| heading.name.clone()).collect();
    let mut met: HashSet<&str> = HashSet::new();
    let mut names = Vec::with_capacity(headings.len());
    for heading in headings {
        if met.insert(&heading.name) {
            names.push(heading.name.clone());
            continue;
        }
        // One more number than names that may be taken.
        let name = (2..=known.len() + 2)
            .map(|again| format!("{}_{again}", heading.name))
            .find(|name| !known.contains(name))
            .unwrap_or_default();
        known.insert(name.clone());
        names.push(name);
    }
    names
}

/// A row of an answer, written as an object in the order of columns.
#[derive(Debug, Clone)]
pub struct Object<'a> {
    names: Arc<[String]>,
    row: &'a [Value],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.names.len().min(self.row.len())))?;
        for (name, value) in self.names.iter().zip(self.row) {
            object.serialize_entry(name, value)?;
        }
        object.end()
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
