//! The pages: who watches, the register, how long things are kept, one's own data, breaches, objections.

mod breaches;
mod objections;
mod officer;
mod own;
mod register;
mod retention;

use std::sync::Arc;

use axum::routing::get;
use axum::{Extension, Router};
use kernel::{Fault, House, Right, Scope};
use ui::Visit;

/// Who watches, and the ways to all the rest.
const HOME: &str = "/donnees-personnelles";
const REGISTER: &str = "/registre-des-traitements";
const RETENTION: &str = "/durees-de-conservation";
const OWN: &str = "/compte/donnees";
const BREACHES: &str = "/violations";
const OBJECTIONS: &str = "/oppositions";
const ASSESSMENT: &str = "/analyse-d-impact.odt";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/donnees-personnelles", get(officer::show))
        .route(
            "/donnees-personnelles/modifier",
            get(officer::edit).post(officer::save),
        )
        .route("/registre-des-traitements", get(register::show))
        .route("/registre-des-traitements.csv", get(register::csv))
        .route("/registre-des-traitements.odt", get(register::odt))
        .route("/analyse-d-impact.odt", get(register::assessment))
        .route("/durees-de-conservation", get(retention::show))
        .route("/compte/donnees", get(own::show).post(own::object))
        .route(
            "/compte/donnees/export",
            get(own::export).layer(Extension(Arc::<own::Taken>::default())),
        )
        .route("/violations", get(breaches::list))
        .route("/violations.csv", get(breaches::csv))
        .route("/violations/nouvelle", get(breaches::ask).post(breaches::record))
        .route("/violations/{id}", get(breaches::show).post(breaches::tell))
        .route("/oppositions", get(objections::list))
        .route(
            "/oppositions/{id}",
            get(objections::show).post(objections::answer),
        )
}

/// Refuses who does not hold `right` for the whole body.
async fn require(visit: &Visit, right: &Right) -> Result<(), Fault> {
    if visit.may(right, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: right.code })
    }
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
