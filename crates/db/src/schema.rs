//! The tables as the migrations make them: what lets a whole body be read and written without naming one table.
//!
//! The engines cannot tell it: in SQLite an identifier and a content are both `blob`. So the migrations' own text is
//! read, and a test compares what was read with what each engine answers.

use std::collections::BTreeSet;

use crate::{Error, Migration};

/// What a column holds: the type words of migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// `{id}`
    Id,
    /// `{int}`
    Int,
    /// `{bool}`
    Bool,
    /// `{real}`
    Real,
    /// `{bytes}`
    Bytes,
    /// `text`
    Text,
}

impl ColumnKind {
    /// The word that stands for it in the open format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Int => "int",
            Self::Bool => "bool",
            Self::Real => "real",
            Self::Bytes => "bytes",
            Self::Text => "text",
        }
    }

    fn read(word: &str) -> Option<Self> {
        match word {
            "{id}" => Some(Self::Id),
            "{int}" => Some(Self::Int),
            "{bool}" => Some(Self::Bool),
            "{real}" => Some(Self::Real),
            "{bytes}" => Some(Self::Bytes),
            "text" => Some(Self::Text),
            _ => None,
        }
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name
    pub name: String,
    /// What it holds
    pub kind: ColumnKind,
    /// True when it may hold nothing
    pub is_nullable: bool,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name
    pub name: String,
    /// Its columns, in the order of the migrations
    pub columns: Vec<TableColumn>,
    /// The columns of its primary key
    pub key: Vec<String>,
    /// The tables its foreign keys lead to, itself excepted
    pub parents: BTreeSet<String>,
}

/// The first column of every key but those of the instance's own tables.
const BODY: &str = "collectivite_id";
/// The tables of the instance: the bodies, who does the instance's duties, by which names each body is reached, whose
/// accounts it accepts, and who is on their way from one to another. No export holds a row of the last four.
const OF_THE_INSTANCE: &[&str] = &[
    "collectivite",
    "duty",
    "host",
    "shared_accounts",
    "account_passage",
];

impl Table {
    /// The column that says to which body a row belongs; none for what belongs to the instance alone.
    pub fn body_column(&self) -> Option<&str> {
        match self.name.as_str() {
            "collectivite" => Some("id"),
            name if OF_THE_INSTANCE.contains(&name) => None,
            _ => Some(BODY),
        }
    }

    /// The place of a column.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }
}

/// Every table, those that others lead to first: rows can be written in this order.
#[derive(Clone, Debug)]
pub struct Schema {
    tables: Vec<Table>,
}

impl Schema {
    /// Reads the text of `migrations`, in the order they run. What it does not understand is an error: a table that
    /// would be forgotten must be noticed by who adds it.
    pub fn of(migrations: &[Migration]) -> Result<Self, Error> {
        let mut ordered = migrations.to_vec();
        ordered.sort_by_key(|migration| migration.name);
        let mut tables = Vec::new();
        for migration in ordered {
            for definition in definitions(migration.text) {
                apply(&mut tables, &definition)
                    .map_err(|why| Error::Schema(format!("{}: {why}", migration.name)))?;
            }
        }
        for table in &tables {
            check(table).map_err(Error::Schema)?;
        }
        Ok(Self {
            tables: parents_first(tables)?,
        })
    }

