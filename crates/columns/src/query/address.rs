//! A query as parameters of an address, in the syntax of data.gouv.fr's tabular API (api-tabular 0.4): `col__exact=v`,
//! `col__sort=desc`, `col__groupby`, `or=(a__less.10,and(b__exact.x,c__isnull))`. To these are added `q` (words),
//! `facet`, `pivot`, `histogram` with `bins`, `join`, `col__median`, `col__distinct` and `count` (rows). Names and values of
//! lists are put between double quotes when they hold a sign of the syntax; a double quote within is doubled.

use super::{Aggregate, Ask, Condition, Function, Join, Operator, Query, SortKey, Test};
use crate::limits::{
    AGGREGATES_MAX, BINS, BINS_MAX, COLUMNS_MAX, DEPTH_MAX, GROUP_COLUMNS_MAX, JOINS_MAX, PAGE_ROWS_MAX,
    QUERY_BYTES_MAX, SORTS_MAX, TESTS_MAX, VALUES_MAX,
};
use crate::refused::Refused;

impl Query {
    /// Reads the parameters of an address, as they stand after its `?`.
    pub fn parse(parameters: &str) -> Result<Self, Refused> {
        within("bytes", parameters.len(), QUERY_BYTES_MAX)?;
        let mut query = Self::default();
        let mut read = Asked::default();
        for (name, value) in form_urlencoded::parse(parameters.as_bytes()) {
            query.take(&mut read, &name, &value)?;
        }
        query.ask = read.ask()?;
        query.bounded()?;
        Ok(query)
    }

    fn take(&mut self, asked: &mut Asked, name: &str, value: &str) -> Result<(), Refused> {
        let unknown = || Refused::Parameter(name.to_owned());
        let number = || {
            value
                .parse::<u32>()
                .ok()
                .filter(|number| *number > 0)
                .ok_or_else(unknown)
        };
        match name {
            "" if value.is_empty() => {}
            "page" => self.page = number()?,
            "page_size" => self.page_size = number()?.min(PAGE_ROWS_MAX),
            "q" => self.search = Some(value.to_owned()).filter(|words| !words.is_empty()),
            "columns" => asked.columns = Some(list(value).ok_or_else(unknown)?),
            "facet" => asked.facet = Some(value.to_owned()),
            "histogram" => asked.histogram = Some(value.to_owned()),
            "bins" => asked.bins = Some(number()?.min(BINS_MAX)),
            "count" => asked.aggregates.push(Aggregate::rows()),
            "pivot" => {
                let [rows, columns] =
                    <[String; 2]>::try_from(list(value).ok_or_else(unknown)?).map_err(|_| unknown())?;
                asked.pivot = Some((rows, columns));
            }
            "join" => {
                let [table, key, other_key] =
                    <[String; 3]>::try_from(list(value).ok_or_else(unknown)?).map_err(|_| unknown())?;
                self.joins.push(Join {
                    table,
                    key,
                    other_key,
                });
            }
            "or" | "and" => {
                let inner = value
                    .strip_prefix('(')
                    .and_then(|rest| rest.strip_suffix(')'))
                    .ok_or_else(unknown)?;
                let all = conditions(inner, 1).ok_or_else(unknown)?;
                self.conditions.push(if name == "or" {
                    Condition::Any(all)
                } else {
                    Condition::All(all)
                });
            }
            _ => {
                let (column, operator) = name.rsplit_once("__").ok_or_else(unknown)?;
                let function = Function::ALL.into_iter().find(|one| one.name() == operator);
                match (operator, function) {
                    ("sort", _) => self.sort.push(SortKey {
                        column: column.to_owned(),
                        is_descending: match value {
                            "asc" => false,
                            "desc" => true,
                            _ => return Err(unknown()),
                        },
                    }),
                    ("groupby", _) => asked.by.push(column.to_owned()),
                    (_, Some(function)) => asked.aggregates.push(Aggregate::of(function, column)),
                    _ => {
                        let operator = read_operator(operator, value).ok_or_else(unknown)?;
                        self.conditions.push(Condition::Test(Test {
                            column: column.to_owned(),
                            operator,
                        }));
                    }
                }
            }
        }
        Ok(())
    }

