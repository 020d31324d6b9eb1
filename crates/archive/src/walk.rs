//! The data folder: what is in it besides the database, what is damaged, and how much room is left.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use db::{Schema, Sql, Value};
use kernel::{FileHash, Files, FilesError};
use sha2::{Digest as _, Sha256};

use crate::Error;
use crate::error::at;
use crate::write::Source;

/// What the name of a SQLite file, or of one that goes with it, holds: the database is copied otherwise.
const DATABASE: &str = ".sqlite";
/// Where backups stand by default.
const BACKUPS: &str = "backups";
/// How deep the data folder may be.
const DEPTH_MAX: usize = 16;

/// The size and SHA-256 of a file.
pub(crate) fn digest_of(file: &Path) -> io::Result<(u64, String)> {
    let mut opened = File::open(file)?;
    let (mut hasher, mut bytes) = (Sha256::new(), 0);
    let mut piece = vec![0; 128 * 1024];
    loop {
        let read = opened.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hasher.update(&piece[..read]);
        bytes += read as u64;
    }
    Ok((bytes, hex(&hasher.finalize())))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The files of the data folder that a backup keeps, by their path there: neither the database, nor backups, nor what
/// is hidden or half written.
pub(crate) fn kept(data: &Path) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    let mut waiting = vec![(PathBuf::new(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let here = data.join(&folder);
        let entries = match std::fs::read_dir(&here) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound && depth == 0 => return Ok(found),
            Err(error) => return Err(at(here)(error)),
        };
        for entry in entries {
            let entry = entry.map_err(at(&here))?;
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let is_archive = name.starts_with("parvis-") && name.ends_with(".tar.gz");
            let is_left_out = is_archive
                || name.starts_with('.')
                || name.ends_with(".part")
                || depth == 0 && (name == BACKUPS || name.contains(DATABASE));
            if is_left_out {
                continue;
            }
            let path = folder.join(&name);
            // A link is followed: files moved to a larger disk are still this house's files.
            let kind = std::fs::metadata(entry.path()).map_err(at(&here))?;
            if kind.is_dir() && depth < DEPTH_MAX {
                waiting.push((path, depth + 1));
            } else if kind.is_file() {
                found.push(path.display().to_string());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The files named by the database, of `body` or of all, in order and each once.
pub(crate) async fn named(
    sql: &mut Sql,
    schema: &Schema,
    body: Option<db::Uuid>,
) -> Result<Vec<FileHash>, Error> {
    let mut names = Vec::new();
    let Some(table) = schema.table("stored_file") else {
        return Ok(names);
    };
    let Some(place) = table.place("sha256") else {
        return Ok(names);
    };
    sql.each_row(table, body, |row| {
        if let Value::Text(Some(name)) = &row[place] {
            names.extend(FileHash::parse(name));
        }
        Ok::<(), Error>(())
    })
    .await?;
    names.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    names.dedup();
    Ok(names)
}

/// The files the database names that are missing from their store, or no longer have the content that is their
/// name; and how many were looked at.
pub async fn damaged(
    sql: &mut Sql,
    migrations: &[db::Migration],
    files: &Files,
) -> Result<(Vec<String>, usize), Error> {
    let names = named(sql, &Schema::of(migrations)?, None).await?;
    let mut bad = Vec::new();
    for name in &names {
        let is_whole = match files.path(name) {
            Some(path) => digest_of(&path).is_ok_and(|(_, sha256)| sha256 == name.as_str()),
            None => fetched(files, name).await?.is_some(),
        };
        if !is_whole {
            bad.push(name.to_string());
        }
    }
    Ok((bad, names.len()))
}

/// A file of the store as a part of an archive, copied to `spool` when it is not on this disk; none when it is missing
/// or damaged. A store that does not answer is an error: what it holds is not missing.
pub(crate) async fn source_of(
    files: &Files,
    name: &FileHash,
    in_archive: String,
    spool: &Path,
) -> Result<Option<Source>, Error> {
    if let Some(path) = files.path(name) {
        let source = Source::weigh(in_archive, path);
        return Ok(source.ok().filter(|source| source.part.sha256 == name.as_str()));
    }
    let Some(bytes) = fetched(files, name).await? else {
        return Ok(None);
    };
    let still = spool.join(&in_archive);
    if let Some(folder) = still.parent() {
        std::fs::create_dir_all(folder).map_err(at(folder))?;
    }
    std::fs::write(&still, bytes).map_err(at(&still))?;
    Source::weigh(in_archive, still).map(Some)
}

async fn fetched(files: &Files, name: &FileHash) -> Result<Option<Vec<u8>>, Error> {
    match files.get(name).await {
        Err(FilesError::Damaged(_)) => Ok(None),
        found => Ok(found?),
    }
}

/// The bytes left on the disk that holds `folder`, for a program that is not root.
pub fn free_bytes(folder: &Path) -> io::Result<u64> {
    let room = rustix::fs::statvfs(folder)?;
    Ok(room.f_bavail.saturating_mul(room.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn a_backup_keeps_neither_keys_nor_what_is_half_written() {
        let data = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(data.path().join("files")).expect("written");
        for name in ["files/kept", "files/half.part", ".bridges.key", "parvis.sqlite"] {
            std::fs::write(data.path().join(name), "content").expect("written");
        }
        assert_eq!(kept(data.path()).expect("read"), ["files/kept"]);
    }
}
