//! Reading and writing polygons as `GeoJSON` (RFC 7946).

use serde_json::{Value, json};

use crate::model::{Boundary, FILE_BYTES_MAX, Polygons, Position};

/// The most positions read of one file.
const POSITIONS_READ_MAX: usize = 20_000;
/// Where files name their source.
const SOURCE_NAMES: [&str; 4] = ["source", "credit", "attribution", "copyright"];

/// Why a text gives no boundary. Each is a sentence, `territory-unreadable-…`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is longer than [`FILE_BYTES_MAX`]
    #[error("too large")]
    TooLarge,
    /// It is not JSON
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// The line, from 1
        line: usize,
        /// The column, from 1
        column: usize,
    },
    /// It holds no polygon
    #[error("no polygon: {0}")]
    NoPolygon(String),
    /// It holds several things, and nothing says which is the boundary
    #[error("{0} features")]
    Several(usize),
    /// A ring has fewer than four positions, or does not end where it begins
    #[error("a ring that is not closed")]
    OpenRing,
    /// A position is not a longitude and a latitude in degrees: metres, often
    #[error("a position that is not in degrees: {0}")]
    NotDegrees(String),
    /// Nothing says where it comes from
    #[error("no source")]
    NoSource,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Read {
    /// Where
    pub(crate) polygons: Polygons,
    /// The source it names; empty when it names none
    pub(crate) source: String,
}

/// Reads a polygon, several, a feature or a collection of one feature.
pub(crate) fn read(text: &str) -> Result<Read, Unreadable> {
    if text.len() > FILE_BYTES_MAX {
        return Err(Unreadable::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let whole: Value = serde_json::from_str(text).map_err(|error| Unreadable::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let (feature, geometry) = geometry_of(&whole)?;
    let coordinates = &geometry["coordinates"];
    let polygons = match kind(geometry) {
        "Polygon" => vec![polygon(coordinates)?],
        "MultiPolygon" => list(coordinates)?.iter().map(polygon).collect::<Result<_, _>>()?,
        other => return Err(Unreadable::NoPolygon(other.to_owned())),
    };
    let polygons = Polygons(polygons);
    match polygons.count() {
        0 => Err(Unreadable::NoPolygon(String::new())),
        1..=POSITIONS_READ_MAX => Ok(Read {
            polygons,
            source: source(feature).or_else(|| source(&whole)).unwrap_or_default(),
        }),
        _ => Err(Unreadable::TooLarge),
    }
}

/// The boundary as a file that others read: one feature, with its source and, in a demonstration or not, its body.
pub(crate) fn write(boundary: &Boundary, name: &str) -> Value {
    json!({
        "type": "Feature",
        "properties": { "nom": name, "source": boundary.source },
        "geometry": { "type": "MultiPolygon", "coordinates": boundary.polygons },
    })
}

fn geometry_of(whole: &Value) -> Result<(&Value, &Value), Unreadable> {
    match kind(whole) {
        "FeatureCollection" => match list(&whole["features"])?.as_slice() {
            [] => Err(Unreadable::NoPolygon("FeatureCollection".to_owned())),
            [only] => Ok((only, &only["geometry"])),
            several => Err(Unreadable::Several(several.len())),
        },
        "Feature" => Ok((whole, &whole["geometry"])),
        _ => Ok((whole, whole)),
    }
}

fn kind(value: &Value) -> &str {
    value["type"].as_str().unwrap_or_default()
}

fn source(of: &Value) -> Option<String> {
    let named = |holder: &Value| {
        SOURCE_NAMES
            .iter()
            .find_map(|name| holder[*name].as_str())
            .map(|source| source.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|source| !source.is_empty())
    };
    named(&of["properties"]).or_else(|| named(of))
}

fn list(value: &Value) -> Result<&Vec<Value>, Unreadable> {
    value
        .as_array()
        .ok_or_else(|| Unreadable::NoPolygon(String::new()))
}

fn polygon(value: &Value) -> Result<Vec<Vec<Position>>, Unreadable> {
    list(value)?.iter().map(ring).collect()
}

/// RFC 7946, section 3.1.6: four positions at least, the last the same as the first.
fn ring(value: &Value) -> Result<Vec<Position>, Unreadable> {
    let ring: Vec<Position> = list(value)?.iter().map(position).collect::<Result<_, _>>()?;
    if ring.len() < 4 || ring.first() != ring.last() {
        return Err(Unreadable::OpenRing);
    }
    Ok(ring)
}

/// A height may follow; it is left out (section 3.1.1).
fn position(value: &Value) -> Result<Position, Unreadable> {
    let wrong = || Unreadable::NotDegrees(value.to_string().chars().take(60).collect());
    let (Some(longitude), Some(latitude)) = (value[0].as_f64(), value[1].as_f64()) else {
        return Err(wrong());
    };
    let is_on_globe = (-180.0..=180.0).contains(&longitude) && (-85.0..=85.0).contains(&latitude);
    if is_on_globe {
        Ok((longitude, latitude))
    } else {
        Err(wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RING: &str = "[[[-3.0,47.6],[-2.9,47.6],[-2.9,47.7],[-3.0,47.6]]]";

    fn of(geometry: &str) -> Result<Read, Unreadable> {
        read(&format!(
            r#"{{"type":"Feature","properties":{{"source":" IGN  2026 "}},"geometry":{geometry}}}"#
        ))
    }

    #[test]
    fn a_polygon_is_read_however_it_is_wrapped() {
        let polygon = format!(r#"{{"type":"Polygon","coordinates":{RING}}}"#);
        let bare = read(&polygon).expect("read");
        assert_eq!((bare.polygons.count(), bare.source.as_str()), (4, ""));
        let feature = of(&polygon).expect("read");
        assert_eq!(
            (feature.polygons.clone(), feature.source.as_str()),
            (bare.polygons, "IGN 2026")
        );
        let several = of(&format!(
            r#"{{"type":"MultiPolygon","coordinates":[{RING},{RING}]}}"#
        ));
        assert_eq!(several.expect("read").polygons.0.len(), 2);
        let collection = format!(
            r#"{{"type":"FeatureCollection","source":"INSEE","features":[{{"type":"Feature","geometry":{polygon}}}]}}"#
        );
        assert_eq!(read(&collection).expect("read").source, "INSEE");
    }

    #[test]
    fn what_is_no_boundary_says_why() {
        assert_eq!(read("{\n  nope"), Err(Unreadable::NotJson { line: 2, column: 3 }));
        assert_eq!(
            of(r#"{"type":"Point","coordinates":[1,2]}"#),
            Err(Unreadable::NoPolygon("Point".to_owned()))
        );
        assert_eq!(read("[]"), Err(Unreadable::NoPolygon(String::new())));
        assert_eq!(of("null"), Err(Unreadable::NoPolygon(String::new())));
        assert_eq!(
            of(r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#),
            Err(Unreadable::OpenRing)
        );
        // Lambert-93, in metres: what a French office often has.
        assert_eq!(
            of(r#"{"type":"Polygon","coordinates":[[[251000.5,6745000],[1,0],[1,1],[251000.5,6745000]]]}"#),
            Err(Unreadable::NotDegrees("[251000.5,6745000]".to_owned()))
        );
        let two = r#"{"type":"FeatureCollection","features":[{},{}]}"#;
        assert_eq!(read(two), Err(Unreadable::Several(2)));
        assert_eq!(read(&" ".repeat(FILE_BYTES_MAX + 1)), Err(Unreadable::TooLarge));
    }
}
