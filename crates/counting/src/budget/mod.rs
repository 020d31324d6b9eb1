//! Participatory budgets: which projects are funded within an amount of money.
//!
//! Projects are candidates with a cost. What a voter has from a project is 1 for an approval (or a project of a knapsack
//! ballot), the points given, or, on a ranking, its place from the end (Borda); `satisfaction=cost` multiplies it by the
//! project's cost: a euro spent on what one wants counts as a euro wherever it is spent.

mod classes;
mod compare;
mod completion;
mod greedy;
mod phragmen;
mod profile;
mod shares;

use crate::election::Election;
use crate::exact::Rational;
use crate::outcome::{Argument, Exact, Picture};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::{Asked, Choice, Rule, choice, rule};
use profile::Profile;

const SATISFACTION: Choice = choice("satisfaction", "cost", "cost|cardinality");
const POINTS: Choice = choice("points", "weigh", "weigh|count");
const ENVELOPES: Choice = choice("envelopes", "none", "none|district|category");

const fn budget_rule(
    name: &'static str,
    aliases: &'static [&'static str],
    options: &'static [Choice],
    count: fn(&Election, &Asked, &mut Record<'_>) -> Result<Verdict, Refusal>,
) -> Rule {
    Rule {
        ties: "lexicographic",
        ..rule(name, "budget", aliases, options, count)
    }
}

pub(crate) const RULES: &[Rule] = &[
    budget_rule(
        "greedy",
        &[],
        &[
            SATISFACTION,
            POINTS,
            choice("skip", "yes", "yes|no"),
            choice("threshold", "0", "P/Q"),
            ENVELOPES,
        ],
        greedy::count,
    ),
    budget_rule(
        "equal-shares",
        &["mes", "rule-x"],
        &[
            SATISFACTION,
            POINTS,
            choice(
                "completion",
                "default",
                "default|none|utilitarian|add1|add1u|phragmen",
            ),
            choice("stop", "non-exhaustive", "non-exhaustive|exhaustive"),
            choice("increment", "1", "P/Q"),
            choice("start", "exact", "exact|whole"),
            choice("comparison", "none", "none|satisfaction|exclusion"),
            ENVELOPES,
        ],
        shares_or_committee,
    ),
    budget_rule(
        "phragmen",
        &[],
        &[choice("unaffordable", "stop", "stop|skip"), POINTS, ENVELOPES],
        phragmen_or_committee,
    ),
];

/// Projects have costs; a committee is chosen among candidates who have none.
fn is_budget(election: &Election) -> bool {
    election.budget.is_some()
        || election
            .candidates
            .iter()
            .any(|candidate| candidate.cost.is_some())
}

fn shares_or_committee(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    if is_budget(election) {
        completion::count(election, asked, record)
    } else {
        crate::committees::equal_shares(election, asked, record)
    }
}

fn phragmen_or_committee(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    if is_budget(election) {
        phragmen::count(election, asked, record)
    } else {
        crate::committees::seq_phragmen(election, asked, record)
    }
}

/// Applies a rule to the whole budget or, where it is divided, to each envelope and then to what no envelope holds.
fn by_envelope(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    spend: impl Fn(&Profile, &mut Record<'_>) -> Result<Vec<usize>, Refusal>,
) -> Result<Verdict, Refusal> {
    let budget = election.budget.clone().ok_or(Refusal::Missing("budget"))?;
    let profile = Profile::read(election, asked, &budget)?;
    let mut winners = Vec::new();
    let way = asked.word("envelopes");
    if way == "none" {
        winners = spend(&profile, record)?;
    } else {
        if election.envelopes.is_empty() {
            return Err(Refusal::Missing("envelopes"));
        }
        let promised = election
            .envelopes
            .iter()
            .map(|envelope| &envelope.budget)
            .fold(Rational::ZERO, |sum, part| sum + part);
        if promised > budget {
            return Err(Refusal::Malformed {
                line: 0,
                what: "envelopes-over-budget",
            });
        }
        let mut common = budget.clone();
        let mut held = vec![false; election.candidates.len()];
        for envelope in &election.envelopes {
            common -= &envelope.budget;
            let within: Vec<usize> = election
                .standing()
                .into_iter()
                .filter(|project| {
                    let project = &election.candidates[*project];
                    if way == "district" {
                        project.district == envelope.name
                    } else {
                        // A project of several categories belongs to the first.
                        project.categories.first() == Some(&envelope.name)
                    }
                })
                .collect();
            for project in &within {
                held[*project] = true;
            }
            say_envelope(record, &envelope.name, &envelope.budget);
            winners.extend(spend(&profile.restricted(&within, &envelope.budget), record)?);
        }
        let rest: Vec<usize> = election
            .standing()
            .into_iter()
            .filter(|project| !held[*project])
            .collect();
        if !rest.is_empty() && common > Rational::ZERO {
            // What is for all has no name: whoever shows it gives it one.
            say_envelope(record, "", &common);
            winners.extend(spend(&profile.restricted(&rest, &common), record)?);
        }
    }
    Ok(verdict(election, record, &profile, winners, &budget))
}

fn say_envelope(record: &mut Record<'_>, name: &str, budget: &Rational) {
    record.say(
        "count-said-envelope",
        [
            ("envelope", Argument::Text(name.to_owned())),
            ("budget", Argument::Number(Exact(budget.clone()))),
        ],
    );
}

fn verdict(
    election: &Election,
    record: &mut Record<'_>,
    profile: &Profile,
    winners: Vec<usize>,
    budget: &Rational,
) -> Verdict {
    let spent: Rational = winners
        .iter()
        .map(|project| election.cost(*project))
        .fold(Rational::ZERO, |sum, part| sum + part);
    let scores: Vec<(usize, Rational)> = profile
        .projects
        .iter()
        .map(|project| (project.candidate, project.votes.clone()))
        .collect();
    let rows = winners
        .iter()
        .map(|project| (*project, true))
        .chain(
            profile
                .projects
                .iter()
                .map(|project| project.candidate)
                .filter(|project| !winners.contains(project))
                .map(|project| (project, false)),
        )
        .map(|(project, is_funded)| {
            let votes = scores
                .iter()
                .find(|(scored, _)| *scored == project)
                .map_or(Rational::ZERO, |(_, votes)| votes.clone());
            vec![
                record.one(project),
                Argument::Number(Exact(votes)),
                Argument::Number(Exact(election.cost(project))),
                Argument::Text(if is_funded { "funded" } else { "not-funded" }.to_owned()),
            ]
        })
        .collect();
    record.tabulate(
        vec![
            "count-column-project",
            "count-column-votes",
            "count-column-cost",
            "count-column-fate",
        ],
        rows,
    );
    record.draw(Picture::Budget {
        budget: Exact(budget.clone()),
        funded: record.amounts(winners.iter().map(|project| (*project, election.cost(*project)))),
    });
    record.say(
        "count-said-spent",
        [
            (
                "number",
                Argument::Number(Exact(crate::exact::amount(winners.len()))),
            ),
            ("spent", Argument::Number(Exact(spent.clone()))),
            ("budget", Argument::Number(Exact(budget.clone()))),
            ("left", Argument::Number(Exact(budget - spent))),
        ],
    );
    Verdict {
        winners,
        outcomes: Vec::new(),
        scores,
    }
}
