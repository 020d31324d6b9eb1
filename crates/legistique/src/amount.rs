//! Amounts as French texts write them (« 150 000 € », « 150 K€ », « 1,5 M€ »), in centimes and never in floats, each
//! with the way it was written, so that a recomputed total looks like the one it replaces.

use std::fmt;

use crate::folding::{alike, fold};

/// A sum in hundredths of its unit: centimes for euros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Centimes(pub i64);

/// An amount, or a plain number, with the way it is written.
///
/// ```
/// use legistique::{Amount, Centimes};
/// let amount = Amount::read("1,5 M€").expect("an amount");
/// assert_eq!(amount.centimes(), Centimes(150_000_000));
/// assert_eq!(amount.with(Centimes(162_500_000)).to_string(), "1,625 M€");
/// assert!(Amount::read("150.000 €").is_none()); // one hundred and fifty, or a hundred and fifty thousand?
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    centimes: Centimes,
    writing: Writing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Writing {
    /// What stands on both sides: `**` in a table whose total is bold.
    emphasis: String,
    grouping: Grouping,
    decimals: usize,
    /// Powers of ten from the unit written to the euro: 3 for K€.
    scale: u32,
    /// What follows the number, its space included.
    unit: String,
    is_money: bool,
    /// « HT », « TTC »: what cannot be added to anything else.
    tax: Option<String>,
}

/// What stands between groups of three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grouping {
    /// A short number does not say; a longer one is then grouped as French typography wants.
    Unsaid,
    /// Nothing, in a long number
    Nothing,
    Sign(char),
}

impl Grouping {
    fn sign(self) -> Option<char> {
        match self {
            Self::Unsaid => Some('\u{a0}'),
            Self::Nothing => None,
            Self::Sign(sign) => Some(sign),
        }
    }
}

/// The longest number read, in digits: beyond, it would not fit.
const DIGITS_MAX: usize = 15;

impl Amount {
    /// Reads a whole text as one amount: none when it says anything else, or in a way that could be two numbers.
    pub fn read(text: &str) -> Option<Self> {
        let text = trimmed(text);
        let (emphasis, text) = without_emphasis(text);
        let (is_negative, rest) = match text.chars().next()? {
            '-' | '−' | '–' => (true, trimmed(&text[text.chars().next()?.len_utf8()..])),
            '+' => (false, trimmed(&text[1..])),
            _ => (false, text),
        };
        let (whole, grouping, taken) = whole_part(rest)?;
        let (decimals, taken) = decimal_part(rest, taken)?;
        let unit = &rest[taken..];
        let (scale, is_money, tax) = unit_of(unit)?;
        let centimes = in_centimes(&whole, decimals, scale)?;
        Some(Self {
            centimes: Centimes(if is_negative { -centimes } else { centimes }),
            writing: Writing {
                emphasis: emphasis.to_owned(),
                grouping,
                decimals: decimals.len(),
                scale,
                unit: unit.to_owned(),
                is_money,
                tax,
            },
        })
    }

    /// How much, in hundredths.
    pub fn centimes(&self) -> Centimes {
        self.centimes
    }

    /// Whether it says euros, rather than being a plain number.
    pub fn is_money(&self) -> bool {
        self.writing.is_money
    }

    /// Another sum, written the same way.
    #[must_use]
    pub fn with(&self, centimes: Centimes) -> Self {
        Self {
            centimes,
            writing: self.writing.clone(),
        }
    }

    /// Its digits grouped as those of `other`, when it does not say itself how.
    pub(crate) fn grouped_like(mut self, other: &Self) -> Self {
        if self.writing.grouping == Grouping::Unsaid {
            self.writing.grouping = other.writing.grouping;
        }
        self
    }

    /// Whether both can be added: euros with euros, before tax with before tax.
    pub(crate) fn adds_to(&self, other: &Self) -> bool {
        self.writing.is_money == other.writing.is_money && self.writing.tax == other.writing.tax
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let writing = &self.writing;
        let places = writing.scale + 2;
        let unit = 10_u64.pow(places);
        let value = self.centimes.0.unsigned_abs();
        let whole = (value / unit).to_string();
        let mut decimals = format!("{:0width$}", value % unit, width = places as usize);
        let needed = decimals.trim_end_matches('0').len();
        // « 12,5 € » is written « 12,50 € ».
        let needed = if writing.scale == 0 && needed == 1 {
            2
        } else {
            needed
        };
        decimals.truncate(needed.max(writing.decimals.min(places as usize)));
        write!(out, "{}", writing.emphasis)?;
        if self.centimes.0 < 0 {
            out.write_str("-")?;
        }
        for (rank, digit) in whole.chars().enumerate() {
            if let Some(separator) = writing.grouping.sign()
                && rank > 0
                && (whole.len() - rank).is_multiple_of(3)
            {
                write!(out, "{separator}")?;
            }
            write!(out, "{digit}")?;
        }
        if !decimals.is_empty() {
            write!(out, ",{decimals}")?;
        }
        write!(out, "{}{}", writing.unit, writing.emphasis)
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter| alike(letter) == ' ')
}

/// The bold or italic marks around a text, and the text without them.
pub(crate) fn without_emphasis(text: &str) -> (&str, &str) {
    for mark in ["***", "**", "__", "*", "_"] {
        let inner = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains(['*', '_'])) {
            return (mark, inner);
        }
    }
    ("", text)
}

