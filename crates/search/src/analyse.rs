//! From words as people write them to terms that compare.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Characters of a word that are kept: longer ones are addresses and codes.
const WORD_CHARS_MAX: usize = 40;

/// Words too common to find anything, folded.
const STOP_WORDS: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "cet", "cette", "dans", "de", "des", "du", "elle", "en", "est",
    "et", "il", "la", "le", "les", "leur", "leurs", "ne", "ou", "par", "pas", "pour", "qui", "que", "sa",
    "se", "ses", "son", "sont", "sur", "un", "une",
];

/// Beginnings that an apostrophe ties to the next word.
const ELISIONS: &[&str] = &[
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
];

/// A word that can be looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Word {
    /// As typed, but for case, accents, ligatures, apostrophes and elision
    pub(crate) folded: String,
    /// What it has in common with its other endings
    pub(crate) term: String,
}

/// The analyser: cheap to make, one for a text.
pub(crate) struct Analyser {
    stemmer: Stemmer,
}

impl Analyser {
    pub(crate) fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::French),
        }
    }

    /// The words of a text, in order, with their repetitions; stop words left out.
    pub(crate) fn words(&self, text: &str) -> impl Iterator<Item = Word> {
        slices(text).filter_map(|slice| self.word(slice))
    }

    /// One slice of a text as a word; none for a stop word. Stemmed before accents are folded: the stemmer reads them.
    pub(crate) fn word(&self, slice: &str) -> Option<Word> {
        let lower = slice.nfc().collect::<String>().to_lowercase().replace('’', "'");
        // « prud’homme », « aujourd’hui » are one word.
        let bare: String = without_elision(&lower)
            .chars()
            .filter(|letter| *letter != '\'')
            .take(WORD_CHARS_MAX)
            .collect();
        let folded = fold(&bare);
        let is_wanted = !folded.is_empty() && !STOP_WORDS.contains(&folded.as_str());
        is_wanted.then(|| Word {
            term: fold(&self.stemmer.stem(&bare)),
            folded,
        })
    }
}

/// The slices of a text that are words: runs of letters, digits and apostrophes.
pub(crate) fn slices(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| {
        !(letter.is_alphanumeric() || letter == '\'' || letter == '’' || is_combining_mark(letter))
    })
    .filter(|slice| !slice.is_empty())
}

fn without_elision(word: &str) -> &str {
    let word = word.trim_matches('\'');
    match word.split_once('\'') {
        Some((before, after)) if ELISIONS.contains(&before) => after,
        _ => word,
    }
}

/// Without accents nor ligatures.
fn fold(word: &str) -> String {
    word.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .collect::<String>()
        .replace('œ', "oe")
        .replace('æ', "ae")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        Analyser::new().words(text).map(|word| word.term).collect()
    }

    #[test]
    fn accents_case_elisions_and_endings_do_not_matter() {
        assert_eq!(terms("L’éclairage public"), terms("ECLAIRAGES PUBLICS"));
        assert_eq!(
            terms("aujourd'hui, d’aujourd’hui"),
            terms("aujourd’hui aujourdhui")
        );
        assert_eq!(terms("qu’une œuvre"), terms("oeuvre"));
        assert_eq!(terms("e\u{301}cole"), terms("école"));
        assert_eq!(terms("jusqu’à l’été ’prochain’"), terms("été prochain"));
        assert_eq!(terms("votées"), terms("voté"));
    }

    #[test]
    fn a_word_keeps_the_form_it_was_met_in() {
        let word = Analyser::new().word("L’ÉGALITÉ").unwrap();
        assert_eq!((word.folded.as_str(), word.term.as_str()), ("egalite", "egal"));
    }

    #[test]
    fn words_too_common_are_left_out() {
        assert!(terms("le la les de du et à la d’un").is_empty());
        assert_eq!(terms("art. L. 2121-17"), ["art", "l", "2121", "17"]);
    }
}