    fn bounded(&self) -> Result<(), Refused> {
        let tests = self.conditions.iter().map(Condition::tests).sum();
        within("tests", tests, TESTS_MAX)?;
        let values = self.conditions.iter().map(Condition::values).sum();
        within("values", values, VALUES_MAX)?;
        within("sorts", self.sort.len(), SORTS_MAX)?;
        within("joins", self.joins.len(), JOINS_MAX)?;
        match &self.ask {
            Ask::Rows { columns } => within("shown", columns.len(), COLUMNS_MAX),
            Ask::Groups { by, aggregates } => {
                within("by", by.len(), GROUP_COLUMNS_MAX)?;
                within("aggregates", aggregates.len(), AGGREGATES_MAX)
            }
            Ask::Facet { .. } | Ask::Pivot { .. } | Ask::Histogram { .. } => Ok(()),
        }
    }

    /// The parameters of an address that [`Query::parse`] reads back as this query.
    pub fn print(&self) -> String {
        let mut to = Printed::default();
        for join in &self.joins {
            to.pair("join", &listed(&[&join.table, &join.key, &join.other_key]));
        }
        for condition in &self.conditions {
            match condition {
                Condition::Test(test) => {
                    let (name, value) = test.operator.written();
                    let name = [&test.column, "__", name].concat();
                    match value {
                        Some(value) => to.pair(&name, &value),
                        None => to.alone(&name),
                    }
                }
                Condition::Any(all) => to.pair("or", &group(all)),
                Condition::All(all) => to.pair("and", &group(all)),
            }
        }
        if let Some(words) = &self.search {
            to.pair("q", words);
        }
        match &self.ask {
            Ask::Rows { columns } if columns.is_empty() => {}
            Ask::Rows { columns } => to.pair("columns", &listed(columns)),
            Ask::Groups { by, aggregates } => {
                for column in by {
                    to.alone(&[column, "__groupby"].concat());
                }
                for aggregate in aggregates {
                    to.alone(&aggregate.name());
                }
            }
            Ask::Facet { column } => to.pair("facet", column),
            Ask::Pivot {
                rows,
                columns,
                aggregate,
            } => {
                to.pair("pivot", &listed(&[rows, columns]));
                to.alone(&aggregate.name());
            }
            Ask::Histogram {
                column,
                bins,
                aggregate,
            } => {
                to.pair("histogram", column);
                to.pair("bins", &bins.to_string());
                to.alone(&aggregate.name());
            }
        }
        for key in &self.sort {
            let order = if key.is_descending { "desc" } else { "asc" };
            to.pair(&[&key.column, "__sort"].concat(), order);
        }
        if self.page != 1 {
            to.pair("page", &self.page.to_string());
        }
        if self.page_size != Self::default().page_size {
            to.pair("page_size", &self.page_size.to_string());
        }
        to.text
    }
}

fn within(what: &'static str, number: usize, max: usize) -> Result<(), Refused> {
    if number > max {
        return Err(Refused::TooMany { what, max });
    }
    Ok(())
}

/// What parameters ask for, before it is known which of them agree.
#[derive(Default)]
struct Asked {
    columns: Option<Vec<String>>,
    by: Vec<String>,
    aggregates: Vec<Aggregate>,
    facet: Option<String>,
    pivot: Option<(String, String)>,
    histogram: Option<String>,
    bins: Option<u32>,
}

