//! Another engine, as plainly as can be: each row looked at, each value read again from its text.

use std::cmp::Ordering;

use columns::{Aggregate, Ask, Condition, Function, Heading, Kind, Operator, Query};
use tables::values::folded;

/// Numbers in millionths.
const MILLION: i128 = 1_000_000;

#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Null,
    Text(String),
    /// A number among words
    Said(String, Option<i128>),
    Number(i128),
    Day(String),
    Boolean(bool),
}

pub(crate) struct Naive {
    headings: Vec<Heading>,
    rows: Vec<Vec<Cell>>,
}

pub(crate) struct Answered {
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) total: u64,
    pub(crate) matched: u64,
}

/// A number with a point or a comma, spaces between thousands, or an exponent of figures.
fn number(text: &str) -> Option<i128> {
    let plain: String = text.trim().replace(' ', "").replace(',', ".");
    let (plain, power) = match plain.split_once('e') {
        Some((before, power)) => (before.to_owned(), power.parse::<u32>().ok()?),
        None => (plain, 0),
    };
    let (is_negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_figures(whole) || !is_figures(part) || part.len() > 6 {
        return None;
    }
    let text = format!("{whole}{part:0<6}");
    let read = text.parse::<i128>().ok()? * 10_i128.pow(power);
    Some(if is_negative { -read } else { read })
}

fn day(text: &str) -> Option<String> {
    if let Some((day, rest)) = text.split_once('/') {
        let (month, year) = rest.split_once('/')?;
        return Some(format!("{year}-{month}-{day}"));
    }
    let is_day = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    is_day.then(|| text.to_owned())
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "oui" | "true" | "1" => Some(true),
        "non" | "0" => Some(false),
        _ => None,
    }
}

fn is_said(heading: &Heading) -> bool {
    heading.kind == Kind::Text && matches!(heading.sort.name(), "integer" | "decimal" | "decimal-fr" | "year")
}

fn read(heading: &Heading, text: &str) -> Option<Cell> {
    let text = text.trim();
    Some(match heading.kind {
        _ if text.is_empty() => Cell::Null,
        Kind::Text if is_said(heading) => Cell::Said(text.to_owned(), number(text)),
        Kind::Text => Cell::Text(text.to_owned()),
        Kind::Boolean => Cell::Boolean(boolean(text)?),
        Kind::Day => Cell::Day(day(text)?),
        _ => Cell::Number(number(text)?),
    })
}

impl Cell {
    fn plain(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) | Self::Day(text) | Self::Said(text, _) => text.clone(),
            Self::Boolean(is_true) => is_true.to_string(),
            Self::Number(millionths) => written(*millionths),
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => one.cmp(two),
            (Self::Boolean(one), Self::Boolean(two)) => one.cmp(two),
            (Self::Day(one), Self::Day(two)) => one.cmp(two),
            _ => {
                let (one, two) = (self.plain(), other.plain());
                folded(&one).cmp(&folded(&two)).then(one.cmp(&two))
            }
        }
    }
}

fn written(millionths: i128) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.abs();
    let text = format!("{sign}{}.{:06}", size / MILLION, size % MILLION);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Empty cells are last both ways.
fn sorted(one: &Cell, two: &Cell, is_descending: bool) -> Ordering {
    match (one, two) {
        (Cell::Null, Cell::Null) => Ordering::Equal,
        (Cell::Null, _) => Ordering::Greater,
        (_, Cell::Null) => Ordering::Less,
        _ if is_descending => two.order(one),
        _ => one.order(two),
    }
}

impl Naive {
    pub(crate) fn new(rows: &[Vec<String>], headings: &[Heading]) -> Self {
        let rows = rows
            .iter()
            .map(|row| {
                row.iter()
                    .zip(headings)
                    .map(|(text, heading)| read(heading, text).expect("a cell of the column's kind"))
                    .collect()
            })
            .collect();
        Self {
            headings: headings.to_vec(),
            rows,
        }
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.headings.iter().position(|heading| heading.name == name)
    }

