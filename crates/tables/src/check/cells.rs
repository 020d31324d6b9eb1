//! One cell against one field: what it says in the field's type, and which constraints it breaks.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::Value;

use crate::dates::{self, Instant};
use crate::exact::Exact;
use crate::fold::trimmed;
use crate::kinds::{contact, identifiers};
use crate::schema::{Bound, Field, Kind, Limit, NumberFormat, PointFormat, TextFormat, TimeFormat};

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Read {
    /// Nothing
    Missing,
    /// What is not of the field's type
    Wrong,
    /// Letters, which stand in the cell
    Text,
    Number(Exact),
    Instant(Instant),
    Boolean(bool),
    /// Longitude and latitude
    Point(f64, f64),
    /// What has so many items
    Items(usize),
}

impl Read {
    /// True when there is a value: neither missing nor wrong.
    pub(crate) fn is_value(self) -> bool {
        !matches!(self, Self::Missing | Self::Wrong)
    }

    /// What tells this value from others, in 128 bits: two values that are equal in their type have the same.
    pub(crate) fn key(self, value: &[u8]) -> u128 {
        let hashed = |seed: u8| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u8(seed);
            match self {
                Self::Number(number) => number.hash(&mut hasher),
                Self::Instant(instant) => instant.hash(&mut hasher),
                Self::Boolean(is_true) => is_true.hash(&mut hasher),
                _ => value.hash(&mut hasher),
            }
            hasher.finish()
        };
        u128::from(hashed(1)) << 64 | u128::from(hashed(2))
    }
}

/// Constraints that a cell breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Broken(u16);

impl Broken {
    pub(crate) const REQUIRED: Self = Self(1);
    pub(crate) const LENGTH_MIN: Self = Self(2);
    pub(crate) const LENGTH_MAX: Self = Self(4);
    pub(crate) const PATTERN: Self = Self(8);
    pub(crate) const ALLOWED: Self = Self(16);
    pub(crate) const MINIMUM: Self = Self(32);
    pub(crate) const MAXIMUM: Self = Self(64);
    pub(crate) const ITEM: Self = Self(128);
    /// In the order in which faults of one cell are told
    pub(crate) const ALL: [Self; 8] = [
        Self::REQUIRED,
        Self::LENGTH_MIN,
        Self::LENGTH_MAX,
        Self::PATTERN,
        Self::ALLOWED,
        Self::MINIMUM,
        Self::MAXIMUM,
        Self::ITEM,
    ];

    pub(crate) fn holds(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }

    fn add(&mut self, other: Self, is_broken: bool) {
        if is_broken {
            self.0 |= other.0;
        }
    }
}

/// A field made ready to be asked a million times.
pub(crate) struct Examiner<'a> {
    pub(crate) field: &'a Field,
    /// True when only an empty cell has no value
    is_missing_empty: bool,
    allowed_words: HashSet<&'a [u8]>,
    allowed_values: Vec<Read>,
}

impl<'a> Examiner<'a> {
    pub(crate) fn new(field: &'a Field) -> Self {
        let allowed = field.constraints.allowed.iter().flatten();
        let is_text = matches!(field.kind, Kind::Text | Kind::Formatted(_) | Kind::Any);
        Self {
            field,
            is_missing_empty: matches!(field.missing.as_slice(), [only] if only.is_empty()),
            allowed_words: allowed.clone().map(String::as_bytes).collect(),
            allowed_values: if is_text {
                Vec::new()
            } else {
                allowed.map(|value| read_plain(field, value.as_bytes())).collect()
            },
        }
    }

    /// What a cell says, and what it breaks. What is not of the type is asked nothing more.
    pub(crate) fn examine(&self, value: &[u8]) -> (Read, Broken) {
        let mut broken = Broken::default();
        let constraints = &self.field.constraints;
        if self.is_missing(value) {
            broken.add(Broken::REQUIRED, constraints.is_required);
            return (Read::Missing, broken);
        }
        let read = read_plain(self.field, value);
        match read {
            Read::Missing | Read::Wrong => return (read, broken),
            Read::Text => self.examine_text(value, &mut broken),
            Read::Number(_) | Read::Instant(_) => {
                let is_below = constraints
                    .minimum
                    .as_ref()
                    .is_some_and(|bound| is_out(read, bound, true));
                let is_above = constraints
                    .maximum
                    .as_ref()
                    .is_some_and(|bound| is_out(read, bound, false));
                broken.add(Broken::MINIMUM, is_below);
                broken.add(Broken::MAXIMUM, is_above);
            }
            Read::Items(items) => {
                broken.add(
                    Broken::LENGTH_MIN,
                    constraints.length_min.is_some_and(|min| items < min),
                );
                broken.add(
                    Broken::LENGTH_MAX,
                    constraints.length_max.is_some_and(|max| items > max),
                );
            }
            Read::Boolean(_) | Read::Point(..) => {}
        }
        if constraints.allowed.is_some() && !matches!(read, Read::Text | Read::Items(_) | Read::Point(..)) {
            broken.add(Broken::ALLOWED, !self.allowed_values.contains(&read));
        }
        if let Some(item) = &self.field.item {
            broken.add(Broken::ITEM, has_wrong_item(item, value));
        }
        (read, broken)
    }

