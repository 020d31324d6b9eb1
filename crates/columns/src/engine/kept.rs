//! Which rows satisfy conditions.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use hashbrown::HashSet;
use tables::{Sort, values};

use super::Asking;
use super::view::View;
use crate::column::{Column, Entries};
use crate::kind::Kind;
use crate::query::{Condition, Operator};
use crate::refused::Refused;

/// Rows that are kept: all of them, or those that are true.
pub(super) struct Kept {
    rows: usize,
    mask: Option<Vec<bool>>,
    count: usize,
}

impl Kept {
    pub(super) fn of(
        view: &View<'_>,
        conditions: &[Condition],
        search: Option<&str>,
    ) -> Result<Self, Refused> {
        let mut mask: Option<Vec<bool>> = None;
        for condition in conditions {
            let next = rows_kept(view, condition)?;
            mask = Some(match mask {
                None => next,
                Some(mask) => both(mask, &next),
            });
            view.asking.go_on()?;
        }
        for word in search.map(values::folded).unwrap_or_default().split(' ') {
            if word.is_empty() {
                continue;
            }
            let next = rows_holding(view, word)?;
            mask = Some(match mask {
                None => next,
                Some(mask) => both(mask, &next),
            });
        }
        let rows = view.rows();
        let count = mask
            .as_ref()
            .map_or(rows, |mask| mask.iter().filter(|is_kept| **is_kept).count());
        Ok(Self { rows, mask, count })
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn is_all(&self) -> bool {
        self.mask.is_none()
    }

    /// Gives the code of a column for each row that is kept.
    pub(super) fn each(&self, column: &Column, mut take: impl FnMut(usize, u32)) {
        match &self.mask {
            None => column.codes.each(0..self.rows, take),
            Some(mask) => column.codes.each(0..self.rows, |row, code| {
                if mask.get(row).copied().unwrap_or(false) {
                    take(row, code);
                }
            }),
        }
    }

    /// One number for each row that is kept, another for those that are not.
    pub(super) fn marked(&self, kept: u32, other: u32) -> Vec<u32> {
        match &self.mask {
            None => vec![kept; self.rows],
            Some(mask) => mask
                .iter()
                .map(|is_kept| if *is_kept { kept } else { other })
                .collect(),
        }
    }

    /// Gives each row that is kept.
    pub(super) fn rows(&self) -> Box<dyn Iterator<Item = usize> + '_> {
        match &self.mask {
            None => Box::new(0..self.rows),
            Some(mask) => Box::new(
                mask.iter()
                    .enumerate()
                    .filter_map(|(row, is_kept)| is_kept.then_some(row)),
            ),
        }
    }
}

fn both(mut mask: Vec<bool>, other: &[bool]) -> Vec<bool> {
    for (one, other) in mask.iter_mut().zip(other) {
        *one &= *other;
    }
    mask
}

fn rows_kept(view: &View<'_>, condition: &Condition) -> Result<Vec<bool>, Refused> {
    match condition {
        Condition::Test(test) => {
            let column = view.column(&test.column)?;
            let kept = codes_kept(&column, &test.column, &test.operator, view.asking)?;
            let mut mask = vec![false; view.rows()];
            mark(&mut mask, &column, &kept);
            Ok(mask)
        }
        Condition::All(all) => {
            let mut mask = vec![true; view.rows()];
            for condition in all {
                mask = both(mask, &rows_kept(view, condition)?);
            }
            Ok(mask)
        }
        Condition::Any(all) => {
            let mut mask = vec![false; view.rows()];
            for condition in all {
                let other = rows_kept(view, condition)?;
                for (one, other) in mask.iter_mut().zip(other) {
                    *one |= other;
                }
            }
            Ok(mask)
        }
    }
}

/// Adds the rows whose code is kept.
fn mark(mask: &mut [bool], column: &Column, kept: &[bool]) {
    let rows = mask.len();
    let mut slots = mask.iter_mut();
    column.codes.each(0..rows, |_, code| {
        if let Some(slot) = slots.next() {
            *slot |= kept.get(code as usize).copied().unwrap_or(false);
        }
    });
}

