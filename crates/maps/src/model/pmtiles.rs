//! The header of a `PMTiles` archive, version 3 (<https://github.com/protomaps/PMTiles>, spec/v3): what is checked before it is
//! kept, and what a style has to know of it.

use std::io::Read as _;

use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::SOURCE_CHARS_MAX;

/// Bytes of a header.
pub(crate) const HEADER_BYTES: usize = 127;
/// Bytes of the metadata once inflated, at most.
const METADATA_BYTES_MAX: u64 = 2_000_000;
/// Layers of vector tiles that are drawn, at most, and the longest name of one, in characters.
const LAYERS_MAX: usize = 60;
const NAME_CHARS_MAX: usize = 100;

/// What the tiles of an archive are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tiles {
    /// Shapes (Mapbox Vector Tiles)
    Vector,
    /// Pictures
    Raster,
}

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Archive {
    /// What its tiles are
    pub tiles: Tiles,
    /// Its widest zoom
    pub min_zoom: u8,
    /// Its closest zoom
    pub max_zoom: u8,
    /// West, south, east, north, in degrees
    pub bounds: [f64; 4],
    /// The layers of its vector tiles, by name
    pub layers: Vec<String>,
    /// Whom it credits; may be empty
    pub attribution: String,
}

/// Why a file cannot be used. Each is a sentence, `maps-tiles-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is no archive of this version
    NotPmtiles,
    /// It stops before what its header says
    Cut,
    /// Its tiles are of a kind that is not drawn, or pressed in a way that browsers do not read
    Kind,
    /// What it says of itself cannot be read
    Metadata,
}

impl Unusable {
    /// The key of what to say.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotPmtiles => "maps-tiles-not-pmtiles",
            Self::Cut => "maps-tiles-cut",
            Self::Kind => "maps-tiles-kind",
            Self::Metadata => "maps-tiles-metadata",
        }
    }
}

impl Archive {
    /// Reads the header and the metadata of an archive.
    pub fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        let (from, length) = Self::metadata_at(bytes, bytes.len() as u64)?;
        let from = usize::try_from(from).map_err(|_| Unusable::Cut)?;
        let written = bytes.get(from..).and_then(|rest| rest.get(..length));
        Self::described(bytes, written.ok_or(Unusable::Cut)?)
    }

    /// Where the metadata stand in an archive of so many bytes that begins so: the first byte, and how many.
    pub(crate) fn metadata_at(header: &[u8], size: u64) -> Result<(u64, usize), Unusable> {
        if !header.starts_with(b"PMTiles\x03") || header.len() < HEADER_BYTES {
            return Err(Unusable::NotPmtiles);
        }
        // Root directory, metadata, leaf directories, tiles: offset and length of each.
        for section in [8, 24, 40, 56] {
            let end = number(header, section).checked_add(number(header, section + 8));
            if end.is_none_or(|end| end > size) {
                return Err(Unusable::Cut);
            }
        }
        // 1: none; 2: gzip. The others are read by no browser without a decoder of ours.
        if !matches!(header[97], 1 | 2) || !matches!(header[98], 1 | 2) {
            return Err(Unusable::Kind);
        }
        let length = Some(number(header, 32)).filter(|length| *length <= METADATA_BYTES_MAX);
        let length = length.and_then(|length| usize::try_from(length).ok());
        Ok((number(header, 24), length.ok_or(Unusable::Metadata)?))
    }

    /// What a header and the metadata beside it say, once [`Self::metadata_at`] found them.
    pub(crate) fn described(header: &[u8], written: &[u8]) -> Result<Self, Unusable> {
        let tiles = match header[99] {
            1 => Tiles::Vector,
            2..=4 => Tiles::Raster,
            _ => return Err(Unusable::Kind),
        };
        let metadata = metadata(header[97] == 2, written).ok_or(Unusable::Metadata)?;
        let bounds = [102, 106, 110, 114].map(|at| degrees(header, at));
        let layers = metadata["vector_layers"].as_array();
        let mut names: Vec<String> = Vec::new();
        for name in layers
            .into_iter()
            .flatten()
            .filter_map(|layer| layer["id"].as_str())
        {
            // Said twice, it would be drawn twice under one name, which browsers refuse.
            let is_new = !names.iter().any(|known| known == name);
            if is_new && names.len() < LAYERS_MAX && name.chars().count() <= NAME_CHARS_MAX {
                names.push(name.to_owned());
            }
        }
        if tiles == Tiles::Vector && names.is_empty() {
            return Err(Unusable::Metadata);
        }
        Ok(Self {
            tiles,
            min_zoom: header[100].min(24),
            max_zoom: header[101].min(24),
            bounds,
            layers: names,
            attribution: plain(metadata["attribution"].as_str().unwrap_or_default()),
        })
    }
}

