//! Spreadsheets: XLSX (ECMA-376) and ODS (`OpenDocument` 1.3), the first sheet that holds something, written as CSV.
//!
//! Both are zip archives of XML. What they unfold to is counted while it is read, never believed; entities are not
//! expanded; a repeated or far cell costs what it holds, not the room it stands in.

mod ods;
mod serial;
mod xlsx;
mod xml;

use std::io::{Cursor, Read as _};

// `zip` inflates by `flate2`, and leaves to others which inflater that is: the default one, in Rust.
use flate2 as _;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::dialect::Dialect;
use crate::limits::{COLUMNS_MAX, ENTRIES_MAX, SHEET_ROWS_MAX, UNFOLDED_BYTES_MAX};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::source::Format;
use crate::write;

/// The parts of a spreadsheet.
struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    unfolded: u64,
}

/// The first sheet of a spreadsheet, as CSV.
pub(crate) fn read(bytes: &[u8], notices: &mut Vec<Message>) -> Result<(Format, Vec<u8>), Refusal> {
    let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged("zip"))?;
    if zip.len() > ENTRIES_MAX {
        return Err(Refusal::TooLarge {
            max: UNFOLDED_BYTES_MAX,
        });
    }
    let mut archive = Archive { zip, unfolded: 0 };
    if let Some(workbook) = archive.part("xl/workbook.xml")? {
        let made = xlsx::read(&mut archive, &workbook, notices)?;
        return Ok((Format::Xlsx, made));
    }
    let kind = archive.part("mimetype")?.unwrap_or_default();
    if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok((Format::Ods, ods::read(&mut archive, notices)?));
    }
    Err(Refusal::UnknownFormat("zip"))
}

impl Archive<'_> {
    /// A part unfolded; none when there is no such part.
    fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Refusal::Protected);
            }
            Err(_) => return Err(Refusal::Damaged("zip")),
        };
        let left = UNFOLDED_BYTES_MAX - self.unfolded;
        let mut bytes = Vec::new();
        part.take(left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Refusal::Damaged("zip"))?;
        let length = bytes.len() as u64;
        if length > left {
            return Err(Refusal::TooLarge {
                max: UNFOLDED_BYTES_MAX,
            });
        }
        self.unfolded += length;
        Ok(Some(bytes))
    }
}

/// A sheet written as it is read. Blank rows wait until something follows them; rows are as wide as the widest before
/// them, so that an empty cell at the end of a row, which no spreadsheet keeps, is no missing cell.
#[derive(Default)]
struct Sheet {
    out: Vec<u8>,
    width: usize,
    blank_rows: usize,
    rows: usize,
}

impl Sheet {
    fn row(&mut self, cells: &mut Vec<String>) -> Result<(), Refusal> {
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            // Nothing before the header.
            if self.rows > 0 {
                self.blank_rows += 1;
            }
            return Ok(());
        }
        for _ in 0..std::mem::take(&mut self.blank_rows) {
            self.write(&[])?;
        }
        if self.rows == 0 {
            self.width = cells.len();
        }
        cells.resize(cells.len().max(self.width), String::new());
        self.write(cells)
    }

    fn write(&mut self, cells: &[String]) -> Result<(), Refusal> {
        self.rows += 1;
        if self.rows > SHEET_ROWS_MAX {
            return Err(Refusal::TooManyRows);
        }
        if cells.len() > COLUMNS_MAX {
            return Err(Refusal::TooManyColumns {
                row: self.rows as u64,
            });
        }
        write::row(
            &mut self.out,
            cells.iter().map(String::as_bytes),
            Dialect::default(),
        );
        if self.out.len() as u64 > UNFOLDED_BYTES_MAX {
            return Err(Refusal::TooLarge {
                max: UNFOLDED_BYTES_MAX,
            });
        }
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.rows == 0
    }
}

/// Tells that only one sheet of several was read.
fn tell_others(names: &[String], read: &str, notices: &mut Vec<Message>) {
    if names.len() > 1 {
        notices.push(
            Message::new("tables-notice-sheets")
                .with("sheet", read)
                .with("number", names.len().to_string()),
        );
    }
}
