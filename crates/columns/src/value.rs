//! What is answered: one cell, and how it is written for programs.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};
use tables::values;

/// A cell of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Empty
    Null,
    /// Text
    Text(String),
    /// Yes or no
    Boolean(bool),
    /// A whole number
    Integer(i64),
    /// `mantissa / 10^scale`, exactly
    Decimal {
        /// Its figures, signed
        mantissa: i128,
        /// How many of them are decimals
        scale: u8,
    },
    /// A number that is not exact
    Real(f64),
    /// Days since the first of January 1970
    Day(i32),
}

impl Value {
    /// As programs write it: ISO 8601, a decimal point, nothing when it is empty.
    pub fn plain(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.clone(),
            Self::Boolean(is_true) => is_true.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal { mantissa, scale } => decimal(*mantissa, *scale),
            Self::Real(number) => real(*number),
            Self::Day(days) => values::iso_day(*days),
        }
    }

    /// As a number, for drawing: days count, yes is 1.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a picture shows fewer figures than a float holds"
    )]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Null | Self::Text(_) => None,
            Self::Boolean(is_true) => Some(f64::from(u8::from(*is_true))),
            Self::Integer(number) => Some(*number as f64),
            Self::Decimal { mantissa, scale } => Some(*mantissa as f64 / 10_f64.powi(i32::from(*scale))),
            Self::Real(number) => Some(*number),
            Self::Day(days) => Some(f64::from(*days)),
        }
    }

    /// True for a number, whatever its form.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Decimal { .. } | Self::Real(_))
    }

    /// The order of values of one column, empty ones after all others.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Null, Self::Null) => Ordering::Equal,
            (Self::Null, _) => Ordering::Greater,
            (_, Self::Null) => Ordering::Less,
            (Self::Text(one), Self::Text(two)) => text_order(one, two),
            (Self::Integer(one), Self::Integer(two)) => one.cmp(two),
            (Self::Day(one), Self::Day(two)) => one.cmp(two),
            (
                Self::Decimal { mantissa, scale },
                Self::Decimal {
                    mantissa: other,
                    scale: of_other,
                },
            ) if scale == of_other => mantissa.cmp(other),
            _ => match (self.number(), other.number()) {
                (Some(one), Some(two)) => one.total_cmp(&two),
                _ => self.plain().cmp(&other.plain()),
            },
        }
    }
}

/// Words in the order of a dictionary: accents and case only tell apart what is alike without them.
pub(crate) fn text_order(one: &str, two: &str) -> Ordering {
    values::folded(one)
        .cmp(&values::folded(two))
        .then_with(|| one.cmp(two))
}

fn decimal(mantissa: i128, scale: u8) -> String {
    let scale = usize::from(scale);
    let sign = if mantissa < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", mantissa.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let part = part.trim_end_matches('0');
    if part.is_empty() {
        [sign, whole].concat()
    } else {
        [sign, whole, ".", part].concat()
    }
}

/// As short as is read back to the same number; without an exponent where people meet it.
fn real(number: f64) -> String {
    let size = number.abs();
    if size != 0.0 && !(1e-6..1e17).contains(&size) {
        format!("{number:e}")
    } else {
        format!("{number}")
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(_) | Self::Day(_) => serializer.serialize_str(&self.plain()),
            Self::Boolean(is_true) => serializer.serialize_bool(*is_true),
            Self::Integer(number) => serializer.serialize_i64(*number),
            // JSON's own number, as written: no figure is lost on the way to whoever reads more than a float.
            Self::Decimal { .. } => match serde_json::from_str::<serde_json::Number>(&self.plain()) {
                Ok(number) => number.serialize(serializer),
                Err(_) => serializer.serialize_str(&self.plain()),
            },
            Self::Real(number) => serializer.serialize_f64(*number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_for_programs() {
        let decimal = |mantissa, scale| Value::Decimal { mantissa, scale }.plain();
        assert_eq!(decimal(-5, 2), "-0.05");
        assert_eq!(decimal(123_450, 2), "1234.5");
        assert_eq!(decimal(100, 2), "1");
        assert_eq!(Value::Real(0.1 + 0.2).plain(), "0.30000000000000004");
        assert_eq!(Value::Real(0.0).plain(), "0");
        assert_eq!(Value::Day(17_454).plain(), "2017-10-15");
        assert_eq!(
            serde_json::to_string(&Value::Decimal {
                mantissa: 1_250,
                scale: 2
            })
            .expect("JSON"),
            "12.5"
        );
    }

    #[test]
    fn words_stand_as_in_a_dictionary() {
        let mut words = ["Étang", "etang", "Zoo", "ecole", "École", "eau"];
        words.sort_by(|one, two| text_order(one, two));
        assert_eq!(words, ["eau", "ecole", "École", "etang", "Étang", "Zoo"]);
    }
}
