//! What a cell says, as a value: the one reading of numbers, days, yes and no that sorts stand for.
//!
//! Each function takes a cell without the spaces around it, and gives none for what it does not read: a column is only
//! given a type when all of its cells are read.

use crate::dates;
use crate::exact::Exact;
use crate::fold::{fold, trimmed};
use crate::kinds::{Sort, numbers};

/// A number, exactly: `mantissa × 10^exponent`, without zeros at the end of the mantissa.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its figures, signed
    pub mantissa: i128,
    /// The power of ten they are multiplied by
    pub exponent: i32,
}

/// A whole number in figures alone, without zeros before them.
pub fn whole(cell: &[u8]) -> Option<i64> {
    if !numbers::is_integer(cell) {
        return None;
    }
    std::str::from_utf8(cell).ok()?.parse().ok()
}

/// A number of a column of this sort: `1 234,50 €` of an amount, `12,5 %` of a percentage (12.5), `1e3` of a decimal. None
/// for sorts that are no numbers.
pub fn number(sort: Sort, cell: &[u8]) -> Option<Number> {
    let exact = match sort {
        Sort::Integer
        | Sort::Year
        | Sort::Decimal
        | Sort::Latitude
        | Sort::Longitude
        | Sort::LambertX
        | Sort::LambertY => {
            if numbers::is_decimal(cell) {
                Exact::parse(cell)
            } else {
                french(cell)
            }
        }
        Sort::FrenchDecimal => french(cell),
        Sort::Amount => french(numbers::without_euro(cell).unwrap_or(cell)),
        Sort::Percentage => french(trimmed(cell.strip_suffix(b"%").unwrap_or(cell))),
        _ => None,
    }?;
    let (mantissa, exponent) = exact.parts();
    Some(Number { mantissa, exponent })
}

fn french(cell: &[u8]) -> Option<Exact> {
    Exact::parse(&numbers::french(cell)?)
}

/// A day, in days since the first of January 1970: `2017-10-15`, `15/10/2017` or `15 octobre 2017`.
pub fn day(cell: &[u8]) -> Option<i32> {
    let is_iso = cell.len() == 10 && cell.get(4) == Some(&b'-');
    let read = if is_iso {
        dates::iso_date(cell)
    } else {
        dates::french_date(cell).or_else(|| {
            (cell.len() <= 24)
                .then(|| std::str::from_utf8(cell).ok())
                .flatten()
                .and_then(|text| dates::written_date(&fold(text)))
        })
    }?;
    Some(dates::days_since_epoch(read.year, read.month, read.day))
}

/// Yes or no, in French, in English or in figures.
pub fn boolean(cell: &[u8]) -> Option<bool> {
    numbers::boolean(cell)
}

/// A day as ISO 8601 writes it, from days since the first of January 1970.
pub fn iso_day(days: i32) -> String {
    let (year, month, day) = dates::civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The year, the month and the day of the month, from days since the first of January 1970.
pub fn civil(days: i32) -> (i32, u32, u32) {
    dates::civil(days)
}

/// Days since the first of January 1970, from a year, a month and a day of the month.
pub fn days_since_epoch(year: i32, month: u32, day: u32) -> i32 {
    dates::days_since_epoch(year, month, day)
}

/// Lower case, no accents, `œ` as `oe`, one space between words: how words are looked for.
pub fn folded(text: &str) -> String {
    fold(text)
}

/// A cell without the spaces around it, those of Unicode included.
pub fn without_spaces(cell: &[u8]) -> &[u8] {
    trimmed(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_values() {
        let of = |sort, cell: &str| number(sort, cell.as_bytes()).map(|n| (n.mantissa, n.exponent));
        assert_eq!(of(Sort::Amount, "1 234,50 €"), Some((12_345, -1)));
        assert_eq!(of(Sort::Percentage, "12,5 %"), Some((125, -1)));
        assert_eq!(of(Sort::Decimal, "1e3"), Some((1, 3)));
        assert_eq!(of(Sort::Siret, "21860194600013"), None);
        assert_eq!(whole(b"01"), None);
        for written in ["1970-01-02", "02/01/1970", "2 janvier 1970"] {
            assert_eq!(day(written.as_bytes()), Some(1), "{written}");
        }
        assert_eq!(day(b"2017-02-30"), None);
    }

    #[test]
    fn days_are_counted_and_named_alike() {
        for days in (-800_000..800_000).step_by(37) {
            let (year, month, day) = civil(days);
            assert_eq!(days_since_epoch(year, month, day), days);
        }
        assert_eq!(iso_day(17_454), "2017-10-15");
    }
}
