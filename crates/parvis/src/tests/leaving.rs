//! An export opens no door: a secret is planted wherever one could stand, and looked for in the file that is handed over.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use db::{ColumnKind, Db, Instant, Schema, Sql, Table, TableColumn, Uuid, Value};
use flate2::read::GzDecoder;
use kernel::{Clock, FileHash, House, Randomness, Settings};

use super::laid_down;
use crate::compose;

/// What the name of a column that could hold a secret says.
const WORDS: &[&str] = &[
    "token",
    "secret",
    "cookie",
    "password",
    "hash",
    "challenge",
    "nonce",
    "payload",
    "outcome",
    "key",
    "code",
    "link",
    "reference",
    "tag",
    "seal",
    "credential",
    "original",
    "return_to",
    "last_error",
    "session",
    "private",
];

/// Columns that look as if, and why what they hold opens nothing.
const HARMLESS: &[(&str, &str)] = &[
    (
        "conversation_statement.folded",
        "a statement, as it is compared with others",
    ),
    ("moderation_decision.appeal_outcome", "a word: upheld, overturned"),
    ("content_decision.appeal_outcome", "a word: upheld, overturned"),
    ("requirement.sort_key", "a title, as it sorts"),
    ("requirement.theme_key", "a theme, as it sorts"),
    ("act_theme.theme_key", "a theme, as it sorts"),
    ("groupe.sort_key", "a name, as it sorts"),
    ("person.sort_key", "a name, as it sorts"),
    ("plan.sort_key", "a name, as it sorts"),
    ("town_map.sort_key", "a title, as it sorts"),
    ("text_document.title_key", "a title, as it sorts"),
    (
        "journal.payload",
        "ids and words: the journal holds no personal data and no secret",
    ),
    ("effect.key", "what the delivery is about; names nobody"),
    (
        "effect.payload",
        "of what was done, nothing: what is left to be done does not leave",
    ),
    ("effect.last_error", "what the other side answered, cleaned"),
    ("timer.payload", "which step, which meeting"),
    ("timer.last_error", "a fault of ours"),
    (
        "letter_address.tag",
        "an address to write to, shown to who may amend; each letter is confirmed by its sender",
    ),
    ("letter.fingerprint", "a digest of what came"),
    (
        "letter.original",
        "what came, as it came; a link quoted in it opens nothing elsewhere",
    ),
    ("search_posting.term", "a word"),
    ("search_word.word", "a word"),
    ("search_word.term", "a word"),
    ("text_document.base_commit", "a digest of a text"),
    ("text_document.head_commit", "a digest of a text"),
    ("text_document.consolidated_tag", "the name of a version"),
    ("amendment.commit_oid", "a digest of a text"),
    (
        "amendment_call.same_as",
        "a digest of the text an amendment leads to",
    ),
    ("draft_update.content", "a text, while it is written"),
    ("git_object.oid", "a digest of a text"),
    ("git_object.deflated", "a text"),
    ("git_ref.oid", "a digest of a text"),
    (
        "election_trustee.public_key",
        "a public key, with the proof that its trustee knows the private one",
    ),
    ("election_event.payload", "a digest of what everybody downloads"),
    ("election_message.hash", "a digest of what everybody downloads"),
    ("election_message.credential", "the public part of a voting code"),
    (
        "election_urn.hash",
        "a digest of an encrypted ballot, which everybody downloads",
    ),
    ("election_urn.credential", "the public part of a voting code"),
    ("budget.stage", "a word: where it stands"),
    ("dataset.sort_key", "a title, as it sorts"),
    ("dataset.keywords", "words that everybody reads"),
    (
        "dataset_harvest.etag",
        "how a server calls what it gave: it opens nothing",
    ),
    ("scrutin.outcome", "adopted or not"),
    (
        "scrutin_ballot.reference",
        "what a receipt shows; it opens the elector's own receipt to who is signed in",
    ),
];

fn schema() -> Schema {
    Schema::of(&compose::migrations()).unwrap()
}

fn name_of(table: &Table, column: &TableColumn) -> String {
    format!("{}.{}", table.name, column.name)
}

fn is_suspect(column: &TableColumn) -> bool {
    column.kind == ColumnKind::Bytes
        || column.kind == ColumnKind::Text && WORDS.iter().any(|word| column.name.contains(word))
}

fn is_harmless(name: &str) -> bool {
    HARMLESS.iter().any(|(known, _)| *known == name)
}

