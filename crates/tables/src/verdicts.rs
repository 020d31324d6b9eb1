//! Comparing checks with the verdicts that another program gave on the same files: how many agree, and why others do not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::check::{Fault, Report, check};
use crate::refusal::Refusal;
use crate::schema::Schema;
use crate::source::Source;

/// A file of verdicts.
#[derive(Debug, Clone, Deserialize)]
pub struct Verdicts {
    /// Which programs gave them
    #[serde(default)]
    pub tool: String,
    /// The cases
    pub cases: Vec<Case>,
}

/// A file, its schema, and what was said of it.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    /// Its name
    pub id: String,
    /// The schema's file, from the folder of the verdicts
    pub schema: String,
    /// The table's file, likewise
    pub csv: String,
    /// What Validata says
    pub validata: Verdict,
}

/// What was said of a file.
#[derive(Debug, Clone, Deserialize)]
pub struct Verdict {
    /// None when the program failed, which counts as a refusal
    pub valid: Option<bool>,
    /// What is wrong
    #[serde(default)]
    pub errors: Vec<Expected>,
}

/// One thing wrong.
#[derive(Debug, Clone, Deserialize)]
pub struct Expected {
    /// The type
    #[serde(rename = "type")]
    pub kind: String,
    /// The column
    pub field: Option<String>,
    /// From 1, the header's
    pub row: Option<u64>,
}

/// What is better here, and differs for that reason alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Improvement {
    /// Blank lines at the end are accepted, and told
    TrailingBlankRows,
    /// A header that differs by its case gets a suggestion instead of a crash
    HeaderCase,
    /// `NaN` and `INF` are refused
    NotFinite,
    /// Full-width figures are refused
    FullWidthDigits,
    /// Foreign keys do not stop the check
    ForeignKeys,
    /// Any number of rows is checked
    RowLimit,
}

impl Improvement {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::TrailingBlankRows => "trailing-blank-rows",
            Self::HeaderCase => "header-case",
            Self::NotFinite => "not-finite",
            Self::FullWidthDigits => "full-width-digits",
            Self::ForeignKeys => "foreign-keys",
            Self::RowLimit => "row-limit",
        }
    }
}

/// How a case was judged.
#[derive(Debug, Clone, Serialize)]
pub struct Judged {
    /// Its name
    pub id: String,
    /// True when the peer accepts it
    pub expected: bool,
    /// True when it is accepted here
    pub accepted: bool,
    /// Why both differ, when it is for the better
    pub improvement: Option<Improvement>,
    /// Faults of both, as `type at field, row`
    pub same: usize,
    /// Of the peer alone
    pub missed: Vec<String>,
    /// Of ours alone
    pub added: Vec<String>,
    /// Faults of both whose type differs too
    pub other_type: usize,
}

impl Judged {
    /// True when both accept, or both refuse.
    pub fn agrees(&self) -> bool {
        self.expected == self.accepted
    }
}

/// How many agree.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Score {
    /// Cases judged
    pub cases: usize,
    /// Those on which both accept or both refuse
    pub same: usize,
    /// Those on which they differ, by improvement
    pub improved: BTreeMap<Improvement, usize>,
    /// Those on which they differ without a reason
    pub different: usize,
    /// Faults with the same column and row on both sides
    pub faults_same: usize,
    /// Faults of one side alone
    pub faults_different: usize,
    /// Faults with the same column and row, and another type
    pub faults_other_type: usize,
}

impl Score {
    /// Cases on which both agree, of those that no improvement explains, from 0 to 1.
    pub fn agreement(&self) -> f64 {
        ratio(self.same, self.same + self.different)
    }

