//! Meetings to come, then those past.

use axum::extract::Query;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::forms::{button_link, button_quiet, select};
use ui::layout::FeedLink;
use ui::paging::pages_of;
use ui::{Answer, Page, Visit, t};

use super::{MENU, announce, moment, offset_of, state_status};
use crate::model::{LIST_PAGE, Meeting};
use crate::store::{self, Wanted};
use groups::{Group, GroupId};

/// A meeting stays among those to come for so long after it began: people look for it to join it.
const STILL_ON_HOURS: i64 = 4;
/// Groups the filter offers.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct ListQuery {
    groupe: Option<String>,
    a_venir: Option<u32>,
    page: Option<u32>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let words = visit.words;
    let mut sql = visit.sql();
    let all_groups = groups::list(&mut sql, visit.body.id, GROUPS_MAX).await?;
    let group = match query.groupe.as_deref().filter(|slug| !slug.is_empty()) {
        None => None,
        Some(slug) => Some(
            groups::find_by_slug(&mut sql, visit.body.id, slug)
                .await?
                .ok_or(Fault::NotFound("group"))?,
        ),
    };
    let wanted = Wanted {
        group: group.as_ref().map(|group| group.id),
        since: visit.now().plus_seconds(-STILL_ON_HOURS * 3600),
    };
    let names: BTreeMap<GroupId, &str> = all_groups
        .iter()
        .map(|group| (group.id, group.name.as_str()))
        .collect();
    let to_come = section(&visit, &query, wanted, group.as_ref(), &names, Side::ToCome).await?;
    let past = section(&visit, &query, wanted, group.as_ref(), &names, Side::Past).await?;
    let may_plan = !announce::groups_where_one_may_plan(&visit).await?.is_empty();
    let main = html! {
        @if may_plan { p { (button_link(&t!(words, "meetings-plan"), &plan_path(group.as_ref()))) } }
        (filter(&visit, &all_groups, group.as_ref()))
        h2 { (t!(words, "meetings-to-come")) }
        (to_come)
        h2 #passees { (t!(words, "meetings-past")) }
        (past)
    };
    let page = Page::new(t!(words, "meetings-title"), main)
        .lead(t!(words, "meetings-lead"))
        .active(MENU);
    visit.page(match &group {
        None => page,
        Some(group) => page.feed(FeedLink::calendar(
            t!(words, "meetings-calendar-of", group = &group.name),
            format!("/groupes/{}/reunions.ics", group.slug),
        )),
    })
}

fn plan_path(group: Option<&Group>) -> String {
    group.map_or_else(
        || "/reunions/nouvelle".to_owned(),
        |group| format!("/reunions/nouvelle?groupe={}", group.slug),
    )
}

fn filter(visit: &Visit, all_groups: &[Group], group: Option<&Group>) -> Markup {
    let words = visit.words;
    let mut choices = select(words, t!(words, "meetings-filter-group"), "groupe").optional();
    for choice in all_groups {
        choices = choices.choice(&choice.slug, &choice.name);
    }
    if let Some(group) = group {
        choices = choices.chosen(&group.slug);
    }
    html! {
        @if all_groups.len() > 1 {
            form method="get" action="/reunions" { (choices) (button_quiet(t!(words, "meetings-filter"))) }
        }
        @if let Some(group) = group {
            p { a href={ "/groupes/" (group.slug) "/reunions.ics" } { (t!(words, "meetings-calendar-of", group = &group.name)) } }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    ToCome,
    Past,
}

async fn section(
    visit: &Visit,
    query: &ListQuery,
    wanted: Wanted,
    group: Option<&Group>,
    names: &BTreeMap<GroupId, &str>,
    side: Side,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let (count, page) = match side {
        Side::ToCome => (store::count_from(&mut sql, body, wanted).await?, query.a_venir),
        Side::Past => (store::count_before(&mut sql, body, wanted).await?, query.page),
    };
    let (page, pages) = (page.unwrap_or(1), pages_of(count, LIST_PAGE));
    let offset = offset_of(page, pages, LIST_PAGE);
    let meetings = match side {
        Side::ToCome => store::meetings_from(&mut sql, body, wanted, LIST_PAGE, offset).await?,
        Side::Past => store::meetings_before(&mut sql, body, wanted, LIST_PAGE, offset).await?,
    };
    let slug = group.map_or("", |group| group.slug.as_str());
    let href = |page: u32| match side {
        Side::ToCome => format!("/reunions?groupe={slug}&a_venir={page}"),
        Side::Past => format!("/reunions?groupe={slug}&page={page}#passees"),
    };
    let nothing = match side {
        Side::ToCome => "meetings-none-to-come",
        Side::Past => "meetings-none-past",
    };
    Ok(html! {
        @if meetings.is_empty() { (list_empty(&words.say(nothing), None)) }
        @else { (cards(meetings.iter().map(|meeting| meeting_card(visit, meeting, names)))) }
        (pagination(words, page, pages, href))
    })
}

fn meeting_card(visit: &Visit, meeting: &Meeting, names: &BTreeMap<GroupId, &str>) -> Card {
    let mut card = card(&meeting.title)
        .titled_by_its_author(visit.words)
        .href(meeting.path())
        .under_h2()
        .status(state_status(visit, meeting.state))
        .detail(html! { (moment(visit, meeting)) });
    if !meeting.place.is_empty() {
        card = card.detail(html! { (meeting.place) });
    }
    match names.get(&meeting.group_id) {
        Some(name) => card.detail(html! { (name) }),
        None => card,
    }
}
