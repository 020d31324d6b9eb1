//! The official answer to a contribution: read by all, written by those in charge.

use axum::extract::Path;
use db::{Instant, Uuid};
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, hidden, radios, textarea};
use ui::{Answer, Posted, Visit, t};

use super::contribution::{self, Asked};
use super::{answer_status, answer_words, chars, comments, find_contribution};
use crate::actions::AnswerContribution;
use crate::model::{
    Answer as Fate, Consultation, ConsultationId, Contribution, ContributionId, WORDS_CHARS_MAX,
};
use crate::rights;

/// What the form of an answer holds.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    suite: String,
    #[serde(default)]
    pourquoi: String,
    /// When the answer shown beside the form was given, in microseconds; empty when there was none
    #[serde(default)]
    vue: String,
}

impl Typed {
    fn seen(&self) -> Option<Instant> {
        let micros = Some(self.vue.as_str()).filter(|vue| !vue.is_empty());
        micros.map(|vue| Instant::from_micros(vue.parse().unwrap_or(-1)))
    }
}

pub(super) async fn answer(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let (about, mut found) = find_contribution(&visit, (consultation, id)).await?;
    let deed = AnswerContribution {
        contribution: id,
        answer: Fate::parse(&typed.suite),
        seen: typed.seen(),
        words: typed.pourquoi.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&found.path(), "debates-answered"),
        Err(fault) => {
            let errors = match fault {
                // Both are shown: what somebody else answered, above, and what was typed, which may be sent again.
                Fault::Stale(_) => {
                    (_, found) = find_contribution(&visit, (consultation, id)).await?;
                    let mut errors = FormErrors::default();
                    errors.add("suite", t!(visit.words, "debates-answer-stale"));
                    errors
                }
                fault => visit.refusal_of_form("suite", fault)?,
            };
            let comment = comments::CommentForm::default();
            let asked = Asked::default();
            let page = contribution::page(&visit, &about, &found, &asked, &comment, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn section(
    visit: &Visit,
    about: &Consultation,
    found: &Contribution,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let may_answer = visit.may(&rights::ANSWER, Scope::group(about.group_id)).await?;
    let is_answered = found.answer != Fate::Waiting;
    Ok(html! {
        section aria-labelledby="suite-donnee" {
            h2 #suite-donnee { (t!(words, "debates-became-one")) }
            @if is_answered {
                p { (answer_status(visit, found.answer)) }
                (notice(Tone::Neutral, &html! {
                    (words.markdown(&found.answer_text))
                    @if let Some(at) = found.answered_at { p.hint { (t!(words, "debates-answered-on", date = visit.on(at))) } }
                }))
            } @else {
                p { (t!(words, "debates-not-answered-yet")) }
            }
            @if may_answer {
                @let is_unfolded = !is_answered || !errors.is_empty();
                details open[is_unfolded] {
                    summary { (t!(words, if is_answered { "debates-answer-again" } else { "debates-answer-title" })) }
                    (form(visit, found, typed, errors))
                }
            }
        }
    })
}

fn form(visit: &Visit, found: &Contribution, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let was_sent = !typed.request_id.is_nil();
    let (fate, why) = if was_sent {
        (typed.suite.as_str(), typed.pourquoi.as_str())
    } else {
        (found.answer.as_str(), found.answer_text.as_str())
    };
    let mut fates = radios(words, t!(words, "debates-answer-field"), "suite").errors(errors);
    for one in Fate::GIVEN {
        fates = fates.choice(one.as_str(), answer_words(visit, *one));
    }
    Form::post(words, format!("{}/repondre", found.path()), visit.request_id())
        .autosave(format!("reponse-{}", found.id))
        .later(
            format!("reponse-{}", found.id),
            t!(words, "debates-answer-to", title = &found.title),
        )
        .content(html! {
            (hidden("vue", &found.answered_at.map_or(String::new(), |at| at.micros().to_string())))
            (fates.chosen(fate))
            (textarea(words, t!(words, "debates-answer-why"), "pourquoi")
                .hint(t!(words, "debates-answer-why-hint"))
                .max_length(chars(WORDS_CHARS_MAX)).rows(3).value(why).errors(errors))
            (button(t!(words, "debates-answer-button")))
        })
}
