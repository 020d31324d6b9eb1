//! The consultations: those to take part in, then those that are over.

use axum::extract::Query;
use kernel::{Fault, Scope};
use maud::html;
use serde::Deserialize;
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::{LINES_A_PAGE, MENU, announce, stage_status};
use crate::model::{Answer as Fate, Consultation, Stage};
use crate::steps::count_of;
use crate::store::{consultations, contributions};

/// Consultations open or announced at once: a body that asks more asks too much.
const NOT_OVER_MAX: i64 = 100;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let (mut sql, body, now) = (visit.sql(), visit.body.id, visit.now());
    let not_over = consultations::not_over(&mut sql, body, now, NOT_OVER_MAX).await?;
    let total = consultations::count_over(&mut sql, body, now).await?;
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages_of(total, LINES_A_PAGE), LINES_A_PAGE);
    let over = consultations::over(&mut sql, body, now, LINES_A_PAGE, offset).await?;
    let mut current = Vec::new();
    for line in &not_over {
        current.push(one(&visit, line).await?);
    }
    let mut past = Vec::new();
    for line in &over {
        past.push(one(&visit, line).await?);
    }
    let may_open = !announce::groups_in_charge(&visit).await?.is_empty();
    let may_moderate = may_open || visit.may(&moderation::rights::DECIDE, Scope::BODY).await?;
    let main = html! {
        @if may_open { p { a.button href="/consultations/nouvelle" { (t!(words, "debates-open-title")) } } }
        section {
            h2 { (t!(words, "debates-list-current")) }
            @if current.is_empty() { (list_empty(&t!(words, "debates-list-current-none"), None)) }
            @else { (cards(current)) }
        }
        section {
            h2 { (t!(words, "debates-list-past")) }
            @if past.is_empty() { (list_empty(&t!(words, "debates-list-past-none"), None)) }
            @else { (cards(past)) }
            (pagination(words, page, pages_of(total, LINES_A_PAGE), |page| format!("{MENU}?page={page}")))
        }
        ul.links {
            (moderation::links_public(&visit, may_moderate))
        }
    };
    let page = Page::new(t!(words, "debates-navigation"), main)
        .lead(t!(words, "debates-list-lead"))
        .active(MENU);
    visit.page(page)
}

async fn one(visit: &Visit, line: &Consultation) -> Result<Card, Fault> {
    let words = visit.words;
    let counts = contributions::by_answer(&mut visit.sql(), visit.body.id, line.id).await?;
    let total: i64 = counts.iter().map(|(_, n)| n).sum();
    let answered = total - count_of(&counts, Fate::Waiting);
    let dates = match line.stage_at(visit.now()) {
        Stage::Planned => t!(words, "debates-opens-on", at = visit.at(line.opens_at)),
        Stage::Open => t!(words, "debates-open-until", at = visit.at(line.closes_at)),
        Stage::Closed => t!(words, "debates-closed-on", at = visit.on(line.ends_at())),
    };
    Ok(card(&line.title)
        .titled_by_its_author(words)
        .href(line.path())
        .under_h2()
        .status(stage_status(visit, line))
        .detail(html! { (dates) })
        .detail(html! { (t!(words, "debates-contributions-count", n = total)) })
        .detail(html! { (t!(words, "debates-answered-count", n = answered)) })
        .body(html! { p lang=[words.content_language()] { (line.question) } }))
}
