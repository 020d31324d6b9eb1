//! Budgets as finance software sends them to the State (TOTEM): known by their content among the files that are sent, and written
//! as the table that is published. Labels come from the account plans that the operator installs in the folder
//! `plans-de-comptes` of the data folder, laid out as the Ministry publishes them (`year/norm/variant/planDeCompte.xml`).

use std::fs::File;
use std::io::{BufReader, Error};
use std::path::{Path, PathBuf};

use kernel::{Argument, Fault, FieldFault, House, Sentence};
use totem::{AccountPlan, Converted, PlanName, Refusal, Wording};

use crate::examine::PREPARING;
use crate::model::FILE_BYTES_MAX;

/// Where the operator installs account plans, in the data folder.
const FOLDER: &str = "plans-de-comptes";
const FILE: &str = "planDeCompte.xml";
/// Years looked through for the plan of another one.
const YEARS_MAX: usize = 200;

/// A file that was sent, as it is kept.
pub(crate) struct Arrived {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// Of a budget, what was told while it was written as a table
    pub(crate) budget: Option<Converted>,
}

impl Arrived {
    /// Writes a budget as a table; leaves any other file as it is.
    ///
    /// # Errors
    /// A fault of the field `fichier` for a budget that cannot be read, or makes too large a table; [`Fault::Busy`] when too many
    /// files are prepared.
    pub(crate) async fn read(house: &House, name: String, bytes: Vec<u8>) -> Result<Self, Fault> {
        if !totem::is_totem(&bytes) {
            return Ok(Self {
                name,
                bytes,
                budget: None,
            });
        }
        let folder = house.settings.data.join(FOLDER);
        let turn = PREPARING.turn().await?;
        let (bytes, told) = turn
            .aside(move || written(&folder, &bytes))
            .await?
            .map_err(|refusal| unreadable(&refusal))?;
        Ok(Self {
            name: table_name(&name),
            bytes,
            budget: Some(told),
        })
    }

    /// What is told once the file is kept.
    pub(crate) fn notice(&self) -> &'static str {
        match &self.budget {
            None => "datasets-file-sent",
            Some(told) if told.unlabelled > 0 => "datasets-totem-unlabelled",
            Some(_) => "datasets-totem-sent",
        }
    }
}

/// « `budget.xml.gz` » becomes « budget.csv ».
fn table_name(name: &str) -> String {
    let stem = name.strip_suffix(".gz").unwrap_or(name);
    let stem = stem.strip_suffix(".xml").unwrap_or(stem);
    format!("{stem}.csv")
}

fn written(folder: &Path, bytes: &[u8]) -> Result<(Vec<u8>, Converted), Refusal> {
    let mut csv: Vec<u8> = Vec::new();
    let mut is_large = false;
    let told = totem::convert(
        bytes,
        Wording::Schema,
        |header| Ok(plan(folder, &header.plan)),
        |piece| {
            if csv.len() + piece.len() > FILE_BYTES_MAX {
                is_large = true;
                return Err(Error::other("too large"));
            }
            csv.extend_from_slice(piece);
            Ok(())
        },
    );
    if is_large {
        return Err(Refusal::TooLarge {
            max: FILE_BYTES_MAX as u64,
        });
    }
    Ok((csv, told?))
}

/// The plan that a budget follows, or that of the latest year there is. One that cannot be read is told in the log.
fn plan(folder: &Path, name: &PlanName) -> Option<AccountPlan> {
    let is_plain = |part: &str| {
        let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        !part.is_empty() && part.chars().all(is_allowed)
    };
    if ![&name.year, &name.norm, &name.variant]
        .iter()
        .all(|part| is_plain(part))
    {
        return None;
    }
    let of_year = |year: &Path| year.join(&name.norm).join(&name.variant).join(FILE);
    let own = of_year(&folder.join(&name.year));
    let file = Some(own)
        .filter(|own| own.is_file())
        .or_else(|| latest(folder, of_year))?;
    let read = File::open(&file)
        .map_err(Refusal::from)
        .and_then(|opened| AccountPlan::read(BufReader::new(opened)));
    match read {
        Ok(plan) if plan.name().is_akin(name) => Some(plan),
        Ok(_) => {
            tracing::warn!(file = %file.display(), "this account plan is of another nomenclature than its folder");
            None
        }
        Err(refusal) => {
            tracing::warn!(file = %file.display(), %refusal, "this account plan cannot be read");
            None
        }
    }
}

fn latest(folder: &Path, of_year: impl Fn(&Path) -> PathBuf) -> Option<PathBuf> {
    let years = std::fs::read_dir(folder).ok()?.flatten().take(YEARS_MAX);
    let mut years: Vec<PathBuf> = years.map(|entry| entry.path()).collect();
    years.sort();
    let mut files = years.iter().rev().map(|year| of_year(year));
    files.find(|file| file.is_file())
}

fn unreadable(refusal: &Refusal) -> Fault {
    let arguments = refusal.arguments().into_iter();
    Fault::Invalid(vec![FieldFault {
        field: "fichier",
        sentence: Sentence {
            key: refusal.id(),
            arguments: arguments
                .map(|(name, value)| (name, Argument::Text(value)))
                .collect(),
        },
    }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_named_after_its_budget() {
        for (sent, kept) in [
            ("BP 2026.xml", "BP 2026.csv"),
            ("budget.xml.gz", "budget.csv"),
            ("budget", "budget.csv"),
        ] {
            assert_eq!(table_name(sent), kept);
        }
    }

    #[test]
    fn the_plan_of_the_year_is_preferred_then_the_latest() {
        let folder = std::env::temp_dir().join(format!("parvis-plans-{}", std::process::id()));
        let name = PlanName {
            norm: "M57".to_owned(),
            variant: "M57_A".to_owned(),
            year: "2026".to_owned(),
        };
        let year_of = || plan(&folder, &name).map(|plan| plan.name().year.clone());
        assert_eq!(year_of(), None);
        for year in ["2023", "2024", "2026"] {
            let place = folder.join(year).join("M57/M57_A");
            std::fs::create_dir_all(&place).expect("a folder");
            let text = format!(
                r#"<Nomenclature Norme="M57" Declinaison="M57_A" Exer="{year}"><Nature><Chapitre Code="011"/></Nature></Nomenclature>"#
            );
            std::fs::write(place.join(FILE), text).expect("written");
            assert_eq!(year_of().as_deref(), Some(year));
        }
        let outside = PlanName {
            variant: "..".to_owned(),
            ..name.clone()
        };
        assert!(plan(&folder, &outside).is_none());
        std::fs::write(folder.join("2026/M57/M57_A").join(FILE), "<a/>").expect("written");
        assert_eq!(year_of(), None, "a file that is no plan gives no label");
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
