//! The pages of assemblies: what everybody reads holds numbers; what holds names is for agents.

mod ceremony;
mod create;
mod files;
mod join;
mod letter;
mod list;
mod lower;
mod own;
mod people;
mod person;
mod prepare;
mod relax;
mod seen;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::House;

/// The menu entry every page here belongs to.
const MENU: &str = "/assemblees";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/assemblees", get(list::show))
        .route("/assemblees/nouvelle", get(create::show).post(create::create))
        .route("/assemblees/{id}", get(show::show))
        .route("/assemblees/{id}/inscription", get(join::show).post(join::join))
        .route("/assemblees/{id}/preparer", get(prepare::show))
        .route(
            "/assemblees/{id}/preparer/reglages",
            get(create::show_edit).post(create::edit),
        )
        .route("/assemblees/{id}/preparer/criteres", post(prepare::criteria))
        .route("/assemblees/{id}/preparer/quotas", post(prepare::quotas))
        .route("/assemblees/{id}/preparer/sieges", post(lower::lower))
        .route("/assemblees/{id}/preparer/appel", post(prepare::open))
        .route("/assemblees/{id}/preparer/prolonger", post(prepare::prolong))
        .route("/assemblees/{id}/preparer/clore", post(prepare::close))
        .route("/assemblees/{id}/preparer/tirage", post(prepare::ask_draw))
        .route("/assemblees/{id}/preparer/abandonner", post(prepare::cancel))
        .route("/assemblees/{id}/preparer/reserve", post(prepare::reserve))
        .route("/assemblees/{id}/preparer/groupe", post(prepare::gather))
        .route("/assemblees/{id}/preparer/effacer", post(prepare::erase))
        .route("/assemblees/{id}/volontaires", get(people::show))
        .route(
            "/assemblees/{id}/volontaires/papier",
            get(join::show_paper).post(join::enter_paper),
        )
        .route("/assemblees/{id}/volontaires/{volunteer}", get(person::show))
        .route(
            "/assemblees/{id}/volontaires/{volunteer}/reponse",
            post(person::answer),
        )
        .route(
            "/assemblees/{id}/volontaires/{volunteer}/depart",
            post(person::departure),
        )
        .route(
            "/assemblees/{id}/volontaires/{volunteer}/retrait",
            post(person::withdrawal),
        )
        .route(
            "/assemblees/{id}/volontaires/{volunteer}/courrier.pdf",
            get(letter::show),
        )
        .route(
            "/assemblees/{id}/tirages/{round}",
            get(ceremony::show).post(ceremony::enter_seed),
        )
        .route("/assemblees/{id}/tirages/{round}/panels.txt", get(files::panels))
        .route(
            "/assemblees/{id}/tirages/{round}/reserve.txt",
            get(files::reserve),
        )
        .route("/assemblees/{id}/tirages/{round}/quotas.csv", get(files::quotas))
        .route(
            "/assemblees/{id}/tirages/{round}/candidats.csv",
            get(files::candidates),
        )
        .route(
            "/assemblees/{id}/tirages/{round}/certificat.json",
            get(files::certificate),
        )
        .route("/volontariat/{token}", get(own::show))
        .route("/volontariat/{token}/confirmer", post(own::confirm))
        .route("/volontariat/{token}/reponse", post(own::answer))
        .route("/volontariat/{token}/retrait", post(own::withdraw))
}
