//! Opening a consultation, changing what it says, closing it.

use axum::extract::Path;
use axum::http::StatusCode;
use db::{Instant, Uuid};
use groups::Group;
use jiff::civil::{Date, Time};
use kernel::{Fault, FieldFault, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, date_field, error_summary, hidden, select, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, chars, find_consultation, under_consultation};
use crate::actions::{ChangeConsultation, CloseConsultation, OpenConsultation};
use crate::model::{
    Consultation, ConsultationId, PRESENTATION_CHARS_MAX, QUESTION_CHARS_MAX, Stage, TITLE_CHARS_MAX,
};
use crate::rights;

/// Groups among which one chooses.
const GROUPS_MAX: i64 = 200;

/// What the form holds; every field may be missing, so that a mistake is a sentence beside it.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Announced {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    presentation: String,
    #[serde(default)]
    themes: String,
    #[serde(default)]
    debut: String,
    #[serde(default)]
    fin: String,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

/// The groups the visitor may answer for, by name.
pub(super) async fn groups_in_charge(visit: &Visit) -> Result<Vec<Group>, Fault> {
    if visit.signed_in.is_none() {
        return Ok(Vec::new());
    }
    let all = groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?;
    // Agents may everywhere: no need to ask group by group.
    if visit.may(&rights::OPEN, Scope::BODY).await? {
        return Ok(all);
    }
    let mut some = Vec::new();
    for group in all {
        if visit.may(&rights::OPEN, Scope::group(group.id)).await? {
            some.push(group);
        }
    }
    Ok(some)
}

pub(super) async fn show_new(visit: Visit) -> Answer {
    let page = new_page(&visit, &Announced::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn open(visit: Visit, Posted(typed): Posted<Announced>) -> Answer {
    let group = groups_in_charge(&visit)
        .await?
        .into_iter()
        .find(|group| group.slug == typed.groupe);
    let opens_at = if typed.debut.trim().is_empty() {
        Ok(visit.now())
    } else {
        day(&visit, &typed.debut, "debut", Time::midnight())
    };
    let closes_at = day(&visit, &typed.fin, "fin", LAST_MINUTE);
    let (group, opens_at, closes_at) = match (group, opens_at, closes_at) {
        (Some(group), Ok(opens_at), Ok(closes_at)) => (group, opens_at, closes_at),
        (group, opens_at, closes_at) => {
            let mut faults = Vec::new();
            if group.is_none() {
                faults.push(fault("groupe", "debates-group-missing"));
            }
            faults.extend(opens_at.err());
            faults.extend(closes_at.err());
            let page = new_page(&visit, &typed, &visit.form_errors(&faults)).await?;
            return visit.refused_page(page);
        }
    };
    let deed = OpenConsultation {
        group: group.id,
        title: typed.titre.clone(),
        question: typed.question.clone(),
        presentation: typed.presentation.clone(),
        themes: typed.themes.lines().map(str::to_owned).collect(),
        opens_at,
        closes_at,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&crate::model::consultation_path(id), "debates-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = new_page(&visit, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<ConsultationId>) -> Answer {
    let about = find_consultation(&visit, id).await?;
    must_be_in_charge(&visit, &about).await?;
    let typed = as_typed(&visit, &about);
    visit.page(change_page(&visit, &about, &typed, &FormErrors::default(), None))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<ConsultationId>,
    Posted(mut typed): Posted<Announced>,
) -> Answer {
    let about = find_consultation(&visit, id).await?;
    must_be_in_charge(&visit, &about).await?;
    let closes_at = match day(&visit, &typed.fin, "fin", LAST_MINUTE) {
        // The day was not changed: its hour stays, whatever it is.
        Ok(_) if typed.fin == local_day(&visit, about.closes_at) => about.closes_at,
        Ok(closes_at) => closes_at,
        Err(fault) => {
            let errors = visit.form_errors(&[fault]);
            return visit.refused_page(change_page(&visit, &about, &typed, &errors, None));
        }
    };
    let deed = ChangeConsultation {
        consultation: id,
        version: typed.version,
        title: typed.titre.clone(),
        question: typed.question.clone(),
        presentation: typed.presentation.clone(),
        themes: typed.themes.lines().map(str::to_owned).collect(),
        closes_at,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&about.path(), "debates-changed"),
        Err(Fault::Stale(_)) => {
            let current = find_consultation(&visit, id).await?;
            typed.version = current.version;
            let none = FormErrors::default();
            let page = change_page(&visit, &current, &typed, &none, Some(&current));
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(change_page(&visit, &about, &typed, &errors, None))
        }
    }
}

pub(super) async fn close(
    visit: Visit,
    Path(id): Path<ConsultationId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let about = find_consultation(&visit, id).await?;
    visit
        .act(pressed.request_id, &CloseConsultation { consultation: id })
        .await?;
    visit.done(&about.path(), "debates-closed")
}

async fn must_be_in_charge(visit: &Visit, about: &Consultation) -> Result<(), Fault> {
    if !visit.may(&rights::OPEN, Scope::group(about.group_id)).await? {
        return Err(Fault::Forbidden {
            right: rights::OPEN.code,
        });
    }
    if about.stage_at(visit.now()) == Stage::Closed {
        return Err(Fault::refused("debates-refused-over"));
    }
    Ok(())
}

/// A consultation lasts until the end of its last day.
const LAST_MINUTE: Time = Time::constant(23, 59, 0, 0);

fn day(visit: &Visit, typed: &str, field: &'static str, hour: Time) -> Result<Instant, FieldFault> {
    let date: Date = typed
        .trim()
        .parse()
        .map_err(|_| fault(field, "debates-date-unreadable"))?;
    date.to_datetime(hour)
        .to_zoned(visit.body.zone())
        .map(|zoned| Instant::from(zoned.timestamp()))
        .map_err(|_| fault(field, "debates-date-unreadable"))
}

fn local_day(visit: &Visit, at: Instant) -> String {
    at.timestamp().to_zoned(visit.body.zone()).date().to_string()
}

fn fault(field: &'static str, key: &'static str) -> FieldFault {
    FieldFault {
        field,
        sentence: Sentence::new(key),
    }
}

fn as_typed(visit: &Visit, about: &Consultation) -> Announced {
    Announced {
        version: about.version,
        titre: about.title.clone(),
        question: about.question.clone(),
        presentation: about.presentation.clone(),
        themes: about.themes.clone(),
        fin: local_day(visit, about.closes_at),
        ..Announced::default()
    }
}

async fn new_page(visit: &Visit, typed: &Announced, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let groups = groups_in_charge(visit).await?;
    if groups.is_empty() {
        return Err(Fault::Forbidden {
            right: rights::OPEN.code,
        });
    }
    let only = if groups.len() == 1 {
        &groups[0].slug
    } else {
        &typed.groupe
    };
    let mut group = select(words, t!(words, "debates-field-group"), "groupe")
        .hint(t!(words, "debates-field-group-hint"))
        .errors(errors);
    for choice in &groups {
        group = group.choice(&choice.slug, &choice.name);
    }
    let form =
        Form::post(words, "/consultations/nouvelle", visit.request_id()).autosave("consultation-nouvelle");
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (group.chosen(only))
            (asked_fields(visit, typed, errors))
            (date_field(words, t!(words, "debates-field-start"), "debut")
                .hint(t!(words, "debates-field-start-hint")).value(&typed.debut).errors(errors).optional())
            (end_field(visit, typed, errors))
            (button(t!(words, "debates-open-button")))
        }))
    };
    Ok(Page::new(t!(words, "debates-open-title"), main)
        .lead(t!(words, "debates-open-lead"))
        .under(t!(words, "debates-navigation"), MENU)
        .active(MENU)
        .refused(errors))
}

