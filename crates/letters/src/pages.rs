//! Pages of letters: the address of a text, the link an author received, what an agent sees.

mod address;
mod confirm;
mod contribution;
mod inbox;
mod keep;
mod typed;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::House;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/textes/{id}/courriel", get(address::show).post(address::give))
        .route("/consultations/{id}/courriel", get(contribution::show))
        .route("/courriel/{token}", get(confirm::show).post(confirm::file))
        .route("/courriel/{token}/refuser", post(confirm::refuse))
        .route("/courriel-recu", get(inbox::list))
        .route("/courriel-recu/{id}", get(inbox::one))
        .route("/courriel-recu/{id}/original", get(inbox::original))
}
