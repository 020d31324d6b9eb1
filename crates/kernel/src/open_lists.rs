//! Lists of a feature that anyone reads on its pages, offered as open data: which columns, what each means, and their rows.
//!
//! A list says what pages already show to everybody, and names nobody: authors stand in none of its columns. It refuses what
//! is a draft, what was withdrawn or removed, and whatever is secret.

use db::{Sql, Uuid};

use crate::{BoxFuture, CollectiviteId, Fault, House};

/// Rows that a list gives at once, at most: a hundred thousand of them are never together in memory.
pub const OPEN_ROWS_AT_ONCE: i64 = 500;

/// What the cells of a column hold, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenKind {
    /// What somebody wrote
    Text,
    /// A word of a short list, an identifier, a code
    Word,
    /// A whole number: `12`
    Whole,
    /// A number with a point: `1200.50`, `47.66871`
    Decimal,
    /// A day: `2026-12-01` (ISO 8601)
    Day,
    /// An instant in universal time: `2026-12-01T09:30:00Z` (RFC 3339)
    Moment,
    /// An address of the web
    Address,
}

impl OpenKind {
    /// The key of its name in the translations.
    pub fn words_key(self) -> &'static str {
        match self {
            Self::Text => "open-kind-text",
            Self::Word => "open-kind-word",
            Self::Whole => "open-kind-whole",
            Self::Decimal => "open-kind-decimal",
            Self::Day => "open-kind-day",
            Self::Moment => "open-kind-moment",
            Self::Address => "open-kind-address",
        }
    }
}

/// A column of a list.
#[derive(Clone, Copy, Debug)]
pub struct OpenColumn {
    /// Its name in files, which stays: ASCII, in snake case unless a schema says otherwise
    pub name: &'static str,
    /// What its cells hold
    pub kind: OpenKind,
}

impl OpenColumn {
    /// A column called `name`.
    pub const fn new(name: &'static str, kind: OpenKind) -> Self {
        Self { name, kind }
    }
}

/// Some rows of a list: as many cells as there are columns, in their order; a cell is empty where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenRows {
    /// The rows
    pub rows: Vec<Vec<String>>,
    /// After which one to go on; none at the end
    pub next: Option<Uuid>,
}

impl OpenRows {
    /// `rows`, of which the last is `last`: there may be more when they are as many as a reading gives.
    pub fn of(rows: Vec<Vec<String>>, last: Option<Uuid>) -> Self {
        let is_full = i64::try_from(rows.len()).unwrap_or(i64::MAX) >= OPEN_ROWS_AT_ONCE;
        Self {
            next: last.filter(|_| is_full),
            rows,
        }
    }
}

/// Gives the rows that anyone may read after the one that was named last (nil at the beginning), at most
/// [`OPEN_ROWS_AT_ONCE`], in an order that never changes.
pub type ReadOpenRows =
    for<'a> fn(&'a House, &'a mut Sql, CollectiviteId, Uuid) -> BoxFuture<'a, Result<OpenRows, Fault>>;

/// A list that anyone reads, as data. Its sentences are `open-{name}-title`, `open-{name}-description`,
/// `open-{name}-keywords` (between semicolons) and, where it follows no schema, `open-{name}-{column}` for each column.
#[derive(Clone, Copy, Debug)]
pub struct OpenList {
    /// Its name in addresses and in names of files, which stays: `contributions`
    pub name: &'static str,
    /// Its columns, in their order
    pub columns: &'static [OpenColumn],
    /// The schema that says what its columns are, and that it is checked against: `scdl/deliberations`; empty for none
    pub schema: &'static str,
    /// The events after which something of it is no longer to be read by anybody, in no earlier version either
    pub taken_back_by: &'static [&'static str],
    /// Its rows
    pub rows: ReadOpenRows,
}

impl OpenList {
    /// The key of one of its sentences: `title`, `description`, `keywords`, or the name of a column.
    pub fn words_key(&self, part: &str) -> String {
        format!("open-{}-{part}", self.name)
    }
}

/// The lists that the features of a house offer, in the order of the features.
pub fn open_lists(house: &House) -> impl Iterator<Item = &'static OpenList> {
    house.features().iter().flat_map(|feature| feature.lists)
}

/// The list called `name`; none when the feature that had it is not in this house.
pub fn find_open_list(house: &House, name: &str) -> Option<&'static OpenList> {
    open_lists(house).find(|list| list.name == name)
}
