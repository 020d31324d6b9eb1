//! A whole instance is kept, and put back.

use std::path::Path;

use db::{Db, Engine, Migration, Schema, Sql};
use kernel::{Collectivite, FileHash, Files};

use crate::copy::known_of;
use crate::error::{Refusal, at, malformed};
use crate::export::{line_of, table_sources};
use crate::manifest::{BodyLine, Kind, Manifest};
use crate::write::{Source, UNFINISHED, pack, spool};
use crate::{Done, Error, Place, read, tables, walk};

/// SQLite's own file, in an archive.
const DATABASE: &str = "database.sqlite";
/// And in a data folder.
const DATABASE_HERE: &str = "parvis.sqlite";
/// Files, in a data folder.
const FILES: &str = "files/";

/// Writes the whole instance to a new file `to` while people go on writing. The database comes first, then the files: a
/// row names a file only once the file is there.
pub async fn backup(place: Place<'_>, to: &Path) -> Result<Done, Error> {
    if to.exists() {
        return Err(Refusal::FileExists(to.to_owned()).into());
    }
    let ran = db::ran(place.db).await?;
    let schema = Schema::of(&known_of(&ran, place.migrations))?;
    let spooled = spool(to)?;
    let mut manifest = Manifest::new(Kind::Backup, place.version, place.now, &ran);
    let (mut sources, kept) = match place.db.engine() {
        Engine::Sqlite => {
            let copy = spooled.path().join(DATABASE);
            place.db.copy_to(&copy).await?;
            let copied = Db::open(&copy.display().to_string()).await?;
            let kept = Kept::read(&mut copied.read(), &schema).await?;
            copied.close().await;
            (vec![Source::weigh(DATABASE.to_owned(), copy)?], kept)
        }
        Engine::Postgres => {
            manifest.followed(place.migrations)?;
            let mut sql = place.db.snapshot().await?;
            manifest.tables = tables::write(&mut sql, &schema, None, spooled.path()).await?;
            let kept = Kept::read(&mut sql, &schema).await?;
            sql.commit().await?;
            (table_sources(&manifest, spooled.path())?, kept)
        }
    };
    manifest.bodies = kept.bodies;
    let is_elsewhere = place.files.place_elsewhere().is_some();
    let mut damaged = Vec::new();
    for name in kept.files {
        let in_archive = format!("data/{FILES}{}", name.key());
        match walk::source_of(place.files, &name, in_archive, spooled.path()).await? {
            // Those of the folder are found below, with others that no row names yet.
            Some(source) if is_elsewhere => sources.push(source),
            Some(_) => {}
            None => damaged.push(name),
        }
    }
    for path in walk::kept(place.data)? {
        let file = place.data.join(&path);
        // What remains in the folder after the files went elsewhere is not what pages read.
        let is_left = is_elsewhere && path.starts_with(FILES);
        if is_left
            || damaged
                .iter()
                .any(|name| place.files.path(name).as_ref() == Some(&file))
        {
            continue;
        }
        let in_archive = format!("data/{path}");
        sources.push(if path.starts_with(FILES) {
            Source::weigh(in_archive, file)?
        } else {
            // It may change while the archive is written.
            let still = spooled.path().join(&in_archive);
            copy_file(&file, &still)?;
            Source::weigh(in_archive, still)?
        });
    }
    manifest.missing_files = damaged.iter().map(ToString::to_string).collect();
    pack(manifest, sources, to)
}

/// What the database of a backup speaks of, read from the copy itself: people go on writing in the other.
struct Kept {
    bodies: Vec<BodyLine>,
    /// The files it names
    files: Vec<FileHash>,
}

impl Kept {
    async fn read(sql: &mut Sql, schema: &Schema) -> Result<Self, Error> {
        let bodies = if schema.table("collectivite").is_some() {
            Collectivite::all(sql).await?.iter().map(line_of).collect()
        } else {
            Vec::new()
        };
        let files = walk::named(sql, schema, None).await?;
        Ok(Self { bodies, files })
    }
}

