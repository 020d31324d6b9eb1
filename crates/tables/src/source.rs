//! A file opened as a table: what it is, how it is written, and its text block after block, whole rows in each.
//!
//! CSV is streamed, in memory that does not depend on the file's size. The other formats are read whole, within bounds,
//! and written as CSV in memory, so that all that follows knows one form only.

use std::io::{Cursor, Read};

use encoding_rs::{CoderResult, Decoder};
use serde::Serialize;

use crate::dialect::{self, Dialect};
use crate::encoding::{self, Encoding};
use crate::limits::{BLOCK_BYTES, COLUMNS_MAX, FILE_BYTES_MAX, ROW_BYTES_MAX};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::rows::{self, Block, Cell};
use crate::{objects, sheets};

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Separated values
    Csv,
    /// Excel, since 2007
    Xlsx,
    /// `OpenDocument` spreadsheet
    Ods,
    /// An array of objects
    Json,
    /// A collection of features, one a row
    GeoJson,
    /// Typed columns, read by whoever gives their rows ([`Source::converted`])
    Parquet,
}

impl Format {
    /// Its usual name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Json => "json",
            Self::GeoJson => "geojson",
            Self::Parquet => "parquet",
        }
    }
}

enum Text<R> {
    Streamed(R),
    Made(Cursor<Vec<u8>>),
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Streamed(reader) => reader.read(buffer),
            Self::Made(made) => made.read(buffer),
        }
    }
}

/// A table being read.
pub struct Source<R> {
    text: Text<R>,
    decoder: Option<Decoder>,
    /// Decoded, and not given yet
    pending: Vec<u8>,
    is_ended: bool,
    /// What was read of the file
    read_bytes: u64,
    /// Rows given, the header included
    rows: u64,
    /// The format of the file
    pub format: Format,
    /// The encoding of a CSV file; what others are made into otherwise
    pub encoding: Encoding,
    /// The dialect of a CSV file; what others are made into otherwise
    pub dialect: Dialect,
    /// Names of columns as they are written, the spaces around them left out
    pub header: Vec<String>,
    /// What was seen while reading
    pub notices: Vec<Message>,
}

const BEGINNING_BYTES: usize = 1 << 20;

