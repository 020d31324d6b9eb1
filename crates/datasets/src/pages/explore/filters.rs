//! What is kept of a table: the conditions there are, each with the way to take it off; and the form that asks for others.

use columns::{Ask, Condition, Heading, Kind, Query, Refused, Value};
use maud::{Markup, html};
use tables::values;
use ui::forms::{
    Choice, FormErrors, button, checkboxes, date_field, hidden, number_field, select, text_field,
};
use ui::{Visit, Words, t};

use super::said;
use crate::explore::{
    CHOICE, Control, FILTER, Facet, Filled, ORDER, SHOWN, Seen, addressed, filled, sentence_of, without,
};

/// Where the form stands in its page.
pub(super) const ANCHOR: &str = "filtres";
/// Columns offered to be sorted by, shown or drawn; those that an address names are offered beside, so that no form forgets them.
const OFFERED_MAX: usize = 60;

/// The first columns, and those of `named`.
pub(super) fn offered<'a>(
    headings: &'a [Heading],
    named: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = &'a Heading> {
    let numbered = headings.iter().enumerate();
    numbered
        .filter(move |(place, heading)| *place < OFFERED_MAX || named(&heading.name))
        .map(|(_, heading)| heading)
}

/// What is kept, and the way to take each off. Nothing when all is shown.
pub(super) fn kept(
    words: Words,
    (path, query): (&str, &Query),
    form: Option<charts::Form>,
    headings: &[Heading],
) -> Markup {
    let mut lines: Vec<(String, String)> = Vec::new();
    if let Some(search) = &query.search {
        let others = Query {
            search: None,
            page: 1,
            ..query.clone()
        };
        let said = t!(words, "datasets-kept-words", words = search.as_str());
        lines.push((said, addressed(path, &others, form)));
    }
    for (place, condition) in query.conditions.iter().enumerate() {
        lines.push((
            said::condition(words, condition, headings),
            addressed(path, &without(query, place), form),
        ));
    }
    if lines.is_empty() {
        return html! {};
    }
    let all = unfiltered(query);
    html! {
        section aria-labelledby="gardees" {
            h2 #gardees { (t!(words, "datasets-kept-title")) }
            ul {
                @for (said, address) in &lines {
                    li {
                        (said) " "
                        a href=(address) {
                            (t!(words, "datasets-kept-remove"))
                            span.visually-hidden { " " (said) }
                        }
                    }
                }
            }
            @if lines.len() > 1 { p { a href=(addressed(path, &all, form)) { (t!(words, "datasets-kept-remove-all")) } } }
        }
    }
}

/// The same without any filter: its order and its columns stay.
pub(super) fn unfiltered(query: &Query) -> Query {
    Query {
        conditions: Vec::new(),
        search: None,
        page: 1,
        ..query.clone()
    }
}

/// What a page says is wrong: at the field that says it, when one does.
pub(super) fn errors(visit: &Visit, seen: &Seen, query: &Query, unread: Option<&Refused>) -> FormErrors {
    let mut errors = FormErrors::default();
    if let Some(refused) = unread {
        errors.add(ANCHOR, visit.say(&sentence_of(refused)));
    }
    if let Err(refused) = &seen.answer {
        let place = field_of(seen, query, refused).unwrap_or_else(|| ANCHOR.to_owned());
        errors.add(place, visit.say(&sentence_of(refused)));
    }
    errors
}

/// The field that holds a value that is none of its column.
fn field_of(seen: &Seen, query: &Query, refused: &Refused) -> Option<String> {
    let Refused::NotOfColumn { column, value } = refused else {
        return None;
    };
    let (fields, _) = filled(query, &seen.headings, &seen.controls);
    let place = seen.headings.iter().position(|heading| heading.name == *column)?;
    let field = fields.get(place)?;
    if field.from == *value {
        Some(from_id(place))
    } else if field.to == *value {
        Some(to_id(place))
    } else {
        None
    }
}

fn from_id(place: usize) -> String {
    format!("colonne-{place}-de")
}

fn to_id(place: usize) -> String {
    format!("colonne-{place}-a")
}

/// The form of filters; folded when nothing is asked yet.
pub(super) fn form(words: Words, (path, query): (&str, &Query), seen: &Seen, errors: &FormErrors) -> Markup {
    let (fields, others) = filled(query, &seen.headings, &seen.controls);
    let is_open = !query.conditions.is_empty() || query.search.is_some() || !errors.is_empty();
    let columns = seen.headings.iter().zip(&seen.controls).zip(&fields);
    let more = seen.headings.len().saturating_sub(seen.controls.len());
    html! {
        details id=(ANCHOR) open[is_open] {
            summary { (t!(words, "datasets-explore-filter")) }
            form method="get" action=(path) role="search" aria-label=(t!(words, "datasets-explore-filter")) novalidate {
                (text_field(words, t!(words, "datasets-explore-search"), "q")
                    .hint(t!(words, "datasets-explore-search-hint"))
                    .value(query.search.clone().unwrap_or_default()).optional())
                @for (place, ((heading, control), field)) in columns.enumerate() {
                    details open[is_shown(place, field, errors)] {
                        summary { (words.written(&heading.name)) }
                        (fields_of(words, (place, heading), *control, field, (seen, errors)))
                    }
                }
                @if more > 0 { p.muted { (t!(words, "datasets-explore-filters-more", n = more)) } }
                (order(words, query, &seen.headings))
                (shown(words, query, &seen.headings))
                (carried(&rest(query, others)))
                (button(t!(words, "datasets-explore-filter-button")).sends(FILTER, "1"))
            }
        }
    }
}

fn is_shown(place: usize, field: &Filled, errors: &FormErrors) -> bool {
    !field.is_empty() || errors.of(&from_id(place)).is_some() || errors.of(&to_id(place)).is_some()
}

