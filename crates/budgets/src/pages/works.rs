//! The works of a funded project: told by those in charge, read by everyone on the project's page.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{TimelineLine, list_empty, timeline};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, confirm_details, date_field, error_summary, file_field,
    radios, text_field, textarea,
};
use ui::{Answer, Page, Posted, PostedWithFile, Visit, t};

use super::{chars, find_idea, money, must_hold, photo, under_budget, works_status};
use crate::actions::{RecordWorks, RemoveWorks, RemoveWorksPhoto};
use crate::model::{
    Budget, Idea, IdeaId, PHOTO_BYTES_MAX, PHOTO_WORDS_CHARS_MAX, REASON_CHARS_MAX, Stage, Works, WorksId,
    WorksState,
};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    etat: String,
    #[serde(default)]
    le: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    depense: String,
    #[serde(default)]
    photo_texte: String,
}

async fn allowed(visit: &Visit, id: IdeaId) -> Result<(Idea, Budget), Fault> {
    let (idea, budget) = find_idea(visit, id).await?;
    must_hold(visit, &rights::FOLLOW, budget.scope()).await?;
    if budget.stage != Stage::Decided || !idea.is_funded {
        return Err(Fault::refused("budgets-refused-not-funded"));
    }
    Ok((idea, budget))
}

pub(super) async fn show(visit: Visit, Path(id): Path<IdeaId>) -> Answer {
    let (idea, budget) = allowed(&visit, id).await?;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let typed = Typed {
        le: today.to_string(),
        etat: idea
            .works
            .map(|works| works.as_str().to_owned())
            .unwrap_or_default(),
        ..Typed::default()
    };
    visit.page(page_of(&visit, (&idea, &budget), &typed, &FormErrors::default()))
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<IdeaId>,
    PostedWithFile(typed, file): PostedWithFile<Typed>,
) -> Answer {
    let (idea, budget) = allowed(&visit, id).await?;
    let outcome = match WorksState::parse(&typed.etat) {
        Some(state) => {
            let deed = RecordWorks {
                idea: id,
                state,
                on_day: typed.le.clone(),
                note: typed.note.clone(),
                spent: typed.depense.clone(),
                photo: file.map(|file| (file.bytes.to_vec(), typed.photo_texte.clone())),
            };
            visit.act(typed.request_id, &deed).await
        }
        None => Err(Fault::field("etat", "budgets-works-missing")),
    };
    match outcome {
        Ok(_) => visit.done(&idea.path(), "budgets-works"),
        Err(fault) => {
            let errors = visit.refusal_of_form("etat", fault)?;
            visit.refused_page(page_of(&visit, (&idea, &budget), &typed, &errors))
        }
    }
}

fn page_of(visit: &Visit, (idea, budget): (&Idea, &Budget), typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let states = WorksState::ALL.iter().map(|state| {
        let state = state.as_str();
        Choice::new(state, words.say(&format!("budgets-works-{state}")))
    });
    let max = words.file_size(PHOTO_BYTES_MAX as u64);
    let form = Form::post(words, format!("{}/travaux", idea.path()), visit.request_id()).with_files();
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (radios(words, t!(words, "budgets-field-works"), "etat").choices(states)
                .chosen(&typed.etat).errors(errors))
            (date_field(words, t!(words, "budgets-field-day"), "le").value(&typed.le).errors(errors))
            (text_field(words, t!(words, "budgets-field-spent"), "depense")
                .hint(t!(words, "budgets-field-spent-hint")).value(&typed.depense).errors(errors).optional())
            (textarea(words, t!(words, "budgets-field-note"), "note")
                .hint(t!(words, "budgets-field-note-hint")).rows(4)
                .max_length(chars(REASON_CHARS_MAX)).value(&typed.note).errors(errors).optional())
            (file_field(words, t!(words, "budgets-field-photo"), "photo").accept("image/jpeg,image/png")
                .hint(t!(words, "budgets-field-photo-hint", max = max)).errors(errors).optional())
            (text_field(words, t!(words, "budgets-field-photo-words"), "photo_texte")
                .hint(t!(words, "budgets-field-photo-words-hint"))
                .max_length(chars(PHOTO_WORDS_CHARS_MAX)).value(&typed.photo_texte).errors(errors).optional())
            (button(t!(words, "budgets-works-button")))
        }))
    };
    under_budget(visit, budget, Page::new(t!(words, "budgets-works-title"), main))
        .lead(idea.title.clone())
        .refused(errors)
        .not_indexed()
}

