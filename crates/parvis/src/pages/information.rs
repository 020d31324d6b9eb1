//! What a public site owes its readers: accessibility, open data; and a word for those who watch the node.

use axum::response::{IntoResponse as _, Response};
use kernel::Fault;
use maud::html;
use ui::{Answer, Page, Visit, t};

use crate::legal_notice::LegalNotice;

pub(super) async fn accessibility(visit: Visit) -> Answer {
    let words = visit.words;
    let contact = LegalNotice::find(&mut visit.sql(), visit.body.id).await?.contact;
    let main = html! {
        p { (t!(words, "house-accessibility-state")) }
        p { (t!(words, "house-accessibility-done")) }
        p { (t!(words, "house-accessibility-contact", name = visit.body.name.as_str())) }
        @if !contact.is_empty() { p { @for (place, line) in contact.lines().enumerate() { @if place > 0 { br; } (line) } } }
    };
    visit.page(Page::new(t!(words, "house-accessibility-title"), main))
}

pub(super) async fn data(visit: Visit) -> Answer {
    let words = visit.words;
    let main = html! {
        p { (t!(words, "house-data-explained")) }
        ul.links {
            li { a href="/actes.atom" { (t!(words, "house-data-acts")) } }
            li { a href="/journal" { (t!(words, "house-data-journal")) } }
            li { a href="/consultations" { (t!(words, "house-data-consultations")) } }
            li { a href="/contributions" { (t!(words, "house-data-contributions")) } }
            li { a href="/actes/donnees-ouvertes" { (t!(words, "house-data-deliberations")) } }
            li { a href="/plans" { (t!(words, "house-data-indicators")) } }
            li { a href="/donnees" { (t!(words, "house-data-datasets")) } }
            li { a href="/cartes" { (t!(words, "house-data-maps")) } }
            li { a href="/budgets" { (t!(words, "house-data-budgets")) } }
            li { a href="/exigences" { (t!(words, "house-data-requirements")) } }
        }
    };
    visit.page(Page::new(t!(words, "house-data-title"), main))
}

/// « ok » when the database answers: for those who watch over the node.
pub(super) async fn health(visit: Visit) -> Result<Response, ui::Problem> {
    kernel::Collectivite::all(&mut visit.sql())
        .await
        .map_err(Fault::from)?;
    Ok("ok\n".into_response())
}
