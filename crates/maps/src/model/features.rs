//! Features of `GeoJSON` (RFC 7946) that a map keeps itself: checked, bounded, with few words each.

use datasets::{Bounds, Shape};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::PLACES_MAX;

/// Properties kept of one feature, and the longest name and value of each, in characters.
const PROPERTIES_KEPT: usize = 30;
const NAME_CHARS_KEPT: usize = 100;
const VALUE_CHARS_KEPT: usize = 1_000;

/// A feature, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Feature {
    /// A point, a line or a surface
    pub(crate) geometry: Json,
    /// What is said of it, in the order of the file
    pub(crate) properties: Vec<(String, String)>,
}

impl Feature {
    /// The middle of the box that holds it: longitude, then latitude.
    pub(crate) fn middle(&self) -> (f64, f64) {
        Shape::extent_of(&self.geometry).map_or((0.0, 0.0), Bounds::middle)
    }
}

/// The features of a collection that can be kept, and how many others there are.
pub(crate) fn featured(collection: &Json) -> (Vec<Feature>, usize) {
    let all = collection["features"].as_array();
    let all = all.map_or(&[][..], Vec::as_slice);
    let kept: Vec<Feature> = all.iter().filter_map(feature).take(PLACES_MAX).collect();
    let left_out = all.len() - kept.len();
    (kept, left_out)
}

fn feature(said: &Json) -> Option<Feature> {
    let shape = Shape::of(&said["geometry"])?;
    let properties = said["properties"].as_object();
    let properties = properties.into_iter().flatten();
    Some(Feature {
        geometry: shape.geometry,
        properties: properties
            // What uMap draws with, and what is a structure, is nothing that people read.
            .filter(|(name, _)| !name.starts_with('_'))
            .filter_map(|(name, value)| {
                let value = match value {
                    Json::String(text) => text.trim().to_owned(),
                    Json::Number(number) => number.to_string(),
                    Json::Bool(is_true) => is_true.to_string(),
                    Json::Null | Json::Array(_) | Json::Object(_) => return None,
                };
                (!value.is_empty()).then(|| (cut(name, NAME_CHARS_KEPT), cut(&value, VALUE_CHARS_KEPT)))
            })
            .take(PROPERTIES_KEPT)
            .collect(),
    })
}

fn cut(text: &str, chars_max: usize) -> String {
    text.chars().take(chars_max).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn features_are_kept_when_they_can_be_drawn() {
        let collection = json!({ "type": "FeatureCollection", "features": [
            { "type": "Feature", "properties": { "name": " Halle ", "_umap_options": { "color": "Red" }, "etages": 2 },
              "geometry": { "type": "Point", "coordinates": [-2.98, 47.66, 12] } },
            { "type": "Feature", "properties": null,
              "geometry": { "type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 4], [0, 0]]] } },
            { "type": "Feature", "geometry": { "type": "Point", "coordinates": [251_000, 6_745_000] } },
            { "type": "Feature", "geometry": { "type": "Polygon", "coordinates": [[0, 0]] } },
            { "type": "Feature", "geometry": null },
        ] });
        let (kept, left_out) = featured(&collection);
        assert_eq!((kept.len(), left_out), (2, 3));
        let mut said = kept[0].properties.clone();
        said.sort();
        assert_eq!(
            said,
            [("etages", "2"), ("name", "Halle")].map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
        assert_eq!(kept[0].geometry["coordinates"], json!([-2.98, 47.66]));
        assert_eq!(
            kept[1].geometry["coordinates"][0].as_array().map(Vec::len),
            Some(4)
        );
        let middle = kept[1].middle();
        assert!((middle.0 - 1.0).abs() < 1e-9 && (middle.1 - 2.0).abs() < 1e-9);
        assert_eq!(featured(&json!({})), (Vec::new(), 0));
    }

    #[test]
    fn a_layer_keeps_so_many_features() {
        let point = json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": [0, 0] } });
        let many = json!({ "features": vec![point; PLACES_MAX + 3] });
        let (kept, left_out) = featured(&many);
        assert_eq!((kept.len(), left_out), (PLACES_MAX, 3));
    }
}
