//! The part of a text that answers a query.

use crate::analyse::{Analyser, slices};
use crate::wanted::Wanted;

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
pub(crate) fn around(body: &str, wanted: &Wanted) -> Vec<Piece> {
    let analyser = Analyser::new();
    let is_match = |slice: &str| analyser.word(slice).is_some_and(|word| wanted.holds(&word));
    let first = slices(body)
        .find(|slice| is_match(slice))
        .map_or(0, |slice| offset(body, slice));
    let start = match body[..first].char_indices().rev().nth(BEFORE_CHARS) {
        None => 0,
        // From the next word on; at the latest, the word found.
        Some((position, _)) => body[position..first]
            .find(char::is_whitespace)
            .map_or(first, |space| {
                body.len() - body[position + space..].trim_start().len()
            }),
    };
    let end = body[start..]
        .char_indices()
        .nth(EXTRACT_CHARS)
        .map_or(body.len(), |(position, _)| start + position);
    pieces(&body[start..end], is_match)
}

fn pieces(shown: &str, is_match: impl Fn(&str) -> bool) -> Vec<Piece> {
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
    for slice in slices(shown).filter(|slice| is_match(slice)) {
        let at = offset(shown, slice);
        tell(&shown[told..at], false);
        tell(slice, true);
        told = at + slice.len();
    }
    tell(&shown[told..], false);
    pieces
}

/// Where `part`, a slice of `whole`, begins.
fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}
