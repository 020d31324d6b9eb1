//! A table whose cells are fields, its totals beside them.

use legistique::{Document, Table};
use maud::{Markup, html};
use ui::components::table;
use ui::forms::FormErrors;
use ui::{Visit, t};

use super::amend_typed::Typed;
use super::changes;
use crate::addresses::Spot;
use crate::places::Run;
use crate::table_form::Cells;

/// The field of a cell.
pub(super) fn name(row: usize, column: usize) -> String {
    format!("case-{row}-{column}")
}

/// The cell a field is of.
pub(super) fn cell_of(name: &str) -> Option<(usize, usize)> {
    let (row, column) = name.strip_prefix("case-")?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// The cells of a table, filled with what was typed; totals say what they would become.
pub(super) fn fields(
    visit: &Visit,
    (base, spot): (&Document, Spot),
    (cells, place): (&Cells, &str),
    typed: &Typed,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let after = cells
        .typed(base, spot, &typed.cells)
        .and_then(|text| Table::read(&text));
    let shown = |row: usize, column: usize| -> Markup {
        let before = cells.table.cell(row, column).unwrap_or_default();
        if cells.is_typed(row, column) {
            let value = typed.cells.get(&(row, column)).unwrap_or(&before);
            let label = t!(
                words,
                "texts-cell-label",
                row = cells.table.cell(row, 0).unwrap_or_default(),
                column = &cells.headings[column]
            );
            return html! {
                div.field { input type="text" name=(name(row, column)) value=(value) aria-label=(label) autocomplete="off"; }
            };
        }
        let now = after
            .as_ref()
            .and_then(|table| table.cell(row, column))
            .unwrap_or_else(|| before.clone());
        let plain = |text: &str| text.trim_matches(['*', '_']).to_owned();
        html! {
            @if now == before { (plain(&before)) }
            @else { (changes(visit, &[Run::Delete(plain(&before)), Run::Keep(" ".to_owned()), Run::Insert(plain(&now))])) }
        }
    };
    let mut rows = table(t!(words, "texts-wording-table", place = place));
    for (column, heading) in cells.headings.iter().enumerate() {
        let heading = heading.trim_matches(['*', '_']);
        rows = if cells.table.holds_amounts(column) {
            rows.column_of_numbers(heading)
        } else {
            rows.column(heading)
        };
    }
    for row in 0..cells.table.row_count() {
        rows = rows.row((0..cells.headings.len()).map(|column| shown(row, column)));
    }
    html! {
        div #wording {
            @if let Some(error) = errors.of("wording") { p.field-error { (error) } }
            (rows)
            p.hint {
                (t!(words, "texts-wording-table-hint"))
                @if !cells.totals.is_empty() { " " (t!(words, "texts-wording-table-totals")) }
            }
        }
    }
}
