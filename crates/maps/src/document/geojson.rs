//! The places of a layer as `GeoJSON`, and the bounds that an address asks for.

use datasets::Bounds;
use serde_json::{Map, Value as Json, json};

use crate::sight::{Place, Seen};

/// The bounds of `west,south,east,north`, in degrees (OGC API Features, 7.15.3); none when it says something else.
pub(crate) fn bounds_of(text: &str) -> Option<Bounds> {
    let Bounds {
        west,
        south,
        east,
        north,
    } = Bounds::parse(text)?;
    // A map turned around the globe gives more than 180 degrees: what is there is what is here.
    let bounds = Bounds {
        west: west.max(-180.0),
        south: south.max(-90.0),
        east: east.min(180.0),
        north: north.min(90.0),
    };
    (bounds.west <= bounds.east && bounds.south <= bounds.north).then_some(bounds)
}

/// The places of a layer. `complete` says whether all of them are there: a member of ours (RFC 7946, section 6.1).
pub(crate) fn collection(seen: &Seen) -> Json {
    let features: Vec<Json> = seen.places.iter().map(feature).collect();
    json!({ "type": "FeatureCollection", "complete": seen.is_whole, "features": features })
}

/// A place. `name` is what uMap shows, `nom` and the others are as they are published.
pub(crate) fn feature(place: &Place) -> Json {
    let mut properties: Map<String, Json> = place.cells.iter().cloned().collect();
    if !place.name.is_empty() {
        properties.insert("name".to_owned(), Json::String(place.name.clone()));
    }
    json!({ "type": "Feature", "id": place.id, "geometry": place.geometry, "properties": properties })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_four_numbers_in_order() {
        let auray = bounds_of("-3.0168,47.6550, -2.9640,47.6816").expect("bounds");
        assert!(auray.holds((-2.98384, 47.66657)));
        assert!(!auray.holds((-2.5, 47.66)));
        for wrong in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "a,b,c,d",
            "2,0,1,1",
            "NaN,0,1,1",
            "{bbox}",
        ] {
            assert_eq!(bounds_of(wrong), None, "{wrong}");
        }
        assert!(bounds_of("-400,-95,400,95").is_some_and(|world| world.holds((180.0, 90.0))));
    }
}