    /// The tables, parents first.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The table called `name`.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

/// True when `text` only adds: tables, columns that may stay empty or have a value of their own, and indexes that
/// forbid nothing. A program that knows nothing of it can go on reading and writing.
pub fn only_adds(text: &str) -> bool {
    let mut added = Vec::new();
    definitions(text).iter().all(|definition| {
        let words: Vec<&str> = definition.split_whitespace().collect();
        match words.as_slice() {
            ["create", "table", "if", "not", "exists", name, ..] => {
                added.push(*name);
                true
            }
            ["create", "index", ..] => true,
            // On a table nobody else writes to, it forbids nothing.
            [
                "create",
                "unique",
                "index",
                "if",
                "not",
                "exists",
                _,
                "on",
                name,
                ..,
            ] => added.contains(&name.split('(').next().unwrap_or_default()),
            ["alter", "table", _, "add", "column", column @ ..] => {
                !column.windows(2).any(|pair| pair == ["not", "null"]) || column.contains(&"default")
            }
            _ => false,
        }
    })
}

/// The definitions of a migration, split as they are run, without comments, one space between words.
fn definitions(text: &str) -> Vec<String> {
    text.split(";\n")
        .map(|definition| {
            definition
                .lines()
                .map(|line| line.split_once("--").map_or(line, |(code, _)| code))
                .flat_map(str::split_whitespace)
                .collect::<Vec<_>>()
                .join(" ")
                .trim_end_matches(';')
                .to_owned()
        })
        .filter(|definition| !definition.is_empty())
        .collect()
}

fn apply(tables: &mut Vec<Table>, definition: &str) -> Result<(), String> {
    let words: Vec<&str> = definition.split_whitespace().collect();
    match words.as_slice() {
        ["create", "table", "if", "not", "exists", ..] => {
            let table = created(definition)?;
            if !tables.iter().any(|known| known.name == table.name) {
                tables.push(table);
            }
        }
        ["alter", "table", name, "add", "column", ..] => {
            let (_, column) = definition.split_once(" add column ").unwrap_or_default();
            let column = column.strip_prefix("if not exists ").unwrap_or(column);
            add(named(tables, name)?, column)?;
        }
        ["alter", "table", name, "drop", "column", column] => {
            named(tables, name)?.columns.retain(|known| known.name != *column);
        }
        ["alter", "table", name, "rename", "column", from, "to", to] => {
            let table = named(tables, name)?;
            let rename = |known: &mut String| {
                if known == from {
                    (*to).clone_into(known);
                }
            };
            table
                .columns
                .iter_mut()
                .for_each(|column| rename(&mut column.name));
            table.key.iter_mut().for_each(rename);
        }
        ["alter", "table", name, "rename", "to", to] => (*to).clone_into(&mut named(tables, name)?.name),
        ["drop", "table", rest @ ..] => {
            let name = rest.last().copied().unwrap_or_default();
            tables.retain(|table| table.name != name);
        }
        // They hold no row that no table holds.
        ["create", "index" | "unique" | "view", ..]
        | ["drop", "index" | "view", ..]
        | ["insert" | "update" | "delete", ..] => {}
        _ => return Err(format!("not understood: {definition}")),
    }
    Ok(())
}

fn named<'a>(tables: &'a mut [Table], name: &str) -> Result<&'a mut Table, String> {
    tables
        .iter_mut()
        .find(|table| table.name == name)
        .ok_or_else(|| format!("{name} is no table"))
}

/// `create table if not exists NAME (items) {strict}`.
fn created(definition: &str) -> Result<Table, String> {
    let (head, rest) = definition.split_once('(').ok_or("a table without columns")?;
    let (items, _) = rest.rsplit_once(')').ok_or("a parenthesis is not closed")?;
    let mut table = Table {
        name: head.split_whitespace().last().unwrap_or_default().to_owned(),
        columns: Vec::new(),
        key: Vec::new(),
        parents: BTreeSet::new(),
    };
    for item in split(items) {
        add(&mut table, item)?;
    }
    Ok(table)
}

