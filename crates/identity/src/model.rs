//! Addresses, secrets and paths: what may be kept, and in what form.

pub mod attempt;
pub mod device;
pub mod directory;
pub mod effort;
pub mod paper_code;
pub mod passkey;
pub mod provider;
pub mod second_factor;

use std::net::IpAddr;

use db::{Instant, Value};
use sha2::{Digest, Sha256};

/// How long a sign-in link works, in seconds.
pub const LINK_VALID_S: i64 = 3600;
/// Days an expired link is kept, so that who clicks on it late is told why it no longer works.
pub const EXPIRED_LINKS_KEPT_DAYS: i64 = 7;
/// How long the way from one body to another takes at most once granted, in seconds.
pub const PASSAGE_VALID_S: i64 = 120;
/// How long a session lasts, in days.
pub const SESSION_VALID_DAYS: i64 = 30;
/// Links one address may be sent in an hour: enough for a slow mailbox, too few to annoy somebody.
pub const LINKS_PER_HOUR_MAX: i64 = 5;
/// The same in a demonstration, where every visitor borrows the same invented people and no mail leaves the house.
pub const LINKS_PER_HOUR_MAX_IN_DEMONSTRATION: i64 = 500;
/// Links that may be asked for from one client in an hour: a whole council on the hall's network, not a mailing.
pub const CLIENT_LINKS_PER_HOUR_MAX: i64 = 60;
/// Links after which a client, within that hour, makes an effort for each or waits a minute.
pub const CLIENT_LINKS_EASY: i64 = 30;
/// The same in a demonstration, where a class or a program may try everything from one machine.
pub const CLIENT_LINKS_PER_HOUR_MAX_IN_DEMONSTRATION: i64 = 5000;
/// Days between an agent's asking for somebody's account to be closed and its closing: time to read a letter and to say no.
pub const ERASURE_DAYS: i64 = 7;
/// Days during which it is tried, where something still needs the person on that date.
pub const ERASURE_TRIED_DAYS: i64 = 60;
/// Days during which what one agent asked waits for another to do it too.
pub const FOUR_EYES_DAYS: i64 = 7;
/// Application tokens one person may have at once.
pub const TOKENS_MAX: i64 = 20;
/// The longest name of one, in characters.
pub const TOKEN_NAME_CHARS_MAX: usize = 60;
/// What each begins with, so that one left in a file by mistake is known for what it is.
pub const TOKEN_PREFIX: &str = "parvis_";
/// People who may come with links sent to one mailbox, beside who has its address: a household, not a crowd.
pub const MAILBOX_SHARERS_MAX: i64 = 5;
/// The longest name, in characters.
pub const NAME_CHARS_MAX: usize = 100;
/// The longest address, in bytes (RFC 5321, section 4.5.3.1.3, less the angle brackets).
pub const EMAIL_BYTES_MAX: usize = 254;
/// The longest part before the @, in bytes (RFC 5321, section 4.5.3.1.1).
const LOCAL_PART_BYTES_MAX: usize = 64;
/// The longest address of a page to come back to, in bytes.
const RETURN_PATH_BYTES_MAX: usize = 500;

/// An e-mail address, folded: two writings that differ only by case are one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads what was typed. Refuses what cannot be an address; only a mail sent there can prove that it is one.
    pub fn parse(typed: &str) -> Option<Self> {
        let folded = typed.trim().to_lowercase();
        let (local, domain) = folded.split_once('@')?;
        let is_plain = folded.len() <= EMAIL_BYTES_MAX
            && !folded.chars().any(|letter| {
                letter.is_whitespace() || letter.is_control() || "<>()[],;:\\\"".contains(letter)
            });
        let has_local = !local.is_empty() && local.len() <= LOCAL_PART_BYTES_MAX;
        let has_domain = !domain.contains('@')
            && domain.contains('.')
            && domain
                .split('.')
                .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        (is_plain && has_local && has_domain && outgoing::mail::is_address(&folded)).then_some(Self(folded))
    }

    /// The folded address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&EmailAddress> for Value {
    fn from(email: &EmailAddress) -> Self {
        Self::from(email.as_str())
    }
}

/// The SHA-256 of a secret: what the database keeps of links and sessions. The secrets have 256 bits of randomness, so
/// a plain hash cannot be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretHash(Vec<u8>);

