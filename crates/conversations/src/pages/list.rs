//! The conversations: those to take part in, then those that are over.

use axum::extract::Query;
use kernel::Scope;
use maud::html;
use serde::Deserialize;
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::{LINES_A_PAGE, MENU, dates, prepare, stage_status};
use crate::model::Conversation;
use crate::rights;
use crate::store::conversations;

/// Conversations open or announced at once: a body that asks more asks too much.
const NOT_OVER_MAX: i64 = 100;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let (mut sql, body, now) = (visit.sql(), visit.body.id, visit.now());
    let current = conversations::not_over(&mut sql, body, now, NOT_OVER_MAX).await?;
    let total = conversations::count_over(&mut sql, body, now).await?;
    let pages = pages_of(total, LINES_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, LINES_A_PAGE);
    let past = conversations::over(&mut sql, body, now, LINES_A_PAGE, offset).await?;
    let may_bring_in = visit.signed_in.is_some() && visit.may(&rights::IMPORT, Scope::BODY).await?;
    let may_open = !prepare::groups_in_charge(&visit).await?.is_empty();
    let main = html! {
        @if may_open {
            p { a.button href="/conversations/nouvelle" { (t!(words, "conversations-open-title")) } }
        }
        @if may_bring_in {
            p { a href="/conversations/importer" { (t!(words, "conversations-import-title")) } }
        }
        section {
            h2 { (t!(words, "conversations-list-current")) }
            @if current.is_empty() { (list_empty(&t!(words, "conversations-list-current-none"), None)) }
            @else { (cards(current.iter().map(|line| one(&visit, line)))) }
        }
        section {
            h2 { (t!(words, "conversations-list-past")) }
            @if past.is_empty() { (list_empty(&t!(words, "conversations-list-past-none"), None)) }
            @else { (cards(past.iter().map(|line| one(&visit, line)))) }
            (pagination(words, page, pages, |page| format!("{MENU}?page={page}")))
        }
    };
    let page = Page::new(t!(words, "conversations-navigation"), main)
        .lead(t!(words, "conversations-list-lead"))
        .active(MENU);
    visit.page(page)
}

fn one(visit: &Visit, line: &Conversation) -> Card {
    let words = visit.words;
    card(&line.title)
        .titled_by_its_author(words)
        .href(line.path())
        .under_h2()
        .status(stage_status(visit, line))
        .detail(html! { (dates(visit, line)) })
        .detail(html! { (t!(words, "conversations-people-count", n = line.participants)) })
        .detail(html! { (t!(words, "conversations-votes-count", n = line.votes)) })
        .body(html! { p lang=[words.content_language()] { (line.question) } })
}
