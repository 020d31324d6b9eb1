//! Who volunteered, for agents: names, where each stands, paper forms.

use axum::extract::{Path, Query};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, pagination, status, table};
use ui::forms::button_link;
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Visit, t};

use super::seen::Seen;
use crate::model::{AssemblyId, Seat, State, Volunteer, VolunteerState};
use crate::store;

const PEOPLE_A_PAGE: i64 = 100;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<AssemblyId>, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let seen = Seen::with_names(&visit, id).await?;
    let (all, confirmed) = store::count_volunteers(&mut visit.sql(), visit.body.id, id).await?;
    let pages = pages_of(confirmed, PEOPLE_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, PEOPLE_A_PAGE);
    let people = store::volunteers_page(&mut visit.sql(), visit.body.id, id, (PEOPLE_A_PAGE, offset)).await?;
    let path = format!("{}/volontaires", seen.assembly.path());
    let lines = people.iter().fold(
        table(t!(words, "assemblies-people-caption"))
            .column(t!(words, "assemblies-people-number"))
            .column(t!(words, "assemblies-people-name"))
            .column(t!(words, "assemblies-people-state"))
            .column(t!(words, "assemblies-people-how")),
        |table, one| {
            table.row([
                html! { a href={ (path) "/" (one.id) } { (one.published_as()) } },
                html! { (one.name) },
                where_they_stand(&visit, one),
                html! { (how_they_came(&visit, one)) },
            ])
        },
    );
    let main = html! {
        @if seen.assembly.state == State::Volunteers {
            p { (button_link(&t!(words, "assemblies-paper-link"), &format!("{path}/papier"))) }
        }
        p { (t!(words, "assemblies-people-waiting", n = all - confirmed)) }
        @if people.is_empty() { (list_empty(&t!(words, "assemblies-people-none"), None)) } @else { (lines) }
        (pagination(words, page, pages, |page| format!("{path}?page={page}")))
    };
    let page = seen
        .page(&visit, t!(words, "assemblies-people-title"), main)
        .lead(t!(words, "assemblies-people-lead"))
        .not_indexed();
    visit.page(page)
}

/// Where somebody stands, in a word.
pub(super) fn where_they_stand(visit: &Visit, one: &Volunteer) -> Markup {
    let (key, tone) = match (one.state, one.seat) {
        (VolunteerState::Withdrawn, _) => ("assemblies-person-withdrawn", Tone::Neutral),
        (_, Some(Seat::Asked)) if one.is_late_at(visit.now()) => ("assemblies-person-late", Tone::Warning),
        (_, Some(Seat::Asked)) => ("assemblies-person-asked", Tone::Info),
        (_, Some(Seat::Accepted)) => ("assemblies-person-accepted", Tone::Good),
        (_, Some(Seat::Declined)) => ("assemblies-person-declined", Tone::Neutral),
        (_, Some(Seat::Left)) => ("assemblies-person-left", Tone::Neutral),
        (VolunteerState::In | VolunteerState::Waiting, None) => ("assemblies-person-in", Tone::Neutral),
    };
    status(&visit.words.say(key), tone)
}

/// How somebody came, and so how they are written to.
pub(super) fn how_they_came(visit: &Visit, one: &Volunteer) -> String {
    let words = visit.words;
    if one.is_on_paper && one.email.is_empty() {
        t!(words, "assemblies-person-paper")
    } else if one.is_on_paper {
        t!(words, "assemblies-person-paper-mail")
    } else {
        t!(words, "assemblies-person-mail")
    }
}
