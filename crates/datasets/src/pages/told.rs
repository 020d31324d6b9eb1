//! What `tables` says, in the reader's language.

use maud::{Markup, html};
use ui::components::table;
use ui::words::Value;
use ui::{Words, t};

use crate::model::{Differences, Finding, Said, SeenTable, ToldFault};

/// Columns shown of a table.
const COLUMNS_SHOWN: usize = 100;

/// A sentence of `tables`. Sorts are said in words.
pub(super) fn sentence(words: Words, said: &Said) -> String {
    // A version that was looked at by another program may say what this one does not know.
    if !words.knows(&said.id) {
        return t!(words, "datasets-told-unknown");
    }
    let arguments: Vec<(&str, Value<'_>)> = said
        .arguments
        .iter()
        .map(|(name, value)| {
            let value = if name == "sort" {
                sort(words, value)
            } else {
                value.clone()
            };
            (name.as_str(), Value::from(value))
        })
        .collect();
    words.say_with(&said.id, &arguments)
}

/// What the values of a column are.
pub(super) fn sort(words: Words, name: &str) -> String {
    let key = format!("tables-sort-{name}");
    if words.knows(&key) {
        words.say(&key)
    } else {
        name.to_owned()
    }
}

/// Where a fault is: « ligne 4, montant ».
fn place(words: Words, fault: &ToldFault) -> String {
    match (fault.row, &fault.field) {
        (Some(row), Some(field)) => t!(words, "datasets-place-cell", row = row.to_string(), field = field),
        (Some(row), None) => t!(words, "datasets-place-row", row = row.to_string()),
        (None, Some(field)) => t!(words, "datasets-place-column", field = field),
        (None, None) => t!(words, "datasets-place-whole"),
    }
}

/// The first faults, one a line, with how to mend each.
pub(super) fn faults(words: Words, caption: String, faults: &[ToldFault], shown_max: usize) -> Markup {
    let mut lines = table(caption)
        .titled_above()
        .column(t!(words, "datasets-fault-place"))
        .column(t!(words, "datasets-fault-value"))
        .column(t!(words, "datasets-fault-what"))
        .column(t!(words, "datasets-fault-fix"));
    for fault in faults.iter().take(shown_max) {
        lines = lines.row([
            html! { (place(words, fault)) },
            html! {
                @match fault.value.as_deref() {
                    Some("") | None => "–",
                    Some(value) => code { (value) },
                }
            },
            html! { (sentence(words, &fault.message)) },
            html! { @match &fault.fix { Some(fix) => (sentence(words, fix)), None => "–" } },
        ]);
    }
    html! { (lines) }
}

/// The columns of a table, what they hold, and what was seen while reading.
pub(super) fn columns(words: Words, seen: &SeenTable) -> Markup {
    let mut lines = table(t!(words, "datasets-columns-caption", n = seen.column_count))
        .column(t!(words, "datasets-column-name"))
        .column(t!(words, "datasets-column-sort"))
        .column_of_numbers(t!(words, "datasets-column-filled"))
        .column(t!(words, "datasets-column-examples"));
    for column in seen.columns.iter().take(COLUMNS_SHOWN) {
        let whole = column.filled + column.empty;
        lines = lines.row([
            html! { @if column.name.is_empty() { (t!(words, "datasets-column-unnamed")) } @else { code { (column.name) } } },
            html! { (sort(words, &column.sort)) },
            html! { (words.percentage(column.filled, whole.max(1))) },
            html! { @if column.examples.is_empty() { "–" } @else { (column.examples.join(" · ")) } },
        ]);
    }
    let more = seen
        .column_count
        .saturating_sub(COLUMNS_SHOWN.min(seen.columns.len()));
    html! {
        (lines)
        @if more > 0 { p { (t!(words, "datasets-columns-more", n = more)) } }
    }
}

/// What is no fault, and worth knowing.
pub(super) fn notices(words: Words, notices: &[Said]) -> Markup {
    html! {
        @if !notices.is_empty() {
            details {
                summary { (t!(words, "datasets-notices", n = notices.len())) }
                ul { @for notice in notices { li { (sentence(words, notice)) } } }
            }
        }
    }
}

/// Where there may be personal data, column after column.
pub(super) fn findings(words: Words, findings: &[Finding]) -> Markup {
    html! {
        ul {
            @for finding in findings {
                @let sort = words.say(&format!("datasets-personal-{}", finding.sort.as_str()));
                li {
                    @if finding.column.is_empty() {
                        (sort)
                    } @else {
                        (t!(words, "datasets-personal-where", column = &finding.column, sort = sort,
                            n = i64::try_from(finding.cells).unwrap_or(i64::MAX), rows = rows_of(finding)))
                    }
                }
            }
        }
    }
}

/// « 2, 5, 9 »
fn rows_of(finding: &Finding) -> String {
    let rows: Vec<String> = finding.rows.iter().map(u64::to_string).collect();
    rows.join(", ")
}

/// What changed since the version before.
pub(super) fn differences(words: Words, told: &Differences) -> Markup {
    if told.are_none() {
        return html! { p { (t!(words, "datasets-differences-none")) } };
    }
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    html! {
        ul {
            @if told.rows_added > 0 { li { (t!(words, "datasets-rows-added", n = count(told.rows_added))) } }
            @if told.rows_removed > 0 { li { (t!(words, "datasets-rows-removed", n = count(told.rows_removed))) } }
            @if told.rows_added + told.rows_removed > 0 {
                li { (t!(words, "datasets-rows-kept", n = count(told.rows_kept))) }
            }
            @if !told.columns_added.is_empty() {
                li { (t!(words, "datasets-columns-added", names = told.columns_added.join(", "))) }
            }
            @if !told.columns_removed.is_empty() {
                li { (t!(words, "datasets-columns-removed", names = told.columns_removed.join(", "))) }
            }
        }
    }
}
