//! « Guichet » : beginning a visit, or going on with one.

use axum::extract::Query;
use db::Uuid;
use identity::model::NAME_CHARS_MAX;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, checkboxes, error_summary, hidden, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::visit::Shown;
use super::{CAMPAIGNS, DESK, YES, chars};
use crate::actions::BeginVisit;
use crate::model::{DeskPerson, NEAR_MAX, TRIES_MAX, UNCLAIMED_MAX, VISIT_MINUTES, VisitId, are_near};
use crate::rights;
use crate::store::{codes, visits};

/// Visits of an agent that are listed.
const HELD_MAX: i64 = 10;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    accord: String,
    /// Somebody who comes back
    #[serde(default)]
    personne: String,
    /// True when those of a near name were shown
    #[serde(default)]
    nouvelle: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// A visit that is over, of somebody who is received again: names are in no address, which logs keep
    #[serde(default)]
    passage: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    super::must_hold(&visit, &rights::HELP).await?;
    let nom = match asked.passage.parse::<VisitId>().ok() {
        Some(id) => Shown::find(&visit, id).await?.name,
        None => String::new(),
    };
    let typed = Typed {
        nom,
        ..Typed::default()
    };
    let page = page(&visit, &typed, &[], &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn begin(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    super::must_hold(&visit, &rights::HELP).await?;
    let person: Option<PersonId> = typed.personne.parse().ok();
    // Without a consent, the form says so first: who was chosen among those near is not to be chosen twice.
    if typed.accord == YES && person.is_none() && typed.nouvelle != YES {
        let near = near(&visit, &typed.nom).await?;
        if !near.is_empty() {
            let page = page(&visit, &typed, &near, &FormErrors::default()).await?;
            return visit.page(page);
        }
    }
    let deed = BeginVisit {
        name: typed.nom.clone(),
        person,
        consents: typed.accord == YES,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&format!("{DESK}/{id}"), "desk-begun"),
        Err(fault) => {
            let errors = visit.refusal_of_form("nom", fault)?;
            let page = page(&visit, &typed, &[], &errors).await?.refused(&errors);
            visit.refused_page(page)
        }
    }
}

/// Those made known here whose name is near, and who may be this very person.
async fn near(visit: &Visit, name: &str) -> Result<Vec<(DeskPerson, String)>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let people = visits::unclaimed(&mut sql, body, UNCLAIMED_MAX).await?;
    let ids: Vec<PersonId> = people.iter().map(|one| one.person_id).collect();
    let names = identity::names(&mut sql, body, &ids).await?;
    let found = people.into_iter().filter_map(|one| {
        let known = names.get(&one.person_id)?;
        are_near(known, name).then(|| (one, known.clone()))
    });
    Ok(found.take(NEAR_MAX).collect())
}

async fn page(
    visit: &Visit,
    typed: &Typed,
    near: &[(DeskPerson, String)],
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let an_hour_ago = visit.now().plus_seconds(-3600);
    let refused = codes::all_tries(&mut visit.sql(), visit.body.id, an_hour_ago).await?;
    let name = text_field(words, t!(words, "desk-name"), "nom")
        .value(&typed.nom)
        .hint(t!(words, "desk-name-hint"))
        .autocomplete("off")
        .max_length(chars(NAME_CHARS_MAX))
        .errors(errors);
    let form = html! {
        (name)
        (consent(visit, typed, errors))
        @if !near.is_empty() { (hidden("nouvelle", YES)) }
        @if near.is_empty() { (button(t!(words, "desk-begin"))) }
        @else { (button_quiet(t!(words, "desk-begin-new"))) }
    };
    let main = html! {
        (error_summary(errors, words))
        @if refused >= TRIES_MAX {
            (notice(Tone::Warning, &html! { p { (t!(words, "desk-codes-refused-many", n = refused)) } }))
        }
        @if !near.is_empty() { (those_near(visit, typed, near)) }
        (Form::post(words, DESK, visit.request_id()).content(form))
        (under_way(visit).await?)
        p { a href=(CAMPAIGNS) { (t!(words, "desk-campaigns-title")) } }
    };
    Ok(Page::new(t!(words, "desk-title"), main)
        .lead(t!(words, "desk-lead", minutes = VISIT_MINUTES))
        .not_indexed())
}

fn consent(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let boxes = checkboxes(words, t!(words, "desk-consent-legend"), "accord")
        .choice(YES, t!(words, "desk-consent"))
        .errors(errors);
    let boxes = if typed.accord == YES {
        boxes.chosen(YES)
    } else {
        boxes
    };
    html! { (boxes) }
}

fn those_near(visit: &Visit, typed: &Typed, near: &[(DeskPerson, String)]) -> Markup {
    let words = visit.words;
    html! {
        (notice(Tone::Warning, &html! { p { (t!(words, "desk-near", n = near.len())) } }))
        ul.details {
            @for (one, name) in near {
                li {
                    p { (name) " – " (t!(words, "desk-near-on", on = visit.on(one.consented_at))) }
                    (Form::post(words, DESK, visit.request_id()).content(html! {
                        (hidden("personne", &one.person_id.to_string()))
                        (hidden("nom", &typed.nom))
                        (hidden("accord", &typed.accord))
                        (button_quiet(t!(words, "desk-near-same", name = name)))
                    }))
                }
            }
        }
    }
}

/// The visits of this agent, the latest first.
async fn under_way(visit: &Visit) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(agent) = visit.actor.person() else {
        return Ok(html! {});
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let held = visits::held_by(&mut sql, body, agent, HELD_MAX).await?;
    let ids: Vec<PersonId> = held.iter().map(|one| one.person_id).collect();
    let names = identity::names(&mut sql, body, &ids).await?;
    Ok(html! {
        @if !held.is_empty() {
            section aria-labelledby="visits" {
                h2 #visits { (t!(words, "desk-visits")) }
                ul.details {
                    @for one in &held {
                        li {
                            a href=(one.path()) { (names.get(&one.person_id).map_or("", String::as_str)) } " – "
                            @if one.is_over(visit.now()) { (t!(words, "desk-visit-over-on", at = visit.at(one.begun_at))) }
                            @else { (t!(words, "desk-visit-until", at = visit.at(one.ends_at))) }
                        }
                    }
                }
            }
        }
    })
}
