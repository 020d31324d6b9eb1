//! The pages of telephone numbers: one's own, and the gateway for agents.

mod own;
mod setting;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::House;

/// The page where one proves it.
pub(crate) const PATH: &str = "/compte/telephone";
/// Where agents say by which gateway messages leave.
const SETTING: &str = "/passerelles/sms";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/compte/telephone", get(own::show).post(own::ask))
        .route("/compte/telephone/code", post(own::confirm).get(own::back))
        .route("/compte/telephone/retirer", post(own::give_up).get(own::back))
        .route("/passerelles/sms", get(setting::show).post(setting::change))
        .route(
            "/passerelles/sms/retirer",
            post(setting::remove).get(setting::back),
        )
}
