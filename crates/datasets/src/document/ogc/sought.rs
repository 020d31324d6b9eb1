//! What is sought among the features of a collection, as the parameters of an address say it.

use std::fmt::Write as _;

use columns::{Condition, Heading, Kind, Operator, Query, Refused, Test};
use tables::values;

use super::{LIMIT, LIMIT_MAX};
use crate::places::{Bounds, Spot};

/// What is sought among the features of a collection.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Sought {
    bounds: Option<Bounds>,
    /// From a day to another, either of which may be open
    days: Option<(Option<i32>, Option<i32>)>,
    /// Properties, and what each is; an empty value is an empty cell
    equal: Vec<(String, String)>,
    limit: Option<usize>,
    pub(super) offset: usize,
    /// The parameters, as they are said again in the address of the next page
    said: Vec<(String, String)>,
}

impl Sought {
    /// Reads the parameters of an address, against the columns of the table.
    ///
    /// # Errors
    /// [`Refused::Parameter`] with the name of the parameter that is unknown (requirement `/req/core/query-param-unknown`) or whose
    /// value is none of its own (`/req/core/query-param-invalid`).
    pub(crate) fn parse(parameters: &str, headings: &[Heading]) -> Result<Self, Refused> {
        if parameters.len() > columns::limits::QUERY_BYTES_MAX {
            return Err(Refused::TooMany {
                what: "bytes",
                max: columns::limits::QUERY_BYTES_MAX,
            });
        }
        let mut sought = Self::default();
        for (name, value) in form_urlencoded::parse(parameters.as_bytes()) {
            let wrong = || Refused::Parameter(name.to_string());
            match &*name {
                "" if value.is_empty() => continue,
                "bbox" => sought.bounds = Some(Bounds::parse(&value).ok_or_else(wrong)?),
                "datetime" => sought.days = Some(days(&value).ok_or_else(wrong)?),
                "limit" => {
                    let limit = value.parse::<usize>().ok().filter(|limit| *limit > 0);
                    sought.limit = Some(limit.ok_or_else(wrong)?);
                }
                "offset" => {
                    sought.offset = value.parse::<usize>().map_err(|_| wrong())?;
                    continue;
                }
                "f" if is_form(&value) => {}
                known if headings.iter().any(|heading| heading.name == known) => {
                    if sought.equal.len() == columns::limits::TESTS_MAX {
                        return Err(Refused::TooMany {
                            what: "tests",
                            max: columns::limits::TESTS_MAX,
                        });
                    }
                    sought.equal.push((name.to_string(), value.to_string()));
                }
                _ => return Err(wrong()),
            }
            sought.said.push((name.into_owned(), value.into_owned()));
        }
        Ok(sought)
    }

    /// Features of a page: a limit above the highest is the highest, which is no fault (`/req/core/fc-limit-response-1`).
    pub(super) fn limit(&self, width: usize) -> usize {
        let room = (columns::limits::PAGE_CELLS_MAX / width.max(1)).max(1);
        self.limit.unwrap_or(LIMIT).min(LIMIT_MAX).min(room)
    }

    /// The parameters of the page that begins at `offset`.
    pub(super) fn at(&self, offset: usize) -> String {
        let mut to = form_urlencoded::Serializer::new(String::new());
        to.extend_pairs(&self.said);
        let mut parameters = to.finish();
        if offset > 0 {
            let start = if parameters.is_empty() { "" } else { "&" };
            let _ = write!(parameters, "{start}offset={offset}");
        }
        parameters
    }

    /// The conditions on rows, but for the box where it is to be looked at row by row. A feature without a day, or without a
    /// place, satisfies what is asked of it (`/req/core/fc-time-response`, `/req/core/fc-bbox-response`).
    pub(super) fn query(&self, spot: Spot, headings: &[Heading]) -> Query {
        let mut conditions = Vec::new();
        for (name, value) in &self.equal {
            conditions.push(if value.is_empty() {
                test(name, Operator::IsNull)
            } else {
                test(name, Operator::Exact(value.clone()))
            });
        }
        let day = headings.iter().find(|heading| heading.kind == Kind::Day);
        if let (Some((from, to)), Some(day)) = (self.days, day) {
            let from = from.map(|day| Operator::Greater(values::iso_day(day)));
            let to = to.map(|day| Operator::Less(values::iso_day(day)));
            let both = [from, to].into_iter().flatten();
            let within = both.map(|operator| test(&day.name, operator)).collect();
            let is_without = test(&day.name, Operator::IsNull);
            conditions.push(Condition::Any(vec![Condition::All(within), is_without]));
        }
        if let (Some(bounds), Some([latitude, longitude])) = (self.bounds, spot.points(headings)) {
            let names = [latitude, longitude].map(|place| headings.get(place).map(|heading| &heading.name));
            if let [Some(latitude), Some(longitude)] = names {
                conditions.push(within(bounds, latitude, longitude));
            }
        }
        Query {
            conditions,
            ..Query::default()
        }
    }

