//! Parcours pages: the list, one parcours, a new one, one in preparation, the templates.

mod abandon;
mod creation;
mod draft;
mod editor;
mod place;
mod preparing;
mod reading;
mod templates;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::{get, post};
use kernel::{Fault, House};
use serde::Deserialize;
use ui::paging::pages_of;
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{CloseStep, StartParcours};
use crate::engine::ParcoursState;
use crate::model::ParcoursId;

/// Parcours in a page of the list.
const PER_PAGE: i64 = 30;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/parcours", get(list))
        .route("/parcours/nouveau", get(creation::show).post(creation::create))
        .route("/parcours/calendrier", get(place::show).post(place::set))
        .route("/parcours/modeles", get(templates::list))
        .route(
            "/parcours/modeles/importer",
            get(templates::show_import).post(templates::import),
        )
        .route("/parcours/modeles/{name}", get(templates::show))
        .route("/parcours/modeles/{name}/export", get(templates::export))
        .route("/parcours/modeles/{name}/copier", post(templates::copy))
        .route("/parcours/modeles/{name}/supprimer", post(templates::remove))
        .route(
            "/parcours/modeles/{name}/modifier",
            get(editor::show).post(editor::save),
        )
        .route("/parcours/{id}", get(reading::show))
        .route("/parcours/{id}/modifier", get(draft::show).post(draft::change))
        .route("/parcours/{id}/supprimer", post(draft::delete))
        .route("/parcours/{id}/demarrer", post(start))
        .route("/parcours/{id}/clore", post(close_step))
        .route(
            "/parcours/{id}/arreter",
            get(abandon::show).post(abandon::abandon),
        )
        .route("/parcours/{id}/rouvrir", post(abandon::reopen))
}

#[derive(Deserialize)]
struct ListQuery {
    etat: Option<String>,
    page: Option<u32>,
}

async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let state = query
        .etat
        .as_deref()
        .and_then(ParcoursState::parse)
        .unwrap_or(ParcoursState::Running);
    let prepares = visit.may(&crate::actions::PREPARE, kernel::Scope::BODY).await?;
    if state == ParcoursState::Draft && !prepares {
        return Err(Fault::Forbidden {
            right: crate::actions::PREPARE.code,
        }
        .into());
    }
    let total = crate::store::count(&mut visit.sql(), visit.body.id, state).await?;
    let pages = pages_of(total, PER_PAGE);
    let page = query.page.unwrap_or(1).clamp(1, pages);
    let offset = i64::from(page - 1) * PER_PAGE;
    let lines = crate::store::list(&mut visit.sql(), visit.body.id, state, PER_PAGE, offset).await?;
    let main = reading::list(&visit, state, &lines, page, pages, prepares);
    visit.page(
        Page::new(t!(visit.words, "parcours-title"), main)
            .lead(t!(visit.words, "parcours-lead"))
            .active("/parcours"),
    )
}

#[derive(Deserialize)]
struct StartForm {
    request_id: db::Uuid,
}

async fn start(visit: Visit, Path(id): Path<ParcoursId>, Posted(form): Posted<StartForm>) -> Answer {
    visit
        .act(form.request_id, &StartParcours { parcours: id })
        .await?;
    visit.done(&format!("/parcours/{id}"), "parcours-started")
}

#[derive(Deserialize)]
struct CloseForm {
    request_id: db::Uuid,
    step: String,
}

async fn close_step(visit: Visit, Path(id): Path<ParcoursId>, Posted(form): Posted<CloseForm>) -> Answer {
    visit
        .act(
            form.request_id,
            &CloseStep {
                parcours: id,
                step: form.step,
            },
        )
        .await?;
    visit.done(&format!("/parcours/{id}"), "parcours-step-closed")
}
