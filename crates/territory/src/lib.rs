//! The territory of a body: its boundary, drawn from an open source and credited.
//!
//! What people do here: the operator (`parvis init --boundary contour.geojson`) or an agent (`/territoire/contour`) gives
//! the boundary as `GeoJSON` ([`SetBoundary`]); everyone sees it on the home page and on `/territoire`, and takes it back as
//! `GeoJSON`. A body that gave none shows nothing.
//!
//! The rules:
//! - polygons in degrees of WGS 84, as RFC 7946 has them; a file in metres, a line or a point is refused with what to do;
//! - a source is always named: the open licences of official boundaries ask for it (Licence Ouverte 2.0, « mention de la
//!   paternité »);
//! - long outlines are thinned until no more than [`model::POINTS_MAX`] points are left: this is a drawing, and never
//!   decides who lives in the town.

mod actions;
mod geojson;
pub mod model;
mod pages;
mod store;

use db::{Migration, Sql};
use kernel::{CollectiviteId, Feature, Quality, Right};

pub use actions::SetBoundary;
pub use geojson::Unreadable;
pub use model::{Boundary, Polygons};
pub use pages::figure;

/// Giving the boundary of the body.
pub const SET: Right = Right {
    code: "territory.set-boundary",
    held_by: &[Quality::Agent],
};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-11-29-territory",
        text: include_str!("../migrations/2026-11-29-territory.sql"),
    }],
    statements: &[store::STATEMENTS],
    rights: &[SET],
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    routes: Some(pages::routes),
    keepable: &["/territoire"],
    ..Feature::named("territory")
};

/// The boundary of a body, for who draws something on it; none when the body gave none.
pub async fn boundary(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Boundary>, db::Error> {
    store::find(sql, body).await
}
