//! `parvis backup`: keeps the whole instance in one file, while people go on writing.

use std::path::{Path, PathBuf};

use ui::{Words, t};

use crate::cli::Backup;
use crate::failure::Failure;
use crate::{backups, compose};

pub(super) async fn run(words: Words, asked: Backup) -> Result<(), Failure> {
    let files = compose::files(&asked.place)?;
    let db = compose::open_existing(&asked.place).await?;
    let to = named(&asked.to, || backups::dated("parvis-", jiff::Timestamp::now()));
    let migrations = compose::migrations();
    let place = compose::archive_place(&db, &asked.place.data, &files, &migrations);
    let done = archive::backup(place, &to).await?;
    db.close().await;
    println!(
        "{}",
        t!(
            words,
            "cli-backup-made",
            path = done.archive.display().to_string(),
            parts = done.manifest.parts.len(),
            size = size_of(words, &done.archive)
        )
    );
    say_missing(words, &done.manifest.missing_files)
}

/// The file asked for, or one of the name `otherwise` in the folder asked for.
pub(super) fn named(to: &Path, otherwise: impl FnOnce() -> String) -> PathBuf {
    if to.is_dir() || to.as_os_str().to_string_lossy().ends_with('/') {
        to.join(otherwise())
    } else {
        to.to_owned()
    }
}

pub(super) fn size_of(words: Words, archive: &Path) -> String {
    words.file_size(std::fs::metadata(archive).map_or(0, |about| about.len()))
}

/// An archive without some of the files it should hold is better than none, and is no success.
pub(super) fn say_missing(words: Words, missing: &[String]) -> Result<(), Failure> {
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!(
        "parvis: {}",
        t!(
            words,
            "cli-files-missing",
            n = missing.len(),
            files = missing.join(", ")
        )
    );
    Err(Failure::No)
}
