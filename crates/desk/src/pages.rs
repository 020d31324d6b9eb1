//! Pages of the desk: letters with a code, visits, and the code that somebody types.

mod address;
mod campaign;
mod campaigns;
mod code;
mod deeds;
mod home;
mod letter;
mod receipt;
mod visit;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::{Fault, House, Right, Scope};
use ui::Visit;

/// Where a code is typed.
pub(crate) const CODE: &str = "/code";
/// Where agents begin a visit.
pub(crate) const DESK: &str = "/guichet";
/// The campaigns of letters.
const CAMPAIGNS: &str = "/guichet/courriers";
/// The value of a box that is ticked.
const YES: &str = "oui";
/// Lines of a list in one page.
const LINES_A_PAGE: i64 = 50;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route(CODE, get(code::show).post(code::send))
        .route("/code/adresse", get(address::show).post(address::give))
        .route(
            "/code/adresse/{token}",
            get(address::show_link).post(address::confirm),
        )
        .route(DESK, get(home::show).post(home::begin))
        .route(
            "/guichet/courriers",
            get(campaigns::show).post(campaigns::prepare),
        )
        .route("/guichet/courriers/{id}", get(campaign::show))
        .route(
            "/guichet/courriers/{id}/lettres.pdf",
            post(campaign::make_all).get(campaign::back),
        )
        .route(
            "/guichet/courriers/{id}/lettre.pdf",
            post(campaign::make_one).get(campaign::back),
        )
        .route(
            "/guichet/courriers/{id}/retirer",
            post(campaign::remove).get(campaign::back),
        )
        .route("/guichet/{visit}", get(visit::show))
        .route(
            "/guichet/{visit}/contribuer/{consultation}",
            get(deeds::show_contribute).post(deeds::contribute),
        )
        .route(
            "/guichet/{visit}/soutenir/{consultation}",
            get(deeds::show_support).post(deeds::support),
        )
        .route(
            "/guichet/{visit}/proposer/{budget}",
            get(deeds::show_propose).post(deeds::propose),
        )
        .route("/guichet/{visit}/recu", post(receipt::make).get(receipt::back))
}

/// What is for agents is told to nobody else.
async fn must_hold(visit: &Visit, right: &Right) -> Result<(), Fault> {
    if visit.may(right, Scope::BODY).await? {
        return Ok(());
    }
    Err(Fault::Forbidden { right: right.code })
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
