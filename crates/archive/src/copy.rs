//! From one schema and one engine to another: rows that follow an older schema are brought up to date before they
//! enter, in a database made for that alone.

use std::path::Path;

use db::{Db, Migration, Schema};

use crate::Error;
use crate::manifest::Manifest;
use crate::tables::{self, Newcomer};

/// The migrations that ran, among those known.
pub(crate) fn known_of(ran: &[db::Ran], known: &[Migration]) -> Vec<Migration> {
    known
        .iter()
        .filter(|migration| ran.iter().any(|row| row.name == migration.name))
        .copied()
        .collect()
}

/// Rewrites the tables of `folder`, which follow the migrations `followed`, as those of `known`.
pub(crate) async fn bring_up_to_date(
    manifest: &mut Manifest,
    newcomer: Newcomer<'_>,
    folder: &Path,
    followed: &[Migration],
    known: &[Migration],
) -> Result<(), Error> {
    let path = folder.join("stage.sqlite");
    let stage = Db::open(&path.display().to_string()).await?;
    db::migrate(&stage, followed).await?;
    let mut sql = stage.begin().await?;
    tables::load(&mut sql, &Schema::of(followed)?, manifest, Some(newcomer), folder).await?;
    sql.commit().await?;
    db::migrate(&stage, known).await?;
    let old = folder.join("tables");
    std::fs::remove_dir_all(&old).map_err(crate::error::at(&old))?;
    let mut sql = stage.snapshot().await?;
    manifest.tables = tables::write(&mut sql, &Schema::of(known)?, Some(newcomer.body), folder).await?;
    sql.commit().await?;
    stage.close().await;
    Ok(())
}
