//! Archives that are not what they say, archives of an older schema, and what is left when one is refused.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use archive::{Error, Refusal};
use db::{Db, Migration, Statement, Uuid, args};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use kernel::{Files, Randomness};
use serde_json::Value;

const NOTES: Migration = Migration {
    name: "2027-01-01-notes",
    text: "create table if not exists note (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    content text not null,
    weight {real},
    primary key (collectivite_id, id)
) {strict};
create table if not exists reading (
    collectivite_id {id} not null,
    note_id {id} not null,
    seen {bytes} not null,
    primary key (collectivite_id, note_id),
    foreign key (collectivite_id, note_id) references note (collectivite_id, id)
) {strict};
",
};
/// What a later program does to the same rows.
const LATER: Migration = Migration {
    name: "2027-02-01-notes-length",
    text: "alter table note add column length {int} not null default 0;
update note set length = length(content);
alter table note drop column weight;
",
};

/// Tables that hold what opens a door, with the names they have in the house.
const DOORS: Migration = Migration {
    name: "2027-01-02-doors",
    text: "create table if not exists session (
    collectivite_id {id} not null references collectivite (id),
    cookie_hash {bytes} not null,
    primary key (collectivite_id, cookie_hash)
) {strict};
create table if not exists follow_reader (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    token text not null,
    primary key (collectivite_id, person_id)
) {strict};
",
};

const ADD_BODY: Statement = Statement {
    name: "ADD_BODY",
    sql: "insert into collectivite (id, slug, name, kind, is_demonstration, time_zone, created_at)
        values ($1, 'essai', 'Essai', 'commune', false, 'Europe/Paris', 1)",
};
const ADD_NOTE: Statement = Statement {
    name: "ADD_NOTE",
    sql: "insert into note (collectivite_id, id, content, weight) values ($1, $2, $3, 0.1)",
};
const ADD_READING: Statement = Statement {
    name: "ADD_READING",
    sql: "insert into reading (collectivite_id, note_id, seen) values ($1, $2, $3)",
};
const SESSIONS: Statement = Statement {
    name: "SESSIONS",
    sql: "select count(*) as n from session",
};
const TOKENS: Statement = Statement {
    name: "TOKENS",
    sql: "select count(*) as n from follow_reader where length(token) = 43 and token <> $1",
};
const BODIES: Statement = Statement {
    name: "BODIES",
    sql: "select (select count(*) from collectivite) + (select count(*) from note) as n",
};
const LENGTH: Statement = Statement {
    name: "LENGTH",
    sql: "select sum(length) as n from note",
};

const FORGET_FILES: Statement = Statement {
    name: "FORGET_FILES",
    sql: "delete from stored_file where collectivite_id = $1",
};
const ADD_FILE: Statement = Statement {
    name: "ADD_FILE",
    sql: "insert into stored_file (collectivite_id, sha256, media_type, size_bytes, added_at)
        values ($1, $2, 'text/plain', 1, 1)",
};
const FILES: Statement = Statement {
    name: "FILES",
    sql: "select sha256 from stored_file",
};

db::record! {
    struct Named { sha256: String }
}

fn migrations(own: &[Migration]) -> Vec<Migration> {
    kernel::MIGRATIONS.iter().chain(own).copied().collect()
}

struct Place {
    db: Db,
    data: PathBuf,
    files: Files,
    migrations: Vec<Migration>,
    randomness: Randomness,
}

impl Place {
    async fn new(data: &Path, own: &[Migration]) -> Self {
        std::fs::create_dir_all(data).unwrap();
        let db = Db::open(data.join("parvis.sqlite").to_str().unwrap())
            .await
            .unwrap();
        let migrations = migrations(own);
        db::migrate(&db, &migrations).await.unwrap();
        Self {
            db,
            files: Files::in_folder(data.join("files")),
            data: data.to_owned(),
            migrations,
            randomness: Randomness::seeded(3),
        }
    }

