//! The schemas that files may be checked against: a few that come with the program, and those that the operator installs in
//! the folder `schemas` of the data folder, laid out as schema.data.gouv.fr publishes them (`owner/name/version/file.json`).

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use kernel::{Fault, House};
use serde_json::Value;
use tables::bal::{self, Communes, Options};
use tables::{Refusal, Report, Schema, Source};

/// Where the operator installs schemas, in the data folder.
const FOLDER: &str = "schemas";
/// Where schema.data.gouv.fr publishes: the address of a version is how the world knows it.
const PUBLISHED_AT: &str = "https://schema.data.gouv.fr/schemas/";
/// The schema that budgets follow.
pub const BUDGET: &str = "scdl/budget";
/// Files read of the folder at most.
const FILES_MAX: usize = 500;
/// How deep the folder is read.
const DEPTH_MAX: usize = 5;

/// Those that come with the program: our own wording of what the published versions ask for.
const SHIPPED: &[(&str, &str, &str)] = &[
    (
        "scdl/subventions",
        "2.1.1",
        include_str!("../schemas/subventions.json"),
    ),
    (
        "scdl/deliberations",
        "2.1.5",
        include_str!("../schemas/deliberations.json"),
    ),
    (
        "scdl/catalogue",
        "0.1.3",
        include_str!("../schemas/catalogue.json"),
    ),
    (
        "scdl/equipements",
        "0.1.5",
        include_str!("../schemas/equipements.json"),
    ),
    (BUDGET, "0.8.3", include_str!("../schemas/budget.json")),
];

/// Files of addresses are checked by the rules of their format, which say more than a schema can: the profile is that of
/// their columns.
const ADDRESSES: &str = "etalab/schema-bal";
const ADDRESSES_VERSION: &str = "1.4.0";
const ADDRESSES_TITLE: &str = "Base adresse locale (BAL)";
/// Where the operator puts the communes of the official geographic code, beside the schemas.
const COMMUNES: &str = "communes.csv";
/// Bytes of it that are read.
const COMMUNES_BYTES_MAX: u64 = 16_000_000;
const SECONDS_OF_DAY: i64 = 86_400;

/// What a schema asks of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Columns and what each holds: the schema, in JSON
    Columns(Arc<[u8]>),
    /// Addresses, by the rules of [`tables::bal`]
    Addresses {
        /// Days since the first of January 1970
        today: i32,
        /// The file of communes, if there is one
        communes: Option<PathBuf>,
    },
}

impl Rules {
    /// Checks a table.
    ///
    /// # Errors
    /// What stands in the way of reading.
    pub(crate) fn check(&self, bytes: &[u8]) -> Result<Report, Refusal> {
        let source = Source::open(bytes)?;
        match self {
            Self::Columns(text) => tables::check(source, &Schema::parse(text)?),
            Self::Addresses { today, communes } => {
                let communes = communes.as_deref().and_then(read_communes);
                bal::check(source, options(*today, communes.as_ref()))
            }
        }
    }

    /// A table mended, and how many things were.
    ///
    /// # Errors
    /// What stands in the way of reading.
    pub(crate) fn mended(&self, bytes: &[u8]) -> Result<(Vec<u8>, u64), Refusal> {
        let source = Source::open(bytes)?;
        let mut mended = Vec::with_capacity(bytes.len());
        let mut write = |part: &[u8]| {
            mended.extend_from_slice(part);
            Ok(())
        };
        let told = match self {
            Self::Columns(text) => {
                let schema = Schema::parse(text)?;
                let report = tables::check(Source::open(bytes)?, &schema)?;
                tables::corrected(source, &schema, &report, &mut write)?
            }
            Self::Addresses { today, communes } => {
                let communes = communes.as_deref().and_then(read_communes);
                bal::corrected(source, options(*today, communes.as_ref()), &mut write)?
            }
        };
        Ok((mended, told.count))
    }
}

fn options(today: i32, communes: Option<&Communes>) -> Options<'_> {
    Options {
        profile: None,
        today,
        communes,
    }
}

/// The communes that the operator gave; none, and a line in the log, for a file that is not theirs.
fn read_communes(file: &Path) -> Option<Communes> {
    let read = std::fs::File::open(file)
        .map_err(Refusal::from)
        .and_then(|opened| Communes::read(Source::open(opened.take(COMMUNES_BYTES_MAX))?));
    if read.is_err() {
        tracing::warn!(file = %file.display(), "this list of communes cannot be read");
    }
    read.ok()
}