impl Asked {
    fn ask(self) -> Result<Ask, Refused> {
        let has_own_figure = self.pivot.is_some() || self.histogram.is_some();
        let is_grouped = !self.by.is_empty() || (!self.aggregates.is_empty() && !has_own_figure);
        if has_own_figure && self.aggregates.len() > 1 {
            return Err(Refused::Parameter(
                self.aggregates.last().map(Aggregate::name).unwrap_or_default(),
            ));
        }
        let asked = [
            (self.columns.is_some(), "columns"),
            (is_grouped, "groupby"),
            (self.facet.is_some(), "facet"),
            (self.pivot.is_some(), "pivot"),
            (self.histogram.is_some(), "histogram"),
        ];
        let mut asked = asked.iter().filter(|(is_asked, _)| *is_asked);
        asked.next();
        if let Some((_, second)) = asked.next() {
            return Err(Refused::Parameter((*second).to_owned()));
        }
        if self.bins.is_some() && self.histogram.is_none() {
            return Err(Refused::Parameter("bins".to_owned()));
        }
        if let Some(column) = self.facet {
            return Ok(Ask::Facet { column });
        }
        let figure = self.aggregates.first().cloned().unwrap_or_else(Aggregate::rows);
        if let Some(column) = self.histogram {
            return Ok(Ask::Histogram {
                column,
                bins: self.bins.unwrap_or(BINS),
                aggregate: figure,
            });
        }
        if let Some((rows, columns)) = self.pivot {
            return Ok(Ask::Pivot {
                rows,
                columns,
                aggregate: figure,
            });
        }
        if is_grouped {
            return Ok(Ask::Groups {
                by: self.by,
                aggregates: self.aggregates,
            });
        }
        Ok(Ask::Rows {
            columns: self.columns.unwrap_or_default(),
        })
    }
}

impl Condition {
    fn tests(&self) -> usize {
        match self {
            Self::Test(_) => 1,
            Self::All(all) | Self::Any(all) => all.iter().map(Self::tests).sum::<usize>() + 1,
        }
    }

    /// Values of lists: a column is looked through for each.
    fn values(&self) -> usize {
        match self {
            Self::Test(test) => match &test.operator {
                Operator::In(values) | Operator::NotIn(values) => values.len(),
                _ => 0,
            },
            Self::All(all) | Self::Any(all) => all.iter().map(Self::values).sum(),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::All(all) => ["and", &group(all)].concat(),
            Self::Any(all) => ["or", &group(all)].concat(),
            Self::Test(test) => {
                let (name, value) = test.operator.written();
                let start = [&quoted(&test.column), "__", name].concat();
                match value {
                    Some(value) => [&start, ".", &quoted(&value)].concat(),
                    None => start,
                }
            }
        }
    }
}

fn group(all: &[Condition]) -> String {
    let written: Vec<String> = all.iter().map(Condition::written).collect();
    ["(", &written.join(","), ")"].concat()
}

impl Operator {
    /// Its name, and the value it compares to.
    fn written(&self) -> (&'static str, Option<String>) {
        let one = |value: &String| Some(value.clone());
        match self {
            Self::Exact(value) => ("exact", one(value)),
            Self::Differs(value) => ("differs", one(value)),
            Self::Contains(value) => ("contains", one(value)),
            Self::NotContains(value) => ("notcontains", one(value)),
            Self::In(all) => ("in", Some(listed(all))),
            Self::NotIn(all) => ("notin", Some(listed(all))),
            Self::Less(value) => ("less", one(value)),
            Self::Greater(value) => ("greater", one(value)),
            Self::StrictlyLess(value) => ("strictly_less", one(value)),
            Self::StrictlyGreater(value) => ("strictly_greater", one(value)),
            Self::IsNull => ("isnull", None),
            Self::IsNotNull => ("isnotnull", None),
        }
    }
}

fn read_operator(name: &str, value: &str) -> Option<Operator> {
    let one = value.to_owned();
    Some(match name.to_ascii_lowercase().as_str() {
        "exact" => Operator::Exact(one),
        "differs" => Operator::Differs(one),
        "contains" => Operator::Contains(one),
        "notcontains" => Operator::NotContains(one),
        "in" => Operator::In(list(value)?),
        "notin" => Operator::NotIn(list(value)?),
        "less" => Operator::Less(one),
        "greater" => Operator::Greater(one),
        "strictly_less" => Operator::StrictlyLess(one),
        "strictly_greater" => Operator::StrictlyGreater(one),
        "isnull" => Operator::IsNull,
        "isnotnull" => Operator::IsNotNull,
        _ => return None,
    })
}

