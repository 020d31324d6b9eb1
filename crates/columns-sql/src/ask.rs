//! What is made of the rows that are kept: the rows themselves, groups, facets, pivots, histograms.

use std::sync::Arc;

use bytes::Bytes;
use columns::limits::{AGGREGATES_MAX, BINS_MAX, GROUP_COLUMNS_MAX, PAGE_ROWS_MAX, PIVOT_COLUMNS_MAX};
use columns::{
    Aggregate, Answer, AnswerFile, Ask, Asking, Function, Heading, Kind, Query, Refused, SortKey, Table,
    Value,
};
use datafusion::arrow::array::{AsArray, Int64Array};
use datafusion::arrow::datatypes::{DataType, Date32Type, Float64Type};
use tables::Sort;

use crate::Failed;
use crate::functions::{first, scalar};
use crate::said::{Column, earlier_middle, is_middle_of_days, order};
use crate::view::{ROW, View};

/// `LIMIT` and `OFFSET` of a page.
fn page(query: &Query) -> String {
    let before = u64::from(query.page.max(1) - 1).saturating_mul(u64::from(query.page_size));
    format!("LIMIT {} OFFSET {before}", query.page_size)
}

pub(crate) async fn rows(view: &View, columns: &[String], query: &Query) -> Result<Answer, Failed> {
    let chosen: Vec<&Column> = if columns.is_empty() {
        view.columns().iter().collect()
    } else {
        columns
            .iter()
            .map(|name| view.column(name))
            .collect::<Result<_, Refused>>()?
    };
    let mut keys = Vec::new();
    for key in &query.sort {
        keys.push(view.column(&key.column)?.order(key.is_descending));
    }
    keys.push(format!("{ROW} ASC"));
    let kept = view.kept(&[]);
    let shown = chosen.iter().enumerate();
    let shown: Vec<String> = shown
        .map(|(at, column)| format!("{} AS o{at}", column.sql))
        .collect();
    let sql = format!(
        "SELECT {} FROM (SELECT * FROM {kept} ORDER BY {} {}) AS p",
        shown.join(", "),
        keys.join(", "),
        page(query)
    );
    let total = view.count(&kept).await?;
    Ok(Answer {
        headings: chosen.iter().map(|column| column.heading.clone()).collect(),
        rows: view.read(&sql).await?,
        total,
        matched: total,
    })
}

/// A figure: its SQL, what it is called, and what has to stand beside the rows for it.
struct Figure {
    sql: String,
    heading: Heading,
    beside: Option<String>,
}

/// `by` are the columns, or what is reckoned of them, that make groups.
fn figure(view: &View, aggregate: &Aggregate, by: &[String]) -> Result<Figure, Refused> {
    let heading = |kind, sort| Heading {
        name: aggregate.name(),
        kind,
        sort,
    };
    let Some(name) = &aggregate.column else {
        if aggregate.function != Function::Count {
            return Err(Refused::Parameter(aggregate.name()));
        }
        return Ok(Figure {
            sql: "COUNT(*)".to_owned(),
            heading: heading(Kind::Integer, Sort::Integer),
            beside: None,
        });
    };
    let column = view.column(name)?;
    let (sql, kind) = column.figure(aggregate.function)?;
    let is_number_of_cells = matches!(aggregate.function, Function::Count | Function::Distinct);
    let sort = if is_number_of_cells {
        Sort::Integer
    } else {
        column.heading.sort
    };
    Ok(Figure {
        sql,
        heading: heading(kind, sort),
        beside: is_middle_of_days(aggregate, column).then(|| earlier_middle(&column.sql, by)),
    })
}

/// What stands beside the rows for figures, each once.
fn beside(figures: &[Figure]) -> Vec<String> {
    let mut all: Vec<String> = figures
        .iter()
        .filter_map(|figure| figure.beside.clone())
        .collect();
    all.sort();
    all.dedup();
    all
}

