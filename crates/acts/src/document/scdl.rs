//! Deliberations as open data: the columns, order and values of the schema *deliberations* 2.1.5 of the « Socle commun
//! des données locales », in UTF-8 with commas (RFC 4180).

use kernel::Fault;
use ui::spreadsheet::{Csv, cell};

use crate::model::{Matter, Siret};
use crate::store::deliberations::Titled;

/// The columns of the schema, in its order.
const HEADER: [&str; 17] = [
    "COLL_NOM",
    "COLL_SIRET",
    "DELIB_ID",
    "DELIB_DATE",
    "DELIB_MATIERE_CODE",
    "DELIB_MATIERE_NOM",
    "DELIB_OBJET",
    "BUDGET_ANNEE",
    "BUDGET_NOM",
    "PREF_ID",
    "PREF_DATE",
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
    "DELIB_URL",
];

/// A file of deliberations being written.
pub(crate) struct Deliberations {
    table: Csv,
    body_name: String,
    siret: String,
    base_url: String,
}

impl Deliberations {
    /// The header line.
    pub(crate) fn begin(body_name: &str, siret: &Siret, base_url: &str) -> Result<Self, Fault> {
        Ok(Self {
            table: Csv::begin(&HEADER)?,
            body_name: on_one_line(body_name),
            siret: siret.as_str().to_owned(),
            base_url: base_url.to_owned(),
        })
    }

    /// Adds a line. What is not known stays empty, where the schema lets it.
    pub(crate) fn add(&mut self, titled: &Titled) -> Result<(), Fault> {
        let said = &titled.said;
        let figure = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
        let voters = match (said.pour, said.contre, said.abstention) {
            (Some(pour), Some(contre), Some(abstention)) => Some(pour + contre + abstention),
            _ => None,
        };
        let matter = Matter::of(&said.matter)
            .ok_or_else(|| Fault::Internal(format!("no matter {:?} in the nomenclature", said.matter)))?;
        let cells = [
            self.body_name.clone(),
            self.siret.clone(),
            said.number.clone(),
            said.decided_on.to_string(),
            matter.code.clone(),
            matter.name(),
            cell(&on_one_line(&titled.title)),
            said.budget_years.clone(),
            cell(&on_one_line(&said.budget_name)),
            said.control_id.clone(),
            said.control_on.map(|on| on.to_string()).unwrap_or_default(),
            figure(said.electors),
            figure(voters),
            figure(said.pour),
            figure(said.contre),
            figure(said.abstention),
            format!("{}{}/fichier", self.base_url, crate::model::path_of(said.act_id)),
        ];
        self.table.add(cells)
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Fault> {
        self.table.finish()
    }
}

/// Validators refuse spaces around a value.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
