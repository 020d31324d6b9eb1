//! A `.umap` file that is read: the map that uMap gives to download, with its layers and their features. Layers whose features
//! are on another site are named, and nobody is asked for them.

use serde_json::Value as Json;

use super::{Colour, Feature, LAYERS_MAX, NAME_CHARS_MAX, TEXT_CHARS_MAX, UMAP_BYTES_MAX, featured};

/// Marks that nobody sees, and that turn the words around them backwards (Unicode technical report 36, section 2).
const UNSEEN: [char; 12] = [
    '\u{200b}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];
/// The longest address of a layer that is elsewhere, in characters.
const ADDRESS_CHARS_KEPT: usize = 500;

/// Why a file is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is longer than what is read
    TooLarge,
    /// It is not JSON, or not a map of uMap
    NotUmap,
    /// It has more layers than a map has here
    TooManyLayers,
    /// It has no layer
    Empty,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The title of the map; may be empty
    pub title: String,
    /// What it shows, in Markdown; may be empty
    pub description: String,
    /// Its layers, the first drawn over the others
    pub layers: Vec<ImportedLayer>,
}

/// A layer of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedLayer {
    /// What it shows; may be empty
    pub name: String,
    /// The nearest of our colours
    pub colour: Colour,
    /// The property that names its places; may be empty
    pub label: String,
    /// Its features
    pub(crate) features: Vec<Feature>,
    /// How many others could not be taken
    pub left_out: usize,
    /// Where its features are, when they are not in the file; empty otherwise
    pub elsewhere: String,
}

impl Imported {
    /// Reads a `.umap` file, or one of `GeoJSON`, which is one layer: the streets of the town, for instance. Settings of a layer
    /// stand in its `properties`, in older files in `_umap_options`.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > UMAP_BYTES_MAX {
            return Err(Unreadable::TooLarge);
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let whole: Json = serde_json::from_slice(text).map_err(|_| Unreadable::NotUmap)?;
        if whole["type"] == "FeatureCollection" {
            let only = layer(0, &whole);
            if only.features.is_empty() {
                return Err(Unreadable::NotUmap);
            }
            return Ok(Self {
                title: one_line(&whole["name"]),
                description: String::new(),
                layers: vec![only],
            });
        }
        let layers = whole["layers"].as_array();
        let Some(layers) = layers.filter(|_| whole["type"] == "umap") else {
            return Err(Unreadable::NotUmap);
        };
        if layers.is_empty() {
            return Err(Unreadable::Empty);
        }
        if layers.len() > LAYERS_MAX {
            return Err(Unreadable::TooManyLayers);
        }
        let properties = &whole["properties"];
        Ok(Self {
            title: one_line(&properties["name"]),
            description: markdown(properties["description"].as_str().unwrap_or_default()),
            layers: layers
                .iter()
                .enumerate()
                .map(|(place, said)| layer(place, said))
                .collect(),
        })
    }
}

fn layer(place: usize, said: &Json) -> ImportedLayer {
    let setting = |name: &str| {
        [&said["properties"][name], &said["_umap_options"][name]]
            .into_iter()
            .find(|value| !value.is_null())
            .cloned()
            .unwrap_or_default()
    };
    let colour = setting("color");
    let elsewhere = setting("remoteData")["url"]
        .as_str()
        .map(str::trim)
        .map(str::to_owned);
    let (features, left_out) = featured(said);
    ImportedLayer {
        name: one_line(&setting("name")),
        colour: Colour::nearest(colour.as_str().unwrap_or_default()).unwrap_or_else(|| Colour::at(place)),
        label: one_line(&setting("labelKey")),
        features,
        left_out,
        elsewhere: elsewhere
            .unwrap_or_default()
            .chars()
            .take(ADDRESS_CHARS_KEPT)
            .collect(),
    }
}

