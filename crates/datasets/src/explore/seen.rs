//! What a page shows of a table: its rows, the values of its columns with how many rows have each, and what its columns hold.

use columns::{
    Aggregate, Answer, Ask, Asking, Condition, Function, Heading, Kind, Query, Refused, Value, answer,
};
use serde_json::{Map, Value as Json, json};

use super::Opened;

/// Columns that a form filters; the others are by their address.
const FILTERED_MAX: usize = 40;
/// Different values that are all shown to be chosen among.
const CHOICES_MAX: usize = 24;
/// Columns whose values are told to programs.
const PROFILED_MAX: usize = 100;
/// The most frequent values that are told of each.
const TOPS: u32 = 10;

/// How the values of a column are chosen among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// All are shown, with how many rows have each
    Choices,
    /// From a number to another
    Numbers,
    /// From a day to another
    Days,
    /// Words it contains
    Words,
}

/// The values of a column, and how many rows have each of them.
pub(crate) struct Facet {
    /// The place of the column
    pub(crate) column: usize,
    /// The most frequent first
    pub(crate) values: Vec<(Value, i64)>,
}

/// What a page shows.
pub(crate) struct Seen {
    /// Every column of the table
    pub(crate) headings: Vec<Heading>,
    /// Its rows, without any filter
    pub(crate) rows: usize,
    /// How each of the first columns is chosen among
    pub(crate) controls: Vec<Control>,
    /// The values of those chosen among
    pub(crate) facets: Vec<Facet>,
    /// What is answered, or why it is not
    pub(crate) answer: Result<Answer, Refused>,
}

impl Opened {
    /// Answers a query, with what a form of filters beside it shows.
    ///
    /// # Errors
    /// When reading the table itself is refused, or takes too long.
    pub(crate) fn seen(&self, query: &Query, asking: Asking<'_>) -> Result<Seen, Refused> {
        let controls = self.controls(asking)?.to_vec();
        let headings = self.table.headings().to_vec();
        let mut facets = Vec::new();
        for (column, (heading, control)) in headings.iter().zip(&controls).enumerate() {
            if *control == Control::Choices {
                let values = self.values(heading, query, asking)?;
                facets.push(Facet { column, values });
            }
        }
        Ok(Seen {
            rows: self.table.rows(),
            controls,
            facets,
            answer: answer(&self.table, query, asking),
            headings,
        })
    }

    /// How each of the first columns is chosen among: looked at once.
    fn controls(&self, asking: Asking<'_>) -> Result<&[Control], Refused> {
        if let Some(known) = self.controls.get() {
            return Ok(known);
        }
        let first = self.table.headings().iter().take(FILTERED_MAX);
        let controls = first
            .map(|heading| self.control(heading, asking))
            .collect::<Result<Vec<Control>, Refused>>()?;
        Ok(self.controls.get_or_init(|| controls))
    }

    fn control(&self, heading: &Heading, asking: Asking<'_>) -> Result<Control, Refused> {
        Ok(match heading.kind {
            Kind::Boolean => Control::Choices,
            Kind::Day => Control::Days,
            Kind::Integer | Kind::Decimal { .. } | Kind::Real => Control::Numbers,
            Kind::Text => {
                let query = Query {
                    page_size: 1,
                    ..facet_of(heading)
                };
                let different = usize::try_from(answer(&self.table, &query, asking)?.total);
                let different = different.unwrap_or(usize::MAX);
                // Where every row has its own, words find it better.
                if (2..=CHOICES_MAX).contains(&different) && different < self.table.rows() {
                    Control::Choices
                } else {
                    Control::Words
                }
            }
        })
    }

    /// The values of a column among the rows that the other conditions keep: another value may be chosen beside.
    fn values(
        &self,
        heading: &Heading,
        query: &Query,
        asking: Asking<'_>,
    ) -> Result<Vec<(Value, i64)>, Refused> {
        let whole = Query {
            page_size: u32::try_from(CHOICES_MAX).unwrap_or(u32::MAX),
            ..facet_of(heading)
        };
        let others = query.conditions.iter();
        let beside = Query {
            conditions: others
                .filter(|condition| !is_about(condition, &heading.name))
                .cloned()
                .collect(),
            search: query.search.clone(),
            ..whole.clone()
        };
        // A condition that cannot be followed is told once, with the rows.
        let answered = match answer(&self.table, &beside, asking) {
            Err(Refused::Stopped) => return Err(Refused::Stopped),
            Err(_) => answer(&self.table, &whole, asking)?,
            Ok(answered) => answered,
        };
        Ok(counted(answered))
    }
}

