//! The style of the background, for `MapLibre` (<https://maplibre.org/maplibre-style-spec/>): the boundary of the town, over the
//! file of tiles or the pictures that the body chose. No letters and no symbols: nothing else has to be fetched.

use maud::html;
use serde_json::{Value as Json, json};
use territory::Boundary;

use crate::model::{Background, Choice, Tiles};

/// Where the file of tiles is.
const TILES_PATH: &str = "/cartes/fond.pmtiles";
const PAPER: &str = "#f6f5f1";
const OUTLINE: &str = "#1f5a66";

/// The style of a background, without any layer of a map. `credit` is what the IGN asks to be shown beside its tiles.
pub(crate) fn style(background: &Background, boundary: Option<&Boundary>, credit: &str) -> Json {
    let mut sources = json!({});
    let mut layers = vec![json!({
        "id": "papier", "type": "background", "paint": { "background-color": PAPER },
    })];
    if let (Choice::File, Some(archive)) = (background.choice, background.archive()) {
        let kind = match archive.tiles {
            Tiles::Vector => "vector",
            Tiles::Raster => "raster",
        };
        // Another file has another address: what browsers kept of the one before is never mixed with it.
        let address = format!("pmtiles://{TILES_PATH}?v={}", background.edition());
        sources["fond"] =
            json!({ "type": kind, "url": address, "attribution": as_html(&background.attribution) });
        match archive.tiles {
            Tiles::Vector => layers.extend(archive.layers.iter().flat_map(|name| drawn(name))),
            Tiles::Raster => layers.push(json!({ "id": "fond", "type": "raster", "source": "fond" })),
        }
    }
    if let Some(tiles) = background.tiles_elsewhere() {
        sources["fond"] = json!({
            "type": "raster", "tiles": [tiles], "tileSize": 256, "maxzoom": 19, "attribution": as_html(credit),
        });
        layers.push(json!({ "id": "fond", "type": "raster", "source": "fond" }));
    }
    if let Some(boundary) = boundary {
        sources["contour"] = json!({
            "type": "geojson",
            "attribution": as_html(&boundary.source),
            "data": { "type": "Feature", "properties": {},
                "geometry": { "type": "MultiPolygon", "coordinates": boundary.polygons } },
        });
        if background.choice == Choice::Outline {
            layers.push(json!({
                "id": "territoire", "type": "fill", "source": "contour",
                "paint": { "fill-color": OUTLINE, "fill-opacity": 0.12 },
            }));
        }
        layers.push(json!({
            "id": "contour", "type": "line", "source": "contour",
            "paint": { "line-color": OUTLINE, "line-width": 2 },
        }));
    }
    json!({ "version": 8, "sources": sources, "layers": layers })
}

/// Words where `MapLibre` takes HTML: what was typed is shown as it was.
fn as_html(text: &str) -> String {
    html! { (text) }.into_string()
}

/// How a layer of vector tiles is drawn, by what its name says: names differ from one maker of tiles to another.
fn drawn(name: &str) -> Vec<Json> {
    let (fill, line, width) = paint(name);
    let on = |geometry: &str| {
        let several = ["Multi", geometry].concat();
        json!(["in", ["geometry-type"], ["literal", [geometry, several]]])
    };
    let layer = |id: &str, kind: &str, filter: Json, paint: Json| {
        json!({
            "id": format!("fond-{name}-{id}"), "type": kind, "source": "fond", "source-layer": name,
            "filter": filter, "paint": paint,
        })
    };
    let mut layers = Vec::new();
    if let Some(fill) = fill {
        layers.push(layer(
            "surfaces",
            "fill",
            on("Polygon"),
            json!({ "fill-color": fill }),
        ));
    }
    if let Some(line) = line {
        let paint = json!({ "line-color": line, "line-width": width });
        layers.push(layer("lignes", "line", on("LineString"), paint));
    }
    layers
}

/// The colour of the surfaces, that of the lines and their width; none for what is names alone.
fn paint(name: &str) -> (Option<&'static str>, Option<&'static str>, f64) {
    let name = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if says(&["label", "name", "poi", "place", "point", "toponym", "housenumber"]) {
        (None, None, 0.0)
    } else if says(&["water", "hydro", "eau", "ocean"]) {
        (Some("#bcd9e6"), Some("#8fbfd4"), 1.0)
    } else if says(&["build", "bati"]) {
        (Some("#d9d3c7"), None, 0.0)
    } else if says(&[
        "road",
        "transport",
        "street",
        "highway",
        "route",
        "troncon",
        "lines",
    ]) {
        (None, Some("#a8a29a"), 1.4)
    } else if says(&["bound", "admin", "limit", "commune"]) {
        (None, Some("#7c7468"), 1.0)
    } else if says(&[
        "park",
        "wood",
        "forest",
        "landuse",
        "landcover",
        "natural",
        "veget",
    ]) {
        (Some("#dfe8d3"), None, 0.0)
    } else {
        (Some("#eeebe3"), Some("#c9c2b6"), 0.8)
    }
}

#[cfg(test)]
mod tests {
    use db::Instant;
    use kernel::FileHash;

    use super::*;
    use crate::model::Archive;

    fn background(choice: Choice) -> Background {
        let archive = Archive {
            tiles: Tiles::Vector,
            min_zoom: 5,
            max_zoom: 14,
            bounds: [-3.0, 47.6, -2.9, 47.7],
            layers: ["water", "roads", "place_labels"].map(str::to_owned).to_vec(),
            attribution: "IGN".to_owned(),
        };
        Background {
            choice,
            sha256: Some(FileHash::of(b"tiles")),
            described: serde_json::to_string(&archive).expect("JSON"),
            attribution: "IGN".to_owned(),
            ..Background::none(Instant::from_micros(0))
        }
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere_but_by_choice() {
        for choice in [Choice::Outline, Choice::File] {
            let style = style(&background(choice), None, "IGN").to_string();
            assert!(!style.contains("http"), "{style}");
            assert!(!style.contains("glyphs") && !style.contains("sprite"), "{style}");
        }
        for choice in [Choice::Plan, Choice::Photos] {
            let style = style(&background(choice), None, "IGN");
            let tiles = style["sources"]["fond"]["tiles"][0].as_str().unwrap_or_default();
            assert!(tiles.starts_with("https://data.geopf.fr/wmts?"), "{tiles}");
            assert!(
                tiles.ends_with("TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"),
                "{tiles}"
            );
        }
    }

    #[test]
    fn credits_are_words_and_no_markup() {
        let typed = Background {
            attribution: "<img src=x> & IGN".to_owned(),
            ..background(Choice::File)
        };
        let style = style(&typed, None, "IGN");
        assert_eq!(
            style["sources"]["fond"]["attribution"],
            "&lt;img src=x&gt; &amp; IGN"
        );
    }

    #[test]
    fn layers_of_tiles_are_drawn_by_their_names() {
        let style = style(&background(Choice::File), None, "IGN");
        let url = style["sources"]["fond"]["url"].as_str().unwrap_or_default();
        assert!(url.starts_with("pmtiles:///cartes/fond.pmtiles?v="), "{url}");
        let layers: Vec<&str> = style["layers"]
            .as_array()
            .expect("layers")
            .iter()
            .filter_map(|layer| layer["id"].as_str())
            .collect();
        assert_eq!(
            layers,
            [
                "papier",
                "fond-water-surfaces",
                "fond-water-lignes",
                "fond-roads-lignes"
            ]
        );
    }
}
