//! One project: every requirement that bears on it, and the form that ties another.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, Subject, SubjectRef};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice, table};
use ui::forms::{Form, FormErrors, button, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, choose, proof, standing_status};
use crate::actions::AttachProject;
use crate::model::{PROJECTS, RequirementId, Standing, project_path};
use crate::panels::{living, may_attach};
use crate::store::{examinations, requirements};

#[derive(Deserialize)]
pub(super) struct AttachForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    exigence: String,
}

async fn find_project(visit: &Visit, kind: String, id: Uuid) -> Result<Subject, Fault> {
    if !PROJECTS.contains(&kind.as_str()) {
        return Err(Fault::NotFound("subject"));
    }
    let reference = SubjectRef { kind, id };
    Subject::find(&mut visit.sql(), visit.body.id, &reference)
        .await?
        .ok_or(Fault::NotFound("subject"))
}

pub(super) async fn show(visit: Visit, Path((kind, id)): Path<(String, Uuid)>) -> Answer {
    let project = find_project(&visit, kind, id).await?;
    let page = page(&visit, &project, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn attach(
    visit: Visit,
    Path((kind, id)): Path<(String, Uuid)>,
    Posted(form): Posted<AttachForm>,
) -> Answer {
    let project = find_project(&visit, kind, id).await?;
    let outcome = match form.exigence.parse::<RequirementId>() {
        Ok(requirement) => {
            let deed = AttachProject {
                requirement,
                project: project.reference.clone(),
            };
            visit.act(form.request_id, &deed).await
        }
        Err(_) => Err(Fault::field("exigence", "requirements-requirement-empty")),
    };
    match outcome {
        Ok(_) => visit.done(&project_path(&project.reference), "requirements-attached"),
        Err(fault) => {
            let errors = visit.refusal_of_form("exigence", fault)?;
            let page = page(&visit, &project, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn page(visit: &Visit, project: &Subject, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let known = living(&mut sql, body, &project.reference).await?;
    let said = examinations::latest_of_project(&mut sql, body, &project.reference).await?;
    let waiting = known
        .iter()
        .filter(|(examination, _)| examination.standing == Standing::Unexamined)
        .count();
    let mut lines = table(t!(words, "requirements-here-caption", project = &project.title))
        .column(t!(words, "requirements-column-requirement"))
        .column(t!(words, "requirements-column-standing"))
        .column(t!(words, "requirements-column-reason"));
    for (examination, requirement) in &known {
        let said = said.iter().find(|said| said.examination_id == examination.id);
        lines = lines.row([
            html! {
                a href=(requirement.path()) { (requirement.title) }
                @if !requirement.theme.is_empty() { br; span.muted { (requirement.theme) } }
            },
            html! { a href=(examination.path()) { (standing_status(words, examination.standing)) } },
            html! {
                @if let Some(said) = said { (said.reason) " " (proof(words, &said.proof_url)) } @else { "–" }
            },
        ]);
    }
    let may = may_attach(&visit.house, &mut sql, body, visit.actor, &project.reference).await?;
    let mut others = Vec::new();
    if may {
        others = requirements::all(&mut sql, body).await?;
        others.retain(|other| {
            other.ended_at.is_none() && known.iter().all(|(_, requirement)| requirement.id != other.id)
        });
    }
    let choices = others
        .iter()
        .map(|other| (other.id.to_string(), other.title.as_str()));
    let main = html! {
        (error_summary(errors, words))
        @if waiting > 0 {
            (notice(Tone::Warning, &html! { p { (t!(words, "requirements-to-examine", n = waiting)) } }))
        }
        @if known.is_empty() { (list_empty(&t!(words, "requirements-none-here"), None)) }
        @else { (lines) }
        @if !others.is_empty() {
            h2 { (t!(words, "requirements-attach-other")) }
            (Form::post(words, project_path(&project.reference), visit.request_id()).content(html! {
                (choose(visit, t!(words, "requirements-field-requirement"), "exigence", choices, errors))
                (button(t!(words, "requirements-attach-button")))
            }))
        } @else if !errors.is_empty() {
            // What was refused leads there.
            p #exigence { (t!(words, "requirements-attach-nothing")) }
        }
    };
    Ok(Page::new(
        t!(words, "requirements-here-title", project = &project.title),
        main,
    )
    .active(MENU)
    .under(t!(words, "requirements-title"), MENU)
    .under(&project.title, project.path.clone())
    .refused(errors))
}
