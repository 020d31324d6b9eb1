//! A figure by two columns.

use std::collections::BTreeMap;

use super::groups::{Groups, figure};
use super::kept::Kept;
use super::pages::range;
use super::view::View;
use crate::answer::Answer;
use crate::limits::PIVOT_COLUMNS_MAX;
use crate::query::{Aggregate, Query};
use crate::refused::Refused;
use crate::table::Heading;
use crate::value::Value;

pub(super) fn answer(
    view: &View<'_>,
    kept: &Kept,
    [rows, columns]: [&String; 2],
    aggregate: &Aggregate,
    query: &Query,
) -> Result<Answer, Refused> {
    let keys = [view.column(rows)?, view.column(columns)?];
    let [down, across] = &keys;
    let groups = Groups::of(view, kept, &keys)?;
    let (told, figures) = figure(view, &groups, aggregate, groups.len())?;
    // Both in the order of their values.
    let mut lines: BTreeMap<(u32, u32), Vec<(u32, usize)>> = BTreeMap::new();
    let mut names: BTreeMap<u32, u32> = BTreeMap::new();
    for (group, row) in groups.first_row.iter().enumerate() {
        let (of_row, of_column) = (down.codes.get(*row), across.codes.get(*row));
        lines
            .entry((down.rank(of_row), of_row))
            .or_default()
            .push((across.rank(of_column), group));
        names.insert(across.rank(of_column), of_column);
    }
    if names.len() > PIVOT_COLUMNS_MAX {
        return Err(Refused::TooMany {
            what: "columns",
            max: PIVOT_COLUMNS_MAX,
        });
    }
    let mut headings = vec![view.heading(rows)?];
    headings.extend(names.values().map(|code| Heading {
        name: across.value(*code).plain(),
        ..told.clone()
    }));
    let is_descending = match query.sort.as_slice() {
        [] => false,
        [key] if key.column == *rows => key.is_descending,
        [key, ..] => return Err(Refused::NoColumn(key.column.clone())),
    };
    let total = lines.len();
    let mut ordered: Vec<_> = lines.into_iter().collect();
    if is_descending {
        // Rows of the empty cell stay last.
        let filled = ordered.partition_point(|((rank, _), _)| *rank != u32::MAX);
        if let Some(filled) = ordered.get_mut(..filled) {
            filled.reverse();
        }
    }
    let (from, to) = range(query);
    let rows = ordered
        .into_iter()
        .skip(from)
        .take(to - from)
        .map(|((_, code), cells)| {
            let mut row = vec![down.value(code)];
            row.extend(names.keys().map(|rank| {
                cells
                    .iter()
                    .find(|(of, _)| of == rank)
                    .and_then(|(_, group)| figures.get(*group).cloned())
                    .unwrap_or(Value::Null)
            }));
            row
        })
        .collect();
    Ok(Answer {
        headings,
        rows,
        total: total as u64,
        matched: kept.count() as u64,
    })
}
