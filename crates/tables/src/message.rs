//! What is said of a table: an id and what it is about. Whoever shows it has the words.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::limits::SHOWN_LETTERS_MAX;

/// A sentence: its id, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The message's id
    pub id: &'static str,
    /// Its arguments, by name
    #[serde(serialize_with = "as_object")]
    pub arguments: Vec<(&'static str, String)>,
}

fn as_object<S: Serializer>(arguments: &[(&'static str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(arguments.len()))?;
    for (name, value) in arguments {
        object.serialize_entry(name, value)?;
    }
    object.end()
}

impl Message {
    /// A sentence that is about nothing in particular.
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            arguments: Vec::new(),
        }
    }

    /// With one more argument. What is too long to be shown is cut.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, shown(&value.into())));
        self
    }
}

/// The beginning of what is too long to be shown.
pub(crate) fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN_LETTERS_MAX) {
        None => value.to_owned(),
        Some((end, _)) => {
            let mut cut = value.get(..end).unwrap_or_default().to_owned();
            cut.push('…');
            cut
        }
    }
}

/// Bytes that are nearly always UTF-8, shown.
pub(crate) fn shown_bytes(value: &[u8]) -> String {
    // Four bytes a letter at most.
    let end = value.len().min(4 * SHOWN_LETTERS_MAX + 8);
    shown(&String::from_utf8_lossy(value.get(..end).unwrap_or_default()))
}
