//! Verified numbers and the gateway that sends their codes: their words and their limits.

use db::{Id, Instant};
use kernel::PersonId;

use crate::number::PhoneNumber;

/// Minutes that a code works.
pub(crate) const CODE_MINUTES: i64 = 10;
/// Times that one code may be typed wrong: with what one number receives, thirty guesses a day among a million codes.
pub(crate) const TRIES_MAX: i64 = 5;
/// Digits of a code.
pub(crate) const CODE_DIGITS: usize = 6;
/// Messages that one account may ask for in an hour.
pub(crate) const PERSON_HOURLY_MAX: i64 = 4;
/// And in a day: who asks for more has other people's numbers written to.
pub(crate) const PERSON_DAILY_MAX: i64 = 10;
/// Messages that one number may receive in an hour.
pub(crate) const NUMBER_HOURLY_MAX: i64 = 3;
/// And in a day.
pub(crate) const NUMBER_DAILY_MAX: i64 = 6;
/// Messages that may be asked for from one client in an hour: the computer of a library, not a program.
pub(crate) const CLIENT_HOURLY_MAX: i64 = 12;
/// Messages that a body sends in an hour, unless an agent says otherwise.
pub(crate) const HOURLY_MAX: i64 = 60;
/// The most that an agent may say.
pub(crate) const HOURLY_MAX_ALLOWED: i64 = 5_000;
/// Hours that what was sent is counted.
pub(crate) const SENT_HOURS: i64 = 24;
/// Days during which a number that was given up is proved by nobody else.
pub(crate) const HELD_DAYS: i64 = 60;
/// Days after which a number that somebody else receives codes at is no longer its first holder's: lines are given to others.
pub(crate) const PROVED_DAYS: i64 = 365;
/// Proofs looked at in one transaction when a new group asks for them.
pub(crate) const PROOFS_AT_ONCE: i64 = 200;
/// The longest address of a gateway, in characters.
pub(crate) const ADDRESS_CHARS_MAX: usize = 500;
/// The longest name of a header.
pub(crate) const HEADER_CHARS_MAX: usize = 60;
/// The longest secret.
pub(crate) const SECRET_CHARS_MAX: usize = 500;
/// The longest template.
pub(crate) const TEMPLATE_CHARS_MAX: usize = 2_000;
/// The longest list of country codes.
pub(crate) const PREFIXES_CHARS_MAX: usize = 200;
/// Country codes that are sent to, when nothing else is said: France and its overseas.
pub(crate) const FRENCH_PREFIXES: &str = "+33 +262 +508 +590 +594 +596 +687 +689";

/// Where the number stands in a template.
pub(crate) const NUMBER_MARK: &str = "{numero}";
/// The same without its `+`.
pub(crate) const PLAIN_NUMBER_MARK: &str = "{numero-sans-plus}";
/// Where the text stands in a template.
pub(crate) const TEXT_MARK: &str = "{texte}";

pub(crate) struct SentMark;
pub(crate) type SentId = Id<SentMark>;

db::text_enum! {
    /// How the gateway is asked.
    pub enum Method {
        /// Almost all of them
        Post = "POST",
        /// Some
        Put = "PUT",
    }
}

db::text_enum! {
    /// How what is asked is written.
    pub enum Format {
        /// A JSON value
        Json = "json",
        /// A form, one `name=value` a line (URL Standard, application/x-www-form-urlencoded)
        Form = "formulaire",
    }
}

db::record! {
    /// By which gateway a body sends text messages.
    #[derive(Clone, Debug)]
    pub struct Gateway {
        /// Raised at each change
        pub version: i64,
        /// The whole address
        pub address: String,
        /// How it is asked
        pub method: Method,
        /// How what is asked is written
        pub format: Format,
        /// What is asked, with its marks
        pub template: String,
        /// The header that carries the secret; empty when there is none
        pub header: String,
        /// What the header says, sealed; empty when there is none
        pub secret: String,
        /// Country codes that are sent to, between spaces
        pub prefixes: String,
        /// Messages in an hour, at most
        pub hourly_max: i64,
    }
}

impl Gateway {
    /// Whether it sends to this number's country.
    pub(crate) fn sends_to(&self, number: &PhoneNumber) -> bool {
        number.has_prefix_among(self.prefixes.split_whitespace())
    }
}

db::record! {
    /// A code that was sent and not typed yet.
    #[derive(Clone, Debug)]
    pub(crate) struct Wait {
        pub(crate) number_hash: Vec<u8>,
        pub(crate) code_hash: Vec<u8>,
        pub(crate) ending_sealed: String,
        pub(crate) tries: i64,
        pub(crate) expires_at: Instant,
    }
}

db::record! {
    /// « Numéro de téléphone vérifié », as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct Proof {
        pub(crate) person_id: PersonId,
        pub(crate) number_hash: Vec<u8>,
        pub(crate) ending_sealed: String,
        pub(crate) proved_at: Instant,
    }
}

/// What is kept of a code: its digits, whatever was typed between them.
pub(crate) fn digits_of(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_digit)
        .take(CODE_DIGITS + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::digits_of;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        for typed in ["123456", " 123 456 ", "123-456", "code 123456"] {
            assert_eq!(digits_of(typed), "123456", "{typed}");
        }
        // A longer one is no other's beginning.
        assert_eq!(digits_of("1234567890"), "1234567");
    }
}
