//! What goes over the socket of a draft: one byte that says what, then what.
//!
//! Names come from the session alone: nothing a browser says of itself is told to another, but where its caret is.

use serde::Serialize;

/// What a browser says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said<'a> {
    /// « I know this much »: the first thing it says
    Hello(&'a [u8]),
    /// A change
    Update(&'a [u8]),
    /// Where the caret is, in the browsers' own terms: the server reads nothing of it
    Caret(&'a str),
}

/// Characters the places of a caret may have.
const CARET_CHARS_MAX: usize = 300;

impl<'a> Said<'a> {
    /// Reads a message; none when it is not one of ours.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (kind, rest) = bytes.split_first()?;
        match kind {
            1 => Some(Self::Hello(rest)),
            2 => Some(Self::Update(rest)),
            3 => {
                let caret = std::str::from_utf8(rest).ok()?;
                let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "+/=,".contains(letter);
                (caret.len() <= CARET_CHARS_MAX && caret.chars().all(is_plain)).then_some(Self::Caret(caret))
            }
            _ => None,
        }
    }
}

/// Somebody who has the draft open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Present {
    /// Their place in the room: two windows of one person are two
    pub(super) seat: u32,
    /// Their name, as their session says it
    pub(super) name: String,
    /// Which of the colours of carets
    pub(super) colour: u8,
    /// Where their caret is; empty when it is nowhere
    pub(super) caret: String,
}

/// What the server says.
pub(super) enum Told<'a> {
    /// A change to take in
    Update(&'a [u8]),
    /// « I know this much »: what is missing is awaited
    Known(&'a [u8]),
    /// So many changes of this browser are kept, since it connected
    Kept(u32),
    /// Who is there, and who of them this browser is
    People(u32, &'a [Present]),
    /// A change was refused; the sentence says why
    Refused(&'a str),
    /// Nobody writes here any more, or not this person; the sentence says why
    Over(&'a str),
    /// Somebody saved a version; the sentence says it
    Saved(&'a str),
}

impl Told<'_> {
    /// As it is sent.
    pub(super) fn bytes(&self) -> Vec<u8> {
        #[derive(Serialize)]
        struct People<'a> {
            you: u32,
            people: &'a [Present],
        }
        let framed = |kind: u8, content: &[u8]| [&[kind], content].concat();
        match self {
            Self::Update(update) => framed(1, update),
            Self::Known(known) => framed(2, known),
            Self::Kept(count) => framed(3, &count.to_be_bytes()),
            Self::People(you, people) => {
                let people = serde_json::to_vec(&People { you: *you, people });
                framed(4, &people.unwrap_or_default())
            }
            Self::Refused(sentence) => framed(5, sentence.as_bytes()),
            Self::Over(sentence) => framed(6, sentence.as_bytes()),
            Self::Saved(sentence) => framed(7, sentence.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_ours_is_not_read() {
        for hostile in [
            &b""[..],
            b"\x00",
            b"\x09abc",
            b"\x03<b>",
            b"\x03\xff\xfe",
            &[&[3], [b'a'; 301].as_slice()].concat(),
        ] {
            assert_eq!(Said::read(hostile), None, "{hostile:?}");
        }
        assert_eq!(Said::read(b"\x03AQ==,Ag=="), Some(Said::Caret("AQ==,Ag==")));
        assert_eq!(Said::read(b"\x02\x01"), Some(Said::Update(&[1])));
    }
}
