//! Changing a parcours that has not started, and deleting it.

use std::collections::BTreeMap;

use axum::extract::Path;
use kernel::{Fault, Scope};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, date_field, error_summary, hidden, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::preparing::{Typed, calendar, days_fields, questions};
use crate::actions::{ChangeDraft, DeleteDraft, PREPARE};
use crate::engine::ParcoursState;
use crate::model::{ParcoursId, Whole, day_of, days_of};
use crate::template::TITLE_CHARS_MAX;

pub(super) async fn show(visit: Visit, Path(id): Path<ParcoursId>) -> Answer {
    let whole = draft(&visit, id).await?;
    let typed = as_it_is(&visit, &whole);
    visit.page(page(&visit, &whole, &typed, &FormErrors::default()).await?)
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<ParcoursId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let whole = draft(&visit, id).await?;
    let read = match typed.read() {
        Ok(read) => read,
        Err(faults) => {
            let errors = visit.form_errors(&faults);
            return visit.refused_page(page(&visit, &whole, &typed, &errors).await?.refused(&errors));
        }
    };
    if typed.preview.is_some() {
        return visit.page(page(&visit, &whole, &typed, &FormErrors::default()).await?);
    }
    let deed = ChangeDraft {
        parcours: id,
        seen: typed.seen.clone(),
        title: typed.title.clone(),
        starts_on: read.starts_on,
        days: read.days,
        answers: typed.answers(),
    };
    let errors = match visit.act(typed.request_id, &deed).await {
        Ok(()) => return visit.done(&format!("/parcours/{id}"), "parcours-draft-changed"),
        // Both are shown: what is kept now, above, and what was typed, in the form, which may be sent again.
        Err(Fault::Stale(_)) => {
            typed.seen = whole.fingerprint();
            let mut errors = FormErrors::default();
            errors.add("title", t!(visit.words, "parcours-draft-stale"));
            errors
        }
        Err(fault) => visit.refusal_of_form("days", fault)?,
    };
    visit.refused_page(page(&visit, &whole, &typed, &errors).await?.refused(&errors))
}

#[derive(Deserialize)]
pub(super) struct OneButton {
    request_id: db::Uuid,
}

pub(super) async fn delete(
    visit: Visit,
    Path(id): Path<ParcoursId>,
    Posted(form): Posted<OneButton>,
) -> Answer {
    visit.act(form.request_id, &DeleteDraft { parcours: id }).await?;
    visit.done("/parcours", "parcours-draft-deleted")
}

/// The parcours in preparation, for who may change it.
async fn draft(visit: &Visit, id: ParcoursId) -> Result<Whole, Fault> {
    let whole = crate::whole(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("parcours"))?;
    let scope = Scope::group(whole.parcours.groupe_id);
    if !visit.may(&PREPARE, scope).await? {
        return Err(
            if whole.parcours.state == ParcoursState::Draft && visit.signed_in.is_some() {
                Fault::NotFound("parcours")
            } else {
                Fault::Forbidden { right: PREPARE.code }
            },
        );
    }
    if whole.parcours.state == ParcoursState::Draft {
        Ok(whole)
    } else {
        Err(Fault::refused("parcours-already-started"))
    }
}

fn as_it_is(visit: &Visit, whole: &Whole) -> Typed {
    let zone = visit.body.zone();
    let days: BTreeMap<String, String> = whole
        .steps
        .iter()
        .map(|row| (format!("days-{}", row.name), days_of(row, &zone).to_string()))
        .collect();
    Typed {
        title: whole.parcours.title.clone(),
        seen: whole.fingerprint(),
        starts_on: day_of(whole.parcours.starts_at, &zone).to_string(),
        others: days,
        ..Typed::default()
    }
}

async fn page(visit: &Visit, whole: &Whole, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let id = whole.parcours.id;
    let title_max = u32::try_from(TITLE_CHARS_MAX).unwrap_or(u32::MAX);
    let is_stale = errors.of("title") == Some(t!(words, "parcours-draft-stale").as_str());
    let main = html! {
        (error_summary(errors, words))
        @if is_stale {
            (notice(Tone::Info, &html! {
                p { (t!(words, "parcours-draft-kept", title = &whole.parcours.title, on = visit.on(whole.parcours.starts_at))) }
            }))
        }
        (Form::post(words, format!("/parcours/{id}/modifier"), visit.request_id())
            .autosave(format!("parcours-{id}")).content(html! {
            (hidden("seen", &typed.seen))
            (text_field(words, t!(words, "parcours-question-title"), "title")
                .value(&typed.title).max_length(title_max).errors(errors))
            (date_field(words, t!(words, "parcours-question-start"), "starts_on").value(&typed.starts_on).errors(errors))
            (questions(visit, typed, &whole.template, errors))
            (days_fields(visit, typed, &whole.template, errors))
            (calendar(visit, typed, &whole.template, Some(whole.parcours.groupe_id)).await?)
            p {
                (button(t!(words, "parcours-draft-save")))
                " " (button_quiet(t!(words, "parcours-preview")).sends("preview", "1"))
            }
        }))
    };
    Ok(Page::new(t!(words, "parcours-draft-title"), main)
        .active("/parcours")
        .under(t!(words, "parcours-title"), "/parcours")
        .under(whole.parcours.title.clone(), format!("/parcours/{id}"))
        .not_indexed())
}
