//! The bytes of a document as UTF-8 text: unpressed, decoded as it declares, within what is allowed.

use std::io::{BufRead, Cursor, Error, ErrorKind, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use flate2::read::MultiGzDecoder;

use crate::limits::EVENT_BYTES_MAX;
use crate::refusal::Refusal;

const GZIP: &[u8] = b"\x1f\x8b";
const PIECE_BYTES: usize = 64 << 10;
/// Where the encoding, then the root, is looked for.
const BEGINNING_BYTES: usize = 16 << 10;
const ROOT: &str = "DocumentBudgetaire";

/// True when a file begins as a TOTEM document does, pressed or not: its name says nothing of it.
pub fn is_totem(file: &[u8]) -> bool {
    let mut beginning = Vec::new();
    let Ok(mut text) = unpressed(file) else {
        return false;
    };
    // A file that is cut still begins as it does.
    let _ = text
        .by_ref()
        .take(BEGINNING_BYTES as u64)
        .read_to_end(&mut beginning);
    let encoding = declared(&beginning);
    let (text, _) = encoding.decode_with_bom_removal(&beginning);
    root_of(&text).is_some_and(|name| name == ROOT)
}

/// The name of the first element, without its prefix, or the one that a declaration of types gives it. Nothing stands before it
/// but comments and instructions.
fn root_of(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('<')?;
        if !before.trim().is_empty() {
            return None;
        }
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if let Some(instruction) = after.strip_prefix('?') {
            instruction.split_once("?>")?.1
        } else {
            let named = after.strip_prefix("!DOCTYPE").map_or(after, str::trim_start);
            let is_end = |letter: char| letter.is_whitespace() || matches!(letter, '>' | '/' | '[');
            let name = named.get(..named.find(is_end)?)?;
            return Some(name.rsplit_once(':').map_or(name, |(_, local)| local));
        };
    }
}

/// A file as it was before it was pressed.
fn unpressed<'a>(mut reader: impl Read + 'a) -> std::io::Result<Box<dyn Read + 'a>> {
    let mut mark = Vec::new();
    reader.by_ref().take(GZIP.len() as u64).read_to_end(&mut mark)?;
    let is_pressed = mark == GZIP;
    let whole = Cursor::new(mark).chain(reader);
    Ok(if is_pressed {
        Box::new(MultiGzDecoder::new(whole))
    } else {
        Box::new(whole)
    })
}

/// Why a file is not read to its end: what was pressed is damaged, or it cannot be read at all.
fn unread(error: Error) -> Refusal {
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => Refusal::Damaged,
        _ => Refusal::Reading(error),
    }
}

/// The encoding that a document is in: that of its mark, then the declared one, then UTF-8 (XML 1.0, 4.3.3).
fn declared(beginning: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(beginning) {
        return encoding;
    }
    let line = beginning.split(|byte| *byte == b'>').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let named = line
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|line| line.split_once("encoding"))
        .and_then(|(_, after)| after.trim_start().strip_prefix('='))
        .map(str::trim_start)
        .and_then(|after| {
            let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            after.get(1..)?.split(quote).next()
        });
    // A declaration that was just read as bytes is in no UTF-16, whatever it says: software writes so what it kept as text.
    named
        .and_then(|name| Encoding::for_label(name.as_bytes()))
        .map_or(UTF_8, Encoding::output_encoding)
}

/// A document being read.
pub(crate) struct Input<'a> {
    file: Box<dyn Read + 'a>,
    encoding: &'static Encoding,
    decoder: Decoder,
    /// Read and not decoded yet
    raw: Vec<u8>,
    /// Decoded, and given up to `given`
    text: Vec<u8>,
    given: usize,
    is_ended: bool,
    /// What may still be read of the document
    left: u64,
    bytes_max: u64,
    /// What may still be read of the event under way
    left_of_event: usize,
    /// Why nothing more is read
    refused: Option<Refusal>,
}

impl<'a> Input<'a> {
    /// Opens a document of so many bytes at most, once unpressed.
    pub(crate) fn open(reader: impl Read + 'a, bytes_max: u64) -> Result<Self, Refusal> {
        let mut file = unpressed(reader)?;
        let mut raw = Vec::new();
        file.by_ref()
            .take(BEGINNING_BYTES as u64)
            .read_to_end(&mut raw)
            .map_err(unread)?;
        if raw.is_empty() {
            return Err(Refusal::Empty);
        }
        let encoding = declared(&raw);
        Ok(Self {
            file,
            encoding,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw,
            text: Vec::new(),
            given: 0,
            is_ended: false,
            left: bytes_max,
            bytes_max,
            left_of_event: EVENT_BYTES_MAX,
            refused: None,
        })
    }

