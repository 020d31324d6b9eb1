//! Whole tables, read and written as the schema describes them: what backup, export and import are made of.

use futures_util::TryStreamExt as _;
use uuid::Uuid;

use crate::engine::Handle;
use crate::{ColumnKind, Error, Row, Sql, Table, TableColumn, Value};

/// Values one insertion may carry: SQLite takes 32,766 of them, PostgreSQL 65,535.
const VALUES_MAX: usize = 30_000;
/// Rows one insertion may carry.
const ROWS_MAX: usize = 500;

impl Table {
    /// Rows one [`Sql::insert_rows`] takes.
    pub fn rows_at_once(&self) -> usize {
        (VALUES_MAX / self.columns.len().max(1)).clamp(1, ROWS_MAX)
    }

    /// By key and in bytes, so that the same rows come in the same order from both engines.
    fn selection(&self, of_body: Option<&str>, is_postgres: bool) -> String {
        let order: Vec<String> = self
            .key
            .iter()
            .map(|name| {
                let is_text = self
                    .columns
                    .iter()
                    .any(|column| column.name == *name && column.kind == ColumnKind::Text);
                let collation = if is_text && is_postgres {
                    " collate \"C\""
                } else {
                    ""
                };
                format!("t.\"{name}\"{collation}")
            })
            .collect();
        let filter = of_body.map_or(String::new(), |column| format!(" where t.\"{column}\" = $1"));
        format!(
            "select {} from \"{}\" t{filter} order by {}",
            self.column_list("t."),
            self.name,
            order.join(", ")
        )
    }

    fn insertion(&self, rows: usize) -> String {
        let width = self.columns.len();
        let places: Vec<String> = (0..rows)
            .map(|row| {
                let numbers: Vec<String> = (1..=width)
                    .map(|place| format!("${}", row * width + place))
                    .collect();
                format!("({})", numbers.join(", "))
            })
            .collect();
        format!(
            "insert into \"{}\" ({}) values {}",
            self.name,
            self.column_list(""),
            places.join(", ")
        )
    }

    /// Named by its table, a column that is not there is an error: SQLite takes a quoted name alone for a text.
    fn column_list(&self, of: &str) -> String {
        let names: Vec<String> = self
            .columns
            .iter()
            .map(|column| format!("{of}\"{}\"", column.name))
            .collect();
        names.join(", ")
    }

    fn values(&self, row: &Row) -> Result<Vec<Value>, Error> {
        values_of(&self.columns, row)
    }
}

fn values_of<'a>(columns: impl IntoIterator<Item = &'a TableColumn>, row: &Row) -> Result<Vec<Value>, Error> {
    columns
        .into_iter()
        .map(|column| {
            let name = column.name.as_str();
            Ok(match column.kind {
                ColumnKind::Id => Value::Uuid(row.get(name)?),
                ColumnKind::Int => Value::Int(row.get(name)?),
                ColumnKind::Bool => Value::Bool(row.get(name)?),
                ColumnKind::Real => Value::Real(row.get(name)?),
                ColumnKind::Bytes => Value::Bytes(row.get(name)?),
                ColumnKind::Text => Value::Text(row.get(name)?),
            })
        })
        .collect()
}

/// Which rows of a table are asked for, and which of their columns are read.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The table
    pub table: &'a Table,
    /// The columns that are read, in this order; at least one
    pub columns: &'a [&'a TableColumn],
    /// One of these columns has the value beside it
    pub any: &'a [(&'a str, Value)],
    /// When the columns of `any` stand in another table: the column that leads there, that table, and its column that is equal
    pub through: Option<(&'a str, &'a Table, &'a str)>,
}

impl Wanted<'_> {
    /// The body is `$1`, the values of `any` follow. None when nothing is asked for.
    fn condition(&self) -> Option<String> {
        let of_body = self.table.body_column()?;
        let any = |of: &str| -> String {
            let each = self.any.iter().enumerate();
            let each = each.map(|(place, (column, _))| format!("{of}.\"{column}\" = ${}", place + 2));
            each.collect::<Vec<_>>().join(" or ")
        };
        if self.any.is_empty() || self.columns.is_empty() {
            return None;
        }
        Some(match self.through {
            None => format!("t.\"{of_body}\" = $1 and ({})", any("t")),
            Some((column, other, key)) => format!(
                "t.\"{of_body}\" = $1 and t.\"{column}\" in (select p.\"{key}\" from \"{}\" p where p.\"{}\" = $1 and ({}))",
                other.name,
                other.body_column()?,
                any("p")
            ),
        })
    }
}