    pub(crate) fn is_missing(&self, value: &[u8]) -> bool {
        if self.is_missing_empty {
            return value.is_empty();
        }
        self.field
            .missing
            .iter()
            .any(|missing| missing.as_bytes() == value)
    }

    fn examine_text(&self, value: &[u8], broken: &mut Broken) {
        let constraints = &self.field.constraints;
        if let Some(min) = constraints.length_min {
            broken.add(Broken::LENGTH_MIN, value.len() < 4 * min && letters(value) < min);
        }
        if let Some(max) = constraints.length_max {
            broken.add(Broken::LENGTH_MAX, value.len() > max && letters(value) > max);
        }
        if let Some(pattern) = &constraints.pattern
            && matches!(self.field.kind, Kind::Text | Kind::Formatted(_))
        {
            broken.add(Broken::PATTERN, !pattern.compiled.is_match(&as_text(value)));
        }
        if constraints.allowed.is_some() {
            broken.add(Broken::ALLOWED, !self.allowed_words.contains(value));
        }
    }
}

fn letters(value: &[u8]) -> usize {
    // Bytes that go on with a letter begun before are not counted.
    value.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

fn as_text(value: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(value) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(value),
    }
}

fn is_out(read: Read, bound: &Bound, is_minimum: bool) -> bool {
    let order = match (read, bound.limit) {
        (Read::Number(number), Limit::Number(limit)) => number.cmp(&limit),
        (Read::Instant(instant), Limit::Instant(limit)) => instant.cmp(&limit),
        _ => return false,
    };
    if bound.is_exclusive && order.is_eq() {
        return true;
    }
    if is_minimum { order.is_lt() } else { order.is_gt() }
}

