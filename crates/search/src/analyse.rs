//! From words as people write them to terms that compare.

use std::collections::BTreeSet;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Characters of a query that are read.
const QUERY_CHARS_MAX: usize = 200;
/// Words of a query that are read.
const QUERY_TERMS_MAX: usize = 8;
/// Characters of a term that are kept: longer ones are addresses and codes.
const TERM_CHARS_MAX: usize = 40;

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

/// The terms of a text, in order, with their repetitions.
pub fn analyse(text: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::French);
    words(text).filter_map(|word| term(&stemmer, word)).collect()
}

/// The words of a text: runs of letters, digits and apostrophes.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| {
        !(letter.is_alphanumeric() || letter == '\'' || letter == '’' || is_combining_mark(letter))
    })
    .filter(|word| !word.is_empty())
}

/// A word as a term: lower case, without its elision, stemmed, then without accents (the stemmer reads them).
pub(crate) fn term(stemmer: &Stemmer, word: &str) -> Option<String> {
    let lower = word.nfc().collect::<String>().to_lowercase().replace('’', "'");
    let bare = without_elision(&lower);
    if bare.is_empty() || STOP_WORDS.contains(&fold(bare).as_str()) {
        return None;
    }
    Some(fold(&stemmer.stem(bare)).chars().take(TERM_CHARS_MAX).collect())
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

/// A query, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Terms that must be there as they are
    pub(crate) terms: BTreeSet<String>,
    /// What the last word begins with: it may still be being typed
    pub(crate) beginning: String,
}

impl Query {
    /// Reads what was typed; none when it holds no word to look for.
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().take(QUERY_CHARS_MAX).collect();
        let mut terms = analyse(&text);
        terms.truncate(QUERY_TERMS_MAX);
        let last = terms.pop()?;
        let terms = terms
            .into_iter()
            .filter(|term| !term.starts_with(&last))
            .collect();
        Some(Self {
            terms,
            beginning: last,
        })
    }

    /// True when `term` is one of those looked for.
    pub(crate) fn holds(&self, term: &str) -> bool {
        self.terms.contains(term) || term.starts_with(&self.beginning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_elisions_and_endings_do_not_matter() {
        assert_eq!(analyse("L’éclairage public"), analyse("ECLAIRAGES PUBLICS"));
        assert_eq!(analyse("aujourd'hui"), analyse("aujourd’hui"));
        assert_eq!(analyse("qu’une œuvre"), analyse("oeuvre"));
        assert_eq!(analyse("e\u{301}cole"), analyse("école"));
    }

    #[test]
    fn words_too_common_are_left_out() {
        assert!(analyse("le la les de du et à la").is_empty());
        assert_eq!(Query::read("  de la  "), None);
        assert_eq!(Query::read("…"), None);
    }

    #[test]
    fn a_query_has_bounds() {
        let long = "mot ".repeat(10_000);
        assert!(Query::read(&long).is_some());
        assert!(
            Query::read(&"lorem ipsum dolor ".repeat(30))
                .is_some_and(|query| query.terms.len() < QUERY_TERMS_MAX)
        );
    }
}
