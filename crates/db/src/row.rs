//! Rows that come back, read by column name.

use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::{Error, Id, Instant};

/// One row of a result, from either engine.
pub enum Row {
    /// From SQLite
    Sqlite(SqliteRow),
    /// From PostgreSQL
    Postgres(PgRow),
}

impl Row {
    /// The value of the column called `name`.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, Error> {
        T::read(self, name)
    }
}

/// A type that can be read from one column of a [`Row`].
pub trait Column: Sized {
    /// Reads the column called `name`, none when it is null.
    fn read_nullable(row: &Row, name: &str) -> Result<Option<Self>, Error>;

    /// Reads the column called `name`; a missing column, a null or another type is an error.
    fn read(row: &Row, name: &str) -> Result<Self, Error> {
        Self::read_nullable(row, name)?.ok_or_else(|| Error::Null {
            name: name.to_owned(),
        })
    }
}

/// A type made from one row; [`record!`](crate::record) writes it for structs whose fields are named as the columns.
pub trait FromRow: Sized {
    /// Reads the columns it needs.
    fn from_row(row: &Row) -> Result<Self, Error>;
}

impl<T: Column> Column for Option<T> {
    fn read_nullable(row: &Row, name: &str) -> Result<Option<Self>, Error> {
        Ok(Some(T::read_nullable(row, name)?))
    }
}

macro_rules! native_column {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read_nullable(row: &Row, name: &str) -> Result<Option<Self>, Error> {
                match row {
                    Row::Sqlite(row) => row.try_get(name),
                    Row::Postgres(row) => row.try_get(name),
                }
                .map_err(|source| Error::Column { name: name.to_owned(), source })
            }
        }
    )*};
}

native_column!(bool, i64, f64, String, Vec<u8>, Uuid);

impl<T> Column for Id<T> {
    fn read_nullable(row: &Row, name: &str) -> Result<Option<Self>, Error> {
        Ok(Uuid::read_nullable(row, name)?.map(Self::from_uuid))
    }
}

impl Column for Instant {
    fn read_nullable(row: &Row, name: &str) -> Result<Option<Self>, Error> {
        Ok(i64::read_nullable(row, name)?.map(Self::from_micros))
    }
}

/// Dates without time are kept as ISO 8601 text: they sort as such, the same on both engines.
impl Column for Date {
    fn read_nullable(row: &Row, name: &str) -> Result<Option<Self>, Error> {
        let Some(text) = String::read_nullable(row, name)? else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| Error::Content {
            column: name.to_owned(),
            value: text,
        })
    }
}

/// Declares a struct whose fields are the columns of a row, and how to read it.
///
/// ```
/// db::record! {
///     /// One line of the list of notes.
///     pub struct NoteLine {
///         /// What it is called
///         pub title: String,
///     }
/// }
/// ```
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty),* $(,)?
    }) => {
        $(#[$meta])* $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type),* }
        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row) -> ::std::result::Result<Self, $crate::Error> {
                ::std::result::Result::Ok(Self { $($field: row.get(stringify!($field))?),* })
            }
        }
    };
}

/// Declares an enum kept as text in the database: each variant with the word that stands for it.
///
/// ```
/// db::text_enum! {
///     /// Where an amendment stands.
///     pub enum Fate {
///         /// Neither voted nor withdrawn
///         Pending = "pending",
///         /// Voted and merged
///         Adopted = "adopted",
///     }
/// }
/// assert_eq!(Fate::Adopted.as_str(), "adopted");
/// assert_eq!(Fate::parse("pending"), Some(Fate::Pending));
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$variant_meta])* $variant),* }
        impl $name {
            /// Every variant, in order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word kept in the database, in forms and in addresses.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The variant a word stands for.
            pub fn parse(word: &str) -> ::std::option::Option<Self> {
                match word { $($word => ::std::option::Option::Some(Self::$variant),)* _ => ::std::option::Option::None }
            }
        }
        impl ::std::convert::From<$name> for $crate::Value {
            fn from(value: $name) -> Self { $crate::Value::from(value.as_str()) }
        }
        impl $crate::Column for $name {
            fn read_nullable(
                row: &$crate::Row,
                name: &str,
            ) -> ::std::result::Result<::std::option::Option<Self>, $crate::Error> {
                let word: ::std::option::Option<String> = row.get(name)?;
                word.map(|word| Self::parse(&word)
                    .ok_or_else(|| $crate::Error::Content { column: name.to_owned(), value: word }))
                    .transpose()
            }
        }
    };
}
