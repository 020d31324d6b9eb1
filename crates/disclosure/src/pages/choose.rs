//! What answers a duty, or why it does not concern the body: said by an agent.

use axum::extract::Path;
use datasets::DatasetId;
use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, error_summary, select, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, must_answer, under};
use crate::actions::ChooseAnswer;
use crate::model::{AnsweredBy, Duty, REASON_CHARS_MAX, duty};
use crate::store;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    /// The dataset; empty for none
    #[serde(default)]
    jeu: String,
    #[serde(default)]
    motif: String,
}

pub(super) async fn show(visit: Visit, Path(key): Path<String>) -> Answer {
    let duty = duty(&key)?;
    must_answer(&visit).await?;
    let choices = store::list_choices(&mut visit.sql(), visit.body.id).await?;
    let choice = choices.into_iter().find(|choice| choice.duty == duty.key);
    let typed = choice.map_or_else(Typed::default, |choice| Typed {
        jeu: choice.dataset_id.map(|id| id.to_string()).unwrap_or_default(),
        motif: choice.reason,
        ..Typed::default()
    });
    let page = page_of(&visit, duty, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn choose(visit: Visit, Path(key): Path<String>, Posted(typed): Posted<Typed>) -> Answer {
    let duty = duty(&key)?;
    must_answer(&visit).await?;
    match chosen(&visit, duty, &typed).await {
        Ok(()) => visit.done(&format!("{MENU}#devoir-{}", duty.key), "disclosure-answered"),
        Err(fault) => {
            let errors = visit.refusal_of_form("motif", fault)?;
            visit.refused_page(page_of(&visit, duty, &typed, &errors).await?)
        }
    }
}

async fn chosen(visit: &Visit, duty: &Duty, typed: &Typed) -> Result<(), Fault> {
    let dataset = if typed.jeu.is_empty() {
        None
    } else {
        let id = typed.jeu.parse::<DatasetId>();
        Some(id.map_err(|_| Fault::field("jeu", "disclosure-dataset-unpublished"))?)
    };
    let deed = ChooseAnswer {
        duty: duty.key.clone(),
        dataset,
        reason: typed.motif.clone(),
    };
    visit.act(typed.request_id, &deed).await
}

async fn page_of(visit: &Visit, duty: &Duty, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let is_chosen = matches!(duty.answered_by, AnsweredBy::Schema | AnsweredBy::Dataset);
    let mut field = select(words, t!(words, "disclosure-field-dataset"), "jeu")
        .hint(t!(words, "disclosure-field-dataset-hint"))
        .chosen(&typed.jeu)
        .errors(errors)
        .optional();
    if is_chosen {
        for listed in datasets::published(&mut visit.sql(), visit.body.id).await? {
            field = field.choice(listed.dataset.id.to_string(), listed.dataset.title);
        }
    }
    let max = u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX);
    let main = html! {
        p { (words.say(&format!("disclosure-what-{}", duty.key))) }
        (error_summary(errors, words))
        (Form::post(words, format!("{MENU}/{}", duty.key), visit.request_id()).content(html! {
            @if is_chosen { (field) }
            (textarea(words, t!(words, "disclosure-field-reason"), "motif")
                .hint(t!(words, "disclosure-field-reason-hint")).max_length(max).value(&typed.motif).errors(errors).optional())
            (button(t!(words, "disclosure-save")))
        }))
    };
    let title = words.say(&format!("disclosure-duty-{}", duty.key));
    Ok(under(visit, Page::new(title, main)).refused(errors))
}
