//! A closed vote: what was decided and why, the counting as a picture and as a table, and names where the vote was public.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, JournalLine, JournalPage, PersonId, Scope};
use maud::{Markup, html};
use ui::components::{Article, ResultPart, definition_list, pagination, result_bar, table, why};
use ui::forms::{FormErrors, button_link, error_summary};
use ui::subject_timeline::lines_of;
use ui::{Visit, Words, t};

use super::booth::{majority_rule, quorum_rule, second_call, what_is_kept};
use super::gathered::{Gathered, name_in, outcome_status};
use super::situation::Situation;
use crate::model::{Choice, Closing, Mode, Outcome, QUESTION, Scrutin};
use crate::rights;
use crate::ruling::outcome;
use crate::store::{self, BallotLine};
use crate::ways::WayRule;

/// Electors shown on one page of the nominal list.
const NAMES_A_PAGE: usize = 200;

pub(super) async fn main(
    visit: &Visit,
    gathered: &Gathered,
    closing: &Closing,
    errors: &FormErrors,
    page: u32,
) -> Result<Markup, Fault> {
    if closing.outcome == Outcome::Cancelled {
        return cancelled(visit, gathered, closing, errors).await;
    }
    let words = visit.words;
    let scrutin = &gathered.scrutin;
    let ruling = outcome(&closing.tally, &scrutin.rules, closing.casting);
    let rule = match ruling.outcome {
        Outcome::NoQuorum => quorum_rule(visit, &scrutin.rules, closing.tally.inscrits),
        _ => majority_rule(visit, &scrutin.rules),
    };
    let article = Article {
        title: ruling.article,
        href: None,
    };
    let tally = &closing.tally;
    let parts = [
        ResultPart::favour(words, tally.pour.into()),
        ResultPart::against(words, tally.contre.into()),
        ResultPart::abstain(words, tally.abstention.into()),
    ];
    Ok(html! {
        (error_summary(errors, words))
        (gathered.about_line(visit))
        p #voter { (outcome_status(visit, closing.outcome)) " " (visit.say(&ruling.why)) }
        (why(words, &html! { p { (rule) } }, Some(&article)))
        h2 { (t!(words, "votes-result")) }
        (result_bar(words, &t!(words, "votes-result-caption"), &parts))
        (definition_list(&figures(visit, gathered, closing)))
        (again(visit, gathered, closing).await?)
        (own_receipt(visit, gathered))
        @if scrutin.mode == Mode::Public { (nominal_list(visit, gathered, page).await?) }
        (what_is_kept(visit, scrutin))
        (history(visit, gathered).await?)
    })
}

/// A vote whose question fell: why, and that nothing is counted.
async fn cancelled(
    visit: &Visit,
    gathered: &Gathered,
    closing: &Closing,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let because = store::cancellation(&mut visit.sql(), visit.body.id, gathered.scrutin.id).await?;
    let reason = because.map(|because| {
        let number = because.number.unwrap_or_default();
        let detail = because.detail.unwrap_or_default();
        words.say_with(
            &because.reason,
            &[("n", number.into()), ("detail", detail.into())],
        )
    });
    let facts = [
        (words.say("votes-fact-group"), gathered.group_link()),
        (
            words.say("votes-fact-opened"),
            html! { (visit.at(gathered.scrutin.opened_at)) },
        ),
        (
            words.say("votes-fact-cancelled"),
            html! { (visit.at(closing.at)) },
        ),
    ];
    Ok(html! {
        (error_summary(errors, words))
        (gathered.about_line(visit))
        p #voter { (outcome_status(visit, closing.outcome)) " " (t!(words, "votes-cancelled")) }
        @if let Some(reason) = reason { p { strong { (reason) } } }
        p { (t!(words, "votes-cancelled-nothing-counted")) }
        (definition_list(&facts))
        (own_receipt(visit, gathered))
        (history(visit, gathered).await?)
    })
}

