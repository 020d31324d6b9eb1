//! What may be asked of a table: a closed algebra, never a language. A query is a value; it is read from the parameters of
//! an address and printed to them without loss, so that every state of an explorer is a link.

mod address;

use serde::Serialize;

use crate::limits::PAGE_ROWS;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Tables that are joined first
    pub joins: Vec<Join>,
    /// What each row must satisfy, all of it
    pub conditions: Vec<Condition>,
    /// Words that stand somewhere in the row, whatever their accents and case; each of them, in any column
    pub search: Option<String>,
    /// What is made of the rows that are left
    pub ask: Ask,
    /// The order of what is answered: columns of the table, or of the groups
    pub sort: Vec<SortKey>,
    /// Which page, from 1
    pub page: u32,
    /// Rows of a page
    pub page_size: u32,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            joins: Vec::new(),
            conditions: Vec::new(),
            search: None,
            ask: Ask::Rows { columns: Vec::new() },
            sort: Vec::new(),
            page: 1,
            page_size: PAGE_ROWS,
        }
    }
}

/// Another table beside this one: for each row, the row of the other whose key is the same, if there is one. Its columns
/// are then named `table.column`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// The other table
    pub table: String,
    /// The column of this table
    pub key: String,
    /// The column of the other; its values are all different
    pub other_key: String,
}

/// What a row must satisfy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A test of one cell
    Test(Test),
    /// All of these
    All(Vec<Condition>),
    /// One of these at least
    Any(Vec<Condition>),
}

/// A test of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The column
    pub column: String,
    /// What its cell must be
    pub operator: Operator,
}

/// What a cell must be. Values are written as programs write them: ISO 8601 days, decimal points, `true` and `false`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operator {
    /// This value
    Exact(String),
    /// Anything else, empty cells included
    Differs(String),
    /// Text that holds these words, whatever their accents and case
    Contains(String),
    /// Text that does not; empty cells neither hold nor do not
    NotContains(String),
    /// One of these values
    In(Vec<String>),
    /// None of these values; empty cells are not kept
    NotIn(Vec<String>),
    /// At most this value
    Less(String),
    /// At least this value
    Greater(String),
    /// Less than this value
    StrictlyLess(String),
    /// More than this value
    StrictlyGreater(String),
    /// An empty cell
    IsNull,
    /// A cell that is not empty
    IsNotNull,
}

/// What is made of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The rows themselves
    Rows {
        /// Columns shown; all when there is none
        columns: Vec<String>,
    },
    /// Groups of rows that have the same values, and figures of each
    Groups {
        /// Columns whose values make the groups; with none, one group of all rows
        by: Vec<String>,
        /// Figures of each group
        aggregates: Vec<Aggregate>,
    },
    /// The values of a column and how many rows have each, the most frequent first
    Facet {
        /// The column
        column: String,
    },
    /// A figure by two columns: a row for each value of the first, a column for each value of the second
    Pivot {
        /// The column whose values are rows
        rows: String,
        /// The column whose values are columns
        columns: String,
        /// The figure
        aggregate: Aggregate,
    },
    /// A figure between round values of a column of numbers or days: how many rows, or a sum by month
    Histogram {
        /// The column
        column: String,
        /// About how many bars
        bins: u32,
        /// The figure
        aggregate: Aggregate,
    },
}

/// A figure of a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Aggregate {
    /// What is reckoned
    pub function: Function,
    /// Of which column; none counts rows
    pub column: Option<String>,
}

/// What is reckoned of a group. Empty cells count for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Function {
    /// Cells that are not empty
    Count,
    /// Their sum, exact for whole and decimal numbers
    Sum,
    /// Their arithmetic mean
    Avg,
    /// The least
    Min,
    /// The greatest
    Max,
    /// The middle one, or the mean of both in the middle
    Median,
    /// How many different ones
    Distinct,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 7] = [
        Self::Count,
        Self::Sum,
        Self::Avg,
        Self::Min,
        Self::Max,
        Self::Median,
        Self::Distinct,
    ];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::Avg => "avg",
            Self::Min => "min",
            Self::Max => "max",
            Self::Median => "median",
            Self::Distinct => "distinct",
        }
    }
}

impl Aggregate {
    /// The number of rows.
    pub fn rows() -> Self {
        Self {
            function: Function::Count,
            column: None,
        }
    }

    /// A figure of a column.
    pub fn of(function: Function, column: &str) -> Self {
        Self {
            function,
            column: Some(column.to_owned()),
        }
    }

    /// The name of its column in answers: `montant__sum`; `count` for rows.
    pub fn name(&self) -> String {
        match &self.column {
            Some(column) => [column, "__", self.function.name()].concat(),
            None => self.function.name().to_owned(),
        }
    }
}

/// One column of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortKey {
    /// The column
    pub column: String,
    /// From the greatest to the least. Empty cells are last either way
    pub is_descending: bool,
}
