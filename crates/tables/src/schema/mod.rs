//! Table Schema, version 1 as French schemas are written in it, with the `custom_checks` of Validata and the
//! `fieldsMatch` of version 2. What is only for readers (titles, examples) is not kept.

mod custom;
mod parse;

use std::collections::HashMap;

use regex::Regex;

pub use custom::{Comparison, CustomCheck, CustomRule};

use crate::dates::Instant;
use crate::exact::Exact;
use crate::message::Message;
use crate::refusal::Refusal;

/// A schema that was read and understood.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Columns in their order
    pub fields: Vec<Field>,
    /// Names of the fields that make a row unique together
    pub primary_key: Vec<String>,
    /// Values that have to stand in another table, or in this one
    pub foreign_keys: Vec<ForeignKey>,
    /// How columns of a file are matched with fields
    pub matching: Matching,
    /// Checks of several columns, and of values of a French sort
    pub checks: Vec<CustomCheck>,
    /// What of the schema is not followed
    pub notices: Vec<Message>,
}

/// `fieldsMatch` of version 2. Without it, French schemas are followed as Validata does: by name, extra columns and
/// columns that are not required being no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matching {
    /// As Validata does, when the schema says nothing
    Lenient,
    /// Same columns, in the same order
    Exact,
    /// Same columns, in any order
    Equal,
    /// Every field has its column
    Subset,
    /// Every column has its field
    Superset,
    /// At least one column has its field
    Partial,
}

/// A foreign key.
#[derive(Debug, Clone)]
pub struct ForeignKey {
    /// Names of fields here
    pub fields: Vec<String>,
    /// The resource of the data package; empty for the table itself
    pub resource: String,
    /// Names of fields there
    pub reference_fields: Vec<String>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name
    pub name: String,
    /// What its values are
    pub kind: Kind,
    /// What they have to be beside
    pub constraints: Constraints,
    /// Values that stand for none
    pub missing: Vec<String>,
    /// What items of an array are
    pub item: Option<Box<Field>>,
}

/// The type and the format of a field.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Any text
    Text,
    /// A text of a known form
    Formatted(TextFormat),
    /// A whole number; `is_bare` unless letters may stand around it
    Integer {
        /// False when letters may stand around the number
        is_bare: bool,
    },
    /// A decimal number
    Number(NumberFormat),
    /// True or false, in the words of the schema
    Boolean {
        /// Words for true
        yes: Vec<String>,
        /// Words for false
        no: Vec<String>,
    },
    /// A day
    Date(TimeFormat),
    /// A day and a time
    DateTime(TimeFormat),
    /// A time
    Time(TimeFormat),
    /// A year of four digits
    Year,
    /// `2017-10`
    YearMonth,
    /// ISO 8601
    Duration,
    /// A longitude and a latitude
    GeoPoint(PointFormat),
    /// `GeoJSON`
    GeoJson,
    /// An array, in JSON
    Array,
    /// An object, in JSON
    Object,
    /// Whatever
    Any,
}

/// A form of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFormat {
    /// An address of e-mail
    Email,
    /// A URI, with its scheme
    Uri,
    /// A UUID
    Uuid,
    /// Base64
    Binary,
}

/// How numbers are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFormat {
    /// Before decimals
    pub decimal: String,
    /// Between thousands
    pub group: String,
    /// False when letters may stand around the number
    pub is_bare: bool,
    /// True when the schema says any of these
    pub is_own: bool,
}

/// How days and times are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeFormat {
    /// ISO 8601
    Iso,
    /// A format of `strptime`
    Given(String),
    /// Whatever is understood
    Any,
}

/// How points are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointFormat {
    /// `lon, lat`
    Pair,
    /// `[lon, lat]`
    Array,
    /// `{"lon": …, "lat": …}`
    Object,
}

/// What the values of a field have to be.
#[derive(Debug, Clone, Default)]
pub struct Constraints {
    /// No value may be missing
    pub is_required: bool,
    /// No value may come twice
    pub is_unique: bool,
    /// Letters, or items, at least
    pub length_min: Option<usize>,
    /// Letters, or items, at most
    pub length_max: Option<usize>,
    /// What the whole value follows
    pub pattern: Option<Pattern>,
    /// The values that are allowed
    pub allowed: Option<Vec<String>>,
    /// The least value
    pub minimum: Option<Bound>,
    /// The greatest value
    pub maximum: Option<Bound>,
}

/// A pattern as it is written, and what runs it.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// As the schema has it
    pub written: String,
    pub(crate) compiled: Compiled,
}

/// A pattern made ready.
#[derive(Debug, Clone)]
pub(crate) enum Compiled {
    /// So many figures: the pattern of most identifiers
    Figures(usize),
    /// In time that grows with the value alone
    Linear(Regex),
    /// It refers back to what it read: in so many steps at most
    Bounded(fancy_regex::Regex),
}

impl Compiled {
    /// True when a value follows the pattern, and when that cannot be known in so many steps: nothing is refused for
    /// what was not seen.
    pub(crate) fn is_match(&self, value: &str) -> bool {
        match self {
            Self::Figures(number) => {
                value.len() == *number && value.bytes().all(|byte| byte.is_ascii_digit())
            }
            Self::Linear(pattern) => pattern.is_match(value),
            Self::Bounded(pattern) => pattern.is_match(value).unwrap_or(true),
        }
    }
}

/// The least or the greatest value.
#[derive(Debug, Clone)]
pub struct Bound {
    /// As the schema has it
    pub written: String,
    /// True when the bound itself is out
    pub is_exclusive: bool,
    pub(crate) limit: Limit,
}

/// A bound, in the field's own measure.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit {
    Number(Exact),
    Instant(Instant),
}

impl Schema {
    /// Reads a schema, or the first table of a data package that holds one.
    pub fn parse(json: &[u8]) -> Result<Self, Refusal> {
        parse::schema(json)
    }

    /// The place of a field.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Places of fields by name.
    pub(crate) fn places(&self) -> HashMap<&str, usize> {
        let mut places = HashMap::with_capacity(self.fields.len());
        for (place, field) in self.fields.iter().enumerate() {
            places.entry(field.name.as_str()).or_insert(place);
        }
        places
    }

    /// True when a column may not be left out: Validata wants those of required fields and of the primary key.
    pub(crate) fn is_needed(&self, field: &Field) -> bool {
        field.constraints.is_required || self.primary_key.contains(&field.name)
    }
}

impl Kind {
    /// The name of the type, in Table Schema.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text | Self::Formatted(_) => "string",
            Self::Integer { .. } => "integer",
            Self::Number(_) => "number",
            Self::Boolean { .. } => "boolean",
            Self::Date(_) => "date",
            Self::DateTime(_) => "datetime",
            Self::Time(_) => "time",
            Self::Year => "year",
            Self::YearMonth => "yearmonth",
            Self::Duration => "duration",
            Self::GeoPoint(_) => "geopoint",
            Self::GeoJson => "geojson",
            Self::Array => "array",
            Self::Object => "object",
            Self::Any => "any",
        }
    }
}
