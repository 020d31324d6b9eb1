//! What the layers of a map show: the places of published files, asked of `datasets`, and features of their own, alike.

use datasets::{Bounds, Wanted};
use kernel::{CollectiviteId, Fault, House, Sentence};
use serde_json::{Value as Json, json};

use crate::model::{Feature, Layer, PLACES_MAX};

/// Something that stands somewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    /// The same as long as nothing of it changes
    pub(crate) id: String,
    /// What it is called; empty when nothing names it
    pub(crate) name: String,
    /// Longitude and latitude of its middle
    pub(crate) at: (f64, f64),
    /// What is drawn (RFC 7946)
    pub(crate) geometry: Json,
    /// What is said of it, in order
    pub(crate) cells: Vec<(String, Json)>,
}

/// A layer and what it shows.
pub(crate) struct Seen {
    pub(crate) layer: Layer,
    pub(crate) places: Vec<Place>,
    /// False when there are more
    pub(crate) is_whole: bool,
    /// Why its file is not shown
    pub(crate) refused: Option<Sentence>,
}

/// What a layer shows within bounds, of what holds some words.
pub(crate) async fn seen(
    (house, body): (&House, CollectiviteId),
    layer: Layer,
    (bounds, search): (Option<Bounds>, &str),
) -> Result<Seen, Fault> {
    let Some(file) = layer.resource_id else {
        return Ok(own(layer, bounds, search));
    };
    let wanted = Wanted {
        bounds,
        search: search.to_owned(),
        max: PLACES_MAX,
    };
    let found = datasets::points((house, body), file, wanted).await?;
    Ok(match found {
        Err(sentence) => Seen {
            layer,
            places: Vec::new(),
            is_whole: true,
            refused: Some(sentence),
        },
        Ok(points) => {
            let places = points.found.into_iter().map(|point| Place {
                name: named(&layer.label, &point.cells),
                geometry: point
                    .geometry
                    .unwrap_or_else(|| json!({ "type": "Point", "coordinates": [point.at.0, point.at.1] })),
                id: point.id,
                at: point.at,
                cells: point.cells,
            });
            Seen {
                places: places.collect(),
                is_whole: points.is_whole,
                refused: None,
                layer,
            }
        }
    })
}

/// What every layer shows.
pub(crate) async fn all_seen(
    house: (&House, CollectiviteId),
    layers: Vec<Layer>,
    search: &str,
) -> Result<Vec<Seen>, Fault> {
    let mut all = Vec::with_capacity(layers.len());
    for layer in layers {
        all.push(seen(house, layer, (None, search)).await?);
    }
    Ok(all)
}

fn own(layer: Layer, bounds: Option<Bounds>, search: &str) -> Seen {
    let words: Vec<String> = search.split_whitespace().map(tables::values::folded).collect();
    let places = layer.own().into_iter().enumerate();
    let places = places.filter_map(|(number, feature)| {
        let at = feature.middle();
        let is_within = bounds.is_none_or(|bounds| bounds.holds(at));
        (is_within && says(&feature, &words)).then(|| {
            let cells = feature.properties.into_iter();
            let cells: Vec<(String, Json)> = cells.map(|(name, value)| (name, Json::String(value))).collect();
            Place {
                id: (number + 1).to_string(),
                name: named(&layer.label, &cells),
                at,
                geometry: feature.geometry,
                cells,
            }
        })
    });
    Seen {
        places: places.collect(),
        is_whole: true,
        refused: None,
        layer,
    }
}

/// True when a feature says each of these words.
fn says(feature: &Feature, words: &[String]) -> bool {
    let said: Vec<String> = feature
        .properties
        .iter()
        .map(|(_, value)| tables::values::folded(value))
        .collect();
    words
        .iter()
        .all(|word| said.iter().any(|value| value.contains(word.as_str())))
}

/// What names a place: the cell of the column that was chosen, or one that looks like a name.
fn named(label: &str, cells: &[(String, Json)]) -> String {
    let chosen = cells.iter().find(|(name, _)| name == label);
    let usual = || {
        let columns: Vec<String> = cells.iter().map(|(name, _)| name.clone()).collect();
        let column = crate::model::naming(&columns)?;
        cells.iter().find(|(name, _)| name == column)
    };
    let cell = chosen.or_else(|| if label.is_empty() { usual() } else { None });
    cell.map(|(_, value)| plain(value)).unwrap_or_default()
}

/// A cell as people read it.
pub(crate) fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}
