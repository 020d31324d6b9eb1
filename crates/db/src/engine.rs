//! Connections, transactions, and the errors that mean "try again".

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, Postgres};
use sqlx::sqlite::{
    Sqlite, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Acquire, Executor as _, Transaction};

use crate::{FromRow, Row, Statement, Value};

/// Rows a single statement may return: every list of the product has a smaller limit of its own.
const ROWS_MAX: usize = 200_000;

/// What can go wrong between us and a database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is neither a file for SQLite nor a `postgres://` URL.
    #[error("{0} is neither a file nor a postgres:// address")]
    Address(String),
    /// The engine answered with an error.
    #[error("{statement}: {source}")]
    Engine {
        /// The statement that failed
        statement: String,
        /// What the driver said
        source: sqlx::Error,
    },
    /// A column is missing, null, or of another type.
    #[error("column {name}: {source}")]
    Column {
        /// The column asked for
        name: String,
        /// What the driver said
        source: sqlx::Error,
    },
    /// A column that must hold something is null.
    #[error("column {name} is null")]
    Null {
        /// The column asked for
        name: String,
    },
    /// A column holds a word its type does not know.
    #[error("column {column} holds {value:?}")]
    Content {
        /// The column
        column: String,
        /// What stands there
        value: String,
    },
    /// A statement that must find one row found none.
    #[error("{0}: no row")]
    NoRow(&'static str),
    /// A statement returned more rows than any list may hold.
    #[error("{0}: more than {ROWS_MAX} rows")]
    TooManyRows(&'static str),
    /// A migration already run here has changed since.
    #[error("migration {0} was altered after it ran")]
    MigrationAltered(String),
    /// The database was written by a newer program.
    #[error("migration {0} is unknown to this program: it was run by a newer one")]
    MigrationUnknown(String),
    /// The text of the migrations does not say what tables there are.
    #[error("schema: {0}")]
    Schema(String),
    /// The engine keeps no file of its own here.
    #[error("only SQLite is one file")]
    NotOneFile,
    /// The engine found its own file damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
}

impl Error {
    /// True when the same transaction, run again from its start, may succeed: a serialization failure or a deadlock
    /// on PostgreSQL (SQLSTATE 40001, 40P01), a busy database on SQLite (codes 5 and 6 and their extensions).
    pub fn is_transient(&self) -> bool {
        let Self::Engine {
            source: sqlx::Error::Database(error),
            ..
        } = self
        else {
            return false;
        };
        match error.code().as_deref() {
            Some("40001" | "40P01") => true,
            Some(code) if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() => {
                code.parse::<i32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6))
            }
            _ => false,
        }
    }

    /// True when a row with the same unique key exists already.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Engine { source: sqlx::Error::Database(error), .. } if error.is_unique_violation())
    }
}

/// Which engine answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, write-ahead log, one writer
    Sqlite,
    /// A server, several nodes
    Postgres,
}

/// The database: cheap to clone, shared by the whole process.
#[derive(Clone, Debug)]
pub struct Db(pub(crate) Pools);

#[derive(Clone, Debug)]
pub(crate) enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres(PgPool),
}

