//! Maps, their layers, and what is drawn under them: their words, and the rules that read files. No SQL, no HTML.

mod background;
mod features;
mod pmtiles;
mod umap;

use datasets::ResourceId;
use db::{Id, Instant};
use kernel::{Scope, Subject, SubjectRef};

pub(crate) use background::IGN;
pub use background::{Background, Choice};
pub(crate) use features::{Feature, featured};
pub(crate) use pmtiles::HEADER_BYTES;
pub use pmtiles::{Archive, Tiles, Unusable};
pub use umap::{Imported, ImportedLayer, Unreadable};

/// The longest title of a map or name of a layer, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// The longest description, in characters.
pub(crate) const TEXT_CHARS_MAX: usize = 5_000;
/// The longest mention of a source, in characters.
pub(crate) const SOURCE_CHARS_MAX: usize = 300;
/// The most maps of a body.
pub(crate) const MAPS_MAX: i64 = 1_000;
/// The most layers of a map.
pub(crate) const LAYERS_MAX: usize = 12;
/// The most places of a layer that are given at once.
pub(crate) const PLACES_MAX: usize = 2_000;
/// The most bytes of a `.umap` file.
pub(crate) const UMAP_BYTES_MAX: usize = 8_000_000;
/// The most bytes of a file of tiles: it is received in memory, as every file is.
pub(crate) const TILES_BYTES_MAX: usize = 64_000_000;

/// What the type of a map's subject is called.
pub(crate) const MAP: &str = "town-map";

/// A map's identifier.
pub type MapId = Id<TownMap>;
/// A layer's identifier.
pub type LayerId = Id<Layer>;

db::text_enum! {
    /// Who reads a map.
    pub enum MapState {
        /// Agents alone, until it is published
        Draft = "draft",
        /// Anyone
        Published = "published",
    }
}

db::text_enum! {
    /// The colour of a layer: each stands out from white by three to one at least (WCAG 2.2, 1.4.11).
    pub enum Colour {
        /// Blue
        Blue = "bleu",
        /// Red
        Red = "rouge",
        /// Green
        Green = "vert",
        /// Orange
        Orange = "orange",
        /// Violet
        Violet = "violet",
        /// Teal
        Teal = "canard",
        /// Pink
        Pink = "rose",
        /// Grey
        Grey = "gris",
    }
}

impl Colour {
    /// Red, green and blue.
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Blue => [0x1d, 0x5f, 0xae],
            Self::Red => [0xb4, 0x23, 0x18],
            Self::Green => [0x1b, 0x7a, 0x3d],
            Self::Orange => [0xb3, 0x53, 0x09],
            Self::Violet => [0x6d, 0x3b, 0xb5],
            Self::Teal => [0x0f, 0x76, 0x6e],
            Self::Pink => [0xa8, 0x28, 0x6f],
            Self::Grey => [0x4b, 0x55, 0x63],
        }
    }

    /// As CSS and uMap write it: `#1d5fae`.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.rgb();
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The colour of the layer at `place`: neighbours differ.
    pub fn at(place: usize) -> Self {
        Self::ALL[place % Self::ALL.len()]
    }

    /// The nearest to what a file says (`#1d5fae`, `#15a`); none for a name.
    pub fn nearest(hex: &str) -> Option<Self> {
        let digits = hex.trim().strip_prefix('#')?;
        let digit = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok();
        let two = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let wanted = match digits.len() {
            3 => [digit(0)? * 17, digit(1)? * 17, digit(2)? * 17],
            6 => [two(0)?, two(2)?, two(4)?],
            _ => return None,
        };
        let distance = |colour: &Self| -> i32 {
            let pairs = colour.rgb().into_iter().zip(wanted);
            pairs
                .map(|(one, two)| (i32::from(one) - i32::from(two)).pow(2))
                .sum()
        };
        Self::ALL.iter().copied().min_by_key(distance)
    }
}

db::record! {
    /// Layers over one territory, under a title.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TownMap {
        /// Which one
        pub id: MapId,
        /// Its title
        pub title: String,
        /// What it shows, in Markdown; may be empty
        pub description: String,
        /// Who reads it
        pub state: MapState,
        /// When it was made
        pub created_at: Instant,
        /// When it last changed
        pub changed_at: Instant,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

db::record! {
    /// What a map shows of one colour: a published file, or features of its own.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Layer {
        /// Which one
        pub id: LayerId,
        /// Of which map
        pub map_id: MapId,
        /// Its place among the layers, from 0: the first is drawn over the others
        pub place: i64,
        /// What it shows
        pub name: String,
        /// Its colour
        pub colour: Colour,
        /// The column, or the property, that names its places; empty for the first there is
        pub label: String,
        /// The published file it shows; none for one with features of its own
        pub resource_id: Option<ResourceId>,
        /// Its own features, as a JSON array; empty for a file's
        pub features: String,
        /// How many features of the file it comes from were not taken
        pub left_out: i64,
        /// Where its features are, when they are on a site that nobody asks; empty otherwise
        pub elsewhere: String,
    }
}

impl TownMap {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/cartes/{}", self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new(MAP, self.id)
    }

    /// The map as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// True when anyone reads it.
    pub fn is_public(&self) -> bool {
        self.state == MapState::Published
    }
}

impl Layer {
    /// Where an agent changes it.
    pub fn path(&self) -> String {
        format!("/cartes/{}/couches/{}", self.map_id, self.id)
    }

    /// Where its places are, as `GeoJSON`.
    pub fn places_path(&self) -> String {
        format!("{}/lieux.geojson", self.path())
    }

    /// The features that are its own.
    pub(crate) fn own(&self) -> Vec<Feature> {
        serde_json::from_str(&self.features).unwrap_or_default()
    }
}

/// Where rights on maps are asked for.
pub(crate) const SCOPE: Scope = Scope::BODY;

/// The column whose name says that it names things; the first when none does.
pub(crate) fn naming(columns: &[String]) -> Option<&String> {
    const NAMES: [&str; 6] = ["nom", "name", "titre", "libell", "intitul", "designation"];
    // « nombre » counts things.
    let is_name = |word: &str| NAMES.iter().any(|name| word.starts_with(name)) && !word.starts_with("nombre");
    columns
        .iter()
        .find(|column| {
            let column = tables::values::folded(column);
            column
                .split(|letter: char| !letter.is_alphanumeric())
                .any(is_name)
        })
        .or_else(|| columns.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: Colour) -> f64 {
        let [red, green, blue] = colour.rgb().map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn every_colour_stands_out_from_paper() {
        for colour in Colour::ALL {
            let contrast = 1.05 / (luminance(*colour) + 0.05);
            assert!(contrast >= 4.5, "{colour:?}: {contrast}");
        }
    }

    #[test]
    fn the_nearest_colour_is_found() {
        assert_eq!(Colour::nearest(&Colour::Teal.hex()), Some(Colour::Teal));
        assert_eq!(Colour::nearest("#f00"), Some(Colour::Red));
        assert_eq!(Colour::nearest("DarkBlue"), None);
        assert_eq!(Colour::nearest("#é0000"), None);
    }

    #[test]
    fn a_column_of_names_is_recognised() {
        let columns = ["code", "EQUIP_NOM", "note"].map(str::to_owned);
        assert_eq!(naming(&columns).map(String::as_str), Some("EQUIP_NOM"));
        let counted = ["economie", "nombre", "Intitulé"].map(str::to_owned);
        assert_eq!(naming(&counted).map(String::as_str), Some("Intitulé"));
        assert_eq!(naming(&columns[..1]).map(String::as_str), Some("code"));
        assert_eq!(naming(&[]), None);
    }
}
