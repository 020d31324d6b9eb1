//! Tables to files of lines, and back.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use db::{Schema, Sql, Table, Uuid, Value};
use kernel::Randomness;

use crate::error::{at, malformed};
use crate::manifest::{Manifest, TableLine};
use crate::{Error, rows};

/// The longest line read: a row holds no more than what one request may bring, a few times over.
const LINE_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Bytes of lines gathered for one insertion.
const BATCH_BYTES_MAX: usize = 4 * 1024 * 1024;

pub(crate) fn file_of(folder: &Path, table: &str) -> PathBuf {
    folder.join("tables").join(format!("{table}.jsonl"))
}

/// Writes every table to `folder`: the rows of `body`, without what opens a door, or all of them as they are. All are
/// read in `sql`, one state of everything.
pub(crate) async fn write(
    sql: &mut Sql,
    schema: &Schema,
    body: Option<Uuid>,
    folder: &Path,
) -> Result<Vec<TableLine>, Error> {
    let tables = folder.join("tables");
    std::fs::create_dir_all(&tables).map_err(at(&tables))?;
    let mut lines = Vec::new();
    let of_body = |table: &&Table| body.is_none() || table.body_column().is_some();
    for table in schema.tables().iter().filter(of_body) {
        let path = file_of(folder, &table.name);
        let mut file = BufWriter::new(File::create_new(&path).map_err(at(&path))?);
        let mut line = Vec::new();
        let mut count = 0;
        sql.each_row(table, body, |mut row| {
            if body.is_some() {
                if !table.leaves(&row) {
                    return Ok(());
                }
                table.without_secrets(&mut row);
            }
            count += 1;
            rows::encode(table, &row, &mut line);
            file.write_all(&line).map_err(at(&path))
        })
        .await?;
        file.flush().map_err(at(&path))?;
        lines.push(TableLine::of(table, count));
    }
    Ok(lines)
}

/// A body that comes in.
#[derive(Clone, Copy)]
pub(crate) struct Newcomer<'a> {
    pub(crate) body: Uuid,
    /// Where its new secrets come from
    pub(crate) randomness: &'a Randomness,
}

/// Inserts every row of `folder`, parents first. Those of a newcomer must all be its own, and bring no secret.
pub(crate) async fn load(
    sql: &mut Sql,
    schema: &Schema,
    manifest: &Manifest,
    newcomer: Option<Newcomer<'_>>,
    folder: &Path,
) -> Result<(), Error> {
    let of_body = |table: &&Table| newcomer.is_none() || table.body_column().is_some();
    for table in schema.tables().iter().filter(of_body) {
        let expected = manifest
            .tables
            .iter()
            .find(|line| line.name == table.name)
            .ok_or_else(|| malformed(format!("table {} is missing", table.name)))?;
        let loaded = load_one(sql, table, newcomer, &file_of(folder, &table.name)).await?;
        if loaded != expected.rows {
            return Err(malformed(format!(
                "{} rows of {} instead of {}",
                loaded, table.name, expected.rows
            )));
        }
    }
    match manifest
        .tables
        .iter()
        .find(|line| schema.table(&line.name).is_none())
    {
        None => Ok(()),
        Some(line) => Err(malformed(format!("table {} is unknown", line.name))),
    }
}

async fn load_one(
    sql: &mut Sql,
    table: &Table,
    newcomer: Option<Newcomer<'_>>,
    path: &Path,
) -> Result<u64, Error> {
    let owner = table.body_column().and_then(|column| table.place(column));
    let mut reader = BufReader::new(File::open(path).map_err(at(path))?);
    let (mut batch, mut bytes, mut count) = (Vec::new(), 0, 0);
    while let Some(line) = next_line(&mut reader, path)? {
        let mut row = rows::decode(table, &line)?;
        count += 1;
        if let Some(newcomer) = newcomer {
            if owner.is_some_and(|place| row[place] != Value::from(newcomer.body)) {
                return Err(malformed(format!(
                    "a row of {} belongs to another body",
                    table.name
                )));
            }
            if !table.leaves(&row) {
                continue;
            }
            table.with_new_secrets(&mut row, || newcomer.randomness.secret());
        }
        batch.push(row);
        bytes += line.len();
        if batch.len() == table.rows_at_once() || bytes > BATCH_BYTES_MAX {
            sql.insert_rows(table, std::mem::take(&mut batch)).await?;
            bytes = 0;
        }
    }
    sql.insert_rows(table, batch).await?;
    Ok(count)
}

fn next_line(reader: &mut BufReader<File>, path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let mut line = Vec::new();
    let read = reader
        .by_ref()
        .take(LINE_BYTES_MAX)
        .read_until(b'\n', &mut line)
        .map_err(at(path))?;
    match line.pop() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(line)),
        Some(_) => Err(malformed(format!(
            "{}: a line of {read} bytes has no end",
            path.display()
        ))),
    }
}
