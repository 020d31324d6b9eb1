//! What leaves a house and comes back in: backups of everything, exports of one body, both in one open format.
//!
//! ```text
//! name.tar.gz
//!     manifest.json            what it is, the schema it follows, the size and SHA-256 of every other part
//!     database.sqlite          a backup of SQLite: its own file, copied while people write
//!     tables/{table}.jsonl     a backup of PostgreSQL, and every export: one line a row
//!     data/…                   a backup: the rest of the data folder
//!     files/{sha256}           an export: the files of that body
//! ```
//!
//! `docs/format-export.md` describes it for those who read it with another program.
//!
//! Architecture invariants:
//! - No table is named here: they are those of the migrations ([`db::Schema`]), so a new feature's are never forgotten.
//! - Nothing is written where it will stay before every hash was checked; rows enter in one transaction.
//! - An export holds no secret: neither a session, nor a link, nor a password; an import takes none.
//! - An archive may come from a stranger: paths, sizes, types and rows are checked against what is expected.

mod copy;
mod error;
mod export;
mod instance;
mod manifest;
mod read;
mod rows;
mod tables;
mod walk;
mod write;

pub use error::{Error, Refusal};
pub use export::{export, import};
pub use instance::{backup, restore};
pub use manifest::{BodyLine, FORMAT_VERSION, Kind, Manifest, MigrationLine, Part, TableLine};
pub use read::{manifest_of, verify};
pub use walk::{damaged, free_bytes};
pub use write::UNFINISHED;

use std::path::{Path, PathBuf};

use db::{Db, Migration};
use kernel::{Files, Randomness};

/// What an archive is made from, or goes into.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The database
    pub db: &'a Db,
    /// The data folder
    pub data: &'a Path,
    /// The store of files: in the data folder, or elsewhere
    pub files: &'a Files,
    /// The migrations this program knows
    pub migrations: &'a [Migration],
    /// The version of this program
    pub version: &'a str,
    /// Where the secrets of a body that comes in are from
    pub randomness: &'a Randomness,
    /// Now
    pub now: jiff::Timestamp,
}

/// What was done.
#[derive(Debug)]
pub struct Done {
    /// The archive
    pub archive: PathBuf,
    /// What it says of itself
    pub manifest: Manifest,
}
