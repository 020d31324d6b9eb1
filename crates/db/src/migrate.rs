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

const TABLES: [&str; 2] = [
    "create table if not exists migration (name text primary key, checksum text not null, ran_at {int} not null) {strict}",
    "create table if not exists migration_opening (name text primary key, opens_with text not null, ran_by text not null) {strict}",
];
const LIST: Statement = Statement {
    name: "db::migrate::LIST",
    sql: "select m.name, m.checksum, o.opens_with, o.ran_by from migration m
        left join migration_opening o on o.name = m.name order by m.name",
};
const RECORD: Statement = Statement {
    name: "db::migrate::RECORD",
    sql: "insert into migration (name, checksum, ran_at) values ($1, $2, $3) on conflict (name) do nothing",
};
const RECORD_OPENING: Statement = Statement {
    name: "db::migrate::RECORD_OPENING",
    sql: "insert into migration_opening (name, opens_with, ran_by) values ($1, $2, $3) on conflict (name) do nothing",
};
/// The version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// How a migration says, in its first line, which programs may still open the database once it has run.
const OPENS_WITH: &str = "-- opens with ";

/// A migration that has run here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    /// Its name
    pub name: String,
    /// The SHA-256 of its text
    pub checksum: String,
    /// The oldest program that may still open the database since, when the migration says so
    pub opens_with: Option<String>,
    /// The version of the program that ran it
    pub ran_by: Option<String>,
}

impl FromRow for Ran {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let opens_with: Option<String> = row.get("opens_with")?;
        Ok(Self {
            name: row.get("name")?,
            checksum: row.get("checksum")?,
            opens_with: opens_with.filter(|version| !version.is_empty()),
            ran_by: row.get("ran_by")?,
        })
    }
}

impl Ran {
    /// True when a program of `version` that does not know this migration may go on without it.
    fn may_be_unknown_to(&self, version: &str) -> bool {
        let oldest = self.opens_with.as_deref().and_then(numbers);
        matches!((oldest, numbers(version)), (Some(oldest), Some(version)) if oldest <= version)
    }
}

/// The numbers of a version, `1.2.3`; what stands after them is not compared.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let mut parts = version.split(['.', '-', '+']).map(str::parse);
    Some([parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?])
}

impl Migration {
    /// The oldest program that may still open the database once this has run: what its first line says, `-- opens with
    /// 0.3.0`. Without such a line, only programs that know it. A migration may say so only when it takes nothing away
    /// ([`only_adds`](crate::only_adds), a test holds it) and when what it adds may stay empty for what others write.
    pub fn opens_with(&self) -> Option<&'static str> {
        let version = self.text.lines().next()?.strip_prefix(OPENS_WITH)?.trim();
        numbers(version).map(|_| version)
    }

    /// The SHA-256 of its text, in hexadecimal digits.
    pub fn checksum(&self) -> String {
        checksum(self.text)
    }
}

/// Where a database stands, for this program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What is still to run
    pub pending: Vec<&'static str>,
    /// What ran that this program does not know and may do without
    pub unknown: Vec<String>,
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

/// The migrations that have run here, by name; none in a database that no program of ours has opened.
pub async fn ran(db: &Db) -> Result<Vec<Ran>, Error> {
    let mut sql = db.begin().await?;
    for table in TABLES {
        sql.define(for_engine(table, db.engine())).await?;
    }
    let ran = sql.all(LIST, args![]).await?;
    sql.commit().await?;
    Ok(ran)
}

/// Where the database stands, looked at without writing: for those who watch over a running node.
pub async fn state(db: &Db, migrations: &[Migration]) -> Result<State, Error> {
    let ran = db.read().all(LIST, args![]).await?;
    compare(&ran, migrations)
}

/// The migrations not yet run here, in the order they will run.
pub async fn pending(db: &Db, migrations: &[Migration]) -> Result<Vec<Migration>, Error> {
    let state = compare(&ran(db).await?, migrations)?;
    let mut waiting: Vec<Migration> = migrations
        .iter()
        .filter(|migration| state.pending.contains(&migration.name))
        .copied()
        .collect();
    waiting.sort_by_key(|migration| migration.name);
    Ok(waiting)
}

/// What ran against what is known. A migration changed since it ran is an error; so is one that this program does not
/// know, unless it said that programs like this one may go on without it.
fn compare(ran: &[Ran], migrations: &[Migration]) -> Result<State, Error> {
    let known: BTreeMap<&str, &Migration> = migrations
        .iter()
        .map(|migration| (migration.name, migration))
        .collect();
    let mut state = State::default();
    for row in ran {
        match known.get(row.name.as_str()) {
            Some(migration) if migration.checksum() == row.checksum => {}
            Some(_) => return Err(Error::MigrationAltered(row.name.clone())),
            None if row.may_be_unknown_to(VERSION) => state.unknown.push(row.name.clone()),
            None => return Err(Error::MigrationUnknown(row.name.clone())),
        }
    }
    state.pending = known
        .into_keys()
        .filter(|name| !ran.iter().any(|row| row.name == *name))
        .collect();
    Ok(state)
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
        sql.execute(RECORD, args![migration.name, migration.checksum(), ran_at])
            .await?;
        let opens_with = migration.opens_with().unwrap_or_default();
        sql.execute(RECORD_OPENING, args![migration.name, opens_with, VERSION])
            .await?;
        sql.commit().await?;
        names.push(migration.name);
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(opens_with: Option<&str>) -> Ran {
        Ran {
            name: "2030-01-01-later".to_owned(),
            checksum: String::new(),
            opens_with: opens_with.map(str::to_owned),
            ran_by: None,
        }
    }

    #[test]
    fn an_older_program_opens_only_what_says_that_it_may() {
        assert!(ran(Some("0.1.0")).may_be_unknown_to("0.1.0"));
        assert!(ran(Some("0.9.1")).may_be_unknown_to("0.10.0-beta"));
        assert!(!ran(Some("0.10.0")).may_be_unknown_to("0.9.9"));
        assert!(!ran(None).may_be_unknown_to("9.9.9"));
        assert!(!ran(Some("soon")).may_be_unknown_to("9.9.9"));
    }

    #[test]
    fn a_migration_says_who_may_still_open_in_its_first_line_only() {
        let said = |text| Migration { name: "2030", text }.opens_with();
        assert_eq!(said("-- opens with 0.1.0\ncreate"), Some("0.1.0"));
        assert_eq!(said("create\n-- opens with 0.1.0"), None);
        assert_eq!(said("-- opens with anything\n"), None);
    }
}
