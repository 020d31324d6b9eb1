//! Why a table is not imported, opened or asked.

use parquet::errors::ParquetError;
use tables::Refusal;
use thiserror::Error;

/// What stands in the way. Each variant has a message id ([`Refused::id`]) and arguments ([`Refused::arguments`]); the words
/// live with whoever shows them, the `Display` text is for developers.
#[derive(Debug, Error)]
pub enum Refused {
    /// The table could not be read
    #[error(transparent)]
    Table(#[from] Refusal),
    /// The Parquet file is damaged, or could not be written
    #[error("parquet: {0}")]
    Parquet(#[from] ParquetError),
    /// A column of a Parquet file holds what is no cell: a list, a record, a type that is not read here
    #[error("column {0} holds no cells")]
    Nested(String),
    /// More rows than are asked here
    #[error("too many rows")]
    TooManyRows,
    /// No column has this name
    #[error("no column {0}")]
    NoColumn(String),
    /// No table of this name was given to be joined
    #[error("no table {0}")]
    NoTable(String),
    /// A key of a joined table stands on several of its rows
    #[error("key {0} stands several times")]
    KeyTwice(String),
    /// A figure is asked of a column that holds no numbers
    #[error("column {0} holds no numbers")]
    NotNumbers(String),
    /// A value is not of the column's kind: a word where a number is compared
    #[error("value {value} is none of column {column}")]
    NotOfColumn {
        /// The column
        column: String,
        /// What was written
        value: String,
    },
    /// A parameter is unknown, or cannot be followed beside the others
    #[error("parameter {0}")]
    Parameter(String),
    /// More of something than a query may have
    #[error("more than {max} {what}")]
    TooMany {
        /// Of what, as a code
        what: &'static str,
        /// The bound
        max: usize,
    },
    /// The time allowed is over
    #[error("stopped")]
    Stopped,
}

impl Refused {
    /// The id of the sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Table(refusal) => refusal.id(),
            Self::Parquet(_) => "columns-refused-parquet",
            Self::Nested(_) => "columns-refused-nested",
            Self::TooManyRows => "columns-refused-rows",
            Self::NoColumn(_) => "columns-refused-column",
            Self::NoTable(_) => "columns-refused-table",
            Self::KeyTwice(_) => "columns-refused-key",
            Self::NotNumbers(_) => "columns-refused-numbers",
            Self::NotOfColumn { .. } => "columns-refused-value",
            Self::Parameter(_) => "columns-refused-parameter",
            Self::TooMany { what, .. } => match *what {
                "groups" => "columns-refused-groups",
                "columns" => "columns-refused-pivot",
                "cells" => "columns-refused-cells",
                _ => "columns-refused-long",
            },
            Self::Stopped => "columns-refused-stopped",
        }
    }

    /// What the sentence is about.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Table(refusal) => refusal.arguments(),
            Self::Parquet(why) => vec![("why", why.to_string())],
            Self::Nested(column) | Self::NoColumn(column) | Self::NotNumbers(column) => {
                vec![("column", column.clone())]
            }
            Self::NoTable(table) => vec![("table", table.clone())],
            Self::KeyTwice(value) => vec![("value", value.clone())],
            Self::NotOfColumn { column, value } => {
                vec![("column", column.clone()), ("value", value.clone())]
            }
            Self::Parameter(name) => vec![("parameter", name.clone())],
            Self::TooMany { max, .. } => vec![("max", max.to_string())],
            Self::TooManyRows => vec![("max", crate::limits::ROWS_MAX.to_string())],
            Self::Stopped => Vec::new(),
        }
    }
}