/// The digits before the comma, the sign that groups them, and how many bytes they take.
fn whole_part(text: &str) -> Option<(String, Grouping, usize)> {
    let digits_at = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits_at(text);
    if first == 0 || first > DIGITS_MAX {
        return None;
    }
    let mut digits = text[..first].to_owned();
    let mut taken = first;
    let mut grouping = if first <= 3 {
        Grouping::Unsaid
    } else {
        Grouping::Nothing
    };
    while let Some(separator) = text[taken..].chars().next().filter(|sign| alike(*sign) == ' ') {
        let after = &text[taken + separator.len_utf8()..];
        match digits_at(after) {
            0 => break,
            3 if first <= 3 && digits.len() + 3 <= DIGITS_MAX => {}
            // « 12 34 » is two numbers.
            _ => return None,
        }
        if grouping == Grouping::Unsaid {
            grouping = Grouping::Sign(separator);
        }
        digits.push_str(&after[..3]);
        taken += separator.len_utf8() + 3;
    }
    Some((digits, grouping, taken))
}

/// The digits after the comma and where they end; « 12.50 » too, but never « 150.000 ».
fn decimal_part(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = &text[from..];
    let Some(sign) = rest.chars().next().filter(|sign| matches!(sign, ',' | '.')) else {
        return Some(("", from));
    };
    let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
    let is_clear = sign == ',' || digits <= 2;
    (digits > 0 && digits <= DIGITS_MAX && is_clear).then(|| (&rest[1..=digits], from + 1 + digits))
}

/// The power of ten, whether it is money, and the tax it is before or after.
fn unit_of(unit: &str) -> Option<(u32, bool, Option<String>)> {
    let folded = fold(unit);
    let folded = folded.trim();
    let (folded, tax) = ["ht", "ttc"]
        .iter()
        .find_map(|tax| {
            let rest = folded.strip_suffix(tax)?;
            rest.ends_with(' ')
                .then(|| (rest.trim(), Some((*tax).to_owned())))
        })
        .unwrap_or((folded, None));
    let scale = match folded {
        "" | "€" | "eur" | "euro" | "euros" => 0,
        "k€" | "ke" | "keur" | "keuros" | "millier d'euros" | "milliers d'euros" => 3,
        "m€" | "meur" | "meuros" | "million d'euros" | "millions d'euros" => 6,
        "md€" | "mds€" | "md d'€" | "milliard d'euros" | "milliards d'euros" => 9,
        _ => return None,
    };
    let is_money = !folded.is_empty();
    (is_money || tax.is_none()).then_some((scale, is_money, tax))
}

fn in_centimes(whole: &str, decimals: &str, scale: u32) -> Option<i64> {
    let places = (scale + 2) as usize;
    let (kept, lost) = decimals.split_at(decimals.len().min(places));
    if lost.bytes().any(|digit| digit != b'0') {
        // Less than a centime is no amount.
        return None;
    }
    let power = |exponent: usize| {
        u32::try_from(exponent)
            .ok()
            .and_then(|exponent| 10_i64.checked_pow(exponent))
    };
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = if kept.is_empty() { 0 } else { kept.parse().ok()? };
    whole
        .checked_mul(power(places)?)?
        .checked_add(decimals.checked_mul(power(places - kept.len())?)?)
}

#[cfg(test)]
mod tests {
    use super::{Amount, Centimes};

    fn centimes(text: &str) -> Option<i64> {
        Amount::read(text).map(|amount| amount.centimes().0)
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, expected) in [
            ("150 000 €", 15_000_000),
            ("150\u{a0}000\u{202f}€", 15_000_000),
            ("150000 €", 15_000_000),
            ("150 K€", 15_000_000),
            ("30k€", 3_000_000),
            ("1,5 M€", 150_000_000),
            ("2 Md€", 200_000_000_000),
            ("1,5 million d’euros", 150_000_000),
            ("12,50 euros", 1_250),
            ("12.50 €", 1_250),
            ("0,5 K€", 50_000),
            ("**180 000 €**", 18_000_000),
            ("-5 000 €", -500_000),
            ("− 5 000 €", -500_000),
            ("1 000 € TTC", 100_000),
            ("42", 4_200),
            ("0 €", 0),
        ] {
            assert_eq!(centimes(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_could_be_something_else_is_not_an_amount() {
        for text in [
            "",
            "€",
            "12 34 €",
            "150.000 €",
            "12 %",
            "0,005 €",
            "environ 30 €",
            "30 € par an",
            "1 0000 €",
            "12,",
            "2026-01-01",
            "99999999999999999999 €",
            "999999999999999 Md€",
            "10 HT",
        ] {
            assert_eq!(centimes(text), None, "{text}");
        }
    }

    #[test]
    fn another_sum_is_written_the_same_way() {
        for (like, sum, expected) in [
            ("150 000 €", 18_000_000, "180 000 €"),
            ("150000 €", 123_456_700, "1234567 €"),
            ("150 K€", 18_050_000, "180,5 K€"),
            ("150 K€", 15_000_001, "150,00001 K€"),
            ("1,50 M€", 150_000_000, "1,50 M€"),
            ("900 €", 120_000, "1\u{a0}200 €"),
            ("12,50 €", 1_300, "13,00 €"),
            ("12 €", 1_350, "13,50 €"),
            ("**10 €**", -500, "**-5 €**"),
        ] {
            let like = Amount::read(like).unwrap();
            assert_eq!(like.with(Centimes(sum)).to_string(), expected);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for like in [
            "1 €",
            "1 K€",
            "1,5 M€",
            "2 Md€",
            "12 500,00 € HT",
            "7",
            "**3 k€**",
        ] {
            let like = Amount::read(like).unwrap();
            for sum in [0, 1, 99, 100, 12_345, 1_000_000, 123_456_789_012, -1, -15_000_000] {
                let written = like.with(Centimes(sum)).to_string();
                assert_eq!(centimes(&written), Some(sum), "{written}");
            }
        }
    }
}
