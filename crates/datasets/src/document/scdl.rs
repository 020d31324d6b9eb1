//! The catalogue as SCDL `catalogue` 0.1.3 has it: a line for each dataset, so that a region or a department gathers those of its
//! towns. Days that nobody said are those of the publication and of the last change, which the format wants.

use jiff::tz::TimeZone;
use kernel::Fault;
use ui::spreadsheet::{Csv, cell};

use crate::model::{Listed, Theme};

/// The columns, in their order.
const HEADER: [&str; 20] = [
    "COLL_NOM",
    "COLL_SIRET",
    "ID",
    "TITRE",
    "DESCRIPTION",
    "THEME",
    "PRODUCTEUR_NOM",
    "PRODUCTEUR_SIRET",
    "COUV_SPAT_MAILLE",
    "COUV_SPAT_NOM",
    "COUV_TEMP_DEBUT",
    "COUV_TEMP_FIN",
    "DATE_PUBL",
    "FREQ_MAJ",
    "DATE_MAJ",
    "MOTS_CLES",
    "LICENCE",
    "NOMBRE_RESSOURCES",
    "FORMAT_RESSOURCES",
    "URL",
];

/// The whole catalogue of a body called `name`, at `base_url`; a dataset without any file in force has no line, since the format
/// wants one resource at least.
///
/// # Errors
/// When the table cannot be written, which is a fault of ours.
pub(crate) fn table(
    (name, base_url): (&str, &str),
    zone: &TimeZone,
    theme: &dyn Fn(Theme) -> String,
    listed: &[Listed],
) -> Result<Vec<u8>, Fault> {
    let mut table = Csv::begin(&HEADER)?;
    for one in listed.iter().filter(|one| !one.files.is_empty()) {
        let dataset = &one.dataset;
        let day = |at: db::Instant| at.timestamp().to_zoned(zone.clone()).date();
        let published = day(dataset.published_at.unwrap_or(dataset.created_at));
        let changed = day(dataset.changed_at);
        let theme = theme(dataset.theme);
        let keywords = if dataset.keywords.is_empty() {
            theme.clone()
        } else {
            dataset.keywords.clone()
        };
        let description = ui::markdown::plain_text(&dataset.description);
        table.add([
            cell(name),
            dataset.siret.clone(),
            dataset.id.to_string(),
            cell(&dataset.title),
            cell(&description),
            cell(&theme),
            cell(&dataset.producer),
            dataset.siret.clone(),
            dataset.reach.scdl().to_owned(),
            cell(&dataset.territory),
            dataset.covers_from.unwrap_or(published).to_string(),
            dataset.covers_to.unwrap_or(changed).to_string(),
            published.to_string(),
            dataset.frequency.scdl().to_owned(),
            changed.to_string(),
            cell(&keywords),
            dataset.licence.scdl().to_owned(),
            one.files.len().to_string(),
            one.formats().join(";"),
            format!("{base_url}{}", dataset.path()),
        ])?;
    }
    table.finish()
}