pub(crate) async fn groups(
    view: &View,
    by: &[String],
    aggregates: &[Aggregate],
    query: &Query,
) -> Result<Answer, Failed> {
    let over = |what, max| Refused::TooMany { what, max };
    if by.len() > GROUP_COLUMNS_MAX {
        return Err(over("by", GROUP_COLUMNS_MAX).into());
    }
    if aggregates.len() > AGGREGATES_MAX {
        return Err(over("aggregates", AGGREGATES_MAX).into());
    }
    let keys = by
        .iter()
        .map(|name| view.column(name))
        .collect::<Result<Vec<_>, Refused>>()?;
    let mut made_by: Vec<String> = keys.iter().map(|column| column.sql.clone()).collect();
    made_by.sort();
    made_by.dedup();
    let figures = aggregates
        .iter()
        .map(|aggregate| figure(view, aggregate, &made_by))
        .collect::<Result<Vec<_>, Refused>>()?;
    let headings: Vec<Heading> = keys
        .iter()
        .map(|column| column.heading.clone())
        .chain(figures.iter().map(|figure| figure.heading.clone()))
        .collect();
    let name = |at: usize| format!("o{at}");
    let mut orders = Vec::new();
    for key in &query.sort {
        let at = headings
            .iter()
            .position(|heading| heading.name == key.column)
            .ok_or_else(|| Refused::NoColumn(key.column.clone()))?;
        let kind = headings.get(at).map_or(Kind::Text, |heading| heading.kind);
        orders.push(order(&name(at), kind, key.is_descending));
    }
    // At the end by the groups' own values, so that there is one order.
    for (at, column) in keys.iter().enumerate() {
        orders.push(order(&name(at), column.heading.kind, false));
    }
    let matched = view.count(&view.kept(&[])).await?;
    if headings.is_empty() {
        let is_shown = query.page <= 1 && query.page_size > 0;
        let rows = if is_shown { vec![Vec::new()] } else { Vec::new() };
        return Ok(Answer {
            headings,
            rows,
            total: 1,
            matched,
        });
    }
    let kept = view.kept(&beside(&figures));
    let columns = keys.iter().map(|column| column.sql.as_str());
    let columns = columns.chain(figures.iter().map(|figure| figure.sql.as_str()));
    let selected: Vec<String> = columns
        .enumerate()
        .map(|(at, sql)| format!("{sql} AS {}", name(at)))
        .collect();
    let put_together = if made_by.is_empty() {
        String::new()
    } else {
        format!(" GROUP BY {}", made_by.join(", "))
    };
    let groups = format!("(SELECT {} FROM {kept}{put_together}) AS g", selected.join(", "));
    let in_order = if orders.is_empty() {
        String::new()
    } else {
        format!("ORDER BY {} ", orders.join(", "))
    };
    Ok(Answer {
        rows: view
            .read(&format!("SELECT * FROM {groups} {in_order}{}", page(query)))
            .await?,
        total: view.count(&groups).await?,
        headings,
        matched,
    })
}

pub(crate) async fn facet(view: &View, column: &String, query: &Query) -> Result<Answer, Failed> {
    let mut query = query.clone();
    if query.sort.is_empty() {
        query.sort.push(SortKey {
            column: Aggregate::rows().name(),
            is_descending: true,
        });
    }
    groups(view, std::slice::from_ref(column), &[Aggregate::rows()], &query).await
}

