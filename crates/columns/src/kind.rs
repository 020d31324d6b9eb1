//! What a column holds, and how Parquet says it.

use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::schema::types::{ColumnDescriptor, Type};
use serde::Serialize;

use crate::refused::Refused;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Text: identifiers and codes too, which keep their zeros
    Text,
    /// Yes or no
    Boolean,
    /// Whole numbers of 64 bits
    Integer,
    /// Decimal numbers, exactly, with so many decimals at most
    Decimal {
        /// Decimals kept of each
        scale: u8,
    },
    /// Numbers that no 18 digits hold exactly, and coordinates
    Real,
    /// Days
    Day,
}

impl Kind {
    /// True for what may be added.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal { .. } | Self::Real)
    }

    /// Its name, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Decimal { .. } => "decimal",
            Self::Real => "real",
            Self::Day => "date",
        }
    }
}

/// Digits of a decimal number that 64 bits always hold.
pub(crate) const DIGITS_MAX: u8 = 18;

/// A column as Parquet's schema has it: optional, since any cell may be empty.
pub(crate) fn parquet_type(name: &str, kind: Kind) -> Result<Type, Refused> {
    let (physical, logical) = match kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Boolean => (Physical::BOOLEAN, None),
        Kind::Integer => (Physical::INT64, Some(LogicalType::integer(64, true))),
        Kind::Decimal { scale } => (
            Physical::INT64,
            Some(LogicalType::decimal(i32::from(scale), i32::from(DIGITS_MAX))),
        ),
        Kind::Real => (Physical::DOUBLE, None),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let mut builder = Type::primitive_type_builder(name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    if let Kind::Decimal { scale } = kind {
        builder = builder
            .with_precision(i32::from(DIGITS_MAX))
            .with_scale(i32::from(scale));
    }
    Ok(builder.build()?)
}

/// How cells of a Parquet column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stored {
    /// As they are
    Plain(Kind),
    /// Instants, in so many of a second; shown as text
    Instant { per_second: i64 },
}

/// What a column of any Parquet file holds; refused when it is no cell.
pub(crate) fn stored(column: &ColumnDescriptor) -> Result<Stored, Refused> {
    let nested = || Refused::Nested(column.path().string());
    if column.max_rep_level() > 0 || column.path().parts().len() != 1 {
        return Err(nested());
    }
    let scale = |scale: i32| u8::try_from(scale).ok().filter(|scale| *scale <= DIGITS_MAX);
    let logical = column.logical_type_ref();
    Ok(match (column.physical_type(), logical) {
        (Physical::BOOLEAN, _) => Stored::Plain(Kind::Boolean),
        (Physical::INT32, Some(LogicalType::Date)) => Stored::Plain(Kind::Day),
        (Physical::INT32 | Physical::INT64, Some(LogicalType::Decimal(_))) => {
            let scale = scale(column.type_scale()).ok_or_else(nested)?;
            Stored::Plain(if scale == 0 {
                Kind::Integer
            } else {
                Kind::Decimal { scale }
            })
        }
        (Physical::INT64, Some(LogicalType::Timestamp(_))) => Stored::Instant {
            per_second: per_second(logical).ok_or_else(nested)?,
        },
        (Physical::INT32 | Physical::INT64, None | Some(LogicalType::Integer(_))) => {
            Stored::Plain(Kind::Integer)
        }
        (Physical::FLOAT | Physical::DOUBLE, _) => Stored::Plain(Kind::Real),
        (Physical::BYTE_ARRAY, None | Some(LogicalType::String | LogicalType::Enum | LogicalType::Json)) => {
            Stored::Plain(Kind::Text)
        }
        _ => return Err(nested()),
    })
}

fn per_second(logical: Option<&LogicalType>) -> Option<i64> {
    let Some(LogicalType::Timestamp(timestamp)) = logical else {
        return None;
    };
    Some(match timestamp.unit {
        TimeUnit::MILLIS => 1_000,
        TimeUnit::MICROS => 1_000_000,
        TimeUnit::NANOS => 1_000_000_000,
    })
}
