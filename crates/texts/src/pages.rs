//! Pages.
use std::sync::Arc;

use axum::Router;
use kernel::House;

/// The routes of texts.
pub fn routes() -> Router<Arc<House>> {
    Router::new()
}
