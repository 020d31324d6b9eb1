//! A table written as Parquet: each column of the type that all its cells are of, and nothing of a cell lost.
//!
//! The table is read three times: described, measured (which type takes every cell of a column, how many decimals), then
//! written, one row group in memory at a time. The same file always makes the same bytes, whose SHA-256 is their name.

mod again;
mod filled;
mod measure;

use std::io::{Read, Write};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::Compression;
use parquet::column::writer::{ColumnCloseResult, get_column_writer};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite};
use parquet::schema::types::{SchemaDescriptor, Type};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tables::{Description, Refusal, Sort, Source};

pub use self::again::AnswerFile;
use self::filled::Filled;
use crate::kind::{Kind, parquet_type};
use crate::limits::{GROUP_BYTES, GROUP_ROWS};
use crate::refused::Refused;

/// Where a Parquet file written here keeps the sorts of its columns, as a JSON array of their names.
pub(crate) const SORTS_KEY: &str = "parvis.sorts";

/// A table that was written.
#[derive(Debug, Clone, Serialize)]
pub struct Imported {
    /// The SHA-256 of the file, in hexadecimal: its name
    pub sha256: String,
    /// Bytes written
    pub bytes: u64,
    /// Rows written; those with nothing in them are not
    pub rows: u64,
    /// Rows left out because there was nothing in them
    pub blank: u64,
    /// Rows with more cells than there are columns: what is beyond was not kept
    pub longer: u64,
    /// Columns in their order
    pub columns: Vec<ImportedColumn>,
}

/// A column that was written.
#[derive(Debug, Clone, Serialize)]
pub struct ImportedColumn {
    /// Its name, unlike all others
    pub name: String,
    /// What its cells are written as
    pub kind: Kind,
    /// What its values are, as described
    pub sort: Sort,
}

/// Reads a table and writes it as Parquet. `open` opens the same file anew each time it is called.
pub fn import<R: Read>(
    open: impl Fn() -> Result<Source<R>, Refusal>,
    to: impl Write + Send,
) -> Result<Imported, Refused> {
    let described = tables::describe(open()?)?;
    let kinds = measure::kinds(open()?, &described)?;
    write(open()?, &described, &kinds, to)
}

/// Names that are all there and all different: a Parquet schema wants them so, and a question names one column.
fn names(described: &Description) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(described.columns.len());
    for (at, column) in described.columns.iter().enumerate() {
        let wanted = if column.name.is_empty() {
            format!("colonne_{}", at + 1)
        } else {
            column.name.clone()
        };
        let mut name = wanted.clone();
        let mut again = 1;
        while names.contains(&name) || (again > 1 && described.columns.iter().any(|other| other.name == name))
        {
            again += 1;
            name = format!("{wanted}_{again}");
        }
        names.push(name);
    }
    names
}

fn write<R: Read>(
    mut source: Source<R>,
    described: &Description,
    kinds: &[Kind],
    to: impl Write + Send,
) -> Result<Imported, Refused> {
    let names = names(described);
    let fields = names
        .iter()
        .zip(kinds)
        .map(|(name, kind)| parquet_type(name, *kind).map(Arc::new))
        .collect::<Result<Vec<_>, Refused>>()?;
    let schema = Arc::new(Type::group_type_builder("table").with_fields(fields).build()?);
    let sorts: Vec<&str> = described
        .columns
        .iter()
        .map(|column| column.sort.name())
        .collect();
    let properties = Arc::new(properties(&sorts));
    let mut hashed = Hashed {
        to,
        hash: Sha256::new(),
        bytes: 0,
    };
    let mut writer = SerializedFileWriter::new(&mut hashed, schema.clone(), properties.clone())?;
    let descriptor = SchemaDescriptor::new(schema);
    let (mut rows, mut blank, mut longer) = (0, 0, 0);
    let mut group = Group::default();
    let mut flush = |group: Group| -> Result<(), Refused> {
        if group.rows == 0 {
            return Ok(());
        }
        let chunks = (0..kinds.len())
            .into_par_iter()
            .map(|column| group.chunk(column, &descriptor, &properties))
            .collect::<Result<Vec<_>, Refused>>()?;
        let mut row_group = writer.next_row_group()?;
        for (bytes, closed) in chunks {
            row_group.append_column(&bytes, closed)?;
        }
        row_group.close()?;
        Ok(())
    };
    while let Some(block) = source.next_rows()? {
        let parts = block
            .parts()
            .par_iter()
            .map(|part| Filled::read(part, described, kinds))
            .collect::<Result<Vec<Filled>, Refused>>()?;
        for part in parts {
            source.were_read(part.read);
            rows += part.rows as u64;
            blank += part.read - part.rows as u64;
            longer += part.longer;
            group.take(part);
            if group.rows >= GROUP_ROWS || group.bytes >= GROUP_BYTES {
                flush(std::mem::take(&mut group))?;
            }
        }
    }
    flush(group)?;
    writer.close()?;
    hashed.to.flush().map_err(Refusal::Reading)?;
    let columns = names
        .into_iter()
        .zip(kinds)
        .zip(&described.columns)
        .map(|((name, kind), column)| ImportedColumn {
            name,
            kind: *kind,
            sort: column.sort,
        })
        .collect();
    Ok(Imported {
        sha256: hexadecimal(&hashed.hash.finalize()),
        bytes: hashed.bytes,
        rows,
        blank,
        longer,
        columns,
    })
}

/// How files are written, with the names of the sorts of their columns.
fn properties(sorts: &[&str]) -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("parvis".to_owned())
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_dictionary_page_size_limit(4 << 20)
        .set_key_value_metadata(Some(vec![KeyValue::new(
            SORTS_KEY.to_owned(),
            serde_json::to_string(sorts).unwrap_or_default(),
        )]))
        .build()
}

/// Parts of a table that make one row group.
#[derive(Default)]
struct Group {
    parts: Vec<Filled>,
    rows: usize,
    bytes: usize,
}

impl Group {
    fn take(&mut self, part: Filled) {
        self.rows += part.rows;
        self.bytes += part.bytes;
        self.parts.push(part);
    }

    /// One column of the group, written in memory: columns are written on all cores.
    fn chunk(
        &self,
        column: usize,
        descriptor: &SchemaDescriptor,
        properties: &Arc<WriterProperties>,
    ) -> Result<(Bytes, ColumnCloseResult), Refused> {
        let mut written = TrackedWrite::new(Vec::new());
        let closed = {
            let pages = Box::new(SerializedPageWriter::new(&mut written));
            let mut writer = get_column_writer(descriptor.column(column), properties.clone(), pages);
            for part in &self.parts {
                part.write(column, &mut writer)?;
            }
            writer.close()?
        };
        Ok((Bytes::from(written.into_inner()?), closed))
    }
}

struct Hashed<W> {
    to: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let length = self.to.write(bytes)?;
        self.hash.update(bytes.get(..length).unwrap_or_default());
        self.bytes += length as u64;
        Ok(length)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    const FIGURES: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|figure| char::from(FIGURES.get(usize::from(figure)).copied().unwrap_or(b'0')))
        .collect()
}
