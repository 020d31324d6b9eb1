//! A column in memory: each cell is the number of its value in a dictionary, so that a question is asked of each different
//! value once, and rows are only counted.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use memchr::memmem;
use tables::{Sort, values};

use crate::kind::Kind;
use crate::value::Value;

/// A column of a table that is open.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) kind: Kind,
    pub(crate) sort: Sort,
    pub(crate) codes: Codes,
    pub(crate) entries: Arc<Entries>,
    folded: OnceLock<Folded>,
    ranks: OnceLock<Vec<u32>>,
    amounts: OnceLock<Vec<f64>>,
}

/// For each row the number of its value, 0 for an empty cell: in no more bytes than the dictionary wants.
#[derive(Debug)]
pub(crate) enum Codes {
    Narrow(Vec<u8>),
    Middle(Vec<u16>),
    Wide(Vec<u32>),
}

/// The different values of a column. The first stands for the empty cell. Numbers and days are in ascending order.
#[derive(Debug)]
pub(crate) enum Entries {
    Text(Strings),
    /// Whole numbers, decimals without their point, days, no and yes
    Whole(Vec<i64>),
    Real(Vec<f64>),
}

/// Texts one after another.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<usize>,
}

/// Texts without accents nor case, each between two ends of line.
#[derive(Debug)]
struct Folded {
    text: Vec<u8>,
    starts: Vec<usize>,
}

impl Strings {
    /// With the empty cell's entry.
    pub(crate) fn new() -> Self {
        Self {
            text: String::new(),
            ends: vec![0],
        }
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    pub(crate) fn get(&self, code: usize) -> &str {
        let start = code
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(code).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl Folded {
    fn get(&self, code: usize) -> &[u8] {
        let start = self.starts.get(code).copied().unwrap_or(0);
        let end = self.starts.get(code + 1).copied().unwrap_or(self.text.len());
        self.text.get(start..end.saturating_sub(1)).unwrap_or_default()
    }
}

impl Codes {
    pub(crate) fn narrowed(codes: Vec<u32>, entries: usize) -> Self {
        let code = |code: &u32| usize::try_from(*code).unwrap_or(0);
        if entries <= 1 << 8 {
            Self::Narrow(
                codes
                    .iter()
                    .map(|one| u8::try_from(code(one)).unwrap_or(0))
                    .collect(),
            )
        } else if entries <= 1 << 16 {
            Self::Middle(
                codes
                    .iter()
                    .map(|one| u16::try_from(code(one)).unwrap_or(0))
                    .collect(),
            )
        } else {
            Self::Wide(codes)
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Narrow(codes) => codes.len(),
            Self::Middle(codes) => codes.len(),
            Self::Wide(codes) => codes.len(),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Narrow(codes) => size_of_val(codes.as_slice()),
            Self::Middle(codes) => size_of_val(codes.as_slice()),
            Self::Wide(codes) => size_of_val(codes.as_slice()),
        }
    }

    /// The code of a row.
    pub(crate) fn get(&self, row: usize) -> u32 {
        match self {
            Self::Narrow(codes) => codes.get(row).copied().unwrap_or(0).into(),
            Self::Middle(codes) => codes.get(row).copied().unwrap_or(0).into(),
            Self::Wide(codes) => codes.get(row).copied().unwrap_or(0),
        }
    }

    /// Gives the code of each row of a range, in order: one loop for each width, none of which looks at it again.
    pub(crate) fn each(&self, rows: std::ops::Range<usize>, mut take: impl FnMut(usize, u32)) {
        let start = rows.start;
        match self {
            Self::Narrow(codes) => {
                for (at, code) in codes.get(rows).unwrap_or_default().iter().enumerate() {
                    take(start + at, u32::from(*code));
                }
            }
            Self::Middle(codes) => {
                for (at, code) in codes.get(rows).unwrap_or_default().iter().enumerate() {
                    take(start + at, u32::from(*code));
                }
            }
            Self::Wide(codes) => {
                for (at, code) in codes.get(rows).unwrap_or_default().iter().enumerate() {
                    take(start + at, *code);
                }
            }
        }
    }
}

impl Entries {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Text(strings) => strings.len(),
            Self::Whole(numbers) => numbers.len(),
            Self::Real(numbers) => numbers.len(),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Text(strings) => strings.text.capacity() + size_of_val(strings.ends.as_slice()),
            Self::Whole(numbers) => size_of_val(numbers.as_slice()),
            Self::Real(numbers) => size_of_val(numbers.as_slice()),
        }
    }
}

impl Column {
    pub(crate) fn new(kind: Kind, sort: Sort, codes: Codes, entries: Arc<Entries>) -> Self {
        Self {
            kind,
            sort,
            codes,
            entries,
            folded: OnceLock::new(),
            ranks: OnceLock::new(),
            amounts: OnceLock::new(),
        }
    }

