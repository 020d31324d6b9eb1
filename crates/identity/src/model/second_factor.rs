//! The second factor: the codes of an authenticator app (TOTP, RFC 6238), and those that stand for it when it is lost.

use std::fmt::Write as _;

use db::Instant;
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::{Builder, Secret, Totp};

/// How long somebody who signed in may take to give it, in seconds.
pub const WAIT_VALID_S: i64 = 600;
/// How long the app shows a code, in seconds (RFC 6238, section 4.1).
const STEP_S: i64 = 30;
/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// Wrong codes in a row before one has to wait.
pub const FAILURES_MAX: i64 = 5;
/// Wrong codes in a row after which each asks for an effort, or for a minute.
pub const FAILURES_EASY: i64 = 3;
/// How long one waits then after each wrong code, in seconds: a hundred tries a day at most, among a million codes.
pub const FAILURES_WAIT_S: i64 = 900;
/// Recovery codes that are given at once.
pub const RECOVERY_CODES: usize = 10;
/// Letters of each: 60 bits.
pub const RECOVERY_LETTERS: usize = 12;
/// How long an agent's asking for somebody's second factor to be taken away waits for another agent, in days.
pub const RESET_VALID_DAYS: i64 = 3;
/// What the app and this house share: 160 bits (RFC 4226, section 4).
pub const SECRET_BYTES: usize = 20;

/// Without those that are taken for one another (i, l, o, u).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// What stays white around the picture, in modules (ISO/IEC 18004, section 6.3.8).
const MARGIN: usize = 4;

/// What an authenticator app and this house share: six digits, another code every thirty seconds, by HMAC-SHA-1. All apps know no
/// other (RFC 6238, section 1.2).
pub struct Authenticator(Totp);

impl Authenticator {
    /// A new one, of what was drawn.
    pub fn new(drawn: [u8; SECRET_BYTES]) -> Self {
        Self::of(Secret::from(drawn))
    }

    /// Reads what was kept; none when it is no secret.
    pub fn parse(base32: &str) -> Option<Self> {
        Secret::try_from_base32(base32).ok().map(Self::of)
    }

    fn of(secret: Secret) -> Self {
        Self(Builder::new().with_secret(secret).build_noncompliant())
    }

    /// The secret as people type it in an app (RFC 4648, section 6).
    pub fn to_base32(&self) -> String {
        self.0.secret().to_base32()
    }

    /// Which step of thirty seconds this code is of, at `at` or one step around it: a clock may be a little late. None when it is
    /// of none of them.
    pub fn step_of(&self, code: &str, at: Instant) -> Option<i64> {
        let at_s = u64::try_from(at.micros() / 1_000_000).ok()?;
        let step = self.0.check(code, at_s)?;
        i64::try_from(step).ok()
    }

    /// The code of the step of `at`, or of the one after `last_step` when that is later: one that has not served.
    pub fn code_after(&self, last_step: i64, at: Instant) -> String {
        let step = (at.micros() / 1_000_000 / STEP_S).max(last_step + 1);
        let seconds = u64::try_from(step * STEP_S).unwrap_or_default();
        self.0.generate(seconds).to_string()
    }

    /// The address that an app reads from the picture: whose it is and what is shared.
    pub fn address(&self, body: &str, account: &str) -> String {
        // A colon parts the one from the other in a label.
        let (issuer, account) = (in_address(&body.replace(':', " ")), in_address(account));
        let secret = self.to_base32();
        format!(
            "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
        )
    }
}

fn in_address(text: &str) -> String {
    ui::paging::query_value(text).replace('/', "%2F")
}

/// A picture that a telephone reads.
pub struct Picture {
    /// Its side, in modules, its margin included
    pub side: usize,
    /// Its dark modules, as the data of an SVG path
    pub path: String,
}

impl Picture {
    /// The picture of `text`; none when it is too long for one.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for row in 0..width {
            for column in 0..width {
                if code[(column, row)] == Color::Dark {
                    let _ = write!(path, "M{} {}h1v1h-1z", column + MARGIN, row + MARGIN);
                }
            }
        }
        Some(Self {
            side: width + 2 * MARGIN,
            path,
        })
    }
}

/// A text in groups of four letters, to be copied by hand.
pub fn in_fours(text: &str, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(between)
}

