//! Telephone numbers as people write them, in France and overseas, and as networks do (ITU-T E.164).
//!
//! What is read is what a code can be sent to: a mobile number of the French numbering plan (ARCEP décision 2018-0881), or an
//! international one, whose sort nobody can tell from its digits.

/// The most characters that are looked at.
pub(crate) const TYPED_CHARS_MAX: usize = 40;
/// Digits of an international number, country code included (E.164, section 6).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// Country codes of France overseas, by how their mobile numbers begin inside the country.
const OVERSEAS: [(&str, &str); 8] = [
    ("639", "262"),
    ("690", "590"),
    ("691", "590"),
    ("692", "262"),
    ("693", "262"),
    ("694", "594"),
    ("696", "596"),
    ("697", "596"),
];
/// Country codes of the French plan: France, La Réunion and Mayotte, Guadeloupe, Guyane, Martinique.
const FRENCH: [&str; 5] = ["33", "262", "590", "594", "596"];
/// Country codes whose own numbers begin with 0: elsewhere that one is dialled inside the country alone.
const KEEPS_ZERO: [&str; 5] = ["39", "225", "229", "241", "242"];
/// Digits of a number of the French plan, without the first 0.
const NATIONAL_DIGITS: usize = 9;

/// A number, in its one form: `+33612345678`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhoneNumber(String);

/// Why what was typed is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is no telephone number
    NotANumber,
    /// It is a French number that receives no message
    NotMobile,
}

impl PhoneNumber {
    /// Reads `06 12 34 56 78`, `+33 (0)6 12 34 56 78`, `0033612345678`, `0692 12 34 56`, `+44 7700 900123`.
    ///
    /// # Errors
    /// When it is no number, or is one that receives no message.
    pub(crate) fn parse(typed: &str) -> Result<Self, Unreadable> {
        if typed.chars().count() > TYPED_CHARS_MAX {
            return Err(Unreadable::NotANumber);
        }
        // What people copy from a business card: the 0 between brackets is not dialled with the country code.
        let typed = typed.trim().replace("(0)", "");
        let (is_international, rest) = match typed.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, typed.as_str()),
        };
        let mut digits = String::with_capacity(rest.len());
        for letter in rest.chars() {
            match letter {
                '0'..='9' => digits.push(letter),
                '.' | '-' | '/' | '(' | ')' | '\u{2010}'..='\u{2013}' => {}
                space if space.is_whitespace() => {}
                _ => return Err(Unreadable::NotANumber),
            }
        }
        if is_international {
            return Self::international(&digits);
        }
        if let Some(digits) = digits.strip_prefix("00") {
            return Self::international(digits);
        }
        match digits.strip_prefix('0') {
            Some(national) => Self::french(national),
            None => Err(Unreadable::NotANumber),
        }
    }

    /// One number has one form: the 0 that some write after the country code goes.
    fn international(digits: &str) -> Result<Self, Unreadable> {
        if digits.starts_with('0') || !DIGITS.contains(&digits.len()) {
            return Err(Unreadable::NotANumber);
        }
        let (country, national) = digits.split_at(country_digits(digits));
        if KEEPS_ZERO.contains(&country) {
            return Ok(Self(format!("+{digits}")));
        }
        let national = national.strip_prefix('0').unwrap_or(national);
        if FRENCH.contains(&country) {
            return Self::french(national);
        }
        if national.starts_with('0') || !DIGITS.contains(&(country.len() + national.len())) {
            return Err(Unreadable::NotANumber);
        }
        Ok(Self(format!("+{country}{national}")))
    }

    /// One number has one form: overseas, the country code is never 33.
    fn french(national: &str) -> Result<Self, Unreadable> {
        if national.len() != NATIONAL_DIGITS {
            return Err(Unreadable::NotANumber);
        }
        if !national.starts_with(['6', '7']) {
            return Err(Unreadable::NotMobile);
        }
        let country = OVERSEAS
            .iter()
            .find(|(beginning, _)| national.starts_with(beginning))
            .map_or("33", |&(_, country)| country);
        Ok(Self(format!("+{country}{national}")))
    }

    /// As networks write it: `+33612345678`.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Its last two digits: enough to recognise one's own, too few to call it.
    pub(crate) fn ending(&self) -> &str {
        let start = self.0.len().saturating_sub(2);
        &self.0[start..]
    }

    /// Whether its country code is one of these, written `+33`.
    pub(crate) fn has_prefix_among<'a>(&self, mut prefixes: impl Iterator<Item = &'a str>) -> bool {
        prefixes.any(|prefix| self.0.starts_with(prefix))
    }
}

