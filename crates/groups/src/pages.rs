//! The pages: the groups, one group and its members, its mandates.

mod create;
mod group;
mod list;
mod mandates;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use jiff::civil::Date;
use kernel::{Fault, Fields, House, Sentence};
use maud::{Markup, html};
use ui::components::{Table, table};
use ui::{Visit, t};

use crate::model::{Days, Group, Member, Role};
use crate::store;

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

/// Members with their mandates; `action` adds a last column when given.
fn members_table(
    visit: &Visit,
    caption: String,
    members: &[Member],
    action: Option<&dyn Fn(&Member) -> Markup>,
) -> Table {
    let words = visit.words;
    let today = today(visit);
    let mut lines = table(caption)
        .column(t!(words, "groups-column-name"))
        .column(t!(words, "groups-column-role"))
        .column(t!(words, "groups-column-vote"))
        .column(t!(words, "groups-column-days"));
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
            html! { (role_words(visit, member.role)) },
            html! { (words.say(vote)) },
            html! { (days_words(visit, member.days(), today)) },
        ];
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