impl Sql {
    /// Hands each row of `table` to `take`, one at a time however many they are: those of `body`, or all of them.
    /// Values stand in the order of the table's columns.
    pub async fn each_row<E: From<Error>>(
        &mut self,
        table: &Table,
        body: Option<Uuid>,
        mut take: impl FnMut(Vec<Value>) -> Result<(), E>,
    ) -> Result<u64, E> {
        let failed = |source| Error::Engine {
            statement: format!("reading {}", table.name),
            source,
        };
        let of_body = body.and_then(|_| table.body_column());
        if body.is_some() && of_body.is_none() {
            return Ok(0);
        }
        let values: Vec<Value> = body.into_iter().map(Value::from).collect();
        let text = table.selection(of_body, self.is_postgres());
        let mut count = 0;
        macro_rules! stream {
            ($binds:ident, $executor:expr, $row:path) => {{
                let query = crate::engine::$binds(sqlx::query(sqlx::AssertSqlSafe(text)), values);
                let mut rows = query.fetch($executor);
                while let Some(row) = rows.try_next().await.map_err(failed)? {
                    take(table.values(&$row(row))?)?;
                    count += 1;
                }
            }};
        }
        match &mut self.0 {
            Handle::SqlitePool(pool) => stream!(bind_sqlite, &*pool, Row::Sqlite),
            Handle::Sqlite(tx) => stream!(bind_sqlite, &mut **tx, Row::Sqlite),
            Handle::PostgresPool(pool) => stream!(bind_postgres, &*pool, Row::Postgres),
            Handle::Postgres(tx) => stream!(bind_postgres, &mut **tx, Row::Postgres),
        }
        Ok(count)
    }

    /// The rows of a table in `body` that are `wanted`, at most `rows_max` of them, in the order of the key. Values stand in
    /// the order of [`Wanted::columns`]: nothing else is read. Nothing where no condition is given, or where the table belongs
    /// to no body.
    pub async fn rows_where(
        &mut self,
        wanted: &Wanted<'_>,
        body: Uuid,
        rows_max: i64,
    ) -> Result<Vec<Vec<Value>>, Error> {
        let table = wanted.table;
        let Some(condition) = wanted.condition() else {
            return Ok(Vec::new());
        };
        let columns: Vec<String> = wanted
            .columns
            .iter()
            .map(|column| format!("t.\"{}\"", column.name))
            .collect();
        let order: Vec<String> = table.key.iter().map(|name| format!("t.\"{name}\"")).collect();
        let text = format!(
            "select {} from \"{}\" t where {condition} order by {} limit ${}",
            columns.join(", "),
            table.name,
            order.join(", "),
            wanted.any.len() + 2
        );
        let failed = |source| Error::Engine {
            statement: format!("reading {}", table.name),
            source,
        };
        let of_people = wanted.any.iter().map(|(_, value)| value.clone());
        let values: Vec<Value> = std::iter::once(Value::from(body))
            .chain(of_people)
            .chain([Value::from(rows_max)])
            .collect();
        let mut found = Vec::new();
        macro_rules! fetch {
            ($binds:ident, $executor:expr, $row:path) => {{
                let query = crate::engine::$binds(sqlx::query(sqlx::AssertSqlSafe(text)), values);
                let mut rows = query.fetch($executor);
                while let Some(row) = rows.try_next().await.map_err(failed)? {
                    found.push(values_of(wanted.columns.iter().copied(), &$row(row))?);
                }
            }};
        }
        match &mut self.0 {
            Handle::SqlitePool(pool) => fetch!(bind_sqlite, &*pool, Row::Sqlite),
            Handle::Sqlite(tx) => fetch!(bind_sqlite, &mut **tx, Row::Sqlite),
            Handle::PostgresPool(pool) => fetch!(bind_postgres, &*pool, Row::Postgres),
            Handle::Postgres(tx) => fetch!(bind_postgres, &mut **tx, Row::Postgres),
        }
        Ok(found)
    }

    /// Inserts rows into `table`, at most [`Table::rows_at_once`] of them.
    pub async fn insert_rows(&mut self, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let text = sqlx::AssertSqlSafe(table.insertion(rows.len()));
        let values = rows.into_iter().flatten().collect();
        let done = match &mut self.0 {
            Handle::SqlitePool(pool) => crate::engine::bind_sqlite(sqlx::query(text), values)
                .execute(&*pool)
                .await
                .map(drop),
            Handle::Sqlite(tx) => crate::engine::bind_sqlite(sqlx::query(text), values)
                .execute(&mut **tx)
                .await
                .map(drop),
            Handle::PostgresPool(pool) => crate::engine::bind_postgres(sqlx::query(text), values)
                .execute(&*pool)
                .await
                .map(drop),
            Handle::Postgres(tx) => crate::engine::bind_postgres(sqlx::query(text), values)
                .execute(&mut **tx)
                .await
                .map(drop),
        };
        done.map_err(|source| Error::Engine {
            statement: format!("writing {}", table.name),
            source,
        })
    }
}
