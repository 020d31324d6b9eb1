//! Which encoding a text is in, by its bytes alone: nothing in a CSV file says it.

use serde::Serialize;

/// An encoding that French files are met in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Encoding {
    /// UTF-8
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-8 with the mark that Excel writes before it
    #[serde(rename = "utf-8-bom")]
    Utf8Bom,
    /// Windows-1252, and ISO 8859-1 that it contains
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// ISO 8859-15, which has the euro and œ elsewhere
    #[serde(rename = "iso-8859-15")]
    Latin9,
    /// UTF-16, little end first
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, big end first
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

impl Encoding {
    /// Its usual name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Windows1252 => "windows-1252",
            Self::Latin9 => "iso-8859-15",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// Bytes of the mark before the text.
    pub(crate) fn mark_bytes(self, beginning: &[u8]) -> usize {
        let marks: &[&[u8]] = &[b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
        let found = marks.iter().find(|mark| beginning.starts_with(mark));
        match (self, found) {
            (Self::Utf8Bom | Self::Utf16Le | Self::Utf16Be, Some(mark)) => mark.len(),
            _ => 0,
        }
    }

    /// What decodes it; none for UTF-8, which is read as it stands.
    pub(crate) fn decoder(self) -> Option<encoding_rs::Decoder> {
        let encoding = match self {
            Self::Utf8 | Self::Utf8Bom => return None,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Latin9 => encoding_rs::ISO_8859_15,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
        };
        Some(encoding.new_decoder_without_bom_handling())
    }
}

/// The encoding of a text that begins so. `is_whole` when nothing follows.
pub(crate) fn detect(beginning: &[u8], is_whole: bool) -> Encoding {
    if beginning.starts_with(b"\xef\xbb\xbf") {
        return Encoding::Utf8Bom;
    }
    if beginning.starts_with(b"\xff\xfe") {
        return Encoding::Utf16Le;
    }
    if beginning.starts_with(b"\xfe\xff") {
        return Encoding::Utf16Be;
    }
    if let Some(encoding) = unmarked_utf16(beginning) {
        return encoding;
    }
    match std::str::from_utf8(beginning) {
        Ok(_) => Encoding::Utf8,
        // A character cut at the end of what was read.
        Err(error) if error.error_len().is_none() && !is_whole => Encoding::Utf8,
        Err(_) if is_mostly_utf8(beginning) => Encoding::Utf8,
        Err(_) => eight_bits(beginning),
    }
}

/// True when letters of several bytes are many and wrong bytes few: files put together from others.
fn is_mostly_utf8(text: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in text.utf8_chunks() {
        right += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    right > wrong
}

/// A text that is UTF-8 but for some bytes, those read as Windows-1252. None when it is UTF-8 all through.
pub(crate) fn mended(text: &[u8]) -> Option<Vec<u8>> {
    std::str::from_utf8(text).err()?;
    let mut mended = Vec::with_capacity(text.len() + 64);
    for chunk in text.utf8_chunks() {
        mended.extend_from_slice(chunk.valid().as_bytes());
        let (letters, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        mended.extend_from_slice(letters.as_bytes());
    }
    Some(mended)
}

/// UTF-16 of a Latin text without its mark: every other byte is zero.
fn unmarked_utf16(beginning: &[u8]) -> Option<Encoding> {
    let looked_at = beginning.get(..beginning.len().min(4_096))?;
    let pairs = looked_at.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |first: usize| {
        looked_at
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= pairs * 9 && even * 10 < pairs {
        Some(Encoding::Utf16Le)
    } else if even * 10 >= pairs * 9 && odd * 10 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Windows-1252, or ISO 8859-15: they differ by eight letters, and by 0x80 to 0x9F that only the first uses.
fn eight_bits(text: &[u8]) -> Encoding {
    if text.iter().any(|byte| (0x80..0xa0).contains(byte)) {
        return Encoding::Windows1252;
    }
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0xc0;
    let is_latin9 = text.windows(3).any(|around| match around {
        // œ and Œ before a letter (« cœur », « Œuvre ») where Windows-1252 would have a fraction between letters.
        [before, 0xbc | 0xbd, after] => is_letter(*after) && !before.is_ascii_digit(),
        // The euro after an amount, where Windows-1252 would have ¤.
        [before, 0xa4, _] => before.is_ascii_digit() || matches!(before, b' ' | 0xa0 | b'"' | b'('),
        _ => false,
    });
    if is_latin9 {
        Encoding::Latin9
    } else {
        Encoding::Windows1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_known_by_its_bytes() {
        assert_eq!(detect("été".as_bytes(), true), Encoding::Utf8);
        assert_eq!(detect(b"\xef\xbb\xbfa", true), Encoding::Utf8Bom);
        assert_eq!(detect(b"\xe9t\xe9;1", true), Encoding::Windows1252);
        assert_eq!(detect(b"l\x92\xe9t\xe9", true), Encoding::Windows1252);
        assert_eq!(detect(b"c\xbdur d'\xeele", true), Encoding::Latin9);
        assert_eq!(detect(b"montant;12 \xa4\n\xe9", true), Encoding::Latin9);
        assert_eq!(detect(b"a\0;\0b\0\n\0", true), Encoding::Utf16Le);
        assert_eq!(detect(b"\0a\0;\0b\0\n", true), Encoding::Utf16Be);
        assert_eq!(
            detect("été, été, \u{e9}t\u{e9}; \u{e9}".as_bytes(), true),
            Encoding::Utf8
        );
        assert_eq!(
            detect(b"\xc3\xa9t\xc3\xa9 \xc3\xa9\xc3\xa9\xc3\xa9 \xe9t", true),
            Encoding::Utf8
        );
        assert_eq!(mended(b"\xc3\xa9t\xe9").as_deref(), Some("été".as_bytes()));
        assert_eq!(mended("été".as_bytes()), None);
        // Cut in the middle of « é ».
        assert_eq!(detect(b"\xc3", false), Encoding::Utf8);
    }
}