/// Rows that hold a word somewhere.
fn rows_holding(view: &View<'_>, word: &str) -> Result<Vec<bool>, Refused> {
    let mut mask = vec![false; view.rows()];
    for heading in view.headings() {
        let column = view.column(&heading.name)?;
        let kept = column.holding(word);
        if kept.iter().any(|is_kept| *is_kept) {
            mark(&mut mask, &column, &kept);
        }
    }
    Ok(mask)
}

/// For each code of a column, whether its value is kept.
fn codes_kept(
    column: &Column,
    name: &str,
    operator: &Operator,
    asking: Asking<'_>,
) -> Result<Vec<bool>, Refused> {
    let length = column.len();
    let compared = |value: &String| Compared::read(column, name, value);
    let filled = |test: &dyn Fn(usize) -> bool| (0..length).map(|code| code > 0 && test(code)).collect();
    let equal = |value: &String| -> Result<Vec<bool>, Refused> {
        let compared = Compared::exactly(column, name, value)?;
        Ok(filled(&|code| {
            compared.order(column, code) == Some(Ordering::Equal)
        }))
    };
    let one_of = |values: &[String]| -> Result<Vec<bool>, Refused> {
        let different: BTreeSet<&String> = values.iter().collect();
        // Texts are found letter for letter: one look at each is enough.
        if let (Kind::Text, Some(strings)) = (column.kind, column.strings()) {
            let wanted: HashSet<&str> = different.into_iter().map(String::as_str).collect();
            return Ok(filled(&|code| wanted.contains(strings.get(code))));
        }
        let mut kept = vec![false; length];
        for value in different {
            asking.go_on()?;
            for (kept, is_equal) in kept.iter_mut().zip(equal(value)?) {
                *kept |= is_equal;
            }
        }
        Ok(kept)
    };
    let but = |mut kept: Vec<bool>, is_empty_kept: bool| {
        for kept in &mut kept {
            *kept = !*kept;
        }
        if let Some(empty) = kept.first_mut() {
            *empty = is_empty_kept;
        }
        kept
    };
    let ordered = |value: &String, wanted: &[Ordering]| -> Result<Vec<bool>, Refused> {
        let compared = compared(value)?;
        Ok(filled(&|code| {
            compared
                .order(column, code)
                .is_some_and(|order| wanted.contains(&order))
        }))
    };
    Ok(match operator {
        Operator::Exact(value) => equal(value)?,
        Operator::Differs(value) => but(equal(value)?, true),
        Operator::In(values) => one_of(values)?,
        Operator::NotIn(values) => but(one_of(values)?, false),
        Operator::Contains(words) => column.holding(&values::folded(words)),
        Operator::NotContains(words) => but(column.holding(&values::folded(words)), false),
        Operator::Less(value) => ordered(value, &[Ordering::Less, Ordering::Equal])?,
        Operator::Greater(value) => ordered(value, &[Ordering::Greater, Ordering::Equal])?,
        Operator::StrictlyLess(value) => ordered(value, &[Ordering::Less])?,
        Operator::StrictlyGreater(value) => ordered(value, &[Ordering::Greater])?,
        Operator::IsNull => (0..length).map(|code| code == 0).collect(),
        Operator::IsNotNull => (0..length).map(|code| code > 0).collect(),
    })
}

/// A value that cells are compared to, read as what the column holds.
enum Compared {
    /// Letter for letter
    Same(String),
    /// In the order of a dictionary
    Text { folded: String, text: String },
    /// `entry × multiplied` against it: exactly, whatever decimals were written
    Whole { value: i128, multiplied: i128 },
    /// As floats
    Real(f64),
    /// Of a text column that holds numbers
    Amount(f64),
}

