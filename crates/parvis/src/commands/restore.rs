//! `parvis restore`: puts a backup back, into a new folder.

use ui::{Words, t};

use super::backup::say_missing;
use crate::cli::Restore;
use crate::compose;
use crate::failure::Failure;

pub(super) async fn run(words: Words, asked: Restore) -> Result<(), Failure> {
    let elsewhere = compose::files_elsewhere(&asked.place)?;
    let migrations = compose::migrations();
    let done = archive::restore(
        &asked.archive,
        &asked.place.data,
        asked.place.database.as_deref(),
        elsewhere.as_ref(),
        &migrations,
    )
    .await?;
    let manifest = &done.manifest;
    println!(
        "{}",
        t!(
            words,
            "cli-restored",
            data = asked.place.data.display().to_string(),
            at = words.datetime(manifest.made_at, &jiff::tz::TimeZone::system()),
            version = manifest.made_by.as_str(),
            parts = manifest.parts.len()
        )
    );
    for body in &manifest.bodies {
        println!(
            "{}",
            t!(
                words,
                "cli-restored-body",
                name = body.name.as_str(),
                slug = body.slug.as_str()
            )
        );
    }
    say_missing(words, &manifest.missing_files)
}