    /// Different values, the empty cell among them.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Bytes of memory that it takes, with what questions made of it so far.
    pub(crate) fn bytes(&self) -> usize {
        let folded = self.folded.get().map_or(0, |folded| {
            folded.text.capacity() + size_of_val(folded.starts.as_slice())
        });
        let ranks = self.ranks.get().map_or(0, |ranks| size_of_val(ranks.as_slice()));
        let amounts = self
            .amounts
            .get()
            .map_or(0, |amounts| size_of_val(amounts.as_slice()));
        self.codes.bytes() + self.entries.bytes() + folded + ranks + amounts
    }

    /// The value of a code.
    pub(crate) fn value(&self, code: u32) -> Value {
        if code == 0 {
            return Value::Null;
        }
        let at = code as usize;
        match self.entries.as_ref() {
            Entries::Text(strings) => Value::Text(strings.get(at).to_owned()),
            Entries::Real(numbers) => numbers.get(at).map_or(Value::Null, |number| Value::Real(*number)),
            Entries::Whole(numbers) => numbers.get(at).map_or(Value::Null, |number| self.whole(*number)),
        }
    }

    /// A whole number of the dictionary, as what the column holds.
    pub(crate) fn whole(&self, number: i64) -> Value {
        match self.kind {
            Kind::Boolean => Value::Boolean(number != 0),
            Kind::Day => Value::Day(i32::try_from(number).unwrap_or(i32::MAX)),
            Kind::Decimal { scale } => Value::Decimal {
                mantissa: number.into(),
                scale,
            },
            _ => Value::Integer(number),
        }
    }

    /// The texts of the dictionary, if it holds texts.
    pub(crate) fn strings(&self) -> Option<&Strings> {
        match self.entries.as_ref() {
            Entries::Text(strings) => Some(strings),
            _ => None,
        }
    }

    /// How the text of a code stands to another, in the order of a dictionary.
    pub(crate) fn text_order(&self, code: usize, folded: &str, text: &str) -> Ordering {
        let said = self
            .strings()
            .map(|strings| strings.get(code))
            .unwrap_or_default();
        self.folded()
            .get(code)
            .cmp(folded.as_bytes())
            .then_with(|| said.cmp(text))
    }

    /// The codes whose text holds these words, without looking at accents nor case.
    pub(crate) fn holding(&self, folded: &str) -> Vec<bool> {
        let mut kept = vec![false; self.len()];
        if folded.is_empty() {
            kept.iter_mut().skip(1).for_each(|kept| *kept = true);
            return kept;
        }
        let all = self.folded();
        for at in memmem::find_iter(&all.text, folded.as_bytes()) {
            let code = all.starts.partition_point(|start| *start <= at);
            // An end of line stands between two texts, and no words hold one.
            if let Some(kept) = kept.get_mut(code.saturating_sub(1)) {
                *kept = true;
            }
        }
        if let Some(empty) = kept.first_mut() {
            *empty = false;
        }
        kept
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| {
            let mut text = Vec::new();
            let mut starts = Vec::with_capacity(self.len());
            for code in 0..self.len() {
                starts.push(text.len());
                match self.entries.as_ref() {
                    Entries::Text(strings) => fold_into(&mut text, strings.get(code)),
                    _ => fold_into(&mut text, &self.value(u32::try_from(code).unwrap_or(0)).plain()),
                }
                text.push(b'\n');
            }
            Folded { text, starts }
        })
    }

