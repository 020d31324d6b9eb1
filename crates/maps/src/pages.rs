//! The pages: the maps, one map with its list, what agents make of them, and the files that browsers and other tools read.

mod background;
mod drawing;
mod given;
mod import;
mod layer;
mod list;
mod prepare;
mod show;
mod tiles;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::{get, post};
use db::Uuid;
use kernel::{Fault, House};
use maud::{Markup, html};
use serde::Deserialize;
use territory::Boundary;
use ui::{Page, Visit, Words, t};

use crate::model::{
    Background, Choice, IGN, Layer, LayerId, MapId, SCOPE, TILES_BYTES_MAX, TownMap, UMAP_BYTES_MAX,
};
use crate::{rights, store};

/// The menu entry the pages belong to.
pub(crate) const MENU: &str = "/cartes";
/// What a form weighs beside its file, in bytes.
const FORM_BYTES_MAX: usize = 100_000;

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    let with_umap = Router::new()
        .route("/cartes/importer", get(import::show).post(import::send))
        .layer(DefaultBodyLimit::max(UMAP_BYTES_MAX + FORM_BYTES_MAX));
    let with_tiles = Router::new()
        .route("/cartes/fond", get(background::show).post(background::send))
        .layer(DefaultBodyLimit::max(TILES_BYTES_MAX + FORM_BYTES_MAX));
    Router::new()
        .route("/cartes", get(list::show))
        .route("/cartes/nouvelle", get(prepare::show_new).post(prepare::create))
        .route("/cartes/fond.pmtiles", get(tiles::file))
        .route("/cartes/fond.json", get(given::background_style))
        .route("/cartes/{id}", get(show::show))
        .route("/cartes/{id}/integrer", get(show::embedded))
        .route("/cartes/{id}/carte.umap", get(given::umap))
        .route(
            "/cartes/{id}/modifier",
            get(prepare::show_change).post(prepare::change),
        )
        .route("/cartes/{id}/publier", post(prepare::publish).get(prepare::back))
        .route("/cartes/{id}/masquer", post(prepare::hide).get(prepare::back))
        .route("/cartes/{id}/supprimer", post(prepare::remove).get(prepare::back))
        .route("/cartes/{id}/couches", post(layer::add).get(prepare::back))
        .route(
            "/cartes/{id}/couches/{layer}",
            get(layer::show).post(layer::change),
        )
        .route(
            "/cartes/{id}/couches/{layer}/deplacer",
            post(layer::shift).get(layer::back),
        )
        .route(
            "/cartes/{id}/couches/{layer}/retirer",
            post(layer::remove).get(layer::back),
        )
        .route("/cartes/{id}/couches/{layer}/lieux.geojson", get(given::places))
        .merge(with_umap)
        .merge(with_tiles)
}

/// A form that only asks for something to be done.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    request_id: Uuid,
}

/// A map that the visitor may read: a published one, or any one for who makes them.
async fn readable(visit: &Visit, id: MapId) -> Result<TownMap, Fault> {
    let map = store::find_map(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("map"))?;
    if map.is_public() || visit.may(&rights::PREPARE, SCOPE).await? {
        Ok(map)
    } else {
        Err(Fault::NotFound("map"))
    }
}

/// A map that the visitor may change.
async fn prepared(visit: &Visit, id: MapId) -> Result<TownMap, Fault> {
    require(visit).await?;
    readable(visit, id).await
}

/// A layer of a map.
async fn layer_of(visit: &Visit, map: MapId, id: LayerId) -> Result<Layer, Fault> {
    let layer = store::find_layer(&mut visit.sql(), visit.body.id, id).await?;
    layer
        .filter(|layer| layer.map_id == map)
        .ok_or(Fault::NotFound("layer"))
}

async fn require(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&rights::PREPARE, SCOPE).await? {
        return Ok(());
    }
    let right = rights::PREPARE.code;
    Err(Fault::Forbidden { right })
}

async fn background_of(visit: &Visit) -> Result<Background, Fault> {
    let found = store::find_background(&mut visit.sql(), visit.body.id).await?;
    Ok(found.unwrap_or_else(|| Background::none(visit.now())))
}

async fn boundary_of(visit: &Visit) -> Result<Option<Boundary>, Fault> {
    Ok(territory::boundary(&mut visit.sql(), visit.body.id).await?)
}

/// A page under that of its map.
fn under_map(visit: &Visit, map: &TownMap, page: Page) -> Page {
    page.under(t!(visit.words, "maps-title"), MENU)
        .under(&map.title, map.path())
        .active(MENU)
}

/// A page where a map moves: its script and its worker are ours, tiles of the IGN are asked for where the body chose them, and
/// other sites may frame it when it was made for that.
fn with_policy(mut response: Response, choice: Choice, is_framed: bool) -> Response {
    let elsewhere = if choice.is_elsewhere() {
        format!(" {IGN}")
    } else {
        String::new()
    };
    let ancestors = if is_framed { "*" } else { "'none'" };
    let policy = format!(
        "default-src 'self'; img-src 'self' data: blob:{elsewhere}; connect-src 'self'{elsewhere}; worker-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
    );
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// What somebody wrote in Markdown; nothing when they wrote nothing.
fn written(words: Words, text: &str) -> Markup {
    html! { @if !text.is_empty() { (words.markdown(text)) } }
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}

/// A count as a sentence takes it.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
