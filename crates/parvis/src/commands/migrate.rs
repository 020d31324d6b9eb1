//! `parvis migrate`: brings the schema up to date, and says what ran.

use kernel::House;
use ui::{Words, t};

use crate::cli::Place;
use crate::compose;
use crate::failure::Failure;

pub(super) async fn run(words: Words, asked: Place) -> Result<(), Failure> {
    let db = compose::open_database(&asked).await?;
    let ran = db::migrate(&db, &House::migrations(compose::FEATURES)).await?;
    if ran.is_empty() {
        println!("{}", t!(words, "cli-nothing-to-migrate"));
    }
    for name in ran {
        println!("{}", t!(words, "cli-migrated", name = name));
    }
    db.close().await;
    Ok(())
}
