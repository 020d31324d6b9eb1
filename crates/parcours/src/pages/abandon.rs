//! Ending a parcours without result, saying why, and taking it up again.

use std::collections::BTreeMap;

use axum::extract::Path;
use kernel::steps::StepReport;
use kernel::{Fault, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_link, confirm_details, error_summary, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::reading::reports;
use crate::actions::{ADVANCE, AbandonParcours, REASON_CHARS_MAX, ReopenParcours};
use crate::engine::ParcoursState;
use crate::model::{Ending, ParcoursId, Whole};

/// The form, unless it would be refused; what the vote decided is already written in it.
pub(super) async fn show(visit: Visit, Path(id): Path<ParcoursId>) -> Answer {
    let whole = running(&visit, id).await?;
    let reports = reports(&visit, &whole).await?;
    if let Some(running) = still_running(&reports) {
        return Err(Fault::refused_with(running.clone()).into());
    }
    let reason = hopeless(&reports).map_or(String::new(), |sentence| visit.say(sentence));
    visit.page(page(&visit, &whole, &reason, &FormErrors::default()))
}

#[derive(Deserialize)]
pub(super) struct AbandonForm {
    request_id: db::Uuid,
    #[serde(default)]
    reason: String,
}

pub(super) async fn abandon(
    visit: Visit,
    Path(id): Path<ParcoursId>,
    Posted(form): Posted<AbandonForm>,
) -> Answer {
    let deed = AbandonParcours {
        parcours: id,
        reason: form.reason.clone(),
    };
    let errors = match visit.act(form.request_id, &deed).await {
        Ok(()) => return visit.done(&format!("/parcours/{id}"), "parcours-abandoned"),
        Err(fault) => visit.refusal_of_form("reason", fault)?,
    };
    let whole = found(&visit, id).await?;
    visit.refused_page(page(&visit, &whole, &form.reason, &errors).refused(&errors))
}

#[derive(Deserialize)]
pub(super) struct ReopenForm {
    request_id: db::Uuid,
}

pub(super) async fn reopen(
    visit: Visit,
    Path(id): Path<ParcoursId>,
    Posted(form): Posted<ReopenForm>,
) -> Answer {
    visit
        .act(form.request_id, &ReopenParcours { parcours: id })
        .await?;
    visit.done(&format!("/parcours/{id}"), "parcours-reopened")
}

async fn found(visit: &Visit, id: ParcoursId) -> Result<Whole, Fault> {
    crate::whole(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("parcours"))
}

/// The parcours, for who may end it while it runs.
async fn running(visit: &Visit, id: ParcoursId) -> Result<Whole, Fault> {
    let whole = found(visit, id).await?;
    if !visit
        .may(&ADVANCE, Scope::group(whole.parcours.groupe_id))
        .await?
    {
        return Err(Fault::Forbidden { right: ADVANCE.code });
    }
    match whole.parcours.state {
        ParcoursState::Running => Ok(whole),
        ParcoursState::Draft => Err(Fault::refused("parcours-not-started")),
        ParcoursState::Finished => Err(Fault::refused("parcours-finished-already")),
        ParcoursState::Abandoned => Err(Fault::refused("parcours-abandoned-already")),
    }
}

fn page(visit: &Visit, whole: &Whole, reason: &str, errors: &FormErrors) -> Page {
    let words = visit.words;
    let id = whole.parcours.id;
    let chars_max = u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX);
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, format!("/parcours/{id}/arreter"), visit.request_id())
            .autosave(format!("parcours-{id}-arreter")).content(html! {
            (textarea(words, t!(words, "parcours-abandon-reason"), "reason")
                .hint(t!(words, "parcours-abandon-reason-hint"))
                .value(reason).rows(4).max_length(chars_max).errors(errors))
            p { (button(t!(words, "parcours-abandon")).danger()) }
        }))
        p { a href={ "/parcours/" (id) } { (t!(words, "parcours-abandon-not")) } }
    };
    Page::new(t!(words, "parcours-abandon-title"), main)
        .lead(t!(words, "parcours-abandon-lead"))
        .active("/parcours")
        .under(t!(words, "parcours-title"), "/parcours")
        .under(whole.parcours.title.clone(), format!("/parcours/{id}"))
        .not_indexed()
}

/// Why the parcours can no longer reach its end, if one of its open steps says so.
pub(super) fn hopeless(reports: &BTreeMap<String, StepReport>) -> Option<&Sentence> {
    reports.values().find_map(|report| report.hopeless.as_ref())
}

/// What people still take part in, if one of the open steps says so.
fn still_running(reports: &BTreeMap<String, StepReport>) -> Option<&Sentence> {
    reports.values().find_map(|report| report.running.as_ref())
}

/// What comes first on the page of a parcours that goes no further: why, and what may be done.
pub(super) fn first(
    visit: &Visit,
    whole: &Whole,
    endings: &[Ending],
    reports: &BTreeMap<String, StepReport>,
    advances: bool,
) -> Markup {
    let words = visit.words;
    let id = whole.parcours.id;
    let ending = endings.iter().find(|ending| ending.reopened_at.is_none());
    if let (ParcoursState::Abandoned, Some(ending)) = (whole.parcours.state, ending) {
        let form = Form::post(words, format!("/parcours/{id}/rouvrir"), visit.request_id())
            .content(html! { (button(t!(words, "parcours-reopen"))) });
        return html! {
            (notice(Tone::Warning, &html! {
                p { strong { (t!(words, "parcours-abandoned-on", at = visit.on(ending.ended_at))) } }
                (reason(ending))
            }))
            @if advances {
                (confirm_details(&t!(words, "parcours-reopen"), &t!(words, "parcours-reopen-what"), &form))
            }
        };
    }
    let sentence = hopeless(reports).filter(|_| whole.parcours.state == ParcoursState::Running);
    html! {
        @if let Some(sentence) = sentence {
            (notice(Tone::Warning, &html! {
                p { strong { (visit.say(sentence)) } }
                @if advances { p { (t!(words, "parcours-hopeless-what")) } }
                @else { p { (t!(words, "parcours-hopeless")) } }
            }))
            @if advances { (proposed(visit, reports, &html! { p { (link(visit, id)) } })) }
        }
    }
}

/// What comes last on the page of a parcours under way: ending it, or why it cannot be ended now.
pub(super) fn last(visit: &Visit, id: ParcoursId, reports: &BTreeMap<String, StepReport>) -> Markup {
    let words = visit.words;
    html! {
        h2 { (t!(words, "parcours-abandon-heading")) }
        (proposed(visit, reports, &html! {
            p { (t!(words, "parcours-abandon-when")) }
            p { a.button.button-quiet href={ "/parcours/" (id) "/arreter" } { (t!(words, "parcours-abandon")) } }
        }))
    }
}

/// What leads to the end, or what is to be finished before it.
fn proposed(visit: &Visit, reports: &BTreeMap<String, StepReport>, way: &Markup) -> Markup {
    match still_running(reports) {
        Some(sentence) => {
            html! { p { (t!(visit.words, "parcours-abandon-later", reason = visit.say(sentence))) } }
        }
        None => way.clone(),
    }
}

fn link(visit: &Visit, id: ParcoursId) -> Markup {
    button_link(
        &t!(visit.words, "parcours-abandon"),
        &format!("/parcours/{id}/arreter"),
    )
}

/// A reason, as it was typed: each line a paragraph.
pub(super) fn reason(ending: &Ending) -> Markup {
    let lines = ending
        .reason
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    html! { @for line in lines { p { (line) } } }
}