/// A schema that files may be checked against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalledSchema {
    /// `scdl/subventions`
    pub name: String,
    /// `2.1.1`
    pub version: String,
    /// What people call it
    pub title: String,
    /// The address that the world knows this version by; empty when nobody published it
    pub url: String,
    /// What it asks
    pub(crate) rules: Rules,
}

/// Every schema there is, by title, the highest version of each. A file of the folder that cannot be followed is passed over,
/// and told in the log.
///
/// # Errors
/// When the reading itself was cut short.
pub async fn all(house: &House) -> Result<Vec<InstalledSchema>, Fault> {
    let folder = house.settings.data.join(FOLDER);
    let communes = folder.join(COMMUNES);
    let now = house.clock.now().timestamp().as_second();
    let today = i32::try_from(now.div_euclid(SECONDS_OF_DAY)).unwrap_or(i32::MAX);
    let read = tokio::task::spawn_blocking(move || {
        let mut all = remembered(&folder);
        all.push(addresses(today, communes.exists().then_some(communes)));
        all.sort_by_key(|schema| db::sort_key(&schema.title));
        all
    });
    read.await.map_err(|error| Fault::Internal(error.to_string()))
}

/// The rules of a « base adresse locale ».
fn addresses(today: i32, communes: Option<PathBuf>) -> InstalledSchema {
    InstalledSchema {
        name: ADDRESSES.to_owned(),
        version: ADDRESSES_VERSION.to_owned(),
        title: ADDRESSES_TITLE.to_owned(),
        url: format!("{PUBLISHED_AT}{ADDRESSES}/{ADDRESSES_VERSION}/schema.json"),
        rules: Rules::Addresses { today, communes },
    }
}

/// What was read of a folder, and how its files stood then.
struct Remembered {
    folder: PathBuf,
    files: Vec<(PathBuf, Option<SystemTime>)>,
    all: Vec<InstalledSchema>,
}

static REMEMBERED: Mutex<Option<Remembered>> = Mutex::new(None);

/// The schemas of a folder: read again when one of its files came, went or changed.
fn remembered(folder: &Path) -> Vec<InstalledSchema> {
    let mut found = Vec::new();
    walk(folder, 0, &mut found);
    found.sort();
    let changed_at = |file: &PathBuf| std::fs::metadata(file).and_then(|about| about.modified()).ok();
    let files: Vec<(PathBuf, Option<SystemTime>)> = found
        .iter()
        .map(|file| (file.clone(), changed_at(file)))
        .collect();
    let lock = || REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = lock()
        .as_ref()
        .filter(|known| known.folder == folder && known.files == files)
        .map(|known| known.all.clone());
    if let Some(known) = known {
        return known;
    }
    let all = read_all(folder, &found);
    *lock() = Some(Remembered {
        folder: folder.to_owned(),
        files,
        all: all.clone(),
    });
    all
}

/// The schema called `name`, in its highest version.
///
/// # Errors
/// A fault of the field `schema` when there is none.
pub async fn find(house: &House, name: &str) -> Result<InstalledSchema, Fault> {
    let all = all(house).await?;
    all.into_iter()
        .find(|schema| schema.name == name)
        .ok_or_else(|| Fault::field("schema", "datasets-schema-unknown"))
}

fn read_all(folder: &Path, files: &[PathBuf]) -> Vec<InstalledSchema> {
    let mut highest: BTreeMap<String, InstalledSchema> = BTreeMap::new();
    let shipped = SHIPPED.iter().filter_map(|(name, version, text)| {
        let url = format!("{PUBLISHED_AT}{name}/{version}/schema.json");
        parse(name, version, url, text.as_bytes().to_vec())
    });
    let installed = files.iter().filter_map(|file| install(folder, file));
    // The columns of addresses are a part of their rules.
    let of_columns = shipped.chain(installed).filter(|schema| schema.name != ADDRESSES);
    for schema in of_columns {
        let is_higher = highest
            .get(&schema.name)
            .is_none_or(|known| order(&schema.version) >= order(&known.version));
        if is_higher {
            highest.insert(schema.name.clone(), schema);
        }
    }
    let mut all: Vec<InstalledSchema> = highest.into_values().collect();
    all.sort_by_key(|schema| db::sort_key(&schema.title));
    all
}

