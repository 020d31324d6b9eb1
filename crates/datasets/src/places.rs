//! Where the rows of a table are: a geometry in a cell, a latitude beside a longitude, or both in one cell (RFC 7946), always in
//! degrees of WGS 84, the longitude first.

use columns::{Heading, Value};
use serde_json::{Value as Json, json};
use tables::Sort;

use crate::document::coordinates;

/// The columns that say where rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// A geometry as `GeoJSON`
    shape: Option<usize>,
    /// A latitude and a longitude
    point: Option<[usize; 2]>,
    /// `48.85, 2.35`
    pair: Option<usize>,
}

impl Spot {
    /// What the columns of a table say; none when its rows have no places.
    pub(crate) fn of(headings: &[Heading]) -> Option<Self> {
        let place = |sort| headings.iter().position(|heading| heading.sort == sort);
        let spot = Self {
            shape: place(Sort::GeoJson),
            point: coordinates(headings),
            pair: place(Sort::LatitudeLongitude),
        };
        (spot.shape.is_some() || spot.point.is_some() || spot.pair.is_some()).then_some(spot)
    }

    /// The latitude and the longitude, where nothing else says where rows are and both are numbers.
    pub(crate) fn points(&self, headings: &[Heading]) -> Option<[usize; 2]> {
        let is_number = |place: &usize| {
            headings
                .get(*place)
                .is_some_and(|heading| heading.kind.is_number())
        };
        let is_alone = self.shape.is_none() && self.pair.is_none();
        self.point.filter(|both| is_alone && both.iter().all(is_number))
    }

    /// The column that is the geometry, and no property beside it.
    pub(crate) fn shape(&self) -> Option<usize> {
        self.shape
    }

    /// Where a row is. A geometry says more than the point beside it.
    pub(crate) fn geometry(&self, row: &[Value]) -> Option<Json> {
        let shape = match self.shape.and_then(|place| row.get(place)) {
            Some(Value::Text(text)) => written(text),
            _ => None,
        };
        shape.or_else(|| {
            let (east, north) = self.at(row)?;
            Some(json!({ "type": "Point", "coordinates": [east, north] }))
        })
    }

    /// The point where a row is, when its columns say one.
    fn at(&self, row: &[Value]) -> Option<Position> {
        let number = |place: usize| row.get(place).and_then(Value::number);
        let point = || {
            let [latitude, longitude] = self.point?;
            Some((number(longitude)?, number(latitude)?))
        };
        let pair = || match row.get(self.pair?) {
            Some(Value::Text(text)) => paired(text),
            _ => None,
        };
        point().or_else(pair).filter(is_on_globe)
    }
}

/// A latitude and a longitude in one cell, in brackets or without; the longitude comes first in what is given.
fn paired(text: &str) -> Option<Position> {
    let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
    let (north, east) = inner.split_once([',', ';'])?;
    Some((east.trim().parse().ok()?, north.trim().parse().ok()?))
}

/// True for degrees: neither metres of a projection, nor what is no number.
fn is_on_globe((east, north): &Position) -> bool {
    (-180.0..=180.0).contains(east) && (-90.0..=90.0).contains(north)
}

/// A geometry, or that of a feature, as a cell writes it; none when it is not one.
fn written(text: &str) -> Option<Json> {
    let mut read: Json = serde_json::from_str(text).ok()?;
    if read.get("type").and_then(Json::as_str) == Some("Feature") {
        read = read.get_mut("geometry")?.take();
    }
    is_sound(&read).then_some(read)
}

/// How many lists stand around the positions of a kind of geometry.
fn depth(kind: &str) -> Option<u8> {
    Some(match kind {
        "Point" => 0,
        "MultiPoint" | "LineString" => 1,
        "MultiLineString" | "Polygon" => 2,
        "MultiPolygon" => 3,
        _ => return None,
    })
}

fn kind_of(geometry: &Json) -> &str {
    geometry.get("type").and_then(Json::as_str).unwrap_or_default()
}

fn is_sound(geometry: &Json) -> bool {
    if kind_of(geometry) == "GeometryCollection" {
        let inner = geometry.get("geometries").and_then(Json::as_array);
        return inner.is_some_and(|inner| inner.iter().all(is_sound));
    }
    match (depth(kind_of(geometry)), geometry.get("coordinates")) {
        (Some(depth), Some(coordinates)) => is_nested(coordinates, depth),
        _ => false,
    }
}

fn is_nested(coordinates: &Json, depth: u8) -> bool {
    match depth.checked_sub(1) {
        None => position(coordinates).is_some(),
        Some(inner) => coordinates
            .as_array()
            .is_some_and(|all| all.iter().all(|one| is_nested(one, inner))),
    }
}

/// Degrees east, degrees north.
type Position = (f64, f64);

