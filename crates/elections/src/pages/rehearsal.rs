//! A rehearsal: prepared from the page of the election that it rehearses, and told on each of its own pages.

use axum::extract::Path;
use db::Uuid;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, button, button_quiet, confirm_details};
use ui::{Answer, Posted, Visit, t};

use super::MENU;
use super::prepare::{Kept, refused};
use super::seen::Seen;
use crate::actions::{AbandonRehearsal, PrepareRehearsal};
use crate::model::{ElectionId, State, path_of};

#[derive(Deserialize)]
pub(super) struct RehearsalForm {
    request_id: Uuid,
}

pub(super) async fn prepare(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<RehearsalForm>,
) -> Answer {
    let deed = PrepareRehearsal { election: id };
    match visit.act(form.request_id, &deed).await {
        Ok(rehearsal) => visit.done(
            &format!("{}/preparer", path_of(rehearsal)),
            "elections-rehearsal-prepared",
        ),
        Err(fault) => refused(&visit, id, ("how", Kept::default()), fault).await,
    }
}

/// Offered once those who hold a role are known; a rehearsal is not rehearsed.
pub(super) fn section(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let is_ready = seen.election.authority.is_some() && !seen.trustees.is_empty();
    if !is_ready || seen.election.rehearsed.is_some() {
        return html! {};
    }
    let path = format!("{}/preparer/repetition", seen.election.path());
    html! {
        h3 { (t!(words, "elections-rehearsal")) }
        p { (t!(words, "elections-rehearsal-what")) }
        (Form::post(words, path, visit.request_id()).content(html! {
            (button_quiet(t!(words, "elections-rehearsal-button")))
        }))
    }
}

pub(super) async fn abandon(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<RehearsalForm>,
) -> Answer {
    let deed = AbandonRehearsal { election: id };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(MENU, "elections-rehearsal-abandoned"),
        Err(fault) => refused(&visit, id, ("how", Kept::default()), fault).await,
    }
}

/// A rehearsal is ended wherever it stands; what counts is not.
pub(super) fn ending(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    if seen.election.rehearsed.is_none() || seen.election.state == State::Destroyed {
        return html! {};
    }
    let path = format!("{}/preparer/repetition/abandonner", seen.election.path());
    let form = Form::post(words, path, visit.request_id())
        .content(html! { (button(t!(words, "elections-rehearsal-abandon")).danger()) });
    confirm_details(
        &t!(words, "elections-rehearsal-abandon"),
        &t!(words, "elections-rehearsal-abandon-what"),
        &form,
    )
}

/// What every page of a rehearsal says first.
pub(super) fn told(visit: &Visit, seen: &Seen) -> Markup {
    let Some(rehearsed) = seen.election.rehearsed else {
        return html! {};
    };
    let words = visit.words;
    notice(
        Tone::Warning,
        &html! {
            p { (t!(words, "elections-rehearsal-told")) }
            @if seen.may_prepare { p { a href={ (path_of(rehearsed)) "/preparer" } { (t!(words, "elections-rehearsal-of")) } } }
        },
    )
}
