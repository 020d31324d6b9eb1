//! `parvis migrate`: brings the schema up to date, and says what ran.

use ui::{Words, t};

use crate::cli::Migrate;
use crate::compose;
use crate::failure::Failure;

pub(super) async fn run(words: Words, asked: Migrate) -> Result<(), Failure> {
    let db = compose::open_database(&asked.place).await?;
    let (kept, ran) = compose::upgrade(&db, &asked.place, asked.keeping.backups.as_deref()).await?;
    if let Some(archive) = kept {
        println!(
            "{}",
            t!(words, "cli-kept-before", path = archive.display().to_string())
        );
    }
    if ran.is_empty() {
        println!("{}", t!(words, "cli-nothing-to-migrate"));
    }
    for name in ran {
        println!("{}", t!(words, "cli-migrated", name = name));
    }
    db.close().await;
    Ok(())
}
