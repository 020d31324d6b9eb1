//! The pages that belong to no feature: home, who may do what, journal, search, deliveries, legal notices.

mod deliveries;
mod home;
mod information;
mod journal;
mod rights;
mod search;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::{Feature, House, Navigation};

/// These pages, as a feature like the others.
pub(crate) const FEATURE: Feature = Feature {
    rights: &[kernel::DELIVERIES],
    locales: &[("fr", include_str!("../locales/fr.ftl"))],
    navigation: &[Navigation {
        words: "house-navigation-home",
        path: "/",
        rank: 0,
    }],
    routes: Some(routes),
    ..Feature::named("parvis")
};

fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/", get(home::show))
        .route("/droits", get(rights::show))
        .route("/regles", get(rights::rules))
        .route("/journal", get(journal::show))
        .route("/recherche", get(search::show))
        .route("/envois", get(deliveries::show))
        .route("/envois/{id}/reprendre", post(deliveries::retry))
        .route("/mentions-legales", get(information::legal))
        .route("/accessibilite", get(information::accessibility))
        .route("/donnees", get(information::data))
        .route("/sante", get(information::health))
}
