//! Rows put together by their values, and figures of each group.

use std::cmp::Ordering;
use std::sync::Arc;

use hashbrown::HashMap;
use tables::{Sort, values};

use super::kept::Kept;
use super::pages::{first_of, range};
use super::view::View;
use crate::answer::Answer;
use crate::column::{Column, Entries};
use crate::kind::Kind;
use crate::limits::{AGGREGATES_MAX, FIGURES_MAX, GROUP_COLUMNS_MAX, GROUPS_MAX};
use crate::query::{Aggregate, Function, Query};
use crate::refused::Refused;
use crate::table::Heading;
use crate::value::Value;

/// Beyond this many possible groups, those that are met are numbered instead.
const DENSE_MAX: u64 = 1 << 22;

/// The group of each row that is kept, and of each group a row to read its values from.
pub(super) struct Groups {
    /// For each row of the table
    of_row: Vec<u32>,
    /// For each group
    pub(super) first_row: Vec<usize>,
}

/// No group: the row is not kept.
const NONE: u32 = u32::MAX;

impl Groups {
    pub(super) fn of(view: &View<'_>, kept: &Kept, columns: &[Arc<Column>]) -> Result<Self, Refused> {
        let rows = view.rows();
        let mut of_row = kept.marked(0, NONE);
        let mut domain: u64 = 1;
        for column in columns {
            let length = column.len() as u64;
            if domain.saturating_mul(length) > DENSE_MAX && domain > 1 {
                domain = renumbered(&mut of_row)?;
            }
            if domain.saturating_mul(length) <= u64::from(NONE) {
                let factor = u32::try_from(length).unwrap_or(NONE);
                let mut slots = of_row.iter_mut();
                column.codes.each(0..rows, |_, code| {
                    if let Some(slot) = slots.next().filter(|slot| **slot != NONE) {
                        *slot = *slot * factor + code;
                    }
                });
                domain *= length;
            } else {
                domain = paired(&mut of_row, column)?;
            }
            view.asking.go_on()?;
        }
        if domain > DENSE_MAX {
            domain = renumbered(&mut of_row)?;
        }
        // Those that no row is in are left out.
        let mut places = vec![NONE; usize::try_from(domain).unwrap_or(0)];
        let mut first_row = Vec::new();
        for (row, group) in of_row.iter_mut().enumerate() {
            if *group == NONE {
                continue;
            }
            if let Some(place) = places.get_mut(*group as usize) {
                if *place == NONE {
                    *place = u32::try_from(first_row.len()).unwrap_or(NONE);
                    first_row.push(row);
                }
                *group = *place;
            }
        }
        if first_row.len() > GROUPS_MAX {
            return Err(too_many());
        }
        Ok(Self { of_row, first_row })
    }

    /// Groups by a number given to each code of a column; codes without one are in none.
    pub(super) fn numbered(view: &View<'_>, kept: &Kept, column: &Column, of_code: &[Option<u32>]) -> Self {
        let mut of_row = vec![NONE; view.rows()];
        kept.each(column, |row, code| {
            let group = of_code.get(code as usize).copied().flatten();
            if let (Some(slot), Some(group)) = (of_row.get_mut(row), group) {
                *slot = group;
            }
        });
        let length = of_code
            .iter()
            .flatten()
            .max()
            .map_or(0, |last| *last as usize + 1);
        Self {
            of_row,
            first_row: vec![0; length],
        }
    }

    pub(super) fn len(&self) -> usize {
        self.first_row.len()
    }

    /// Gives the group and the code of each row that is kept.
    fn each(&self, column: &Column, mut take: impl FnMut(usize, u32)) {
        let mut groups = self.of_row.iter();
        column.codes.each(0..self.of_row.len(), |_, code| {
            if let Some(group) = groups.next().filter(|group| **group != NONE) {
                take(*group as usize, code);
            }
        });
    }

