//! One group: what it is for, who sits in it, what happened to it.

use axum::extract::{Path, Query};
use db::args;
use kernel::{Fault, JournalPage, Scope, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{TimelineLine, Tone, list_empty, pagination, table, tag, timeline};
use ui::forms::button_link;
use ui::layout::FeedLink;
use ui::offers::offers_of;
use ui::{Answer, Page, Visit, t};

use super::{associations, group_called, members_table, page_of, today};
use crate::model::{Group, GroupKind, Member};
use crate::store::associations::Offices;
use crate::{rights, store};

/// Members on a page.
const PAGE_SIZE: u32 = 100;
/// Past and coming mandates shown.
const OTHERS_MAX: i64 = 200;
/// Lines of the timeline shown.
const TIMELINE_MAX: usize = 50;

#[derive(Deserialize)]
pub(super) struct GroupQuery {
    page: Option<u32>,
}

pub(super) async fn show(visit: Visit, Path(slug): Path<String>, Query(query): Query<GroupQuery>) -> Answer {
    let group = group_called(&visit, &slug).await?;
    let (words, body, today) = (visit.words, visit.body.id, today(&visit));
    let mut sql = visit.sql();
    let count = sql
        .count(store::COUNT_CURRENT_MEMBERS, args![body, group.id, today])
        .await?;
    let pages = u32::try_from(count)
        .unwrap_or(u32::MAX)
        .div_ceil(PAGE_SIZE)
        .max(1);
    let page = query.page.unwrap_or(1).clamp(1, pages);
    let current = store::current_members(
        &mut sql,
        body,
        group.id,
        today,
        i64::from(PAGE_SIZE),
        i64::from(page - 1) * i64::from(PAGE_SIZE),
    )
    .await?;
    let future = store::future_members(&mut sql, body, group.id, today, OTHERS_MAX).await?;
    let past = store::past_members(&mut sql, body, group.id, today, OTHERS_MAX).await?;
    let offices = store::associations::offices(&mut sql, body, group.id).await?;
    // Who is in such a group is not told: it is what each of them proved.
    let is_proven = group.kind.is_proven();
    let may_give = !is_proven && visit.may(&rights::GIVE_MANDATE, Scope::group(group.id)).await?;
    let kind = words.say(&format!("groups-kind-{}", group.kind.as_str()));
    let address = page_of(&group);
    let main = html! {
        p { (tag(&kind, Tone::Neutral)) }
        (offers_of(&visit, &group.subject()).await?)
        @for paragraph in group.description.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            p lang=[words.content_language()] { (paragraph) }
        }
        (associations::facts(&visit, &group).await?)
        section aria-labelledby="members" {
            h2 #members { (t!(words, "groups-members-title")) }
            p { (t!(words, "groups-members-count", n = count)) }
            @if is_proven { (by_proof(&visit, group.kind)) }
            @else if current.is_empty() { (list_empty(&t!(words, "groups-members-none"), None)) }
            @else { (members_table(&visit, (t!(words, "groups-members-caption", group = &group.name), group.kind), (&current, &offices), None)) }
            @if !is_proven {
                (pagination(words, page, pages, |page| format!("{address}?page={page}")))
                (folded(&visit, "groups-future", &group, (&future, &offices)))
                (folded(&visit, "groups-past", &group, (&past, &offices)))
            }
            @if may_give { p { (button_link(&t!(words, "groups-mandates-title"), &format!("{address}/mandats"))) } }
        }
        @if group.kind == GroupKind::Plenary { (political_groups(&visit).await?) }
        @if group.kind.works_here() && may_open_vote(&visit, &group).await? {
            p { (button_link(&t!(words, "groups-open-vote"), &format!("/votes/nouveau?groupe={}", group.id))) }
        }
        (what_happened(&visit, &group).await?)
    };
    let mut page = Page::new(&group.name, main)
        .titled_by_its_author()
        .active("/groupes")
        .under(t!(words, "groups-list-title"), "/groupes");
    if group.kind.works_here() && serves(&visit, MEETINGS) {
        page = page.feed(FeedLink::calendar(
            t!(words, "groups-calendar"),
            format!("{address}/reunions.ics"),
        ));
    }
    if group.kind.works_here() && serves(&visit, ACTS) {
        page = page.feed(FeedLink::atom(
            t!(words, "groups-acts"),
            format!("{ACTS}.atom?groupe={}", group.slug),
        ));
    }
    visit.page(page)
}

