//! What is read at most. A deliberation and its annexes hold a few hundred pages; these are far beyond.

/// Bytes of a file.
pub const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Bytes of one part of a file once unfolded: a styles part, the pages of a PDF.
pub const PART_BYTES_MAX: u64 = 32 * 1024 * 1024;
/// Bytes of all parts read once unfolded.
pub const UNFOLDED_BYTES_MAX: u64 = 96 * 1024 * 1024;
/// Files inside an ODT or a DOCX.
pub const ENTRIES_MAX: usize = 10_000;
/// Elements of XML inside one another.
pub const XML_DEPTH_MAX: usize = 200;
/// Elements and texts of one part.
pub const XML_NODES_MAX: usize = 4_000_000;
/// Rows of a table.
pub const ROWS_MAX: usize = 2_000;
/// Columns of a table.
pub const COLUMNS_MAX: usize = 60;
/// Pages of a PDF.
pub const PAGES_MAX: usize = 1_000;
/// Letters drawn in a PDF.
pub const GLYPHS_MAX: usize = 4_000_000;
/// Things drawn in a PDF, letters apart: a thousand a page, on each of a thousand pages.
pub const DRAWINGS_MAX: usize = 1_000_000;
/// Bytes of the text given back.
pub const MARKDOWN_BYTES_MAX: usize = 4 * 1024 * 1024;
