//! The schema read from the migrations is the one that the engines have: a table that a feature adds is in every backup
//! and every export, or this fails.

use std::collections::BTreeSet;

use db::{ColumnKind, Db, Engine, Schema, Statement, args};
use testkit::{Postgres, TestTown};

use crate::compose::{FEATURES, migrations};

const ON_SQLITE: Statement = Statement {
    name: "schema::ON_SQLITE",
    sql: r#"select t.name as table_name, c.name as column_name, lower(c.type) as kind, c."notnull" = 0 as is_nullable
        from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite%'"#,
};
const ON_POSTGRES: Statement = Statement {
    name: "schema::ON_POSTGRES",
    sql: "select cast(table_name as text) as table_name, cast(column_name as text) as column_name,
        cast(data_type as text) as kind, is_nullable = 'YES' as is_nullable
        from information_schema.columns where table_schema = current_schema()",
};

const COMPILED_ONCE: Statement = Statement {
    name: "schema::COMPILED_ONCE",
    sql: "select count(*) as n from pragma_compile_options where compile_options = 'ENABLE_QPSG'",
};

db::record! {
    struct Live {
        table_name: String,
        column_name: String,
        kind: String,
        is_nullable: bool,
    }
}

/// The tables that `db` keeps for itself: the manifest of an archive says what they hold.
const OWN: &[&str] = &["migration", "migration_opening"];

fn word(kind: ColumnKind, engine: Engine) -> &'static str {
    match (engine, kind) {
        (Engine::Sqlite, ColumnKind::Id | ColumnKind::Bytes) => "blob",
        (Engine::Sqlite, ColumnKind::Int | ColumnKind::Bool) => "integer",
        (Engine::Sqlite, ColumnKind::Real) => "real",
        (Engine::Postgres, ColumnKind::Id) => "uuid",
        (Engine::Postgres, ColumnKind::Bytes) => "bytea",
        (Engine::Postgres, ColumnKind::Int) => "bigint",
        (Engine::Postgres, ColumnKind::Bool) => "boolean",
        (Engine::Postgres, ColumnKind::Real) => "double precision",
        (_, ColumnKind::Text) => "text",
    }
}

/// Each column of each table: its type, and whether it may hold nothing (of keys, SQLite does not say it).
async fn compare(db: &Db) {
    let schema = Schema::of(&migrations()).unwrap();
    let engine = db.engine();
    let read: BTreeSet<String> = schema
        .tables()
        .iter()
        .flat_map(|table| {
            table.columns.iter().map(move |column| {
                let is_nullable = column.is_nullable && !table.key.contains(&column.name);
                format!(
                    "{}.{} {} {is_nullable}",
                    table.name,
                    column.name,
                    word(column.kind, engine)
                )
            })
        })
        .collect();
    let statement = match engine {
        Engine::Sqlite => ON_SQLITE,
        Engine::Postgres => ON_POSTGRES,
    };
    let live: Vec<Live> = db.read().all(statement, args![]).await.unwrap();
    let is_key = |live: &Live| {
        schema
            .table(&live.table_name)
            .is_some_and(|table| table.key.contains(&live.column_name))
    };
    let live: BTreeSet<String> = live
        .iter()
        .filter(|live| !OWN.contains(&live.table_name.as_str()))
        .map(|live| {
            let is_nullable = live.is_nullable && !is_key(live);
            format!(
                "{}.{} {} {is_nullable}",
                live.table_name, live.column_name, live.kind
            )
        })
        .collect();
    let (forgotten, invented): (Vec<_>, Vec<_>) =
        (live.difference(&read).collect(), read.difference(&live).collect());
    assert!(
        forgotten.is_empty() && invented.is_empty(),
        "{forgotten:?} {invented:?}"
    );
    assert!(live.len() > 150, "the features have tables: {}", live.len());
}

#[tokio::test]
async fn every_column_of_every_table_is_known_on_sqlite() {
    compare(&TestTown::on_sqlite(FEATURES).await.house.db).await;
}

/// Without its « query planner stability guarantee », SQLite compiles a statement again each time that a `limit` has another
/// value: half of the time of a page. It is asked for where the program is built.
#[tokio::test]
async fn sqlite_keeps_the_statements_it_compiled() {
    let db = TestTown::on_sqlite(FEATURES).await.house.db.clone();
    assert_eq!(db.read().count(COMPILED_ONCE, args![]).await.unwrap(), 1);
}

#[tokio::test]
async fn every_column_of_every_table_is_known_on_postgresql() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    compare(&TestTown::on_postgres(FEATURES, &postgres).await.house.db).await;
}

/// What a migration says of older programs is true at least of its form.
#[test]
fn a_migration_that_older_programs_may_do_without_only_adds() {
    let migrations = migrations();
    let said: Vec<_> = migrations
        .iter()
        .filter(|migration| migration.opens_with().is_some())
        .collect();
    assert!(!said.is_empty());
    for migration in said {
        assert!(
            db::only_adds(migration.text),
            "{} takes something away",
            migration.name
        );
    }
}