    /// None when the question is refused.
    pub(crate) fn answer(&self, query: &Query) -> Option<Answered> {
        let mut kept: Vec<&Vec<Cell>> = Vec::new();
        // Refused whatever the rows are.
        for condition in &query.conditions {
            self.is_sound(condition)?;
        }
        for row in &self.rows {
            let is_kept = query
                .conditions
                .iter()
                .all(|condition| self.holds(condition, row))
                && query.search.iter().all(|words| {
                    folded(words)
                        .split(' ')
                        .all(|word| row.iter().any(|cell| folded(&cell.plain()).contains(word)))
                });
            if is_kept {
                kept.push(row);
            }
        }
        let matched = kept.len() as u64;
        let mut keys = query.sort.clone();
        let mut all: Vec<Vec<Cell>> = match &query.ask {
            Ask::Rows { columns } => {
                let shown: Vec<usize> = if columns.is_empty() {
                    (0..self.headings.len()).collect()
                } else {
                    columns.iter().map(|name| self.at(name)).collect::<Option<_>>()?
                };
                for key in keys.iter().rev() {
                    let at = self.at(&key.column)?;
                    kept.sort_by(|one, two| sorted(&one[at], &two[at], key.is_descending));
                }
                keys.clear();
                kept.iter()
                    .map(|row| shown.iter().map(|at| row[*at].clone()).collect())
                    .collect()
            }
            Ask::Groups { by, aggregates } => {
                let names: Vec<String> = by
                    .iter()
                    .cloned()
                    .chain(aggregates.iter().map(Aggregate::name))
                    .collect();
                let made = self.groups(&kept, by, aggregates)?;
                in_order(made, &names, &keys)?
            }
            Ask::Facet { column } => {
                if keys.is_empty() {
                    keys.push(columns::SortKey {
                        column: "count".to_owned(),
                        is_descending: true,
                    });
                }
                let by = std::slice::from_ref(column);
                let names = [column.clone(), "count".to_owned()];
                in_order(self.groups(&kept, by, &[Aggregate::rows()])?, &names, &keys)?
            }
            Ask::Pivot {
                rows,
                columns,
                aggregate,
            } => {
                let by = [rows.clone(), columns.clone()];
                let groups = self.groups(&kept, &by, std::slice::from_ref(aggregate))?;
                let mut across: Vec<Cell> = groups.iter().map(|row| row[1].clone()).collect();
                across.sort_by(|one, two| sorted(one, two, false));
                across.dedup();
                let mut down: Vec<Cell> = groups.iter().map(|row| row[0].clone()).collect();
                let is_descending = match keys.as_slice() {
                    [] => false,
                    [key] => key.is_descending,
                    _ => return None,
                };
                down.sort_by(|one, two| sorted(one, two, is_descending));
                down.dedup();
                down.into_iter()
                    .map(|of_row| {
                        let mut row = vec![of_row.clone()];
                        row.extend(across.iter().map(|of_column| {
                            groups
                                .iter()
                                .find(|group| group[0] == of_row && group[1] == *of_column)
                                .map_or(Cell::Null, |group| group[2].clone())
                        }));
                        row
                    })
                    .collect()
            }
            Ask::Histogram { .. } => return None,
        };
        let total = all.len() as u64;
        let size = query.page_size as usize;
        let rows = all
            .drain(..)
            .skip((query.page as usize - 1) * size)
            .take(size)
            .map(|row| row.iter().map(Cell::plain).collect())
            .collect();
        Some(Answered { rows, total, matched })
    }