impl SecretHash {
    /// The hash of `secret`.
    pub fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret).to_vec())
    }

    /// What is kept of a client for an hour: a fixed length, and no address to be read at a glance. Addresses are few
    /// enough to be tried one by one: only forgetting them protects them.
    pub fn of_client(client: IpAddr) -> Self {
        Self::of(&client.to_string())
    }

    /// The hash that these bytes of the database are.
    pub(crate) fn kept(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// What names it on a page, without telling it: the hash of its digits.
    pub fn handle(&self) -> String {
        Self::of(&self.to_hex()).to_hex()
    }

    /// Its 64 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        use std::fmt::Write as _;
        self.0.iter().fold(String::with_capacity(64), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(digits: &str) -> Option<Self> {
        let is_hash = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
        bytes.filter(|_| is_hash).map(Self)
    }
}

impl From<&SecretHash> for Value {
    fn from(hash: &SecretHash) -> Self {
        Self::from(&hash.0)
    }
}

/// `path` when it leads to a page of this site. `//host` and `/\host` lead elsewhere, and browsers drop control
/// characters before reading an address (URL Standard, section 4.1), so `/<tab>/host` does too.
pub fn local_path(path: &str) -> Option<&str> {
    let is_local = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    let is_clean = path.len() <= RETURN_PATH_BYTES_MAX && !path.chars().any(char::is_control);
    (is_local && is_clean).then_some(path)
}

/// What can be done with a sign-in link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It signs in
    Valid,
    /// It has already signed somebody in
    Used,
    /// Its hour is over
    Expired,
}

impl LinkState {
    /// The state at `now` of a link that was used at `used_at` and expires at `expires_at`.
    pub fn at(now: Instant, used_at: Option<Instant>, expires_at: Instant) -> Self {
        if used_at.is_some() {
            Self::Used
        } else if now >= expires_at {
            Self::Expired
        } else {
            Self::Valid
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_folded_and_what_cannot_be_one_is_refused() {
        let read = EmailAddress::parse("  Maïwenn.LE-Goff@Exemple.FR ").expect("an address");
        assert_eq!(read.as_str(), "maïwenn.le-goff@exemple.fr");
        for wrong in [
            "",
            "maiwenn",
            "@exemple.fr",
            "a@b",
            "a@.fr",
            "a@exemple..fr",
            "a b@exemple.fr",
            "a@b@exemple.fr",
            "a@exemple.fr,b@exemple.fr",
            "a@exemple.fr\nbcc: b@exemple.fr",
            "Ada <a@exemple.fr>",
        ] {
            assert_eq!(EmailAddress::parse(wrong), None, "{wrong:?}");
        }
        let too_long = format!("{}@exemple.fr", "a".repeat(65));
        assert_eq!(EmailAddress::parse(&too_long), None);
    }

    #[test]
    fn one_comes_back_only_to_a_page_of_this_site() {
        for local in ["/", "/textes/12?q=a#b", "/a//b"] {
            assert_eq!(local_path(local), Some(local));
        }
        for elsewhere in [
            "",
            "textes",
            "//exemple.fr",
            "/\\exemple.fr",
            "https://exemple.fr",
            "/\t/exemple.fr",
        ] {
            assert_eq!(local_path(elsewhere), None, "{elsewhere:?}");
        }
    }

    #[test]
    fn a_hash_is_written_in_digits_and_read_again() {
        let hash = SecretHash::of("secret");
        assert_eq!(SecretHash::from_hex(&hash.to_hex()), Some(hash));
        let long = "a".repeat(65);
        for wrong in ["", "00", long.as_str(), &"é".repeat(32), &"g".repeat(64)] {
            assert_eq!(SecretHash::from_hex(wrong), None);
        }
    }

    #[test]
    fn a_link_works_once_and_less_than_its_hour() {
        let made = Instant::from_micros(1_795_000_000_000_000);
        let end = made.plus_seconds(LINK_VALID_S);
        assert_eq!(LinkState::at(made, None, end), LinkState::Valid);
        assert_eq!(LinkState::at(end, None, end), LinkState::Expired);
        assert_eq!(LinkState::at(made, Some(made), end), LinkState::Used);
    }
}
