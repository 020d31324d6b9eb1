//! Where the projects stand with a requirement, as CSV (RFC 4180): UTF-8, commas, one header line. Nobody is named.

use kernel::{Fault, Subject};
use ui::spreadsheet::{Csv, cell, moment};

use crate::model::{Conclusion, Examination, Requirement};

/// The columns, in the words of `docs/exigences.md`.
const HEADER: [&str; 9] = [
    "exigence_id",
    "exigence",
    "theme",
    "projet",
    "projet_url",
    "etat",
    "raison",
    "preuve_url",
    "dit_le",
];

/// A table being written, a project at a time.
pub(crate) struct Table(Csv);

impl Table {
    /// The header line.
    pub(crate) fn begin() -> Result<Self, Fault> {
        Csv::begin(&HEADER).map(Self)
    }

    /// Adds a project.
    pub(crate) fn add(
        &mut self,
        requirement: &Requirement,
        examination: &Examination,
        project: Option<&Subject>,
        said: Option<&Conclusion>,
    ) -> Result<(), Fault> {
        self.0.add([
            requirement.id.to_string(),
            cell(&requirement.title),
            cell(&requirement.theme),
            project.map(|project| cell(&project.title)).unwrap_or_default(),
            project.map(|project| project.path.clone()).unwrap_or_default(),
            examination.standing.as_str().to_owned(),
            said.map(|said| cell(&said.reason)).unwrap_or_default(),
            said.map(|said| cell(&said.proof_url)).unwrap_or_default(),
            examination.concluded_at.map(moment).unwrap_or_default(),
        ])
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Fault> {
        self.0.finish()
    }
}