#[test]
fn every_column_that_could_hold_a_secret_is_kept_back_or_said_harmless() {
    let (schema, kept_back) = (schema(), db::kept_back());
    let mut known = BTreeSet::new();
    let mut undeclared = Vec::new();
    for table in schema.tables() {
        known.insert(format!("{}.*", table.name));
        for column in &table.columns {
            let name = name_of(table, column);
            known.insert(name.clone());
            let is_kept_back = kept_back.contains(&name) || kept_back.contains(&format!("{}.*", table.name));
            // What belongs to the instance alone is in no export.
            let stays = table.body_column().is_none();
            if is_suspect(column) && !is_kept_back && !stays && !is_harmless(&name) {
                undeclared.push(name);
            }
        }
    }
    assert!(
        undeclared.is_empty(),
        "could these be secrets? crates/db/src/leaving.rs keeps one back; HARMLESS here says why it is none: {undeclared:?}"
    );
    let named = kept_back
        .iter()
        .cloned()
        .chain(HARMLESS.iter().map(|(name, _)| (*name).to_owned()));
    let gone: Vec<_> = named.filter(|name| !known.contains(name)).collect();
    assert!(gone.is_empty(), "no such table or column: {gone:?}");
}

async fn house(address: &str, data: &Path) -> std::sync::Arc<House> {
    std::fs::create_dir_all(data).unwrap();
    let now = Instant::from("2026-11-25T09:00:00Z".parse::<jiff::Timestamp>().unwrap());
    let db = Db::open(address).await.unwrap();
    let settings = Settings::quiet(data.to_owned());
    let house = compose::house(db, settings, Clock::fixed(now), Randomness::seeded(11));
    house.await.unwrap()
}

async fn in_folder(data: &Path) -> std::sync::Arc<House> {
    std::fs::create_dir_all(data).unwrap();
    house(data.join("parvis.sqlite").to_str().unwrap(), data).await
}

fn place<'a>(house: &'a House, migrations: &'a [db::Migration]) -> archive::Place<'a> {
    compose::archive_place(&house.db, &house.settings.data, &house.files, migrations)
}

/// What was planted: clear texts, and bytes.
#[derive(Default)]
struct Planted {
    secrets: Vec<String>,
    tables: BTreeSet<String>,
}

impl Planted {
    fn text(&mut self, column: &str) -> String {
        let secret = format!("planted-secret-{column}-{}", self.secrets.len());
        self.secrets.push(secret.clone());
        secret
    }
}

/// The first value of `column` in a table.
async fn first(sql: &mut Sql, schema: &Schema, table: &str, column: &str, body: Uuid) -> Option<Value> {
    let table = schema.table(table)?;
    let place = table.place(column)?;
    let mut found = None;
    sql.each_row::<db::Error>(table, Some(body), |row| {
        found.get_or_insert(row[place].clone());
        Ok(())
    })
    .await
    .unwrap();
    found
}

/// What columns that say who somebody is are called.
const PEOPLE: &[&str] = &["person_id", "voter_id", "entered_by"];

/// Adds to `table` a row with a secret in each column that could hold one.
async fn plant(
    sql: &mut Sql,
    schema: &Schema,
    table: &Table,
    person: Uuid,
    body: Uuid,
    planted: &mut Planted,
) {
    let mut row = Vec::new();
    for column in &table.columns {
        let name = name_of(table, column);
        let is_secret = is_suspect(column) && !is_harmless(&name);
        row.push(match column.kind {
            ColumnKind::Id if Some(column.name.as_str()) == table.body_column() => Value::from(body),
            ColumnKind::Id if PEOPLE.contains(&column.name.as_str()) => Value::from(person),
            ColumnKind::Id => {
                let parent = column.name.trim_end_matches("_id");
                match first(sql, schema, parent, "id", body).await {
                    Some(id) if table.parents.contains(parent) => id,
                    _ if column.is_nullable => Value::Uuid(None),
                    _ => Value::from(Uuid::now_v7()),
                }
            }
            ColumnKind::Text if is_secret => Value::from(planted.text(&name)),
            ColumnKind::Bytes if is_secret => {
                let secret = planted.text(&name);
                Value::from(digest(secret.as_bytes()))
            }
            // A payload of what is left to be done.
            ColumnKind::Text if name == "effect.payload" => Value::from(planted.text(&name)),
            ColumnKind::Int if column.is_nullable => Value::Int(None),
            // One that the demonstration gave to no row.
            ColumnKind::Int if column.name == "number" => Value::from(999_999),
            ColumnKind::Int => Value::from(1),
            ColumnKind::Bool => Value::from(true),
            ColumnKind::Real => Value::from(1.0),
            ColumnKind::Bytes => Value::from(b"planted".to_vec()),
            ColumnKind::Text => Value::from(format!("planted in {name}")),
        });
    }
    sql.insert_rows(table, vec![row]).await.unwrap();
    planted.tables.insert(table.name.clone());
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    let hex = FileHash::of(bytes).as_str().to_owned();
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

/// The parts of an archive, one after the other.
fn content(archive: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(std::fs::File::open(archive).unwrap())
        .read_to_end(&mut bytes)
        .unwrap();
    bytes
}

fn holds(content: &[u8], what: &[u8]) -> bool {
    content.windows(what.len()).any(|window| window == what)
}

/// A secret in clear, or its hash: raw, in hexadecimal, or as the format writes bytes.
fn is_found(content: &[u8], secret: &str) -> bool {
    let hash = digest(secret.as_bytes());
    [
        secret.as_bytes(),
        hash.as_slice(),
        FileHash::of(secret.as_bytes()).as_str().as_bytes(),
        base64(&hash).as_bytes(),
    ]
    .iter()
    .any(|form| holds(content, form))
}

/// RFC 4648, section 4, of 32 bytes.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = |at: usize| {
        (at..at + 6).fold(0, |value, bit| {
            let byte = bytes.get(bit / 8).copied().unwrap_or(0);
            value << 1 | usize::from(byte >> (7 - bit % 8) & 1)
        })
    };
    let mut text: String = (0..bytes.len() * 8)
        .step_by(6)
        .map(|at| char::from(LETTERS[bits(at)]))
        .collect();
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