/// What stands between the parentheses of a group.
fn conditions(text: &str, depth: usize) -> Option<Vec<Condition>> {
    if depth > DEPTH_MAX {
        return None;
    }
    if text.is_empty() {
        return Some(Vec::new());
    }
    pieces(text)?
        .into_iter()
        .map(|piece| condition(piece, depth))
        .collect()
}

fn condition(piece: &str, depth: usize) -> Option<Condition> {
    let inner = |prefix: &str| piece.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(')'));
    if let Some(inner) = inner("and(") {
        return Some(Condition::All(conditions(inner, depth + 1)?));
    }
    if let Some(inner) = inner("or(") {
        return Some(Condition::Any(conditions(inner, depth + 1)?));
    }
    // A name between quotes ends with its quote; another one before the operator, whose point is the first after it.
    let (column, rest) = if piece.starts_with('"') {
        let end = closing(piece)?;
        (
            unquoted(piece.get(..end)?)?,
            piece.get(end..)?.strip_prefix("__")?,
        )
    } else {
        let start = piece.split_once('.').map_or(piece, |(start, _)| start);
        let (column, _) = start.rsplit_once("__")?;
        (column.to_owned(), piece.get(column.len() + 2..)?)
    };
    let (name, value) = match rest.split_once('.') {
        Some((name, value)) => (name, unquoted(value)?),
        None => (rest, String::new()),
    };
    let operator = read_operator(name, &value)?;
    Some(Condition::Test(Test { column, operator }))
}

/// Where the quote that opens a text is closed, its end included.
fn closing(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// A text cut at its commas, those between quotes or parentheses left alone.
fn pieces(text: &str) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut is_quoted) = (0, 0_usize, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'(' if !is_quoted => depth += 1,
            b')' if !is_quoted => depth = depth.checked_sub(1)?,
            b',' if !is_quoted && depth == 0 => {
                pieces.push(text.get(start..at)?);
                start = at + 1;
            }
            _ => {}
        }
    }
    if is_quoted || depth > 0 {
        return None;
    }
    pieces.push(text.get(start..)?);
    Some(pieces)
}

/// A list of names or values. Of none, nothing.
fn list(text: &str) -> Option<Vec<String>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    pieces_of_list(text)?.into_iter().map(unquoted).collect()
}

/// Parentheses mean nothing in a list.
fn pieces_of_list(text: &str) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // A quote opens at the beginning of a value only: « 12" » is a value too.
            b'"' if is_quoted || at == start => is_quoted = !is_quoted,
            b'"' if text.as_bytes().get(start) == Some(&b'"') => is_quoted = true,
            b',' if !is_quoted => {
                pieces.push(text.get(start..at)?);
                start = at + 1;
            }
            _ => {}
        }
    }
    if is_quoted {
        return None;
    }
    pieces.push(text.get(start..)?);
    Some(pieces)
}

fn listed<T: AsRef<str>>(all: &[T]) -> String {
    let written: Vec<String> = all.iter().map(|one| quoted(one.as_ref())).collect();
    written.join(",")
}

/// A name or a value, between quotes where it would be read as something else.
fn quoted(text: &str) -> String {
    let is_plain = !text.is_empty()
        && !text.contains("__")
        && !text.ends_with('_')
        && !text
            .bytes()
            .any(|byte| matches!(byte, b',' | b'.' | b'(' | b')' | b'"'));
    if is_plain {
        text.to_owned()
    } else {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    }
}

fn unquoted(text: &str) -> Option<String> {
    match text.strip_prefix('"') {
        None => Some(text.to_owned()),
        Some(_) if closing(text) == Some(text.len()) => {
            Some(text.get(1..text.len() - 1)?.replace("\"\"", "\""))
        }
        Some(_) => None,
    }
}

#[derive(Default)]
struct Printed {
    text: String,
}

impl Printed {
    fn alone(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.extend(form_urlencoded::byte_serialize(name.as_bytes()));
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.alone(name);
        self.text.push('=');
        self.text
            .extend(form_urlencoded::byte_serialize(value.as_bytes()));
    }
}
