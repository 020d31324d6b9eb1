//! The pages: meetings to come and past, one meeting, its minutes, the board of what is to be done.

mod announce;
mod answer;
mod approval;
mod attendance;
mod board;
mod calendars;
mod convene_later;
mod correct;
mod corrections;
mod follow_up;
mod items_attended;
mod list;
mod meeting;
mod minutes;
mod phrase;
mod proposed;
mod quorum;
mod reading;
mod record;
mod recusal;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use db::Uuid;
use groups::Group;
use jiff::civil::Date;
use kernel::{Fault, House, Right, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, status};
use ui::{Visit, t};

use crate::actions::attendees_of;
use crate::model::{Meeting, MeetingId, MeetingState, day_of};
use crate::{rights, store};

/// The menu entries the pages belong to.
const MENU: &str = "/reunions";
const BOARD_MENU: &str = "/suivi";

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/reunions", get(list::show))
        .route("/reunions/nouvelle", get(announce::show_new).post(announce::plan))
        // The router has no « {id}.ics »: the meeting's handler looks at the end of the name.
        .route("/reunions/{id}", get(meeting::show))
        .route(
            "/reunions/{id}/modifier",
            get(announce::show_change).post(announce::change),
        )
        .route("/reunions/{id}/annuler", post(meeting::cancel).get(meeting::back))
        .route(
            "/reunions/{id}/ordre-du-jour",
            post(meeting::add_item).get(meeting::back),
        )
        .route(
            "/reunions/{id}/ordre-du-jour/retirer",
            post(meeting::remove_item).get(meeting::back),
        )
        .route(
            "/reunions/{id}/ordre-du-jour/deport",
            post(recusal::say).get(meeting::back),
        )
        .route("/reunions/{id}/reponse", get(answer::show).post(answer::answer))
        .route(
            "/reunions/{id}/convoquer",
            post(answer::convoke).get(answer::back),
        )
        .route(
            "/reunions/{id}/convocation",
            get(convene_later::show).post(convene_later::plan),
        )
        .route(
            "/reunions/{id}/convocation/arreter",
            post(convene_later::give_up).get(answer::back),
        )
        .route(
            "/reunions/{id}/presence",
            get(attendance::show).post(attendance::record),
        )
        .route(
            "/reunions/{id}/presence/points",
            get(items_attended::show).post(items_attended::record),
        )
        .route(
            "/reunions/{id}/presence/points/sorties",
            post(items_attended::record_absence).get(items_attended::show),
        )
        .route(
            "/reunions/{id}/compte-rendu",
            get(minutes::show).post(minutes::write),
        )
        .route(
            "/reunions/{id}/compte-rendu/approuver",
            post(approval::approve).get(minutes::back),
        )
        .route(
            "/reunions/{id}/compte-rendu/proposer",
            post(approval::propose).get(minutes::back),
        )
        .route(
            "/reunions/{id}/compte-rendu/corriger",
            get(correct::show).post(correct::propose),
        )
        .route("/reunions/{id}/compte-rendu/corrections", get(corrections::list))
        .route(
            "/reunions/{id}/compte-rendu/corrections/{correction}",
            get(corrections::show),
        )
        .route(
            "/reunions/{id}/compte-rendu/corrections/{correction}/decider",
            post(corrections::decide).get(corrections::back),
        )
        .route(
            "/reunions/{id}/compte-rendu/corrections/{correction}/retirer",
            post(corrections::withdraw).get(corrections::back),
        )
        .route("/groupes/{slug}/reunions.ics", get(calendars::of_group))
        .route("/suivi", get(board::show))
        .route("/suivi/{id}", get(follow_up::show))
        .route("/suivi/{id}/fait", post(follow_up::complete).get(follow_up::back))
        .route(
            "/suivi/{id}/rouvrir",
            post(follow_up::reopen).get(follow_up::back),
        )
        .route(
            "/suivi/{id}/responsable",
            post(follow_up::assign).get(follow_up::back),
        )
}

/// A form that only asks for something to be done.
#[derive(Deserialize)]
pub(super) struct Asked {
    request_id: Uuid,
}

