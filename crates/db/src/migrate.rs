//! The schema's history: dated, immutable files, run once each, in order.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{Db, Engine, Error, FromRow, Row, Statement, args};

/// One dated change of the schema. Its text uses type tokens, replaced for each engine:
/// `{id}` a UUID, `{int}` a 64-bit integer, `{bool}`, `{real}`, `{bytes}`, and `{strict}` at the end of `create table`;
/// or `{clustered}` there, for a table of small rows always found by its key: SQLite then keeps the rows in the key's own
/// tree, half the size and one look-up less.
///
/// Statements are separated by `;` at the end of a line and are idempotent (`create table if not exists`): engines that
/// spread over several machines run each definition alone.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `2026-11-22-texts`: the date orders, the rest names.
    pub name: &'static str,
    /// The text, from the feature's `migrations/` folder.
    pub text: &'static str,
}

const TABLE: &str = "create table if not exists migration (name text primary key, checksum text not null, ran_at {int} not null) {strict}";
const LIST: Statement = Statement {
    name: "db::migrate::LIST",
    sql: "select name, checksum from migration",
};
const RECORD: Statement = Statement {
    name: "db::migrate::RECORD",
    sql: "insert into migration (name, checksum, ran_at) values ($1, $2, $3) on conflict (name) do nothing",
};

struct Ran {
    name: String,
    checksum: String,
}

impl FromRow for Ran {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            name: row.get("name")?,
            checksum: row.get("checksum")?,
        })
    }
}

fn for_engine(text: &str, engine: Engine) -> String {
    let words: [(&str, &str); 7] = match engine {
        Engine::Sqlite => [
            ("{id}", "blob"),
            ("{int}", "integer"),
            ("{bool}", "integer"),
            ("{real}", "real"),
            ("{bytes}", "blob"),
            ("{strict}", "strict"),
            ("{clustered}", "strict, without rowid"),
        ],
        Engine::Postgres => [
            ("{id}", "uuid"),
            ("{int}", "bigint"),
            ("{bool}", "boolean"),
            ("{real}", "double precision"),
            ("{bytes}", "bytea"),
            ("{strict}", ""),
            ("{clustered}", ""),
        ],
    };
    words
        .iter()
        .fold(text.to_owned(), |text, (token, word)| text.replace(token, word))
}

fn checksum(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The migrations not yet run here, in the order they will run.
pub async fn pending(db: &Db, migrations: &[Migration]) -> Result<Vec<Migration>, Error> {
    let mut sql = db.begin().await?;
    sql.define(for_engine(TABLE, db.engine())).await?;
    let ran: BTreeMap<String, String> = sql
        .all::<Ran>(LIST, args![])
        .await?
        .into_iter()
        .map(|row| (row.name, row.checksum))
        .collect();
    sql.commit().await?;
    let mut waiting = Vec::new();
    let mut ordered = migrations.to_vec();
    ordered.sort_by_key(|migration| migration.name);
    for migration in &ordered {
        match ran.get(migration.name) {
            None => waiting.push(*migration),
            Some(recorded) if *recorded == checksum(migration.text) => {}
            Some(_) => return Err(Error::MigrationAltered(migration.name.to_owned())),
        }
    }
    if let Some(unknown) = ran
        .keys()
        .find(|name| !ordered.iter().any(|known| known.name == name.as_str()))
    {
        return Err(Error::MigrationUnknown(unknown.clone()));
    }
    Ok(waiting)
}

/// Runs what is pending, one definition at a time, and gives the names of what ran. Two nodes starting together is
/// harmless: definitions are idempotent and the record has one line a name.
pub async fn migrate(db: &Db, migrations: &[Migration]) -> Result<Vec<&'static str>, Error> {
    let waiting = pending(db, migrations).await?;
    let mut names = Vec::new();
    for migration in waiting {
        let text = for_engine(migration.text, db.engine());
        for definition in text
            .split(";\n")
            .map(str::trim)
            .filter(|definition| !definition.is_empty())
        {
            let mut sql = db.begin().await?;
            sql.define(definition.to_owned()).await?;
            sql.commit().await?;
        }
        let mut sql = db.begin().await?;
        let ran_at = jiff::Timestamp::now().as_microsecond();
        sql.execute(RECORD, args![migration.name, checksum(migration.text), ran_at])
            .await?;
        sql.commit().await?;
        names.push(migration.name);
    }
    Ok(names)
}
