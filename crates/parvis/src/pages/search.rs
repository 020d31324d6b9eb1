//! Search over everything public.

use axum::extract::Query;
use maud::html;
use serde::Deserialize;
use ui::components::{list_empty, pagination};
use ui::layout::FeedLink;
use ui::paging::query_value;
use ui::{Answer, Page, Visit, t};

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

impl Asked {
    /// The words looked for.
    pub(super) fn words(&self) -> &str {
        self.q.trim()
    }
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let query = asked.words();
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
            (pagination(words, page, pages, |page| format!("/recherche?q={}&page={page}", query_value(query))))
        }
        @if !query.is_empty() {
            ul {
                li { a href={ "/recherche.atom?q=" (query_value(query)) } { (t!(words, "house-search-atom")) } }
                li { a href={ "/recherche.json?q=" (query_value(query)) } { (t!(words, "house-search-json")) } }
            }
        }
    };
    let title = if query.is_empty() {
        t!(words, "house-search-title")
    } else {
        t!(words, "house-search-title-of", q = query)
    };
    let mut page = Page::new(title, main).not_indexed();
    if !query.is_empty() {
        let href = format!("/recherche.atom?q={}", query_value(query));
        page = page.feed(FeedLink::atom(
            t!(words, "house-search-title-of", q = query),
            href,
        ));
    }
    visit.page(page)
}
