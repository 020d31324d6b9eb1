//! What a hostile file says, on a terminal.

use std::fmt::Write as _;

/// Whether a character commands a terminal, breaks a line, or changes the direction in which what surrounds it is read.
fn is_command(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// A text of an archive, to be shown on a terminal: what would command it, break a line or turn the direction of reading
/// is written `\u{…}`.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for character in text.chars() {
        if is_command(character) {
            let _ = write!(said, "{}", character.escape_unicode());
        } else {
            said.push(character);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_command_a_terminal_is_written_out() {
        for (hostile, said) in [
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("a\nb\rc\td", "a\\u{a}b\\u{d}c\\u{9}d"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("\u{202e}iuO", "\\u{202e}iuO"),
            (
                "\u{2066}x\u{2069}\u{200f}\u{61c}",
                "\\u{2066}x\\u{2069}\\u{200f}\\u{61c}",
            ),
            ("\u{2028}\u{feff}\u{e0041}", "\\u{2028}\\u{feff}\\u{e0041}"),
        ] {
            assert_eq!(shown(hostile), said);
        }
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in [
            "Élection « place » : l’été",
            "Ḥ̣́",
            "العربية",
            "👩\u{200d}🌾",
            "a\u{a0}!",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn a_fault_never_carries_what_commands() {
        let fault = crate::Fault::new(crate::Rule::Member).found("\u{1b}]0;x\u{7}");
        assert_eq!(fault.to_string(), "member found=\\u{1b}]0;x\\u{7}");
    }
}