/// Puts a backup back: into the new folder `data`, and into the database at `address` when one is given. Either engine's
/// backup goes to either engine, and its files to `elsewhere` when they are not to be in that folder.
pub async fn restore(
    archive: &Path,
    data: &Path,
    address: Option<&str>,
    elsewhere: Option<&Files>,
    known: &[Migration],
) -> Result<Done, Error> {
    let announced = read::manifest_of(archive)?;
    announced.wants(Kind::Backup)?;
    let followed = announced.followed(known)?;
    refuse_full(data)?;
    let target = match address {
        None => None,
        Some(address) => Some(empty_database(address, &followed).await?),
    };
    std::fs::create_dir_all(data).map_err(at(data))?;
    // Inside the folder itself: it may be a disk of its own, and nothing is renamed from one disk to another.
    let unpacked = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(data)
        .map_err(at(data))?;
    let folder = unpacked.path();
    let mut manifest = read::unpack(archive, folder)?;
    let kept = folder.join("data");
    std::fs::create_dir_all(&kept).map_err(at(&kept))?;
    let copy = folder.join(DATABASE);
    match (target, copy.exists()) {
        (None, true) => {
            open_checked(&copy).await?.close().await;
            let here = kept.join(DATABASE_HERE);
            std::fs::rename(&copy, &here).map_err(at(&here))?;
        }
        (None, false) => {
            let here = kept.join(DATABASE_HERE);
            let db = empty_database(&here.display().to_string(), &followed).await?;
            load(&db, &manifest, &followed, folder).await?;
        }
        (Some(db), true) => {
            let source = open_checked(&copy).await?;
            let mut sql = source.snapshot().await?;
            manifest.tables = tables::write(&mut sql, &Schema::of(&followed)?, None, folder).await?;
            sql.commit().await?;
            source.close().await;
            load(&db, &manifest, &followed, folder).await?;
        }
        (Some(db), false) => load(&db, &manifest, &followed, folder).await?,
    }
    if let Some(files) = elsewhere {
        send_files(files, &manifest, folder).await?;
        let here = kept.join(FILES);
        if here.exists() {
            std::fs::remove_dir_all(&here).map_err(at(&here))?;
        }
    }
    put_in_place(&kept, data)?;
    Ok(Done {
        archive: archive.to_owned(),
        manifest,
    })
}

/// Files go to their store before anything is in place: their names are their contents, so one too many harms nothing.
async fn send_files(files: &Files, manifest: &Manifest, folder: &Path) -> Result<(), Error> {
    for part in &manifest.parts {
        let Some(key) = part
            .path
            .strip_prefix("data/")
            .and_then(|path| path.strip_prefix(FILES))
        else {
            continue;
        };
        let path = folder.join(&part.path);
        let bytes = std::fs::read(&path).map_err(at(&path))?;
        if FileHash::of(&bytes).key() == key {
            files.put(bytes).await?;
        } else {
            return Err(Refusal::Damaged(part.path.clone()).into());
        }
    }
    Ok(())
}

fn refuse_full(data: &Path) -> Result<(), Error> {
    let is_full = match std::fs::read_dir(data) {
        // What a new disk always has.
        Ok(entries) => entries
            .filter_map(Result::ok)
            .any(|entry| entry.file_name() != "lost+found"),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(at(data)(error)),
    };
    if is_full {
        return Err(Refusal::FolderNotEmpty(data.to_owned()).into());
    }
    Ok(())
}

/// A database that follows the archive's schema and holds nothing.
async fn empty_database(address: &str, followed: &[Migration]) -> Result<Db, Error> {
    let db = Db::open(address).await?;
    let ran = db::ran(&db).await?;
    let is_used = known_of(&ran, followed).len() < ran.len()
        || !ran.is_empty() && !Collectivite::all(&mut db.read()).await?.is_empty();
    if is_used {
        return Err(Refusal::DatabaseNotEmpty.into());
    }
    db::migrate(&db, followed).await?;
    Ok(db)
}

/// A copy whose every page SQLite has read.
async fn open_checked(copy: &Path) -> Result<Db, Error> {
    let db = Db::open(&copy.display().to_string()).await?;
    db.check().await?;
    Ok(db)
}

async fn load(db: &Db, manifest: &Manifest, followed: &[Migration], folder: &Path) -> Result<(), Error> {
    if manifest.tables.is_empty() {
        return Err(malformed("it holds no database"));
    }
    let mut sql = db.begin().await?;
    tables::load(&mut sql, &Schema::of(followed)?, manifest, None, folder).await?;
    sql.commit().await?;
    db.refresh_statistics().await;
    db.close().await;
    Ok(())
}

/// The database comes last: without it, nothing serves a folder that is not whole.
fn put_in_place(kept: &Path, data: &Path) -> Result<(), Error> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(kept).map_err(at(kept))? {
        names.push(entry.map_err(at(kept))?.file_name());
    }
    names.sort_by_key(|name| name == DATABASE_HERE);
    for name in names {
        let here = data.join(&name);
        std::fs::rename(kept.join(&name), &here).map_err(at(here))?;
    }
    std::fs::File::open(data)
        .and_then(|folder| folder.sync_all())
        .map_err(at(data))
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Error> {
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent).map_err(at(parent))?;
    }
    std::fs::copy(from, to).map(drop).map_err(at(from))
}
