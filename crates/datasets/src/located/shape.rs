//! Geometries of `GeoJSON` (RFC 7946, section 3.1) that can be drawn: checked, and bounded.

use serde_json::{Map, Value as Json};

use crate::places::Bounds;

/// Positions of one geometry, at most: the outline of a large forest, and more.
const POSITIONS_MAX: usize = 20_000;

/// A geometry that can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its type and its coordinates, each position with its longitude and its latitude alone
    pub geometry: Json,
    /// What holds it
    pub extent: Bounds,
    /// How many positions it has
    pub positions: usize,
}

impl Shape {
    /// Reads a point, a line or a surface, alone or several; none for what is none of them, stands elsewhere than on the globe, or
    /// has more than 20 000 positions.
    pub fn of(geometry: &Json) -> Option<Self> {
        let (extent, positions) = measured(geometry)?;
        let mut kept = Map::new();
        kept.insert("type".to_owned(), geometry["type"].clone());
        kept.insert("coordinates".to_owned(), positions_of(&geometry["coordinates"]));
        Some(Self {
            geometry: Json::Object(kept),
            extent,
            positions,
        })
    }

    /// What holds a geometry that [`Self::of`] reads.
    pub fn extent_of(geometry: &Json) -> Option<Bounds> {
        measured(geometry).map(|(extent, _)| extent)
    }
}

/// What holds a geometry, and how many positions it has.
fn measured(geometry: &Json) -> Option<(Bounds, usize)> {
    let depth = match geometry["type"].as_str()? {
        "Point" => 0,
        "MultiPoint" | "LineString" => 1,
        "MultiLineString" | "Polygon" => 2,
        "MultiPolygon" => 3,
        _ => return None,
    };
    let mut extent = Bounds {
        west: 180.0,
        south: 90.0,
        east: -180.0,
        north: -90.0,
    };
    let mut positions = 0;
    let is_read = each_within(&geometry["coordinates"], depth, &mut |(longitude, latitude)| {
        positions += 1;
        extent = Bounds {
            west: extent.west.min(longitude),
            south: extent.south.min(latitude),
            east: extent.east.max(longitude),
            north: extent.north.max(latitude),
        };
        positions <= POSITIONS_MAX
    });
    (is_read && positions > 0).then_some((extent, positions))
}

/// Gives every position, as long as they are wanted; false when one is none, or was not wanted.
fn each_within(coordinates: &Json, depth: u8, take: &mut impl FnMut((f64, f64)) -> bool) -> bool {
    if depth > 0 {
        let Some(parts) = coordinates.as_array() else {
            return false;
        };
        return parts.iter().all(|part| each_within(part, depth - 1, take));
    }
    let (Some(longitude), Some(latitude)) = (coordinates[0].as_f64(), coordinates[1].as_f64()) else {
        return false;
    };
    let is_on_globe = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    is_on_globe && take((longitude, latitude))
}

/// Coordinates that were read, each position with its longitude and its latitude alone.
fn positions_of(coordinates: &Json) -> Json {
    let parts = coordinates.as_array().map_or(&[][..], Vec::as_slice);
    if parts.first().is_some_and(Json::is_number) {
        Json::Array(parts.iter().take(2).cloned().collect())
    } else {
        Json::Array(parts.iter().map(positions_of).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_geometry_is_read_with_what_holds_it() {
        let square =
            json!({ "type": "Polygon", "bbox": [9], "coordinates": [[[0, 0, 7], [2, 0], [2, 4], [0, 0]]] });
        let shape = Shape::of(&square).expect("a surface");
        assert_eq!(shape.positions, 4);
        assert_eq!(shape.geometry["coordinates"][0][0], json!([0, 0]));
        assert!(shape.geometry.get("bbox").is_none());
        let (x, y) = shape.extent.middle();
        assert!((x - 1.0).abs() < 1e-9 && (y - 2.0).abs() < 1e-9);
        for wrong in [
            json!(null),
            json!({ "type": "Point", "coordinates": [251_000, 6_745_000] }),
            json!({ "type": "Polygon", "coordinates": [[0, 0]] }),
            json!({ "type": "Polygon", "coordinates": [] }),
            json!({ "type": "LineString", "coordinates": vec![[0, 0]; POSITIONS_MAX + 1] }),
            json!({ "type": "GeometryCollection", "geometries": [] }),
        ] {
            assert_eq!(Shape::of(&wrong), None);
        }
    }
}
