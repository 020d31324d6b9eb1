//! Reading French words where they stand, whatever their accents, capitals, spaces and tags.

use std::ops::Range;

use crate::folding::alike;

/// A place in a sentence, moved forward by what is recognised.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// Tags and entities that official pages leave in their text.
const IGNORED: [&str; 18] = [
    "&nbsp;",
    "&#160;",
    "<sup>",
    "</sup>",
    "<p>",
    "</p>",
    "<br>",
    "<br/>",
    "<i>",
    "</i>",
    "<u>",
    "</u>",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "<strong>",
    "</strong>",
];

/// Lower case, without accents; apostrophes, hyphens and spaces alike.
pub(super) fn folded(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    match letter {
        'à' | 'â' | 'ä' | 'á' | 'À' | 'Â' | 'Ä' | 'Á' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'Î' | 'Ï' => 'i',
        'ô' | 'ö' | 'Ô' | 'Ö' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ç' | 'Ç' => 'c',
        'º' | '˚' => '°',
        other => alike(other),
    }
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Bytes of what is not read at the start of a text: spaces, tags.
    fn blank(text: &str, breaks_too: bool) -> usize {
        let mut length = 0;
        while let Some(letter) = text[length..].chars().next() {
            if letter == '\n' && !breaks_too {
                break;
            }
            if letter.is_whitespace() || letter.is_control() || letter == '\u{feff}' || letter == '\u{ad}' {
                length += letter.len_utf8();
            } else if matches!(letter, '<' | '&') {
                match IGNORED.iter().find(|tag| text[length..].starts_with(**tag)) {
                    Some(tag) => length += tag.len(),
                    None => break,
                }
            } else {
                break;
            }
        }
        length
    }

    pub(super) fn skip_blanks(&mut self) {
        self.at += Self::blank(self.rest(), true);
    }

    /// Spaces, but not the end of the line.
    pub(super) fn skip_spaces(&mut self) {
        self.at += Self::blank(self.rest(), false);
    }

    pub(super) fn is_line_end(&self) -> bool {
        let mut ahead = *self;
        ahead.skip_spaces();
        matches!(ahead.peek(), None | Some('\n'))
    }

    /// The end of the line, before its break.
    pub(super) fn line_end(&self) -> usize {
        self.rest()
            .find('\n')
            .map_or(self.text.len(), |end| self.at + end)
    }

    /// Words, folded and separated by one space; an elision counts for one (« l alinea »).
    pub(super) fn accept(&mut self, words: &str) -> bool {
        let mut at = self.at;
        for (index, word) in words.split(' ').enumerate() {
            at += Self::blank(&self.text[at..], true);
            if index > 0 {
                while self.text[at..].starts_with(['\'', '’', '‘', 'ʼ', '`']) {
                    at += self.text[at..].chars().next().map_or(0, char::len_utf8);
                    at += Self::blank(&self.text[at..], true);
                }
            }
            let Some(length) = folded_prefix(&self.text[at..], word) else {
                return false;
            };
            at += length;
            if !ends_word(&self.text[at..]) {
                return false;
            }
        }
        self.at = at;
        true
    }

    pub(super) fn accept_any(&mut self, alternatives: &[&str]) -> bool {
        let first = self.first_letter();
        alternatives
            .iter()
            .any(|words| may_begin(words, first) && self.accept(words))
    }

    /// The next letter as it is compared: what most alternatives differ by, read once for all of them.
    fn first_letter(&self) -> Option<char> {
        let rest = self.rest();
        let mut letters = rest[Self::blank(rest, true)..].chars();
        letters.find(|letter| !is_accent(*letter)).map(folded)
    }

    /// Whether it would be accepted here.
    pub(super) fn sees(&self, words: &str) -> bool {
        let mut ahead = *self;
        ahead.accept(words)
    }

    pub(super) fn sees_any(&self, alternatives: &[&str]) -> bool {
        let first = self.first_letter();
        alternatives
            .iter()
            .any(|words| may_begin(words, first) && self.sees(words))
    }

    pub(super) fn accept_sign(&mut self, signs: &[char]) -> bool {
        let mut ahead = *self;
        ahead.skip_blanks();
        let found = ahead.peek().filter(|sign| signs.contains(sign));
        if let Some(sign) = found {
            self.at = ahead.at + sign.len_utf8();
        }
        found.is_some()
    }

    /// The apostrophe of an elision just read.
    pub(super) fn skip_apostrophe(&mut self) {
        while self.rest().starts_with(['\'', '’', '‘', 'ʼ', '`']) {
            self.at += self.peek().map_or(0, char::len_utf8);
        }
    }

    /// The next word, its hyphens included, and where it stands; not passed.
    pub(super) fn word(&self) -> Option<Range<usize>> {
        let mut ahead = *self;
        ahead.skip_blanks();
        ahead.skip_apostrophe();
        let start = ahead.at;
        let rest = ahead.rest();
        let mut end = 0;
        let mut letters = rest.char_indices().peekable();
        while let Some((position, letter)) = letters.next() {
            let next_is_word = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            let belongs = letter.is_alphanumeric()
                || is_accent(letter)
                || (matches!(letter, '-' | '\u{2011}') && end > 0 && next_is_word);
            if !belongs {
                break;
            }
            end = position + letter.len_utf8();
        }
        (end > 0).then_some(start..start + end)
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text[range]
    }

    /// « 12 », « 1er », « 2e », « 3ème »; not « 5° ».
    pub(super) fn number(&mut self) -> Option<i32> {
        let mut ahead = *self;
        ahead.skip_blanks();
        let digits = ahead.rest().bytes().take_while(u8::is_ascii_digit).count();
        let value: i32 = ahead
            .rest()
            .get(..digits)?
            .parse()
            .ok()
            .filter(|value| *value > 0)?;
        ahead.at += digits;
        let mut with_suffix = ahead;
        with_suffix.skip_spaces();
        for suffix in ["ere", "eme", "nde", "er", "re", "nd", "e"] {
            let mut after = ahead;
            if let Some(length) = folded_prefix(after.rest(), suffix) {
                after.at += length;
                if ends_word(after.rest()) {
                    self.at = after.at;
                    return Some(value);
                }
            }
            // « 1<sup>er</sup> »
            if with_suffix.at > ahead.at && self.text[ahead.at..].starts_with('<') {
                let mut after = with_suffix;
                if let Some(length) = folded_prefix(after.rest(), suffix) {
                    after.at += length;
                    if ends_word(after.rest()) {
                        self.at = after.at;
                        return Some(value);
                    }
                }
            }
        }
        if !ends_word(ahead.rest()) {
            return None;
        }
        self.at = ahead.at;
        Some(value)
    }
}

/// False when folded words cannot stand where this letter is next.
fn may_begin(words: &str, first: Option<char>) -> bool {
    let expected = words.chars().next();
    expected.is_none() || expected == first
}

/// How many bytes of a text a folded word takes at its start.
fn folded_prefix(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices().filter(|(_, letter)| !is_accent(*letter));
    for expected in word.chars() {
        let (_, letter) = letters.next()?;
        if folded(letter) != expected {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(position, _)| position))
}

/// An accent written after its letter.
pub(super) const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn ends_word(rest: &str) -> bool {
    let mut letters = rest.chars();
    match letters.next() {
        None => true,
        Some('-' | '\u{2011}') => !letters.next().is_some_and(char::is_alphanumeric),
        Some('°' | 'º') => false,
        Some(letter) => !letter.is_alphanumeric(),
    }
}
