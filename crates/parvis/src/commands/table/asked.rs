//! `parvis table query`: a question about a table, answered as a table.

use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

use columns::{Answer, Asking, Heading, Object, Query, Refused, Table, Value};
use serde::Serialize;
use serde_json::json;
use tables::{Refusal, Sort};
use ui::Words;

use super::{answer_json, is_parquet, not_a_table, open, read_at, said, unreadable};
use crate::cli::table::{AnswerFormat, TableQuery};
use crate::commands::answer;
use crate::commands::count::harmless;
use crate::failure::Failure;

/// Whoever asks at a terminal waits for an answer; a question that takes longer was not the one meant.
const TIME_MAX: Duration = Duration::from_mins(1);

/// A page of an answer, as programs read it: its objects in the order of columns.
#[derive(Serialize)]
struct Told<'a> {
    data: Vec<Object<'a>>,
    columns: &'a [Heading],
    meta: serde_json::Value,
}

pub(super) fn run(words: Words, asked: &TableQuery) -> Result<(), Failure> {
    let query = Query::parse(&asked.parameters).map_err(|refused| misused(&refused))?;
    let (_, answered) = answered(words, &asked.table, &asked.joins, |_| Ok(query.clone()))?;
    match asked.format {
        AnswerFormat::Csv => answer(&String::from_utf8_lossy(&answered.csv())),
        AnswerFormat::Json => answer_json(&Told {
            data: answered.objects(),
            columns: &answered.headings,
            meta: json!({
                "page": query.page,
                "page_size": query.page_size,
                "total": answered.total,
                "matched": answered.matched,
            }),
        }),
        AnswerFormat::Text => {
            let mut text = table(words, &answered);
            text.push_str(&said::say(
                words,
                "table-answered",
                &[
                    ("shown", &words.decimal(&answered.rows.len().to_string())),
                    ("total", &words.decimal(&answered.total.to_string())),
                    ("matched", &words.decimal(&answered.matched.to_string())),
                ],
            ));
            text.push('\n');
            answer(&text)
        }
    }
}

/// The answer to a question that may depend on the table, tables joined to it opened first.
pub(super) fn answered(
    words: Words,
    file: &Path,
    joins: &[String],
    query: impl FnOnce(&Table) -> Result<Query, Failure>,
) -> Result<(Table, Answer), Failure> {
    let table = opened(words, file)?;
    let mut others = Vec::new();
    for join in joins {
        let unknown = || Failure::Use("cli-table-join", vec![("given", join.clone())]);
        let (name, file) = join
            .split_once('=')
            .filter(|(name, _)| !name.is_empty())
            .ok_or_else(unknown)?;
        others.push((name, opened(words, Path::new(file))?));
    }
    let beside: Vec<(&str, &Table)> = others.iter().map(|(name, table)| (*name, table)).collect();
    let query = query(&table)?;
    let start = Instant::now();
    let answered = columns::answer(
        &table,
        &query,
        Asking {
            beside: &beside,
            is_over: &|| start.elapsed() > TIME_MAX,
        },
    )
    .map_err(|refused| misused(&refused))?;
    Ok((table, answered))
}

/// A table to be asked: a Parquet file as it is, another one imported into a file that leaves with the command.
pub(super) fn opened(words: Words, file: &Path) -> Result<Table, Failure> {
    let failed = |refused: Refused| match refused {
        Refused::Table(Refusal::Reading(error)) => unreadable(file, error.to_string()),
        Refused::Table(refusal) => not_a_table(words, &refusal),
        other => misused(&other),
    };
    let parquet = if is_parquet(file)? {
        File::open(file).map_err(|error| unreadable(file, error.to_string()))?
    } else {
        // Said as any file that does not open, before it is read three times.
        if let Err(refusal) = open(file)? {
            return Err(not_a_table(words, &refusal));
        }
        let made = tempfile::tempfile()?;
        columns::import(
            || tables::Source::open(File::open(file)?),
            std::io::BufWriter::new(&made),
        )
        .map_err(failed)?;
        made
    };
    Table::open(read_at(parquet)?).map_err(failed)
}

/// A question that cannot be answered is a wrong use.
pub(super) fn misused(refused: &Refused) -> Failure {
    Failure::Use(refused.id(), refused.arguments())
}

/// An answer for people: columns parted by tabulations, numbers as the language writes them.
pub(super) fn table(words: Words, answered: &Answer) -> String {
    let mut text = String::new();
    let names: Vec<String> = answered
        .headings
        .iter()
        .map(|heading| harmless(&heading.name))
        .collect();
    text.push_str(&names.join("\t"));
    text.push('\n');
    for row in &answered.rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&answered.headings)
            .map(|(value, heading)| match value {
                Value::Text(said) => harmless(said),
                // A year is not cut into thousands.
                value if value.is_number() && heading.sort != Sort::Year => words.decimal(&value.plain()),
                Value::Boolean(true) => words.say("table-yes"),
                Value::Boolean(false) => words.say("table-no"),
                other => other.plain(),
            })
            .collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}
