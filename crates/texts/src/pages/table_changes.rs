//! What changes in a table, cell by cell: struck and underlined words between bars are no table to a reader.

use legistique::{Amount, Table};
use maud::{Markup, html};
use ui::components::table;
use ui::{Visit, t};

use super::{changes, changes_by};
use crate::places::{PlaceChange, Run, words};

/// Cells compared on a page; beyond, the table is shown as words.
const CELLS_MAX: usize = 2_000;

/// A change in its passage: as a table when both versions are one, as a paragraph otherwise.
pub(super) fn passage_changes(visit: &Visit, place: &PlaceChange) -> Markup {
    passage_changes_by(visit, place, &|_| None)
}

/// The same, the words of a paragraph leading to what wrote them. Those of a table are compared again cell by cell.
pub(super) fn passage_changes_by(
    visit: &Visit,
    place: &PlaceChange,
    by: &dyn Fn(&str) -> Option<(String, String)>,
) -> Markup {
    as_table(visit, &place.changes).unwrap_or_else(|| html! { p { (changes_by(visit, &place.changes, by)) } })
}

fn as_table(visit: &Visit, runs: &[Run]) -> Option<Markup> {
    let side = |other: fn(&Run) -> bool| -> String {
        let kept = runs.iter().filter(|run| !other(run));
        kept.map(|run| match run {
            Run::Keep(text) | Run::Delete(text) | Run::Insert(text) => text.as_str(),
        })
        .collect()
    };
    let before = Table::read(&side(|run| matches!(run, Run::Insert(_))))?;
    let after = Table::read(&side(|run| matches!(run, Run::Delete(_))))?;
    let headings = after.headings();
    let width = headings.len();
    let is_even = |table: &Table| (0..table.row_count()).all(|row| table.cell_count(row) == width);
    let is_shown = width > 1
        && before.headings() == headings
        && is_even(&before)
        && is_even(&after)
        && (before.row_count() + after.row_count()) * width <= CELLS_MAX;
    if !is_shown {
        return None;
    }
    let mut rows = table(t!(visit.words, "texts-table-compared"));
    for (column, heading) in headings.iter().enumerate() {
        let heading = heading.trim_matches(['*', '_']);
        rows = if after.holds_amounts(column) {
            rows.column_of_numbers(heading)
        } else {
            rows.column(heading)
        };
    }
    for (old, new) in pairs(&before, &after) {
        let cell = |table: &Table, row: Option<usize>, column: usize| {
            let words = row.and_then(|row| table.cell(row, column)).unwrap_or_default();
            words.trim_matches(['*', '_']).to_owned()
        };
        rows = rows.row((0..width).map(|column| {
            let runs = compared(&cell(&before, old, column), &cell(&after, new, column));
            html! { (changes(visit, &runs)) }
        }));
    }
    Some(html! { (rows) })
}

/// Words are compared word by word; an amount is one thing.
fn compared(before: &str, after: &str) -> Vec<Run> {
    let are_amounts = Amount::read(before).is_some() && Amount::read(after).is_some();
    if are_amounts && before != after {
        return vec![Run::Delete(before.to_owned()), Run::Insert(after.to_owned())];
    }
    words(before, after)
}

/// Rows of both versions, those of the same first cell together.
fn pairs(before: &Table, after: &Table) -> Vec<(Option<usize>, Option<usize>)> {
    let label = |table: &Table, row: usize| table.cell(row, 0);
    if before.row_count() == after.row_count() {
        return (0..before.row_count())
            .map(|row| (Some(row), Some(row)))
            .collect();
    }
    let mut pairs = Vec::new();
    let mut next = 0;
    for row in 0..before.row_count() {
        let same = (next..after.row_count()).find(|new| label(after, *new) == label(before, row));
        let Some(same) = same else {
            pairs.push((Some(row), None));
            continue;
        };
        pairs.extend((next..same).map(|new| (None, Some(new))));
        pairs.push((Some(row), Some(same)));
        next = same + 1;
    }
    pairs.extend((next..after.row_count()).map(|new| (None, Some(new))));
    pairs
}
