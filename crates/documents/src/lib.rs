//! Office files as the Markdown of a text: ODT, DOCX, PDF that holds text, and plain text.
//!
//! Bytes in; Markdown, divisions and warnings out. Nothing here opens a file, a connection or a clock.
//!
//! What is kept is what can be amended: headings, alinéas, lists, tables, notes. Bold, colours, images and page
//! layout are not; tracked changes are read as accepted; page headers and numbers go. Each loss that a reader could not
//! guess is a [`Warning`]. What cannot be read is an [`Unreadable`], never half a text.
//!
//! Architecture invariant: everything read is bounded ([`limits`]). A file comes from anyone: a zip that unfolds without
//! end, an XML entity, a table of a million cells or a page drawn a billion times are refused. Bounds that are reasoned
//! may be passed by: a server reads in a process of its own (`texts/src/reading_apart.rs`).
//!
//! ```
//! let read = documents::read("TITRE I – OBJET\n\nArticle 1er\n\nLe plan est adopté.".as_bytes())?;
//! assert_eq!(read.markdown, "## TITRE I – OBJET\n\n### Article 1er\n\nLe plan est adopté.\n");
//! assert_eq!(read.divisions[1].alineas, 1);
//! assert_eq!(read.warnings, [documents::Warning::HeadingsGuessed { count: 2 }]);
//! # Ok::<(), documents::Unreadable>(())
//! ```

mod archive;
mod docx;
mod docx_numbering;
mod docx_styles;
mod headings;
pub mod limits;
mod markdown;
mod numerals;
mod odt;
mod odt_styles;
mod pdf;
mod pieces;
mod plain;
mod xml;

use legistique::Document;
use serde::{Deserialize, Serialize};

/// A text brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// What the file was
    pub format: Format,
    /// Its text
    pub markdown: String,
    /// What was found in it
    pub divisions: Vec<Found>,
    /// What a person should look at
    pub warnings: Vec<Warning>,
}

/// A division found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// 0 for what comes before the first heading
    pub level: u8,
    /// Its heading
    pub heading: String,
    /// How many alinéas it has
    pub alineas: usize,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `OpenDocument` Text (ISO/IEC 26300)
    Odt,
    /// Office Open XML (ISO/IEC 29500)
    Docx,
    /// Portable Document Format (ISO 32000)
    Pdf,
    /// Plain text or Markdown
    Text,
}

impl Format {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The end of its files' names.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Odt => "odt",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }
}

/// Something a person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Warning {
    /// Tracked changes were read as accepted
    ChangesAccepted {
        /// How many
        count: usize,
    },
    /// No style said what a heading is: they were found from their words
    HeadingsGuessed {
        /// How many
        count: usize,
    },
    /// Nothing looks like a heading
    NoHeading,
    /// Notes stand in the text, where they were called
    NotesInline {
        /// How many
        count: usize,
    },
    /// Images, shapes and text boxes are left out
    ImagesLeftOut {
        /// How many
        count: usize,
    },
    /// Comments are left out
    CommentsLeftOut {
        /// How many
        count: usize,
    },
    /// Passages that their author hid are left out
    HiddenLeftOut {
        /// How many
        count: usize,
    },
    /// Tables inside tables, and cells over several rows or columns, are laid flat
    TablesFlattened {
        /// How many
        count: usize,
    },
    /// Lines of a PDF that looked like a table
    TablesGuessed {
        /// How many
        count: usize,
    },
    /// Lines repeated at the edge of pages, and page numbers, were removed
    MarginsRemoved {
        /// How many lines
        count: usize,
    },
    /// Words cut at the end of a line were joined
    HyphensJoined {
        /// How many
        count: usize,
    },
    /// Pages without any text
    PagesWithoutText {
        /// How many
        count: usize,
    },
    /// Letters the file does not say
    LettersUnknown {
        /// How many
        count: usize,
    },
    /// What stands in the style of the numbers of alinéas and is no such number, or not the next one, was kept as text
    AlineaNumbersDoubtful {
        /// How many
        count: usize,
    },
}

