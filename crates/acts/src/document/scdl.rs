//! Deliberations as open data: the columns, order and values of the schema *deliberations* 2.1.5 of the « Socle commun
//! des données locales », in UTF-8 with commas (RFC 4180).

use kernel::{Fault, OpenColumn, OpenKind};
use ui::spreadsheet::{Csv, cell};

use crate::model::{Matter, Siret};
use crate::store::deliberations::Titled;

/// The columns of the schema, in its order.
pub(crate) const COLUMNS: [OpenColumn; 17] = [
    OpenColumn::new("COLL_NOM", OpenKind::Text),
    OpenColumn::new("COLL_SIRET", OpenKind::Word),
    OpenColumn::new("DELIB_ID", OpenKind::Word),
    OpenColumn::new("DELIB_DATE", OpenKind::Day),
    OpenColumn::new("DELIB_MATIERE_CODE", OpenKind::Word),
    OpenColumn::new("DELIB_MATIERE_NOM", OpenKind::Text),
    OpenColumn::new("DELIB_OBJET", OpenKind::Text),
    OpenColumn::new("BUDGET_ANNEE", OpenKind::Word),
    OpenColumn::new("BUDGET_NOM", OpenKind::Text),
    OpenColumn::new("PREF_ID", OpenKind::Word),
    OpenColumn::new("PREF_DATE", OpenKind::Day),
    OpenColumn::new("VOTE_EFFECTIF", OpenKind::Whole),
    OpenColumn::new("VOTE_REEL", OpenKind::Whole),
    OpenColumn::new("VOTE_POUR", OpenKind::Whole),
    OpenColumn::new("VOTE_CONTRE", OpenKind::Whole),
    OpenColumn::new("VOTE_ABSTENTION", OpenKind::Whole),
    OpenColumn::new("DELIB_URL", OpenKind::Address),
];

/// A file of deliberations being written.
pub(crate) struct Deliberations {
    table: Csv,
    body_name: String,
    siret: Siret,
    base_url: String,
}

impl Deliberations {
    /// The header line.
    pub(crate) fn begin(body_name: &str, siret: &Siret, base_url: &str) -> Result<Self, Fault> {
        Ok(Self {
            table: Csv::begin(&COLUMNS.map(|column| column.name))?,
            body_name: body_name.to_owned(),
            siret: siret.clone(),
            base_url: base_url.to_owned(),
        })
    }

    /// Adds a line.
    pub(crate) fn add(&mut self, titled: &Titled) -> Result<(), Fault> {
        let of = (self.body_name.as_str(), &self.siret, self.base_url.as_str());
        self.table.add(cells(of, titled)?)
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Fault> {
        self.table.finish()
    }
}

/// The cells of a line, of the body of that name, number and address. What is not known stays empty, where the schema lets it.
pub(crate) fn cells(
    (body_name, siret, base_url): (&str, &Siret, &str),
    titled: &Titled,
) -> Result<[String; 17], Fault> {
    let said = &titled.said;
    let figure = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
    let voters = match (said.pour, said.contre, said.abstention) {
        (Some(pour), Some(contre), Some(abstention)) => Some(pour + contre + abstention),
        _ => None,
    };
    let matter = Matter::of(&said.matter)
        .ok_or_else(|| Fault::Internal(format!("no matter {:?} in the nomenclature", said.matter)))?;
    Ok([
        on_one_line(body_name),
        siret.as_str().to_owned(),
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
        format!("{base_url}{}/fichier", crate::model::path_of(said.act_id)),
    ])
}

/// Validators refuse spaces around a value.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
