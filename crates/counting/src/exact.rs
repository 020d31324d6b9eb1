//! Exact fractions: how they are read, written and shown. No count ever goes through a floating-point number that
//! could change its outcome.

use dashu_int::{IBig, UBig};

/// A fraction of two integers of any size, always reduced.
pub type Rational = dashu_ratio::RBig;

/// The longest number read from a file, in characters.
const NUMBER_CHARS_MAX: usize = 40;

/// A whole number.
pub fn whole(number: u64) -> Rational {
    Rational::from(number)
}

/// How many of something there are.
pub fn amount(number: usize) -> Rational {
    Rational::from(number)
}

/// `numerator / denominator`.
///
/// # Panics
/// When the denominator is zero: callers know theirs is not.
pub fn ratio(numerator: u64, denominator: u64) -> Rational {
    Rational::from_parts(IBig::from(numerator), UBig::from(denominator))
}

/// Reads `12`, `-3`, `100000.0`, `1e6`'s plain form or `2/3`. None for anything else, for a zero denominator and for more
/// than forty characters.
///
/// ```
/// use counting::exact::{ratio, read, whole};
/// assert_eq!(read("100000.0"), Some(whole(100_000)));
/// assert_eq!(read("2/6"), Some(ratio(1, 3)));
/// assert_eq!(read("0.125"), Some(ratio(1, 8)));
/// assert_eq!(read("1/0"), None);
/// ```
pub fn read(text: &str) -> Option<Rational> {
    let text = text.trim();
    if text.is_empty() || text.len() > NUMBER_CHARS_MAX {
        return None;
    }
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = if let Some((numerator, denominator)) = digits.split_once('/') {
        let denominator = natural(denominator)?;
        if denominator.is_zero() {
            return None;
        }
        Rational::from_parts(IBig::from(natural(numerator)?), denominator)
    } else if let Some((units, decimals)) = digits.split_once('.') {
        let scale = UBig::from(10_u8).pow(decimals.len());
        let units = if units.is_empty() {
            UBig::ZERO
        } else {
            natural(units)?
        };
        let decimals = if decimals.is_empty() {
            UBig::ZERO
        } else {
            natural(decimals)?
        };
        Rational::from_parts(IBig::from(units * &scale + decimals), scale)
    } else {
        Rational::from(natural(digits)?)
    };
    Some(if is_negative { -magnitude } else { magnitude })
}

fn natural(digits: &str) -> Option<UBig> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    UBig::from_str_radix(digits, 10).ok()
}

/// The number as `p/q`, or `p` when it is whole.
pub fn written(number: &Rational) -> String {
    number.to_string()
}

/// The number with that many decimals, the last rounded to the nearest (halves away from zero), for people:
/// `decimal(2/3, 2)` is `0.67`.
pub fn decimal(number: &Rational, places: usize) -> String {
    let scale = UBig::from(10_u8).pow(places);
    let scaled = (number * Rational::from(scale.clone())).round();
    let (sign, digits) = scaled.into_parts();
    let (units, rest) = (&digits / &scale, &digits % &scale);
    let sign = if sign == dashu_int::Sign::Negative && !digits.is_zero() {
        "-"
    } else {
        ""
    };
    if places == 0 {
        return format!("{sign}{units}");
    }
    let rest = rest.to_string();
    format!(
        "{sign}{units}.{}{rest}",
        "0".repeat(places.saturating_sub(rest.len()))
    )
}

/// The greatest whole number not above `number`, when it is not negative and fits.
pub fn floor(number: &Rational) -> Option<u64> {
    u64::try_from(number.floor()).ok()
}

/// An approximation, to draw or to sort out which exact comparisons are needed.
pub fn approximate(number: &Rational) -> f64 {
    number.to_f64().value()
}
