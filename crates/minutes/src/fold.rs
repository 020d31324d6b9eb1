//! Text compared without case, accents or typographic variants.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no accents, straight apostrophes and ordinary spaces: « À l’unanimité » gives `a l'unanimite`.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            '\u{2019}' | '\u{2018}' | '\u{2BC}' => folded.push('\''),
            '\u{A0}' | '\u{202F}' | '\u{2009}' | '\t' => folded.push(' '),
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// [`fold`], with every run of anything but letters and digits turned into one space.
pub(crate) fn fold_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Whether the text says there is nothing: « néant », « aucun », « à définir », a dash, nothing at all.
pub(crate) fn says_nothing(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    matches!(
        fold_words(text).as_str(),
        "" | "neant"
            | "aucun"
            | "aucune"
            | "personne"
            | "rien"
            | "nil"
            | "non"
            | "sans objet"
            | "ras"
            | "aucune decision"
            | "aucune action"
            | "aucun document"
            | "a definir"
            | "a preciser"
            | "a completer"
            | "a fixer"
            | "non definie"
            | "non fixee"
            | "non communique"
            | "non communiquee"
    )
}

/// Removes dashes, commas, colons and spaces around a piece of text.
pub(crate) fn trim_marks(text: &str) -> &str {
    text.trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, ',' | ';' | ':' | '-' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_words, says_nothing};

    #[test]
    fn case_accents_and_typography_do_not_count() {
        assert_eq!(fold("À L’UNANIMITÉ\u{A0}: cœur"), "a l'unanimite : coeur");
        assert_eq!(fold("e\u{301}change"), "echange");
        assert_eq!(
            fold_words("  Prochaine réunion :  (dates, lieu)"),
            "prochaine reunion dates lieu"
        );
        assert!(says_nothing("Néant.") && says_nothing(" - ") && !says_nothing("Anne"));
    }
}
