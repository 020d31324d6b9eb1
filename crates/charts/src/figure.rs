//! What is drawn.

use thiserror::Error;

use crate::limits::{POINTS_MAX, SERIES_MAX};
use crate::shapes::Shape;

/// How figures are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A bar for each label, lying, so that long names are read
    Bars,
    /// A line for each series, over numbers or days
    Lines,
    /// Lines with what is under them filled
    Areas,
    /// Bars side by side over numbers or days
    Histogram,
    /// A point for each label and value
    Points,
    /// Seats of an assembly: one for each of what is counted, label after label
    Hemicycle,
    /// Each place coloured by its value
    Map,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 7] = [
        Self::Bars,
        Self::Lines,
        Self::Areas,
        Self::Histogram,
        Self::Points,
        Self::Hemicycle,
        Self::Map,
    ];

    /// Its name, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Lines => "lines",
            Self::Areas => "areas",
            Self::Histogram => "histogram",
            Self::Points => "points",
            Self::Hemicycle => "hemicycle",
            Self::Map => "map",
        }
    }
}

/// What a value is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Label {
    /// A name; empty for what has none
    Name(String),
    /// A number
    Number(f64),
    /// Days since the first of January 1970
    Day(i32),
    /// A year: a number that is not cut into thousands
    Year(i32),
    /// From a number included to another excluded
    Numbers(f64, f64),
    /// From a day included to another excluded
    Days(i32, i32),
}

impl Label {
    /// Where it stands on an axis of numbers; none for names.
    pub(crate) fn place(&self) -> Option<f64> {
        match self {
            Self::Name(_) => None,
            Self::Number(number) | Self::Numbers(number, _) => Some(*number),
            Self::Day(number) | Self::Year(number) | Self::Days(number, _) => Some(f64::from(*number)),
        }
    }

    /// Where it ends on an axis; where it stands, when it is a point.
    pub(crate) fn end(&self) -> Option<f64> {
        match self {
            Self::Numbers(_, end) => Some(*end),
            Self::Days(_, end) => Some(f64::from(*end)),
            _ => self.place(),
        }
    }

    /// True for days, whose round figures are no round days.
    pub(crate) fn is_day(&self) -> bool {
        matches!(self, Self::Day(_) | Self::Days(..))
    }

    /// True for days and years: an axis of them has its ends written.
    pub(crate) fn is_time(&self) -> bool {
        self.is_day() || matches!(self, Self::Year(_))
    }

    /// As people read it.
    pub fn written(&self, writing: &dyn Writing) -> String {
        match self {
            Self::Name(name) if name.is_empty() => writing.nothing(),
            Self::Name(name) => name.clone(),
            Self::Number(number) => writing.number(*number),
            Self::Day(day) => writing.day(*day),
            Self::Year(year) => year.to_string(),
            Self::Numbers(from, to) => writing.range(&writing.number(*from), &writing.number(*to)),
            Self::Days(from, to) => writing.days(*from, to.saturating_sub(1)),
        }
    }
}

/// Values of one thing, one for each label.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What they are
    pub name: String,
    /// The values; none where there is none
    pub values: Vec<Option<f64>>,
}

/// Figures, and how they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// How they are drawn
    pub form: Form,
    /// What labels are: the name of their column
    pub label_name: String,
    /// What values are about
    pub labels: Vec<Label>,
    /// The values
    pub series: Vec<Series>,
    /// Of a map, the shapes of its places
    pub shapes: Vec<Shape>,
}

/// How numbers and days are written for whoever looks.
pub trait Writing {
    /// A number, shortly.
    fn number(&self, number: f64) -> String;
    /// A day, from days since the first of January 1970.
    fn day(&self, day: i32) -> String;
    /// From a number to another.
    fn range(&self, from: &str, to: &str) -> String;
    /// From a day to another, both among those meant.
    fn days(&self, from: i32, to: i32) -> String {
        self.range(&self.day(from), &self.day(to))
    }
    /// What has no name: an empty cell.
    fn nothing(&self) -> String;
}

/// As programs write: decimal points and days as numbers.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl Writing for Plain {
    fn number(&self, number: f64) -> String {
        number.to_string()
    }

    fn day(&self, day: i32) -> String {
        day.to_string()
    }

    fn range(&self, from: &str, to: &str) -> String {
        [from, "–", to].concat()
    }

    fn nothing(&self) -> String {
        "∅".to_owned()
    }
}

/// Why figures are not drawn so.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Undrawn {
    /// There is no value
    #[error("no value")]
    Nothing,
    /// Names stand where this form wants numbers or days
    #[error("names, not numbers")]
    NotNumbers,
    /// Values below zero, or too many, where seats are counted
    #[error("no seats")]
    NoSeats,
    /// No place of the values has a shape
    #[error("no shapes")]
    NoShapes,
    /// The shapes are no `GeoJSON` of polygons with this property
    #[error("shapes: {0}")]
    BadShapes(String),
}

impl Undrawn {
    /// The id of the sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Nothing => "charts-undrawn-nothing",
            Self::NotNumbers => "charts-undrawn-names",
            Self::NoSeats => "charts-undrawn-seats",
            Self::NoShapes => "charts-undrawn-shapes",
            Self::BadShapes(_) => "charts-undrawn-geojson",
        }
    }

    /// What the sentence is about.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::BadShapes(why) => vec![("why", why.clone())],
            _ => Vec::new(),
        }
    }
}

impl Figure {
    /// The values that are there.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> {
        self.drawn_series()
            .iter()
            .flat_map(|series| series.values.iter().flatten().copied())
            .filter(|value| value.is_finite())
    }

    pub(crate) fn drawn_series(&self) -> &[Series] {
        self.series.get(..SERIES_MAX).unwrap_or(&self.series)
    }

    /// Points of a series that stand on an axis, in its order.
    pub(crate) fn points(&self, series: &Series) -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> = self
            .labels
            .iter()
            .zip(&series.values)
            .filter_map(|(label, value)| Some((label.place()?, (*value)?)))
            .filter(|(place, value)| place.is_finite() && value.is_finite())
            .take(POINTS_MAX)
            .collect();
        if self.form != Form::Points {
            points.sort_by(|(one, _), (two, _)| one.total_cmp(two));
        }
        points
    }
}
