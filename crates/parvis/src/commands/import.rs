//! `parvis import`: one body comes in, whole or not at all.

use ui::{Words, t};

use super::backup::say_missing;
use crate::cli::Import;
use crate::compose;
use crate::failure::Failure;

pub(super) async fn run(words: Words, asked: Import) -> Result<(), Failure> {
    let files = compose::files(&asked.place)?;
    let db = compose::open_database(&asked.place).await?;
    compose::upgrade(&db, &asked.place, None).await?;
    let migrations = compose::migrations();
    let place = compose::archive_place(&db, &asked.place.data, &files, &migrations);
    let done = archive::import(place, &asked.archive).await?;
    db.close().await;
    let manifest = &done.manifest;
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    for body in &manifest.bodies {
        println!(
            "{}",
            t!(
                words,
                "cli-imported",
                name = body.name.as_str(),
                slug = body.slug.as_str(),
                rows = rows
            )
        );
    }
    say_missing(words, &manifest.missing_files)
}