/// A recovery code, of what was drawn: `k3v9-2m4t-x7qa`.
pub fn recovery_code(drawn: [u8; RECOVERY_LETTERS]) -> String {
    let letters: String = drawn
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte & 31)]))
        .collect();
    in_fours(&letters, "-")
}

/// A recovery code as it is compared, however it was typed.
pub fn read_recovery_code(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    letters
        .map(|letter| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}

/// A code as it is compared: its digits.
pub fn read_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).collect()
}

/// Whether a level that an identity provider vouches for says that it asked for two factors itself: those of ProConnect that end
/// so, and the substantial and high ones (Regulation (EU) 2015/1502, annex, 2.2.1).
pub fn is_two_factors(level: &str) -> bool {
    level.ends_with("-mfa") || level == "eidas2" || level == "eidas3"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000)
    }

    /// RFC 6238, appendix B, SHA-1: its codes have eight digits, of which an app shows the last six.
    #[test]
    fn the_codes_are_those_of_the_rfc() {
        let shared = Authenticator::new(*b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(shared.step_of(code, at(seconds)), Some(seconds / 30), "{seconds}");
            assert_eq!(shared.step_of(code, at(seconds + 30)), Some(seconds / 30));
            assert_eq!(shared.step_of(code, at(seconds + 90)), None);
        }
        for wrong in ["", "28708", "2870820", "28708a", "+87082"] {
            assert_eq!(shared.step_of(wrong, at(59)), None, "{wrong}");
        }
    }

    #[test]
    fn a_code_that_has_not_served_is_made_again() {
        let shared = Authenticator::new(*b"12345678901234567890");
        assert_eq!(shared.code_after(0, at(59)), "287082");
        let next = shared.code_after(1, at(59));
        assert_eq!(shared.step_of(&next, at(59)), Some(2));
    }

    #[test]
    fn what_is_kept_is_read_again_and_an_app_reads_its_address() {
        let shared = Authenticator::new(*b"12345678901234567890");
        assert_eq!(shared.to_base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let again = Authenticator::parse(&shared.to_base32()).expect("read");
        assert_eq!(again.step_of("287082", at(59)), Some(1));
        assert!(Authenticator::parse("pas une clé").is_none());
        assert_eq!(
            shared.address("Ville : l’été", "a/b@exemple.fr"),
            "otpauth://totp/Ville%20%20%20l%E2%80%99%C3%A9t%C3%A9:a%2Fb%40exemple.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Ville%20%20%20l%E2%80%99%C3%A9t%C3%A9&algorithm=SHA1&digits=6&period=30"
        );
    }

    #[test]
    fn the_picture_has_its_three_marks_and_its_margin() {
        let picture = Picture::of("otpauth://totp/a:b?secret=c").expect("a picture");
        assert!(picture.side >= 21 + 8);
        let corner = |x: usize, y: usize| picture.path.contains(&format!("M{x} {y}h1"));
        assert!(corner(4, 4) && corner(picture.side - 5, 4) && corner(4, picture.side - 5));
        assert!(!corner(3, 4) && !corner(picture.side - 5, picture.side - 5 + 1));
        assert!(Picture::of(&"a".repeat(5000)).is_none());
    }

    #[test]
    fn a_recovery_code_is_read_however_it_was_copied() {
        let code = recovery_code([0, 1, 2, 31, 32, 33, 100, 200, 255, 17, 18, 19]);
        assert_eq!(code.len(), RECOVERY_LETTERS + 2);
        let plain = read_recovery_code(&code);
        assert_eq!(plain.len(), RECOVERY_LETTERS);
        let badly = format!(
            " {} ",
            code.to_uppercase()
                .replace('-', " ")
                .replace('0', "O")
                .replace('1', "l")
        );
        assert_eq!(read_recovery_code(&badly), plain);
        assert_eq!(read_code(" 287 082 "), "287082");
    }

    #[test]
    fn only_levels_of_two_factors_stand_for_one() {
        for strong in ["eidas1-mfa", "eidas0-mfa", "eidas2", "eidas3"] {
            assert!(is_two_factors(strong), "{strong}");
        }
        for weak in ["", "eidas0", "eidas1", "mfa", "eidas22"] {
            assert!(!is_two_factors(weak), "{weak}");
        }
    }
}
