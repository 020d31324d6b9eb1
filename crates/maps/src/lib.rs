//! Maps: layers of published data over the town, drawn by the server first.
//!
//! What people do here: an agent makes a map of published files that hold coordinates ([`CreateMap`]), or brings one of uMap
//! ([`ImportMap`]); names and colours its layers ([`ChangeLayer`]), orders them ([`MoveLayer`]); publishes it ([`PublishMap`]).
//! Everyone sees it drawn, reads the same places in a list, looks for words in it, has it move when they ask for it, takes it
//! away or shows it on another site. The agent chooses what is drawn under the layers ([`SetBackground`]).
//!
//! The rules:
//! - the drawing and the list need no script and no network; the script of moving maps is fetched when somebody asks for it;
//! - browsers ask no other server, unless an agent chose the tiles of the IGN; nothing is ever asked of OpenStreetMap’s;
//! - what a layer shows of a file is what is published of it at that moment; when its dataset is withdrawn, so is what it shows;
//! - features of a `.umap` file are kept within bounds; those that are on another site are named, and nobody asks for them.
//!
//! ```text
//! /cartes                                   the maps
//! /cartes/nouvelle, /cartes/importer        a new one
//! /cartes/{id}                              drawn, and its list: ?q=&couche=&page=
//! /cartes/{id}/integrer                     alone, for the frame of another site
//! /cartes/{id}/modifier, /couches/{layer}   what an agent changes
//! /cartes/{id}/couches/{layer}/lieux.geojson?bbox=
//! /cartes/{id}/carte.umap                   for uMap
//! /cartes/fond                              the background; fond.json its style, fond.pmtiles its tiles, by ranges
//! ```

mod actions;
mod disk;
mod document;
mod home;
mod model;
mod pages;
pub mod rights;
mod sight;
mod store;

use db::Migration;
use kernel::{Feature, Navigation, Section};

pub use actions::{
    AddLayer, ChangeLayer, ChangeMap, CreateMap, HideMap, ImportMap, MoveLayer, PublishMap, RemoveLayer,
    RemoveMap, RemoveTiles, SetBackground,
};
pub use model::{
    Archive, Background, Choice, Colour, Imported, ImportedLayer, Layer, LayerId, MapId, MapState, Tiles,
    TownMap, Unreadable, Unusable,
};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-12-01-maps",
        text: include_str!("../migrations/2026-12-01-maps.sql"),
    }],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "maps-navigation",
        path: pages::MENU,
        rank: 62,
        section: Some(Section::FollowUp),
    }],
    routes: Some(pages::routes),
    home: Some(home::entries),
    news: home::NEWS,
    keepable: &["/cartes", "/cartes/{id}"],
    ..Feature::named("maps")
};