    fn groups(&self, kept: &[&Vec<Cell>], by: &[String], aggregates: &[Aggregate]) -> Option<Vec<Vec<Cell>>> {
        let at: Vec<usize> = by.iter().map(|name| self.at(name)).collect::<Option<_>>()?;
        let mut groups: Vec<(Vec<Cell>, Vec<&Vec<Cell>>)> = Vec::new();
        if by.is_empty() {
            groups.push((Vec::new(), Vec::new()));
        }
        for row in kept {
            let key: Vec<Cell> = at.iter().map(|at| row[*at].clone()).collect();
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((key, vec![row])),
            }
        }
        for aggregate in aggregates {
            self.is_possible(aggregate)?;
        }
        Some(
            groups
                .into_iter()
                .map(|(mut key, rows)| {
                    key.extend(aggregates.iter().map(|aggregate| self.figure(aggregate, &rows)));
                    key
                })
                .collect(),
        )
    }

    fn is_possible(&self, aggregate: &Aggregate) -> Option<()> {
        let Some(name) = &aggregate.column else {
            return Some(());
        };
        let heading = self.headings.get(self.at(name)?)?;
        let is_number = heading.kind.is_number() || is_said(heading);
        let wants = matches!(
            aggregate.function,
            Function::Sum | Function::Avg | Function::Median
        );
        let is_day = heading.kind == Kind::Day && aggregate.function == Function::Median;
        (!wants || is_number || is_day).then_some(())
    }

    fn figure(&self, aggregate: &Aggregate, rows: &[&Vec<Cell>]) -> Cell {
        let count = |number: usize| Cell::Number(i128::try_from(number).unwrap_or(0) * MILLION);
        let Some(at) = aggregate.column.as_ref().and_then(|name| self.at(name)) else {
            return count(rows.len());
        };
        let mut cells: Vec<Cell> = rows
            .iter()
            .map(|row| row[at].clone())
            .filter(|cell| *cell != Cell::Null)
            .collect();
        match aggregate.function {
            Function::Count => return count(cells.len()),
            Function::Distinct => {
                let mut different: Vec<String> = cells.iter().map(Cell::plain).collect();
                different.sort();
                different.dedup();
                return count(different.len());
            }
            _ => {}
        }
        if self.headings.get(at).is_some_and(is_said) {
            // What is no number is left out, and the extreme keeps its writing.
            cells.retain(|cell| matches!(cell, Cell::Said(_, Some(_))));
            if matches!(aggregate.function, Function::Min | Function::Max) {
                let of = |cell: &Cell| {
                    if let Cell::Said(_, Some(number)) = cell {
                        *number
                    } else {
                        0
                    }
                };
                cells.sort_by_key(of);
                let best = if aggregate.function == Function::Min {
                    cells.first()
                } else {
                    cells.last()
                };
                return best.cloned().unwrap_or(Cell::Null);
            }
            cells = cells
                .into_iter()
                .map(|cell| {
                    if let Cell::Said(_, Some(number)) = cell {
                        Cell::Number(number)
                    } else {
                        cell
                    }
                })
                .collect();
        }
        cells.sort_by(Cell::order);
        let numbers: Vec<i128> = cells
            .iter()
            .map(|cell| {
                if let Cell::Number(number) = cell {
                    *number
                } else {
                    0
                }
            })
            .collect();
        let length = i128::try_from(numbers.len()).unwrap_or(1);
        match (aggregate.function, cells.as_slice()) {
            (_, []) => Cell::Null,
            (Function::Min, [first, ..]) => first.clone(),
            (Function::Max, [.., last]) => last.clone(),
            (Function::Sum, _) => Cell::Number(numbers.iter().sum()),
            (Function::Avg, _) => {
                #[expect(clippy::cast_precision_loss, reason = "a mean")]
                let mean = numbers.iter().sum::<i128>() as f64 / length as f64 / 1e6;
                Cell::Text(mean.to_string())
            }
            (_, all) => {
                let (low, high) = ((all.len() - 1) / 2, all.len() / 2);
                match (&all[low], &all[high]) {
                    (Cell::Number(low), Cell::Number(high)) => Cell::Number((low + high) / 2),
                    (low, _) => low.clone(),
                }
            }
        }
    }

    /// None when a value cannot be one of its column.
    fn is_sound(&self, condition: &Condition) -> Option<()> {
        let test = match condition {
            Condition::All(all) | Condition::Any(all) => {
                return all.iter().try_for_each(|one| self.is_sound(one));
            }
            Condition::Test(test) => test,
        };
        let heading = self.headings.get(self.at(&test.column)?)?;
        let compared = |value: &String| {
            if value.trim().is_empty() {
                return (heading.kind == Kind::Text && !is_said(heading)).then_some(());
            }
            if is_said(heading) {
                number(value).map(|_| ())
            } else {
                read(heading, value).map(|_| ())
            }
        };
        let equal = |value: &String| {
            if heading.kind == Kind::Text {
                Some(())
            } else {
                compared(value)
            }
        };
        match &test.operator {
            Operator::Exact(value) | Operator::Differs(value) => equal(value),
            Operator::In(values) | Operator::NotIn(values) => values.iter().try_for_each(equal),
            Operator::Less(value)
            | Operator::Greater(value)
            | Operator::StrictlyLess(value)
            | Operator::StrictlyGreater(value) => compared(value),
            _ => Some(()),
        }
    }

    fn holds(&self, condition: &Condition, row: &[Cell]) -> bool {
        let test = match condition {
            Condition::All(all) => return all.iter().all(|one| self.holds(one, row)),
            Condition::Any(all) => return all.iter().any(|one| self.holds(one, row)),
            Condition::Test(test) => test,
        };
        let Some(at) = self.at(&test.column) else {
            return false;
        };
        let (heading, cell) = (&self.headings[at], &row[at]);
        let is_null = *cell == Cell::Null;
        let equal = |value: &String| {
            !is_null
                && if heading.kind == Kind::Text {
                    cell.plain() == *value
                } else {
                    read(heading, value).as_ref() == Some(cell)
                }
        };
        let holding = |words: &String| !is_null && folded(&cell.plain()).contains(&folded(words));
        let order = |value: &String| -> Option<Ordering> {
            match cell {
                Cell::Null => None,
                Cell::Said(_, said) => Some((*said)?.cmp(&number(value)?)),
                Cell::Text(_) => Some(cell.order(&Cell::Text(value.clone()))),
                _ => Some(cell.order(&read(heading, value)?)),
            }
        };
        match &test.operator {
            Operator::Exact(value) => equal(value),
            Operator::Differs(value) => !equal(value),
            Operator::Contains(words) => holding(words),
            Operator::NotContains(words) => !is_null && !holding(words),
            Operator::In(values) => values.iter().any(equal),
            Operator::NotIn(values) => !is_null && !values.iter().any(equal),
            Operator::Less(value) => order(value).is_some_and(Ordering::is_le),
            Operator::Greater(value) => order(value).is_some_and(Ordering::is_ge),
            Operator::StrictlyLess(value) => order(value).is_some_and(Ordering::is_lt),
            Operator::StrictlyGreater(value) => order(value).is_some_and(Ordering::is_gt),
            Operator::IsNull => is_null,
            Operator::IsNotNull => !is_null,
        }
    }
}

/// By the keys asked for, then by the groups' own values.
fn in_order(mut rows: Vec<Vec<Cell>>, names: &[String], keys: &[columns::SortKey]) -> Option<Vec<Vec<Cell>>> {
    let mut all: Vec<(usize, bool)> = Vec::new();
    for key in keys {
        all.push((
            names.iter().position(|name| *name == key.column)?,
            key.is_descending,
        ));
    }
    all.extend((0..names.len()).map(|at| (at, false)));
    rows.sort_by(|one, two| {
        all.iter()
            .map(|(at, is_descending)| {
                // Means are texts here; they are compared as the numbers they are.
                match (
                    one[*at].plain().parse::<f64>(),
                    two[*at].plain().parse::<f64>(),
                    &one[*at],
                ) {
                    (Ok(one), Ok(two), Cell::Text(_)) if names[*at].ends_with("__avg") => {
                        let order = one.total_cmp(&two);
                        if *is_descending { order.reverse() } else { order }
                    }
                    _ => sorted(&one[*at], &two[*at], *is_descending),
                }
            })
            .find(|order| *order != Ordering::Equal)
            .unwrap_or(Ordering::Equal)
    });
    Some(rows)
}
