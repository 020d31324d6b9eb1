//! What is under way with a passkey: written into its form, sealed by the house, for a few minutes.

use db::Instant;

/// How long one may take between seeing the form and answering it, in seconds.
pub const CEREMONY_VALID_S: i64 = 600;
/// How long the second factor that was given in a session stands for another giving, in seconds.
pub const PROOF_VALID_S: i64 = 600;
/// Passkeys one person may have at once.
pub const PASSKEYS_MAX: i64 = 20;
/// The longest name of one, in characters.
pub const PASSKEY_NAME_CHARS_MAX: usize = 60;

/// What is sealed: what the ceremony is to find again, and when it began.
pub fn written(began_at: Instant, state: &str) -> String {
    format!("{} {state}", began_at.micros())
}

/// What was sealed, unless it is too old.
pub fn read(opened: &str, now: Instant) -> Option<&str> {
    let (micros, state) = opened.split_once(' ')?;
    let began_at = Instant::from_micros(micros.parse().ok()?);
    let is_fresh = began_at <= now && now < began_at.plus_seconds(CEREMONY_VALID_S);
    is_fresh.then_some(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ceremony_is_found_again_for_ten_minutes() {
        let began_at = Instant::from_micros(1_795_000_000_000_000);
        let sealed = written(began_at, "{\"a\": \"b c\"}");
        assert_eq!(read(&sealed, began_at), Some("{\"a\": \"b c\"}"));
        assert!(read(&sealed, began_at.plus_seconds(CEREMONY_VALID_S - 1)).is_some());
        for at in [began_at.plus_seconds(CEREMONY_VALID_S), began_at.plus_seconds(-1)] {
            assert_eq!(read(&sealed, at), None);
        }
        for wrong in ["", "rien", "x {}"] {
            assert_eq!(read(wrong, began_at), None, "{wrong}");
        }
    }
}
