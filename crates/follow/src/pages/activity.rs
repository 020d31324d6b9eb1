//! One view over the tools: what is said, written, scheduled and filed in a group or a parcours today ([`parts`]), then all
//! that happened there, from the same lines as the news; one search over all of it.

use axum::extract::Query;
use axum::http::Uri;
use kernel::{Fault, NewsSort, Subject};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{TimelineLine, list_empty, pagination, timeline};
use ui::paging::{page_and_offset, query_value};
use ui::{Answer, Page, Visit, t};

use super::{discussion, folder, parts};
use crate::gather::Line;
use crate::offers::{ACTIVE, ACTIVITY};
use crate::store::news::{self, Told};

/// Lines on a page.
const PAGE_SIZE: i64 = 40;
/// Results of a search on a page.
const FOUND_SIZE: u32 = 20;
/// Pages of results: further ones are better found by another word.
const FOUND_PAGES_MAX: u32 = 50;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sorte: String,
    avant: Option<i64>,
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, uri: Uri, Query(asked): Query<Asked>) -> Answer {
    let subject = subject_at(&visit, uri.path()).await?;
    let words = visit.words;
    let address = format!("{}/{ACTIVITY}", subject.path);
    let query = asked.q.trim();
    let content = if query.is_empty() {
        // Further back, one reads on.
        let parts = if asked.avant.is_none() {
            parts::show(&visit, &subject, NewsSort::parse(&asked.sorte)).await?
        } else {
            html! {}
        };
        html! {
            (parts)
            h2 { (t!(words, "follow-activity-lines")) }
            (lines(&visit, &subject, &address, &asked).await?)
        }
    } else {
        found(&visit, &subject, &address, query, asked.page.as_deref()).await?
    };
    let main = html! {
        form.search-again role="search" method="get" action=(address) aria-label=(t!(words, "follow-activity-search")) {
            div.field {
                label for="q" { (t!(words, "follow-activity-search")) }
                input #q type="search" name="q" maxlength="200" value=(query);
            }
            button.button type="submit" { (t!(words, "follow-activity-search-button")) }
        }
        (content)
    };
    let title = t!(words, "follow-activity-title", title = &subject.title);
    visit.page(
        Page::new(title, main)
            .lead(t!(words, "follow-activity-lead"))
            .under(&subject.title, &subject.path),
    )
}

/// The group or the parcours whose address this one prolongs.
async fn subject_at(visit: &Visit, path: &str) -> Result<Subject, Fault> {
    let unknown = || Fault::NotFound("subject");
    let path = path
        .strip_suffix(ACTIVITY)
        .and_then(|path| path.strip_suffix('/'))
        .ok_or_else(unknown)?;
    Subject::at_path(&mut visit.sql(), visit.body.id, path)
        .await?
        .filter(|subject| ACTIVE.contains(&subject.reference.kind.as_str()))
        .ok_or_else(unknown)
}

async fn lines(visit: &Visit, subject: &Subject, address: &str, asked: &Asked) -> Result<Markup, Fault> {
    let words = visit.words;
    let sort = NewsSort::parse(&asked.sorte);
    let before = asked.avant.unwrap_or(i64::MAX);
    let object = subject.reference.id;
    let mut told = news::timeline(
        &mut visit.sql(),
        visit.body.id,
        object,
        sort,
        before,
        PAGE_SIZE + 1,
    )
    .await?;
    let has_older = told.len() > usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    told.truncate(usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX));
    let of_sort = sort.map_or_else(String::new, |sort| format!("sorte={}&", sort.as_str()));
    let oldest = told.last().map(|line| line.number);
    Ok(html! {
        nav aria-label=(t!(words, "follow-activity-sort")) {
            ul.details {
                li { a href=(address) aria-current=[sort.is_none().then_some("page")] { (t!(words, "follow-activity-all")) } }
                @for one in NewsSort::ALL {
                    li {
                        a href={ (address) "?sorte=" (one.as_str()) } aria-current=[(sort == Some(*one)).then_some("page")] {
                            (words.say(&format!("follow-sort-{}", one.as_str())))
                        }
                    }
                }
            }
        }
        @if told.is_empty() { (list_empty(&t!(words, "follow-activity-none"), None)) }
        @else { (timeline(&told.iter().map(|line| line_of(visit, subject, line)).collect::<Vec<_>>())) }
        p {
            @if asked.avant.is_some() { a href={ (address) "?" (of_sort) } { (t!(words, "follow-activity-latest")) } " " }
            @if let Some(oldest) = oldest.filter(|_| has_older) {
                a rel="next" href={ (address) "?" (of_sort) "avant=" (oldest) } { (t!(words, "follow-activity-older")) }
            }
        }
    })
}

fn line_of(visit: &Visit, of: &Subject, told: &Told) -> TimelineLine {
    let words = visit.words;
    let zone = visit.body.zone();
    let line = Line {
        kind: told.kind.clone(),
        count: 1,
        at: told.at,
        until: told.until,
        subject: None,
    };
    let said = line.said(words, &zone);
    TimelineLine {
        when: words.datetime_element(told.at.timestamp(), &zone),
        who: Some(words.say(&format!("follow-sort-{}", told.sort.as_str()))),
        what: html! {
            @if told.subject == of.reference { p { (said) } }
            @else { p { (t!(words, "follow-said-of", said = said, title = "")) a href=(told.path) { (words.written(&told.title)) } } }
        },
        why: None,
    }
}

async fn found(
    visit: &Visit,
    subject: &Subject,
    address: &str,
    query: &str,
    asked: Option<&str>,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (page, _) = page_and_offset(asked, FOUND_PAGES_MAX, i64::from(FOUND_SIZE));
    let (within, offset) = (&subject.reference, (page - 1) * FOUND_SIZE);
    let found =
        search::find_within(&mut visit.sql(), visit.body.id, query, within, FOUND_SIZE, offset).await?;
    let pages = found.total.div_ceil(FOUND_SIZE).clamp(1, FOUND_PAGES_MAX);
    let encoded = query_value(query);
    // What is not everybody's comes once, beside the first page.
    let elsewhere = if page == 1 {
        let said = discussion::found(visit, subject, query).await?;
        html! { (folder::found(visit, subject, query).await?) (said) }
    } else {
        html! {}
    };
    Ok(html! {
        p role="status" { (t!(words, "follow-activity-found", n = found.total, query = query)) }
        ol.results {
            @for hit in &found.hits {
                li {
                    h2 { a href=(hit.path) { (words.written(&hit.title)) } }
                    p.hint { (words.say(&format!("subject-{}", hit.kind))) }
                    p { @for piece in hit.pieces() { @if piece.is_match { mark { (piece.text) } } @else { (piece.text) } } }
                }
            }
        }
        (elsewhere)
        (pagination(words, page, pages, |page| format!("{address}?q={encoded}&page={page}")))
        p { a href=(address) { (t!(words, "follow-activity-back")) } }
        p { a href={ "/recherche?q=" (encoded) } { (t!(words, "follow-activity-whole", query = query)) } }
    })
}