fn position(value: &Json) -> Option<Position> {
    let both = value.as_array()?;
    let place = (both.first()?.as_f64()?, both.get(1)?.as_f64()?);
    Some(place).filter(is_on_globe)
}

fn positions(value: &Json) -> Vec<Position> {
    listed(value).iter().filter_map(position).collect()
}

fn listed(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A box in degrees of WGS 84, in the order of `bbox` (RFC 7946, section 5); one whose west is east of its east goes over the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The longitude where it begins
    pub west: f64,
    /// The lowest latitude
    pub south: f64,
    /// The longitude where it ends
    pub east: f64,
    /// The highest latitude
    pub north: f64,
}

impl Bounds {
    /// Four numbers, or six with heights, which are left out (OGC 17-069r4, section 7.15.3).
    pub fn parse(text: &str) -> Option<Self> {
        let numbers: Vec<f64> = text
            .split(',')
            .map(|number| {
                number
                    .trim()
                    .parse::<f64>()
                    .ok()
                    .filter(|number| number.is_finite())
            })
            .collect::<Option<_>>()?;
        let (west, south, east, north) = match numbers.as_slice() {
            [west, south, east, north] | [west, south, _, east, north, _] => (*west, *south, *east, *north),
            _ => return None,
        };
        (south <= north).then_some(Self {
            west,
            south,
            east,
            north,
        })
    }

    /// True when something of a geometry is within it, its edges included.
    pub(crate) fn meets(&self, geometry: &Json) -> bool {
        if self.west > self.east {
            let western = Self { east: 180.0, ..*self };
            let eastern = Self {
                west: -180.0,
                ..*self
            };
            return western.meets(geometry) || eastern.meets(geometry);
        }
        let coordinates = geometry.get("coordinates").unwrap_or(&Json::Null);
        match kind_of(geometry) {
            "Point" => position(coordinates).is_some_and(|place| self.holds(place)),
            "MultiPoint" => positions(coordinates).into_iter().any(|place| self.holds(place)),
            "LineString" => self.meets_line(&positions(coordinates)),
            "MultiLineString" => listed(coordinates)
                .iter()
                .any(|line| self.meets_line(&positions(line))),
            "Polygon" => self.meets_polygon(coordinates),
            "MultiPolygon" => listed(coordinates)
                .iter()
                .any(|polygon| self.meets_polygon(polygon)),
            _ => {
                let inner = geometry.get("geometries").unwrap_or(&Json::Null);
                listed(inner).iter().any(|one| self.meets(one))
            }
        }
    }

    /// True for a longitude and a latitude within it, when it does not go over the antimeridian.
    pub fn holds(self, (east, north): (f64, f64)) -> bool {
        (self.west..=self.east).contains(&east) && (self.south..=self.north).contains(&north)
    }

    /// True when both have something in common and neither goes over the antimeridian.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }

    /// Its middle: longitude, then latitude.
    pub fn middle(self) -> (f64, f64) {
        (
            f64::midpoint(self.west, self.east),
            f64::midpoint(self.south, self.north),
        )
    }

    fn meets_line(&self, line: &[Position]) -> bool {
        let is_one = |place: &Position| self.holds(*place);
        line.first().is_some_and(is_one) || line.windows(2).any(|side| self.crosses(side[0], side[1]))
    }

    /// A side goes through the box, or the box is within the polygon and out of its holes.
    fn meets_polygon(&self, rings: &Json) -> bool {
        let rings: Vec<Vec<Position>> = listed(rings).iter().map(positions).collect();
        let corner = (self.west, self.south);
        rings.iter().any(|ring| self.meets_line(ring))
            || rings.iter().filter(|ring| is_around(ring, corner)).count() % 2 == 1
    }

    /// True when a segment has a point in the box (Liang and Barsky, « A new concept and method for line clipping », ACM
    /// Transactions on Graphics 3(1), 1984).
    fn crosses(&self, one: Position, other: Position) -> bool {
        let (across, up) = (other.0 - one.0, other.1 - one.1);
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (step, room) in [
            (-across, one.0 - self.west),
            (across, self.east - one.0),
            (-up, one.1 - self.south),
            (up, self.north - one.1),
        ] {
            if step == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enters = enters.max(room / step);
            } else {
                leaves = leaves.min(room / step);
            }
        }
        enters <= leaves
    }
}

