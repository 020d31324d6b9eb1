//! The plans, by name, of one group or of all.

use axum::extract::Query;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::components::{card, cards, list_empty, pagination};
use ui::forms::{button_link, button_quiet, select};
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::{Answer, Page, Visit, t};

use super::{MENU, prepare};
use crate::model::summary;
use crate::store;

/// Plans on a page.
const PAGE_SIZE: i64 = 20;
/// Groups the filter offers.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    groupe: String,
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let all_groups = groups::list(&mut sql, body, GROUPS_MAX).await?;
    let group = match query.groupe.as_str() {
        "" => None,
        slug => Some(
            groups::find_by_slug(&mut sql, body, slug)
                .await?
                .ok_or(Fault::NotFound("group"))?,
        ),
    };
    let wanted = group.as_ref().map(|group| group.id);
    let pages = pages_of(store::count_plans(&mut sql, body, wanted).await?, PAGE_SIZE);
    let (page, offset) = page_and_offset(query.page.as_deref(), pages, PAGE_SIZE);
    let plans = store::list_plans(&mut sql, body, wanted, PAGE_SIZE, offset).await?;
    let mut shown = Vec::with_capacity(plans.len());
    for plan in &plans {
        let indicators = store::list_indicators(&mut sql, body, plan.id).await?;
        let latest = store::latest_of_plan(&mut sql, body, plan.id).await?;
        let counted = summary(&indicators, &latest);
        let name = all_groups.iter().find(|group| group.id == plan.group_id);
        let mut line = card(&plan.title).titled_by_its_author(words).href(plan.path()).detail(html! {
            (t!(words, "indicators-plan-count", n = counted.followed, good = counted.good, behind = counted.behind))
        });
        if let Some(group) = name {
            line = line.detail(html! { (group.name) });
        }
        shown.push(line);
    }
    let may_open = !prepare::groups_where_one_may_open(&visit).await?.is_empty();
    let mut choices = select(words, t!(words, "indicators-filter-group"), "groupe")
        .optional()
        .chosen(&query.groupe);
    for choice in &all_groups {
        choices = choices.choice(&choice.slug, &choice.name);
    }
    let main = html! {
        @if may_open { p { (button_link(&t!(words, "indicators-plan-new"), "/plans/nouveau")) } }
        @if all_groups.len() > 1 && (group.is_some() || pages > 1) {
            form method="get" action=(MENU) { (choices) (button_quiet(t!(words, "indicators-filter"))) }
        }
        @if shown.is_empty() { (list_empty(&t!(words, "indicators-plans-none"), None)) }
        @else { (cards(shown)) }
        (pagination(words, page, pages, |page| format!("{MENU}?groupe={}&page={page}", query_value(&query.groupe))))
    };
    visit.page(
        Page::new(t!(words, "indicators-plans-title"), main)
            .lead(t!(words, "indicators-plans-lead"))
            .active(MENU),
    )
}
