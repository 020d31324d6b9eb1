//! What is drawn under the layers, and who is asked for it.

use db::Instant;
use kernel::FileHash;

use super::pmtiles::Archive;

db::text_enum! {
    /// What is drawn under the layers. The last two ask a server of the IGN from each reader's browser.
    pub enum Choice {
        /// The boundary of the town alone, which needs no network
        Outline = "contour",
        /// The file of tiles that the body keeps
        File = "fichier",
        /// Plan IGN, of the Géoplateforme
        Plan = "plan-ign",
        /// Aerial photographs of the IGN, of the Géoplateforme
        Photos = "photos-ign",
    }
}

impl Choice {
    /// True when browsers ask another server.
    pub fn is_elsewhere(self) -> bool {
        matches!(self, Self::Plan | Self::Photos)
    }
}

/// The server of the IGN's tiles.
pub(crate) const IGN: &str = "https://data.geopf.fr";

db::record! {
    /// The background of the maps of a body.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Background {
        /// What is drawn
        pub choice: Choice,
        /// The file of tiles, when one was sent; the operator's has none
        pub sha256: Option<FileHash>,
        /// Its name where it came from
        pub file_name: String,
        /// Its bytes
        pub size_bytes: i64,
        /// What it holds, as JSON
        pub described: String,
        /// Where it comes from, in words
        pub attribution: String,
        /// When something changed
        pub updated_at: Instant,
        /// Counts the changes, from 1
        pub version: i64,
    }
}

impl Background {
    /// That of a body that chose nothing yet.
    pub(crate) fn none(now: Instant) -> Self {
        Self {
            choice: Choice::Outline,
            sha256: None,
            file_name: String::new(),
            size_bytes: 0,
            described: String::new(),
            attribution: String::new(),
            updated_at: now,
            version: 0,
        }
    }

    /// What the file of tiles holds; none when there is no file.
    pub(crate) fn archive(&self) -> Option<Archive> {
        serde_json::from_str(&self.described).ok()
    }

    /// What tells the file of tiles from another one, in its address.
    pub(crate) fn edition(&self) -> String {
        match &self.sha256 {
            Some(hash) => hash.as_str().chars().take(16).collect(),
            None => format!("{}-{}", self.version, self.size_bytes),
        }
    }

    /// Where the tiles of an address of the Géoplateforme are, for a choice that asks it.
    pub(crate) fn tiles_elsewhere(&self) -> Option<String> {
        let (layer, format) = match self.choice {
            Choice::Plan => ("GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", "image/png"),
            Choice::Photos => ("ORTHOIMAGERY.ORTHOPHOTOS", "image/jpeg"),
            Choice::Outline | Choice::File => return None,
        };
        Some(format!(
            "{IGN}/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=normal&FORMAT={format}\
             &TILEMATRIXSET=PM&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}"
        ))
    }
}
