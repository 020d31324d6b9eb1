//! What an agent does in the name of who is present: a contribution, a support, an idea; each under the banner of the visit.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use budgets::{Budget, BudgetId, Proposed};
use db::Uuid;
use debates::model::{PLACE_CHARS_MAX, TEXT_CHARS_MAX, TITLE_CHARS_MAX};
use debates::{Consultation, ConsultationId, ContributionId, Written};
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::list_empty;
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, checkboxes, error_summary, hidden, number_field, select,
    text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::visit::Shown;
use super::{YES, chars};
use crate::actions::{ContributeAtDesk, ProposeAtDesk, SupportAtDesk};
use crate::model::{Deed, VisitId};

/// Contributions that are shown.
const SHOWN_MAX: usize = 30;
/// Characters of the description of an idea that its field takes.
const DESCRIPTION_CHARS_MAX: u32 = 5_000;
/// Characters of its title.
const IDEA_TITLE_CHARS_MAX: u32 = 150;

/// What was typed, by the names of the fields.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(flatten)]
    fields: BTreeMap<String, String>,
}

impl Typed {
    fn of(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    fn shows_name(&self) -> bool {
        self.of("nom_visible") == YES
    }
}

/// What was done for somebody, oldest first.
pub(super) fn list(visit: &Visit, done: &[Deed]) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="done" {
            h2 #done { (t!(words, "desk-done-title")) }
            @if done.is_empty() { p { (t!(words, "desk-done-none")) } }
            @else {
                ul.details {
                    @for deed in done {
                        li {
                            (words.say(&format!("desk-deed-{}", deed.kind.as_str()))) " : "
                            a href=(deed.path) { (deed.title) } " – " (visit.at(deed.done_at))
                        }
                    }
                }
            }
        }
    }
}