/// A meeting and its group, for one visit.
pub(super) struct Gathered {
    pub(super) meeting: Meeting,
    pub(super) group: Group,
}

impl Gathered {
    async fn read(visit: &Visit, id: MeetingId) -> Result<Self, Fault> {
        let mut sql = visit.sql();
        let meeting = store::find_meeting(&mut sql, visit.body.id, id)
            .await?
            .ok_or(Fault::NotFound("meeting"))?;
        let group = groups::find(&mut sql, visit.body.id, meeting.group_id)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        Ok(Self { meeting, group })
    }

    /// True when the visitor holds `right` in the meeting's group.
    async fn may(&self, visit: &Visit, right: &Right) -> Result<bool, Fault> {
        Ok(visit.may(right, Scope::group(self.group.id)).await? || self.may_as_then(visit, right).await?)
    }

    /// True when the visitor held on the day of the meeting a right to read its minutes again, and was there: a mandate
    /// that ended since does not take from anybody what they said.
    async fn may_as_then(&self, visit: &Visit, right: &Right) -> Result<bool, Fault> {
        let outlives = [rights::READ_DRAFT.code, rights::CORRECT_MINUTES.code];
        let Some(person) = visit.actor.person().filter(|_| outlives.contains(&right.code)) else {
            return Ok(false);
        };
        let (mut sql, body, then) = (visit.sql(), visit.body.id, self.meeting.starts_at);
        let is_proposed = store::find_proposal(&mut sql, body, self.meeting.id)
            .await?
            .is_some();
        if !is_proposed || then > visit.now() {
            return Ok(false);
        }
        let scope = Scope::group(self.group.id);
        let qualities = visit
            .house
            .qualities(&mut sql, body, visit.actor, scope, then)
            .await?;
        if !right.held_with(&qualities) {
            return Ok(false);
        }
        let Some(saved) = minutes::latest(visit, self).await? else {
            return Ok(false);
        };
        let zone = visit.body.zone();
        let there = attendees_of(&mut sql, body, &self.meeting, &saved, visit.now(), &zone).await?;
        Ok(there.contains(&person))
    }

    /// True when the visitor holds `right` and the meeting may still change.
    async fn may_still(&self, visit: &Visit, right: &Right) -> Result<bool, Fault> {
        let is_open = self.meeting.approved_at.is_none() && !self.is_cancelled();
        Ok(is_open && self.may(visit, right).await?)
    }

    fn is_cancelled(&self) -> bool {
        self.meeting.state == MeetingState::Cancelled
    }

    fn group_link(&self) -> Markup {
        html! { a href={ "/groupes/" (self.group.slug) } { (self.group.name) } }
    }

    fn minutes_path(&self) -> String {
        format!("{}/compte-rendu", self.meeting.path())
    }
}

/// The day it is in the body's time zone.
fn today(visit: &Visit) -> Date {
    day_of(visit.now(), &visit.body.zone())
}

fn state_status(visit: &Visit, state: MeetingState) -> Markup {
    let tone = match state {
        MeetingState::Planned => Tone::Info,
        MeetingState::Held => Tone::Neutral,
        MeetingState::Approved => Tone::Good,
        MeetingState::Cancelled => Tone::Bad,
    };
    status(
        &visit.words.say(&format!("meetings-state-{}", state.as_str())),
        tone,
    )
}

/// « mardi 8 décembre 2026 à 18 h 30 », « … jusqu’à 20 h ».
fn moment(visit: &Visit, meeting: &Meeting) -> String {
    let starts = visit.at(meeting.starts_at);
    match meeting.ends_at {
        None => starts,
        Some(ends_at) => {
            let ends = visit.body.zone().to_datetime(ends_at.timestamp()).time();
            t!(
                visit.words,
                "meetings-from-until",
                starts = starts,
                ends = visit.words.time(ends)
            )
        }
    }
}

/// The first line of a page, counted from 1; a page out of range is brought back in.
fn offset_of(page: u32, pages: u32, page_size: i64) -> i64 {
    (i64::from(page.clamp(1, pages)) - 1) * page_size
}
