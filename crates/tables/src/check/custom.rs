//! The custom checks of a row: rules between its cells, and French sorts of values.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::cells::Read;
use super::header::Columns;
use crate::exact::Exact;
use crate::fold::fold;
use crate::kinds::{contact, places};
use crate::message::{Message, shown_bytes};
use crate::schema::{CustomCheck, CustomRule};

/// A check with the columns it looks at, in the order of its parameters. None stands for one that is not there.
pub(crate) struct Planned<'a> {
    pub(crate) check: &'a CustomCheck,
    columns: Vec<Option<usize>>,
    names: Vec<&'a str>,
    /// The field its faults are told of
    pub(crate) field: Option<&'a str>,
}

/// What is wrong in a row: the type of the fault, and the sentence.
pub(crate) type Wrong = (&'static str, Message);

impl<'a> Planned<'a> {
    /// The check made ready, or what is wrong with the columns themselves: told once, at the header, and the rows are
    /// then not looked at.
    pub(crate) fn new(check: &'a CustomCheck, columns: &Columns) -> Result<Self, Wrong> {
        let mut names: Vec<&'a str> = check.column.as_deref().into_iter().collect();
        match &check.rule {
            CustomRule::Cohesive(others) | CustomRule::Sum(others) => {
                names.extend(others.iter().map(String::as_str));
            }
            CustomRule::Compare(_, other) => names.push(other),
            CustomRule::OneOf(first, second) => names.extend([first.as_str(), second.as_str()]),
            _ => {}
        }
        let places: Vec<Option<usize>> = names.iter().map(|name| columns.of(name)).collect();
        let absent = places.iter().filter(|place| place.is_none()).count();
        match check.rule {
            CustomRule::Cohesive(_) if absent > 0 && absent < places.len() => {
                let message = Message::new("tables-fault-cohesive-columns").with("columns", listed(&names));
                return Err(("cohesive-columns-value", message));
            }
            CustomRule::OneOf(..) if absent == places.len() => {
                let message = Message::new("tables-fault-one-of-columns").with("columns", listed(&names));
                return Err(("one-of-required", message));
            }
            _ => {}
        }
        let field = match check.rule {
            // Told of both columns, hence of none; of the first when only one is there, as Validata does.
            CustomRule::OneOf(..) if absent == 0 => None,
            CustomRule::OneOf(..) => names.first().copied(),
            _ => names
                .first()
                .copied()
                .filter(|_| places.first().is_some_and(Option::is_some)),
        };
        Ok(Self {
            check,
            columns: places,
            names,
            field,
        })
    }

    /// What a row breaks; none when it breaks nothing, or when a value that the rule needs is missing.
    pub(crate) fn wrong(&self, values: &[Cow<'_, [u8]>], reads: &[Read]) -> Option<Wrong> {
        let read = |index: usize| {
            self.columns
                .get(index)
                .copied()
                .flatten()
                .and_then(|place| reads.get(place))
                .copied()
                .filter(|read| read.is_value())
        };
        let value = |index: usize| -> &[u8] {
            self.columns
                .get(index)
                .copied()
                .flatten()
                .and_then(|place| values.get(place))
                .map(AsRef::as_ref)
                .unwrap_or_default()
        };
        match &self.check.rule {
            CustomRule::Cohesive(_) => {
                let filled = (0..self.columns.len())
                    .filter(|index| read(*index).is_some())
                    .count();
                (filled != 0 && filled != self.columns.len()).then(|| {
                    let message = Message::new("tables-fault-cohesive").with("columns", listed(&self.names));
                    ("cohesive-columns-value", message)
                })
            }
            CustomRule::OneOf(..) => (read(0).is_none() && read(1).is_none()).then(|| {
                let message = Message::new("tables-fault-one-of").with("columns", listed(&self.names));
                ("one-of-required", message)
            }),
            CustomRule::Compare(comparison, other) => {
                let order = order((read(0)?, value(0)), (read(1)?, value(1)));
                let is_held = order.is_some_and(|order| comparison.holds(order));
                (!is_held).then(|| {
                    let message = Message::new("tables-fault-compare")
                        .with("value", shown_bytes(value(0)))
                        .with("sign", comparison.sign())
                        .with("other", other.as_str())
                        .with("bound", shown_bytes(value(1)));
                    ("compare-columns-value", message)
                })
            }
            CustomRule::Sum(others) => {
                let Read::Number(total) = read(0)? else {
                    return None;
                };
                let mut sum = Exact::parse(b"0")?;
                for index in 1..self.columns.len() {
                    let Read::Number(number) = read(index)? else {
                        return None;
                    };
                    sum = sum.add(number)?;
                }
                (sum != total).then(|| {
                    let message = Message::new("tables-fault-sum")
                        .with("columns", others.join(", "))
                        .with("sum", sum.plain().unwrap_or_default())
                        .with("value", shown_bytes(value(0)));
                    ("sum-columns-value", message)
                })
            }
            CustomRule::YearInterval { allows_one } => {
                read(0)?;
                wrong_interval(value(0), *allows_one).map(|id| ("year-interval-value", Message::new(id)))
            }
            CustomRule::Nomenclature => {
                read(0)?;
                wrong_matter(value(0)).map(|id| ("custom-check-error", Message::new(id)))
            }
            CustomRule::OpeningHours => {
                read(0)?;
                let is_right =
                    std::str::from_utf8(value(0)).is_ok_and(|text| opening_hours_syntax::parse(text).is_ok());
                (!is_right).then(|| ("opening-hours-value", Message::new("tables-fault-opening-hours")))
            }
            CustomRule::Phone => {
                read(0)?;
                let is_right = contact::is_phone(value(0))
                    || contact::is_short_phone(value(0))
                    || contact::is_cut_phone(value(0));
                (!is_right).then(|| ("phone-number-value", Message::new("tables-fault-phone")))
            }
            CustomRule::FrenchPoint => {
                let Read::Point(longitude, latitude) = read(0)? else {
                    return None;
                };
                if places::is_in_france(longitude, latitude) {
                    None
                } else if places::is_in_france(latitude, longitude) {
                    Some((
                        "reversed-french-gps-coordinates",
                        Message::new("tables-fault-point-reversed"),
                    ))
                } else {
                    Some(("french-gps-coordinates", Message::new("tables-fault-point")))
                }
            }
            CustomRule::Sort(sort) => {
                read(0)?;
                (!sort.accepts(value(0))).then(|| {
                    let message = Message::new("tables-fault-sort").with("sort", sort.name());
                    ("custom-check-error", message)
                })
            }
        }
    }
}

fn listed(names: &[&str]) -> String {
    names.join(", ")
}

/// How two values stand; none when they cannot be compared.
fn order(first: (Read, &[u8]), second: (Read, &[u8])) -> Option<Ordering> {
    let number = |(read, value): (Read, &[u8])| match read {
        Read::Number(number) => Some(number),
        Read::Text => Exact::parse(value),
        _ => None,
    };
    if let (Some(first), Some(second)) = (number(first), number(second)) {
        return Some(first.cmp(&second));
    }
    match (first.0, second.0) {
        (Read::Text, Read::Text) => Some(first.1.cmp(second.1)),
        (Read::Instant(first), Read::Instant(second)) => Some(first.cmp(&second)),
        (Read::Boolean(first), Read::Boolean(second)) => Some(first.cmp(&second)),
        _ => None,
    }
}

/// `2017/2018`, the second after the first, or one year.
fn wrong_interval(value: &[u8], allows_one: bool) -> Option<&'static str> {
    let is_year = |text: &[u8]| text.len() == 4 && text.iter().all(u8::is_ascii_digit);
    match value.split_at_checked(4) {
        Some((first, rest)) if is_year(first) => match rest.split_first() {
            None if allows_one => None,
            Some((b'/', second)) if is_year(second) => {
                (first >= second).then_some("tables-fault-interval-order")
            }
            _ => Some("tables-fault-interval"),
        },
        _ => Some("tables-fault-interval"),
    }
}

/// The matters of the nomenclature of acts (the first level of the « classification des actes » of @CTES), folded.
const MATTERS: [&str; 9] = [
    "commande publique",
    "urbanisme",
    "domaine et patrimoine",
    "fonction publique",
    "institutions et vie politique",
    "libertes publiques et pouvoirs de police",
    "finances locales",
    "domaines de competences par themes",
    "autres domaines de competences",
];

fn wrong_matter(value: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(value);
    let Some((matter, after)) = text.split_once('/') else {
        return Some("tables-fault-matter-slash");
    };
    if matter.trim_end() != matter || after.starts_with(' ') || text.contains("/ ") {
        return Some("tables-fault-matter-space");
    }
    let is_known = matter.trim_start() == matter && MATTERS.contains(&fold(matter).as_str());
    (!is_known).then_some("tables-fault-matter")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_and_matters_are_held_to_their_form() {
        assert_eq!(wrong_interval(b"2017/2018", false), None);
        assert_eq!(wrong_interval(b"2017", true), None);
        assert!(wrong_interval(b"2017", false).is_some() && wrong_interval(b" 2017/2018", true).is_some());
        assert_eq!(
            wrong_interval(b"2018/2018", true),
            Some("tables-fault-interval-order")
        );
        assert_eq!(wrong_matter("FINANCES LOCALES/Subventions".as_bytes()), None);
        assert_eq!(
            wrong_matter("Libertés publiques et pouvoirs de police/x".as_bytes()),
            None
        );
        assert_eq!(
            wrong_matter(b"Finances locales /x"),
            Some("tables-fault-matter-space")
        );
        assert_eq!(wrong_matter(b"Finances/x"), Some("tables-fault-matter"));
        assert_eq!(wrong_matter(b"Urbanisme"), Some("tables-fault-matter-slash"));
    }
}