    fn sizes(&self) -> Vec<u64> {
        let mut sizes = vec![0; self.len()];
        for group in &self.of_row {
            if let Some(size) = sizes.get_mut(*group as usize) {
                *size += 1;
            }
        }
        sizes
    }
}

fn too_many() -> Refused {
    Refused::TooMany {
        what: "groups",
        max: GROUPS_MAX,
    }
}

/// Numbers the groups that are met; gives how many there are.
fn renumbered(of_row: &mut [u32]) -> Result<u64, Refused> {
    let mut known: HashMap<u32, u32> = HashMap::new();
    for group in of_row.iter_mut().filter(|group| **group != NONE) {
        let next = u32::try_from(known.len()).unwrap_or(NONE);
        *group = *known.entry(*group).or_insert(next);
        if known.len() > GROUPS_MAX {
            return Err(too_many());
        }
    }
    Ok(known.len().max(1) as u64)
}

/// Numbers the pairs of a group and a code that are met.
fn paired(of_row: &mut [u32], column: &Column) -> Result<u64, Refused> {
    let mut known: HashMap<u64, u32> = HashMap::new();
    let rows = of_row.len();
    let mut slots = of_row.iter_mut();
    column.codes.each(0..rows, |_, code| {
        if let Some(slot) = slots.next().filter(|slot| **slot != NONE) {
            let next = u32::try_from(known.len()).unwrap_or(NONE);
            *slot = *known
                .entry(u64::from(*slot) << 32 | u64::from(code))
                .or_insert(next);
        }
    });
    if known.len() > GROUPS_MAX {
        return Err(too_many());
    }
    Ok(known.len().max(1) as u64)
}

