//! Pictures of answers: what an answer looks like as figures, what it is called, and which pictures of a table are worth
//! drawing.

use charts::{Figure, Form, Label, Series, Undrawn};
use tables::{Message, Sort, values};

use crate::answer::Answer;
use crate::engine::{Asking, answer};
use crate::kind::Kind;
use crate::limits::{BINS, PAGE_ROWS_MAX};
use crate::query::{Aggregate, Ask, Function, Query, SortKey};
use crate::refused::Refused;
use crate::table::{Heading, Table};
use crate::value::Value;

/// A picture worth drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// How it is drawn
    pub form: Form,
    /// What is asked for it
    pub query: Query,
    /// What it shows
    pub title: Message,
}

/// Pictures suggested of a table.
const SUGGESTIONS_MAX: usize = 3;
/// Values of a column by which a table is worth being shared out.
const CATEGORIES_MAX: usize = 40;
/// Values of a column whose first are worth being seen.
const NAMES_MAX: usize = 20_000;
/// Bars of those.
const FIRST: u32 = 20;

/// What is asked for the picture of a query: all the bars between values, which stand beside one another, whatever their pages.
pub fn whole(query: &Query) -> Query {
    let (page, page_size) = match query.ask {
        Ask::Histogram { .. } => (1, PAGE_ROWS_MAX),
        _ => (query.page, query.page_size),
    };
    Query {
        page,
        page_size,
        ..query.clone()
    }
}

/// The figures of an answer. Of points, the first column is one axis and the others are the values; elsewhere the first
/// columns name what the figures are about.
pub fn figure(query: &Query, answer: &Answer, form: Form) -> Result<Figure, Undrawn> {
    let labelled = match &query.ask {
        Ask::Groups { by, .. } => by.len(),
        Ask::Histogram { .. } => 2,
        _ => 1,
    };
    let is_between = matches!(query.ask, Ask::Histogram { .. });
    let labels = answer
        .rows
        .iter()
        .map(|row| {
            label(
                row.get(..labelled).unwrap_or_default(),
                &answer.headings,
                is_between,
            )
        })
        .collect();
    let series: Vec<Series> = answer
        .headings
        .iter()
        .enumerate()
        .skip(labelled)
        .filter(|(_, heading)| heading.kind.is_number())
        .map(|(at, heading)| Series {
            name: heading.name.clone(),
            values: answer
                .rows
                .iter()
                .map(|row| row.get(at).and_then(Value::number))
                .collect(),
        })
        .collect();
    if series.is_empty() {
        return Err(Undrawn::Nothing);
    }
    let names: Vec<&str> = match &query.ask {
        Ask::Histogram { column, .. } => vec![column.as_str()],
        _ => answer
            .headings
            .iter()
            .take(labelled)
            .map(|heading| heading.name.as_str())
            .collect(),
    };
    Ok(Figure {
        form,
        label_name: names.join(", "),
        labels,
        series,
        shapes: Vec::new(),
    })
}

fn label(cells: &[Value], headings: &[Heading], is_between: bool) -> Label {
    match cells {
        [Value::Day(from), Value::Day(to)] if is_between => Label::Days(*from, *to),
        [from, to] if is_between => Label::Numbers(from.number().unwrap_or(0.0), to.number().unwrap_or(0.0)),
        [Value::Day(day)] => Label::Day(*day),
        [Value::Integer(year)] if headings.first().is_some_and(|heading| heading.sort == Sort::Year) => {
            i32::try_from(*year).map_or(Label::Name(year.to_string()), Label::Year)
        }
        [value] if value.is_number() => Label::Number(value.number().unwrap_or(0.0)),
        [value] => Label::Name(value.plain()),
        several => {
            let names: Vec<String> = several.iter().map(Value::plain).collect();
            Label::Name(names.join(" · "))
        }
    }
}

