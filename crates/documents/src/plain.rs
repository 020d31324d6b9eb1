//! Plain text and Markdown: UTF-8, UTF-16, or what Windows wrote before them.

use legistique::{BlockKind, Document};

use crate::Unreadable;
use crate::pieces::{Content, Piece};

pub(crate) fn read(bytes: &[u8]) -> Result<Content, Unreadable> {
    let document = Document::parse(&text_of(bytes)?);
    let mut content = Content {
        is_markdown: document.divisions().len() > 1,
        ..Content::default()
    };
    if content.is_markdown {
        content.pieces.push(Piece::Verbatim(document.to_markdown()));
        return Ok(content);
    }
    for block in &document.preamble().blocks {
        let is_words = block.kind == BlockKind::Alinea && block.text.starts_with(char::is_alphanumeric);
        content.pieces.push(if is_words {
            Piece::Paragraph(block.text.clone())
        } else {
            Piece::Verbatim(block.text.clone())
        });
    }
    Ok(content)
}

fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    for (mark, join) in [
        (&[0xff, 0xfe][..], u16::from_le_bytes as fn([u8; 2]) -> u16),
        (&[0xfe, 0xff][..], u16::from_be_bytes),
    ] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|pair| join([pair[0], pair[1]]))
                .collect();
            return String::from_utf16(&units).map_err(|_| Unreadable::Damaged);
        }
    }
    if bytes.contains(&0) {
        return Err(Unreadable::UnknownFormat);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

/// The letters that Windows-1252 has where Latin-1 has controls: « ’ », « œ », « € »…
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use crate::Unreadable;

    #[test]
    fn old_encodings_are_read() {
        assert_eq!(text_of(b"\x9cuvre : 5 \x80").unwrap(), "œuvre : 5 €");
        assert_eq!(text_of(b"\xff\xfe\xe9\x00").unwrap(), "é");
        assert_eq!(text_of("é".as_bytes()).unwrap(), "é");
        assert_eq!(text_of(b"a\0b"), Err(Unreadable::UnknownFormat));
    }
}
