//! Who objects, and what they are answered: for agents.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use db::Uuid;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Fault, PersonId, privacy};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, card, cards, definition_list, list_empty, pagination, status};
use ui::forms::{Choice, Form, FormErrors, button, error_summary, radios, textarea};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Posted, Visit, t};

use super::{HOME, OBJECTIONS, chars, require};
use crate::actions::AnswerObjection;
use crate::model::{Objection, ObjectionId, WORDS_CHARS_MAX, delay};
use crate::{rights, store};

/// What the form sends when the processing stops for them.
const UPHELD: &str = "oui";
/// What it sends when it goes on.
const REFUSED: &str = "non";

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    answer: String,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    require(&visit, &rights::ANSWER).await?;
    let words = visit.words;
    let total = store::count_objections(&mut visit.sql(), visit.body.id).await?;
    let pages = pages_of(total, store::OBJECTIONS_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, store::OBJECTIONS_A_PAGE);
    let objections = store::objections(&mut visit.sql(), visit.body.id, offset).await?;
    let people: Vec<PersonId> = objections.iter().map(|objection| objection.person_id).collect();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let mut lines = Vec::new();
    for objection in &objections {
        let line = card(title_of(&visit, objection))
            .under_h2()
            .href(format!("{OBJECTIONS}/{}", objection.id))
            .status(outcome(&visit, objection))
            .detail(html! { (name_of(&names, objection)) })
            .detail(html! { (t!(words, "privacy-objected-on", date = visit.on(objection.made_at))) });
        lines.push(if objection.answered_at.is_none() {
            let until = answered_by(&visit, objection)?;
            line.detail(html! { (t!(words, "privacy-objection-until")) " " (words.date_element(until)) })
        } else {
            line
        });
    }
    let main = html! {
        @if lines.is_empty() { (list_empty(&t!(words, "privacy-objections-none"), None)) } @else {
            h2 { (t!(words, "privacy-objections-list")) }
            (cards(lines))
        }
        (pagination(words, page, pages, |page| format!("{OBJECTIONS}?page={page}")))
    };
    visit.page(
        Page::new(t!(words, "privacy-objections-title"), main)
            .lead(t!(words, "privacy-objections-lead"))
            .under(t!(words, "privacy-title"), HOME)
            .not_indexed(),
    )
}

/// The last day on which it may be answered (article 12(3)).
fn answered_by(visit: &Visit, objection: &Objection) -> Result<Date, Fault> {
    let made_on = objection.made_at.timestamp().to_zoned(visit.body.zone()).date();
    let months = delay("privacy.answer-months", visit.body.kind, made_on)?;
    Ok(made_on.checked_add(months.months()).unwrap_or(made_on))
}

fn title_of(visit: &Visit, objection: &Objection) -> String {
    privacy::processings(visit.house.features())
        .map(|(_, processing)| processing)
        .find(|processing| processing.code == objection.processing)
        .map_or_else(
            || objection.processing.clone(),
            |processing| visit.words.say(&processing.words_key("title")),
        )
}

fn name_of(names: &BTreeMap<PersonId, String>, objection: &Objection) -> String {
    names.get(&objection.person_id).cloned().unwrap_or_default()
}

/// Waits, was upheld, or was refused.
pub(super) fn outcome(visit: &Visit, objection: &Objection) -> Markup {
    let words = visit.words;
    match objection.is_upheld {
        None => status(&t!(words, "privacy-objection-waits"), Tone::Warning),
        Some(true) => status(&t!(words, "privacy-objection-upheld"), Tone::Good),
        Some(false) => status(&t!(words, "privacy-objection-refused"), Tone::Neutral),
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<ObjectionId>) -> Answer {
    let page = objection_page(&visit, id, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn answer(
    visit: Visit,
    Path(id): Path<ObjectionId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let deed = AnswerObjection {
        objection: id,
        is_upheld: match typed.outcome.as_str() {
            UPHELD => Some(true),
            REFUSED => Some(false),
            _ => None,
        },
        answer: typed.answer.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(OBJECTIONS, "privacy-objection-answered"),
        Err(fault) => {
            let errors = visit.refusal_of_form("outcome", fault)?;
            let page = objection_page(&visit, id, &typed, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

async fn objection_page(
    visit: &Visit,
    id: ObjectionId,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    require(visit, &rights::ANSWER).await?;
    let words = visit.words;
    let objection = store::objection(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("objection"))?;
    let names = identity::names(&mut visit.sql(), visit.body.id, &[objection.person_id]).await?;
    let until = answered_by(visit, &objection)?;
    let mut facts = vec![
        (
            t!(words, "privacy-objection-who"),
            html! { (name_of(&names, &objection)) },
        ),
        (
            t!(words, "privacy-objection-why"),
            html! { (words.written(&objection.words)) },
        ),
        (
            t!(words, "privacy-objection-made"),
            html! { (visit.at(objection.made_at)) },
        ),
    ];
    if objection.answered_at.is_none() {
        facts.push((t!(words, "privacy-objection-until"), words.date_element(until)));
    } else {
        facts.push((
            t!(words, "privacy-objection-answer"),
            html! { (words.written(&objection.answer)) },
        ));
    }
    let form = || {
        Form::post(words, format!("{OBJECTIONS}/{id}"), visit.request_id()).content(html! {
            (radios(words, t!(words, "privacy-answer-outcome"), "outcome").choices([
                Choice::new(UPHELD, t!(words, "privacy-answer-upheld")).hint(t!(words, "privacy-answer-upheld-hint")),
                Choice::new(REFUSED, t!(words, "privacy-answer-refused")).hint(t!(words, "privacy-answer-refused-hint")),
            ]).chosen(&typed.outcome).errors(errors))
            (textarea(words, t!(words, "privacy-answer-words"), "answer").rows(5).value(&typed.answer)
                .max_length(chars(WORDS_CHARS_MAX)).hint(t!(words, "privacy-answer-words-hint")).errors(errors))
            (button(t!(words, "privacy-answer-button")))
        })
    };
    let main = html! {
        (error_summary(errors, words))
        p { (outcome(visit, &objection)) }
        (definition_list(&facts))
        @if objection.answered_at.is_none() { (form()) }
    };
    Ok(Page::new(title_of(visit, &objection), main)
        .under(t!(words, "privacy-objections-title"), OBJECTIONS)
        .not_indexed())
}
