//! What was seen in a file, as it is kept: `tables` says it once, at the upload, and pages say it again in the reader's
//! language.

use serde::{Deserialize, Serialize};
use tables::{Description, Fault, Message, Report, Sort};

/// Faults kept of a check; the others are counted.
pub(crate) const FAULTS_KEPT: usize = 500;
/// Columns kept of a description; the others are counted.
pub(crate) const COLUMNS_KEPT: usize = 500;
/// Examples kept of a column.
const EXAMPLES_KEPT: usize = 3;
/// The longest example kept, in characters.
const EXAMPLE_CHARS_MAX: usize = 80;

/// A sentence of `tables`: its id, and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Said {
    pub(crate) id: String,
    pub(crate) arguments: Vec<(String, String)>,
}

impl From<&Message> for Said {
    fn from(message: &Message) -> Self {
        let arguments = message.arguments.iter();
        Self {
            id: message.id.to_owned(),
            arguments: arguments
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        }
    }
}

/// A table, described.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct SeenTable {
    /// Of a CSV file: `utf-8`
    pub(crate) encoding: Option<String>,
    /// Of a CSV file
    pub(crate) separator: Option<char>,
    /// How many columns there are
    pub(crate) column_count: usize,
    /// The first of them
    pub(crate) columns: Vec<SeenColumn>,
    /// What is worth knowing
    pub(crate) notices: Vec<Said>,
}

/// A column, described.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SeenColumn {
    pub(crate) name: String,
    /// What its values are, by the name that `tables` gives it
    pub(crate) sort: String,
    pub(crate) filled: u64,
    pub(crate) empty: u64,
    /// Different values; none when they are many
    pub(crate) distinct: Option<usize>,
    /// None of a column that may hold personal data
    pub(crate) examples: Vec<String>,
}

impl SeenTable {
    /// What is kept of a description: no example of the columns that `findings` name.
    pub(crate) fn of(description: &Description, findings: &[Finding]) -> Self {
        let columns = description.columns.iter().take(COLUMNS_KEPT);
        Self {
            encoding: description.encoding.map(|encoding| encoding.name().to_owned()),
            separator: description.dialect.map(|dialect| char::from(dialect.separator)),
            column_count: description.columns.len(),
            columns: columns
                .map(|column| {
                    let is_personal = findings.iter().any(|finding| finding.column == column.name);
                    let kept = if is_personal { 0 } else { EXAMPLES_KEPT };
                    SeenColumn {
                        name: column.name.clone(),
                        sort: column.sort.name().to_owned(),
                        filled: column.filled,
                        empty: column.empty,
                        distinct: column.distinct,
                        examples: column.examples.iter().take(kept).map(|one| cut(one)).collect(),
                    }
                })
                .collect(),
            notices: description.notices.iter().map(Said::from).collect(),
        }
    }

    /// Columns whose values are numbers that JSON writes as such.
    pub(crate) fn numbers(&self) -> Vec<String> {
        let is_number =
            |column: &&SeenColumn| column.sort == Sort::Integer.name() || column.sort == Sort::Decimal.name();
        let numbers = self.columns.iter().filter(is_number);
        numbers.map(|column| column.name.clone()).collect()
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= EXAMPLE_CHARS_MAX {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(EXAMPLE_CHARS_MAX).collect();
    cut.push('…');
    cut
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Found {
    /// The first faults, in the order of rows
    pub(crate) faults: Vec<ToldFault>,
    /// Warnings, in the same order: they keep nothing from being published
    #[serde(default)]
    pub(crate) remarks: Vec<ToldFault>,
    /// How many there are
    #[serde(default)]
    pub(crate) remark_count: u64,
    /// What is no fault, and worth knowing
    pub(crate) notices: Vec<Said>,
}

/// One thing wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ToldFault {
    /// From 1, the header's; none for the whole file
    pub(crate) row: Option<u64>,
    pub(crate) field: Option<String>,
    pub(crate) value: Option<String>,
    pub(crate) message: Said,
    /// How to mend it
    pub(crate) fix: Option<Said>,
    /// True when one click mends it
    pub(crate) is_mendable: bool,
}

impl From<&Report> for Found {
    fn from(report: &Report) -> Self {
        let kept = |faults: &[Fault]| faults.iter().take(FAULTS_KEPT).map(ToldFault::from).collect();
        Self {
            faults: kept(&report.faults),
            remarks: kept(&report.remarks),
            remark_count: report.remark_count,
            notices: report.notices.iter().map(Said::from).collect(),
        }
    }
}

impl From<&Fault> for ToldFault {
    fn from(fault: &Fault) -> Self {
        Self {
            row: fault.row,
            field: fault.field.clone(),
            value: fault.value.clone(),
            message: Said::from(&fault.message),
            fix: fault.fix.as_ref().map(|fix| Said::from(&fix.message)),
            is_mendable: fault.fix.as_ref().is_some_and(|fix| fix.value.is_some()),
        }
    }
}

/// What personal data a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PersonalSort {
    /// Names of people
    Name,
    /// Addresses of e-mail
    Email,
    /// Telephone numbers
    Phone,
    /// Bank accounts
    Iban,
    /// Social security numbers
    Nir,
    /// Days of birth
    Birth,
    /// Where people live, beside their names
    Address,
    /// The file could not be read as a table: nobody looked
    Unread,
    /// A part of the file is not in the table that was read: other sheets, cells beyond the header, members of no row
    LeftOut,
}

impl PersonalSort {
    /// Its word, in sentences and in the journal.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Iban => "iban",
            Self::Nir => "nir",
            Self::Birth => "birth",
            Self::Address => "address",
            Self::Unread => "unread",
            Self::LeftOut => "left-out",
        }
    }
}

/// Where there may be personal data. What was found is never kept: only where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finding {
    /// The column; empty for the whole file
    pub(crate) column: String,
    pub(crate) sort: PersonalSort,
    /// How many cells
    pub(crate) cells: u64,
    /// The first rows, from 1, the header's
    pub(crate) rows: Vec<u64>,
}

impl Finding {
    /// Something said of the whole file.
    pub(crate) fn of_whole(sort: PersonalSort) -> Self {
        Self {
            column: String::new(),
            sort,
            cells: 0,
            rows: Vec::new(),
        }
    }
}

/// The first rows that stand in one version only, as text; the names of their columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Samples {
    pub(crate) columns: Vec<String>,
    pub(crate) added: Vec<Vec<String>>,
    pub(crate) removed: Vec<Vec<String>>,
}

/// What changed since the version before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Differences {
    pub(crate) columns_added: Vec<String>,
    pub(crate) columns_removed: Vec<String>,
    /// Rows that were not there, over the columns that both have
    pub(crate) rows_added: u64,
    /// Rows that are no longer there
    pub(crate) rows_removed: u64,
    /// Rows that are the same
    pub(crate) rows_kept: u64,
    /// Some of those that came and went: kept, so that a page reads no file
    #[serde(default)]
    pub(crate) samples: Samples,
}

impl Differences {
    /// True when both say the same.
    pub(crate) fn are_none(&self) -> bool {
        self.columns_added.is_empty()
            && self.columns_removed.is_empty()
            && self.rows_added == 0
            && self.rows_removed == 0
    }
}