/// Mandates that do not run today, folded; nothing when there is none. `key` is that of its title and caption.
fn folded(visit: &Visit, key: &str, group: &Group, (members, offices): (&[Member], &Offices)) -> Markup {
    let words = visit.words;
    html! {
        @if !members.is_empty() {
            details {
                summary { (words.say_with(&format!("{key}-title"), &[("n", members.len().into())])) }
                (members_table(visit, (words.say(&format!("{key}-caption")), group.kind), (members, offices), None))
            }
        }
    }
}

/// The groups in which elected members sit together, each with who is in it today; nothing when there is none.
async fn political_groups(visit: &Visit) -> Result<Markup, Fault> {
    let (words, body) = (visit.words, visit.body.id);
    let groups = store::of_kind(&mut visit.sql(), body, GroupKind::Political).await?;
    if groups.is_empty() {
        return Ok(html! {});
    }
    let mut lines = table(t!(words, "groups-political-title"))
        .column(t!(words, "groups-column-group"))
        .column(t!(words, "groups-members-title"));
    for group in &groups {
        let members = store::members_on(&mut visit.sql(), body, group.id, visit.now()).await?;
        let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        lines = lines.row([
            html! { a href=(page_of(group)) { (words.written(&group.name)) } },
            html! {
                @if names.is_empty() { (t!(words, "groups-members-none")) }
                @else { (names.join(", ")) }
            },
        ]);
    }
    Ok(html! {
        section aria-labelledby="political" {
            h2 #political { (t!(words, "groups-political-title")) }
            (lines)
        }
    })
}

/// Which proof opens the group, why, and where it is given.
fn by_proof(visit: &Visit, kind: GroupKind) -> Markup {
    let words = visit.words;
    let (lead, prove, place, is_served) = match kind {
        GroupKind::Phones => (
            t!(words, "groups-phones-lead"),
            t!(words, "groups-phones-prove"),
            PHONE,
            visit.house.rights.iter().any(|right| right.code == PROVE_PHONE),
        ),
        _ => (
            t!(words, "groups-electors-lead"),
            t!(words, "groups-electors-prove"),
            ELECTORAL_ROLL,
            serves(visit, ELECTORAL_ROLL),
        ),
    };
    html! {
        p { (lead) }
        @if is_served { p { (button_link(&prove, place)) } }
    }
}

/// The public lines about the group: the numbered ones, and ours, which are all public and numbered within a second.
async fn what_happened(visit: &Visit, group: &Group) -> Result<Markup, db::Error> {
    let words = visit.words;
    let subject = SubjectRef::new("group", group.id);
    let lines = JournalPage::of_subject(&mut visit.sql(), visit.body.id, &subject).await?;
    let lines: Vec<TimelineLine> = lines
        .iter()
        .filter(|line| line.number.is_some() || line.kind.starts_with("groups."))
        .take(TIMELINE_MAX)
        .map(|line| TimelineLine {
            when: words.datetime_element(line.at.timestamp(), &visit.body.zone()),
            who: Some(words.say(&format!("quality-{}", line.quality.as_str()))),
            what: html! { p { (words.say(&format!("event-{}", line.kind.replace('.', "-")))) } },
            why: None,
        })
        .collect();
    Ok(html! {
        section aria-labelledby="timeline" {
            h2 #timeline { (t!(words, "groups-timeline-title")) }
            (timeline(&lines))
        }
    })
}

/// True when the house holds votes and the visitor may open one in this group: the right and its page are those of
/// another feature, known by the house's own table.
async fn may_open_vote(visit: &Visit, group: &Group) -> Result<bool, Fault> {
    let open = visit.house.rights.iter().find(|right| right.code == "votes.open");
    match open {
        Some(right) => visit.may(right, Scope::group(group.id)).await,
        None => Ok(false),
    }
}

/// Other features' lists: the calendar and the acts of a group are theirs to serve.
const MEETINGS: &str = "/reunions";
const ACTS: &str = "/actes";
/// Where one proves that one is on the electoral roll.
const ELECTORAL_ROLL: &str = "/liste-electorale";
/// Where a telephone number is verified, by which right of the house's own table.
const PHONE: &str = "/compte/telephone";
const PROVE_PHONE: &str = "phones.prove";

/// True when the house holds the feature whose list is at `path`.
fn serves(visit: &Visit, path: &str) -> bool {
    let mut entries = visit
        .house
        .features()
        .iter()
        .flat_map(|feature| feature.navigation);
    entries.any(|entry| entry.path == path)
}
