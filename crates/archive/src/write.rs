//! Writing an archive: the manifest first, each part as it was weighed, a name once it is whole.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::error::{Refusal, at};
use crate::manifest::{Manifest, Part};
use crate::read::MANIFEST;
use crate::walk::digest_of;
use crate::{Done, Error};

/// What unfinished archives and folders are called: a run that was killed leaves them behind.
pub const UNFINISHED: &str = ".parvis-";

/// A part and where its content is now.
pub(crate) struct Source {
    pub(crate) part: Part,
    pub(crate) file: PathBuf,
}

impl Source {
    /// Weighs a file that no longer changes.
    pub(crate) fn weigh(path: String, file: PathBuf) -> Result<Self, Error> {
        let (bytes, sha256) = digest_of(&file).map_err(at(&file))?;
        Ok(Self {
            part: Part { path, bytes, sha256 },
            file,
        })
    }
}

/// A folder beside `to` where parts wait, gone when dropped.
pub(crate) fn spool(to: &Path) -> Result<tempfile::TempDir, Error> {
    let folder = folder_of(to);
    std::fs::create_dir_all(folder).map_err(at(folder))?;
    tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(folder)
        .map_err(at(folder))
}

pub(crate) fn folder_of(to: &Path) -> &Path {
    match to.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Writes the archive. It holds personal data: only its owner may read it.
pub(crate) fn pack(mut manifest: Manifest, mut sources: Vec<Source>, to: &Path) -> Result<Done, Error> {
    sources.sort_by(|one, other| one.part.path.cmp(&other.part.path));
    manifest.parts = sources.iter().map(|source| source.part.clone()).collect();
    let folder = folder_of(to);
    let file = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(folder)
        .map_err(at(folder))?;
    fill(&file, &manifest, &sources).map_err(at(to))?;
    file.as_file().sync_all().map_err(at(to))?;
    name(file, to)?;
    Ok(Done {
        archive: to.to_owned(),
        manifest,
    })
}

fn fill(file: &NamedTempFile, manifest: &Manifest, sources: &[Source]) -> std::io::Result<()> {
    let gzip = GzEncoder::new(std::io::BufWriter::new(file.as_file()), Compression::new(5));
    let mut archive = tar::Builder::new(gzip);
    let mtime = u64::try_from(manifest.made_at.as_second()).unwrap_or(0);
    let header_of = |bytes: u64| {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes);
        header.set_mode(0o600);
        header.set_mtime(mtime);
        header
    };
    let text = serde_json::to_vec_pretty(manifest)?;
    archive.append_data(&mut header_of(text.len() as u64), MANIFEST, text.as_slice())?;
    for source in sources {
        let content = File::open(&source.file)?.take(source.part.bytes);
        archive.append_data(&mut header_of(source.part.bytes), &source.part.path, content)?;
    }
    archive.into_inner()?.finish()?.flush()
}

fn name(file: NamedTempFile, to: &Path) -> Result<(), Error> {
    file.persist_noclobber(to)
        .map_err(|error| match error.error.kind() {
            std::io::ErrorKind::AlreadyExists => Refusal::FileExists(to.to_owned()).into(),
            _ => at(to)(error.error),
        })?;
    let folder = folder_of(to);
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(at(folder))
}