    /// The box, when only a look at each row tells what is in it.
    pub(super) fn bounds_of_rows(&self, spot: Spot, headings: &[Heading]) -> Option<Bounds> {
        self.bounds.filter(|_| spot.points(headings).is_none())
    }
}

/// True for a name of the one form that is given: some clients always ask for it.
fn is_form(value: &str) -> bool {
    matches!(value, "json" | "geojson")
}

/// Refuses every parameter of an address that has none but `f`.
///
/// # Errors
/// [`Refused::Parameter`] with its name.
pub(crate) fn without_parameters(parameters: &str) -> Result<(), Refused> {
    Sought::parse(parameters, &[]).and_then(|sought| {
        let mut others = sought.said.into_iter().filter(|(name, _)| name != "f");
        match others.next() {
            Some((name, _)) => Err(Refused::Parameter(name)),
            None if sought.offset > 0 => Err(Refused::Parameter("offset".to_owned())),
            None => Ok(()),
        }
    })
}

fn test(column: &str, operator: Operator) -> Condition {
    Condition::Test(Test {
        column: column.to_owned(),
        operator,
    })
}

/// Points in a box, and rows that have none.
fn within(bounds: Bounds, latitude: &str, longitude: &str) -> Condition {
    let west = test(longitude, Operator::Greater(bounds.west.to_string()));
    let east = test(longitude, Operator::Less(bounds.east.to_string()));
    let across = if bounds.west <= bounds.east {
        Condition::All(vec![west, east])
    } else {
        Condition::Any(vec![west, east])
    };
    let up = Condition::All(vec![
        test(latitude, Operator::Greater(bounds.south.to_string())),
        test(latitude, Operator::Less(bounds.north.to_string())),
    ]);
    Condition::Any(vec![
        Condition::All(vec![across, up]),
        test(latitude, Operator::IsNull),
        test(longitude, Operator::IsNull),
    ])
}

/// An instant or an interval, open at one end at most (OGC 17-069r4, section 7.15.4), in days: that is what columns hold.
fn days(text: &str) -> Option<(Option<i32>, Option<i32>)> {
    let Some((from, to)) = text.split_once('/') else {
        let day = day(text)?;
        return Some((Some(day), Some(day)));
    };
    let end = |text: &str| match text {
        "" | ".." => Some(None),
        text => day(text).map(Some),
    };
    let both = (end(from)?, end(to)?);
    match both {
        (None, None) => None,
        (Some(from), Some(to)) if from > to => None,
        both => Some(both),
    }
}

/// The day of an instant of RFC 3339, as it is written there, or a day alone.
fn day(text: &str) -> Option<i32> {
    let day = text.get(..10)?.as_bytes();
    if day.get(4) != Some(&b'-') {
        return None;
    }
    if text.len() > 10 {
        text.parse::<jiff::Timestamp>().ok()?;
    }
    values::day(day)
}

#[cfg(test)]
mod tests {
    use tables::Sort;

    use super::*;

    #[test]
    fn what_is_no_parameter_is_told() {
        let heading = |name: &str| Heading {
            name: name.to_owned(),
            kind: Kind::Real,
            sort: Sort::Decimal,
        };
        let headings = [heading("latitude"), heading("longitude")];
        for (asked, name) in [
            ("perdu=1", "perdu"),
            ("bbox=1,2,3", "bbox"),
            ("limit=0", "limit"),
            ("limit=-1", "limit"),
            ("offset=x", "offset"),
            ("datetime=hier", "datetime"),
            ("datetime=../..", "datetime"),
            ("datetime=2024-02-01/2023-01-01", "datetime"),
            ("datetime=2024-02-30", "datetime"),
            ("f=html", "f"),
        ] {
            let refused = Sought::parse(asked, &headings);
            assert!(
                matches!(&refused, Err(Refused::Parameter(told)) if told == name),
                "{asked}: {refused:?}"
            );
        }
        assert!(without_parameters("f=json").is_ok() && without_parameters("").is_ok());
        assert!(without_parameters("limit=2").is_err() && without_parameters("offset=2").is_err());
    }
}