/// The form that says most of an answer, when none is asked for.
pub fn usual_form(table: &Table, query: &Query) -> Form {
    let heading = |name: &String| table.headings().iter().find(|heading| heading.name == *name);
    let is_time = |name: &String| {
        heading(name).is_some_and(|heading| heading.kind == Kind::Day || heading.sort == Sort::Year)
    };
    match &query.ask {
        Ask::Histogram {
            column, aggregate, ..
        } if is_time(column) || *aggregate != Aggregate::rows() => Form::Lines,
        Ask::Histogram { .. } => Form::Histogram,
        Ask::Groups { by, .. } if by.len() == 1 && by.iter().all(is_time) => Form::Lines,
        Ask::Pivot { rows, .. } if is_time(rows) => Form::Lines,
        Ask::Rows { .. } => Form::Points,
        _ => Form::Bars,
    }
}

/// What the answer to a query shows, for the title of its picture.
pub fn title(query: &Query) -> Message {
    let (by, aggregate) = match &query.ask {
        Ask::Rows { columns } => {
            let (first, others) = columns
                .split_first()
                .map_or(("", &[][..]), |(first, others)| (first, others));
            return Message::new("columns-title-rows")
                .with("by", first)
                .with("column", others.join(", "));
        }
        Ask::Facet { column } => (column.clone(), Some(Aggregate::rows())),
        Ask::Groups { by, aggregates } => (by.join(", "), one(aggregates)),
        Ask::Histogram {
            column, aggregate, ..
        } => (column.clone(), Some(aggregate.clone())),
        Ask::Pivot {
            rows,
            columns,
            aggregate,
        } => ([rows, ", ", columns].concat(), Some(aggregate.clone())),
    };
    let id = match &aggregate {
        None => "columns-title-several",
        Some(aggregate) if aggregate.column.is_none() => "columns-title-count",
        Some(aggregate) => match aggregate.function {
            Function::Count => "columns-title-filled",
            Function::Sum => "columns-title-sum",
            Function::Avg => "columns-title-avg",
            Function::Min => "columns-title-min",
            Function::Max => "columns-title-max",
            Function::Median => "columns-title-median",
            Function::Distinct => "columns-title-distinct",
        },
    };
    let column = aggregate
        .and_then(|aggregate| aggregate.column)
        .unwrap_or_default();
    Message::new(id).with("by", by).with("column", column)
}

