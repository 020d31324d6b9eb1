//! The texts, newest first.

use axum::extract::Query;
use kernel::Scope;
use maud::html;
use serde::Deserialize;
use ui::components::{card, list_empty, pagination};
use ui::forms::{Choice, button_link, button_quiet, select};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::{LINES_A_PAGE, MENU, state_status};
use crate::model::{TextState, text_path};
use crate::rights;
use crate::store::documents;

/// Groups among which one may hold the right to import.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct Asked {
    etat: Option<String>,
    page: Option<String>,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let state = asked.etat.as_deref().and_then(TextState::parse);
    let total = documents::count(&mut visit.sql(), visit.body.id, state).await?;
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages_of(total, LINES_A_PAGE), LINES_A_PAGE);
    let texts = documents::list(&mut visit.sql(), visit.body.id, state, LINES_A_PAGE, offset).await?;
    let may_import = may_import_somewhere(&visit).await?;
    let states = TextState::ALL.iter().map(|state| {
        Choice::new(
            state.as_str(),
            words.say(&format!("texts-state-{}", state.as_str())),
        )
    });
    let chosen = state.map(TextState::as_str).unwrap_or_default();
    let main = html! {
        @if may_import { p { (button_link(&t!(words, "texts-import-button"), "/textes/nouveau")) } }
        ul.links {
            li { a href="/contributions" { (t!(words, "texts-contributions-all")) } }
            @if visit.actor.person().is_some() { li { a href="/mes-contributions" { (t!(words, "texts-own-title")) } } }
        }
        form method="get" action="/textes" {
            (select(words, t!(words, "texts-filter-state"), "etat").choices(states).chosen(chosen).optional())
            (button_quiet(t!(words, "texts-filter-button")))
        }
        @if texts.is_empty() {
            (list_empty(&t!(words, "texts-none"), may_import.then_some((&*t!(words, "texts-import-button"), "/textes/nouveau"))))
        } @else {
            p { (t!(words, "texts-count", n = total)) }
            @for text in &texts {
                (card(&text.title)
                    .titled_by_its_author(words)
                    .href(text_path(text.id))
                    .status(state_status(&visit, text.state))
                    .detail(html! { (t!(words, "texts-changed-on", date = visit.on(text.changed_at))) })
                    .detail(html! { (t!(words, "texts-amendments-count", n = text.last_number)) }))
            }
            (pagination(words, page, pages_of(total, LINES_A_PAGE), |page| format!("/textes?etat={chosen}&page={page}")))
        }
    };
    visit.page(
        Page::new(t!(words, "texts-nav"), main)
            .lead(t!(words, "texts-lead"))
            .active(MENU),
    )
}

/// Whether a button to import is worth showing.
async fn may_import_somewhere(visit: &Visit) -> Result<bool, kernel::Fault> {
    if visit.actor.person().is_none() {
        return Ok(false);
    }
    if visit.may(&rights::IMPORT, Scope::BODY).await? {
        return Ok(true);
    }
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&rights::IMPORT, Scope::group(group.id)).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