/// Too few came, nobody had a majority, somebody objected or nobody consented: whoever opens votes may put the same question again, or its next
/// round, once;
/// then this page leads to what followed.
pub(super) async fn again(visit: &Visit, gathered: &Gathered, closing: &Closing) -> Result<Markup, Fault> {
    let scrutin = &gathered.scrutin;
    let (explained, label) = match closing.outcome {
        Outcome::NoQuorum => (
            t!(
                visit.words,
                "votes-ask-again-explained",
                days = second_call(visit)
            ),
            t!(visit.words, "votes-ask-again"),
        ),
        Outcome::SecondRound if scrutin.shares_seats() => (
            t!(visit.words, "votes-second-round-lists-explained"),
            t!(visit.words, "votes-second-round-open"),
        ),
        Outcome::SecondRound if scrutin.has_three_rounds() => (
            t!(visit.words, "votes-second-round-three-explained"),
            t!(visit.words, "votes-second-round-three-open"),
        ),
        Outcome::SecondRound => (
            t!(visit.words, "votes-second-round-explained"),
            t!(visit.words, "votes-second-round-open"),
        ),
        Outcome::Objected => (
            t!(visit.words, "votes-next-round-explained"),
            t!(visit.words, "votes-next-round-open"),
        ),
        Outcome::NobodyChosen if scrutin.lacks_consent() => (
            t!(visit.words, "votes-next-round-no-consent"),
            t!(visit.words, "votes-next-round-open"),
        ),
        _ => return Ok(html! {}),
    };
    let latest = store::latest_of_subject(&mut visit.sql(), visit.body.id, &scrutin.on).await?;
    if let Some(latest) = latest.filter(|latest| latest.id != scrutin.id) {
        return Ok(html! {
            p {
                (t!(visit.words, "votes-asked-again", at = visit.on(latest.opened_at))) " "
                a href=(latest.path()) { (t!(visit.words, "votes-asked-again-see")) }
            }
        });
    }
    let is_question = scrutin.on.kind == QUESTION;
    if !is_question || !visit.may(&rights::OPEN, Scope::group(scrutin.group)).await? {
        return Ok(html! {});
    }
    let form = if scrutin.way.is_some() {
        "/votes/nouveau/choix"
    } else {
        "/votes/nouveau"
    };
    let path = format!("{form}?groupe={}&reprise={}", scrutin.group, scrutin.id);
    Ok(html! {
        p { (explained) }
        p { (button_link(&label, &path)) }
    })
}

/// Those chosen, on one line: the first by their titles, the others by how many they are.
pub(super) fn winners_said(words: Words, scrutin: &Scrutin) -> String {
    let (titles, more) = scrutin.winners_named();
    let key = if scrutin.shares_seats() {
        "votes-seated-are"
    } else {
        "votes-winners-are"
    };
    t!(
        words,
        key,
        n = scrutin.winners.len(),
        titles = titles,
        more = more
    )
}

/// Who opened and who closed, in what capacity. The lines of each vote cast are internal: when somebody voted is theirs.
pub(super) async fn history(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let subject = gathered.scrutin.subject();
    let mut lines = JournalPage::of_subject(&mut visit.sql(), visit.body.id, &subject).await?;
    lines.retain(|line| {
        matches!(
            line.kind.as_str(),
            "votes.scrutin-opened"
                | "votes.choice-fixed"
                | "votes.scrutin-closed"
                | "votes.choice-stopped"
                | "votes.choice-closed"
                | "votes.scrutin-cancelled"
                | "votes.elector-recused"
        )
    });
    let winners = &gathered.scrutin.winners;
    let more = |line: &JournalLine| {
        let says_who = line.kind == "votes.choice-closed" && !winners.is_empty();
        says_who.then(|| {
            html! { (winners_said(visit.words, &gathered.scrutin)) }
        })
    };
    Ok(html! {
        h2 { (t!(visit.words, "votes-history")) }
        (lines_of(visit, &lines, &more))
    })
}

pub(super) fn figures(visit: &Visit, gathered: &Gathered, closing: &Closing) -> Vec<(String, Markup)> {
    let words = visit.words;
    let tally = &closing.tally;
    let number = |count: u32| html! { (words.number(count.into())) };
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let closed = if closing.at < gathered.scrutin.closes_at {
        t!(
            words,
            "votes-closed-early",
            at = visit.at(closing.at),
            planned = visit.at(gathered.scrutin.closes_at)
        )
    } else {
        visit.at(closing.at)
    };
    let mut facts = vec![
        fact("votes-fact-inscrits", number(tally.inscrits)),
        fact(
            "votes-fact-votants",
            html! {
                (words.number(tally.votants().into()))
                @if tally.represented() > 0 { " " (t!(words, "votes-of-which-represented", n = tally.represented())) }
            },
        ),
        fact("votes-fact-exprimes", number(tally.exprimes())),
    ];
    match &gathered.scrutin.way {
        Some(way) if way.rule == WayRule::Consent => {
            facts.push(fact("votes-fact-objections", number(tally.contre)));
            facts.push(fact("votes-fact-aside", number(tally.abstention)));
        }
        Some(_) => facts.push(fact("votes-fact-blank", number(tally.abstention))),
        None => {}
    }
    if let Some(names) = gathered.recused_names(visit) {
        facts.push(fact("votes-fact-recused", html! { (names) }));
    }
    if let Some(needed) = gathered.scrutin.rules.quorum_needed(tally.inscrits) {
        facts.push(fact(
            "votes-fact-quorum",
            html! {
                (t!(words, "votes-quorum-result", presents = tally.presents, needed = needed,
                    article = &gathered.scrutin.rules.quorum_article))
            },
        ));
    }
    facts.push(fact("votes-fact-group", gathered.group_link()));
    facts.push(fact(
        "votes-fact-opened",
        html! { (visit.at(gathered.scrutin.opened_at)) },
    ));
    facts.push(fact("votes-fact-closed", html! { (closed) }));
    facts.push(fact(
        "votes-fact-mode",
        html! { (words.say(&format!("votes-mode-{}", gathered.scrutin.mode.as_str()))) },
    ));
    facts
}

