//! Entering what was counted on paper: each of the two counters fills the form without seeing what the other found.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, FieldFault, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, status};
use ui::forms::{Form, FormErrors, button, error_summary, number_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::seen::{Seen, name_in};
use crate::actions::{EnterPaperBallots, agreed, refuse_untimely};
use crate::model::{ElectionId, PaperCount, figures_of, homomorphic, lists, path_of};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct PaperForm {
    request_id: Option<Uuid>,
    #[serde(default)]
    ballots: String,
    #[serde(default)]
    null: String,
    /// A line for each answer, in the order in which they are asked
    #[serde(default)]
    figures: String,
}

/// For the counters, who enter, and for those who prepare, who see where it stands.
async fn allowed(visit: &Visit, id: ElectionId) -> Result<Seen, Fault> {
    let seen = Seen::read(visit, id).await?;
    if is_counter(visit, &seen) || seen.may_prepare {
        Ok(seen)
    } else {
        Err(Fault::Forbidden {
            right: rights::ENTER_PAPER.code,
        })
    }
}

fn is_counter(visit: &Visit, seen: &Seen) -> bool {
    let person = visit.actor.person();
    person.is_some_and(|person| seen.election.is_counter(person))
}

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = allowed(&visit, id).await?;
    let page = whole(&visit, &seen, &PaperForm::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn enter(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<PaperForm>,
) -> Answer {
    let seen = allowed(&visit, id).await?;
    let outcome = match (form.request_id, read(&seen, &form)) {
        (Some(request), Ok(count)) => {
            let deed = EnterPaperBallots { election: id, count };
            visit.act(request, &deed).await
        }
        (_, Err(fault)) => Err(fault),
        (None, Ok(_)) => Err(Fault::refused("form-unreadable")),
    };
    match outcome {
        Ok(()) => visit.done(
            &format!("{}/resultat/papier", path_of(id)),
            "elections-paper-entered",
        ),
        Err(fault) => {
            let errors = visit.refusal_of_form("ballots", fault)?;
            let page = whole(&visit, &seen, &form, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

/// How many figures each question has.
fn offered(seen: &Seen) -> Vec<usize> {
    let questions = seen.election.questions.iter();
    questions.map(figures_of).collect()
}

fn read(seen: &Seen, form: &PaperForm) -> Result<PaperCount, Fault> {
    let mut faults = Vec::new();
    let mut refuse = |field, sentence| faults.push(FieldFault { field, sentence });
    let number = |typed: &str| typed.trim().parse::<u64>().ok();
    let (ballots, null) = (number(&form.ballots), number(&form.null));
    if ballots.is_none() {
        refuse("ballots", Sentence::new("elections-paper-number"));
    }
    if null.is_none() {
        refuse("null", Sentence::new("elections-paper-number"));
    }
    let offered = offered(seen);
    let expected: usize = offered.iter().sum();
    let lines = form.figures.lines().map(str::trim);
    // « Le jardin : 12 » or « 12 »: the number is what stands last.
    let figures: Option<Vec<u64>> = lines
        .filter(|line| !line.is_empty())
        .map(|line| number(line.rsplit([':', ' ', '\u{a0}', '\t']).next().unwrap_or_default()))
        .collect();
    let figures = figures.filter(|figures| figures.len() == expected);
    if figures.is_none() {
        refuse(
            "figures",
            Sentence::new("elections-paper-figures").with("n", expected),
        );
    }
    match (ballots, null, figures) {
        (Some(ballots), Some(null), Some(figures)) => {
            let mut rest = figures.into_iter();
            let questions = offered
                .iter()
                .map(|count| rest.by_ref().take(*count).collect())
                .collect();
            Ok(PaperCount {
                ballots,
                null,
                questions,
            })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

async fn whole(visit: &Visit, seen: &Seen, form: &PaperForm, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let counts = store::paper_counts(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    let own = visit.actor.person();
    let has_entered = counts.iter().any(|(person, _)| Some(*person) == own);
    let people = seen.election.counters.clone();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let untimely = match refuse_untimely(&seen.election) {
        Err(Fault::Refused { sentence, .. }) => Some(sentence.key),
        _ => None,
    };
    let main = html! {
        (error_summary(errors, words))
        @if agreed(&counts).is_some() {
            (notice(Tone::Good, &html! { p { (t!(words, "elections-paper-agreed")) } }))
        }
        @if let Some(key) = untimely {
            (notice(Tone::Info, &html! { p { (words.say(key)) } }))
        }
        ul {
            @for counter in &people {
                @let is_given = counts.iter().any(|(person, _)| person == counter);
                li {
                    (name_in(&names, visit, *counter)) " "
                    @if is_given { (status(&t!(words, "elections-given"), Tone::Good)) }
                    @else { (status(&t!(words, "elections-awaited"), Tone::Warning)) }
                }
            }
        }
        @if untimely.is_none() && is_counter(visit, seen) {
            @if agreed(&counts).is_some() { p { (t!(words, "elections-paper-correct")) } }
            @else if counts.len() > 1 { (notice(Tone::Warning, &html! { p { (t!(words, "elections-paper-differ")) } })) }
            @else if has_entered { (notice(Tone::Info, &html! { p { (t!(words, "elections-paper-one")) } })) }
            (entry(visit, seen, form, errors))
        }
    };
    let page = seen.page(visit, t!(words, "elections-paper-title"), main);
    Ok(page.lead(t!(words, "elections-paper-lead")).not_indexed())
}

fn entry(visit: &Visit, seen: &Seen, form: &PaperForm, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let rows = u16::try_from(offered(seen).iter().sum::<usize>() + 1).unwrap_or(u16::MAX);
    let mut wanted = Vec::new();
    for question in &seen.election.questions {
        if homomorphic(question).is_some_and(|question| question.blank == Some(true)) {
            wanted.push(t!(words, "elections-paper-blank-of", asked = question.asked()));
        }
        match lists(question) {
            None => wanted.extend(question.answers().into_iter().map(ToOwned::to_owned)),
            // Two lists may have a candidate of the same name.
            Some(lists) => {
                for list in lists {
                    let (name, candidates) = list
                        .split_first()
                        .map_or(("", &list[..]), |(name, rest)| (name.as_str(), rest));
                    wanted.push(t!(words, "elections-paper-list", list = name));
                    wanted.extend(candidates.iter().map(|candidate| {
                        t!(
                            words,
                            "elections-paper-candidate",
                            name = candidate.as_str(),
                            list = name
                        )
                    }));
                }
            }
        }
    }
    let path = format!("{}/resultat/papier", seen.election.path());
    Form::post(words, path, visit.request_id()).content(html! {
        (number_field(words, t!(words, "elections-paper-ballots"), "ballots").value(&form.ballots)
            .hint(t!(words, "elections-paper-ballots-hint")).errors(errors))
        (number_field(words, t!(words, "elections-paper-null"), "null").value(&form.null).errors(errors))
        p { (t!(words, "elections-paper-order")) }
        ol { @for line in &wanted { li { (words.written(line)) } } }
        (textarea(words, t!(words, "elections-paper-figures-label"), "figures").rows(rows).value(&form.figures)
            .hint(t!(words, "elections-paper-figures-hint")).errors(errors))
        (button(t!(words, "elections-paper-button")))
    })
}
