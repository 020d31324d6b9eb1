//! The board of what is to be done: three columns, each with its pages, by group and by person.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Query;
use groups::{Group, GroupId};
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{BoardColumn, Card, board, card, list_empty, pagination};
use ui::forms::{button_quiet, select};
use ui::paging::pages_of;
use ui::{Answer, Page, Visit, t};

use super::follow_up::done_button;
use super::{BOARD_MENU, offset_of, today};
use crate::model::{Column, FollowUp, LIST_PAGE};
use crate::rights;
use crate::store::{self, BoardCount, BoardFilter, Owner};

/// Groups and people the filters offer.
const CHOICES_MAX: i64 = 200;
/// The word for « nobody yet » in addresses.
const NOBODY: &str = "personne";
/// The columns, with the key of their title and the name of their page in addresses.
const COLUMNS: [(Column, &str, &str); 3] = [
    (Column::ToDo, "meetings-board-to-do", "a_faire"),
    (Column::Late, "meetings-board-late", "en_retard"),
    // Not « fait »: that name says in addresses what has just been done.
    (Column::Done, "meetings-board-done", "faits"),
];

#[derive(Deserialize)]
pub(super) struct BoardQuery {
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    responsable: String,
    a_faire: Option<u32>,
    en_retard: Option<u32>,
    faits: Option<u32>,
}

/// One column, read.
struct Read {
    title: &'static str,
    page_name: &'static str,
    page: u32,
    pages: u32,
    count: i64,
    lines: Vec<FollowUp>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<BoardQuery>) -> Answer {
    let words = visit.words;
    let filter = filter_of(&visit, &query).await?;
    let counted = store::board_count(&mut visit.sql(), visit.body.id, filter, today(&visit)).await?;
    let mut columns = Vec::new();
    for named in COLUMNS {
        columns.push(read_column(&visit, &query, filter, &counted, named).await?);
    }
    let lines: Vec<&FollowUp> = columns.iter().flat_map(|column| &column.lines).collect();
    let shown = Shown::read(&visit, &lines).await?;
    let is_empty = lines.is_empty();
    let filters = filters(&visit, &query).await?;
    let pages: Vec<Markup> = columns
        .iter()
        .map(|column| column_pages(&visit, &query, column))
        .collect();
    let board_columns = columns.iter().map(|column| BoardColumn {
        title: words.say(column.title),
        count: u32::try_from(column.count).unwrap_or(u32::MAX),
        cards: column.lines.iter().map(|line| shown.card(&visit, line)).collect(),
    });
    let main = html! {
        (filters)
        @if is_empty { (list_empty(&t!(words, "meetings-board-empty"), None)) }
        @else { (board(words, &t!(words, "meetings-board-title"), board_columns.collect())) }
        @for page in pages { (page) }
    };
    visit.page(
        Page::new(t!(words, "meetings-board-title"), main)
            .lead(t!(words, "meetings-board-lead"))
            .active(BOARD_MENU)
            .wide(),
    )
}

async fn filter_of(visit: &Visit, query: &BoardQuery) -> Result<BoardFilter, Fault> {
    let group = match query.groupe.as_str() {
        "" => None,
        slug => {
            let found = groups::find_by_slug(&mut visit.sql(), visit.body.id, slug).await?;
            Some(found.ok_or(Fault::NotFound("group"))?.id)
        }
    };
    let owner = match query.responsable.as_str() {
        "" => Owner::Any,
        NOBODY => Owner::Nobody,
        person => Owner::Person(person.parse().map_err(|_| Fault::NotFound("person"))?),
    };
    Ok(BoardFilter { group, owner })
}

async fn read_column(
    visit: &Visit,
    query: &BoardQuery,
    filter: BoardFilter,
    counted: &BoardCount,
    (column, title, page_name): (Column, &'static str, &'static str),
) -> Result<Read, Fault> {
    let (mut sql, body, today) = (visit.sql(), visit.body.id, today(visit));
    let asked = match column {
        Column::ToDo => query.a_faire,
        Column::Late => query.en_retard,
        Column::Done => query.faits,
    };
    let count = counted.of(column);
    let pages = pages_of(count, LIST_PAGE);
    let page = asked.unwrap_or(1).clamp(1, pages);
    let offset = offset_of(page, pages, LIST_PAGE);
    let lines = store::board_column(&mut sql, body, filter, column, today, LIST_PAGE, offset).await?;
    Ok(Read {
        title,
        page_name,
        page,
        pages,
        count,
        lines,
    })
}