    /// Another event begins: it may be as long as any.
    pub(crate) fn next_event(&mut self) {
        self.left_of_event = EVENT_BYTES_MAX;
    }

    /// Why reading ended before the document did.
    pub(crate) fn refused(&mut self) -> Option<Refusal> {
        self.refused.take()
    }

    fn refuse(&mut self, refusal: Refusal) -> Error {
        let error = Error::other(refusal.to_string());
        self.refused = Some(refusal);
        error
    }

    /// Decodes until there is text, or the document ends.
    fn fill(&mut self) -> std::io::Result<()> {
        while self.given == self.text.len() && !self.is_ended {
            if self.raw.is_empty() {
                self.raw.resize(PIECE_BYTES, 0);
                match self.file.read(&mut self.raw) {
                    Ok(length) => self.raw.truncate(length),
                    Err(error) if error.kind() == ErrorKind::Interrupted => {
                        self.raw.clear();
                        continue;
                    }
                    Err(error) => return Err(self.refuse(unread(error))),
                }
                self.is_ended = self.raw.is_empty();
            }
            self.decode()?;
            if self.text.len() as u64 > self.left {
                let max = self.bytes_max;
                return Err(self.refuse(Refusal::TooLarge { max }));
            }
            self.left -= self.text.len() as u64;
        }
        Ok(())
    }

    fn decode(&mut self) -> std::io::Result<()> {
        let raw = std::mem::take(&mut self.raw);
        // Three bytes of UTF-8 for a byte of any encoding, and what the end of the text may add.
        self.text.resize(raw.len() * 3 + 16, 0);
        let (result, _, written, is_wrong) = self.decoder.decode_to_utf8(&raw, &mut self.text, self.is_ended);
        self.text.truncate(written);
        self.given = 0;
        debug_assert!(result == CoderResult::InputEmpty, "there is room for all of it");
        if is_wrong {
            let encoding = self.encoding.name();
            return Err(self.refuse(Refusal::Encoding(encoding)));
        }
        Ok(())
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut waiting = self.fill_buf()?;
        let length = waiting.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.fill()?;
        if self.left_of_event == 0 && self.given < self.text.len() {
            return Err(self.refuse(Refusal::PartTooLong));
        }
        Ok(self.text.get(self.given..).unwrap_or_default())
    }

    fn consume(&mut self, length: usize) {
        self.given = (self.given + length).min(self.text.len());
        self.left_of_event = self.left_of_event.saturating_sub(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_declared_one() {
        for (beginning, name) in [
            (
                &b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>"[..],
                "windows-1252",
            ),
            (b"<?xml version='1.0' encoding='utf-8'?>", "UTF-8"),
            (b"<a encoding=\"ISO-8859-1\"/>", "UTF-8"),
            (b"\xff\xfe<\0a\0", "UTF-16LE"),
            (b"<?xml version=\"1.0\" encoding=\"utf-16\"?>", "UTF-8"),
            (b"<?xml version=\"1.0\" encoding=\"nothing\"?>", "UTF-8"),
            (b"<?xml version=\"1.0\" encoding=", "UTF-8"),
            (b"", "UTF-8"),
        ] {
            assert_eq!(declared(beginning).name(), name);
        }
    }

    #[test]
    fn a_document_is_known_by_its_root() {
        for (file, is) in [
            (
                &b"<?xml version='1.0'?>\n<!-- <a> --><DocumentBudgetaire xmlns='x'>"[..],
                true,
            ),
            (b"<t:DocumentBudgetaire/>", true),
            (b"<Nomenclature><DocumentBudgetaire/></Nomenclature>", false),
            (
                b"<!DOCTYPE DocumentBudgetaire [<!ENTITY a 'b'>]><DocumentBudgetaire/>",
                true,
            ),
            (b"a;b\n<DocumentBudgetaire>", false),
            (b"\x1f\x8b and nothing more", false),
            (b"", false),
        ] {
            assert_eq!(is_totem(file), is, "{}", String::from_utf8_lossy(file));
        }
    }
}