#[tokio::test]
async fn an_export_holds_no_planted_secret_and_a_backup_holds_them_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let (schema, migrations) = (schema(), compose::migrations());
    laid_down::restore(&file("one"), None).await;
    let one = in_folder(&file("one")).await;
    let body = one.collectivites()[0].id.uuid();
    let mut planted = Planted::default();
    let person = Uuid::now_v7();
    let mut sql = one.db.begin().await.unwrap();
    let people = schema.table("person").unwrap();
    let whole = people
        .columns
        .iter()
        .map(|column| match (column.name.as_str(), column.kind) {
            ("id", _) => Value::from(person),
            (_, ColumnKind::Id) => Value::from(body),
            (_, ColumnKind::Int) => Value::from(1),
            (_, ColumnKind::Bytes) => Value::from(b"planted".to_vec()),
            _ => Value::from("planted@parvis.example"),
        });
    sql.insert_rows(people, vec![whole.collect()]).await.unwrap();
    let kept_back = db::kept_back();
    for table in schema.tables() {
        let of_suspects = table
            .columns
            .iter()
            .any(|column| is_suspect(column) && !is_harmless(&name_of(table, column)));
        let is_held = kept_back.contains(&format!("{}.*", table.name));
        if table.body_column().is_some() && (of_suspects || is_held) {
            plant(&mut sql, &schema, table, person, body, &mut planted).await;
        }
    }
    sql.commit().await.unwrap();
    assert!(planted.tables.len() >= 12, "{:?}", planted.tables);
    assert!(planted.secrets.len() >= 12, "{:?}", planted.secrets);

    let slug = one.collectivites()[0].slug.clone();
    let exported = archive::export(place(&one, &migrations), &slug, &file("export.tar.gz"))
        .await
        .unwrap();
    let rows = |manifest: &archive::Manifest, table: &str| {
        manifest
            .tables
            .iter()
            .find(|line| line.name == table)
            .map_or(0, |line| line.rows)
    };
    let handed_over = content(&exported.archive);
    let found: Vec<_> = planted
        .secrets
        .iter()
        .filter(|secret| is_found(&handed_over, secret))
        .collect();
    assert!(found.is_empty(), "the export holds {found:?}");
    assert!(
        holds(&handed_over, person.to_string().as_bytes()),
        "the people are there"
    );
    for table in ["session", "sign_in_link", "account_link", "request", "mailbox"] {
        assert_eq!(rows(&exported.manifest, table), 0, "{table}");
    }

    archive::backup(place(&one, &migrations), &file("backup.tar.gz"))
        .await
        .unwrap();
    let kept = content(&file("backup.tar.gz"));
    let lost: Vec<_> = planted
        .secrets
        .iter()
        .filter(|secret| !is_found(&kept, secret))
        .collect();
    assert!(lost.is_empty(), "the backup lost {lost:?}");

    let two = in_folder(&file("two")).await;
    archive::import(place(&two, &migrations), &file("export.tar.gz"))
        .await
        .unwrap();
    let readers = schema.table("follow_reader").unwrap();
    let tokens = async |house: &House| {
        let (mut found, at) = (BTreeSet::new(), readers.place("token").unwrap());
        let mut sql = house.db.snapshot().await.unwrap();
        sql.each_row::<db::Error>(readers, Some(body), |row| {
            if let Value::Text(Some(token)) = &row[at] {
                found.insert(token.clone());
            }
            Ok(())
        })
        .await
        .unwrap();
        found
    };
    let (before, after) = (tokens(&one).await, tokens(&two).await);
    assert_eq!(before.len(), after.len());
    assert!(
        before.is_disjoint(&after),
        "links that stop digests are made anew"
    );
    assert!(after.iter().all(|token| token.len() == 43));
}