fn fields_of(
    words: Words,
    (place, heading): (usize, &Heading),
    control: Control,
    field: &Filled,
    (seen, errors): (&Seen, &FormErrors),
) -> Markup {
    let column = heading.name.as_str();
    let named = |operator: &str| [column, "__", operator].concat();
    let (from, to) = (from_id(place), to_id(place));
    let least = t!(words, "datasets-explore-at-least", column = column);
    let most = t!(words, "datasets-explore-at-most", column = column);
    match control {
        Control::Choices => {
            let facet = seen.facets.iter().find(|facet| facet.column == place);
            choices(words, (place, heading), field, facet)
        }
        Control::Numbers => {
            // A keyboard of figures alone has no comma on some telephones.
            let typed = |label: String, operator: &str| {
                if heading.kind == Kind::Integer {
                    number_field(words, label, named(operator))
                } else {
                    text_field(words, label, named(operator))
                }
            };
            html! {
                (typed(least, "greater").id(from.as_str()).value(&field.from).error(errors.of(&from)).optional())
                (typed(most, "less").id(to.as_str()).value(&field.to).error(errors.of(&to)).optional())
            }
        }
        Control::Days => html! {
            (date_field(words, least, named("greater")).id(from.as_str()).value(iso(&field.from))
                .error(errors.of(&from)).optional())
            (date_field(words, most, named("less")).id(to.as_str()).value(iso(&field.to))
                .error(errors.of(&to)).optional())
        },
        Control::Words => html! {
            (text_field(words, t!(words, "datasets-explore-contains", column = column), named("contains"))
                .id(from.as_str()).value(&field.words).optional())
        },
    }
}

/// A day as a field of days wants it: an address may have it as the file writes it (« 15/10/2017 »).
fn iso(day: &str) -> String {
    values::day(values::without_spaces(day.as_bytes())).map_or_else(|| day.to_owned(), values::iso_day)
}

/// The values of a column, with how many rows have each; those ticked stay even when no row has them any more.
fn choices(
    words: Words,
    (place, heading): (usize, &Heading),
    field: &Filled,
    facet: Option<&Facet>,
) -> Markup {
    let mut offered: Vec<(String, String, i64)> = facet
        .map(|facet| facet.values.as_slice())
        .unwrap_or_default()
        .iter()
        .map(|(value, count)| (value.plain(), said::choice(words, value, heading), *count))
        .collect();
    for chosen in &field.chosen {
        if !offered.iter().any(|(value, ..)| value == chosen) {
            let said = if chosen.is_empty() {
                said::choice(words, &Value::Null, heading)
            } else {
                chosen.clone()
            };
            offered.push((chosen.clone(), said, 0));
        }
    }
    let offered = offered.into_iter().map(|(value, said, count)| {
        let label = t!(words, "datasets-filter-count", label = said, n = count);
        Choice::new(value, label)
    });
    let legend = t!(words, "datasets-explore-among", column = heading.name.as_str());
    let mut boxes = checkboxes(words, legend, [heading.name.as_str(), CHOICE].concat())
        .id(format!("colonne-{place}"))
        .choices(offered)
        .optional();
    for chosen in &field.chosen {
        boxes = boxes.chosen(chosen);
    }
    html! { (boxes) }
}

/// The order, when one column is enough to say it.
fn order(words: Words, query: &Query, headings: &[Heading]) -> Markup {
    if !matches!(query.ask, Ask::Rows { .. }) {
        return html! {};
    }
    let mut list = select(words, t!(words, "datasets-explore-order"), ORDER).optional();
    let is_sorted_by = |name: &str| query.sort.iter().any(|key| key.column == name);
    for heading in offered(headings, is_sorted_by) {
        let column = heading.name.as_str();
        list = list
            .choice(
                ["asc.", column].concat(),
                t!(words, "datasets-explore-up", column = column),
            )
            .choice(
                ["desc.", column].concat(),
                t!(words, "datasets-explore-down", column = column),
            );
    }
    if let [key] = query.sort.as_slice() {
        let way = if key.is_descending { "desc." } else { "asc." };
        list = list.chosen([way, &key.column].concat());
    }
    html! { (list) }
}

/// The columns shown.
fn shown(words: Words, query: &Query, headings: &[Heading]) -> Markup {
    let Ask::Rows { columns } = &query.ask else {
        return html! {};
    };
    let mut boxes = checkboxes(words, t!(words, "datasets-explore-columns"), SHOWN)
        .hint(t!(words, "datasets-explore-columns-hint"))
        .optional();
    for heading in offered(headings, |name| columns.iter().any(|column| column == name)) {
        boxes = boxes.choice(&heading.name, &heading.name);
    }
    for column in columns {
        boxes = boxes.chosen(column);
    }
    html! {
        details open[!columns.is_empty()] {
            summary { (t!(words, "datasets-explore-columns")) }
            (boxes)
        }
    }
}

/// What the fields do not say of a query.
fn rest(query: &Query, conditions: Vec<Condition>) -> Query {
    let is_rows = matches!(query.ask, Ask::Rows { .. });
    let is_order_chosen = is_rows && query.sort.len() == 1;
    Query {
        conditions,
        search: None,
        ask: if is_rows {
            Query::default().ask
        } else {
            query.ask.clone()
        },
        sort: if is_order_chosen {
            Vec::new()
        } else {
            query.sort.clone()
        },
        page: 1,
        ..query.clone()
    }
}

/// A query, sent again as it is with a form.
pub(super) fn carried(query: &Query) -> Markup {
    let printed = query.print();
    html! {
        @for (name, value) in form_urlencoded::parse(printed.as_bytes()) { (hidden(&name, &value)) }
    }
}
