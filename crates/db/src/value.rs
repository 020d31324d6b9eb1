//! Values that travel to the database: the closed list both engines understand.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{Id, Instant};

/// A statement's argument. `None` is SQL `null`, still typed because PostgreSQL wants to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `boolean` / `integer` 0 or 1
    Bool(Option<bool>),
    /// `bigint` / `integer`
    Int(Option<i64>),
    /// `double precision` / `real`
    Real(Option<f64>),
    /// `text`
    Text(Option<String>),
    /// `bytea` / `blob`
    Bytes(Option<Vec<u8>>),
    /// `uuid` / `blob` of 16 bytes
    Uuid(Option<Uuid>),
}

macro_rules! into_value {
    ($($type:ty => $variant:ident, |$value:ident| $convert:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                Self::$variant(Some($convert))
            }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                Self::$variant(value.map(|$value| $convert))
            }
        }
    )*};
}

into_value! {
    bool => Bool, |value| value;
    i64 => Int, |value| value;
    i32 => Int, |value| i64::from(value);
    u32 => Int, |value| i64::from(value);
    f64 => Real, |value| value;
    String => Text, |value| value;
    &str => Text, |value| value.to_owned();
    &String => Text, |value| value.clone();
    Vec<u8> => Bytes, |value| value;
    &[u8] => Bytes, |value| value.to_vec();
    &Vec<u8> => Bytes, |value| value.clone();
    Uuid => Uuid, |value| value;
    Instant => Int, |value| value.micros();
    Date => Text, |value| value.to_string();
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Uuid(Some(id.uuid()))
    }
}

impl<T> From<Option<Id<T>>> for Value {
    fn from(id: Option<Id<T>>) -> Self {
        Self::Uuid(id.map(Id::uuid))
    }
}
