//! Tables in typed columns: written as Parquet, opened, asked, drawn.
//!
//! [`import`] reads a table of any form and writes it as Parquet, each column of the type all its cells are of, named by
//! the SHA-256 of its bytes: the one source of truth of a table. [`Table`] opens such a file, or any Parquet file of plain
//! cells; [`answer`] answers a [`Query`], a closed algebra that is read from the parameters of an address and printed to
//! them; [`chart`] makes figures of an answer. [`AsCsv`] gives a Parquet file to what reads CSV.
//!
//! ```
//! let csv = "commune;montant\nAuray;10,50\nVannes;4\nAuray;1\n";
//! let mut parquet = Vec::new();
//! let imported = columns::import(|| tables::Source::open(csv.as_bytes()), &mut parquet)?;
//! assert_eq!(imported.rows, 3);
//!
//! let table = columns::Table::open(bytes::Bytes::from(parquet))?;
//! let query = columns::Query::parse("commune__groupby&montant__sum&montant__sum__sort=desc")?;
//! let answer = columns::answer(&table, &query, columns::Asking::default())?;
//! assert_eq!(answer.rows[0][0], columns::Value::Text("Auray".to_owned()));
//! assert_eq!(answer.rows[0][1].plain(), "11.5");
//! # Ok::<(), columns::Refused>(())
//! ```

mod answer;
mod as_csv;
mod at;
pub mod chart;
mod column;
mod engine;
mod import;
mod kind;
pub mod limits;
mod query;
mod refused;
mod table;
mod value;

pub use parquet::file::reader::ChunkReader;

pub use answer::{Answer, Object};
pub use as_csv::AsCsv;
pub use at::ReadAt;
pub use engine::{Asking, Located, answer, located};
pub use import::{AnswerFile, Imported, ImportedColumn, import};
pub use kind::Kind;
pub use query::{Aggregate, Ask, Condition, Function, Join, Operator, Query, SortKey, Test};
pub use refused::Refused;
pub use table::{Heading, Table};
pub use value::Value;
