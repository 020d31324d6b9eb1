//! The ideas of a budget as CSV (RFC 4180): UTF-8, commas, one header line. Amounts are euros with a point, places degrees
//! (WGS 84). Nobody is named.

use kernel::Fault;
use ui::spreadsheet::{Csv, cell, moment};

use crate::model::{Budget, Cents, Idea};

/// The columns, in the words of `docs/budget-participatif.md`.
const HEADER: [&str; 16] = [
    "idee_id",
    "numero",
    "titre",
    "secteur",
    "longitude",
    "latitude",
    "etat",
    "motif",
    "cout_estime",
    "cout",
    "cout_annuel",
    "voix",
    "retenu",
    "travaux",
    "proposee_le",
    "modifiee_le",
];

/// The whole file.
pub(crate) fn table(budget: &Budget, ideas: &[Idea]) -> Result<Vec<u8>, Fault> {
    let mut table = Csv::begin(&HEADER)?;
    let amount = |amount: Option<Cents>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    for idea in ideas {
        let (longitude, latitude) = idea.point().map(crate::model::Point::written).unwrap_or_default();
        let is_chosen = if budget.is_decided() {
            if idea.is_funded { "oui" } else { "non" }
        } else {
            ""
        };
        table.add([
            idea.id.to_string(),
            idea.number.to_string(),
            cell(&idea.title),
            cell(&idea.district),
            longitude,
            latitude,
            idea.state.as_str().to_owned(),
            cell(&idea.reason),
            amount(idea.estimate_cents),
            amount(idea.cost_cents),
            amount(idea.running_cents),
            idea.votes.map(|votes| votes.to_string()).unwrap_or_default(),
            is_chosen.to_owned(),
            idea.works
                .map(|works| works.as_str().to_owned())
                .unwrap_or_default(),
            moment(idea.created_at),
            moment(idea.changed_at),
        ])?;
    }
    table.finish()
}
