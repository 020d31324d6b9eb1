//! A closed choice: who is chosen and why, the count as anybody makes it again, and what can be taken away.

use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Article, Tone, definition_list, notice, why};
use ui::forms::{FormErrors, error_summary};
use ui::{Visit, t};

use super::booth::{answers_offered, quorum_rule, way_said, what_is_kept};
use super::counting_shown::Shown;
use super::gathered::{Gathered, outcome_status};
use super::result::{again, figures, history, nominal_list, own_receipt, winners_said};
use super::{objections, open_ballots};
use crate::counted::aside;
use crate::model::{Closing, Mode, Outcome};
use crate::remembered::counted;
use crate::ruling::outcome;
use crate::ways::Way;

pub(super) async fn main(
    visit: &Visit,
    gathered: &Gathered,
    closing: &Closing,
    errors: &FormErrors,
    page: u32,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let scrutin = &gathered.scrutin;
    let way = scrutin.way.as_ref().ok_or(Fault::NotFound("scrutin"))?;
    Ok(html! {
        (error_summary(errors, words))
        (gathered.about_line(visit))
        p #voter { (outcome_status(visit, closing.outcome)) " " (sentence(visit, gathered, closing)) }
        (reason(visit, gathered, closing, way))
        @if shows_objections(closing, scrutin.mode) { (objections::section(visit, gathered).await?) }
        (again(visit, gathered, closing).await?)
        (count_shown(visit, gathered, way).await?)
        h2 { (t!(words, "votes-result")) }
        (definition_list(&figures(visit, gathered, closing)))
        (answers_offered(visit, gathered))
        h2 { (t!(words, "votes-conditions")) }
        (definition_list(&way_said(visit, way, closing.outcome != Outcome::NoQuorum)))
        (own_receipt(visit, gathered))
        @if scrutin.mode == Mode::Public { (nominal_list(visit, gathered, page).await?) }
        (what_is_kept(visit, scrutin))
        (history(visit, gathered).await?)
    })
}

/// Objections are read where they decided, and where everybody reads every ballot.
fn shows_objections(closing: &Closing, mode: Mode) -> bool {
    closing.outcome == Outcome::Objected || mode == Mode::Public
}

/// What was decided, in one sentence.
fn sentence(visit: &Visit, gathered: &Gathered, closing: &Closing) -> String {
    let words = visit.words;
    let scrutin = &gathered.scrutin;
    match closing.outcome {
        Outcome::NoQuorum => visit.say(&outcome(&closing.tally, &scrutin.rules, None).why),
        Outcome::SecondRound if scrutin.shares_seats() => t!(words, "votes-why-second-round-lists"),
        Outcome::SecondRound if scrutin.has_three_rounds() => t!(words, "votes-why-second-round-three"),
        Outcome::SecondRound => t!(words, "votes-why-second-round"),
        Outcome::Objected => t!(words, "votes-why-objected", n = closing.tally.contre),
        Outcome::NobodyChosen if scrutin.lacks_consent() => t!(words, "votes-why-no-consent"),
        Outcome::NobodyChosen => t!(words, "votes-why-nobody-chosen"),
        _ => winners_said(words, scrutin),
    }
}

/// The rule that decided, its article where the law has one.
fn reason(visit: &Visit, gathered: &Gathered, closing: &Closing, way: &Way) -> Markup {
    let words = visit.words;
    let rules = &gathered.scrutin.rules;
    if closing.outcome == Outcome::NoQuorum {
        let article = Article {
            title: rules.quorum_article.clone(),
            href: None,
        };
        let rule = quorum_rule(visit, rules, closing.tally.inscrits);
        return why(words, &html! { p { (rule) } }, Some(&article));
    }
    let rule = way.rule.as_str();
    let said = html! {
        p { (words.say(&format!("votes-way-{rule}"))) ". " (words.say(&format!("votes-way-favours-{rule}"))) }
        p { (t!(words, "votes-algorithm")) }
    };
    why(words, &said, None)
}

/// The count made again from the certificate, as anybody does: what the page shows cannot differ from what is handed out.
/// Where it cannot be made again, the page says so, with what was decided at the closing.
async fn count_shown(visit: &Visit, gathered: &Gathered, way: &Way) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(certificate) = &gathered.certificate else {
        return Ok(html! {});
    };
    let certificate = certificate.clone();
    let Ok(counted) = aside(move || counted(&certificate)).await? else {
        let winners = &gathered.scrutin.winners;
        return Ok(html! {
            (notice(Tone::Warning, &html! { p { (t!(words, "votes-recount-refused")) } }))
            @if winners.len() > 1 { ol { @for winner in winners { li { strong { (words.written(winner)) } } } } }
            (open_ballots::links(visit, gathered, None))
        });
    };
    let recount = &counted.recount;
    let shown = Shown {
        words,
        way,
        offered: &gathered.offered,
        count: &recount.count,
        unsupported: &counted.unsupported,
        represented: &counted.represented,
    };
    Ok(html! {
        (shown.whole())
        @if !recount.differences.is_empty() {
            (notice(Tone::Warning, &html! { p { (t!(words, "votes-recount-differs")) } }))
        }
        (open_ballots::links(visit, gathered, Some(&counted.certificate)))
    })
}
