//! The files that ballots come in. Whatever is in a file, reading it yields an election that holds what
//! [`Election::checked`] promises, or says why not; it never panics and never takes more than the bounds of this crate.

mod abc;
mod belenios;
mod blt;
mod debian;
mod merit;
pub mod open;
mod pabulib;
mod tables;
mod tallies;

pub use abc::{Expected, expected};
pub use belenios::{BeleniosKind, Reading};
pub use merit::{MeritCase, cases};

use crate::election::Election;
use crate::refusal::Refusal;

/// The largest file read, in bytes.
pub const FILE_BYTES_MAX: usize = 256 * 1024 * 1024;

/// A format, by the name people know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Participatory budgets, as Pabulib publishes them (`.pb`)
    Pabulib,
    /// Rankings, as `OpenSTV` and Droop read them (`.blt`)
    Blt,
    /// Approvals, as abcvoting writes them (`.abc.yaml`)
    Abc,
    /// Debian's tally sheets
    Debian,
    /// Rankings written `A > B = C * 12`, a line each
    Tallies,
    /// Grades of each voter, or votes of each list, as a table (`.csv`)
    Table,
    /// Grades gathered by candidate, as Mieux Voter's libraries exchange them (`.json`)
    Merit,
    /// The result that Belenios publishes (`.json`)
    Belenios,
    /// Parvis's own (`.json`), described in the README
    Open,
}

/// Which format a file is of, from its name and its first words.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Format> {
    let name = name.to_ascii_lowercase();
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if name.ends_with(".pb") || start.starts_with("META") {
        Some(Format::Pabulib)
    } else if name.ends_with(".blt") {
        Some(Format::Blt)
    } else if name.ends_with(".yaml") || name.ends_with(".yml") {
        Some(Format::Abc)
    } else if start.starts_with('{') || start.starts_with('[') {
        json_format(bytes)
    } else if name.ends_with(".csv") {
        Some(Format::Table)
    } else if start.contains("Tally Sheet") || start.lines().any(|line| line.starts_with("V: ")) {
        Some(Format::Debian)
    } else if start
        .lines()
        .any(|line| line.contains('>') && !line.starts_with('#'))
    {
        Some(Format::Tallies)
    } else {
        None
    }
}

/// JSON says what it is by its keys.
fn json_format(bytes: &[u8]) -> Option<Format> {
    let value: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    if value.get("format").and_then(serde_json::Value::as_str) == Some(open::FORMAT) {
        Some(Format::Open)
    } else if value.get("tallies").is_some() {
        Some(Format::Merit)
    } else if value.get("result").is_some() || value.is_array() {
        Some(Format::Belenios)
    } else {
        None
    }
}

/// Reads a file of any of the formats.
pub fn read(name: &str, bytes: &[u8]) -> Result<Election, Refusal> {
    read_with(name, bytes, &Reading::default())
}

/// The same, with what is known beside the file: which question, and what it asks where the file does not say.
pub fn read_with(name: &str, bytes: &[u8], reading: &Reading) -> Result<Election, Refusal> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Refusal::TooMany {
            what: "bytes",
            number: bytes.len(),
            max: FILE_BYTES_MAX,
        });
    }
    let format = recognise(name, bytes).ok_or(Refusal::UnknownFormat)?;
    let is_told = reading.kind.is_some()
        || reading.blank.is_some()
        || reading.grades.is_some()
        || reading.about.is_some();
    // What is said of a file is never passed over in silence.
    if is_told && format != Format::Belenios {
        return Err(Refusal::Missing("belenios-result"));
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let election = match format {
        Format::Pabulib => pabulib::read(text)?,
        Format::Blt => blt::read(text)?,
        Format::Abc => abc::read(text)?,
        Format::Debian => debian::read(text)?,
        Format::Tallies => tallies::read(text)?,
        Format::Table => tables::read(text)?,
        Format::Merit => merit::read(text)?,
        Format::Belenios => belenios::read(text, reading)?,
        Format::Open => open::read(text)?,
    };
    election.checked()
}

/// What does not follow the format, at a line from 1.
fn malformed(line: usize, what: &'static str) -> Refusal {
    Refusal::Malformed { line, what }
}
