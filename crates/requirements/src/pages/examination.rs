//! One project before one requirement: what was said, and the form of whoever carries the project.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, PersonId, Scope, Subject};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice};
use ui::forms::{Choice, Form, FormErrors, button, error_summary, hidden, radios, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, find, passages_of, project_of, proof, quoted, standing_status, text_title};
use crate::actions::Conclude;
use crate::model::{
    Conclusion, Examination, ExaminationId, Requirement, RequirementId, Standing, TEXT_CHARS_MAX,
    URL_CHARS_MAX, project_path,
};
use crate::panels::standing_words;
use crate::rights;
use crate::store::examinations;

#[derive(Default, Deserialize)]
pub(super) struct ConcludeForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    etat: String,
    #[serde(default)]
    raison: String,
    #[serde(default)]
    preuve: String,
}

async fn examined(
    visit: &Visit,
    id: RequirementId,
    examination: ExaminationId,
) -> Result<(Requirement, Examination), Fault> {
    let requirement = find(visit, id).await?;
    let examination = examinations::find(&mut visit.sql(), visit.body.id, examination)
        .await?
        .filter(|examination| examination.requirement_id == requirement.id)
        .ok_or(Fault::NotFound("examination"))?;
    Ok((requirement, examination))
}

pub(super) async fn show(
    visit: Visit,
    Path((id, examination)): Path<(RequirementId, ExaminationId)>,
) -> Answer {
    let (requirement, examination) = examined(&visit, id, examination).await?;
    let form = ConcludeForm {
        version: examination.version,
        ..ConcludeForm::default()
    };
    let page = page(&visit, &requirement, &examination, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn conclude(
    visit: Visit,
    Path((id, examination)): Path<(RequirementId, ExaminationId)>,
    Posted(form): Posted<ConcludeForm>,
) -> Answer {
    let (requirement, examination) = examined(&visit, id, examination).await?;
    let deed = Conclude {
        examination: examination.id,
        version: form.version,
        standing: Standing::parse(&form.etat).unwrap_or(Standing::Unexamined),
        reason: form.raison.clone(),
        proof_url: form.preuve.clone(),
    };
    let (form, errors) = match visit.act(form.request_id, &deed).await {
        Ok(()) => return visit.done(&examination.path(), "requirements-concluded"),
        Err(Fault::Stale(_)) => {
            // What another said meanwhile is shown above what was typed.
            let mut errors = FormErrors::default();
            errors.add("etat", t!(visit.words, "requirements-concluded-meanwhile"));
            let form = ConcludeForm {
                version: examination.version,
                ..form
            };
            (form, errors)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("etat", fault)?;
            (form, errors)
        }
    };
    let page = page(&visit, &requirement, &examination, &form, &errors).await?;
    visit.refused_page(page)
}

async fn page(
    visit: &Visit,
    requirement: &Requirement,
    examination: &Examination,
    form: &ConcludeForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let project = project_of(visit, examination).await?;
    let passages = passages_of(visit, requirement.id).await?;
    let said = examinations::conclusions(&mut sql, body, examination.id).await?;
    let may = visit
        .may(&rights::CONCLUDE, Scope::group(examination.group_id))
        .await?
        && requirement.ended_at.is_none();
    let title = match &project {
        Some(project) => project.title.clone(),
        None => t!(words, "requirements-project-gone"),
    };
    let main = html! {
        (error_summary(errors, words))
        @if let Some(passage) = passages.last() { (quoted(visit, passage, &text_title(visit, passage).await?)) }
        @if requirement.ended_at.is_some() {
            (notice(Tone::Info, &html! { p { (t!(words, "requirements-asks-nothing")) } }))
        }
        (links(visit, examination, project.as_ref()))
        section aria-labelledby="dit" {
            h2 #dit { (t!(words, "requirements-said")) }
            @if said.is_empty() { (list_empty(&t!(words, "requirements-nothing-said"), None)) }
            @else { (history(visit, &said).await?) }
        }
        @if may {
            h2 { @if said.is_empty() { (t!(words, "requirements-conclude")) } @else { (t!(words, "requirements-conclude-again")) } }
            (the_form(visit, examination, form, errors))
        }
    };
    Ok(Page::new(
        t!(
            words,
            "requirements-examination-title",
            project = &title,
            title = &requirement.title
        ),
        main,
    )
    .heading(html! { (title) " " (standing_status(words, examination.standing)) })
    .active(MENU)
    .under(t!(words, "requirements-title"), MENU)
    .under(&requirement.title, requirement.path())
    .refused(errors))
}

fn links(visit: &Visit, examination: &Examination, project: Option<&Subject>) -> Markup {
    let words = visit.words;
    html! {
        @if let Some(project) = project {
            ul.links {
                li { a href=(project.path) { (t!(words, "requirements-see-project")) } }
                li { a href=(project_path(&examination.project())) { (t!(words, "requirements-see-all-here")) } }
            }
        }
    }
}

/// What was said, the latest first, with who said it.
async fn history(visit: &Visit, said: &[Conclusion]) -> Result<Markup, Fault> {
    let words = visit.words;
    let people: Vec<PersonId> = said.iter().filter_map(|said| said.concluded_by).collect();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    Ok(html! {
        ul {
            @for one in said {
                li {
                    p {
                        (standing_status(words, one.standing)) " "
                        (words.datetime_element(one.concluded_at.timestamp(), &visit.body.zone()))
                        @if let Some(name) = one.concluded_by.and_then(|person| names.get(&person)) {
                            ", " (t!(words, "requirements-said-by", name = name))
                        }
                    }
                    @if !one.reason.is_empty() { (ui::markdown::render_markdown(&one.reason)) }
                    @if !one.proof_url.is_empty() { p { (proof(words, &one.proof_url)) " " span.muted { (one.proof_url) } } }
                }
            }
        }
    })
}

fn the_form(visit: &Visit, examination: &Examination, form: &ConcludeForm, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let standings = Standing::CONCLUSIONS
        .iter()
        .map(|standing| Choice::new(standing.as_str(), words.say(standing_words(*standing))));
    Form::post(words, examination.path(), visit.request_id())
        .autosave(format!("examen-{}-{}", examination.id, form.version))
        .content(html! {
            (hidden("version", &form.version.to_string()))
            (radios(words, t!(words, "requirements-field-standing"), "etat")
                .choices(standings).chosen(&form.etat).errors(errors))
            (textarea(words, t!(words, "requirements-field-reason"), "raison")
                .hint(t!(words, "requirements-field-reason-hint"))
                .value(&form.raison)
                .rows(4)
                .max_length(u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX))
                .optional()
                .errors(errors))
            (text_field(words, t!(words, "requirements-field-proof"), "preuve")
                .hint(t!(words, "requirements-field-proof-hint"))
                .value(&form.preuve)
                .max_length(u32::try_from(URL_CHARS_MAX).unwrap_or(u32::MAX))
                .optional()
                .errors(errors))
            (button(t!(words, "requirements-conclude-button")))
        })
}