impl Db {
    /// Opens `address`: a `postgres://` URL, or the path of a SQLite file (made when absent).
    pub async fn open(address: &str) -> Result<Self, Error> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Self::open_postgres(address).await
        } else if address.contains("://") {
            Err(Error::Address(address.to_owned()))
        } else {
            Self::open_sqlite(PathBuf::from(address), SqliteSynchronous::Full).await
        }
    }

    /// The same, to write much that could be written again: on SQLite, a power cut may lose the last writes, never break
    /// the file, and each of them waits for no disk. PostgreSQL is opened as it always is.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn open_to_fill(address: &str) -> Result<Self, Error> {
        if address.contains("://") {
            return Self::open(address).await;
        }
        Self::open_sqlite(PathBuf::from(address), SqliteSynchronous::Normal).await
    }

    /// WAL; with `synchronous = full`, an acknowledged write survives a power cut, not only a crash. One writer, because
    /// SQLite has one anyway and waiting in our queue is fairer than waiting in its busy handler.
    async fn open_sqlite(path: PathBuf, synchronous: SqliteSynchronous) -> Result<Self, Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-8000")
            .pragma("mmap_size", "268435456")
            .statement_cache_capacity(256);
        let failed = |source| Error::Engine {
            statement: "open".to_owned(),
            source,
        };
        let pool = || {
            SqlitePoolOptions::new()
                .test_before_acquire(false)
                .acquire_timeout(Duration::from_secs(30))
        };
        let write = pool()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(failed)?;
        let read = pool()
            .max_connections(4)
            .connect_with(options.pragma("query_only", "on"))
            .await
            .map_err(failed)?;
        Ok(Self(Pools::Sqlite { write, read }))
    }

    async fn open_postgres(url: &str) -> Result<Self, Error> {
        let failed = |source| Error::Engine {
            statement: "open".to_owned(),
            source,
        };
        let options = PgConnectOptions::from_str(url)
            .map_err(failed)?
            .statement_cache_capacity(256);
        let pool = PgPoolOptions::new()
            .max_connections(12)
            // Compiling a statement of search takes 50 ms to 2.5 s where running it takes 0.1 ms to 0.7 s. An engine
            // that does not know the setting does without.
            .after_connect(|connection, _| {
                Box::pin(async move {
                    drop(connection.execute("set jit = off").await);
                    Ok(())
                })
            })
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options)
            .await
            .map_err(failed)?;
        Ok(Self(Pools::Postgres(pool)))
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A handle for reading, outside any transaction: each statement sees what is committed.
    pub fn read(&self) -> Sql {
        Sql(match &self.0 {
            Pools::Sqlite { read, .. } => Handle::SqlitePool(read.clone()),
            Pools::Postgres(pool) => Handle::PostgresPool(pool.clone()),
        })
    }

    /// Begins a write transaction: serializable on both engines. Dropped without [`Sql::commit`], it is undone.
    pub async fn begin(&self) -> Result<Sql, Error> {
        let failed = |source| Error::Engine {
            statement: "begin".to_owned(),
            source,
        };
        Ok(Sql(match &self.0 {
            Pools::Sqlite { write, .. } => {
                Handle::Sqlite(write.begin_with("begin immediate").await.map_err(failed)?)
            }
            Pools::Postgres(pool) => Handle::Postgres(
                pool.begin_with("begin isolation level serializable")
                    .await
                    .map_err(failed)?,
            ),
        }))
    }

    /// Begins a reading transaction that sees one state of everything from its first statement to its last, while others
    /// go on writing.
    pub async fn snapshot(&self) -> Result<Sql, Error> {
        let failed = |source| Error::Engine {
            statement: "begin".to_owned(),
            source,
        };
        Ok(Sql(match &self.0 {
            Pools::Sqlite { read, .. } => Handle::Sqlite(read.begin_with("begin").await.map_err(failed)?),
            Pools::Postgres(pool) => Handle::Postgres(
                pool.begin_with("begin isolation level repeatable read read only")
                    .await
                    .map_err(failed)?,
            ),
        }))
    }

    /// Creates an empty PostgreSQL schema and gives the address that works in it: what each test runs on. `name` is
    /// limited to letters, digits and underscores.
    pub async fn create_schema(url: &str, name: &str) -> Result<String, Error> {
        if name.is_empty()
            || !name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        {
            return Err(Error::Address(name.to_owned()));
        }
        let db = Self::open(url).await?;
        let mut sql = db.read();
        sql.define(format!("create schema {name}")).await?;
        db.close().await;
        Ok(format!("{url}?options=-c%20search_path%3D{name}"))
    }

    /// Has PostgreSQL count the rows of this schema and note which of its pages everybody may see, as its autovacuum would
    /// do within minutes: without it, what has just been brought in whole is read by plans made for empty tables. The
    /// tables of others in the same database are theirs to look after. A failure leaves that to autovacuum. SQLite plans
    /// by its indexes alone: there, nothing.
    pub async fn refresh_statistics(&self) {
        const OWN_TABLES: Statement = Statement {
            name: "db::OWN_TABLES",
            sql: "select cast(tablename as text) as name from pg_tables where schemaname = current_schema() limit 10000",
        };
        crate::record! { struct Own { name: String } }
        if let Pools::Postgres(_) = &self.0 {
            let own: Vec<Own> = self.read().all(OWN_TABLES, Vec::new()).await.unwrap_or_default();
            let names: Vec<String> = own
                .iter()
                .map(|own| format!("\"{}\"", own.name.replace('"', "\"\"")))
                .collect();
            if !names.is_empty() {
                let _left_to_autovacuum = self
                    .read()
                    .define(format!("vacuum analyze {}", names.join(", ")))
                    .await;
            }
        }
    }

    /// Asks the engine to parse and plan `statement` without running it.
    pub async fn prepare(&self, statement: Statement) -> Result<(), Error> {
        let failed = |source| Error::Engine {
            statement: statement.name.to_owned(),
            source,
        };
        match &self.0 {
            Pools::Sqlite { read, .. } => {
                let mut connection = read.acquire().await.map_err(failed)?;
                let connection = connection.acquire().await.map_err(failed)?;
                connection
                    .prepare(sqlx::SqlStr::from_static(statement.sql))
                    .await
                    .map_err(failed)?;
            }
            Pools::Postgres(pool) => {
                let mut connection = pool.acquire().await.map_err(failed)?;
                let connection = connection.acquire().await.map_err(failed)?;
                connection
                    .prepare(sqlx::SqlStr::from_static(statement.sql))
                    .await
                    .map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Waits for the connections to close; on SQLite the write-ahead log is folded into the file.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Where statements run: a transaction, or the pool for reads. Stores take `&mut Sql` and need not know which.
pub struct Sql(pub(crate) Handle);

pub(crate) enum Handle {
    SqlitePool(SqlitePool),
    PostgresPool(PgPool),
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

type SqliteQuery = sqlx::query::Query<'static, Sqlite, sqlx::sqlite::SqliteArguments>;
type PostgresQuery = sqlx::query::Query<'static, Postgres, sqlx::postgres::PgArguments>;

fn sqlite_query(statement: Statement, values: Vec<Value>) -> SqliteQuery {
    bind_sqlite(sqlx::query(statement.sql), values)
}

fn postgres_query(statement: Statement, values: Vec<Value>) -> PostgresQuery {
    bind_postgres(sqlx::query(statement.sql), values)
}

pub(crate) fn bind_sqlite(query: SqliteQuery, values: Vec<Value>) -> SqliteQuery {
    values.into_iter().fold(query, |query, value| match value {
        Value::Bool(value) => query.bind(value),
        Value::Int(value) => query.bind(value),
        Value::Real(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
        Value::Uuid(value) => query.bind(value),
    })
}

pub(crate) fn bind_postgres(query: PostgresQuery, values: Vec<Value>) -> PostgresQuery {
    values.into_iter().fold(query, |query, value| match value {
        Value::Bool(value) => query.bind(value),
        Value::Int(value) => query.bind(value),
        Value::Real(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
        Value::Uuid(value) => query.bind(value),
    })
}

impl Sql {
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.0, Handle::PostgresPool(_) | Handle::Postgres(_))
    }

    pub(crate) async fn rows(&mut self, statement: Statement, values: Vec<Value>) -> Result<Vec<Row>, Error> {
        let rows: Result<Vec<Row>, sqlx::Error> = match &mut self.0 {
            Handle::SqlitePool(pool) => sqlite_query(statement, values)
                .fetch_all(&*pool)
                .await
                .map(|rows| rows.into_iter().map(Row::Sqlite).collect()),
            Handle::Sqlite(tx) => sqlite_query(statement, values)
                .fetch_all(&mut **tx)
                .await
                .map(|rows| rows.into_iter().map(Row::Sqlite).collect()),
            Handle::PostgresPool(pool) => postgres_query(statement, values)
                .fetch_all(&*pool)
                .await
                .map(|rows| rows.into_iter().map(Row::Postgres).collect()),
            Handle::Postgres(tx) => postgres_query(statement, values)
                .fetch_all(&mut **tx)
                .await
                .map(|rows| rows.into_iter().map(Row::Postgres).collect()),
        };
        let rows = rows.map_err(|source| Error::Engine {
            statement: statement.name.to_owned(),
            source,
        })?;
        if rows.len() > ROWS_MAX {
            return Err(Error::TooManyRows(statement.name));
        }
        Ok(rows)
    }

    /// Every row.
    pub async fn all<T: FromRow>(
        &mut self,
        statement: Statement,
        values: Vec<Value>,
    ) -> Result<Vec<T>, Error> {
        self.rows(statement, values)
            .await?
            .iter()
            .map(T::from_row)
            .collect()
    }

    /// The first row, if any.
    pub async fn optional<T: FromRow>(
        &mut self,
        statement: Statement,
        values: Vec<Value>,
    ) -> Result<Option<T>, Error> {
        self.rows(statement, values)
            .await?
            .first()
            .map(T::from_row)
            .transpose()
    }

    /// The first row, which must be there.
    pub async fn one<T: FromRow>(&mut self, statement: Statement, values: Vec<Value>) -> Result<T, Error> {
        self.optional(statement, values)
            .await?
            .ok_or(Error::NoRow(statement.name))
    }

    /// How many: the statement's `count(*) as n` (any bigint column called `n`).
    pub async fn count(&mut self, statement: Statement, values: Vec<Value>) -> Result<i64, Error> {
        let rows = self.rows(statement, values).await?;
        rows.first().ok_or(Error::NoRow(statement.name))?.get("n")
    }

    /// Runs a statement that returns nothing; gives the number of rows it changed.
    pub async fn execute(&mut self, statement: Statement, values: Vec<Value>) -> Result<u64, Error> {
        let changed = match &mut self.0 {
            Handle::SqlitePool(pool) => sqlite_query(statement, values)
                .execute(&*pool)
                .await
                .map(|done| done.rows_affected()),
            Handle::Sqlite(tx) => sqlite_query(statement, values)
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
            Handle::PostgresPool(pool) => postgres_query(statement, values)
                .execute(&*pool)
                .await
                .map(|done| done.rows_affected()),
            Handle::Postgres(tx) => postgres_query(statement, values)
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
        };
        changed.map_err(|source| Error::Engine {
            statement: statement.name.to_owned(),
            source,
        })
    }

    /// Runs data-definition text: migrations only.
    pub(crate) async fn define(&mut self, text: String) -> Result<(), Error> {
        let done = match &mut self.0 {
            Handle::SqlitePool(pool) => pool.execute(sqlx::AssertSqlSafe(text.clone())).await.map(drop),
            Handle::Sqlite(tx) => tx.execute(sqlx::AssertSqlSafe(text.clone())).await.map(drop),
            Handle::PostgresPool(pool) => pool.execute(sqlx::AssertSqlSafe(text.clone())).await.map(drop),
            Handle::Postgres(tx) => tx.execute(sqlx::AssertSqlSafe(text.clone())).await.map(drop),
        };
        done.map_err(|source| Error::Engine {
            statement: text,
            source,
        })
    }

    /// Makes the transaction's changes durable; on a reading handle, nothing.
    pub async fn commit(self) -> Result<(), Error> {
        let failed = |source| Error::Engine {
            statement: "commit".to_owned(),
            source,
        };
        match self.0 {
            Handle::Sqlite(tx) => tx.commit().await.map_err(failed),
            Handle::Postgres(tx) => tx.commit().await.map_err(failed),
            Handle::SqlitePool(_) | Handle::PostgresPool(_) => Ok(()),
        }
    }
}
