//! The part of a text that answers a query.

use rust_stemmers::{Algorithm, Stemmer};

use crate::analyse::{Query, term, words};

/// Characters shown of a text.
const EXTRACT_CHARS: usize = 240;
/// Characters shown before the first word found.
const BEFORE_CHARS: usize = 60;

/// A piece of an extract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text
    pub text: String,
    /// True for a word that was looked for
    pub is_match: bool,
}

/// The text around the first word found, words found told apart; the beginning of the text when the title answered.
pub(crate) fn around(body: &str, query: &Query) -> Vec<Piece> {
    let stemmer = Stemmer::create(Algorithm::French);
    let is_match = |word: &str| term(&stemmer, word).is_some_and(|term| query.holds(&term));
    let first = words(body)
        .find(|word| is_match(word))
        .map_or(0, |word| offset(body, word));
    let start = body[..first]
        .char_indices()
        .rev()
        .nth(BEFORE_CHARS)
        .map_or(0, |(position, _)| position);
    let start = if start == 0 {
        0
    } else {
        body[start..]
            .find(char::is_whitespace)
            .map_or(start, |space| start + space + 1)
    };
    let end = body[start..]
        .char_indices()
        .nth(EXTRACT_CHARS)
        .map_or(body.len(), |(position, _)| start + position);
    let shown = &body[start..end];
    let mut pieces = Vec::new();
    let mut told = 0;
    let mut tell = |text: &str, is_match: bool| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                is_match,
            });
        }
    };
    for word in words(shown).filter(|word| is_match(word)) {
        let at = offset(shown, word);
        tell(&shown[told..at], false);
        tell(word, true);
        told = at + word.len();
    }
    tell(&shown[told..], false);
    pieces
}

/// Where `part`, a slice of `whole`, begins.
fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_found_are_told_apart_and_the_text_is_whole() {
        let body = format!("{} L’éclairage des rues est éteint.", "avant ".repeat(50));
        let query = Query::read("eclairages").unwrap();
        let pieces = around(&body, &query);
        let found: Vec<&str> = pieces
            .iter()
            .filter(|piece| piece.is_match)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(found, ["L’éclairage"]);
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(body.contains(&text) && text.starts_with("avant"));
    }
}