    /// Faults that both tell at the same place, of all, from 0 to 1.
    pub fn fault_agreement(&self) -> f64 {
        ratio(self.faults_same, self.faults_same + self.faults_different)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(part) / count(whole)
}

/// Judges one case from the bytes of its files.
pub fn judge(case: &Case, schema: &[u8], csv: &[u8]) -> Judged {
    let expected = case.validata.valid == Some(true);
    let checked = checked(schema, csv);
    let accepted = checked.as_ref().is_ok_and(|report| report.valid);
    let mut judged = Judged {
        id: case.id.clone(),
        expected,
        accepted,
        improvement: None,
        same: 0,
        missed: Vec::new(),
        added: Vec::new(),
        other_type: 0,
    };
    let Ok(report) = checked else {
        return judged;
    };
    if expected != accepted {
        judged.improvement = improvement(case, &report);
    }
    // A program that failed told no places.
    let failed = case.validata.valid.is_none()
        || case
            .validata
            .errors
            .iter()
            .any(|error| matches!(error.kind.as_str(), "error" | "resource-error"));
    if !failed {
        compare(case, &report, &mut judged);
    }
    judged
}

fn checked(schema: &[u8], csv: &[u8]) -> Result<Report, Refusal> {
    let schema = Schema::parse(schema)?;
    check(Source::open(csv)?, &schema)
}

/// Why both verdicts differ, when one of the documented reasons explains all of it.
fn improvement(case: &Case, report: &Report) -> Option<Improvement> {
    use crate::check::Stricter;
    if report.valid {
        let kinds: Vec<&str> = case
            .validata
            .errors
            .iter()
            .map(|error| error.kind.as_str())
            .collect();
        let is_all = |kind: &str| !kinds.is_empty() && kinds.iter().all(|known| *known == kind);
        if is_all("resource-error") {
            return Some(Improvement::ForeignKeys);
        }
        if is_all("table-dimensions") {
            return Some(Improvement::RowLimit);
        }
        let last = report.rows + 1;
        let is_trailing = report.trailing_blank_rows > 0
            && kinds.contains(&"blank-row")
            && case
                .validata
                .errors
                .iter()
                .all(|error| error.row.is_some_and(|row| row > last));
        if is_trailing {
            return Some(Improvement::TrailingBlankRows);
        }
        return case.validata.valid.is_none().then_some(Improvement::HeaderCase);
    }
    let stricter: Vec<(u64, Stricter)> = report
        .faults
        .iter()
        .filter_map(|fault| Some((fault.row?, fault.stricter?)))
        .collect();
    // What is read as no value has others of its row told too.
    let is_explained = |fault: &Fault| stricter.iter().any(|(row, _)| fault.row == Some(*row));
    if !report.faults.iter().all(is_explained) {
        return None;
    }
    stricter.first().map(|(_, stricter)| match stricter {
        Stricter::NotFinite => Improvement::NotFinite,
        Stricter::FullWidth => Improvement::FullWidthDigits,
    })
}

/// Compares faults by column and row, those apart that an improvement explains.
fn compare(case: &Case, report: &Report, judged: &mut Judged) {
    let stricter: Vec<u64> = report
        .faults
        .iter()
        .filter(|fault| fault.stricter.is_some())
        .filter_map(|fault| fault.row)
        .collect();
    let last = report.rows + 1;
    let is_apart = |row: Option<u64>| {
        row.is_some_and(|row| stricter.contains(&row) || (row > last && report.trailing_blank_rows > 0))
    };
    let mut ours: Vec<&Fault> = report
        .faults
        .iter()
        .filter(|fault| !is_apart(fault.row))
        .collect();
    let mut left: Vec<&Expected> = Vec::new();
    // The same type first, so that another type of the same place is not taken for it.
    for expected in case.validata.errors.iter().filter(|error| !is_apart(error.row)) {
        let found = ours
            .iter()
            .position(|fault| fault.kind == expected.kind && is_same_place(fault, expected));
        match found {
            Some(place) => {
                ours.remove(place);
                judged.same += 1;
            }
            None => left.push(expected),
        }
    }
    for expected in left {
        match ours.iter().position(|fault| is_same_place(fault, expected)) {
            Some(place) => {
                ours.remove(place);
                judged.same += 1;
                judged.other_type += 1;
            }
            None => judged
                .missed
                .push(place(&expected.kind, expected.field.as_deref(), expected.row)),
        }
    }
    judged.added = ours
        .iter()
        .map(|fault| place(fault.kind, fault.field.as_deref(), fault.row))
        .collect();
}

fn is_same_place(fault: &Fault, expected: &Expected) -> bool {
    fault.row == expected.row && fault.field == expected.field
}

fn place(kind: &str, field: Option<&str>, row: Option<u64>) -> String {
    let row = row.map_or_else(|| "-".to_owned(), |row| row.to_string());
    [kind, field.unwrap_or("-"), &row].join(" ")
}

/// Puts judged cases together.
pub fn score(judged: &[Judged]) -> Score {
    let mut score = Score::default();
    for case in judged {
        score.cases += 1;
        match case.improvement {
            _ if case.agrees() => score.same += 1,
            Some(improvement) => *score.improved.entry(improvement).or_default() += 1,
            None => score.different += 1,
        }
        score.faults_same += case.same;
        score.faults_different += case.missed.len() + case.added.len();
        score.faults_other_type += case.other_type;
    }
    score
}
