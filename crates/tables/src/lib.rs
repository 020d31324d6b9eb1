//! Tables as French towns publish them: read, described, checked against a schema, mended.
//!
//! A [`Source`] opens a file from anything that reads and says how it is written; [`describe`] tells what its columns are,
//! [`check`] what is wrong in it and how to mend it, [`corrected`] writes it mended. Everything said is a [`Message`], an
//! id with arguments: the words live with whoever shows them.
//!
//! ```
//! let csv = "nom;siret\nVille de Poitiers;21860194600013\n";
//! let described = tables::describe(tables::Source::open(csv.as_bytes())?)?;
//! assert_eq!(described.columns[1].sort, tables::Sort::Siret);
//!
//! let schema = tables::Schema::parse(br#"{"fields": [{"name": "nom"}, {"name": "siret",
//!     "constraints": {"required": true, "pattern": "^\\d{14}$"}}]}"#)?;
//! assert!(tables::check(tables::Source::open(csv.as_bytes())?, &schema)?.valid);
//! # Ok::<(), tables::Refusal>(())
//! ```

pub mod bal;
mod check;
mod dates;
mod describe;
mod dialect;
mod encoding;
mod exact;
mod fold;
mod kinds;
pub mod limits;
mod mend;
mod message;
mod objects;
mod reading;
mod refusal;
mod rows;
mod schema;
mod sheets;
mod source;
pub mod values;
pub mod verdicts;
mod walk;
pub mod write;

pub use check::{Fault, Fix, Level, Reference, Report, Stricter, check, check_beside};
pub use describe::{Column, Description, describe};
pub use dialect::{Dialect, LineEnd};
pub use encoding::Encoding;
pub use kinds::Sort;
pub use mend::{Mend, Mended, corrected};
pub use message::Message;
pub use reading::{Part, Row, Rows};
pub use refusal::Refusal;
pub use schema::{
    Bound, Comparison, Constraints, CustomCheck, CustomRule, Field, ForeignKey, Kind, Matching, NumberFormat,
    Pattern, PointFormat, Schema, TextFormat, TimeFormat,
};
pub use source::{Format, Source};
pub use walk::each_row;
