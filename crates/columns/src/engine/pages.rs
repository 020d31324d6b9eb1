//! Rows of a table in an order, a page at a time.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use super::kept::Kept;
use super::view::View;
use crate::answer::Answer;
use crate::column::Column;
use crate::limits::PAGE_CELLS_MAX;
use crate::query::{Query, SortKey};
use crate::refused::Refused;
use crate::table::Heading;
use crate::value::Value;

/// Which rows of all a page shows.
pub(super) fn range(query: &Query) -> (usize, usize) {
    let size = query.page_size as usize;
    let from = (query.page.max(1) as usize - 1).saturating_mul(size);
    (from, from.saturating_add(size))
}

pub(super) fn rows(
    view: &View<'_>,
    kept: &Kept,
    columns: &[String],
    query: &Query,
) -> Result<Answer, Refused> {
    let (from, to) = range(query);
    let (answer, _) = between(view, kept, (columns, &query.sort), from..to)?;
    Ok(answer)
}

/// The rows from one place of their order to another, and where each of them stands in the table.
pub(super) fn between(
    view: &View<'_>,
    kept: &Kept,
    (columns, sort): (&[String], &[SortKey]),
    wanted: Range<usize>,
) -> Result<(Answer, Vec<usize>), Refused> {
    let headings: Vec<Heading> = if columns.is_empty() {
        view.headings()
    } else {
        columns
            .iter()
            .map(|name| view.heading(name))
            .collect::<Result<_, _>>()?
    };
    let total = kept.count();
    let shown = wanted.start.min(total)..wanted.end.min(total);
    if shown.len().saturating_mul(headings.len()) > PAGE_CELLS_MAX {
        return Err(Refused::TooMany {
            what: "cells",
            max: PAGE_CELLS_MAX,
        });
    }
    let (rows, places) = if kept.is_all() && sort.is_empty() {
        let places: Vec<usize> = shown.clone().collect();
        (straight(view, &headings, shown)?, places)
    } else {
        let chosen: Vec<usize> = if sort.is_empty() {
            kept.rows().skip(shown.start).take(shown.len()).collect()
        } else {
            ordered(view, kept, sort, shown)?
        };
        let columns = headings
            .iter()
            .map(|heading| view.column(&heading.name))
            .collect::<Result<Vec<_>, Refused>>()?;
        let rows: Vec<Vec<Value>> = chosen
            .iter()
            .map(|row| {
                columns
                    .iter()
                    .map(|column| column.value(column.codes.get(*row)))
                    .collect()
            })
            .collect();
        (rows, chosen)
    };
    let answer = Answer {
        headings,
        rows,
        total: total as u64,
        matched: total as u64,
    };
    Ok((answer, places))
}

/// Rows in the table's own order: columns that are not in memory are not read whole for a page.
fn straight(view: &View<'_>, headings: &[Heading], shown: Range<usize>) -> Result<Vec<Vec<Value>>, Refused> {
    let mut rows: Vec<Vec<Value>> = shown
        .clone()
        .map(|_| Vec::with_capacity(headings.len()))
        .collect();
    for heading in headings {
        view.asking.go_on()?;
        let cells = if let Some(cells) = view.cells(&heading.name, shown.start, shown.len())? {
            cells
        } else {
            let column = view.column(&heading.name)?;
            shown
                .clone()
                .map(|row| column.value(column.codes.get(row)))
                .collect()
        };
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(cell);
        }
    }
    Ok(rows)
}

/// The rows of a page in an order; of equal ones, those that stand first.
fn ordered(
    view: &View<'_>,
    kept: &Kept,
    sort: &[SortKey],
    shown: Range<usize>,
) -> Result<Vec<usize>, Refused> {
    let keys = sort
        .iter()
        .map(|key| Ok((view.column(&key.column)?, key.is_descending)))
        .collect::<Result<Vec<(Arc<Column>, bool)>, Refused>>()?;
    let Some(((first, is_descending), others)) = keys.split_first() else {
        return Ok(Vec::new());
    };
    // The first key and the row in one number: most comparisons look at nothing else.
    let mut packed: Vec<u64> = Vec::with_capacity(kept.count());
    kept.each(first, |row, code| {
        packed.push(u64::from(key(first, code, *is_descending)) << 32 | row as u64);
    });
    view.asking.go_on()?;
    let row = |packed: u64| usize::try_from(packed & u64::from(u32::MAX)).unwrap_or(0);
    let order = |one: &u64, two: &u64| {
        if others.is_empty() || one >> 32 != two >> 32 {
            return one.cmp(two);
        }
        others
            .iter()
            .map(|(column, is_descending)| {
                let of = |packed: &u64| key(column, column.codes.get(row(*packed)), *is_descending);
                of(one).cmp(&of(two))
            })
            .find(|order| *order != Ordering::Equal)
            .unwrap_or_else(|| one.cmp(two))
    };
    let chosen = first_of(packed, shown, order);
    Ok(chosen.into_iter().map(row).collect())
}

/// A rank that is greater the later it comes: empty cells are last in both orders.
fn key(column: &Column, code: u32, is_descending: bool) -> u32 {
    match column.rank(code) {
        u32::MAX => u32::MAX,
        rank if is_descending => u32::MAX - 1 - rank,
        rank => rank,
    }
}

/// What stands in a range once all is in order, without putting all in order.
pub(super) fn first_of<T>(
    mut all: Vec<T>,
    shown: Range<usize>,
    order: impl Fn(&T, &T) -> Ordering,
) -> Vec<T> {
    if shown.end < all.len() && shown.end > 0 {
        all.select_nth_unstable_by(shown.end - 1, &order);
        all.truncate(shown.end);
    }
    all.sort_unstable_by(&order);
    all.truncate(shown.end);
    all.drain(..shown.start.min(all.len()));
    all
}