    fn place(&self) -> archive::Place<'_> {
        archive::Place {
            db: &self.db,
            data: &self.data,
            files: &self.files,
            migrations: &self.migrations,
            version: "1.2.3",
            randomness: &self.randomness,
            now: "2027-03-01T00:00:00Z".parse().unwrap(),
        }
    }

    /// How many bodies and notes.
    async fn count(&self) -> i64 {
        self.db.read().count(BODIES, args![]).await.unwrap()
    }
}

/// A body with three notes, one of them read; exported.
async fn exported(folder: &Path) -> PathBuf {
    let place = Place::new(&folder.join("source"), &[NOTES]).await;
    let body = Uuid::now_v7();
    let mut sql = place.db.begin().await.unwrap();
    sql.execute(ADD_BODY, args![body]).await.unwrap();
    for content in ["un", "deux", "trois"] {
        let id = Uuid::now_v7();
        sql.execute(ADD_NOTE, args![body, id, content]).await.unwrap();
        sql.execute(ADD_READING, args![body, id, vec![0_u8, 255]])
            .await
            .unwrap();
    }
    sql.commit().await.unwrap();
    let to = folder.join("export.tar.gz");
    archive::export(place.place(), "essai", &to).await.unwrap();
    to
}

/// The parts of an archive, in order.
fn parts_of(archive: &Path) -> Vec<(String, Vec<u8>)> {
    let mut reader = tar::Archive::new(GzDecoder::new(File::open(archive).unwrap()));
    let entries = reader.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (String::from_utf8_lossy(&entry.path_bytes()).into_owned(), bytes)
    });
    entries.collect()
}

