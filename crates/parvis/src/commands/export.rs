//! `parvis export`: one body, in the open format.

use ui::{Words, t};

use super::backup::{named, say_missing, size_of};
use crate::cli::Export;
use crate::failure::Failure;
use crate::{backups, compose};

pub(super) async fn run(words: Words, asked: Export) -> Result<(), Failure> {
    let files = compose::files(&asked.place)?;
    let db = compose::open_existing(&asked.place).await?;
    let to = named(&asked.to, || {
        backups::dated(&format!("{}-", kernel::slug(&asked.body)), jiff::Timestamp::now())
    });
    let migrations = compose::migrations();
    let place = compose::archive_place(&db, &asked.place.data, &files, &migrations);
    let done = archive::export(place, &asked.body, &to).await?;
    db.close().await;
    let manifest = &done.manifest;
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    println!(
        "{}",
        t!(
            words,
            "cli-exported",
            path = done.archive.display().to_string(),
            rows = rows,
            tables = manifest.tables.len(),
            size = size_of(words, &done.archive)
        )
    );
    say_missing(words, &manifest.missing_files)
}