fn one(aggregates: &[Aggregate]) -> Option<Aggregate> {
    match aggregates {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The pictures worth drawing of a table, three at most, the most telling first: something over time, something shared out
/// among few, how amounts are spread, the first of many names, two numbers against each other.
pub fn suggestions(table: &Table, asking: Asking<'_>) -> Result<Vec<Suggestion>, Refused> {
    let mut found = Vec::new();
    let amount = amount(table.headings());
    let of_amount = || match &amount {
        Some(name) => Aggregate::of(Function::Sum, name),
        None => Aggregate::rows(),
    };
    let mut add = |form, query: Query| {
        if found.len() < SUGGESTIONS_MAX {
            let title = title(&query);
            found.push(Suggestion { form, query, title });
        }
    };
    for heading in table.headings() {
        if heading.kind == Kind::Day && distinct(table, heading, asking)? > 3 {
            add(
                Form::Lines,
                asked(Ask::Histogram {
                    column: heading.name.clone(),
                    bins: BINS,
                    aggregate: of_amount(),
                }),
            );
            break;
        }
        if heading.sort == Sort::Year
            && heading.kind == Kind::Integer
            && distinct(table, heading, asking)? > 2
        {
            add(
                Form::Lines,
                asked(Ask::Groups {
                    by: vec![heading.name.clone()],
                    aggregates: vec![of_amount()],
                }),
            );
            break;
        }
    }
    let mut names = None;
    let mut shared = Vec::new();
    for heading in table.headings().iter().filter(|heading| is_category(heading)) {
        let number = distinct(table, heading, asking)?;
        if (2..=CATEGORIES_MAX).contains(&number) {
            shared.push((number, heading));
        } else if (2..=NAMES_MAX).contains(&number)
            && number.saturating_mul(2) <= table.rows()
            && names.is_none()
        {
            names = Some(heading);
        }
    }
    // From three to a dozen is best seen; then those nearest to it.
    shared.sort_by_key(|(number, _)| match number {
        3..=12 => 0,
        more => more.abs_diff(7),
    });
    let first_of = |heading: &Heading| {
        let aggregate = of_amount();
        let key = SortKey {
            column: aggregate.name(),
            is_descending: true,
        };
        Query {
            sort: vec![key],
            page_size: FIRST,
            ..asked(Ask::Groups {
                by: vec![heading.name.clone()],
                aggregates: vec![aggregate],
            })
        }
    };
    let mut shared = shared.into_iter();
    if let Some((number, heading)) = shared.next() {
        if amount.is_none() && number <= 12 && is_of_seats(&heading.name) && table.rows() <= 2_000 {
            let column = heading.name.clone();
            add(Form::Hemicycle, asked(Ask::Facet { column }));
        } else {
            add(Form::Bars, first_of(heading));
        }
    }
    if let Some(column) = amount.clone() {
        add(
            Form::Histogram,
            asked(Ask::Histogram {
                column,
                bins: BINS,
                aggregate: Aggregate::rows(),
            }),
        );
    }
    if let Some(heading) = names {
        add(Form::Bars, first_of(heading));
    }
    for (_, heading) in shared {
        add(Form::Bars, first_of(heading));
    }
    let measured: Vec<String> = table
        .headings()
        .iter()
        .filter(|heading| is_measure(heading))
        .map(|heading| heading.name.clone())
        .take(2)
        .collect();
    if measured.len() == 2 {
        add(Form::Points, asked(Ask::Rows { columns: measured }));
    }
    Ok(found)
}

fn asked(ask: Ask) -> Query {
    Query {
        ask,
        ..Query::default()
    }
}

/// Different values of a column, the empty cell left out.
fn distinct(table: &Table, heading: &Heading, asking: Asking<'_>) -> Result<usize, Refused> {
    let query = Query {
        page_size: 1,
        ..asked(Ask::Groups {
            by: Vec::new(),
            aggregates: vec![Aggregate::of(Function::Distinct, &heading.name)],
        })
    };
    let answered = answer(table, &query, asking)?;
    Ok(match answered.rows.first().and_then(|row| row.first()) {
        Some(Value::Integer(number)) => usize::try_from(*number).unwrap_or(0),
        _ => 0,
    })
}

/// Words of the name of a column of amounts.
const AMOUNTS: [&str; 12] = [
    "montant",
    "amount",
    "budget",
    "depense",
    "recette",
    "cout",
    "prix",
    "subvention",
    "total",
    "votes",
    "voix",
    "population",
];

/// The column whose sum says most.
fn amount(headings: &[Heading]) -> Option<String> {
    let measures = || headings.iter().filter(|heading| is_measure(heading));
    let is_named = |heading: &&Heading| {
        let name = values::folded(&heading.name);
        AMOUNTS.iter().any(|word| name.contains(word))
    };
    measures()
        .find(|heading| heading.sort == Sort::Amount)
        .or_else(|| measures().find(is_named))
        .or_else(|| measures().find(|heading| heading.kind != Kind::Integer))
        .map(|heading| heading.name.clone())
}

/// Numbers that may be added: no years, no shares, no places, no numbers that only name.
fn is_measure(heading: &Heading) -> bool {
    let name = values::folded(&heading.name);
    let is_name = name == "id"
        || name == "fid"
        || [
            "_id",
            "id_",
            "numero",
            "num_",
            "identifiant",
            "code",
            "rang",
            "ordre",
            "annee",
            "pourcent",
            "taux",
        ]
        .iter()
        .any(|word| name.contains(word));
    heading.kind.is_number()
        && !is_name
        && matches!(
            heading.sort,
            Sort::Integer | Sort::Decimal | Sort::FrenchDecimal | Sort::Amount
        )
}

/// Values that rows may be shared out by: names, not identifiers of one row each.
fn is_category(heading: &Heading) -> bool {
    heading.kind == Kind::Boolean
        || heading.kind == Kind::Text
            && matches!(
                heading.sort,
                Sort::Text
                    | Sort::Department
                    | Sort::Region
                    | Sort::DepartmentCode
                    | Sort::RegionCode
                    | Sort::CommuneCode
            )
}

/// Names of columns that share out an assembly or a vote.
fn is_of_seats(name: &str) -> bool {
    let name = values::folded(name);
    ["groupe", "parti", "nuance", "liste", "position", "vote", "sens"]
        .iter()
        .any(|word| name.contains(word))
}
