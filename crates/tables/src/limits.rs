//! What is read of a file, at most: whoever sent it chose its size.

/// Text decoded and cut at ends of rows at once.
pub const BLOCK_BYTES: usize = 8 << 20;
/// One row. A quote that is never closed makes one of all that follows.
pub const ROW_BYTES_MAX: usize = 4 << 20;
/// Columns of a table.
pub const COLUMNS_MAX: usize = 4_096;
/// A file that is not CSV: read whole.
pub const FILE_BYTES_MAX: u64 = 256 << 20;
/// What the parts of a spreadsheet may unfold to, and the text its cells may hold.
pub const UNFOLDED_BYTES_MAX: u64 = 320 << 20;
/// Parts of a spreadsheet.
pub const ENTRIES_MAX: usize = 10_000;
/// Rows of a sheet, those of the format itself.
pub const SHEET_ROWS_MAX: usize = 1 << 20;
/// Depth of the XML of a spreadsheet.
pub const XML_DEPTH_MAX: usize = 128;
/// Faults listed; those after are counted.
pub const FAULTS_MAX: usize = 20_000;
/// Mends listed; those after are counted.
pub const MENDS_MAX: usize = 10_000;
/// A schema.
pub const SCHEMA_BYTES_MAX: usize = 4 << 20;
/// Rows of addresses that are compared with one another: a great city has fewer.
pub const ADDRESSES_MAX: usize = 2_000_000;
/// Different values counted in a column.
pub const DISTINCT_MAX: usize = 10_000;
/// Letters shown of a value.
pub const SHOWN_LETTERS_MAX: usize = 200;