impl<R: Read> Source<R> {
    /// Opens a table, knowing its format by its bytes and never by its name.
    pub fn open(mut reader: R) -> Result<Self, Refusal> {
        let mut beginning = Vec::new();
        reader
            .by_ref()
            .take(BEGINNING_BYTES as u64)
            .read_to_end(&mut beginning)?;
        let is_whole = beginning.len() < BEGINNING_BYTES;
        if beginning.is_empty() {
            return Err(Refusal::Empty);
        }
        let mut notices = Vec::new();
        if beginning.starts_with(b"PK\x03\x04") {
            let bytes = whole(beginning, &mut reader)?;
            let (format, made) = sheets::read(&bytes, &mut notices)?;
            return Self::made(format, made, notices);
        }
        if let Some(what) = foreign(&beginning) {
            return Err(Refusal::UnknownFormat(what));
        }
        let first = beginning
            .iter()
            .position(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte))
            .and_then(|at| beginning.get(at));
        if matches!(first, Some(b'[' | b'{')) {
            let bytes = whole(beginning, &mut reader)?;
            let (format, made) = objects::read(&bytes, &mut notices)?;
            return Self::made(format, made, notices);
        }
        let encoding = encoding::detect(&beginning, is_whole);
        let mark = encoding.mark_bytes(&beginning);
        let mut source = Self {
            text: Text::Streamed(reader),
            decoder: encoding.decoder(),
            pending: Vec::new(),
            is_ended: false,
            read_bytes: beginning.len() as u64,
            rows: 0,
            format: Format::Csv,
            encoding,
            dialect: Dialect::default(),
            header: Vec::new(),
            notices,
        };
        source.decode(beginning.get(mark..).unwrap_or_default(), false);
        source.begin()?;
        Ok(source)
    }

    /// A table of another format, given as CSV: commas, double quotes, UTF-8, its header first. Streamed as a CSV file is.
    pub fn converted(format: Format, csv: R) -> Result<Self, Refusal> {
        let mut source = Self {
            text: Text::Streamed(csv),
            decoder: None,
            pending: Vec::new(),
            is_ended: false,
            read_bytes: 0,
            rows: 0,
            format,
            encoding: Encoding::Utf8,
            dialect: Dialect::default(),
            header: Vec::new(),
            notices: Vec::new(),
        };
        source.fill(1)?;
        source.read_header()?;
        Ok(source)
    }

    fn made(format: Format, made: Vec<u8>, notices: Vec<Message>) -> Result<Self, Refusal> {
        let mut source = Self {
            read_bytes: made.len() as u64,
            text: Text::Made(Cursor::new(made)),
            decoder: None,
            pending: Vec::new(),
            is_ended: false,
            rows: 0,
            format,
            encoding: Encoding::Utf8,
            dialect: Dialect::default(),
            header: Vec::new(),
            notices,
        };
        source.fill(1)?;
        source.read_header()?;
        Ok(source)
    }

    /// Finds the dialect and reads the header.
    fn begin(&mut self) -> Result<(), Refusal> {
        if self.pending.is_empty() {
            self.fill(1)?;
        }
        self.dialect = dialect::detect(&self.pending);
        if let Some((separator, length)) = dialect::told(&self.pending) {
            self.pending.drain(..length);
            self.dialect = Dialect {
                separator,
                ..dialect::detect(&self.pending)
            };
            self.notices.push(Message::new("tables-notice-separator-told"));
        }
        self.read_header()
    }

    fn read_header(&mut self) -> Result<(), Refusal> {
        let mut length = rows::end(&self.pending, 0, self.dialect);
        while length.is_none() && !self.is_ended {
            if self.pending.len() > ROW_BYTES_MAX {
                return Err(Refusal::RowTooLong { row: 1 });
            }
            self.fill(self.pending.len() + BEGINNING_BYTES)?;
            length = rows::end(&self.pending, 0, self.dialect);
        }
        let length = length.unwrap_or(self.pending.len());
        if length > ROW_BYTES_MAX {
            return Err(Refusal::RowTooLong { row: 1 });
        }
        let mut cells: Vec<Cell> = Vec::new();
        rows::read(
            self.pending.get(..length).unwrap_or_default(),
            0,
            self.dialect,
            &mut cells,
        );
        if cells.len() > COLUMNS_MAX {
            return Err(Refusal::TooManyColumns { row: 1 });
        }
        let mut is_mixed = false;
        let mut header = Vec::with_capacity(cells.len());
        for cell in &cells {
            let value = cell.value(&self.pending, self.dialect.quote);
            let mended = encoding::mended(&value);
            is_mixed |= mended.is_some();
            let value = mended.as_deref().unwrap_or(&value);
            header.push(String::from_utf8_lossy(value).trim().to_owned());
        }
        self.header = header;
        if is_mixed {
            self.tell_mixed();
        }
        if self.header.iter().all(String::is_empty) {
            self.fill(self.pending.len() + 1)?;
        }
        let is_blank = |text: &[u8]| text.iter().all(u8::is_ascii_whitespace);
        if self.header.iter().all(String::is_empty) && self.is_ended && is_blank(&self.pending) {
            return Err(Refusal::Empty);
        }
        self.pending.drain(..length);
        self.rows = 1;
        Ok(())
    }

    /// The next rows, whole; none at the end. Their number is to be given back to [`Source::passed`].
    pub(crate) fn next_block(&mut self) -> Result<Option<Block>, Refusal> {
        self.fill(BLOCK_BYTES)?;
        if self.pending.is_empty() {
            return Ok(None);
        }
        let (cuts, last) = rows::cuts(&self.pending, self.dialect);
        // A quote that is never closed swallows all that follows: said rather than taken for a cell. A block is longer
        // than a row may be, so that one without an end of row is refused too.
        if self.pending.len() - last > ROW_BYTES_MAX {
            let row = self.rows + rows_in(&self.pending, last, self.dialect) + 1;
            return Err(Refusal::RowTooLong { row });
        }
        let rest = if self.is_ended {
            Vec::new()
        } else {
            self.pending.split_off(last)
        };
        let text = std::mem::replace(&mut self.pending, rest);
        let mended = if self.decoder.is_none() {
            encoding::mended(&text)
        } else {
            None
        };
        let Some(text) = mended else {
            return Ok(Some(Block { text, cuts }));
        };
        self.tell_mixed();
        let (cuts, _) = rows::cuts(&text, self.dialect);
        Ok(Some(Block { text, cuts }))
    }

    /// Tells, once, that bytes of another encoding were met.
    fn tell_mixed(&mut self) {
        let notice = Message::new("tables-notice-mixed");
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Counts rows that were read of a block; gives how many stand before them, the header included.
    pub(crate) fn passed(&mut self, rows: u64) -> u64 {
        let before = self.rows;
        self.rows += rows;
        before
    }

    /// Bytes read of the file so far.
    pub fn read_bytes(&self) -> u64 {
        self.read_bytes
    }

    /// Decodes until so many bytes are pending, or the file ends.
    fn fill(&mut self, wanted: usize) -> Result<(), Refusal> {
        let mut piece = vec![0; BEGINNING_BYTES];
        while self.pending.len() < wanted && !self.is_ended {
            let length = self.text.read(&mut piece)?;
            self.read_bytes += length as u64;
            if length == 0 {
                self.is_ended = true;
                self.decode(&[], true);
            } else {
                self.decode(piece.get(..length).unwrap_or_default(), false);
            }
        }
        Ok(())
    }

    fn decode(&mut self, bytes: &[u8], is_last: bool) {
        let Some(decoder) = &mut self.decoder else {
            self.pending.extend_from_slice(bytes);
            return;
        };
        let mut rest = bytes;
        loop {
            let before = self.pending.len();
            // Three bytes of UTF-8 for a byte of any encoding read here, and what the end of the text may add.
            self.pending.resize(before + rest.len() * 3 + 16, 0);
            let room = self.pending.get_mut(before..).unwrap_or_default();
            let (result, read, written, _) = decoder.decode_to_utf8(rest, room, is_last);
            self.pending.truncate(before + written);
            rest = rest.get(read..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }
}

fn rows_in(text: &[u8], stop: usize, dialect: Dialect) -> u64 {
    let (mut at, mut rows) = (0, 0);
    while at < stop {
        at = rows::end(text, at, dialect).unwrap_or(stop);
        rows += 1;
    }
    rows
}

/// All of a file that is no CSV.
fn whole(mut beginning: Vec<u8>, reader: &mut impl Read) -> Result<Vec<u8>, Refusal> {
    let left = FILE_BYTES_MAX.saturating_sub(beginning.len() as u64);
    reader.take(left + 1).read_to_end(&mut beginning)?;
    if beginning.len() as u64 > FILE_BYTES_MAX {
        return Err(Refusal::TooLarge { max: FILE_BYTES_MAX });
    }
    Ok(beginning)
}

/// What a file is that is certainly no table, as a code.
fn foreign(beginning: &[u8]) -> Option<&'static str> {
    const MARKS: &[(&[u8], &str)] = &[
        (b"%PDF", "pdf"),
        (b"\xd0\xcf\x11\xe0", "xls"),
        (b"\x89PNG", "png"),
        (b"\xff\xd8\xff", "jpeg"),
        (b"GIF8", "gif"),
        (b"\x1f\x8b", "gzip"),
        (b"PK\x05\x06", "zip"),
        (b"7z\xbc\xaf", "7z"),
        (b"PAR1", "parquet"),
        (b"<?xml", "xml"),
        (b"<!DOCTYPE", "html"),
        (b"<html", "html"),
        (b"SQLite format 3", "sqlite"),
    ];
    MARKS
        .iter()
        .find(|(mark, _)| beginning.starts_with(mark))
        .map(|(_, what)| *what)
}