/// The items of a list, separated by the commas that stand in no parenthesis.
fn split(items: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    items
        .split(|letter: char| {
            depth += match letter {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            letter == ',' && depth == 0
        })
        .map(str::trim)
        .collect()
}

/// Adds one item of a table: a column, or a rule about several.
fn add(table: &mut Table, item: &str) -> Result<(), String> {
    if let Some((_, parent)) = item.split_once("references ") {
        let parent = parent.split([' ', '(']).next().unwrap_or_default();
        if parent != table.name {
            table.parents.insert(parent.to_owned());
        }
    }
    let mut words = item.split_whitespace();
    let first = words.next().unwrap_or_default();
    match first.split('(').next().unwrap_or_default() {
        "primary" => {
            let (_, key) = item.split_once('(').ok_or("a key without columns")?;
            table.key = split(key.trim_end_matches(')'))
                .into_iter()
                .map(str::to_owned)
                .collect();
        }
        "unique" | "foreign" | "check" | "constraint" => {}
        _ => {
            let kind = words.next().and_then(ColumnKind::read);
            let is_key = item.contains(" primary key");
            if is_key {
                table.key = vec![first.to_owned()];
            }
            table.columns.push(TableColumn {
                name: first.to_owned(),
                kind: kind.ok_or_else(|| format!("a type that is not known: {item}"))?,
                is_nullable: !is_key && !item.contains(" not null"),
            });
        }
    }
    Ok(())
}

fn check(table: &Table) -> Result<(), String> {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    let names = table.columns.iter().map(|column| &column.name);
    if let Some(name) = [&table.name].into_iter().chain(names).find(|name| !is_name(name)) {
        return Err(format!("{name:?} is no name"));
    }
    if table.key.is_empty() || table.key.iter().any(|column| table.place(column).is_none()) {
        return Err(format!("{} has no key", table.name));
    }
    if !OF_THE_INSTANCE.contains(&table.name.as_str()) && table.key[0] != BODY {
        return Err(format!("the key of {} does not begin with {BODY}", table.name));
    }
    Ok(())
}

/// A table after those its foreign keys lead to.
fn parents_first(mut waiting: Vec<Table>) -> Result<Vec<Table>, Error> {
    let mut ordered: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |table: &Table| {
            table
                .parents
                .iter()
                .all(|parent| ordered.iter().any(|done| done.name == *parent))
        };
        let Some(place) = waiting.iter().position(is_ready) else {
            let names: Vec<&str> = waiting.iter().map(|table| table.name.as_str()).collect();
            return Err(Error::Schema(format!(
                "foreign keys in a circle, or to no table: {}",
                names.join(", ")
            )));
        };
        ordered.push(waiting.remove(place));
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Migration = Migration {
        name: "2026-01-01-first",
        text: "-- What is said; and by whom.\ncreate table if not exists note (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null, -- in order of time
    folder_id {id} not null,
    price {real} default (1, 2),
    check (price > 0),
    primary key (collectivite_id, id),
    foreign key (collectivite_id, folder_id) references folder (collectivite_id, id)
) {strict};

create table if not exists folder (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    parent_id {id},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, parent_id) references folder (collectivite_id, id)
) {strict};
create table if not exists collectivite (
    id {id} primary key,
    slug text not null unique
) {strict};
create index if not exists note_folder on note (collectivite_id, folder_id);
",
    };

    fn then(text: &'static str) -> Result<Schema, Error> {
        Schema::of(&[
            Migration {
                name: "2026-01-02-second",
                text,
            },
            FIRST,
        ])
    }

    #[test]
    fn tables_are_read_with_their_types_their_key_and_parents_first() {
        let schema =
            then("alter table folder add column label text;\nalter table note drop column price;\n").unwrap();
        let names: Vec<&str> = schema.tables().iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["collectivite", "folder", "note"]);
        let folder = schema.table("folder").unwrap();
        let columns: Vec<(&str, ColumnKind, bool)> = folder
            .columns
            .iter()
            .map(|column| (column.name.as_str(), column.kind, column.is_nullable))
            .collect();
        assert_eq!(
            columns,
            [
                ("collectivite_id", ColumnKind::Id, false),
                ("id", ColumnKind::Id, false),
                ("parent_id", ColumnKind::Id, true),
                ("label", ColumnKind::Text, true),
            ]
        );
        assert_eq!(folder.key, ["collectivite_id", "id"]);
        let note = schema.table("note").unwrap();
        assert_eq!(note.columns.len(), 3, "{:?}", note.columns);
        assert_eq!(schema.table("collectivite").unwrap().key, ["id"]);
    }

    #[test]
    fn what_is_not_understood_is_an_error_not_a_table_forgotten() {
        for text in [
            "create table copy as select 1;\n",
            "create table if not exists a (collectivite_id {id} not null, x jsonb, primary key (collectivite_id));\n",
            "create table if not exists a (collectivite_id {id} not null);\n",
            "create table if not exists a (id {id} primary key);\n",
            "create table if not exists a (collectivite_id {id} primary key references nowhere (id));\n",
            "alter table nowhere add column a text;\n",
        ] {
            assert!(matches!(then(text), Err(Error::Schema(_))), "{text}");
        }
    }

    #[test]
    fn only_what_forbids_nothing_to_an_older_program_only_adds() {
        let adds = [
            "create table if not exists a (collectivite_id {id} primary key) {strict};\ncreate unique index if not exists b on a (x);\n",
            "alter table note add column a text;\nalter table note add column b text not null default '';\n",
            "create index if not exists note_price on note (price);\n",
        ];
        let takes = [
            "alter table note add column b text not null;\n",
            "alter table note drop column price;\n",
            "create unique index if not exists note_price on note (price);\n",
            "update note set price = 2;\n",
            "drop table note;\n",
        ];
        assert!(adds.iter().all(|text| only_adds(text)));
        assert!(!takes.iter().any(|text| only_adds(text)));
    }
}