impl Warning {
    /// Stable name, for programs and for the sentence that says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::ChangesAccepted { .. } => "changes-accepted",
            Self::HeadingsGuessed { .. } => "headings-guessed",
            Self::NoHeading => "no-heading",
            Self::NotesInline { .. } => "notes-inline",
            Self::ImagesLeftOut { .. } => "images-left-out",
            Self::CommentsLeftOut { .. } => "comments-left-out",
            Self::HiddenLeftOut { .. } => "hidden-left-out",
            Self::TablesFlattened { .. } => "tables-flattened",
            Self::TablesGuessed { .. } => "tables-guessed",
            Self::MarginsRemoved { .. } => "margins-removed",
            Self::HyphensJoined { .. } => "hyphens-joined",
            Self::PagesWithoutText { .. } => "pages-without-text",
            Self::LettersUnknown { .. } => "letters-unknown",
            Self::AlineaNumbersDoubtful { .. } => "alinea-numbers-doubtful",
        }
    }

    /// How many times.
    pub fn count(self) -> usize {
        match self {
            Self::NoHeading => 0,
            Self::ChangesAccepted { count }
            | Self::HeadingsGuessed { count }
            | Self::NotesInline { count }
            | Self::ImagesLeftOut { count }
            | Self::CommentsLeftOut { count }
            | Self::HiddenLeftOut { count }
            | Self::TablesFlattened { count }
            | Self::TablesGuessed { count }
            | Self::MarginsRemoved { count }
            | Self::HyphensJoined { count }
            | Self::PagesWithoutText { count }
            | Self::LettersUnknown { count }
            | Self::AlineaNumbersDoubtful { count } => count,
        }
    }
}

/// Why a file gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is none of the formats read here
    #[error("not an ODT, DOCX, PDF or text file")]
    UnknownFormat,
    /// It is the binary format of Word before 2007
    #[error("a .doc file")]
    OldWord,
    /// It is cut short, or not what it claims to be
    #[error("a damaged file")]
    Damaged,
    /// It is behind a password
    #[error("an encrypted file")]
    Protected,
    /// It holds images of pages, and no text
    #[error("only images")]
    OnlyImages,
    /// It holds nothing to read
    #[error("no text")]
    Empty,
    /// It unfolds beyond what is read
    #[error("beyond the limits of what is read")]
    TooLarge,
}

impl Unreadable {
    const ALL: [Self; 7] = [
        Self::UnknownFormat,
        Self::OldWord,
        Self::Damaged,
        Self::Protected,
        Self::OnlyImages,
        Self::Empty,
        Self::TooLarge,
    ];

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Stable name, for programs and for the sentence that says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownFormat => "unknown-format",
            Self::OldWord => "old-word",
            Self::Damaged => "damaged",
            Self::Protected => "protected",
            Self::OnlyImages => "only-images",
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
        }
    }
}

/// What a file is, from its first bytes, without reading it.
pub fn format(bytes: &[u8]) -> Option<Format> {
    if is_zip(bytes) {
        archive::format(bytes)
    } else if is_pdf(bytes) {
        Some(Format::Pdf)
    } else {
        let is_text = !is_compound(bytes) && !is_marked_up(bytes) && !bytes.is_empty();
        is_text.then_some(Format::Text)
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Readers accept what comes before `%PDF-` (ISO 32000-2, annex I): so do we.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)]
        .windows(5)
        .any(|five| five == b"%PDF-")
}

/// Word before 2007, or a DOCX behind a password (MS-CFB, MS-OFFCRYPTO).
fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// RTF, HTML and XML are text to a computer only: their marks would be read as words.
fn is_marked_up(bytes: &[u8]) -> bool {
    let bytes = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    ["{\\rtf", "<!doctype", "<html", "<?xml"].iter().any(|mark| {
        bytes
            .get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark.as_bytes()))
    })
}

/// Reads a file, whatever its name: its first bytes say what it is.
pub fn read(bytes: &[u8]) -> Result<Imported, Unreadable> {
    if bytes.len() > limits::FILE_BYTES_MAX {
        return Err(Unreadable::TooLarge);
    }
    let (format, mut content) = if is_zip(bytes) {
        archive::read(bytes)?
    } else if is_pdf(bytes) {
        (Format::Pdf, pdf::read(bytes)?)
    } else if is_compound(bytes) {
        let is_encrypted = utf16("EncryptedPackage");
        let holds = bytes.windows(is_encrypted.len()).any(|part| part == is_encrypted);
        return Err(if holds {
            Unreadable::Protected
        } else {
            Unreadable::OldWord
        });
    } else if is_marked_up(bytes) {
        return Err(Unreadable::UnknownFormat);
    } else {
        (Format::Text, plain::read(bytes)?)
    };
    headings::find(&mut content);
    let markdown = Document::parse(&markdown::written(&content.pieces));
    if markdown.is_empty() {
        return Err(Unreadable::Empty);
    }
    let divisions = markdown
        .divisions()
        .iter()
        .filter(|division| division.level > 0 || !division.blocks.is_empty())
        .map(|division| Found {
            level: division.level,
            heading: division.heading.clone(),
            alineas: division.alinea_count(),
        })
        .collect();
    let markdown = markdown.to_markdown();
    if markdown.len() > limits::MARKDOWN_BYTES_MAX {
        return Err(Unreadable::TooLarge);
    }
    Ok(Imported {
        format,
        markdown,
        divisions,
        warnings: content.warnings(),
    })
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
