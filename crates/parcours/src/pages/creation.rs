//! A new parcours: a few questions, the calendar they give, then a draft to check and start.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::response::Response;
use groups::{Group, GroupId};
use jiff::civil::Date;
use kernel::{Fault, FieldFault, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{list_empty, table};
use ui::forms::{
    Form, FormErrors, button, button_quiet, date_field, error_summary, number_field, radios, select,
    text_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{CreateParcours, PREPARE};
use crate::model::plan;
use crate::template::{SHIPPED, Template};

/// Groups offered in the list.
const GROUPS_MAX: i64 = 200;

/// What was typed; every field is text so that nothing typed is ever lost to a refusal.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Typed {
    request_id: db::Uuid,
    #[serde(default)]
    title: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    template: String,
    #[serde(default)]
    starts_on: String,
    #[serde(default)]
    preview: Option<String>,
    /// `days-texte=7`: one field a step
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(super) struct FromGroup {
    groupe: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<FromGroup>) -> Answer {
    allowed(&visit).await?;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let typed = Typed {
        group: query.groupe.unwrap_or_default(),
        starts_on: today.to_string(),
        ..Typed::default()
    };
    visit.page(form_page(&visit, &typed, &FormErrors::default()).await?)
}

pub(super) async fn create(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    allowed(&visit).await?;
    if typed.preview.is_some() {
        return visit.page(form_page(&visit, &typed, &FormErrors::default()).await?);
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
    let errors = visit.refusal_of_form("title", fault)?;
    visit.refused_page(form_page(visit, typed, &errors).await?.refused(&errors))
}

fn read(typed: &Typed) -> Result<CreateParcours, Vec<FieldFault>> {
    let mut faults = Vec::new();
    let mut refuse = |field, key| {
        faults.push(FieldFault {
            field,
            sentence: Sentence::new(key),
        });
    };
    // Said together with the others, though the action checks it too.
    if typed.title.trim().is_empty() {
        refuse("title", "parcours-title-missing");
    }
    let group = typed.group.parse::<GroupId>();
    if group.is_err() {
        refuse("group", "parcours-group-missing");
    }
    let starts_on = typed.starts_on.trim().parse::<Date>();
    if starts_on.is_err() {
        refuse("starts_on", "parcours-date-missing");
    }
    let days = days(typed);
    if days.is_none() {
        refuse("days", "parcours-days-out-of-range");
    }
    match (group, starts_on, days) {
        (Ok(group), Ok(starts_on), Some(days)) if faults.is_empty() => Ok(CreateParcours {
            title: typed.title.clone(),
            group,
            template: typed.template.clone(),
            starts_on,
            days,
        }),
        _ => Err(faults),
    }
}

/// The days typed for each step; none when one of them is not a number of days.
fn days(typed: &Typed) -> Option<BTreeMap<String, u32>> {
    let typed = typed
        .others
        .iter()
        .filter_map(|(name, days)| Some((name.strip_prefix("days-")?, days.trim())));
    typed
        .filter(|(_, days)| !days.is_empty())
        .map(|(step, days)| {
            Some((
                step.to_owned(),
                days.parse::<u32>().ok().filter(|days| (1..=730).contains(days))?,
            ))
        })
        .collect()
}

async fn form_page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let groups = groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?;
    let main = if groups.is_empty() {
        list_empty(
            &t!(words, "parcours-no-group"),
            Some((&t!(words, "parcours-groups"), "/groupes")),
        )
    } else {
        form(visit, typed, errors, &groups)
    };
    Ok(Page::new(t!(words, "parcours-new-title"), main)
        .lead(t!(words, "parcours-new-lead"))
        .active("/parcours")
        .under(t!(words, "parcours-title"), "/parcours")
        .not_indexed())
}

fn form(visit: &Visit, typed: &Typed, errors: &FormErrors, groups: &[Group]) -> Markup {
    let words = visit.words;
    let templates: Vec<Template> = SHIPPED
        .iter()
        .filter_map(|source| Template::parse(source).ok())
        .collect();
    let chosen = templates
        .iter()
        .find(|template| template.name == typed.template)
        .or_else(|| templates.first());
    let question = |key: &str| words.say(key);
    let mut group_field = select(words, question("parcours-question-group"), "group")
        .chosen(&typed.group)
        .errors(errors);
    for group in groups {
        group_field = group_field.choice(group.id.to_string(), &group.name);
    }
    let mut template_field = radios(words, question("parcours-question-template"), "template")
        .chosen(chosen.map(|template| template.name.clone()).unwrap_or_default())
        .errors(errors);
    for template in &templates {
        template_field = template_field
            .choices([ui::forms::Choice::new(&template.name, &template.title).hint(&template.summary)]);
    }
    html! {
        (error_summary(errors, words))
        (Form::post(words, "/parcours/nouveau", visit.request_id()).autosave("parcours-nouveau").content(html! {
            (text_field(words, question("parcours-question-title"), "title")
                .hint(question("parcours-question-title-hint")).value(&typed.title).max_length(200).errors(errors))
            (group_field)
            (template_field)
            (date_field(words, question("parcours-question-start"), "starts_on").value(&typed.starts_on).errors(errors))
            @if let Some(template) = chosen {
                fieldset #days {
                    legend { (question("parcours-question-days")) }
                    @if let Some(error) = errors.of("days") { p.field-error { (error) } }
                    @for step in &template.steps {
                        @let name = format!("days-{}", step.name);
                        @let value = typed.others.get(&name).cloned().unwrap_or_else(|| step.days.to_string());
                        (number_field(words, t!(words, "parcours-days-of", step = &step.label), name).value(value))
                    }
                }
                (calendar(visit, typed, template))
            }
            p {
                (button(t!(words, "parcours-create")))
                " " (button_quiet(t!(words, "parcours-preview")).sends("preview", "1"))
            }
        }))
    }
}

/// The dates these answers give.
fn calendar(visit: &Visit, typed: &Typed, template: &Template) -> Markup {
    let words = visit.words;
    let Ok(starts_on) = typed.starts_on.trim().parse::<Date>() else {
        return html! {};
    };
    let planned = plan(
        template,
        starts_on,
        &days(typed).unwrap_or_default(),
        &visit.body.zone(),
    );
    let mut dates = table(t!(words, "parcours-calendar"))
        .column(t!(words, "parcours-calendar-step"))
        .column(t!(words, "parcours-calendar-from"))
        .column(t!(words, "parcours-calendar-until"));
    for (step, row) in template.steps.iter().zip(&planned) {
        dates = dates.row([
            html! { (step.label) },
            html! { (visit.on(row.opens_at)) },
            html! { (visit.on(row.closes_at)) },
        ]);
    }
    html! { (dates) }
}
