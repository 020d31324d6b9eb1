//! Codes that people copy from paper: letters that nobody mistakes for one another, in groups of four.

use kernel::Randomness;

/// Letters of a code: 60 bits. Of ten thousand codes that work, ten thousand tries find one with a chance of 1 in 10¹⁰.
pub const LETTERS_COUNT: usize = 12;
/// Without 0, O, 1 and I: five bits each.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Letters of what is typed that are looked at.
const TYPED_MAX: usize = 40;

/// A new code, as it is printed: `K3V9-2M4T-X7QA`.
pub fn draw(randomness: &Randomness) -> String {
    let mut drawn = [0; LETTERS_COUNT];
    randomness.fill(&mut drawn);
    printed(drawn)
}

fn printed(drawn: [u8; LETTERS_COUNT]) -> String {
    let mut code = String::with_capacity(LETTERS_COUNT + 2);
    for (place, byte) in drawn.iter().enumerate() {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(LETTERS[usize::from(byte & 31)]));
    }
    code
}

/// A code as it is compared, whatever stands between its letters and however it was typed.
pub fn read(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    letters
        .map(|letter| letter.to_ascii_uppercase())
        .take(TYPED_MAX)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, LETTERS_COUNT, printed, read};

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = printed([0, 1, 2, 3, 7, 8, 9, 31, 32, 255, 30, 11]);
        assert_eq!(code, "2345-9ABZ-2ZYD");
        for typed in [
            "2345-9abz-2zyd",
            " 2345 9ABZ 2ZYD ",
            "23459abz2zyd",
            "2345–9ABZ–2ZYD.",
        ] {
            assert_eq!(read(typed), "23459ABZ2ZYD", "{typed}");
        }
        assert_eq!(read(&"é".repeat(500)), "");
        assert_eq!(read(&"a".repeat(500)).len(), 40);
    }

    #[test]
    fn no_letter_is_mistaken_for_another() {
        let mut letters = LETTERS.to_vec();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 32);
        assert!(letters.iter().all(|letter| !b"0O1Il".contains(letter)));
        assert_eq!(printed([0; LETTERS_COUNT]).len(), LETTERS_COUNT + 2);
    }
}
