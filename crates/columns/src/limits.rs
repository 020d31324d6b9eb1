//! What is kept in memory and what is answered, at most.

/// Rows of one row group of a Parquet file that is written: what is held at once while importing.
pub const GROUP_ROWS: usize = 65_536;
/// Bytes of cells held at once while importing: a row group ends when they are reached, so that neither long cells nor many
/// columns fill memory.
pub const GROUP_BYTES: usize = 64 << 20;
/// Rows of a table that is asked: each column it is asked about is four bytes a row in memory, at most, besides its
/// different values. A file may say that it has any number of rows.
pub const ROWS_MAX: usize = 20_000_000;
/// Rows of one page.
pub const PAGE_ROWS_MAX: u32 = 10_000;
/// Rows of a page when nothing is said.
pub const PAGE_ROWS: u32 = 50;
/// Columns of a page that are asked by their names, the same one twice included.
pub const COLUMNS_MAX: usize = 1_000;
/// Cells of one page: some tens of bytes each, besides their text. A page of fewer columns has more rows.
pub const PAGE_CELLS_MAX: usize = 2_000_000;
/// Columns that groups may be made by.
pub const GROUP_COLUMNS_MAX: usize = 4;
/// Groups that are made.
pub const GROUPS_MAX: usize = 2_000_000;
/// Figures reckoned for each group.
pub const AGGREGATES_MAX: usize = 20;
/// Figures of all groups together, some tens of bytes each.
pub const FIGURES_MAX: usize = 5_000_000;
/// Columns of a pivot.
pub const PIVOT_COLUMNS_MAX: usize = 60;
/// Bars of a histogram.
pub const BINS_MAX: u32 = 200;
/// Bars of a histogram when nothing is said.
pub const BINS: u32 = 20;
/// Tests of a query, those within others included.
pub const TESTS_MAX: usize = 100;
/// Values that the lists of a query hold, all lists together.
pub const VALUES_MAX: usize = 1_000;
/// Tests within tests.
pub const DEPTH_MAX: usize = 8;
/// Columns that a page is sorted by.
pub const SORTS_MAX: usize = 8;
/// Tables joined to the one that is asked.
pub const JOINS_MAX: usize = 4;
/// A query as it is written in an address, in bytes.
pub const QUERY_BYTES_MAX: usize = 16 << 10;
