//! The result: figures, picture, table, what proves them, paper beside what was decrypted.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use scrutin::election::Question;
use ui::components::{ResultPart, Shade, Tone, definition_list, notice, result_bar, table};
use ui::forms::{FormErrors, error_summary};
use ui::{Answer, Page, Visit, t};

use super::seen::Seen;
use super::{appointment, counted, show, verify};
use crate::actions::{agreed, name_of};
use crate::model::{ElectionId, Figures, PaperCount, State, homomorphic, lists_and_blank, method, totals};
use crate::store;

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let page = whole(&visit, id, &FormErrors::default()).await?;
    visit.page(page)
}

/// The page, with why the next round could not be prepared when it comes back refused.
pub(super) async fn whole(visit: &Visit, id: ElectionId, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let seen = Seen::read(visit, id).await?;
    let main = match figures(visit, &seen).await? {
        None => html! {
            p { (t!(words, "elections-result-none")) }
            @if seen.election.settings.paper_voters > 0 { p { (t!(words, "elections-paper-awaited")) } }
        },
        Some(Known { paper }) => html! {
            (appointment::verdict(visit, &seen, paper.as_ref()).await?)
            (known(visit, &seen, paper.as_ref()).await?)
            (show::decisions(visit, &seen).await?)
            (show::roles(visit, &seen).await?)
            (verify::how(visit, &seen))
        },
    };
    let main = html! { (error_summary(errors, words)) (main) };
    let page = seen.page(visit, t!(words, "elections-result-title"), main);
    Ok(page.lead(name_of(visit.words, &seen.election)))
}

/// A result that is known.
pub(super) struct Known {
    /// What was counted on paper, once two people found the same
    pub(super) paper: Option<PaperCount>,
}