fn has_wrong_item(item: &Field, value: &[u8]) -> bool {
    let Ok(Value::Array(items)) = serde_json::from_slice::<Value>(value) else {
        return false;
    };
    let examiner = Examiner::new(item);
    items.iter().any(|item| {
        let said = match item {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let (read, broken) = examiner.examine(said.as_bytes());
        read == Read::Wrong || !broken.is_none()
    })
}

/// What a cell that is not missing says in the type of a field.
pub(crate) fn read_plain(field: &Field, value: &[u8]) -> Read {
    match &field.kind {
        Kind::Text | Kind::Any => Read::Text,
        Kind::Formatted(format) => {
            let is_right = match format {
                TextFormat::Email => contact::is_email(value),
                TextFormat::Uri => contact::has_scheme(value),
                TextFormat::Uuid => identifiers::is_uuid(value),
                TextFormat::Binary => is_base64(value),
            };
            if is_right { Read::Text } else { Read::Wrong }
        }
        Kind::Integer { is_bare } => integer(trimmed(value), *is_bare),
        Kind::Number(format) => number(trimmed(value), format),
        Kind::Boolean { yes, no } => {
            let is_one = |words: &[String]| words.iter().any(|word| word.as_bytes() == value);
            if is_one(yes) {
                Read::Boolean(true)
            } else if is_one(no) {
                Read::Boolean(false)
            } else {
                Read::Wrong
            }
        }
        Kind::Date(format) => instant(match format {
            TimeFormat::Iso => dates::iso_date(value),
            TimeFormat::Given(format) => dates::formatted(value, format.as_bytes()),
            TimeFormat::Any => dates::iso_date(value)
                .or_else(|| dates::french_date(value))
                .or_else(|| dates::iso_date_time(value)),
        }),
        Kind::DateTime(format) => instant(match format {
            TimeFormat::Iso => dates::iso_date_time(value),
            TimeFormat::Given(format) => dates::formatted(value, format.as_bytes()),
            TimeFormat::Any => dates::iso_date_time(value)
                .or_else(|| dates::iso_date(value))
                .or_else(|| dates::french_date(value)),
        }),
        Kind::Time(format) => instant(match format {
            TimeFormat::Iso | TimeFormat::Any => dates::iso_time(value),
            TimeFormat::Given(format) => dates::formatted(value, format.as_bytes()),
        }),
        Kind::Year => {
            if value.len() == 4 && value.iter().all(u8::is_ascii_digit) {
                integer(value, true)
            } else {
                Read::Wrong
            }
        }
        Kind::YearMonth => instant(dates::iso_date(&[value, b"-01"].concat())),
        Kind::Duration => {
            if is_duration(value) {
                Read::Text
            } else {
                Read::Wrong
            }
        }
        Kind::GeoPoint(format) => point(value, *format),
        Kind::GeoJson => geojson(value),
        Kind::Array => match serde_json::from_slice::<Value>(value) {
            Ok(Value::Array(items)) => Read::Items(items.len()),
            _ => Read::Wrong,
        },
        Kind::Object => match serde_json::from_slice::<Value>(value) {
            Ok(Value::Object(members)) => Read::Items(members.len()),
            _ => Read::Wrong,
        },
    }
}

fn instant(read: Option<Instant>) -> Read {
    read.map_or(Read::Wrong, Read::Instant)
}

fn integer(value: &[u8], is_bare: bool) -> Read {
    let value = if is_bare { value } else { bare(value) };
    let digits = match value.split_first() {
        Some((b'-' | b'+', rest)) => rest,
        _ => value,
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Read::Wrong;
    }
    // More digits than are kept exactly are no count of anything.
    Exact::parse(value).map_or(Read::Wrong, Read::Number)
}

/// What is left once the letters before and after a number are.
fn bare(value: &[u8]) -> &[u8] {
    let start = value
        .iter()
        .position(|byte| byte.is_ascii_digit() || *byte == b'-')
        .unwrap_or(value.len());
    let end = value
        .iter()
        .rposition(u8::is_ascii_digit)
        .map_or(start, |last| last + 1);
    value.get(start..end).unwrap_or_default()
}

fn number(value: &[u8], format: &NumberFormat) -> Read {
    if !format.is_own {
        return Exact::parse(value).map_or(Read::Wrong, Read::Number);
    }
    let value = if format.is_bare { value } else { bare(value) };
    let mut text = as_text(value).into_owned();
    if !format.group.is_empty() {
        text = text.replace(&format.group, "");
    }
    if format.decimal != "." {
        if text.contains('.') {
            return Read::Wrong;
        }
        text = text.replace(&format.decimal, ".");
    }
    Exact::parse(text.as_bytes()).map_or(Read::Wrong, Read::Number)
}

fn is_base64(value: &[u8]) -> bool {
    let body = value.trim_ascii_end();
    let padding = body.iter().rev().take_while(|byte| **byte == b'=').count();
    let (body, _) = body.split_at(body.len() - padding);
    body.len() % 4 != 1
        && padding <= 2
        && body
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// ISO 8601: `P1Y2M3DT4H5M6S` or `P2W`.
fn is_duration(value: &[u8]) -> bool {
    let Some(rest) = value.strip_prefix(b"P") else {
        return false;
    };
    let mut parts = rest.split(|byte| *byte == b'T');
    let (days, time) = (parts.next().unwrap_or_default(), parts.next());
    let is_written = |part: &[u8], units: &[u8]| {
        let mut from = 0;
        let mut has_digits = false;
        part.iter().all(|byte| {
            if byte.is_ascii_digit() || matches!(byte, b'.' | b',') {
                has_digits = true;
                return true;
            }
            let place = units
                .get(from..)
                .and_then(|left| left.iter().position(|unit| unit == byte));
            from += place.map_or(0, |place| place + 1);
            place.is_some() && std::mem::take(&mut has_digits)
        }) && !has_digits
    };
    rest.len() > 1
        && parts.next().is_none()
        && is_written(days, b"YMWD")
        && time.is_none_or(|time| !time.is_empty() && is_written(time, b"HMS"))
}

fn point(value: &[u8], format: PointFormat) -> Read {
    let pair = match format {
        PointFormat::Pair => pair_in_text(value),
        PointFormat::Array | PointFormat::Object => pair_in_json(value, format),
    };
    match pair {
        Some((longitude, latitude)) if longitude.abs() <= 180.0 && latitude.abs() <= 90.0 => {
            Read::Point(longitude, latitude)
        }
        _ => Read::Wrong,
    }
}

fn pair_in_text(value: &[u8]) -> Option<(f64, f64)> {
    let text = std::str::from_utf8(value).ok()?;
    let (longitude, latitude) = text.split_once(',')?;
    Exact::parse(longitude.trim().as_bytes())?;
    Exact::parse(latitude.trim().as_bytes())?;
    Some((longitude.trim().parse().ok()?, latitude.trim().parse().ok()?))
}

fn pair_in_json(value: &[u8], format: PointFormat) -> Option<(f64, f64)> {
    let coordinate = |value: &Value| match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    match (format, serde_json::from_slice(value).ok()?) {
        (PointFormat::Array, Value::Array(pair)) if pair.len() == 2 => {
            Some((coordinate(pair.first()?)?, coordinate(pair.get(1)?)?))
        }
        (PointFormat::Object, Value::Object(pair)) if pair.len() == 2 => {
            Some((coordinate(pair.get("lon")?)?, coordinate(pair.get("lat")?)?))
        }
        _ => None,
    }
}

/// An object that says which of the types of RFC 7946 it is, and holds what that type does.
fn geojson(value: &[u8]) -> Read {
    let Ok(Value::Object(object)) = serde_json::from_slice::<Value>(value) else {
        return Read::Wrong;
    };
    let is_array = |name: &str| object.get(name).is_some_and(Value::is_array);
    let is_right = match object.get("type").and_then(Value::as_str) {
        Some("Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon") => {
            is_array("coordinates")
        }
        Some("GeometryCollection") => is_array("geometries"),
        Some("Feature") => object.contains_key("geometry"),
        Some("FeatureCollection") => is_array("features"),
        _ => false,
    };
    if is_right {
        Read::Items(object.len())
    } else {
        Read::Wrong
    }
}