/// Writes an archive of parts as they are given, whatever their names.
fn pack(parts: &[(String, Vec<u8>)], to: &Path) {
    let mut archive = tar::Builder::new(GzEncoder::new(File::create(to).unwrap(), Compression::fast()));
    for (path, bytes) in parts {
        let mut header = tar::Header::new_old();
        header.as_mut_bytes()[..path.len()].copy_from_slice(path.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        archive.append(&header, bytes.as_slice()).unwrap();
    }
    archive.into_inner().unwrap().finish().unwrap();
}

/// The same archive, changed by somebody who also mends its manifest: only the content can betray it.
fn forged(archive: &Path, change: impl Fn(&mut Value, &mut Vec<(String, Vec<u8>)>)) -> PathBuf {
    let mut parts = parts_of(archive);
    let mut manifest: Value = serde_json::from_slice(&parts.remove(0).1).unwrap();
    change(&mut manifest, &mut parts);
    for part in manifest["parts"].as_array_mut().unwrap() {
        if let Some((_, bytes)) = parts.iter().find(|(path, _)| part["path"] == path.as_str()) {
            part["bytes"] = bytes.len().into();
            part["sha256"] = kernel::FileHash::of(bytes).as_str().into();
        }
    }
    parts.insert(
        0,
        ("manifest.json".to_owned(), serde_json::to_vec(&manifest).unwrap()),
    );
    let to = archive.with_extension("forged");
    pack(&parts, &to);
    to
}

fn replace(parts: &mut [(String, Vec<u8>)], path: &str, from: &str, to: &str) {
    let (_, bytes) = parts.iter_mut().find(|(known, _)| known == path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{text}");
    *bytes = text.replacen(from, to, 1).into_bytes();
}

#[tokio::test]
async fn an_archive_that_is_not_what_it_says_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let whole = exported(folder.path()).await;
    let target = Place::new(&folder.path().join("target"), &[NOTES]).await;
    let stranger = Uuid::now_v7().to_string();
    let foreign = forged(&whole, |manifest, parts| {
        let body = manifest["bodies"][0]["id"].as_str().unwrap().to_owned();
        replace(parts, "tables/note.jsonl", &body, &stranger);
    });
    refused(&target, &foreign, "a row of another body").await;
    let changes: [(&str, Change); 8] = [
        ("a note that is read and does not exist", |_, parts| {
            replace(
                parts,
                "tables/reading.jsonl",
                "\"note_id\":\"0",
                "\"note_id\":\"1",
            );
        }),
        ("a column too many", |_, parts| {
            replace(parts, "tables/note.jsonl", "{", "{\"secret\":1,");
        }),
        ("fewer rows than announced", |_, parts| {
            let (_, bytes) = parts
                .iter_mut()
                .find(|(path, _)| path == "tables/note.jsonl")
                .unwrap();
            let first = bytes.iter().position(|byte| *byte == b'\n').unwrap();
            bytes.drain(..=first);
        }),
        ("a last line without end", |_, parts| {
            let (_, bytes) = parts
                .iter_mut()
                .find(|(path, _)| path == "tables/note.jsonl")
                .unwrap();
            bytes.pop();
        }),
        ("a table less", |manifest, _| {
            let tables = manifest["tables"].as_array_mut().unwrap();
            tables.retain(|table| table["name"] != "note");
        }),
        ("a part out of its folder", |manifest, parts| {
            let part = manifest["parts"][0].clone();
            manifest["parts"].as_array_mut().unwrap().push(part);
            manifest["parts"][0]["path"] = "data/../../escaped".into();
            parts.push(("data/../../escaped".to_owned(), b"x".to_vec()));
        }),
        ("a part that the manifest does not name", |_, parts| {
            parts.push(("files/00".to_owned(), b"x".to_vec()));
        }),
        ("a file that is not its name", |manifest, parts| {
            let name = format!("files/{}", "0".repeat(64));
            let part = serde_json::json!({"path": name, "bytes": 0, "sha256": ""});
            manifest["parts"].as_array_mut().unwrap().push(part);
            parts.push((name, b"x".to_vec()));
        }),
    ];
    for (what, change) in changes {
        refused(&target, &forged(&whole, change), what).await;
    }
    assert!(!folder.path().join("escaped").exists());

    let bytes = std::fs::read(&whole).unwrap();
    let cut = whole.with_extension("cut");
    for length in [0, 10, bytes.len() / 3, bytes.len() - 20] {
        std::fs::write(&cut, &bytes[..length]).unwrap();
        refused(&target, &cut, &format!("cut at {length}")).await;
    }
    archive::import(target.place(), &whole).await.unwrap();
    assert_eq!(target.count().await, 4, "and the true one enters");
    let left: Vec<_> = std::fs::read_dir(&target.data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

type Change = fn(&mut Value, &mut Vec<(String, Vec<u8>)>);

async fn refused(target: &Place, archive: &Path, what: &str) {
    let outcome = archive::import(target.place(), archive).await;
    assert!(outcome.is_err(), "{what}");
    assert_eq!(target.count().await, 0, "{what}: nothing enters");
}

#[tokio::test]
async fn one_byte_changed_on_the_way_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let whole = exported(folder.path()).await;
    let mut parts = parts_of(&whole);
    replace(&mut parts, "tables/note.jsonl", "deux", "doux");
    let changed = whole.with_extension("changed");
    pack(&parts, &changed);
    let expected = "tables/note.jsonl".to_owned();
    let is_seen = |outcome: Result<_, Error>| matches!(outcome, Err(Error::Refused(Refusal::Damaged(part))) if part == expected);
    assert!(is_seen(archive::verify(&changed)));
    assert!(archive::verify(&whole).is_ok());
}

#[tokio::test]
async fn what_a_later_program_wrote_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let whole = exported(folder.path()).await;
    let target = Place::new(&folder.path().join("target"), &[]).await;
    let refusal = archive::import(target.place(), &whole).await.unwrap_err();
    let Error::Refused(Refusal::NewerSchema { version, migration }) = refusal else {
        panic!("{refusal:?}");
    };
    assert_eq!((version.as_str(), migration.as_str()), ("1.2.3", NOTES.name));
    let later = forged(&whole, |manifest, _| {
        manifest["format_version"] = 2.into();
        manifest["what_we_cannot_know"] = 1.into();
    });
    let refusal = archive::import(target.place(), &later).await.unwrap_err();
    assert!(
        matches!(refusal, Error::Refused(Refusal::NewerFormat { .. })),
        "{refusal:?}"
    );
}

#[tokio::test]
async fn rows_of_an_older_schema_are_brought_up_to_date_on_the_way_in() {
    let folder = tempfile::tempdir().unwrap();
    let old = exported(folder.path()).await;
    let target = Place::new(&folder.path().join("target"), &[NOTES, LATER]).await;
    archive::import(target.place(), &old).await.unwrap();
    assert_eq!(target.db.read().count(LENGTH, args![]).await.unwrap(), 2 + 4 + 5);
}

/// Somebody who forges an export brings in neither a session whose cookie they know, nor a link.
#[tokio::test]
async fn a_forged_export_brings_no_key_in() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(&folder.path().join("source"), &[NOTES, DOORS]).await;
    let body = Uuid::now_v7();
    let mut sql = place.db.begin().await.unwrap();
    sql.execute(ADD_BODY, args![body]).await.unwrap();
    sql.commit().await.unwrap();
    let whole = folder.path().join("export.tar.gz");
    archive::export(place.place(), "essai", &whole).await.unwrap();
    let known = "known-to-who-forged-it-and-of-43-characters";
    let forged = forged(&whole, |manifest, parts| {
        let rows = [
            ("session", "\"cookie_hash\":\"AAAA\"".to_owned()),
            (
                "follow_reader",
                format!("\"person_id\":\"{body}\",\"token\":\"{known}\""),
            ),
        ];
        for (table, columns) in rows {
            let path = format!("tables/{table}.jsonl");
            let (_, bytes) = parts.iter_mut().find(|(known, _)| *known == path).unwrap();
            *bytes = format!("{{\"collectivite_id\":\"{body}\",{columns}}}\n").into_bytes();
            let tables = manifest["tables"].as_array_mut().unwrap();
            let line = tables.iter_mut().find(|line| line["name"] == table).unwrap();
            line["rows"] = 1.into();
        }
    });
    let target = Place::new(&folder.path().join("target"), &[NOTES, DOORS]).await;
    archive::import(target.place(), &forged).await.unwrap();
    let mut sql = target.db.read();
    assert_eq!(sql.count(SESSIONS, args![]).await.unwrap(), 0);
    assert_eq!(sql.count(TOKENS, args![known]).await.unwrap(), 1);
}

