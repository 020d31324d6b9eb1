//! The database as something that takes room on a disk: copied, checked, weighed.

use std::path::Path;

use sqlx::{ConnectOptions as _, Connection as _};

use crate::engine::Pools;
use crate::{Db, Engine, Error, Statement};

const CHECK: Statement = Statement {
    name: "db::disk::CHECK",
    sql: "select integrity_check as found from pragma_integrity_check limit 1",
};
const FILE_SIZE: Statement = Statement {
    name: "db::disk::FILE_SIZE",
    sql: "select page_count * page_size as n from pragma_page_count, pragma_page_size",
};
const DATABASE_SIZE: Statement = Statement {
    name: "db::disk::DATABASE_SIZE",
    sql: "select pg_database_size(current_database()) as n",
};

/// Transactions that began before this number are over, or not; the number is read once, before anything waits.
const NEXT_TRANSACTION: &str = "select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as xid) as text)";
/// Who may still see rows as they were before that number: who reads or writes, a replica that says what it reads, a slot, a prepared
/// transaction. `vacuum full` would keep for them what it is asked to leave nothing of.
const OLDER_SNAPSHOTS: &str = "select
    (select count(*) from pg_stat_activity
        where pid <> pg_backend_pid() and (datname is null or datname = current_database())
            and greatest(age(backend_xmin), age(backend_xid)) > age(cast(cast($1 as text) as xid)))
    + (select count(*) from pg_replication_slots
        where age(xmin) > age(cast(cast($1 as text) as xid)) or age(catalog_xmin) > age(cast(cast($1 as text) as xid)))
    + (select count(*) from pg_prepared_xacts
        where database = current_database() and age(transaction) > age(cast(cast($1 as text) as xid)))";
/// A short rest, which the server takes.
const REST: &str = "select 1 from pg_sleep(0.05)";
/// Rests before the answer is « not yet ».
const RESTS_MAX: usize = 60;

impl Db {
    /// Writes a consistent copy of a SQLite database to a new file while others go on reading and writing.
    pub async fn copy_to(&self, file: &Path) -> Result<(), Error> {
        let failed = |source| Error::Engine {
            statement: "vacuum into".to_owned(),
            source,
        };
        let Pools::Sqlite { write, .. } = &self.0 else {
            return Err(Error::NotOneFile);
        };
        // A connection of its own: the writer's is needed by those who write, and the readers' may write nowhere.
        let mut connection = write.connect_options().connect().await.map_err(failed)?;
        sqlx::query("vacuum into $1")
            .bind(file.display().to_string())
            .execute(&mut connection)
            .await
            .map_err(failed)?;
        connection.close().await.map_err(failed)
    }

    /// Asks SQLite to read its whole file and check it; a server's administrator has other means.
    pub async fn check(&self) -> Result<(), Error> {
        if self.engine() == Engine::Postgres {
            return Ok(());
        }
        let rows = self.read().rows(CHECK, Vec::new()).await?;
        let found: String = rows.first().ok_or(Error::NoRow(CHECK.name))?.get("found")?;
        if found == "ok" {
            Ok(())
        } else {
            Err(Error::Damaged(found))
        }
    }

    /// Leaves nothing, in the files of the database, of what rows of `tables` were before, nor of the order in which they
    /// were written: SQLite writes its whole file anew and empties its log, PostgreSQL writes these tables anew. False when
    /// somebody is reading the log of SQLite, or still sees what PostgreSQL held before: it is to be asked again.
    ///
    /// What the disk under the files, a backup or an archived log keep is beyond reach.
    pub async fn rewrite(&self, tables: &[&'static str]) -> Result<bool, Error> {
        let failed = |source| Error::Engine {
            statement: "rewrite".to_owned(),
            source,
        };
        match &self.0 {
            Pools::Sqlite { write, .. } => {
                sqlx::query("vacuum").execute(write).await.map_err(failed)?;
                let is_busy = sqlx::query_scalar::<_, i64>("pragma wal_checkpoint(truncate)")
                    .fetch_one(write)
                    .await
                    .map_err(failed)?;
                Ok(is_busy == 0)
            }
            Pools::Postgres(_) if tables.is_empty() => Ok(true),
            Pools::Postgres(pool) => {
                let next: String = sqlx::query_scalar(NEXT_TRANSACTION)
                    .fetch_one(pool)
                    .await
                    .map_err(failed)?;
                let mut rests = 0;
                loop {
                    let older: i64 = sqlx::query_scalar(OLDER_SNAPSHOTS)
                        .bind(next.as_str())
                        .fetch_one(pool)
                        .await
                        .map_err(failed)?;
                    if older == 0 {
                        break;
                    }
                    if rests == RESTS_MAX {
                        return Ok(false);
                    }
                    rests += 1;
                    sqlx::query(REST).execute(pool).await.map_err(failed)?;
                }
                for table in tables {
                    sqlx::query(sqlx::AssertSqlSafe(format!("vacuum full {table}")))
                        .execute(pool)
                        .await
                        .map_err(failed)?;
                }
                Ok(true)
            }
        }
    }

    /// The bytes the database takes on disk.
    pub async fn size_bytes(&self) -> Result<i64, Error> {
        let statement = match self.engine() {
            Engine::Sqlite => FILE_SIZE,
            Engine::Postgres => DATABASE_SIZE,
        };
        self.read().count(statement, Vec::new()).await
    }
}
