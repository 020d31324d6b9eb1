//! `columns-sql FILE.parquet QUESTION [NAME=FILE.parquet]…`: the answer as CSV. The question is as the parameters of an address.

use std::fs::File;
use std::io::Write as _;
use std::os::unix::fs::FileExt as _;
use std::process::ExitCode;

use columns::{Query, ReadAt, Table};

const USE: &str = "columns-sql FILE.parquet QUESTION [NAME=FILE.parquet]...";

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match answer(&given).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("columns-sql: {error}");
            ExitCode::from(2)
        }
    }
}

async fn answer(given: &[String]) -> Result<(), Failure> {
    let [path, question, joins @ ..] = given else {
        return Err(USE.into());
    };
    let query = Query::parse(question)?;
    let table = opened(path)?;
    let mut others = Vec::new();
    for join in joins {
        let (name, path) = join.split_once('=').ok_or(USE)?;
        others.push((name, path, opened(path)?));
    }
    let file = columns_sql::File {
        name: "",
        path,
        table: &table,
    };
    let beside: Vec<columns_sql::File<'_>> = others
        .iter()
        .map(|(name, path, table)| columns_sql::File {
            name: *name,
            path: *path,
            table,
        })
        .collect();
    let answered = columns_sql::answer(file, &beside, &query).await?;
    std::io::stdout().lock().write_all(&answered.csv())?;
    Ok(())
}

/// A file whose columns are read, and whose rows are not.
fn opened(path: &str) -> Result<Table, Failure> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let reader = ReadAt::new(length, move |at, buffer: &mut [u8]| file.read_at(buffer, at));
    Ok(Table::open(reader)?)
}