/// A name on one line, without what nobody sees.
fn one_line(said: &Json) -> String {
    let text = said.as_str().unwrap_or_default();
    let seen: String = text
        .chars()
        .filter(|letter| !UNSEEN.contains(letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").chars().take(NAME_CHARS_MAX).collect()
}

/// uMap’s markup as Markdown: `[[address|words]]` is a link; pictures and frames, `{{…}}`, are on other sites and left out.
fn markdown(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("[[").into_iter().chain(rest.find("{{")).min() {
        let (before, opened) = rest.split_at(at);
        written.push_str(before);
        let is_link = opened.starts_with("[[");
        let Some((inside, after)) = opened[2..].split_once(if is_link { "]]" } else { "}}" }) else {
            written.push_str(opened);
            rest = "";
            break;
        };
        rest = after;
        if is_link {
            let (address, words) = inside.split_once('|').unwrap_or((inside, inside));
            let link = ["[", words.trim(), "](<", address.trim(), ">)"];
            written.push_str(&link.concat());
        }
    }
    written.push_str(rest);
    written.trim().chars().take(TEXT_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r##"{"type":"umap","uri":"https://umap.exemple.fr/fr/map/a_1","geometry":{"type":"Point","coordinates":[-2.98,47.66]},
        "properties":{"name":"Équipements","description":"Voir [[https://exemple.fr|la page]] {{https://exemple.fr/a.png}}"},
        "layers":[
          {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Halle"},
            "geometry":{"type":"Point","coordinates":[-2.98,47.66]}}],
           "_umap_options":{"name":"Marchés","color":"#ff0000","labelKey":"name"}},
          {"type":"FeatureCollection","features":[],
           "properties":{"name":"Ailleurs","remoteData":{"url":"https://exemple.fr/a.geojson","format":"geojson"}}}]}"##;

    #[test]
    fn a_map_is_read_whatever_its_age() {
        let map = Imported::read(MAP.as_bytes()).expect("a map");
        assert_eq!(map.title, "Équipements");
        assert_eq!(map.description, "Voir [la page](<https://exemple.fr>)");
        let [markets, elsewhere] = map.layers.as_slice() else {
            panic!("{map:?}");
        };
        assert_eq!(
            (markets.name.as_str(), markets.colour, markets.features.len()),
            ("Marchés", Colour::Red, 1)
        );
        assert_eq!(markets.label, "name");
        assert_eq!(elsewhere.elsewhere, "https://exemple.fr/a.geojson");
        assert_eq!(elsewhere.colour, Colour::at(1));
    }

    #[test]
    fn geojson_is_one_layer() {
        let streets = r#"{"type":"FeatureCollection","name":"Rues","features":[{"type":"Feature","properties":{"nom":"Rue du Loch"},
            "geometry":{"type":"LineString","coordinates":[[-2.98,47.66],[-2.97,47.66]]}}]}"#;
        let map = Imported::read(streets.as_bytes()).expect("a map");
        assert_eq!((map.title.as_str(), map.layers.len()), ("Rues", 1));
        assert_eq!(map.layers[0].features.len(), 1);
    }

    #[test]
    fn what_is_no_map_says_why() {
        for (text, why) in [
            ("{", Unreadable::NotUmap),
            (
                r#"{"type":"FeatureCollection","features":[]}"#,
                Unreadable::NotUmap,
            ),
            (r#"{"type":"umap"}"#, Unreadable::NotUmap),
            (r#"{"type":"umap","layers":[]}"#, Unreadable::Empty),
        ] {
            assert_eq!(Imported::read(text.as_bytes()), Err(why), "{text}");
        }
        let many = format!(
            r#"{{"type":"umap","layers":[{}]}}"#,
            vec!["{}"; LAYERS_MAX + 1].join(",")
        );
        assert_eq!(Imported::read(many.as_bytes()), Err(Unreadable::TooManyLayers));
        let long = vec![b' '; UMAP_BYTES_MAX + 1];
        assert_eq!(Imported::read(&long), Err(Unreadable::TooLarge));
    }

    #[test]
    fn markup_that_does_not_end_is_text() {
        assert_eq!(markdown("**a** [[b"), "**a** [[b");
        assert_eq!(markdown("{{x}}[[u|v]]"), "[v](<u>)");
    }
}
