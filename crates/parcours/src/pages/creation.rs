//! A new parcours: a few questions, then all that follows from them, pre-filled, and a draft to check and start.

use axum::extract::Query;
use axum::response::Response;
use groups::{Group, GroupId};
use kernel::{Fault, FieldFault, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::list_empty;
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, date_field, error_summary, hidden, radios, select,
    text_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::preparing::{Typed, calendar, days_fields, questions};
use crate::actions::{CreateParcours, PREPARE};
use crate::library;
use crate::template::{TITLE_CHARS_MAX, Template, Vocabulary};

/// Groups offered in the list.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct From {
    groupe: Option<String>,
    modele: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<From>) -> Answer {
    allowed(&visit).await?;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let typed = Typed {
        group: query.groupe.unwrap_or_default(),
        template: query.modele.unwrap_or_default(),
        starts_on: today.to_string(),
        ..Typed::default()
    };
    visit.page(form_page(&visit, &typed, &FormErrors::default()).await?)
}

pub(super) async fn create(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    allowed(&visit).await?;
    if typed.preview.is_some() || typed.shown != typed.template {
        return continued(&visit, typed).await;
    }
    let deed = match read(&typed) {
        Ok(deed) => deed,
        Err(faults) => return refused(&visit, &typed, Fault::Invalid(faults)).await,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&format!("/parcours/{id}"), "parcours-created"),
        Err(fault) => refused(&visit, &typed, fault).await,
    }
}

/// The first questions are answered: the template's own follow. Those of another template are forgotten.
async fn continued(visit: &Visit, mut typed: Typed) -> Answer {
    let is_first_time = typed.shown != typed.template;
    if is_first_time {
        typed.others.clear();
    }
    typed.shown.clone_from(&typed.template);
    match read(&typed) {
        Err(faults) => {
            typed.shown = if is_first_time { String::new() } else { typed.shown };
            refused(visit, &typed, Fault::Invalid(faults)).await
        }
        Ok(_) => visit.page(form_page(visit, &typed, &FormErrors::default()).await?),
    }
}

/// The page asks for the right in some group: who holds it nowhere is told so before filling anything.
async fn allowed(visit: &Visit) -> Result<(), Fault> {
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&PREPARE, Scope::group(group.id)).await? {
            return Ok(());
        }
    }
    if visit.may(&PREPARE, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: PREPARE.code })
    }
}

async fn refused(visit: &Visit, typed: &Typed, fault: Fault) -> Result<Response, ui::Problem> {
    let errors = visit.refusal_of_form("days", fault)?;
    visit.refused_page(form_page(visit, typed, &errors).await?.refused(&errors))
}

fn read(typed: &Typed) -> Result<CreateParcours, Vec<FieldFault>> {
    let common = typed.read();
    let group = typed.group.parse::<GroupId>();
    let mut faults = Vec::new();
    if group.is_err() {
        faults.push(FieldFault {
            field: "group",
            sentence: Sentence::new("parcours-group-missing"),
        });
    }
    match (common, group) {
        (Ok(common), Ok(group)) => Ok(CreateParcours {
            title: typed.title.clone(),
            group,
            template: typed.template.clone(),
            starts_on: common.starts_on,
            days: common.days,
            answers: typed.answers(),
        }),
        (common, _) => {
            let mut all = common.err().unwrap_or_default();
            all.extend(faults);
            Err(all)
        }
    }
}

async fn form_page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let groups = groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?;
    let vocabulary = Vocabulary::of(&visit.house);
    let mut templates = Vec::new();
    for offered in library::all(&mut visit.sql(), visit.body.id).await? {
        if offered.template.is_offered_by(&vocabulary) {
            templates.push(offered.template);
        }
    }
    let main = if groups.is_empty() {
        list_empty(
            &t!(words, "parcours-no-group"),
            Some((&t!(words, "parcours-groups"), "/groupes")),
        )
    } else {
        form(visit, typed, errors, &groups, &templates).await?
    };
    Ok(Page::new(t!(words, "parcours-new-title"), main)
        .lead(t!(words, "parcours-new-lead"))
        .active("/parcours")
        .under(t!(words, "parcours-title"), "/parcours")
        .not_indexed())
}

async fn form(
    visit: &Visit,
    typed: &Typed,
    errors: &FormErrors,
    groups: &[Group],
    templates: &[Template],
) -> Result<Markup, Fault> {
    let words = visit.words;
    let shown = templates.iter().find(|template| template.name == typed.shown);
    let question = |key: &str| words.say(key);
    let only = groups.first().filter(|_| groups.len() == 1);
    let mut group_field = select(words, question("parcours-question-group"), "group")
        .chosen(if typed.group.is_empty() {
            only.map(|group| group.id.to_string()).unwrap_or_default()
        } else {
            typed.group.clone()
        })
        .errors(errors);
    for group in groups {
        group_field = group_field.choice(group.id.to_string(), &group.name);
    }
    let first = templates.first().map(|template| template.name.clone());
    let mut template_field = radios(words, question("parcours-question-template"), "template")
        .chosen(if typed.template.is_empty() {
            first.unwrap_or_default()
        } else {
            typed.template.clone()
        })
        .errors(errors);
    for template in templates {
        template_field =
            template_field.choices([Choice::new(&template.name, &template.title).hint(&template.summary)]);
    }
    let title_max = u32::try_from(TITLE_CHARS_MAX).unwrap_or(u32::MAX);
    let rest = if let Some(template) = shown {
        html! {
            (questions(visit, typed, template, errors))
            (days_fields(visit, typed, template, errors))
            (calendar(visit, typed, template, typed.group.parse().ok()).await?)
            p {
                (button(t!(words, "parcours-create")))
                " " (button_quiet(t!(words, "parcours-preview")).sends("preview", "1"))
            }
        }
    } else {
        html! { p { (button(t!(words, "parcours-continue")).sends("preview", "1")) } }
    };
    Ok(html! {
        (error_summary(errors, words))
        (Form::post(words, "/parcours/nouveau", visit.request_id()).autosave("parcours-nouveau").content(html! {
            (hidden("shown", &typed.shown))
            (text_field(words, question("parcours-question-title"), "title")
                .hint(question("parcours-question-title-hint")).value(&typed.title).max_length(title_max).errors(errors))
            (group_field)
            (template_field)
            p { a href="/parcours/modeles" { (t!(words, "parcours-templates-see")) } }
            (date_field(words, question("parcours-question-start"), "starts_on").value(&typed.starts_on).errors(errors))
            (rest)
        }))
    })
}
