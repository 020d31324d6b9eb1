//! What a public site owes its readers: legal notices, accessibility, open data; and a word for those who watch the node.

use axum::response::{IntoResponse as _, Response};
use kernel::Fault;
use maud::html;
use ui::{Answer, Page, Visit, t};

pub(super) async fn legal(visit: Visit) -> Answer {
    let words = visit.words;
    let main = html! {
        h2 { (t!(words, "house-legal-editor")) }
        p { (t!(words, "house-legal-editor-text", name = visit.body.name.as_str())) }
        h2 { (t!(words, "house-legal-personal")) }
        p { (t!(words, "house-legal-personal-text")) }
        ul {
            li { (t!(words, "house-legal-personal-account")) }
            li { (t!(words, "house-legal-personal-session")) }
            li { (t!(words, "house-legal-personal-journal")) }
            li { (t!(words, "house-legal-personal-third")) }
        }
        h2 { (t!(words, "house-legal-software")) }
        p { (t!(words, "house-legal-software-text")) }
        h2 { (t!(words, "house-legal-limits")) }
        p { (t!(words, "house-legal-limits-text")) }
    };
    visit.page(Page::new(t!(words, "house-legal-title"), main))
}

pub(super) async fn accessibility(visit: Visit) -> Answer {
    let words = visit.words;
    let main = html! {
        p { (t!(words, "house-accessibility-state")) }
        p { (t!(words, "house-accessibility-done")) }
        p { (t!(words, "house-accessibility-contact", name = visit.body.name.as_str())) }
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