pub(crate) async fn pivot(
    view: &View,
    [rows, columns]: [&String; 2],
    aggregate: &Aggregate,
    query: &Query,
) -> Result<Answer, Failed> {
    let is_descending = match query.sort.as_slice() {
        [] => false,
        [key] if key.column == *rows => key.is_descending,
        [key, ..] => return Err(Refused::NoColumn(key.column.clone()).into()),
    };
    let (down, across) = (view.column(rows)?, view.column(columns)?);
    let mut by = vec![down.sql.clone(), across.sql.clone()];
    by.dedup();
    let told = figure(view, aggregate, &by)?;
    let kept = view.kept(&told.beside.clone().into_iter().collect::<Vec<_>>());
    let names = view
        .read(&format!(
            "SELECT * FROM (SELECT {} AS o FROM {kept} GROUP BY {}) AS g ORDER BY {}",
            across.sql,
            across.sql,
            order("o", across.heading.kind, false)
        ))
        .await?;
    let names: Vec<Value> = names.into_iter().flatten().collect();
    if names.len() > PIVOT_COLUMNS_MAX {
        return Err(Refused::TooMany {
            what: "columns",
            max: PIVOT_COLUMNS_MAX,
        }
        .into());
    }
    let cells = view
        .read(&format!(
            "SELECT * FROM (SELECT {} AS o0, {} AS o1, {} AS o2 FROM {kept} GROUP BY {}) AS g ORDER BY {}",
            down.sql,
            across.sql,
            told.sql,
            by.join(", "),
            order("o0", down.heading.kind, is_descending)
        ))
        .await?;
    let mut lines: Vec<Vec<Value>> = Vec::new();
    for cell in cells {
        let Ok([line, name, figure]) = <[Value; 3]>::try_from(cell) else {
            continue;
        };
        if lines.last().and_then(|last| last.first()) != Some(&line) {
            let mut begun = vec![line];
            begun.resize(names.len() + 1, Value::Null);
            lines.push(begun);
        }
        let at = names.iter().position(|known| *known == name);
        if let (Some(at), Some(last)) = (at, lines.last_mut())
            && let Some(slot) = last.get_mut(at + 1)
        {
            *slot = figure;
        }
    }
    let mut headings = vec![down.heading.clone()];
    headings.extend(names.iter().map(|name| Heading {
        name: name.plain(),
        ..told.heading.clone()
    }));
    Ok(Answer {
        headings,
        total: lines.len() as u64,
        rows: paged(lines, query),
        matched: view.count(&view.kept(&[])).await?,
    })
}

fn paged(lines: Vec<Vec<Value>>, query: &Query) -> Vec<Vec<Value>> {
    let size = query.page_size as usize;
    let before = (query.page.max(1) as usize - 1).saturating_mul(size);
    lines.into_iter().skip(before).take(size).collect()
}

pub(crate) async fn histogram(
    view: &View,
    name: &str,
    bins: u32,
    aggregate: &Aggregate,
    query: &Query,
) -> Result<Answer, Failed> {
    let column = view.column(name)?;
    let heading = &column.heading;
    if !column.holds_numbers() && heading.kind != Kind::Day {
        return Err(Refused::NotNumbers(name.to_owned()).into());
    }
    // What bars are made of: days, whole numbers, or floats.
    let (kind, value) = match heading.kind {
        Kind::Day | Kind::Integer => (heading.kind, column.sql.clone()),
        _ => (Kind::Real, column.number()),
    };
    let bar = match kind {
        Kind::Day => format!("bar({value})"),
        _ => format!("bar(CAST({value} AS DOUBLE))"),
    };
    let told = figure(view, aggregate, std::slice::from_ref(&bar))?;
    let kept = view.kept(&[]);
    let ends = view
        .read(&format!(
            "SELECT MIN({value}) AS o0, MAX({value}) AS o1 FROM {kept}"
        ))
        .await?;
    let ends = ends.into_iter().next().unwrap_or_default();
    let matched = view.count(&kept).await?;
    let edges = edges(kind, heading.sort, ends, bins)?;
    let mut figures = vec![nothing(aggregate); edges.len().saturating_sub(1)];
    if let Some(of) = Bars::of(kind, &edges) {
        of.register(view);
        let beside: Vec<String> = told.beside.clone().into_iter().collect();
        let kept = view.kept(&beside);
        let bars = view
            .read(&format!(
                "SELECT {bar} AS o0, {} AS o1 FROM {kept} WHERE {value} IS NOT NULL GROUP BY {bar}",
                told.sql
            ))
            .await?;
        for cells in bars {
            if let [Value::Integer(place), figure] = cells.as_slice()
                && let Some(slot) = usize::try_from(*place)
                    .ok()
                    .and_then(|place| figures.get_mut(place))
            {
                *slot = figure.clone();
            }
        }
    }
    let edge = |name: &str| Heading {
        name: name.to_owned(),
        kind: if kind == Kind::Day { Kind::Day } else { Kind::Real },
        sort: heading.sort,
    };
    let lines: Vec<Vec<Value>> = edges
        .windows(2)
        .zip(figures)
        .map(|(edges, figure)| edges.iter().cloned().chain([figure]).collect())
        .collect();
    Ok(Answer {
        headings: vec![edge("from"), edge("to"), told.heading],
        total: lines.len() as u64,
        rows: paged(lines, query),
        matched,
    })
}

