//! The pages: what was sent and awaits an answer, one transmission, the forms of whoever sends, records and answers.

mod answer;
mod list;
mod record;
mod send;
mod transmission;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::{Fault, House};
use maud::Markup;
use ui::components::{Tone, status};
use ui::{SentFile, Visit, t};

use crate::actions::JoinedFile;
use crate::model::{FILE_BYTES_MAX, State, Transmission, TransmissionId, day_of};
use crate::store;

/// What a form weighs beside its file, in bytes.
const FORM_BYTES_MAX: usize = 1_000_000;
/// Where the list is.
const LIST: &str = "/transmissions";
/// The menu entry the pages belong to: acts have it.
const MENU: &str = "/actes";

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/transmissions", get(list::show))
        .route("/transmissions/{id}", get(transmission::show))
        .route(
            "/transmissions/{id}/relancer",
            post(transmission::remind).get(transmission::back),
        )
        .route(
            "/transmissions/{id}/annuler",
            get(transmission::show_call_off).post(transmission::call_off),
        )
        .route(
            "/transmissions/{id}/reponse",
            get(record::show).post(record::record),
        )
        .route(
            "/transmissions/{id}/reponses/{answer}/fichier",
            get(transmission::file),
        )
        .route(
            "/transmissions/{id}/reponses/{answer}/retirer",
            get(transmission::show_withdrawal).post(transmission::withdraw),
        )
        .route("/actes/{id}/transmettre", get(send::show).post(send::send))
        .route("/repondre/{token}", get(answer::show).post(answer::answer))
        .route(
            "/repondre/{token}/nouveau",
            post(answer::ask_for_link).get(answer::back),
        )
        .route(
            "/transmissions/{id}/lien",
            post(transmission::send_link).get(transmission::back),
        )
        // Forms of these pages may hold a file.
        .layer(DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX))
}

async fn find(visit: &Visit, id: TransmissionId) -> Result<Transmission, Fault> {
    store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("transmission"))
}

/// « Réponse attendue depuis 12 jours », « Répondu en 9 jours », « Annulé ».
fn state_status(visit: &Visit, sent: &Transmission) -> Markup {
    let words = visit.words;
    let zone = visit.body.zone();
    let days = sent.days_waited(visit.now(), &zone);
    match sent.state {
        State::Waiting => {
            let is_late = sent.is_late(day_of(visit.now(), &zone));
            let tone = if is_late { Tone::Warning } else { Tone::Info };
            status(&t!(words, "transmissions-waiting", days = days), tone)
        }
        State::Answered => status(&t!(words, "transmissions-answered", days = days), Tone::Good),
        State::Cancelled => status(&t!(words, "transmissions-cancelled"), Tone::Neutral),
    }
}

/// The file of a form, for an action.
fn joined(file: Option<SentFile>) -> Option<JoinedFile> {
    file.map(|file| JoinedFile {
        name: file.name,
        bytes: file.bytes.to_vec(),
    })
}