/// `current` is what somebody else wrote meanwhile, shown beside what was typed.
fn change_page(
    visit: &Visit,
    about: &Consultation,
    typed: &Announced,
    errors: &FormErrors,
    current: Option<&Consultation>,
) -> Page {
    let words = visit.words;
    let form = Form::post(words, format!("{}/modifier", about.path()), visit.request_id());
    let main = html! {
        @if let Some(current) = current {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "debates-changed-meanwhile")) }
                p { strong { (current.title) } " – " (current.question) }
                p { (t!(words, "debates-open-until", at = visit.at(current.closes_at))) }
                @if !current.presentation.is_empty() { (words.markdown(&current.presentation)) }
            }))
        }
        (error_summary(errors, words))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (asked_fields(visit, typed, errors))
            (end_field(visit, typed, errors))
            (button(t!(words, "debates-change-button")))
        }))
    };
    under_consultation(visit, about, Page::new(t!(words, "debates-change-title"), main)).refused(errors)
}

fn asked_fields(visit: &Visit, typed: &Announced, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (text_field(words, t!(words, "debates-field-title"), "titre")
            .hint(t!(words, "debates-field-title-hint"))
            .max_length(chars(TITLE_CHARS_MAX)).value(&typed.titre).errors(errors))
        (text_field(words, t!(words, "debates-field-question"), "question")
            .hint(t!(words, "debates-field-question-hint"))
            .max_length(chars(QUESTION_CHARS_MAX)).value(&typed.question).errors(errors))
        (textarea(words, t!(words, "debates-field-presentation"), "presentation")
            .hint(t!(words, "debates-field-presentation-hint"))
            .max_length(chars(PRESENTATION_CHARS_MAX)).rows(10)
            .value(&typed.presentation).errors(errors).optional())
        (textarea(words, t!(words, "debates-field-themes"), "themes")
            .hint(t!(words, "debates-field-themes-hint")).rows(4)
            .value(&typed.themes).errors(errors).optional())
    }
}

fn end_field(visit: &Visit, typed: &Announced, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (date_field(words, t!(words, "debates-field-end"), "fin")
            .hint(t!(words, "debates-field-end-hint")).value(&typed.fin).errors(errors))
    }
}
