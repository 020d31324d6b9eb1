//! The pages: the groups, one group and its members, its mandates.

mod associations;
mod create;
mod delegations;
mod group;
mod list;
mod mandates;
mod proofs;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use jiff::civil::Date;
use kernel::{Fault, Fields, House, Sentence};
use maud::{Markup, html};
use ui::components::{Table, table};
use ui::{Visit, t};

use crate::model::{Days, Group, GroupKind, Member, Role};
use crate::store;
use crate::store::associations::Offices;

pub use associations::{author_choice, made_for_words};
pub use proofs::proofs_explained;

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/groupes", get(list::show))
        .route("/groupes/nouveau", get(create::show).post(create::create))
        .route("/groupes/{slug}", get(group::show))
        .route(
            "/groupes/{slug}/mandats",
            get(mandates::show).post(mandates::give),
        )
        .route(
            "/groupes/{slug}/mandats/fin",
            get(mandates::show_end).post(mandates::end),
        )
        .route(
            "/groupes/{slug}/association",
            get(associations::show_describe).post(associations::describe),
        )
        .route(
            "/groupes/{slug}/delegations",
            get(delegations::show).post(delegations::give),
        )
        .route(
            "/groupes/{slug}/delegations/fin",
            post(delegations::end).get(delegations::back),
        )
        .route("/groupes/{slug}/a-confirmer", get(associations::show_acts))
        .route(
            "/groupes/{slug}/a-confirmer/confirmer",
            post(associations::confirm).get(associations::back),
        )
        .route(
            "/groupes/{slug}/a-confirmer/refuser",
            post(associations::decline).get(associations::back),
        )
}

/// The day it is in the body's time zone.
fn today(visit: &Visit) -> Date {
    visit.body.zone().to_datetime(visit.now().timestamp()).date()
}

async fn group_called(visit: &Visit, slug: &str) -> Result<Group, Fault> {
    store::find_by_slug(&mut visit.sql(), visit.body.id, slug)
        .await?
        .ok_or(Fault::NotFound("group"))
}

fn page_of(group: &Group) -> String {
    format!("/groupes/{}", group.slug)
}

fn role_words(visit: &Visit, role: Role) -> String {
    visit.words.say(&format!("groups-role-{}", role.as_str()))
}

/// « depuis le 1er mars 2026 », « du 1er mars 2026 au 30 juin 2027 », « à partir du 1er décembre 2026 »: as seen on `today`.
fn days_words(visit: &Visit, days: Days, today: Date) -> String {
    let words = visit.words;
    let from = words.date(days.from);
    match days.until {
        Some(until) => t!(
            words,
            "groups-days-from-until",
            from = from,
            until = words.date(until)
        ),
        None if days.from > today => t!(words, "groups-days-starting", from = from),
        None => t!(words, "groups-days-since", from = from),
    }
}

/// The office of a mandate, as it is said: « Adjoint ou adjointe à la culture »; or the role, when it carries none.
fn capacity_words(visit: &Visit, member: &Member, offices: &Offices) -> String {
    let words = visit.words;
    match offices.get(&(member.person, member.from)) {
        None => role_words(visit, member.role),
        Some(held) => {
            let office = words.say(&format!("groups-office-{}", held.office.as_str()));
            if held.title.is_empty() {
                office
            } else {
                t!(words, "groups-office-with", office = office, title = &held.title)
            }
        }
    }
}

/// Members with their mandates and offices; `action` adds a last column when given. Where nothing is voted, no vote is told.
fn members_table(
    visit: &Visit,
    (caption, kind): (String, GroupKind),
    (members, offices): (&[Member], &Offices),
    action: Option<&dyn Fn(&Member) -> Markup>,
) -> Table {
    let words = visit.words;
    let today = today(visit);
    let votes = kind.works_here();
    let mut lines = table(caption)
        .column(t!(words, "groups-column-name"))
        .column(t!(words, "groups-column-role"));
    if votes {
        lines = lines.column(t!(words, "groups-column-vote"));
    }
    lines = lines.column(t!(words, "groups-column-days"));
    if action.is_some() {
        lines = lines.column(t!(words, "groups-column-action"));
    }
    for member in members {
        let vote = if member.has_vote {
            "groups-vote-yes"
        } else {
            "groups-vote-no"
        };
        let mut cells = vec![
            html! { (member.name) },
            html! { (capacity_words(visit, member, offices)) },
        ];
        if votes {
            cells.push(html! { (words.say(vote)) });
        }
        cells.push(html! { (days_words(visit, member.days(), today)) });
        cells.extend(action.map(|action| action(member)));
        lines = lines.row(cells);
    }
    lines
}

/// Reads a date as browsers send it: `2026-12-08`.
fn read_date(fields: &mut Fields, field: &'static str, typed: &str) -> Option<Date> {
    let date = typed.trim().parse().ok();
    if date.is_none() {
        fields.refuse(field, Sentence::new("groups-date-unreadable"));
    }
    date
}
