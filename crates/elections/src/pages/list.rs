//! The list of elections: those that opened, newest first; for whoever prepares, those that have not.

use axum::extract::Query;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::forms::button_link;
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::MENU;
use super::seen::state_status;
use crate::actions::name_of;
use crate::model::{Election, State};
use crate::{rights, store};

const ELECTIONS_A_PAGE: i64 = 50;
/// Groups looked at for a right.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let total = store::count(&mut visit.sql(), visit.body.id).await?;
    let pages = pages_of(total, ELECTIONS_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, ELECTIONS_A_PAGE);
    let found = store::list(&mut visit.sql(), visit.body.id, ELECTIONS_A_PAGE, offset).await?;
    let prepared = own_prepared(&visit).await?;
    let main = html! {
        @if may_prepare_somewhere(&visit).await? {
            p { (button_link(&t!(words, "elections-create-link"), "/elections/nouvelle")) }
        }
        @if !prepared.is_empty() {
            h2 { (t!(words, "elections-list-prepared")) }
            (cards(prepared.iter().map(|(election, path)| one(&visit, election, path).under_h2())))
            h2 { (t!(words, "elections-list-all")) }
        }
        @if found.is_empty() { (list_empty(&t!(words, "elections-list-none"), None)) }
        @else if prepared.is_empty() { (cards(found.iter().map(|election| one(&visit, election, "")))) }
        @else { (cards(found.iter().map(|election| one(&visit, election, "").under_h2()))) }
        (pagination(words, page, pages, |page| format!("{MENU}?page={page}")))
    };
    let page = Page::new(t!(words, "elections-list-title"), main)
        .lead(t!(words, "elections-list-lead"))
        .active(MENU);
    visit.page(page)
}

fn one(visit: &Visit, election: &Election, page: &str) -> Card {
    let words = visit.words;
    let settings = &election.settings;
    let detail = match election.state {
        State::Tallied | State::Destroyed => t!(
            words,
            "elections-home-decided",
            voted = election.voted,
            voters = election.voters
        ),
        State::Draft | State::Keys | State::Open | State::Closed | State::Tallying => {
            t!(words, "elections-until", at = visit.at(settings.closes_at))
        }
    };
    card(name_of(words, election))
        .titled_by_its_author(words)
        .href(format!("{}{page}", election.path()))
        .status(state_status(visit, election))
        .detail(html! { (detail) })
}

/// Those being prepared in which the visitor has something to do, each with the page where.
async fn own_prepared(visit: &Visit) -> Result<Vec<(Election, &'static str)>, Fault> {
    let Some(person) = visit.actor.person() else {
        return Ok(Vec::new());
    };
    let mut own = Vec::new();
    for election in store::prepared(&mut visit.sql(), visit.body.id).await? {
        let trustees = store::trustees(&mut visit.sql(), visit.body.id, election.id).await?;
        let page = if election.authority == Some(person) {
            "/codes"
        } else if trustees.iter().any(|trustee| trustee.person == person) {
            "/cle"
        } else if visit.may(&rights::PREPARE, Scope::group(election.group)).await? {
            "/preparer"
        } else {
            continue;
        };
        own.push((election, page));
    }
    Ok(own)
}

async fn may_prepare_somewhere(visit: &Visit) -> Result<bool, Fault> {
    if visit.actor.person().is_none() {
        return Ok(false);
    }
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&rights::PREPARE, Scope::group(group.id)).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A heading with what somebody wrote and where it stands.
pub(super) fn heading(visit: &Visit, election: &Election) -> Markup {
    html! { (visit.words.written(&name_of(visit.words, election))) " " (state_status(visit, election)) }
}