pub(super) fn answer(
    view: &View<'_>,
    kept: &Kept,
    by: &[String],
    aggregates: &[Aggregate],
    query: &Query,
) -> Result<Answer, Refused> {
    let over = |what, max| Refused::TooMany { what, max };
    if by.len() > GROUP_COLUMNS_MAX {
        return Err(over("by", GROUP_COLUMNS_MAX));
    }
    if aggregates.len() > AGGREGATES_MAX {
        return Err(over("aggregates", AGGREGATES_MAX));
    }
    let keys = by
        .iter()
        .map(|name| view.column(name))
        .collect::<Result<Vec<_>, Refused>>()?;
    let groups = Groups::of(view, kept, &keys)?;
    // Groups of nothing have no row; all rows together are one group even when there is none.
    let is_whole = by.is_empty();
    let length = if is_whole { 1 } else { groups.len() };
    let length_max = FIGURES_MAX / aggregates.len().max(1);
    if length > length_max {
        return Err(over("groups", length_max));
    }
    let mut headings = by
        .iter()
        .map(|name| view.heading(name))
        .collect::<Result<Vec<_>, _>>()?;
    let mut figures = Vec::with_capacity(aggregates.len());
    for aggregate in aggregates {
        let (heading, of) = figure(view, &groups, aggregate, length)?;
        headings.push(heading);
        figures.push(of);
        view.asking.go_on()?;
    }
    let code = |group: usize, column: &Column| {
        groups
            .first_row
            .get(group)
            .map_or(0, |row| column.codes.get(*row))
    };
    // What each column of the answer is sorted by: a rank of the dictionary, or a figure.
    let mut sorted: Vec<(usize, bool)> = Vec::new();
    for key in &query.sort {
        let at = headings
            .iter()
            .position(|heading| heading.name == key.column)
            .ok_or_else(|| Refused::NoColumn(key.column.clone()))?;
        sorted.push((at, key.is_descending));
    }
    // Text is compared without accents nor case: made so once, and not at each comparison.
    let is_sorted_by = |figure: usize| sorted.iter().any(|(at, _)| *at == keys.len() + figure);
    let folds: Vec<Vec<String>> = figures
        .iter()
        .enumerate()
        .map(|(at, of)| {
            let of = of.iter().filter(|_| is_sorted_by(at));
            of.map(folded).collect()
        })
        .collect();
    view.asking.go_on()?;
    // At the end by the groups' own values, so that there is one order.
    sorted.extend((0..keys.len()).map(|at| (at, false)));
    let order = |one: &usize, two: &usize| {
        for (at, is_descending) in &sorted {
            let (order, is_empty) = if let Some(column) = keys.get(*at) {
                let rank = |group: &usize| column.rank(code(*group, column));
                let (one, two) = (rank(one), rank(two));
                (one.cmp(&two), one == u32::MAX || two == u32::MAX)
            } else {
                let value = |group: &usize| figures.get(at - keys.len()).and_then(|of| of.get(*group));
                match (value(one), value(two)) {
                    (Some(Value::Text(one_text)), Some(Value::Text(two_text))) => {
                        let fold = |group: &usize| folds.get(at - keys.len()).and_then(|of| of.get(*group));
                        let order = fold(one).cmp(&fold(two));
                        (order.then_with(|| one_text.cmp(two_text)), false)
                    }
                    (Some(one), Some(two)) => (one.order(two), *one == Value::Null || *two == Value::Null),
                    _ => (Ordering::Equal, false),
                }
            };
            let order = if *is_descending && !is_empty {
                order.reverse()
            } else {
                order
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        one.cmp(two)
    };
    let (from, to) = range(query);
    let chosen = first_of((0..length).collect(), from..to, order);
    let rows = chosen
        .into_iter()
        .map(|group| {
            let mut row: Vec<Value> = keys
                .iter()
                .map(|column| column.value(code(group, column)))
                .collect();
            row.extend(
                figures
                    .iter()
                    .map(|of| of.get(group).cloned().unwrap_or(Value::Null)),
            );
            row
        })
        .collect();
    Ok(Answer {
        headings,
        rows,
        total: length as u64,
        matched: kept.count() as u64,
    })
}

/// A figure's text as it is compared; what is none is compared as it is.
fn folded(figure: &Value) -> String {
    match figure {
        Value::Text(text) => values::folded(text),
        _ => String::new(),
    }
}

/// A figure of each group, and what its column is.
pub(super) fn figure(
    view: &View<'_>,
    groups: &Groups,
    aggregate: &Aggregate,
    length: usize,
) -> Result<(Heading, Vec<Value>), Refused> {
    let heading = |kind, sort| Heading {
        name: aggregate.name(),
        kind,
        sort,
    };
    let Some(name) = &aggregate.column else {
        if aggregate.function != Function::Count {
            return Err(Refused::Parameter(aggregate.name()));
        }
        let mut sizes: Vec<Value> = groups.sizes().into_iter().map(counted).collect();
        sizes.resize(length, Value::Integer(0));
        return Ok((heading(Kind::Integer, Sort::Integer), sizes));
    };
    let column = view.column(name)?;
    let reckoning = Reckoning {
        groups,
        column: &column,
        length,
    };
    Ok(match aggregate.function {
        Function::Count => (heading(Kind::Integer, Sort::Integer), reckoning.filled()),
        Function::Distinct => (heading(Kind::Integer, Sort::Integer), reckoning.distinct()),
        Function::Min => (heading(column.kind, column.sort), reckoning.extreme(false)),
        Function::Max => (heading(column.kind, column.sort), reckoning.extreme(true)),
        Function::Sum | Function::Avg | Function::Median
            if !(column.holds_numbers()
                || aggregate.function == Function::Median && column.kind == Kind::Day) =>
        {
            return Err(Refused::NotNumbers(name.clone()));
        }
        Function::Sum => {
            let kind = if column.kind == Kind::Text {
                Kind::Real
            } else {
                column.kind
            };
            (heading(kind, column.sort), reckoning.sums())
        }
        Function::Avg => (heading(Kind::Real, column.sort), reckoning.means()),
        Function::Median => {
            let kind = match column.kind {
                Kind::Integer => Kind::Decimal { scale: 1 },
                Kind::Decimal { scale } => Kind::Decimal { scale: scale + 1 },
                Kind::Text => Kind::Real,
                other => other,
            };
            (heading(kind, column.sort), reckoning.medians())
        }
    })
}

fn counted(number: u64) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Figures of one column.
struct Reckoning<'a> {
    groups: &'a Groups,
    column: &'a Column,
    length: usize,
}

impl Reckoning<'_> {
    fn filled(&self) -> Vec<Value> {
        self.counts(|_| true).into_iter().map(counted).collect()
    }

    /// Cells of each group that are not empty and are counted.
    fn counts(&self, is_counted: impl Fn(u32) -> bool) -> Vec<u64> {
        let mut counts = vec![0_u64; self.length];
        self.groups.each(self.column, |group, code| {
            if let Some(count) = counts.get_mut(group) {
                *count += u64::from(code != 0 && is_counted(code));
            }
        });
        counts
    }

    /// Sums without their point; none for numbers that are not exact.
    fn exact_sums(&self) -> Option<(Vec<i128>, u8)> {
        let Entries::Whole(entries) = self.column.entries.as_ref() else {
            return None;
        };
        let scale = if let Kind::Decimal { scale } = self.column.kind {
            scale
        } else {
            0
        };
        let mut sums = vec![0_i128; self.length];
        self.groups.each(self.column, |group, code| {
            if code != 0
                && let (Some(sum), Some(entry)) = (sums.get_mut(group), entries.get(code as usize))
            {
                *sum += i128::from(*entry);
            }
        });
        Some((sums, scale))
    }

    fn real_sums(&self) -> (Vec<f64>, Vec<u64>) {
        let amounts = self.column.amounts().unwrap_or_default();
        let amount = |code: u32| {
            amounts
                .get(code as usize)
                .copied()
                .filter(|amount| !amount.is_nan())
        };
        let mut sums = vec![0.0; self.length];
        self.groups.each(self.column, |group, code| {
            if let (Some(sum), Some(amount)) = (sums.get_mut(group), amount(code)) {
                *sum += amount;
            }
        });
        (sums, self.counts(|code| amount(code).is_some()))
    }

    fn sums(&self) -> Vec<Value> {
        if let Some((sums, scale)) = self.exact_sums() {
            let said = |(sum, count)| {
                if count == 0 {
                    Value::Null
                } else {
                    exact(sum, scale)
                }
            };
            return sums.into_iter().zip(self.counts(|_| true)).map(said).collect();
        }
        let (sums, counts) = self.real_sums();
        let said = |(sum, count)| if count == 0 { Value::Null } else { Value::Real(sum) };
        sums.into_iter().zip(counts).map(said).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "a mean is not exact")]
    fn means(&self) -> Vec<Value> {
        let (sums, counts) = match self.exact_sums() {
            Some((sums, scale)) => {
                let power = 10_f64.powi(i32::from(scale));
                let sums = sums.into_iter().map(|sum| sum as f64 / power).collect();
                (sums, self.counts(|_| true))
            }
            None => self.real_sums(),
        };
        let mean = |(sum, count): (f64, u64)| {
            if count == 0 {
                Value::Null
            } else {
                Value::Real(sum / count as f64)
            }
        };
        sums.into_iter().zip(counts).map(mean).collect()
    }

    /// The least or the greatest of each group, in the order of values.
    fn extreme(&self, is_greatest: bool) -> Vec<Value> {
        let mut best: Vec<(u32, u32)> = vec![(u32::MAX, 0); self.length];
        let is_amount = self.column.kind == Kind::Text && self.column.holds_numbers();
        let ranks = if is_amount {
            self.amount_ranks()
        } else {
            Vec::new()
        };
        self.groups.each(self.column, |group, code| {
            let rank = if is_amount {
                ranks.get(code as usize).copied().unwrap_or(u32::MAX)
            } else {
                self.column.rank(code)
            };
            if rank == u32::MAX {
                return;
            }
            if let Some(best) = best.get_mut(group) {
                let is_better = if is_greatest { rank > best.0 } else { rank < best.0 };
                if best.1 == 0 || is_better {
                    *best = (rank, code);
                }
            }
        });
        best.into_iter()
            .map(|(_, code)| self.column.value(code))
            .collect()
    }

    /// The order of the numbers of a text column; what is none has no rank.
    fn amount_ranks(&self) -> Vec<u32> {
        let amounts = self.column.amounts().unwrap_or_default();
        let mut order: Vec<u32> = (0..u32::try_from(amounts.len()).unwrap_or(u32::MAX))
            .filter(|code| amounts.get(*code as usize).is_some_and(|amount| !amount.is_nan()))
            .collect();
        let amount = |code: &u32| amounts.get(*code as usize).copied().unwrap_or(f64::NAN);
        order.sort_by(|one, two| amount(one).total_cmp(&amount(two)));
        let mut ranks = vec![u32::MAX; amounts.len()];
        for (rank, code) in (0_u32..).zip(order) {
            if let Some(slot) = ranks.get_mut(code as usize) {
                *slot = rank;
            }
        }
        ranks
    }

    /// The codes of each group in the order of values.
    fn in_order(&self, is_taken: impl Fn(u32) -> bool, key: impl Fn(u32) -> u32) -> Vec<Vec<u32>> {
        let mut of_group: Vec<Vec<u32>> = vec![Vec::new(); self.length];
        self.groups.each(self.column, |group, code| {
            if code != 0
                && is_taken(code)
                && let Some(codes) = of_group.get_mut(group)
            {
                codes.push(code);
            }
        });
        for codes in &mut of_group {
            codes.sort_unstable_by_key(|code| key(*code));
        }
        of_group
    }

    fn distinct(&self) -> Vec<Value> {
        self.in_order(|_| true, |code| code)
            .into_iter()
            .map(|mut codes| {
                codes.dedup();
                counted(codes.len() as u64)
            })
            .collect()
    }

    fn medians(&self) -> Vec<Value> {
        if let Entries::Whole(entries) = self.column.entries.as_ref() {
            let entry = |code: u32| i128::from(entries.get(code as usize).copied().unwrap_or(0));
            return self
                .in_order(|_| true, |code| code)
                .iter()
                .map(|codes| match middle(codes) {
                    None => Value::Null,
                    Some((low, high)) => self.half(entry(low), entry(high)),
                })
                .collect();
        }
        let amounts = self.column.amounts().unwrap_or_default();
        let amount = |code: u32| amounts.get(code as usize).copied().unwrap_or(f64::NAN);
        let ranks = self.amount_ranks();
        let rank = |code: u32| ranks.get(code as usize).copied().unwrap_or(u32::MAX);
        self.in_order(|code| !amount(code).is_nan(), rank)
            .iter()
            .map(|codes| match middle(codes) {
                None => Value::Null,
                Some((low, high)) => Value::Real(f64::midpoint(amount(low), amount(high))),
            })
            .collect()
    }

    /// The mean of two entries: exactly, with one decimal more; of days, the earlier of both in the middle.
    fn half(&self, low: i128, high: i128) -> Value {
        match self.column.kind {
            Kind::Day => i32::try_from(low).map_or(Value::Null, Value::Day),
            Kind::Decimal { scale } => exact((low + high) * 5, scale + 1),
            _ => exact((low + high) * 5, 1),
        }
    }
}

/// Both values in the middle; the same one twice when there is one.
fn middle(codes: &[u32]) -> Option<(u32, u32)> {
    let length = codes.len();
    let low = codes.get(length.checked_sub(1)? / 2)?;
    Some((*low, *codes.get(length / 2)?))
}

fn exact(mantissa: i128, scale: u8) -> Value {
    match i64::try_from(mantissa) {
        Ok(number) if scale == 0 => Value::Integer(number),
        _ => Value::Decimal { mantissa, scale },
    }
}
