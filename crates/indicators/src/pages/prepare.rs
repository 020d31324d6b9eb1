//! Opening a plan, and changing what is said of it.

use axum::extract::{Path, Query};
use db::Uuid;
use groups::Group;
use kernel::{Fault, Scope};
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, error_summary, hidden, select, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, find_plan};
use crate::actions::{ChangePlan, OpenPlan};
use crate::model::{NAME_CHARS_MAX, Plan, PlanId, TEXT_CHARS_MAX};
use crate::rights;

/// Groups the form offers.
const GROUPS_MAX: i64 = 200;

#[derive(Default, Deserialize)]
pub(super) struct PlanForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    version: i64,
}

/// The groups in which the visitor may open a plan.
pub(super) async fn groups_where_one_may_open(visit: &Visit) -> Result<Vec<Group>, Fault> {
    let mut allowed = Vec::new();
    if visit.signed_in.is_none() {
        return Ok(allowed);
    }
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&rights::PREPARE, Scope::group(group.id)).await? {
            allowed.push(group);
        }
    }
    Ok(allowed)
}

async fn groups_or_refuse(visit: &Visit) -> Result<Vec<Group>, Fault> {
    let groups = groups_where_one_may_open(visit).await?;
    if groups.is_empty() {
        let right = rights::PREPARE.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(groups)
}

#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    groupe: String,
}

pub(super) async fn show_new(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let groups = groups_or_refuse(&visit).await?;
    let form = PlanForm {
        groupe: wanted.groupe,
        ..PlanForm::default()
    };
    visit.page(new_page(&visit, &groups, &form, &FormErrors::default()))
}

pub(super) async fn open(visit: Visit, Posted(form): Posted<PlanForm>) -> Answer {
    let groups = groups_or_refuse(&visit).await?;
    let outcome = match groups.iter().find(|group| group.slug == form.groupe) {
        None => Err(Fault::field("groupe", "indicators-group-empty")),
        Some(group) => {
            let deed = OpenPlan {
                group: group.id,
                title: form.titre.clone(),
                description: form.description.clone(),
            };
            visit.act(form.request_id, &deed).await
        }
    };
    match outcome {
        Ok(id) => visit.done(&format!("/plans/{id}"), "indicators-plan-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(new_page(&visit, &groups, &form, &errors))
        }
    }
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<PlanId>) -> Answer {
    let plan = allowed_plan(&visit, id).await?;
    let form = PlanForm {
        titre: plan.title.clone(),
        description: plan.description.clone(),
        version: plan.version,
        ..PlanForm::default()
    };
    visit.page(change_page(&visit, &plan, &form, &FormErrors::default()))
}

pub(super) async fn change(visit: Visit, Path(id): Path<PlanId>, Posted(form): Posted<PlanForm>) -> Answer {
    let plan = allowed_plan(&visit, id).await?;
    let deed = ChangePlan {
        plan: id,
        version: form.version,
        title: form.titre.clone(),
        description: form.description.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(&plan.path(), "indicators-plan-changed"),
        Err(Fault::Stale(_)) => {
            // What was typed stays; sent again, it takes the place of what the other wrote, which is shown.
            let mut errors = FormErrors::default();
            errors.add("description", t!(visit.words, "indicators-changed-meanwhile"));
            let form = PlanForm {
                version: plan.version,
                ..form
            };
            visit.refused_page(change_page(&visit, &plan, &form, &errors))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(change_page(&visit, &plan, &form, &errors))
        }
    }
}

async fn allowed_plan(visit: &Visit, id: PlanId) -> Result<Plan, Fault> {
    let plan = find_plan(visit, id).await?;
    if !visit.may(&rights::PREPARE, Scope::group(plan.group_id)).await? {
        let right = rights::PREPARE.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(plan)
}

fn new_page(visit: &Visit, groups: &[Group], form: &PlanForm, errors: &FormErrors) -> Page {
    let words = visit.words;
    let chosen = match groups {
        [only] => only.slug.clone(),
        _ => form.groupe.clone(),
    };
    let mut group = select(words, t!(words, "indicators-field-group"), "groupe").errors(errors);
    for choice in groups {
        group = group.choice(&choice.slug, &choice.name);
    }
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, "/plans/nouveau", visit.request_id()).autosave("plan-nouveau").content(html! {
            (group.chosen(chosen))
            (fields(visit, form, errors))
            (button(t!(words, "indicators-plan-open")))
        }))
    };
    Page::new(t!(words, "indicators-plan-new"), main)
        .active(MENU)
        .under(t!(words, "indicators-plans-title"), MENU)
        .refused(errors)
        .not_indexed()
}

fn change_page(visit: &Visit, plan: &Plan, form: &PlanForm, errors: &FormErrors) -> Page {
    let words = visit.words;
    let address = format!("{}/modifier", plan.path());
    let is_stale = errors.of("description").is_some() && form.description.trim() != plan.description;
    let main = html! {
        (error_summary(errors, words))
        @if is_stale {
            details open {
                summary { (t!(words, "indicators-theirs")) }
                p { strong { (plan.title) } }
                (super::written(visit.words, &plan.description))
            }
        }
        (Form::post(words, &address, visit.request_id()).autosave(format!("plan-{}", plan.id)).content(html! {
            (hidden("version", &form.version.to_string()))
            (fields(visit, form, errors))
            (button(t!(words, "indicators-save")))
        }))
    };
    Page::new(t!(words, "indicators-plan-change"), main)
        .active(MENU)
        .under(&plan.title, plan.path())
        .refused(errors)
        .not_indexed()
}

fn fields(visit: &Visit, form: &PlanForm, errors: &FormErrors) -> maud::Markup {
    let words = visit.words;
    html! {
        (text_field(words, t!(words, "indicators-field-title"), "titre")
            .hint(t!(words, "indicators-field-title-hint"))
            .value(&form.titre)
            .max_length(u32::try_from(NAME_CHARS_MAX).unwrap_or(u32::MAX))
            .errors(errors))
        (textarea(words, t!(words, "indicators-field-description"), "description")
            .hint(t!(words, "indicators-field-description-hint"))
            .value(&form.description)
            .max_length(u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX))
            .optional()
            .errors(errors))
    }
}
