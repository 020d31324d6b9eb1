//! Decimal numbers, exactly: amounts are compared and added as they are written, never as floats.

use std::cmp::Ordering;

/// `mantissa × 10^exponent`, without zeros at the end of the mantissa.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Exact {
    mantissa: i128,
    exponent: i32,
}

/// Digits that always fit a mantissa.
const DIGITS_MAX: usize = 37;
/// An exponent beyond is no number of a table.
const EXPONENT_MAX: i32 = 100_000;

impl Exact {
    /// Reads `-12.50`, `.5`, `5.`, `1e3`; none for anything else, or for more digits than are kept exactly.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let (is_negative, text) = match text.split_first()? {
            (b'-', rest) => (true, rest),
            (b'+', rest) => (false, rest),
            _ => (false, text),
        };
        let mut mantissa = 0_i128;
        let (mut digits, mut significant, mut decimals) = (0_usize, 0_usize, 0_i32);
        let mut has_point = false;
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    if significant > 0 || *byte != b'0' {
                        significant += 1;
                    }
                    if significant > DIGITS_MAX {
                        return None;
                    }
                    mantissa = mantissa * 10 + i128::from(byte - b'0');
                    decimals += i32::from(has_point);
                }
                b'.' if !has_point => has_point = true,
                b'e' | b'E' if digits > 0 => break,
                _ => return None,
            }
            at += 1;
        }
        if digits == 0 {
            return None;
        }
        let mut exponent = match text.get(at + 1..) {
            Some(written) => std::str::from_utf8(written).ok()?.parse::<i32>().ok()?,
            None => 0,
        };
        if exponent.abs() > EXPONENT_MAX {
            return None;
        }
        exponent -= decimals;
        Some(Self::reduced(
            if is_negative { -mantissa } else { mantissa },
            exponent,
        ))
    }

    /// The figures, signed, and the power of ten they are multiplied by.
    pub(crate) fn parts(self) -> (i128, i32) {
        (self.mantissa, self.exponent)
    }

    fn reduced(mut mantissa: i128, mut exponent: i32) -> Self {
        if mantissa == 0 {
            return Self {
                mantissa: 0,
                exponent: 0,
            };
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa, exponent }
    }

    /// Both on one exponent; none when that does not fit.
    fn aligned(self, other: Self) -> Option<(i128, i128, i32)> {
        let exponent = self.exponent.min(other.exponent);
        let scaled = |number: Self| {
            let by = u32::try_from(number.exponent - exponent).ok()?;
            number.mantissa.checked_mul(10_i128.checked_pow(by)?)
        };
        // Zero stands on every exponent.
        match (self.mantissa, other.mantissa) {
            (0, _) => Some((0, other.mantissa, other.exponent)),
            (_, 0) => Some((self.mantissa, 0, self.exponent)),
            _ => Some((scaled(self)?, scaled(other)?, exponent)),
        }
    }

    /// The exact sum; none when it does not fit.
    pub(crate) fn add(self, other: Self) -> Option<Self> {
        let (left, right, exponent) = self.aligned(other)?;
        Some(Self::reduced(left.checked_add(right)?, exponent))
    }

    /// As it is written without exponent; none when that would be too long to be read.
    pub(crate) fn plain(self) -> Option<String> {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        if self.exponent >= 0 {
            let zeros = usize::try_from(self.exponent).ok().filter(|zeros| *zeros <= 40)?;
            return Some(format!("{sign}{digits}{}", "0".repeat(zeros)));
        }
        let decimals = usize::try_from(-self.exponent)
            .ok()
            .filter(|decimals| *decimals <= 40)?;
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, part) = padded.split_at(padded.len() - decimals);
        Some(format!("{sign}{whole}.{part}"))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let Some((left, right, _)) = self.aligned(*other) {
            return left.cmp(&right);
        }
        // Too far apart to be put on one exponent: of two signs, or one has many more digits before the point.
        let sign = self.mantissa.signum().cmp(&other.mantissa.signum());
        if sign != Ordering::Equal {
            return sign;
        }
        let magnitude =
            |number: &Self| i64::from(number.mantissa.unsigned_abs().ilog10()) + i64::from(number.exponent);
        let larger = magnitude(self).cmp(&magnitude(other));
        if self.mantissa < 0 {
            larger.reverse()
        } else {
            larger
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::parse(text.as_bytes()).expect(text)
    }

    #[test]
    fn numbers_are_read_compared_and_added_exactly() {
        assert_eq!(number("1e3"), number("1000.00"));
        assert!(number("-.5") < number("0") && number("0.1") < number("0.10000000000000000001"));
        assert!(number("1e90") > number("2") && number("-1e90") < number("1e-90"));
        assert_eq!(number("0.1").add(number("0.2")), Some(number("0.3")));
        assert_eq!(number("47800.20").plain().as_deref(), Some("47800.2"));
        assert_eq!(number("5.").plain().as_deref(), Some("5"));
        assert_eq!(number("-.05").plain().as_deref(), Some("-0.05"));
        for wrong in ["", ".", "-", "1,5", "1 000", "NaN", "1e", "1.2.3", "0x1", "１"] {
            assert_eq!(Exact::parse(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
