//! What an appointment gave: who is appointed, or that nobody is and that another round is to be held.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, button};
use ui::{Answer, Posted, Visit, t};

use super::prepare::{Kept, act};
use super::result;
use super::seen::Seen;
use crate::actions::{ChangeAnswers, PrepareNextRound, outcomes, rules_of};
use crate::model::{
    Appointed, AppointmentRules, ElectionId, Figures, Kind, PaperCount, State, path_of, totals,
};
use crate::store::{self, Round};

/// Where this stands in the page of a result.
pub(super) const ANCHOR: &str = "nomination";

#[derive(Deserialize)]
pub(super) struct RoundForm {
    request_id: Uuid,
}

pub(super) async fn prepare_next(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<RoundForm>,
) -> Answer {
    match visit
        .act(form.request_id, &PrepareNextRound { election: id })
        .await
    {
        Ok(next) => visit.done(
            &format!("{}/preparer", path_of(next)),
            "elections-next-round-prepared",
        ),
        Err(fault) => {
            let errors = visit.refusal_of_form(ANCHOR, fault)?;
            let page = result::whole(&visit, id, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

#[derive(Deserialize)]
pub(super) struct AnswersForm {
    request_id: Uuid,
    index: usize,
    #[serde(default)]
    asked: String,
    #[serde(default)]
    answers: String,
}

/// Who stands for a post in the round that is prepared.
pub(super) async fn change_answers(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<AnswersForm>,
) -> Answer {
    let kept = Kept::of_answers(form.index, &form.answers);
    let deed = ChangeAnswers {
        election: id,
        index: form.index,
        asked: form.asked,
        answers: form.answers,
    };
    let done = (form.request_id, deed, "elections-answers-changed");
    act(&visit, id, done, ("answers", kept)).await
}

/// What a round gave.
struct Given {
    round: Round,
    rules: AppointmentRules,
    outcomes: Vec<Appointed>,
    figures: Vec<Figures>,
}

/// None where nobody is appointed by the vote, and before its result.
async fn given(visit: &Visit, seen: &Seen, paper: Option<&PaperCount>) -> Result<Option<Given>, Fault> {
    let election = &seen.election;
    let Some(result) = &election.result else {
        return Ok(None);
    };
    if election.settings.kind != Kind::Appointment {
        return Ok(None);
    }
    let round = store::round_of(&mut visit.sql(), visit.body.id, election.id).await?;
    let town = (visit.body.kind.as_str(), &visit.body.zone());
    let rules = rules_of(election, town, visit.now())?;
    Ok(Some(Given {
        outcomes: outcomes(election, paper, round.number, &rules),
        figures: totals(&election.questions, result, paper),
        round,
        rules,
    }))
}

/// In words, for each question; what comes next.
pub(super) async fn verdict(visit: &Visit, seen: &Seen, paper: Option<&PaperCount>) -> Result<Markup, Fault> {
    let words = visit.words;
    let election = &seen.election;
    let Some(given) = given(visit, seen, paper).await? else {
        return Ok(html! { div id=(ANCHOR) {} });
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let next = match store::next_round(&mut sql, body, election.id).await? {
        Some(next) => store::find(&mut sql, body, next).await?,
        None => None,
    };
    let is_open = given.outcomes.contains(&Appointed::AnotherRound);
    let may_follow = is_open && seen.may_prepare && election.state == State::Tallied;
    let round = given.round.number;
    Ok(html! {
        section id=(ANCHOR) {
            (sentences(visit, seen, &given))
            @if let Some(previous) = given.round.previous {
                p { a href={ (path_of(previous)) "/resultat" } { (t!(words, "elections-previous-round", n = round - 1)) } }
            }
            @if let Some(next) = &next {
                @if seen.may_prepare || !matches!(next.state, State::Draft | State::Keys) {
                    p { a href=(next.path()) { (t!(words, "elections-next-round-link", n = round + 1)) } }
                }
            } @else if may_follow {
                (Form::post(words, format!("{}/preparer/tour-suivant", election.path()), visit.request_id()).content(html! {
                    (button(t!(words, "elections-next-round-button", n = round + 1)))
                    p.hint { (t!(words, "elections-next-round-hint")) }
                }))
            }
        }
    })
}

/// In words alone, for the minutes.
pub(super) async fn said_of_all(
    visit: &Visit,
    seen: &Seen,
    paper: Option<&PaperCount>,
) -> Result<Markup, Fault> {
    let given = given(visit, seen, paper).await?;
    Ok(given.map_or_else(|| html! {}, |given| sentences(visit, seen, &given)))
}

fn sentences(visit: &Visit, seen: &Seen, given: &Given) -> Markup {
    let round = given.round.number;
    let questions = seen.election.questions.iter();
    html! {
        h2 { (t!(visit.words, "elections-appointment-title", n = round)) }
        @for ((question, outcome), figures) in questions.zip(&given.outcomes).zip(&given.figures) {
            (said(visit, (question.asked(), &question.answers()), (outcome, figures), (round, &given.rules)))
        }
        p.hint { (given.rules.article) }
    }
}

/// What a question gave.
fn said(
    visit: &Visit,
    (asked, answers): (&str, &[&str]),
    (outcome, figures): (&Appointed, &Figures),
    (round, rules): (u32, &AppointmentRules),
) -> Markup {
    let words = visit.words;
    let expressed = figures
        .answers
        .iter()
        .fold(0_u64, |sum, count| sum.saturating_add(*count));
    let name = |place: &usize| answers.get(*place).copied().unwrap_or_default();
    let votes = |place: &usize| figures.answers.get(*place).copied().unwrap_or_default();
    let least = rules.share.least(u32::try_from(expressed).unwrap_or(u32::MAX));
    let (tone, sentence) = match outcome {
        Appointed::Absolutely(place) => (
            Tone::Good,
            t!(
                words,
                "elections-appointed-absolutely",
                name = name(place),
                votes = votes(place),
                expressed = expressed
            ),
        ),
        Appointed::Relatively(place) => (
            Tone::Good,
            t!(
                words,
                "elections-appointed-relatively",
                name = name(place),
                votes = votes(place),
                expressed = expressed
            ),
        ),
        Appointed::Elder(places) => {
            let names: Vec<&str> = places.iter().map(name).collect();
            let each = places.first().map(votes).unwrap_or_default();
            (
                Tone::Warning,
                t!(
                    words,
                    "elections-appointed-elder",
                    names = names.join(", "),
                    votes = each
                ),
            )
        }
        Appointed::AnotherRound if expressed == 0 => (
            Tone::Warning,
            t!(words, "elections-appointed-unexpressed", next = round + 1),
        ),
        Appointed::AnotherRound => (
            Tone::Warning,
            t!(
                words,
                "elections-appointed-nobody",
                least = least,
                expressed = expressed,
                next = round + 1
            ),
        ),
        Appointed::Nobody => (Tone::Warning, t!(words, "elections-appointed-never")),
    };
    notice(
        tone,
        &html! { p { (words.written(asked)) " " strong { (sentence) } } },
    )
}
