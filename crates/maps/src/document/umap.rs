//! A map as a `.umap` file: layers of published files are read at each move by their address, so that uMap always shows what is
//! published; features of the map itself are in the file.

use serde_json::{Value as Json, json};

use super::feature;
use crate::model::{Layer, TownMap};
use crate::sight::{Place, Seen};

/// Seconds during which uMap keeps what it read.
const KEPT_SECONDS: u32 = 300;
/// How close uMap begins.
const ZOOM: u8 = 13;

/// Where a map stands.
pub(crate) struct Site<'a> {
    /// The public address of the body, without a final slash
    pub(crate) base_url: &'a str,
    /// Where the middle of the map is: longitude, latitude
    pub(crate) middle: (f64, f64),
}

/// The whole map. Settings of layers are written twice: uMap reads `properties` today, and read `_umap_options` before.
pub(crate) fn exported(site: &Site<'_>, map: &TownMap, all: &[Seen]) -> Json {
    let (longitude, latitude) = site.middle;
    let layers: Vec<Json> = all.iter().map(|seen| layer(site, seen)).collect();
    json!({
        "type": "umap",
        "uri": format!("{}{}", site.base_url, map.path()),
        "geometry": { "type": "Point", "coordinates": [longitude, latitude] },
        "properties": {
            "name": map.title,
            "description": ui::markdown::plain_text(&map.description),
            "zoom": ZOOM,
        },
        "layers": layers,
    })
}

fn layer(site: &Site<'_>, seen: &Seen) -> Json {
    let layer = &seen.layer;
    let settings = settings(site, layer);
    let own: &[Place] = if layer.resource_id.is_some() {
        &[]
    } else {
        &seen.places
    };
    let features: Vec<Json> = own.iter().map(feature).collect();
    json!({
        "type": "FeatureCollection",
        "features": features,
        "properties": settings,
        "_umap_options": settings,
    })
}

fn settings(site: &Site<'_>, layer: &Layer) -> Json {
    let mut settings = json!({
        "name": layer.name,
        "color": layer.colour.hex(),
        "labelKey": "name",
        "displayOnLoad": true,
    });
    if layer.resource_id.is_some() {
        settings["remoteData"] = json!({
            "url": format!("{}{}?bbox={{bbox}}", site.base_url, layer.places_path()),
            "format": "geojson",
            "dynamic": true,
            "ttl": KEPT_SECONDS,
        });
    }
    settings
}
