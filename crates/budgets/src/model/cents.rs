//! Money: whole centimes, never binary fractions.

use std::fmt;

use counting::exact::{Rational, ratio};
use serde::{Deserialize, Serialize};

/// An amount, in centimes of euro.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(i64);

impl Cents {
    /// The largest amount read: a thousand million euros.
    pub const MAX: Self = Self(100_000_000_000);

    /// This many centimes.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// How many centimes.
    pub const fn value(self) -> i64 {
        self.0
    }

    /// Reads what people type: `12 000`, `12 000,50 €`, `12000.5`. None for anything else, for less than nothing, and beyond
    /// [`Cents::MAX`].
    pub fn parse(typed: &str) -> Option<Self> {
        let plain: String = typed
            .trim()
            .trim_end_matches('€')
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .map(|letter| if letter == ',' { '.' } else { letter })
            .collect();
        let (euros, centimes) = plain.split_once('.').unwrap_or((&plain, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if euros.is_empty()
            || euros.len() > 12
            || centimes.len() > 2
            || !is_digits(euros)
            || !is_digits(centimes)
        {
            return None;
        }
        let euros: i64 = euros.parse().ok()?;
        let centimes: i64 = format!("{centimes:0<2}").parse().ok()?;
        let amount = Self(euros.checked_mul(100)?.checked_add(centimes)?);
        (amount <= Self::MAX).then_some(amount)
    }

    /// The amount in euros, exactly.
    pub(crate) fn euros(self) -> Rational {
        ratio(u64::try_from(self.0).unwrap_or_default(), 100)
    }
}

/// As programs write it: `12000` or `12000.50`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (euros, centimes) = (self.0 / 100, self.0 % 100);
        if centimes == 0 {
            write!(f, "{euros}")
        } else {
            write!(f, "{euros}.{centimes:02}")
        }
    }
}

impl db::Column for Cents {
    fn read_nullable(row: &db::Row, name: &str) -> Result<Option<Self>, db::Error> {
        let cents: Option<i64> = row.get(name)?;
        Ok(cents.map(Self))
    }
}

impl From<Cents> for db::Value {
    fn from(amount: Cents) -> Self {
        Self::from(amount.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Cents;

    #[test]
    fn what_people_type_is_read_to_the_centime() {
        for (typed, cents) in [
            ("12 000", 1_200_000),
            ("12\u{202f}000,5 €", 1_200_050),
            ("0.07", 7),
            ("1000000000", 100_000_000_000),
        ] {
            assert_eq!(Cents::parse(typed), Some(Cents::new(cents)), "{typed}");
        }
        for typed in [
            "",
            "€",
            "-3",
            "1,234",
            "1e6",
            "12 000 K€",
            "1000000001",
            "99999999999999",
        ] {
            assert_eq!(Cents::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for cents in [0, 5, 100, 1_234_567] {
            assert_eq!(
                Cents::parse(&Cents::new(cents).to_string()),
                Some(Cents::new(cents))
            );
        }
    }
}