/// True when all that a condition asks is asked of this column.
fn is_about(condition: &Condition, column: &str) -> bool {
    match condition {
        Condition::Test(test) => test.column == column,
        Condition::All(all) | Condition::Any(all) => {
            !all.is_empty() && all.iter().all(|condition| is_about(condition, column))
        }
    }
}

fn facet_of(heading: &Heading) -> Query {
    Query {
        ask: Ask::Facet {
            column: heading.name.clone(),
        },
        ..Query::default()
    }
}

/// The values of a facet, and their counts.
fn counted(answered: Answer) -> Vec<(Value, i64)> {
    let rows = answered.rows.into_iter();
    rows.filter_map(|row| {
        let mut cells = row.into_iter();
        match (cells.next(), cells.next()) {
            (Some(value), Some(Value::Integer(count))) => Some((value, count)),
            _ => None,
        }
    })
    .collect()
}

/// What the columns of a table hold, as programs that read data.gouv.fr's tabular API expect it: reckoned once.
///
/// # Errors
/// When it takes too long.
pub(crate) fn profile(opened: &Opened, asking: Asking<'_>) -> Result<Json, Refused> {
    if let Some(known) = opened.profile.get() {
        return Ok(known.clone());
    }
    let headings = opened.table.headings();
    let (mut columns, mut profiles, mut formats) = (Map::new(), Map::new(), Map::new());
    let mut categorical = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let format = heading.sort.name();
        columns.insert(
            heading.name.clone(),
            json!({ "format": format, "python_type": python_type(heading.kind), "score": 1.0 }),
        );
        if let Json::Array(names) = formats.entry(format).or_insert_with(|| json!([])) {
            names.push(json!(heading.name));
        }
        if at < PROFILED_MAX {
            let (told, different) = one_profile(opened, heading, asking)?;
            profiles.insert(heading.name.clone(), told);
            if different <= CHOICES_MAX as u64 {
                categorical.push(json!(heading.name));
            }
        }
    }
    let names: Vec<&str> = headings.iter().map(|heading| heading.name.as_str()).collect();
    let told = json!({
        "header": names,
        "columns": columns,
        "formats": formats,
        "profile": profiles,
        "categorical": categorical,
        "total_lines": opened.table.rows(),
    });
    Ok(opened.profile.get_or_init(|| told).clone())
}

/// What one column holds, and how many different values.
fn one_profile(opened: &Opened, heading: &Heading, asking: Asking<'_>) -> Result<(Json, u64), Refused> {
    let mut functions = vec![Function::Count, Function::Distinct];
    if heading.kind.is_number() || heading.kind == Kind::Day {
        functions.extend([Function::Min, Function::Max]);
    }
    if heading.kind.is_number() {
        functions.push(Function::Avg);
    }
    let of = |function: &Function| Aggregate::of(*function, &heading.name);
    let query = Query {
        ask: Ask::Groups {
            by: Vec::new(),
            aggregates: functions.iter().map(of).collect(),
        },
        ..Query::default()
    };
    let figures = answer(&opened.table, &query, asking)?;
    let figures: Vec<Json> = figures
        .rows
        .first()
        .map(|row| row.iter().map(|value| json!(value)).collect())
        .unwrap_or_default();
    let figure = |wanted: Function| {
        let place = functions.iter().position(|function| *function == wanted)?;
        figures.get(place).cloned()
    };
    let count = |wanted| figure(wanted).and_then(|count| count.as_u64()).unwrap_or(0);
    let query = Query {
        page_size: TOPS,
        ..facet_of(heading)
    };
    let tops: Vec<Json> = counted(answer(&opened.table, &query, asking)?)
        .iter()
        .filter(|(value, _)| *value != Value::Null)
        .map(|(value, count)| json!({ "value": value, "count": count }))
        .collect();
    let mut told = Map::new();
    let missing = (opened.table.rows() as u64).saturating_sub(count(Function::Count));
    told.insert("nb_distinct".to_owned(), json!(count(Function::Distinct)));
    told.insert("nb_missing_values".to_owned(), json!(missing));
    told.insert("tops".to_owned(), json!(tops));
    for (name, function) in [
        ("min", Function::Min),
        ("max", Function::Max),
        ("mean", Function::Avg),
    ] {
        if let Some(value) = figure(function) {
            told.insert(name.to_owned(), value);
        }
    }
    Ok((Json::Object(told), count(Function::Distinct)))
}

/// What a column is for programs in Python, as csv-detective names it.
fn python_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "string",
        Kind::Boolean => "bool",
        Kind::Integer => "int",
        Kind::Decimal { .. } | Kind::Real => "float",
        Kind::Day => "date",
    }
}