/// The figure of a bar that no row is in.
fn nothing(aggregate: &Aggregate) -> Value {
    match aggregate.function {
        Function::Count | Function::Distinct => Value::Integer(0),
        _ => Value::Null,
    }
}

/// Where bars begin and end, as the other engine puts them between the least and the greatest value.
fn edges(kind: Kind, sort: Sort, ends: Vec<Value>, bins: u32) -> Result<Vec<Value>, Failed> {
    if ends.iter().any(|end| *end == Value::Null) || ends.is_empty() {
        return Ok(Vec::new());
    }
    let heading = Heading {
        name: "x".to_owned(),
        kind,
        sort,
    };
    let mut file = AnswerFile::new(std::slice::from_ref(&heading), Vec::<u8>::new())?;
    file.add(&Answer {
        headings: vec![heading.clone()],
        rows: ends.into_iter().map(|end| vec![end]).collect(),
        total: 2,
        matched: 2,
    })?;
    let table = Table::open(Bytes::from(file.close()?))?;
    let query = Query {
        ask: Ask::Histogram {
            column: heading.name,
            bins,
            aggregate: Aggregate::rows(),
        },
        page_size: PAGE_ROWS_MAX,
        ..Query::default()
    };
    let bars = columns::answer(&table, &query, Asking::default())?.rows;
    let first = bars.first().and_then(|bar| bar.first()).cloned();
    let ends = bars.iter().filter_map(|bar| bar.get(1)).cloned();
    Ok(first.into_iter().chain(ends).collect())
}

/// Which bar a value is in.
enum Bars {
    /// Where each begins, and the last ends, in days
    Days(Vec<i32>),
    /// The length of each, and how many of that length stand before the first
    Numbers { step: f64, start: f64 },
}

impl Bars {
    fn of(kind: Kind, edges: &[Value]) -> Option<Self> {
        let (low, next) = (edges.first()?, edges.get(1)?);
        if kind == Kind::Day {
            let days = edges.iter().map(|edge| match edge {
                Value::Day(day) => Some(*day),
                _ => None,
            });
            return days.collect::<Option<Vec<i32>>>().map(Self::Days);
        }
        let (low, next) = (low.number()?, next.number()?);
        let step = round(next - low);
        // An edge is written without the last figures that floats leave.
        Some(Self::Numbers {
            step,
            start: (low / step).round(),
        })
    }

    fn register(self, view: &View) {
        let gives = DataType::Int64;
        view.context.register_udf(match self {
            Self::Days(edges) => scalar("bar", vec![DataType::Date32], gives, move |arrays| {
                let days = first(arrays)?.as_primitive::<Date32Type>();
                let place = |day: i32| {
                    let begun = edges.partition_point(|edge| *edge <= day);
                    i64::try_from(begun.saturating_sub(1)).unwrap_or(0)
                };
                let places: Int64Array = days.iter().map(|day| day.map(place)).collect();
                Ok(Arc::new(places))
            }),
            Self::Numbers { step, start } => scalar("bar", vec![DataType::Float64], gives, move |arrays| {
                let numbers = first(arrays)?.as_primitive::<Float64Type>();
                let most = f64::from(BINS_MAX * 2);
                let place = |number: f64| ((number / step).floor() - start).clamp(0.0, most) as i64;
                let places: Int64Array = numbers.iter().map(|number| number.map(place)).collect();
                Ok(Arc::new(places))
            }),
        });
    }
}

/// 1, 2 or 5 times a power of ten: the step that two edges are apart.
fn round(apart: f64) -> f64 {
    let power = 10_f64.powf(apart.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|step| step * power)
        .into_iter()
        .find(|step| *step >= apart * 0.999_999)
        .unwrap_or(apart)
}