/// None before there is a result.
pub(super) async fn figures(visit: &Visit, seen: &Seen) -> Result<Option<Known>, Fault> {
    if !matches!(seen.election.state, State::Tallied | State::Destroyed) {
        return Ok(None);
    }
    let counts = store::paper_counts(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    Ok(Some(Known {
        paper: agreed(&counts).cloned(),
    }))
}

async fn known(visit: &Visit, seen: &Seen, paper: Option<&PaperCount>) -> Result<Markup, Fault> {
    let words = visit.words;
    let election = &seen.election;
    Ok(html! {
        (definition_list(&turnout(visit, seen, paper)))
        (discrepancy(visit, seen))
        @if election.voters > 0 && paper.is_none() && election.voted == 0 {
            (notice(Tone::Info, &html! { p { (t!(words, "elections-result-nobody")) } }))
        }
        (by_question(visit, seen, paper).await?)
        p.hint { (t!(words, "elections-no-casting-vote")) }
        ul.links {
            li { a href={ (election.path()) "/pv" } { (t!(words, "elections-minutes-link")) } }
            @if seen.has_archive() { li { a href={ (election.path()) "/urne" } { (t!(words, "elections-urn-link")) } } }
        }
    })
}

/// What the bureau must know when the ballots that count are not as many as those who voted.
pub(super) fn discrepancy(visit: &Visit, seen: &Seen) -> Markup {
    let Some((voted, counted)) = seen.election.discrepancy() else {
        return html! {};
    };
    let said = t!(
        visit.words,
        "elections-counts-differ",
        voted = voted,
        counted = counted
    );
    notice(Tone::Bad, &html! { p { (said) } })
}

/// How many may vote, how many did, online and on paper.
pub(super) fn turnout(visit: &Visit, seen: &Seen, paper: Option<&PaperCount>) -> Vec<(String, Markup)> {
    let words = visit.words;
    let election = &seen.election;
    let number = |count: u64| html! { (words.number(i64::try_from(count).unwrap_or(i64::MAX))) };
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let mut facts = vec![
        fact("elections-fact-voters", number(election.voters.into())),
        fact(
            "elections-fact-voted",
            html! {
                (number(election.voted.into())) " "
                (t!(words, "elections-share", share = words.percentage(election.voted.into(), election.voters.into())))
            },
        ),
    ];
    if let Some(paper) = paper {
        facts.push(fact("elections-fact-paper", number(paper.ballots)));
        facts.push(fact("elections-fact-null", number(paper.null)));
    }
    if let Some(at) = election.closed_at {
        facts.push(fact("elections-fact-closed", html! { (visit.at(at)) }));
    }
    if let Some(at) = election.tallied_at {
        facts.push(fact("elections-fact-tallied", html! { (visit.at(at)) }));
    }
    facts
}

/// Each question: its picture and its table; what came online and on paper apart, when there is both.
pub(super) async fn by_question(
    visit: &Visit,
    seen: &Seen,
    paper: Option<&PaperCount>,
) -> Result<Markup, Fault> {
    let Some(result) = &seen.election.result else {
        return Ok(html! {});
    };
    let questions = &seen.election.questions;
    let online = totals(questions, result, None);
    let both = totals(questions, result, paper);
    Ok(html! {
        @for (index, question) in questions.iter().enumerate() {
            h2 { (visit.words.written(question.asked())) }
            @if let Some(method) = method(question) {
                (counted::shown(visit, seen, index, &method).await?)
            } @else if let (Some(online), Some(both)) = (online.get(index), both.get(index)) {
                @match lists_and_blank(question) {
                    Some((lists, _)) => { (of_lists(visit, lists, both)) }
                    None => { (picture(visit, question, both)) }
                }
                @if paper.is_some() { (apart(visit, question, online, both)) }
            }
        }
    })
}

/// One may be chosen: parts of one bar. Several: a line for each, of the voters who chose it.
fn picture(visit: &Visit, question: &Question, figures: &Figures) -> Markup {
    let words = visit.words;
    let is_one = homomorphic(question).is_some_and(|question| question.max == 1);
    let mut parts: Vec<ResultPart> = question
        .answers()
        .iter()
        .zip(&figures.answers)
        .enumerate()
        .map(|(place, (answer, count))| ResultPart {
            label: (*answer).to_owned(),
            count: *count,
            shade: Shade::Answer(place),
        })
        .collect();
    if let Some(blank) = figures.blank {
        parts.push(ResultPart {
            label: t!(words, "elections-vote-blank"),
            count: blank,
            shade: Shade::Abstain,
        });
    }
    html! {
        (result_bar(words, &t!(words, "elections-result-caption"), &parts))
        @if !is_one { p.hint { (t!(words, "elections-result-several")) } }
    }
}

/// The lists on one bar, then each candidate's votes under their list.
fn of_lists(visit: &Visit, lists: &[Vec<String>], figures: &Figures) -> Markup {
    let words = visit.words;
    let mut parts = Vec::new();
    let mut candidates = table(t!(words, "elections-lists-caption"))
        .column(t!(words, "elections-lists-list"))
        .column(t!(words, "elections-lists-candidate"))
        .column_of_numbers(t!(words, "elections-result-caption"));
    let mut counts = figures.answers.iter().copied();
    for (place, list) in lists.iter().enumerate() {
        let Some((name, names)) = list.split_first() else {
            continue;
        };
        parts.push(ResultPart {
            label: name.clone(),
            count: counts.next().unwrap_or_default(),
            shade: Shade::Answer(place),
        });
        for candidate in names {
            let count = i64::try_from(counts.next().unwrap_or_default()).unwrap_or(i64::MAX);
            candidates = candidates.row([
                html! { (words.written(name)) },
                html! { (words.written(candidate)) },
                html! { (words.number(count)) },
            ]);
        }
    }
    if let Some(blank) = figures.blank {
        parts.push(ResultPart {
            label: t!(words, "elections-vote-blank"),
            count: blank,
            shade: Shade::Abstain,
        });
    }
    html! {
        (result_bar(words, &t!(words, "elections-result-caption"), &parts))
        (candidates)
        p.hint { (t!(words, "elections-lists-seats")) }
    }
}

fn apart(visit: &Visit, question: &Question, online: &Figures, both: &Figures) -> Markup {
    let words = visit.words;
    let number = |count: u64| html! { (words.number(i64::try_from(count).unwrap_or(i64::MAX))) };
    let mut lines: Vec<(String, u64, u64)> = question
        .answers()
        .iter()
        .zip(online.answers.iter().zip(&both.answers))
        .map(|(answer, (online, both))| ((*answer).to_owned(), *online, *both))
        .collect();
    if let (Some(online), Some(both)) = (online.blank, both.blank) {
        lines.push((t!(words, "elections-vote-blank"), online, both));
    }
    let mut shown = table(t!(words, "elections-paper-caption"))
        .column(t!(words, "elections-paper-answer"))
        .column_of_numbers(t!(words, "elections-paper-online"))
        .column_of_numbers(t!(words, "elections-paper-on-paper"))
        .column_of_numbers(t!(words, "elections-paper-both"));
    for (answer, online, both) in lines {
        shown = shown.row([
            html! { (words.written(&answer)) },
            number(online),
            number(both.saturating_sub(online)),
            number(both),
        ]);
    }
    html! { (shown) p.hint { (t!(words, "elections-paper-proof")) } }
}