impl Compared {
    /// For equality: text is compared as it is.
    fn exactly(column: &Column, name: &str, value: &str) -> Result<Self, Refused> {
        if column.kind == Kind::Text {
            return Ok(Self::Same(value.to_owned()));
        }
        Self::read(column, name, value)
    }

    fn read(column: &Column, name: &str, value: &str) -> Result<Self, Refused> {
        let wrong = || Refused::NotOfColumn {
            column: name.to_owned(),
            value: value.to_owned(),
        };
        let cell = values::without_spaces(value.as_bytes());
        let whole = |value: i128| Self::Whole { value, multiplied: 1 };
        Ok(match column.kind {
            Kind::Text if column.holds_numbers() => Self::Amount(float(column.sort, cell).ok_or_else(wrong)?),
            Kind::Text => Self::Text {
                folded: values::folded(value),
                text: value.to_owned(),
            },
            Kind::Boolean => whole(values::boolean(cell).map(i128::from).ok_or_else(wrong)?),
            Kind::Day => whole(values::day(cell).map(i128::from).ok_or_else(wrong)?),
            Kind::Real => Self::Real(
                float(Sort::Decimal, cell)
                    .or_else(|| float(column.sort, cell))
                    .ok_or_else(wrong)?,
            ),
            Kind::Integer => scaled(column.sort, cell, 0).ok_or_else(wrong)?,
            Kind::Decimal { scale } => scaled(column.sort, cell, scale).ok_or_else(wrong)?,
        })
    }

    /// How the value of a code stands to it; none when it stands nowhere.
    fn order(&self, column: &Column, code: usize) -> Option<Ordering> {
        match (self, column.entries.as_ref()) {
            (Self::Same(text), Entries::Text(strings)) => Some(if strings.get(code) == text {
                Ordering::Equal
            } else {
                Ordering::Less
            }),
            (Self::Text { folded, text }, _) => Some(column.text_order(code, folded, text)),
            (Self::Whole { value, multiplied }, Entries::Whole(numbers)) => {
                Some((i128::from(*numbers.get(code)?) * multiplied).cmp(value))
            }
            (Self::Real(number), Entries::Real(numbers)) => numbers.get(code)?.partial_cmp(number),
            (Self::Real(number), Entries::Whole(numbers)) => {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a number of too many decimals is compared as a float"
                )]
                let entry = *numbers.get(code)? as f64;
                let scale = if let Kind::Decimal { scale } = column.kind {
                    scale
                } else {
                    0
                };
                (entry / 10_f64.powi(i32::from(scale))).partial_cmp(number)
            }
            (Self::Amount(number), _) => column.amounts()?.get(code)?.partial_cmp(number),
            _ => None,
        }
    }
}

fn float(sort: Sort, cell: &[u8]) -> Option<f64> {
    let number = values::number(sort, cell).or_else(|| values::number(Sort::Decimal, cell))?;
    [
        "",
        &number.mantissa.to_string(),
        "e",
        &number.exponent.to_string(),
    ]
    .concat()
    .parse()
    .ok()
}

/// A number against entries of so many decimals: written as programs write it, or as the column's own file does (« 500 € »).
fn scaled(sort: Sort, cell: &[u8], scale: u8) -> Option<Compared> {
    let number = values::number(Sort::Decimal, cell).or_else(|| values::number(sort, cell))?;
    let shift = number.exponent.saturating_add(i32::from(scale));
    let power = |shift: u32| {
        10_i128
            .checked_pow(shift)
            .filter(|power| *power <= 10_i128.pow(18))
    };
    let exact = if shift >= 0 {
        power(shift.unsigned_abs())
            .and_then(|power| number.mantissa.checked_mul(power))
            .map(|value| Compared::Whole { value, multiplied: 1 })
    } else {
        power(shift.unsigned_abs()).map(|multiplied| Compared::Whole {
            value: number.mantissa,
            multiplied,
        })
    };
    exact.or_else(|| {
        let number = float(Sort::Decimal, cell).or_else(|| float(sort, cell));
        number.map(Compared::Real)
    })
}
