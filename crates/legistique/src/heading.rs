//! What a heading says: « Action 7 – Intitulé » is a noun, a number and an intitulé.

use std::ops::Range;

use crate::folding::{alike, fold};
use crate::nouns::{ADVERBS, noun};

/// The parts of a heading, by byte ranges in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadingParts {
    /// Key of the noun and canonical number.
    pub(crate) label: Option<(&'static str, String)>,
    /// Where the number ends (0 without label).
    pub(crate) label_end: usize,
    /// Whether the separator is the « . – » of a text that follows on the same line.
    pub(crate) runs_on: bool,
    /// The intitulé, empty when the heading is only a label.
    pub(crate) intitule: Range<usize>,
}

pub(crate) fn split_heading(text: &str) -> HeadingParts {
    labelled(text).unwrap_or(HeadingParts {
        label: None,
        label_end: 0,
        runs_on: false,
        intitule: 0..text.len(),
    })
}

fn labelled(text: &str) -> Option<HeadingParts> {
    let noun_end = text.find(|letter: char| alike(letter) == ' ')?;
    let noun = noun(&text[..noun_end])?;
    let number_start = noun_end + leading(&text[noun_end..], |letter| alike(letter) == ' ');
    let (number, number_length) = number_at(&text[number_start..])?;
    let label_end = number_start + number_length;
    let rest = &text[label_end..];
    let is_separator =
        |letter: char| alike(letter) == ' ' || matches!(letter, '–' | '—' | '-' | ':' | '.' | '−');
    let separator = &rest[..leading(rest, is_separator)];
    let intitule_start = label_end + separator.len();
    let is_letter_or_roman = number.chars().all(char::is_alphabetic);
    let has_mark = separator.contains(['–', '—', '-', ':', '.', '−']);
    if intitule_start < text.len() && (separator.is_empty() || (is_letter_or_roman && !has_mark)) {
        // « Titre A propos » is a title, not title A; « Action 7bis » has no number we know.
        return None;
    }
    Some(HeadingParts {
        label: Some((noun.key, number)),
        label_end,
        runs_on: separator.starts_with('.') && separator.contains(['–', '—', '-', '−']),
        intitule: intitule_start..text.len(),
    })
}

fn leading(text: &str, accept: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !accept(letter)).unwrap_or(text.len())
}

/// A division number at the start of a text: its canonical form (« 1er » is « 1 », « 1 Bis » is « 1 bis ») and
/// how many bytes it takes. Accepts `7`, `7b`, `1er`, `2-1`, `3.2`, `1 bis`, `II`, `A`.
pub(crate) fn number_at(text: &str) -> Option<(String, usize)> {
    let word_length = leading(text, |letter| {
        letter.is_alphanumeric() || matches!(letter, '-' | '.')
    });
    let word = text[..word_length].trim_end_matches(['-', '.']);
    let digits = leading(word, |letter| letter.is_ascii_digit());
    let mut number = if digits == 0 {
        let is_roman = !word.is_empty() && word.chars().all(|letter| "IVXLC".contains(letter));
        let is_letter = word.len() == 1 && word.chars().all(|letter| letter.is_ascii_uppercase());
        (is_roman || is_letter).then(|| word.to_owned())?
    } else {
        match &word[digits..] {
            "er" | "re" | "ère" => word[..digits].to_owned(),
            suffix if is_numeric_suffix(suffix) => word.to_owned(),
            _ => return None,
        }
    };
    let mut length = word.len();
    let after = &text[length..];
    let gap = leading(after, |letter| alike(letter) == ' ');
    let adverb = &after[gap..][..leading(&after[gap..], char::is_alphabetic)];
    if gap > 0 && ADVERBS.contains(&fold(adverb).as_str()) {
        number = format!("{number} {}", fold(adverb));
        length += gap + adverb.len();
    }
    Some((number, length))
}

/// Nothing, one letter (`7b`), or further numbers (`-1`, `.2.1`).
fn is_numeric_suffix(suffix: &str) -> bool {
    let mut letters = suffix.chars();
    match (letters.next(), letters.next()) {
        (None, _) => true,
        (Some(letter), None) => letter.is_ascii_lowercase(),
        _ => {
            suffix.starts_with(['-', '.'])
                && suffix[1..]
                    .split(['-', '.'])
                    .all(|part| !part.is_empty() && part.chars().all(|d| d.is_ascii_digit()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{number_at, split_heading};

    fn parts(text: &str) -> (Option<(&'static str, String)>, &str) {
        let parts = split_heading(text);
        (parts.label, &text[parts.intitule])
    }

    #[test]
    fn headings_are_read_as_people_write_them() {
        let label = |noun, number: &str| Some((noun, number.to_owned()));
        assert_eq!(parts("Action 7 – Ouvrir"), (label("action", "7"), "Ouvrir"));
        assert_eq!(parts("Article 1er : Objet"), (label("article", "1"), "Objet"));
        assert_eq!(
            parts("ARTICLE 1 BIS. – Bilan"),
            (label("article", "1 bis"), "Bilan")
        );
        assert_eq!(parts("Priorité 2"), (label("priorite", "2"), ""));
        assert_eq!(parts("Action 7 Ouvrir"), (label("action", "7"), "Ouvrir"));
        assert_eq!(
            parts("Titre II – Des moyens"),
            (label("titre", "II"), "Des moyens")
        );
        assert_eq!(parts("Annexe A"), (label("annexe", "A"), ""));
        assert_eq!(parts("Titre A propos"), (None, "Titre A propos"));
        assert_eq!(parts("Action publique"), (None, "Action publique"));
        assert_eq!(parts("Section 2.1 - Suite"), (label("section", "2.1"), "Suite"));
        assert_eq!(parts(""), (None, ""));
    }

    #[test]
    fn numbers_have_one_form() {
        assert_eq!(number_at("23-1, puis"), Some(("23-1".into(), 4)));
        assert_eq!(number_at("7."), Some(("7".into(), 1)));
        assert_eq!(number_at("2\u{a0}ter"), Some(("2 ter".into(), 6)));
        assert_eq!(number_at("12bis"), None);
        assert_eq!(number_at("élan"), None);
    }
}
