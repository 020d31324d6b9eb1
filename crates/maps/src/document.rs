//! What leaves a map: its places as `GeoJSON` (RFC 7946), the whole as a `.umap` file, and the style of its background for
//! `MapLibre`.

mod geojson;
mod style;
mod umap;

pub(crate) use geojson::{bounds_of, collection, feature};
pub(crate) use style::style;
pub(crate) use umap::{Site, exported};
