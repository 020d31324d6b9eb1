//! The pages: asking to follow, what one follows, news, the links of a letter, all the activity of a group or a parcours.

mod activity;
mod ask;
mod discussion;
mod folder;
mod mine;
mod news;
mod off;
mod parts;

use std::sync::Arc;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use kernel::{Fault, House, PersonId};
use ui::Visit;

use crate::rights;

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/suivre", get(ask::show).post(ask::follow))
        .route("/suivre/oui", get(ask::come_back))
        .route("/mes-suivis", get(mine::show).post(mine::choose))
        .route("/mes-suivis/rythme", get(to_mine).post(mine::set_rhythm))
        .route("/nouveautes", get(news::show))
        .route("/nouveautes/vu", get(to_news).post(news::mark))
        .route("/recapitulatif/{token}", get(off::ask).post(off::stop))
        .route(
            "/recapitulatif/{token}/{kind}/{id}",
            get(off::ask_one).post(off::stop_one),
        )
        .route(
            "/discussion/invitation",
            get(discussion::ask).post(discussion::invite),
        )
        .route("/groupes/{slug}/activite", get(activity::show))
        .route("/parcours/{id}/activite", get(activity::show))
}

/// Who asks again for what only a form answers: back to the page of the form.
async fn to_mine() -> Redirect {
    Redirect::to("/mes-suivis")
}

async fn to_news() -> Redirect {
    Redirect::to("/nouveautes")
}

/// Who reads a page of their own; a visitor is asked to sign in, and comes back.
fn reader(visit: &Visit) -> Result<PersonId, Fault> {
    visit.actor.person().ok_or(Fault::Forbidden {
        right: rights::FOLLOW.code,
    })
}
