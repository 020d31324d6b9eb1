//! The budgets, what moved last first.

use axum::extract::Query;
use maud::html;
use serde::Deserialize;
use ui::components::{card, cards, list_empty, pagination};
use ui::forms::button_link;
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::{LINES_A_PAGE, MENU, groups_in_charge, money, stage_status};
use crate::home::state_of;
use crate::store;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let pages = pages_of(store::count(&mut sql, body).await?, LINES_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, LINES_A_PAGE);
    let budgets = store::list(&mut sql, body, LINES_A_PAGE, offset).await?;
    let mut shown = Vec::with_capacity(budgets.len());
    for budget in &budgets {
        let ideas = store::count_ideas(&mut sql, body, budget.id).await?;
        shown.push(
            card(&budget.title)
                .titled_by_its_author(words)
                .href(budget.path())
                .status(stage_status(words, budget.stage))
                .detail(html! { (visit.say(&state_of(budget).0)) })
                .detail(html! { (money(words, budget.amount)) })
                .detail(html! { (t!(words, "budgets-ideas-count", n = ideas)) }),
        );
    }
    let may_prepare = !groups_in_charge(&visit).await?.is_empty();
    let main = html! {
        @if may_prepare {
            p { (button_link(&t!(words, "budgets-new-title"), "/budgets/nouveau")) }
            p { a href="/budgets/importer" { (t!(words, "budgets-import-title")) } }
        }
        @if shown.is_empty() { (list_empty(&t!(words, "budgets-none"), None)) }
        @else { (cards(shown)) }
        (pagination(words, page, pages, |page| format!("{MENU}?page={page}")))
    };
    let page = Page::new(t!(words, "budgets-navigation"), main)
        .lead(t!(words, "budgets-lead"))
        .active(MENU);
    visit.page(page)
}