/// « 2.10.0 » comes after « 2.9.1 ».
fn order(version: &str) -> Vec<u64> {
    let parts = version.trim_start_matches('v').split('.');
    parts.map(|part| part.parse().unwrap_or(0)).collect()
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if files.len() >= FILES_MAX {
            return;
        }
        if kind.is_dir() && depth < DEPTH_MAX {
            walk(&path, depth + 1, files);
        } else if kind.is_file() && path.extension().is_some_and(|end| end == "json") {
            files.push(path);
        }
    }
}

fn install(folder: &Path, file: &Path) -> Option<InstalledSchema> {
    let size = std::fs::metadata(file).ok()?.len();
    if size > tables::limits::SCHEMA_BYTES_MAX as u64 {
        tell_refused(file);
        return None;
    }
    let text = std::fs::read(file).ok()?;
    let relative = file.strip_prefix(folder).ok()?;
    let parts: Vec<&str> = relative.iter().filter_map(OsStr::to_str).collect();
    let schema = match parts.as_slice() {
        [_, _, "latest", _] => return None,
        [owner, name, version, _] => {
            let url = format!("{PUBLISHED_AT}{}", parts.join("/"));
            parse(&format!("{owner}/{name}"), version, url, text)
        }
        _ => {
            let described: Value = serde_json::from_slice(&text).ok()?;
            let said = |key: &str| described.get(key).and_then(Value::as_str).unwrap_or_default();
            let stem = file.file_stem()?.to_str()?;
            let name = if said("name").is_empty() {
                stem
            } else {
                said("name")
            };
            let url = if said("path").starts_with("https://") {
                said("path").to_owned()
            } else {
                String::new()
            };
            parse(name, said("version"), url, text)
        }
    };
    if schema.is_none() {
        tell_refused(file);
    }
    schema
}

fn tell_refused(file: &Path) {
    tracing::warn!(file = %file.display(), "this schema cannot be followed");
}

/// A schema that can be followed; none otherwise.
fn parse(name: &str, version: &str, url: String, text: Vec<u8>) -> Option<InstalledSchema> {
    Schema::parse(&text).ok()?;
    let described: Value = serde_json::from_slice(&text).ok()?;
    let title = described.get("title").and_then(Value::as_str).unwrap_or(name);
    Some(InstalledSchema {
        name: name.to_owned(),
        version: version.to_owned(),
        title: title.to_owned(),
        url,
        rules: Rules::Columns(text.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_come_with_the_program_can_be_followed() {
        let all = read_all(Path::new("nowhere"), &[]);
        assert_eq!(all.len(), SHIPPED.len());
        for schema in &all {
            assert!(
                schema
                    .url
                    .ends_with(&format!("{}/{}/schema.json", schema.name, schema.version))
            );
        }
    }

    #[test]
    fn versions_are_ordered_as_numbers() {
        assert!(order("2.10.0") > order("2.9.1"));
        assert!(order("v1.0") < order("1.0.1"));
    }

    #[test]
    fn a_schema_that_comes_or_changes_is_read_at_once() {
        let folder = std::env::temp_dir().join(format!("parvis-schemas-{}", std::process::id()));
        let place = folder.join("essai/lieux/1.0.0");
        std::fs::create_dir_all(&place).expect("a folder");
        let titles = || -> Vec<String> {
            let own = remembered(&folder)
                .into_iter()
                .filter(|schema| schema.name == "essai/lieux");
            own.map(|schema| schema.title).collect()
        };
        assert!(titles().is_empty());
        let write = |title: &str, at: u64| {
            let text = format!(r#"{{"title": "{title}", "fields": [{{"name": "nom"}}]}}"#);
            let file = place.join("schema.json");
            std::fs::write(&file, text).expect("written");
            let at = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(at);
            let file = std::fs::File::options().append(true).open(file).expect("there");
            file.set_modified(at).expect("dated");
        };
        write("Lieux", 1_000);
        assert_eq!(titles(), ["Lieux"]);
        write("Lieux publics", 2_000);
        assert_eq!(titles(), ["Lieux publics"]);
        std::fs::remove_dir_all(&folder).expect("removed");
        assert!(titles().is_empty());
    }
}
