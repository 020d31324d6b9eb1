//! Numbers as each language prints them: in French and in Breton, groups of three parted by a narrow no-break space and a
//! decimal comma; in English, commas between groups and a decimal point.

use fluent_bundle::types::FluentNumber;

use crate::t;
use crate::words::Words;

/// U+202F, the space of French digit groups: narrow, and never at the end of a line.
pub const GROUP_SPACE: char = '\u{202f}';

/// How a language prints numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `1 234,5`
    French,
    /// `1,234.5`
    English,
}

impl Style {
    pub(crate) fn of(language: &str) -> Self {
        match language {
            "en" => Self::English,
            _ => Self::French,
        }
    }

    fn group(self) -> char {
        match self {
            Self::French => GROUP_SPACE,
            Self::English => ',',
        }
    }

    fn point(self) -> &'static str {
        match self {
            Self::French => ",",
            Self::English => ".",
        }
    }
}

impl Words {
    fn style(self) -> Style {
        Style::of(self.language())
    }

    /// A whole number: « 12 345 » with U+202F between groups.
    pub fn number(self, number: i64) -> String {
        grouped(&number.to_string(), self.style())
    }

    /// A decimal number given with a point, as programs write it: « 1 234,5 ».
    pub fn decimal(self, plain: &str) -> String {
        grouped(plain, self.style())
    }

    /// The share `part / whole` in per cent, one decimal at most: « 62,5 % ». Nothing out of nothing is « 0 % ».
    pub fn percentage(self, part: u64, whole: u64) -> String {
        let per_mille = per_mille(part, whole);
        let decimals = per_mille % 10;
        let style = self.style();
        let share = grouped(&(per_mille / 10).to_string(), style);
        let share = if decimals == 0 {
            share
        } else {
            format!("{share}{}{decimals}", style.point())
        };
        t!(self, "number-percentage", share = share)
    }

    /// The size of a file in the units of the International System: « 980 octets », « 2,4 Mo ».
    pub fn file_size(self, bytes: u64) -> String {
        const UNITS: [&str; 4] = [
            "file-size-kilo",
            "file-size-mega",
            "file-size-giga",
            "file-size-tera",
        ];
        if bytes < 1_000 {
            return t!(self, "file-size-bytes", n = bytes);
        }
        let mut divisor: u128 = 1_000;
        for unit in UNITS {
            // Half up, in whole numbers: 1 949 is « 1,9 ko », 1 950 is « 2 ko ».
            let tenths = (u128::from(bytes) * 10 + divisor / 2) / divisor;
            if tenths < 10_000 || unit == "file-size-tera" {
                let style = self.style();
                let (whole, decimal) = (grouped(&(tenths / 10).to_string(), style), tenths % 10);
                let size = if decimal == 0 || tenths >= 1_000 {
                    whole
                } else {
                    format!("{whole}{}{decimal}", style.point())
                };
                return t!(self, unit, size = size);
            }
            divisor *= 1_000;
        }
        unreachable!("the last unit takes any size")
    }
}

/// `part / whole` in thousandths, rounded half up; 0 when `whole` is 0.
pub(crate) fn per_mille(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        return 0;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    u64::try_from((part * 2_000 + whole) / (whole * 2)).unwrap_or(u64::MAX)
}

/// How a number inside a sentence is printed, unless the sentence asked for `useGrouping: "false"`.
pub(crate) fn fluent_number(number: &FluentNumber, style: Style) -> String {
    let plain = number.as_string();
    if number.options.use_grouping {
        grouped(&plain, style)
    } else {
        plain.replace('.', style.point())
    }
}

/// A number as programs write it, with a point, in groups and with the decimal mark of `style`.
fn grouped(digits: &str, style: Style) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits
        .find('.')
        .map_or((digits, ""), |point| digits.split_at(point));
    let mut printed = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            printed.push(style.group());
        }
        printed.push(digit);
    }
    printed.push_str(&fraction.replace('.', style.point()));
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_grouped_by_three() {
        let words = Words::build(&[]);
        for (number, printed) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1\u{202f}000"),
            (12_345, "12\u{202f}345"),
            (1_234_567, "1\u{202f}234\u{202f}567"),
            (-4_200, "\u{2212}4\u{202f}200"),
        ] {
            assert_eq!(words.number(number), printed);
        }
    }

    #[test]
    fn decimals_take_a_comma() {
        let words = Words::build(&[("fr", "rate = { $n }")]);
        assert_eq!(t!(words, "rate", n = 1234.5), "1\u{202f}234,5");
    }

    #[test]
    fn a_decimal_is_grouped_before_its_comma_only() {
        let words = Words::build(&[]);
        assert_eq!(words.decimal("-12345.6789"), "\u{2212}12\u{202f}345,6789");
        assert_eq!(words.decimal("0.50"), "0,50");
    }

    #[test]
    fn shares_are_rounded_half_up() {
        let words = Words::build(&[]);
        for (part, whole, printed) in [
            (5, 8, "62,5\u{a0}%"),
            (1, 3, "33,3\u{a0}%"),
            (2, 3, "66,7\u{a0}%"),
            (7, 7, "100\u{a0}%"),
            (0, 0, "0\u{a0}%"),
        ] {
            assert_eq!(words.percentage(part, whole), printed);
        }
    }

    #[test]
    fn file_sizes_use_the_unit_people_know() {
        let words = Words::build(&[]);
        for (bytes, printed) in [
            (0, "0\u{a0}octet"),
            (980, "980\u{a0}octets"),
            (1_000, "1\u{a0}ko"),
            (1_949, "1,9\u{a0}ko"),
            (2_400_000, "2,4\u{a0}Mo"),
            (312_400, "312\u{a0}ko"),
            (999_999, "1\u{a0}Mo"),
            (5_000_000_000_000_000, "5\u{202f}000\u{a0}To"),
        ] {
            assert_eq!(words.file_size(bytes), printed, "{bytes} bytes");
        }
    }

    #[test]
    fn english_parts_groups_by_commas_and_has_a_point() {
        let words = Words::build(&[("en", "rate = { $n }")]).in_language("en");
        assert_eq!(words.number(1_234_567), "1,234,567");
        assert_eq!(words.decimal("-12345.6789"), "\u{2212}12,345.6789");
        assert_eq!(words.percentage(5, 8), "62.5%");
        assert_eq!(words.file_size(1_949), "1.9\u{a0}kB");
        assert_eq!(words.file_size(1), "1\u{a0}byte");
        assert_eq!(words.file_size(5_000_000_000_000_000), "5,000\u{a0}TB");
        assert_eq!(t!(words, "rate", n = 1234.5), "1,234.5");
        let breton = words.in_language("br");
        assert_eq!(breton.decimal("12345.5"), "12\u{202f}345,5");
    }
}