    /// Where each code stands in the order of values; the empty cell after all.
    pub(crate) fn rank(&self, code: u32) -> u32 {
        if code == 0 {
            return u32::MAX;
        }
        if !matches!(self.entries.as_ref(), Entries::Text(_)) {
            return code;
        }
        let ranks = self.ranks.get_or_init(|| self.ranked());
        ranks.get(code as usize).copied().unwrap_or(u32::MAX)
    }

    fn ranked(&self) -> Vec<u32> {
        let Entries::Text(strings) = self.entries.as_ref() else {
            return Vec::new();
        };
        let folded = self.folded();
        let of = |code: u32| folded.get(code as usize);
        let mut order: Vec<u32> = (1..u32::try_from(self.len()).unwrap_or(u32::MAX)).collect();
        order.sort_unstable_by(|one, two| {
            of(*one)
                .cmp(of(*two))
                .then_with(|| strings.get(*one as usize).cmp(strings.get(*two as usize)))
        });
        let mut ranks = vec![u32::MAX; self.len()];
        for (rank, code) in order.iter().enumerate() {
            if let Some(slot) = ranks.get_mut(*code as usize) {
                *slot = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
        ranks
    }

    /// The number of each code as a float, not a number where there is none. A column of numbers with a few words among
    /// them (« n.c. ») is text, and its numbers are counted all the same. None for columns that hold no numbers.
    pub(crate) fn amounts(&self) -> Option<&[f64]> {
        if !self.holds_numbers() {
            return None;
        }
        Some(self.amounts.get_or_init(|| {
            (0..self.len())
                .map(|code| self.amount(u32::try_from(code).unwrap_or(0)).unwrap_or(f64::NAN))
                .collect()
        }))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "columns with words among numbers are not reckoned exactly"
    )]
    fn amount(&self, code: u32) -> Option<f64> {
        match self.value(code) {
            Value::Text(text) => {
                let number = values::number(self.sort, text.as_bytes())?;
                Some(number.mantissa as f64 * 10_f64.powi(number.exponent))
            }
            value => value.number(),
        }
    }

    /// True when figures may be reckoned of it.
    pub(crate) fn holds_numbers(&self) -> bool {
        self.kind.is_number() || (self.kind == Kind::Text && is_number(self.sort))
    }
}

/// Sorts whose values are numbers that may be added or compared. Years are numbers too, and codes are not.
pub(crate) fn is_number(sort: Sort) -> bool {
    matches!(
        sort,
        Sort::Integer
            | Sort::Decimal
            | Sort::FrenchDecimal
            | Sort::Amount
            | Sort::Percentage
            | Sort::Year
            | Sort::Latitude
            | Sort::Longitude
            | Sort::LambertX
            | Sort::LambertY
    )
}

/// Text without accents nor case. Nearly all of it is ASCII, for which nothing is allocated.
fn fold_into(folded: &mut Vec<u8>, text: &str) {
    let is_plain = text.is_ascii()
        && !text.bytes().any(|byte| byte == b'`' || byte.is_ascii_control())
        && !text.contains("  ")
        && !text.starts_with(' ')
        && !text.ends_with(' ');
    if is_plain {
        folded.extend(text.bytes().map(|byte| byte.to_ascii_lowercase()));
    } else {
        folded.extend(values::folded(text).bytes());
    }
}