/// How many digits the country code has (list of country codes annexed to ITU-T E.164): three, but for these.
fn country_digits(digits: &str) -> usize {
    match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [b'2', b'0' | b'7', ..]
        | [b'3', b'0'..=b'4' | b'6' | b'9', ..]
        | [b'4', b'0' | b'1' | b'3'..=b'9', ..]
        | [b'5', b'1'..=b'8', ..]
        | [b'6', b'0'..=b'6', ..]
        | [b'8', b'1' | b'2' | b'4' | b'6', ..]
        | [b'9', b'0'..=b'5' | b'8', ..] => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::{PhoneNumber, Unreadable};

    fn read(typed: &str) -> Result<String, Unreadable> {
        PhoneNumber::parse(typed).map(|number| number.as_str().to_owned())
    }

    #[test]
    fn a_number_has_one_form_however_it_was_typed() {
        for typed in [
            "06 12 34 56 78",
            "0612345678",
            " 06.12.34.56.78 ",
            "06-12-34-56-78",
            "06\u{a0}12\u{202f}34 56 78",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "+330612345678",
            "0033612345678",
            "00 33 (0) 6 12 34 56 78",
        ] {
            assert_eq!(read(typed).as_deref(), Ok("+33612345678"), "{typed}");
        }
        for (typed, expected) in [
            ("0692 12 34 56", "+262692123456"),
            ("+33 692 12 34 56", "+262692123456"),
            ("+262 692 12 34 56", "+262692123456"),
            ("0639 12 34 56", "+262639123456"),
            ("0690123456", "+590690123456"),
            ("0694123456", "+594694123456"),
            ("0696123456", "+596696123456"),
            ("07 56 78 90 12", "+33756789012"),
            ("+262 0692 12 34 56", "+262692123456"),
            ("+590 (0)690 12 34 56", "+590690123456"),
            ("+44 7700 900123", "+447700900123"),
            ("+44 07700 900123", "+447700900123"),
            ("+1 212 555 0100", "+12125550100"),
            ("+225 07 01 23 45 67", "+2250701234567"),
            ("+352 621 123 456", "+352621123456"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn what_receives_no_message_and_what_is_no_number_are_told_apart() {
        for typed in [
            "01 23 45 67 89",
            "+33 9 70 00 00 00",
            "0800 123 456",
            "+262 262 12 34 56",
        ] {
            assert_eq!(read(typed), Err(Unreadable::NotMobile), "{typed}");
        }
        let long = "0".repeat(500);
        for typed in [
            "",
            "+",
            "36 99",
            "06 12 34 56",
            "06 12 34 56 78 9",
            "612345678",
            "zéro six",
            "+0612345678",
            "+262 692 12 34 56 7",
            "+44 007700 900123",
            "+33 612",
            "+33 6 12 34 56 7a",
            "06 12 34 56 78; 06 12 34 56 79",
            long.as_str(),
        ] {
            assert_eq!(read(typed), Err(Unreadable::NotANumber), "{typed}");
        }
    }

    #[test]
    fn a_number_tells_its_last_digits_and_whether_its_country_is_sent_to() {
        let number = PhoneNumber::parse("0692 12 34 56").expect("a number");
        assert_eq!(number.ending(), "56");
        assert!(number.has_prefix_among(["+33", "+262"].into_iter()));
        assert!(!number.has_prefix_among(["+33"].into_iter()));
    }
}
