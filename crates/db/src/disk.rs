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

    /// The bytes the database takes on disk.
    pub async fn size_bytes(&self) -> Result<i64, Error> {
        let statement = match self.engine() {
            Engine::Sqlite => FILE_SIZE,
            Engine::Postgres => DATABASE_SIZE,
        };
        self.read().count(statement, Vec::new()).await
    }
}
