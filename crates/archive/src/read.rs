//! Reading an archive: nothing is believed before its hash was checked.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use flate2::read::GzDecoder;
use sha2::{Digest as _, Sha256};

use crate::Error;
use crate::error::{Refusal, at, malformed};
use crate::manifest::{Manifest, Part};
use crate::walk::hex;

/// The first part of an archive.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The largest manifest read: a million parts.
const MANIFEST_BYTES_MAX: u64 = 256 * 1024 * 1024;

type Reader = tar::Archive<GzDecoder<BufReader<File>>>;

fn open(archive: &Path) -> Result<Reader, Error> {
    let file = File::open(archive).map_err(at(archive))?;
    Ok(tar::Archive::new(GzDecoder::new(BufReader::new(file))))
}

/// What an archive says of itself, without looking at its other parts.
pub fn manifest_of(archive: &Path) -> Result<Manifest, Error> {
    let mut reader = open(archive)?;
    let mut entries = reader.entries().map_err(malformed)?;
    first(&mut entries)
}

fn first(entries: &mut tar::Entries<'_, GzDecoder<BufReader<File>>>) -> Result<Manifest, Error> {
    let entry = entries
        .next()
        .ok_or_else(|| malformed("it is empty"))?
        .map_err(malformed)?;
    if entry.path_bytes().as_ref() != MANIFEST.as_bytes() {
        return Err(malformed("it does not begin with its manifest"));
    }
    let mut text = Vec::new();
    entry
        .take(MANIFEST_BYTES_MAX)
        .read_to_end(&mut text)
        .map_err(malformed)?;
    Manifest::parse(&text)
}

/// Reads a whole archive and checks every hash.
pub fn verify(archive: &Path) -> Result<Manifest, Error> {
    each_part(archive, |_| Ok(None))
}

/// Unpacks a whole archive into `folder`, checking every hash.
pub(crate) fn unpack(archive: &Path, folder: &Path) -> Result<Manifest, Error> {
    each_part(archive, |part| {
        let path = folder.join(&part.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        File::create_new(path).map(Some)
    })
}

fn each_part(
    archive: &Path,
    mut place: impl FnMut(&Part) -> io::Result<Option<File>>,
) -> Result<Manifest, Error> {
    let mut reader = open(archive)?;
    let mut entries = reader.entries().map_err(malformed)?;
    let manifest = first(&mut entries)?;
    let mut waiting: BTreeMap<&str, &Part> = manifest
        .parts
        .iter()
        .map(|part| (part.path.as_str(), part))
        .collect();
    for entry in entries {
        let mut entry = entry.map_err(malformed)?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let part = waiting
            .remove(path.as_str())
            .filter(|_| entry.header().entry_type().is_file())
            .ok_or_else(|| malformed(format!("part {path:?} is not in the manifest")))?;
        let file = place(part).map_err(at(archive))?;
        let is_whole = take(&mut entry, part, file).map_err(|error| match error {
            Fault::Archive => Refusal::Damaged(path.clone()).into(),
            Fault::Disk(error) => at(&path)(error),
        })?;
        if !is_whole {
            return Err(Refusal::Damaged(path).into());
        }
    }
    match waiting.keys().next() {
        None => Ok(manifest),
        Some(path) => Err(Refusal::Damaged((*path).to_owned()).into()),
    }
}

enum Fault {
    Archive,
    Disk(io::Error),
}

/// Copies a part where it goes; false when it is not what its manifest gives. Never more than the announced size.
fn take(entry: &mut impl Read, part: &Part, file: Option<File>) -> Result<bool, Fault> {
    let mut out = file.map(BufWriter::new);
    let mut limited = entry.take(part.bytes.saturating_add(1));
    let (mut hasher, mut bytes) = (Sha256::new(), 0);
    let mut piece = vec![0; 128 * 1024];
    loop {
        let read = limited.read(&mut piece).map_err(|_| Fault::Archive)?;
        if read == 0 {
            break;
        }
        hasher.update(&piece[..read]);
        bytes += read as u64;
        if let Some(out) = &mut out {
            out.write_all(&piece[..read]).map_err(Fault::Disk)?;
        }
    }
    if let Some(out) = out {
        let file = out
            .into_inner()
            .map_err(|error| Fault::Disk(error.into_error()))?;
        file.sync_all().map_err(Fault::Disk)?;
    }
    Ok(bytes == part.bytes && hex(&hasher.finalize()) == part.sha256)
}