pub(super) async fn show_contribute(
    visit: Visit,
    Path((id, about)): Path<(VisitId, ConsultationId)>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let about = consultation(&visit, about).await?;
    visit.page(contribute_page(
        &visit,
        &shown,
        &about,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn contribute(
    visit: Visit,
    Path((id, about)): Path<(VisitId, ConsultationId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let deed = ContributeAtDesk {
        visit: id,
        consultation: about,
        written: Written {
            title: typed.of("titre").to_owned(),
            text: typed.of("texte").to_owned(),
            theme: typed.of("theme").to_owned(),
            place: typed.of("lieu").to_owned(),
        },
        shows_name: typed.shows_name(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(&shown.visit.path(), "desk-done"),
        Err(fault) => {
            let about = consultation(&visit, about).await?;
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = contribute_page(&visit, &shown, &about, &typed, &errors).refused(&errors);
            visit.refused_page(page)
        }
    }
}

fn contribute_page(
    visit: &Visit,
    shown: &Shown,
    about: &Consultation,
    typed: &Typed,
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let themes: Vec<Choice> = about
        .themes()
        .into_iter()
        .map(|theme| Choice::new(theme, theme))
        .collect();
    let address = format!("{}/contribuer/{}", shown.visit.path(), about.id);
    let main = html! {
        (shown.banner(visit))
        (error_summary(errors, words))
        p { strong { (about.question) } }
        (Form::post(words, address, visit.request_id()).content(html! {
            (text_field(words, t!(words, "desk-title-field"), "titre").max_length(chars(TITLE_CHARS_MAX))
                .value(typed.of("titre")).errors(errors))
            (textarea(words, t!(words, "desk-text"), "texte").rows(10).max_length(chars(TEXT_CHARS_MAX))
                .value(typed.of("texte")).errors(errors))
            @if !themes.is_empty() {
                (select(words, t!(words, "desk-theme"), "theme").choices(themes).chosen(typed.of("theme"))
                    .errors(errors).optional())
            }
            (text_field(words, t!(words, "desk-place"), "lieu").max_length(chars(PLACE_CHARS_MAX))
                .value(typed.of("lieu")).errors(errors).optional())
            (named(visit, shown, typed))
            (button(t!(words, "desk-publish")))
        }))
    };
    shown.under(
        visit,
        Page::new(t!(words, "desk-contribute"), main).lead(&about.title),
    )
}

#[derive(Default, Deserialize)]
pub(super) struct Sought {
    #[serde(default)]
    q: String,
}

pub(super) async fn show_support(
    visit: Visit,
    Path((id, about)): Path<(VisitId, ConsultationId)>,
    Query(sought): Query<Sought>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let about = consultation(&visit, about).await?;
    let page = support_page(&visit, &shown, &about, &sought.q, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn support(
    visit: Visit,
    Path((id, about)): Path<(VisitId, ConsultationId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let contribution: ContributionId = typed
        .of("contribution")
        .parse()
        .map_err(|_| Fault::NotFound("contribution"))?;
    let deed = SupportAtDesk {
        visit: id,
        contribution,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&shown.visit.path(), "desk-done"),
        Err(fault) => {
            let about = consultation(&visit, about).await?;
            let errors = visit.refusal_of_form("contributions", fault)?;
            let page = support_page(&visit, &shown, &about, typed.of("q"), &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

async fn support_page(
    visit: &Visit,
    shown: &Shown,
    about: &Consultation,
    sought: &str,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let found = debates::titled(&mut visit.sql(), visit.body.id, about.id, (sought, SHOWN_MAX)).await?;
    let address = format!("{}/soutenir/{}", shown.visit.path(), about.id);
    let main = html! {
        (shown.banner(visit))
        (error_summary(errors, words))
        form method="get" action=(address) {
            (text_field(words, t!(words, "desk-seek"), "q").id("cherche").value(sought).optional())
            (button_quiet(t!(words, "desk-seek-button")))
        }
        div #contributions tabindex="-1" {
            @if found.is_empty() { (list_empty(&t!(words, "desk-none-found"), None)) }
            @for one in found.iter().take(SHOWN_MAX) {
                article.card {
                    h2 { a href=(one.path()) { (one.title) } }
                    (Form::post(words, address.as_str(), visit.request_id()).content(html! {
                        (hidden("q", sought))
                        (hidden("contribution", &one.id.to_string()))
                        (button_quiet(t!(words, "desk-support-this")))
                    }))
                }
            }
            @if found.len() > SHOWN_MAX { p { (t!(words, "desk-more-found")) } }
        }
    };
    Ok(shown.under(
        visit,
        Page::new(t!(words, "desk-support"), main).lead(&about.title),
    ))
}

pub(super) async fn show_propose(visit: Visit, Path((id, about)): Path<(VisitId, BudgetId)>) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let about = budget(&visit, about).await?;
    visit.page(propose_page(
        &visit,
        &shown,
        &about,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn propose(
    visit: Visit,
    Path((id, about)): Path<(VisitId, BudgetId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let deed = ProposeAtDesk {
        visit: id,
        budget: about,
        proposed: Proposed {
            title: typed.of("titre").to_owned(),
            description: typed.of("description").to_owned(),
            district: typed.of("secteur").to_owned(),
            longitude: String::new(),
            latitude: String::new(),
            estimate: typed.of("cout").to_owned(),
            shows_name: typed.shows_name(),
        },
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(&shown.visit.path(), "desk-done"),
        Err(fault) => {
            let about = budget(&visit, about).await?;
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = propose_page(&visit, &shown, &about, &typed, &errors).refused(&errors);
            visit.refused_page(page)
        }
    }
}

fn propose_page(visit: &Visit, shown: &Shown, about: &Budget, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let districts: Vec<Choice> = about
        .districts
        .iter()
        .map(|district| Choice::new(&district.name, &district.name))
        .collect();
    let address = format!("{}/proposer/{}", shown.visit.path(), about.id);
    let main = html! {
        (shown.banner(visit))
        (error_summary(errors, words))
        (Form::post(words, address, visit.request_id()).content(html! {
            (text_field(words, t!(words, "desk-title-field"), "titre").max_length(IDEA_TITLE_CHARS_MAX)
                .value(typed.of("titre")).errors(errors))
            (textarea(words, t!(words, "desk-description"), "description").rows(8)
                .max_length(DESCRIPTION_CHARS_MAX).value(typed.of("description")).errors(errors))
            @if !districts.is_empty() {
                (select(words, t!(words, "desk-district"), "secteur").choices(districts)
                    .chosen(typed.of("secteur")).errors(errors).optional())
            }
            (number_field(words, t!(words, "desk-cost"), "cout").value(typed.of("cout")).errors(errors).optional())
            (named(visit, shown, typed))
            (button(t!(words, "desk-publish")))
        }))
    };
    shown.under(
        visit,
        Page::new(t!(words, "desk-propose"), main).lead(&about.title),
    )
}

/// Whether the person wants to be named.
fn named(visit: &Visit, shown: &Shown, typed: &Typed) -> Markup {
    let words = visit.words;
    let boxes = checkboxes(words, t!(words, "desk-shows-name"), "nom_visible")
        .choice(YES, t!(words, "desk-shows-name-yes", name = &shown.name))
        .optional();
    let boxes = if typed.shows_name() {
        boxes.chosen(YES)
    } else {
        boxes
    };
    html! { (boxes) }
}

async fn consultation(visit: &Visit, id: ConsultationId) -> Result<Consultation, Fault> {
    debates::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("consultation"))
}

async fn budget(visit: &Visit, id: BudgetId) -> Result<Budget, Fault> {
    budgets::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("budget"))
}
