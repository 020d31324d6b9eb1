//! The list of assemblies: those that opened, newest first; for whoever prepares, those that have not.

use axum::extract::Query;
use kernel::{Fault, Scope};
use maud::html;
use serde::Deserialize;
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::forms::button_link;
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::MENU;
use super::seen::state_status;
use crate::model::{Assembly, State};
use crate::{rights, store};

const ASSEMBLIES_A_PAGE: i64 = 50;
/// Groups looked at for a right.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let total = store::count(&mut visit.sql(), visit.body.id).await?;
    let pages = pages_of(total, ASSEMBLIES_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, ASSEMBLIES_A_PAGE);
    let found = store::list(&mut visit.sql(), visit.body.id, ASSEMBLIES_A_PAGE, offset).await?;
    let (may_prepare, prepared) = own_prepared(&visit).await?;
    let main = html! {
        @if may_prepare {
            p { (button_link(&t!(words, "assemblies-create-link"), "/assemblees/nouvelle")) }
        }
        @if !prepared.is_empty() {
            h2 { (t!(words, "assemblies-list-prepared")) }
            (cards(prepared.iter().map(|assembly| one(&visit, assembly, "/preparer").under_h2())))
            h2 { (t!(words, "assemblies-list-all")) }
        }
        @if found.is_empty() { (list_empty(&t!(words, "assemblies-list-none"), None)) }
        @else if prepared.is_empty() { (cards(found.iter().map(|assembly| one(&visit, assembly, "")))) }
        @else { (cards(found.iter().map(|assembly| one(&visit, assembly, "").under_h2()))) }
        (pagination(words, page, pages, |page| format!("{MENU}?page={page}")))
    };
    let page = Page::new(t!(words, "assemblies-list-title"), main)
        .lead(t!(words, "assemblies-list-lead"))
        .active(MENU);
    visit.page(page)
}

fn one(visit: &Visit, assembly: &Assembly, page: &str) -> Card {
    let words = visit.words;
    let detail = match assembly.state {
        State::Draft | State::Volunteers => {
            t!(
                words,
                "assemblies-until",
                at = visit.at(assembly.settings.volunteers_until)
            )
        }
        State::Closed | State::Drawn | State::Erased => {
            t!(words, "assemblies-home-drawn", seats = assembly.settings.seats)
        }
    };
    card(assembly.settings.name.clone())
        .titled_by_its_author(words)
        .href(format!("{}{page}", assembly.path()))
        .status(state_status(visit, assembly))
        .detail(html! { (detail) })
}

/// Whether the visitor may prepare one somewhere, and those they may that are not open yet.
async fn own_prepared(visit: &Visit) -> Result<(bool, Vec<Assembly>), Fault> {
    if visit.actor.person().is_none() {
        return Ok((false, Vec::new()));
    }
    let mut may_prepare = false;
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&rights::PREPARE, Scope::group(group.id)).await? {
            may_prepare = true;
            break;
        }
    }
    let mut own = Vec::new();
    if may_prepare {
        for assembly in store::prepared(&mut visit.sql(), visit.body.id).await? {
            if visit.may(&rights::PREPARE, assembly.scope()).await? {
                own.push(assembly);
            }
        }
    }
    Ok((may_prepare, own))
}