/// A number of 64 bits of the header.
fn number(bytes: &[u8], at: usize) -> u64 {
    bytes
        .get(at..at + 8)
        .and_then(|eight| eight.try_into().ok())
        .map_or(0, u64::from_le_bytes)
}

/// A longitude or a latitude of the header: ten millionths of a degree.
fn degrees(bytes: &[u8], at: usize) -> f64 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    f64::from(four.map_or(0, i32::from_le_bytes)) / 10_000_000.0
}

fn metadata(is_gzip: bool, written: &[u8]) -> Option<Value> {
    if !is_gzip {
        return serde_json::from_slice(written).ok();
    }
    let mut text = Vec::new();
    GzDecoder::new(written)
        .take(METADATA_BYTES_MAX)
        .read_to_end(&mut text)
        .ok()?;
    serde_json::from_slice(&text).ok()
}

/// Words without the HTML that credits are often written in.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&copy;", "©").replace("&amp;", "&");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(SOURCE_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    /// An archive without tiles, of these kinds.
    fn archive(tiles: u8, compression: u8, metadata: &str) -> Vec<u8> {
        let written = if compression == 2 {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
            gzip.write_all(metadata.as_bytes()).expect("in memory");
            gzip.finish().expect("in memory")
        } else {
            metadata.as_bytes().to_vec()
        };
        let mut bytes = vec![0; HEADER_BYTES];
        bytes[..8].copy_from_slice(b"PMTiles\x03");
        bytes[24..32].copy_from_slice(&(HEADER_BYTES as u64).to_le_bytes());
        bytes[32..40].copy_from_slice(&(written.len() as u64).to_le_bytes());
        bytes[97] = compression;
        bytes[98] = 2;
        bytes[99] = tiles;
        bytes[101] = 14;
        bytes[102..106].copy_from_slice(&(-30_168_000_i32).to_le_bytes());
        bytes.extend(written);
        bytes
    }

    const LAYERS: &str = r#"{"vector_layers":[{"id":"water"},{"id":"roads"}],"attribution":"<a href='x'>&copy; IGN</a>  2026"}"#;

    #[test]
    fn an_archive_says_what_it_holds() {
        for compression in [1, 2] {
            let read = Archive::read(&archive(1, compression, LAYERS)).expect("an archive");
            assert_eq!(read.layers, ["water", "roads"]);
            assert_eq!((read.tiles, read.max_zoom), (Tiles::Vector, 14));
            assert!((read.bounds[0] + 3.0168).abs() < 1e-9);
            assert_eq!(read.attribution, "© IGN 2026");
        }
        let twice = r#"{"vector_layers":[{"id":"water"},{"id":"water"}]}"#;
        assert_eq!(
            Archive::read(&archive(1, 1, twice)).map(|read| read.layers.len()),
            Ok(1)
        );
        let pictures = Archive::read(&archive(2, 1, "{}")).expect("an archive");
        assert_eq!(pictures.tiles, Tiles::Raster);
    }

    #[test]
    fn what_cannot_be_drawn_says_why() {
        let whole = archive(1, 2, LAYERS);
        assert_eq!(Archive::read(b"PMTiles\x02"), Err(Unusable::NotPmtiles));
        assert_eq!(Archive::read(b"%PDF-1.7"), Err(Unusable::NotPmtiles));
        assert_eq!(Archive::read(&whole[..whole.len() - 1]), Err(Unusable::Cut));
        assert_eq!(Archive::read(&archive(9, 1, LAYERS)), Err(Unusable::Kind));
        assert_eq!(Archive::read(&archive(1, 3, LAYERS)), Err(Unusable::Kind));
        assert_eq!(Archive::read(&archive(1, 1, "{}")), Err(Unusable::Metadata));
        assert_eq!(Archive::read(&archive(1, 1, "nope")), Err(Unusable::Metadata));
    }
}
