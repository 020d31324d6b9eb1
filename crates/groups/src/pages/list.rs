//! The groups of the body, and the mandates of who reads.

use axum::extract::Query;
use db::args;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, card, cards, list_empty, pagination, table, tag};
use ui::forms::button_link;
use ui::{Answer, Page, Visit, t};

use super::{days_words, page_of, role_words, today};
use crate::model::Days;
use crate::{rights, store};

/// Groups on a page.
const PAGE_SIZE: u32 = 50;
/// Pages that can be asked for.
const PAGES_MAX: u32 = 10_000;

#[derive(Deserialize)]
pub(super) struct ListQuery {
    page: Option<u32>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let words = visit.words;
    let body = visit.body.id;
    let mut sql = visit.sql();
    let count = sql.count(store::COUNT_GROUPS, args![body]).await?;
    let pages = u32::try_from(count)
        .unwrap_or(u32::MAX)
        .div_ceil(PAGE_SIZE)
        .clamp(1, PAGES_MAX);
    let page = query.page.unwrap_or(1).clamp(1, pages);
    let offset = i64::from((page - 1) * PAGE_SIZE);
    let groups = store::list(&mut sql, body, i64::from(PAGE_SIZE), offset).await?;
    let members = store::member_counts(&mut sql, body, today(&visit)).await?;
    let may_create = visit.may(&rights::CREATE, Scope::BODY).await?;
    let main = html! {
        (own_mandates(&visit).await?)
        @if groups.is_empty() { (list_empty(&t!(words, "groups-none"), None)) }
        (cards(groups.iter().map(|group| {
            let count = members.get(&group.id).copied().unwrap_or(0);
            card(&group.name)
                .titled_by_its_author(words)
                .href(page_of(group))
                .status(tag(&words.say(&format!("groups-kind-{}", group.kind.as_str())), Tone::Neutral))
                .detail(html! { (t!(words, "groups-members-count", n = count)) })
        })))
        (pagination(words, page, pages, |page| format!("/groupes?page={page}")))
        @if may_create { p { (button_link(&t!(words, "groups-create-title"), "/groupes/nouveau")) } }
    };
    let page = Page::new(t!(words, "groups-list-title"), main)
        .active("/groupes")
        .lead(t!(words, "groups-list-lead"));
    visit.page(page)
}

async fn own_mandates(visit: &Visit) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(signed_in) = &visit.signed_in else {
        return Ok(html! {});
    };
    let today = today(visit);
    let mandates = store::mandates_not_over(&mut visit.sql(), visit.body.id, signed_in.person, today).await?;
    if mandates.is_empty() {
        return Ok(html! {});
    }
    let mut lines = table(t!(words, "groups-own-mandates"))
        .column(t!(words, "groups-column-group"))
        .column(t!(words, "groups-column-role"))
        .column(t!(words, "groups-column-days"));
    for mandate in &mandates {
        let days: Days = mandate.days;
        lines = lines.row([
            html! { a href={ "/groupes/" (mandate.slug) } { (mandate.group_name) } },
            html! { (role_words(visit, mandate.role)) },
            html! { (days_words(visit, days, today)) },
        ]);
    }
    Ok(html! { (lines) })
}