/// What the manifest says of files is said of those that the database beside it names, whatever was written meanwhile.
#[tokio::test]
async fn a_backup_looks_for_the_files_that_its_own_database_names() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(&folder.path().join("source"), &[]).await;
    let body = Uuid::now_v7();
    let mut sql = place.db.begin().await.unwrap();
    sql.execute(ADD_BODY, args![body]).await.unwrap();
    sql.commit().await.unwrap();
    // One file is named after the other, and none is there.
    let db = place.db.clone();
    let writing = tokio::spawn(async move {
        for _ in 0..100_000 {
            let name = kernel::FileHash::of(Uuid::now_v7().as_bytes()).to_string();
            let mut sql = db.begin().await.unwrap();
            sql.execute(FORGET_FILES, args![body]).await.unwrap();
            sql.execute(ADD_FILE, args![body, name]).await.unwrap();
            sql.commit().await.unwrap();
        }
    });
    let mut compared = 0;
    for number in 0..10 {
        let to = folder.path().join(format!("backup-{number}.tar.gz"));
        let done = archive::backup(place.place(), &to).await.unwrap();
        let parts = parts_of(&to);
        let (_, bytes) = parts.iter().find(|(path, _)| path == "database.sqlite").unwrap();
        let copy = folder.path().join(format!("copy-{number}.sqlite"));
        std::fs::write(&copy, bytes).unwrap();
        let copied = Db::open(copy.to_str().unwrap()).await.unwrap();
        let named: Vec<Named> = copied.read().all(FILES, args![]).await.unwrap();
        copied.close().await;
        let named: Vec<String> = named.into_iter().map(|named| named.sha256).collect();
        assert_eq!(done.manifest.missing_files, named);
        compared += named.len();
    }
    writing.abort();
    assert!(compared > 0, "somebody wrote meanwhile");
}
