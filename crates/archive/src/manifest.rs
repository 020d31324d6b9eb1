//! The manifest: the first part of an archive, which says what the others are.

use std::collections::{BTreeMap, BTreeSet};

use db::{Migration, Ran, Table};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::error::{Refusal, malformed};

/// The format written here; a later one may be refused.
pub const FORMAT_VERSION: u32 = 1;
/// What every manifest begins with.
const FORMAT: &str = "parvis-archive";
/// Parts an archive may have.
const PARTS_MAX: usize = 1_000_000;
/// The longest path of a part.
const PATH_BYTES_MAX: usize = 400;

/// What an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A whole instance
    Backup,
    /// One body
    Export,
}

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `parvis-archive`
    pub format: String,
    /// The version of the format
    pub format_version: u32,
    /// A whole instance, or one body
    pub kind: Kind,
    /// The version of the program that wrote it
    pub made_by: String,
    /// When
    pub made_at: jiff::Timestamp,
    /// The bodies it holds
    pub bodies: Vec<BodyLine>,
    /// The schema its rows follow: the migrations that had run
    pub migrations: Vec<MigrationLine>,
    /// Its tables, in an order in which rows can be written; none when the database is in one file
    pub tables: Vec<TableLine>,
    /// Every other part
    pub parts: Vec<Part>,
    /// Files the database names that were missing or damaged when it was written
    pub missing_files: Vec<String>,
}

/// A body, as a manifest names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyLine {
    /// Its identifier
    pub id: db::Uuid,
    /// Its name in addresses
    pub slug: String,
    /// Its name
    pub name: String,
}

/// A migration, as a manifest names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MigrationLine {
    /// Its name
    pub name: String,
    /// The SHA-256 of its text
    pub checksum: String,
}

/// A table, as a manifest describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLine {
    /// Its name
    pub name: String,
    /// Its columns: name, type, and whether they may hold nothing
    pub columns: Vec<ColumnLine>,
    /// The columns of its key, by which its rows are sorted
    pub key: Vec<String>,
    /// How many rows
    pub rows: u64,
}

/// A column, as a manifest describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLine {
    /// Its name
    pub name: String,
    /// `id`, `int`, `bool`, `real`, `bytes` or `text`
    #[serde(rename = "type")]
    pub kind: String,
    /// True when it may hold nothing
    pub nullable: bool,
}

/// A part of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its path in the archive
    pub path: String,
    /// Its size
    pub bytes: u64,
    /// The SHA-256 of its content
    pub sha256: String,
}

impl TableLine {
    pub(crate) fn of(table: &Table, rows: u64) -> Self {
        Self {
            name: table.name.clone(),
            columns: table
                .columns
                .iter()
                .map(|column| ColumnLine {
                    name: column.name.clone(),
                    kind: column.kind.as_str().to_owned(),
                    nullable: column.is_nullable,
                })
                .collect(),
            key: table.key.clone(),
            rows,
        }
    }
}

impl From<&Ran> for MigrationLine {
    fn from(ran: &Ran) -> Self {
        Self {
            name: ran.name.clone(),
            checksum: ran.checksum.clone(),
        }
    }
}

impl Manifest {
    pub(crate) fn new(kind: Kind, made_by: &str, made_at: jiff::Timestamp, ran: &[Ran]) -> Self {
        Self {
            format: FORMAT.to_owned(),
            format_version: FORMAT_VERSION,
            kind,
            made_by: made_by.to_owned(),
            made_at,
            bodies: Vec::new(),
            migrations: ran.iter().map(MigrationLine::from).collect(),
            tables: Vec::new(),
            parts: Vec::new(),
            missing_files: Vec::new(),
        }
    }

    /// Reads a manifest that anybody may have written.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let raw: serde_json::Value = serde_json::from_slice(bytes).map_err(malformed)?;
        if raw["format"] != FORMAT {
            return Err(malformed("the manifest is of another format"));
        }
        // Before anything else: what a later format says may not be read as if it were of this one.
        if raw["format_version"].as_u64().unwrap_or(u64::MAX) > u64::from(FORMAT_VERSION) {
            return Err(Refusal::NewerFormat {
                version: raw["made_by"].as_str().unwrap_or("?").to_owned(),
            }
            .into());
        }
        let manifest: Self = serde_json::from_value(raw).map_err(malformed)?;
        if manifest.parts.len() > PARTS_MAX {
            return Err(malformed("too many parts"));
        }
        let mut paths = BTreeSet::new();
        for part in &manifest.parts {
            if !is_tame(&part.path) || !paths.insert(part.path.as_str()) {
                return Err(malformed(format!("part {:?}", part.path)));
            }
        }
        Ok(manifest)
    }

    pub(crate) fn wants(&self, kind: Kind) -> Result<(), Error> {
        if self.kind == kind {
            Ok(())
        } else {
            Err(Refusal::OtherKind.into())
        }
    }

    /// The migrations, among those known here, that had run where this was written. One that is not known here, or was
    /// another text there, means that the rows follow a schema of which nothing is known.
    pub(crate) fn followed(&self, known: &[Migration]) -> Result<Vec<Migration>, Error> {
        let by_name: BTreeMap<&str, &Migration> = known
            .iter()
            .map(|migration| (migration.name, migration))
            .collect();
        self.migrations
            .iter()
            .map(|line| match by_name.get(line.name.as_str()) {
                Some(migration) if migration.checksum() == line.checksum => Ok(**migration),
                _ => Err(Refusal::NewerSchema {
                    version: self.made_by.clone(),
                    migration: line.name.clone(),
                }
                .into()),
            })
            .collect()
    }
}

/// A path that stays where it is unpacked: plain names between slashes, nothing hidden, nothing that climbs.
fn is_tame(path: &str) -> bool {
    let is_first_known = ["database.sqlite", "tables/", "data/", "files/"]
        .iter()
        .any(|known| path == *known || known.ends_with('/') && path.starts_with(known));
    is_first_known
        && path.len() <= PATH_BYTES_MAX
        && path.split('/').all(|name| {
            !name.is_empty()
                && !name.starts_with('.')
                && !name.contains(['\\', '\0', ':'])
                && !name.chars().any(char::is_control)
        })
}

#[cfg(test)]
mod tests {
    use super::is_tame;

    #[test]
    fn only_paths_that_stay_where_they_are_unpacked_are_taken() {
        for path in [
            "database.sqlite",
            "tables/text.jsonl",
            "data/files/ab/cd",
            "files/00",
        ] {
            assert!(is_tame(path), "{path}");
        }
        for path in [
            "/etc/passwd",
            "data/../../etc/passwd",
            "data//x",
            "data/.ssh/authorized_keys",
            "tables/",
            "manifest.json",
            "data/a\\..\\b",
            "data/a\nb",
            "",
        ] {
            assert!(!is_tame(path), "{path}");
        }
    }
}
