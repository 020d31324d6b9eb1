//! ODT and DOCX are zip archives: which one it is, and their parts, unfolded within bounds.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits;
use crate::pieces::Content;
use crate::{Format, Unreadable, docx, odt};

/// The parts of an archive. What is read of them all is bounded.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    unfolded: u64,
}

/// Which of the two an archive is; none when it is neither.
pub(crate) fn format(bytes: &[u8]) -> Option<Format> {
    let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if zip.index_for_name("word/document.xml").is_some() {
        return Some(Format::Docx);
    }
    zip.index_for_name("content.xml").map(|_| Format::Odt)
}

pub(crate) fn read(bytes: &[u8]) -> Result<(Format, Content), Unreadable> {
    let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if zip.len() > limits::ENTRIES_MAX {
        return Err(Unreadable::TooLarge);
    }
    let mut archive = Archive { zip, unfolded: 0 };
    if let Some(document) = archive.part("word/document.xml")? {
        return Ok((Format::Docx, docx::read(&mut archive, &document)?));
    }
    let kind = archive.part("mimetype")?.unwrap_or_default();
    if kind.starts_with(b"application/vnd.oasis.opendocument.text") {
        return Ok((Format::Odt, odt::read(&mut archive)?));
    }
    Err(Unreadable::UnknownFormat)
}

impl Archive<'_> {
    /// A part unfolded; none when there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::Protected);
            }
            Err(_) => return Err(Unreadable::Damaged),
        };
        let left = limits::PART_BYTES_MAX.min(limits::UNFOLDED_BYTES_MAX - self.unfolded);
        let mut bytes = Vec::new();
        // The size that an archive announces is not to be believed: what comes out is counted.
        part.take(left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::Damaged)?;
        let length = bytes.len() as u64;
        if length > left {
            return Err(Unreadable::TooLarge);
        }
        self.unfolded += length;
        Ok(Some(bytes))
    }
}
