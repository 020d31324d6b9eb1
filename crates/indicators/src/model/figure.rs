//! Exact decimal figures, read as French writes them.

use std::fmt;
use std::str::FromStr as _;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// The longest figure that is read, in characters.
pub(crate) const FIGURE_CHARS_MAX: usize = 40;
/// Figures lie below this in absolute value: what follows a plan is never counted beyond.
const MAX: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);
/// The most decimals.
const DECIMALS_MAX: u32 = 6;

/// An exact decimal number, at most six decimals, below a million thousand millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure(Decimal);

/// Why a figure could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Not a number
    NotANumber,
    /// Too large, or too many decimals
    OutOfBounds,
}

impl Figure {
    /// Reads « 1 234,5 », « −3 », « 12.50 »: spaces of any kind part thousands, a comma or a point begins decimals.
    pub(crate) fn read(typed: &str) -> Result<Self, Unreadable> {
        if typed.chars().count() > FIGURE_CHARS_MAX {
            return Err(Unreadable::OutOfBounds);
        }
        let plain: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .map(|letter| match letter {
                ',' => '.',
                '\u{2212}' => '-',
                other => other,
            })
            .collect();
        let digits = plain.strip_prefix('-').unwrap_or(&plain);
        let is_a_number = digits.starts_with(|first: char| first.is_ascii_digit())
            && !digits.ends_with('.')
            && digits
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter == '.');
        if !is_a_number {
            return Err(Unreadable::NotANumber);
        }
        let read = match Decimal::from_str(&plain) {
            Ok(read) => read,
            Err(_) if digits.matches('.').count() <= 1 => return Err(Unreadable::OutOfBounds),
            Err(_) => return Err(Unreadable::NotANumber),
        };
        if read.abs() >= MAX || read.scale() > DECIMALS_MAX {
            return Err(Unreadable::OutOfBounds);
        }
        Ok(Self(read))
    }

    /// For drawing: the nearest binary number.
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or_default()
    }

    /// The number itself, to reckon with.
    pub(crate) fn decimal(self) -> Decimal {
        self.0
    }
}

/// With a point and no grouping: what is stored, and what a machine reads.
impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}

impl From<Figure> for db::Value {
    fn from(figure: Figure) -> Self {
        figure.to_string().into()
    }
}

impl db::Column for Figure {
    fn read_nullable(row: &db::Row, name: &str) -> Result<Option<Self>, db::Error> {
        let text: Option<String> = row.get(name)?;
        text.map(|text| {
            Decimal::from_str(&text)
                .map(Self)
                .map_err(|_| db::Error::Content {
                    column: name.to_owned(),
                    value: text,
                })
        })
        .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_french_writes_them() {
        for (typed, stored) in [
            ("1 234,5", "1234.5"),
            ("1\u{202f}234\u{a0}567", "1234567"),
            ("\u{2212}3", "-3"),
            ("-0,25", "-0.25"),
            (" 12.50 ", "12.50"),
            ("0", "0"),
            ("999999999999999", "999999999999999"),
            ("0,123456", "0.123456"),
        ] {
            let read = Figure::read(typed).map(|figure| figure.to_string());
            assert_eq!(read.as_deref(), Ok(stored), "{typed}");
        }
    }

    #[test]
    fn what_is_no_figure_is_told_from_what_is_too_large() {
        for typed in [
            "", "  ", "douze", "12 %", "1,2,3", ",5", "5,", "--3", "+4", "1e9", "1_000", "٣",
        ] {
            assert_eq!(Figure::read(typed), Err(Unreadable::NotANumber), "{typed}");
        }
        for typed in [
            "1000000000000000",
            "-1000000000000000",
            "0,1234567",
            "99999999999999999999999999999999999",
            &"9".repeat(5_000),
        ] {
            assert_eq!(Figure::read(typed), Err(Unreadable::OutOfBounds), "{typed}");
        }
    }

    #[test]
    fn figures_compare_by_value() {
        let read = |typed| Figure::read(typed).expect("a figure");
        assert_eq!(read("1,50"), read("1,5"));
        assert!(read("-2") < read("-1,5") && read("10") > read("9,999999"));
    }
}