/// Whoever voted finds the way to their references.
pub(super) fn own_receipt(visit: &Visit, gathered: &Gathered) -> Markup {
    let has_voted = matches!(&gathered.situation, Situation::Elector(elector) if !elector.ballots.is_empty());
    html! {
        @if has_voted {
            p { a href={ (gathered.scrutin.path()) "/bulletin" } { (t!(visit.words, "votes-see-receipt")) } }
        }
    }
}

/// Names, directions and references: a public vote only, and only once closed.
pub(super) async fn nominal_list(visit: &Visit, gathered: &Gathered, page: u32) -> Result<Markup, Fault> {
    let words = visit.words;
    let (body, id) = (visit.body.id, gathered.scrutin.id);
    let mut sql = visit.sql();
    let electors = store::electors(&mut sql, body, id).await?;
    let ballots: BTreeMap<PersonId, BallotLine> = store::ballots(&mut sql, body, id)
        .await?
        .into_iter()
        .map(|ballot| (ballot.elector_id, ballot))
        .collect();
    let people: BTreeSet<PersonId> = electors
        .iter()
        .map(|elector| elector.person_id)
        .chain(ballots.values().map(|ballot| ballot.cast_by))
        .collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    let names = identity::names(&mut sql, body, &people).await?;
    let mut lines: Vec<(String, PersonId)> = electors
        .iter()
        .map(|elector| (name_in(&names, visit, elector.person_id), elector.person_id))
        .collect();
    lines.sort_by_cached_key(|(name, person)| (db::sort_key(name), *person));
    let pages = u32::try_from(lines.len().div_ceil(NAMES_A_PAGE))
        .unwrap_or(u32::MAX)
        .max(1);
    let page = page.clamp(1, pages);
    let first = (page as usize - 1) * NAMES_A_PAGE;
    let mut nominal = table(t!(words, "votes-nominal-caption"))
        .column(t!(words, "votes-nominal-name"))
        .column(t!(words, "votes-nominal-choice"))
        .column(t!(words, "votes-nominal-by"))
        .column(t!(words, "votes-nominal-reference"));
    for (name, person) in lines.iter().skip(first).take(NAMES_A_PAGE) {
        nominal = nominal.row(nominal_row(visit, gathered, name, ballots.get(person), &names));
    }
    Ok(html! {
        h2 { (t!(words, "votes-nominal")) }
        (nominal)
        (pagination(words, page, pages, |page| format!("{}?page={page}", gathered.scrutin.path())))
    })
}

fn nominal_row(
    visit: &Visit,
    gathered: &Gathered,
    name: &str,
    ballot: Option<&BallotLine>,
    names: &BTreeMap<PersonId, String>,
) -> [Markup; 4] {
    let words = visit.words;
    let Some(ballot) = ballot else {
        return [
            html! { (name) },
            html! { (t!(words, "votes-did-not-vote")) },
            html! { "–" },
            html! { "–" },
        ];
    };
    let by = if ballot.cast_by == ballot.elector_id {
        t!(words, "votes-by-oneself")
    } else {
        t!(
            words,
            "votes-by-procuration",
            name = name_in(names, visit, ballot.cast_by)
        )
    };
    [
        html! { (name) },
        html! { (gathered.answer_said(words, &ballot.answer)) },
        html! { (by) },
        html! { code { (ballot.reference) } },
    ]
}

pub(super) fn choice_label(visit: &Visit, choice: Choice) -> String {
    visit.words.say(&format!("votes-choice-{}", choice.as_str()))
}
