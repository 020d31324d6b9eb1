//! The maps, by title; those that nobody reads yet for who makes them.

use axum::extract::Query;
use maud::html;
use serde::Deserialize;
use ui::components::{Card, Tone, card, cards, list_empty, pagination, status};
use ui::forms::button_link;
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::MENU;
use crate::model::{MAPS_MAX, MapState, SCOPE, TownMap};
use crate::{rights, store};

/// Maps on a page.
const PAGE_SIZE: i64 = 20;

#[derive(Deserialize)]
pub(super) struct ListQuery {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let may_prepare = visit.may(&rights::PREPARE, SCOPE).await?;
    let count = store::count_maps(&mut sql, body, MapState::Published).await?;
    let pages = pages_of(count, PAGE_SIZE);
    let (page, offset) = page_and_offset(query.page.as_deref(), pages, PAGE_SIZE);
    let maps = store::list_maps(&mut sql, body, MapState::Published, (PAGE_SIZE, offset)).await?;
    let drafts = if may_prepare {
        store::list_maps(&mut sql, body, MapState::Draft, (MAPS_MAX, 0)).await?
    } else {
        Vec::new()
    };
    let line = |map: &TownMap| -> Card {
        let said: String = ui::markdown::plain_text(&map.description)
            .chars()
            .take(200)
            .collect();
        let line = card(&map.title).titled_by_its_author(words).href(map.path());
        let line = if map.is_public() {
            line
        } else {
            line.status(status(&t!(words, "maps-draft"), Tone::Warning))
        };
        line.body(html! { p { (said) } })
    };
    let main = html! {
        @if may_prepare {
            p { (button_link(&t!(words, "maps-new"), "/cartes/nouvelle")) }
            ul.links {
                li { a href="/cartes/importer" { (t!(words, "maps-import-title")) } }
                li { a href="/cartes/fond" { (t!(words, "maps-background-title")) } }
            }
        }
        @if maps.is_empty() { (list_empty(&t!(words, "maps-none"), None)) }
        @else { (cards(maps.iter().map(line))) }
        (pagination(words, page, pages, |page| format!("{MENU}?page={page}")))
        @if !drafts.is_empty() {
            section {
                h2 { (t!(words, "maps-drafts")) }
                (cards(drafts.iter().map(line)))
            }
        }
    };
    visit.page(
        Page::new(t!(words, "maps-title"), main)
            .lead(t!(words, "maps-lead", name = &visit.body.name))
            .active(MENU),
    )
}