/// The works on the project's page, the latest day first.
pub(super) async fn section(visit: &Visit, idea: &Idea, may_follow: bool) -> Result<Markup, Fault> {
    let words = visit.words;
    let lines = store::list_works(&mut visit.sql(), visit.body.id, idea.id).await?;
    let told: Vec<TimelineLine> = lines
        .iter()
        .map(|works| TimelineLine {
            when: words.date_element(works.on_day),
            who: None,
            what: html! {
                (told(visit, idea, works))
                @if may_follow { (taking_away(visit, idea, works)) }
            },
            why: None,
        })
        .collect();
    Ok(html! {
        section {
            h2 { (t!(words, "budgets-works-heading")) }
            @if told.is_empty() { (list_empty(&t!(words, "budgets-works-none"), None)) }
            @else { (timeline(&told)) }
        }
    })
}

fn told(visit: &Visit, idea: &Idea, works: &Works) -> Markup {
    let words = visit.words;
    html! {
        (works_status(words, works.state))
        @if let Some(spent) = works.spent_cents { " " (t!(words, "budgets-spent", spent = money(words, spent))) }
        @if !works.note.is_empty() { (words.markdown(&works.note)) }
        @if works.photo.is_some() {
            p { img.photo src={ (idea.path()) "/travaux/" (works.id) "/image" } alt=(works.photo_words) lang=[words.content_language()]; }
        }
    }
}

/// What is pressed beside a line: the line, or its photo only.
#[derive(Deserialize)]
pub(super) struct Taken {
    #[serde(default)]
    request_id: Uuid,
    /// Present when the photo only is taken away
    photo: Option<String>,
}

pub(super) async fn remove(
    visit: Visit,
    Path((id, works)): Path<(IdeaId, WorksId)>,
    Posted(taken): Posted<Taken>,
) -> Answer {
    let (idea, _) = find_idea(&visit, id).await?;
    if taken.photo.is_some() {
        let deed = RemoveWorksPhoto { idea: id, works };
        visit.act(taken.request_id, &deed).await?;
    } else {
        let deed = RemoveWorks { idea: id, works };
        visit.act(taken.request_id, &deed).await?;
    }
    visit.done(&idea.path(), "budgets-works-removed")
}

/// The address of a form, opened as a page: the page the form is in.
pub(super) async fn back(visit: Visit, Path((id, _)): Path<(IdeaId, WorksId)>) -> Answer {
    let (idea, _) = find_idea(&visit, id).await?;
    Ok(Redirect::to(&idea.path()).into_response())
}

/// Taking a line away, for those in charge: what it does is said before it is done.
fn taking_away(visit: &Visit, idea: &Idea, works: &Works) -> Markup {
    let words = visit.words;
    let path = format!("{}/travaux/{}/retirer", idea.path(), works.id);
    let form = Form::post(words, path, visit.request_id()).content(html! {
        (button(t!(words, "budgets-works-remove-confirm")).danger())
        @if works.photo.is_some() {
            " " (button_quiet(t!(words, "budgets-works-remove-photo")).sends("photo", "oui"))
        }
    });
    let label = t!(words, "budgets-works-remove", on = words.date(works.on_day));
    confirm_details(&label, &t!(words, "budgets-works-remove-what"), &form)
}

pub(super) async fn image(
    visit: Visit,
    Path((id, works)): Path<(IdeaId, WorksId)>,
    asked: HeaderMap,
) -> Answer {
    let works = store::find_works(&mut visit.sql(), visit.body.id, works)
        .await?
        .filter(|works| works.idea_id == id)
        .ok_or(Fault::NotFound("works"))?;
    photo::picture(&visit, works.photo.as_deref(), &asked).await
}