/// The pages of one column; those of the others stay where they are.
fn column_pages(visit: &Visit, query: &BoardQuery, read: &Read) -> Markup {
    let words = visit.words;
    let href = |page: u32| {
        let mut address = format!("/suivi?groupe={}&responsable={}", query.groupe, query.responsable);
        for (name, asked) in [
            ("a_faire", query.a_faire),
            ("en_retard", query.en_retard),
            ("faits", query.faits),
        ] {
            let page = if name == read.page_name { Some(page) } else { asked };
            address.extend(page.map(|page| format!("&{name}={page}")));
        }
        address
    };
    html! {
        @if read.pages > 1 { section { h2 { (words.say(read.title)) } (pagination(words, read.page, read.pages, href)) } }
    }
}

async fn filters(visit: &Visit, query: &BoardQuery) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let groups_shown = groups::list(&mut sql, body, CHOICES_MAX).await?;
    let owners = store::owners(&mut sql, body, CHOICES_MAX).await?;
    let names = identity::names(&mut sql, body, &owners).await?;
    let mut people: Vec<(&PersonId, &String)> = names.iter().collect();
    people.sort_by_cached_key(|(_, name)| db::sort_key(name));
    let mut group = select(words, t!(words, "meetings-filter-group"), "groupe")
        .optional()
        .chosen(&query.groupe);
    for choice in &groups_shown {
        group = group.choice(&choice.slug, &choice.name);
    }
    let mut owner = select(words, t!(words, "meetings-filter-owner"), "responsable")
        .optional()
        .chosen(&query.responsable)
        .choice(NOBODY, t!(words, "meetings-filter-nobody"));
    for (person, name) in people {
        owner = owner.choice(person.to_string(), name);
    }
    let is_filtered = !query.groupe.is_empty() || !query.responsable.is_empty();
    Ok(html! {
        details.filters open[is_filtered] {
            summary { (t!(words, "meetings-filter-title")) }
            form method="get" action="/suivi" { (group) (owner) (button_quiet(t!(words, "meetings-filter"))) }
        }
    })
}

/// What the cards say beside the follow-ups themselves, read once for the page.
struct Shown {
    names: BTreeMap<PersonId, String>,
    groups: BTreeMap<GroupId, Group>,
    may_follow: BTreeSet<GroupId>,
}

impl Shown {
    async fn read(visit: &Visit, lines: &[&FollowUp]) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let people: Vec<PersonId> = lines.iter().filter_map(|line| line.owner_id).collect();
        let names = identity::names(&mut sql, body, &people).await?;
        let ids: BTreeSet<GroupId> = lines.iter().map(|line| line.group_id).collect();
        let mut groups = BTreeMap::new();
        let mut may_follow = BTreeSet::new();
        for id in ids {
            if let Some(group) = groups::find(&mut sql, body, id).await? {
                groups.insert(id, group);
            }
            if visit.may(&rights::FOLLOW_UP, Scope::group(id)).await? {
                may_follow.insert(id);
            }
        }
        Ok(Self {
            names,
            groups,
            may_follow,
        })
    }

    fn card(&self, visit: &Visit, line: &FollowUp) -> Card {
        let words = visit.words;
        let mut card = card(line.title()).titled_by_its_author(words).href(line.path());
        if let Some(due_on) = line.due_on {
            card = card.detail(html! { (t!(words, "meetings-read-due", date = words.date(due_on))) });
        }
        if let Some(done_at) = line.done_at {
            card = card.detail(html! { (t!(words, "meetings-done-on", date = visit.on(done_at))) });
        }
        let owner = line
            .owner_id
            .and_then(|owner| self.names.get(&owner))
            .unwrap_or(&line.owners);
        if !owner.is_empty() {
            card = card.detail(html! { (owner) });
        }
        if let Some(group) = self.groups.get(&line.group_id) {
            card = card.detail(html! { (group.name) });
        }
        if self.may_follow.contains(&line.group_id) {
            card = card.action(done_button(visit, line));
        }
        card
    }
}
