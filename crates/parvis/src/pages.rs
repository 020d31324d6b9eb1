//! The pages that belong to no feature: home, who may do what, journal, search, bridges, deliveries, legal notices.

mod acts_of_agents;
mod appearance;
mod bridges;
mod deliveries;
mod home;
mod information;
mod journal;
mod legal;
mod offline;
mod places;
mod rights;
mod search;
mod search_feed;
mod why;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use db::Migration;
use kernel::{Feature, House, Navigation};

use crate::{appearance as looks, hosts, legal_notice, store};

/// These pages, as a feature like the others.
pub(crate) const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-11-25-parvis-legal-notice",
        text: include_str!("../migrations/2026-11-25-parvis-legal-notice.sql"),
    }],
    statements: &[store::STATEMENTS],
    rights: &[
        kernel::DELIVERIES,
        kernel::APPLY_RETENTION,
        legal_notice::EDIT,
        looks::CHANGE,
        hosts::SET,
    ],
    processings: legal_notice::PROCESSINGS,
    retentions: kernel::privacy::RETENTIONS,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "house-navigation-home",
        path: "/",
        rank: 0,
        section: None,
    }],
    routes: Some(routes),
    keepable: &[
        "/",
        "/droits",
        "/regles",
        "/mentions-legales",
        "/accessibilite",
        "/donnees-du-site",
    ],
    ..Feature::named("parvis")
};

fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/", get(home::show))
        .route("/droits", get(rights::show))
        .route("/regles", get(rights::rules))
        .route("/journal", get(journal::show))
        .route("/journal/agents", get(acts_of_agents::show))
        .route("/recherche", get(search::show))
        .route("/recherche.atom", get(search_feed::feed))
        .route("/recherche.json", get(search_feed::feed))
        .route("/passerelles", get(bridges::show))
        .merge(bridges::settings_routes())
        .route("/passerelles/{kind}/reprendre", post(bridges::retry_all))
        .route("/passerelles/envois/{id}/reprendre", post(bridges::retry))
        .route("/passerelles/envois/{id}/ecarter", post(bridges::set_aside))
        .route("/outils/{tool}", get(places::show))
        .route("/outils/{tool}/ouvrir", post(places::open))
        .route("/outils/{tool}/fermer", post(places::close))
        .route("/envois", get(deliveries::show))
        .route("/envois/{id}/reprendre", post(deliveries::retry))
        .route("/mentions-legales", get(legal::show))
        .route("/mentions-legales/modifier", get(legal::edit).post(legal::save))
        .route(
            "/apparence",
            get(appearance::show).post(appearance::choose_colours),
        )
        .route("/apparence/embleme", post(appearance::choose_emblem))
        .route("/apparence/embleme/{digest}", get(appearance::emblem))
        .route("/accessibilite", get(information::accessibility))
        .route("/donnees-du-site", get(information::data))
        .route(offline::PATH, get(offline::show))
        .route("/hors-connexion/adresses", get(offline::addresses))
        .route("/sante", get(information::health))
}
