//! Shapes of places, from `GeoJSON` (RFC 7946): polygons with a property that names them.

use serde_json::Value;

use crate::figure::Undrawn;
use crate::limits::{CORNERS_MAX, SHAPES_MAX};

/// A place: its code and its outlines, in degrees east and north.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What values call it
    pub code: String,
    /// Its polygons, each its outline and the holes in it
    pub polygons: Vec<Vec<Vec<(f64, f64)>>>,
}

/// Reads the polygons of a collection of features; `key` is the property that holds the code of each.
pub fn shapes(geojson: &[u8], key: &str) -> Result<Vec<Shape>, Undrawn> {
    let bad = |why: &str| Undrawn::BadShapes(why.to_owned());
    let read: Value = serde_json::from_slice(geojson).map_err(|error| bad(&error.to_string()))?;
    let features = read
        .get("features")
        .and_then(Value::as_array)
        .ok_or_else(|| bad("features"))?;
    let (mut found, mut corners) = (Vec::new(), 0);
    for feature in features.iter().take(SHAPES_MAX) {
        let code = match feature
            .get("properties")
            .and_then(|properties| properties.get(key))
        {
            Some(Value::String(code)) => code.clone(),
            Some(Value::Number(code)) => code.to_string(),
            _ => continue,
        };
        let geometry = feature.get("geometry").unwrap_or(&Value::Null);
        let coordinates = geometry.get("coordinates").and_then(Value::as_array);
        let given: Vec<&Vec<Value>> = match (geometry.get("type").and_then(Value::as_str), coordinates) {
            (Some("Polygon"), Some(rings)) => vec![rings],
            (Some("MultiPolygon"), Some(polygons)) => polygons.iter().filter_map(Value::as_array).collect(),
            _ => continue,
        };
        let polygons: Vec<Vec<Vec<(f64, f64)>>> = given
            .into_iter()
            .map(|rings| rings.iter().filter_map(outline).collect())
            .filter(|outlines: &Vec<_>| !outlines.is_empty())
            .collect();
        corners += polygons.iter().flatten().map(Vec::len).sum::<usize>();
        if corners > CORNERS_MAX {
            return Err(bad("corners"));
        }
        if !polygons.is_empty() {
            found.push(Shape { code, polygons });
        }
    }
    if found.is_empty() {
        return Err(bad(key));
    }
    Ok(found)
}

fn outline(ring: &Value) -> Option<Vec<(f64, f64)>> {
    let corners = ring
        .as_array()?
        .iter()
        .map(|corner| {
            let (east, north) = (corner.get(0)?.as_f64()?, corner.get(1)?.as_f64()?);
            ((-180.0..=180.0).contains(&east) && (-90.0..=90.0).contains(&north)).then_some((east, north))
        })
        .collect::<Option<Vec<_>>>()?;
    (corners.len() >= 3).then_some(corners)
}