/// True for a place within a ring: an odd number of its sides stand east of it.
fn is_around(ring: &[Position], (east, north): Position) -> bool {
    let sides = ring.windows(2).filter(|side| {
        let ((x, y), (other_x, other_y)) = (side[0], side[1]);
        (y > north) != (other_y > north) && east < (other_x - x) * (north - y) / (other_y - y) + x
    });
    sides.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use columns::Kind;

    use super::*;

    fn heading(name: &str, kind: Kind, sort: Sort) -> Heading {
        Heading {
            name: name.to_owned(),
            kind,
            sort,
        }
    }

    #[test]
    fn a_row_is_where_its_columns_say() {
        let headings = [
            heading("nom", Kind::Text, Sort::Text),
            heading("latitude", Kind::Real, Sort::Latitude),
            heading("longitude", Kind::Real, Sort::Longitude),
        ];
        assert_eq!(Spot::of(&headings[..2]), None);
        let spot = Spot::of(&headings).expect("places");
        assert_eq!(spot.points(&headings), Some([1, 2]));
        let row = [Value::Null, Value::Real(47.5), Value::Real(-3.0)];
        assert_eq!(
            spot.geometry(&row),
            Some(json!({ "type": "Point", "coordinates": [-3.0, 47.5] }))
        );
        assert_eq!(
            spot.geometry(&[Value::Null, Value::Real(47.5), Value::Null]),
            None
        );
        assert_eq!(
            spot.geometry(&[Value::Null, Value::Real(f64::NAN), Value::Real(-3.0)]),
            None
        );

        let pair = [heading("lieu", Kind::Text, Sort::LatitudeLongitude)];
        let spot = Spot::of(&pair).expect("places");
        assert_eq!(spot.points(&pair), None);
        for (cell, place) in [
            ("48.85, 2.35", Some([2.35, 48.85])),
            ("[48.85;2.35]", Some([2.35, 48.85])),
            ("48.85", None),
            ("148.85, 2.35", None),
        ] {
            let found = spot.geometry(&[Value::Text(cell.to_owned())]);
            assert_eq!(
                found.map(|found| found["coordinates"].clone()),
                place.map(|place| json!(place))
            );
        }

        let shape = [heading("contour", Kind::Text, Sort::GeoJson)];
        let spot = Spot::of(&shape).expect("places");
        assert_eq!(spot.shape(), Some(0));
        let of = |cell: &str| spot.geometry(&[Value::Text(cell.to_owned())]);
        let line = r#"{"type":"LineString","coordinates":[[0,0],[4,4]]}"#;
        assert_eq!(of(line), serde_json::from_str(line).ok());
        let feature = [r#"{"type":"Feature","geometry":"#, line, "}"].concat();
        assert_eq!(of(&feature), of(line));
        for wrong in [
            r#"{"type":"Polygon","coordinates":[[0,0],[4,4]]}"#,
            r#"{"type":"Cercle","coordinates":[0,0]}"#,
            r#"{"coordinates":[0,0]}"#,
            r#"{"type":"Point","coordinates":[251000,6745000]}"#,
            "n.c.",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_box_is_four_numbers_or_six() {
        let bounds = Bounds::parse("-3, 47,-2.5 ,48").expect("a box");
        assert_eq!((bounds.west, bounds.north), (-3.0, 48.0));
        assert_eq!(Bounds::parse("-3,47,0,-2.5,48,100"), Some(bounds));
        for wrong in ["", "1,2,3", "1,2,3,4,5", "1,3,2,2", "a,b,c,d", "1,2,3,inf"] {
            assert_eq!(Bounds::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_within_a_box_meets_it() {
        let bounds = Bounds::parse("1,1,2,2").expect("a box");
        let meets = |kind: &str, coordinates: Json| {
            bounds.meets(&json!({ "type": kind, "coordinates": coordinates }))
        };
        assert!(meets("Point", json!([1, 2])) && !meets("Point", json!([1, 2.1])));
        assert!(meets("MultiPoint", json!([[9, 9], [1.5, 1.5]])));
        assert!(
            meets("LineString", json!([[0, 1.5], [3, 1.5]])),
            "through it, without a corner in it"
        );
        assert!(!meets("LineString", json!([[0, 2.5], [2.5, 5]])));
        assert!(!meets("LineString", json!([[0, 5], [0, 0]])));
        let around = json!([[[0, 0], [3, 0], [3, 3], [0, 3], [0, 0]]]);
        assert!(meets("Polygon", around), "the box is within it");
        let with_hole = json!([
            [[0, 0], [3, 0], [3, 3], [0, 3], [0, 0]],
            [[0.5, 0.5], [2.5, 0.5], [2.5, 2.5], [0.5, 2.5], [0.5, 0.5]],
        ]);
        assert!(!meets("Polygon", with_hole), "the box is in its hole");
        assert!(!meets(
            "MultiPolygon",
            json!([[[[5, 5], [6, 5], [6, 6], [5, 5]]]])
        ));
        let gathered = json!({ "type": "GeometryCollection",
            "geometries": [{ "type": "Point", "coordinates": [1.5, 1.5] }] });
        assert!(bounds.meets(&gathered));
        let over = Bounds::parse("170,-10,-170,10").expect("a box");
        let at = |east: f64| over.meets(&json!({ "type": "Point", "coordinates": [east, 0] }));
        assert!(at(175.0) && at(-175.0) && !at(0.0));
    }
}
