//! The values of a plan as CSV (RFC 4180): UTF-8, commas, one header line. Figures have a point, for machines. Nobody is
//! named; a value that was corrected keeps its line, with the instant it was replaced at.

use kernel::Fault;
use ui::spreadsheet::{Csv, cell, moment};

use crate::model::{Indicator, Value};

/// The columns, in the words of `docs/indicateurs.md`.
const HEADER: [&str; 12] = [
    "indicateur_id",
    "indicateur",
    "unite",
    "sens",
    "rythme",
    "source",
    "source_url",
    "fin_de_periode",
    "valeur",
    "note",
    "notee_le",
    "remplacee_le",
];

/// A table being written, an indicator at a time.
pub(crate) struct Table(Csv);

impl Table {
    /// The header line.
    pub(crate) fn begin() -> Result<Self, Fault> {
        Csv::begin(&HEADER).map(Self)
    }

    /// Adds the values of an indicator.
    pub(crate) fn add(&mut self, indicator: &Indicator, values: &[Value]) -> Result<(), Fault> {
        for value in values {
            let cells = [
                indicator.id.to_string(),
                cell(&indicator.name),
                cell(&indicator.unit),
                indicator.direction.as_str().to_owned(),
                indicator.rhythm.as_str().to_owned(),
                cell(&indicator.source),
                cell(&indicator.source_url),
                value.on_day.to_string(),
                value.figure.to_string(),
                cell(&value.note),
                moment(value.recorded_at),
                value.replaced_at.map(moment).unwrap_or_default(),
            ];
            self.0.add(cells)?;
        }
        Ok(())
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Fault> {
        self.0.finish()
    }
}
