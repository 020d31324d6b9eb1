//! The pages: the duties for everybody, and what agents say of each.

mod choose;
mod list;
mod size;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use kernel::{Fault, House, Scope};
use ui::{Page, Visit, t};

use crate::rights;

/// The menu entry every page here belongs to.
pub(crate) const MENU: &str = "/a-publier";

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/a-publier", get(list::show))
        .route("/a-publier/agents", get(size::show).post(size::set))
        .route("/a-publier/{duty}", get(choose::show).post(choose::choose))
}

async fn may_answer(visit: &Visit) -> Result<bool, Fault> {
    visit.may(&rights::ANSWER, Scope::BODY).await
}

async fn must_answer(visit: &Visit) -> Result<(), Fault> {
    if may_answer(visit).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden {
            right: rights::ANSWER.code,
        })
    }
}

/// A page under that of the duties, for agents alone.
fn under(visit: &Visit, page: Page) -> Page {
    page.under(t!(visit.words, "disclosure-title"), MENU)
        .active(MENU)
        .not_indexed()
}
