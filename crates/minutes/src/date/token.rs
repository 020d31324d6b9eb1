//! A phrase cut into numbers, words, addresses and marks, each knowing where it stands.

use crate::fold::fold;

/// A piece of a phrase.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Byte span in the phrase.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Its value (saturated) and its number of digits.
    Number(u32, usize),
    /// Folded.
    Word(String),
    /// An address on the web.
    Address,
    Mark(char),
}

impl Token {
    pub(super) fn word(&self) -> &str {
        match &self.kind {
            Kind::Word(word) => word,
            _ => "",
        }
    }

    pub(super) fn is_mark(&self, marks: &str) -> bool {
        matches!(self.kind, Kind::Mark(mark) if marks.contains(mark))
    }

    pub(super) fn number(&self) -> Option<(u32, usize)> {
        match self.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }
}

pub(super) fn tokens(phrase: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = phrase[at..].chars().next() {
        let rest = &phrase[at..];
        let (kind, length) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first.is_ascii_digit() {
            let length = span(rest, |letter| letter.is_ascii_digit());
            (
                Kind::Number(rest[..length].parse().unwrap_or(u32::MAX), length),
                length,
            )
        } else if rest.starts_with("http://") || rest.starts_with("https://") {
            let length = span(rest, |letter| !letter.is_whitespace());
            (Kind::Address, length)
        } else if first.is_alphabetic() {
            let length = span(rest, char::is_alphabetic);
            (Kind::Word(fold(&rest[..length])), length)
        } else {
            let mark = match first {
                '’' => '\'',
                '–' | '—' | '−' | '‑' => '-',
                other => other,
            };
            (Kind::Mark(mark), first.len_utf8())
        };
        found.push(Token {
            kind,
            start: at,
            end: at + length,
            capital: first.is_uppercase(),
        });
        at += length;
    }
    found
}

fn span(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter: char| !belongs(letter)).unwrap_or(text.len())
}
