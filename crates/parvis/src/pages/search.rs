//! Search over everything public.

use axum::extract::Query;
use maud::html;
use serde::Deserialize;
use ui::components::{list_empty, pagination};
use ui::{Answer, Page, Visit, t};

use std::fmt::Write as _;

/// Results in a page.
const PER_PAGE: u32 = 20;
/// Pages shown: further results are better found by another word.
const PAGES_MAX: u32 = 50;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    page: Option<u32>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let query = asked.q.trim();
    let page = asked.page.unwrap_or(1).clamp(1, PAGES_MAX);
    let found = search::find(
        &mut visit.sql(),
        visit.body.id,
        query,
        None,
        PER_PAGE,
        (page - 1) * PER_PAGE,
    )
    .await?;
    let pages = found.total.div_ceil(PER_PAGE).clamp(1, PAGES_MAX);
    let main = html! {
        form.search-again role="search" method="get" action="/recherche" aria-label=(t!(words, "house-search-again")) {
            div.field {
                label for="q" { (t!(words, "house-search-label")) }
                input #q type="search" name="q" maxlength="200" value=(query);
            }
            button.button type="submit" { (t!(words, "search-button")) }
        }
        @if query.is_empty() {
            p { (t!(words, "house-search-nothing-asked")) }
        } @else if found.hits.is_empty() {
            (list_empty(&t!(words, "house-search-none", q = query), None))
        } @else {
            p role="status" { (t!(words, "house-search-count", n = found.total)) }
            ol.results {
                @for hit in &found.hits {
                    li {
                        h2 { a href=(hit.path) { (words.written(&hit.title)) } }
                        p.hint { (words.say(&format!("subject-{}", hit.kind))) }
                        p { @for piece in hit.pieces() { @if piece.is_match { mark { (piece.text) } } @else { (piece.text) } } }
                    }
                }
            }
            (pagination(words, page, pages, |page| format!("/recherche?q={}&page={page}", encoded(query))))
        }
    };
    let title = if query.is_empty() {
        t!(words, "house-search-title")
    } else {
        t!(words, "house-search-title-of", q = query)
    };
    visit.page(Page::new(title, main).not_indexed())
}

/// The query as it stands in an address (percent-encoding, RFC 3986 section 2.1).
fn encoded(query: &str) -> String {
    query.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}
