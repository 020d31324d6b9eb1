//! One body leaves, and comes back in elsewhere, without what opens its doors ([`db::kept_back`]).

use std::path::Path;

use db::Schema;
use kernel::{Collectivite, FileHash, Files};

use crate::copy::{bring_up_to_date, known_of};
use crate::error::{Refusal, at, malformed};
use crate::manifest::{BodyLine, Kind, Manifest};
use crate::write::{Source, UNFINISHED, pack, spool};
use crate::{Done, Error, Place, read, tables, walk};

/// Writes the body called `slug` to a new file `to`: all its rows as they stand at one instant, and its files.
pub async fn export(place: Place<'_>, slug: &str, to: &Path) -> Result<Done, Error> {
    let ran = db::ran(place.db).await?;
    let schema = Schema::of(&known_of(&ran, place.migrations))?;
    let spooled = spool(to)?;
    let mut manifest = Manifest::new(Kind::Export, place.version, place.now, &ran);
    // A schema with tables that are not known here cannot be left whole.
    manifest.followed(place.migrations)?;
    let mut sql = place.db.snapshot().await?;
    let bodies = Collectivite::all(&mut sql).await?;
    let body = bodies
        .iter()
        .find(|body| body.slug == slug)
        .ok_or_else(|| Refusal::NoSuchBody(slug.to_owned()))?;
    let id = body.id.uuid();
    manifest.bodies = vec![line_of(body)];
    manifest.tables = tables::write(&mut sql, &schema, Some(id), spooled.path()).await?;
    let names = walk::named(&mut sql, &schema, Some(id)).await?;
    sql.commit().await?;
    let mut sources = table_sources(&manifest, spooled.path())?;
    for name in names {
        match walk::source_of(place.files, &name, format!("files/{name}"), spooled.path()).await? {
            Some(source) => sources.push(source),
            None => manifest.missing_files.push(name.to_string()),
        }
    }
    pack(manifest, sources, to)
}

/// Takes the body of `archive` in: all of it, or nothing. What is here already is never touched.
pub async fn import(place: Place<'_>, archive: &Path) -> Result<Done, Error> {
    let announced = read::manifest_of(archive)?;
    announced.wants(Kind::Export)?;
    let followed = announced.followed(place.migrations)?;
    let [body] = announced.bodies.as_slice() else {
        return Err(malformed("an export holds one body"));
    };
    let newcomer = tables::Newcomer {
        body: body.id,
        randomness: place.randomness,
    };
    refuse_twice(place, body).await?;
    let unpacked = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(place.data)
        .map_err(at(place.data))?;
    let folder = unpacked.path();
    let mut manifest = read::unpack(archive, folder)?;
    if followed.len() < place.migrations.len() {
        bring_up_to_date(&mut manifest, newcomer, folder, &followed, place.migrations).await?;
    }
    take_files(&manifest, folder, place.files).await?;
    let mut sql = place.db.begin().await?;
    let schema = Schema::of(place.migrations)?;
    tables::load(&mut sql, &schema, &manifest, Some(newcomer), folder).await?;
    sql.commit().await?;
    place.db.refresh_statistics().await;
    Ok(Done {
        archive: archive.to_owned(),
        manifest,
    })
}

async fn refuse_twice(place: Place<'_>, body: &BodyLine) -> Result<(), Error> {
    let here = Collectivite::all(&mut place.db.read()).await?;
    let is_here = |known: &Collectivite| known.id.uuid() == body.id || known.slug == body.slug;
    match here.iter().find(|known| is_here(known)) {
        None => Ok(()),
        Some(known) => Err(Refusal::BodyExists(known.name.clone()).into()),
    }
}

/// Files enter before the rows that name them: their names are their contents, so one too many harms nothing.
async fn take_files(manifest: &Manifest, folder: &Path, files: &Files) -> Result<(), Error> {
    for part in &manifest.parts {
        let Some(name) = part.path.strip_prefix("files/") else {
            continue;
        };
        let path = folder.join(&part.path);
        let bytes = std::fs::read(&path).map_err(at(&path))?;
        if FileHash::of(&bytes).as_str() != name {
            return Err(Refusal::Damaged(part.path.clone()).into());
        }
        files.put(bytes).await?;
    }
    Ok(())
}

pub(crate) fn line_of(body: &Collectivite) -> BodyLine {
    BodyLine {
        id: body.id.uuid(),
        slug: body.slug.clone(),
        name: body.name.clone(),
    }
}

pub(crate) fn table_sources(manifest: &Manifest, spooled: &Path) -> Result<Vec<Source>, Error> {
    manifest
        .tables
        .iter()
        .map(|table| {
            Source::weigh(
                format!("tables/{}.jsonl", table.name),
                tables::file_of(spooled, &table.name),
            )
        })
        .collect()
}
