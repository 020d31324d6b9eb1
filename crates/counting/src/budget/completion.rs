//! What follows the method of equal shares, for it leaves money unspent.
//!
//! `add1`: run again with one more unit of currency for every voter, as long as the outcome stays within the budget; the
//! last one that does is kept. With `stop=exhaustive` the search also ends at the first outcome after which no other
//! project fits, as pabutools does by default; with `stop=non-exhaustive`, the default here, as the computing tool of
//! equalshares.net does and as Wieliczka's official result of 2023 was found, it does not. `utilitarian` funds what still
//! fits in greedy order; `add1u` does both; `phragmen` goes on with Phragmén's rule from what voters have left.

use crate::election::Election;
use crate::exact::{Rational, amount, floor, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::profile::Profile;
use super::shares::{Bought, Market, write};
use super::{by_envelope, compare, greedy, phragmen};

/// The most runs of one count.
const RUNS_MAX: usize = 200_000;

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    by_envelope(election, asked, record, |profile, record| {
        let places = record.places.clone();
        let mut funded = spend(profile, asked, record, &places)?;
        if !asked.is("comparison", "none") {
            let by_exclusion = asked.is("comparison", "exclusion");
            funded = compare::with_greedy(profile, record, funded, by_exclusion);
        }
        Ok(funded
            .into_iter()
            .map(|project| profile.projects[project].candidate)
            .collect())
    })
}

fn spend(
    profile: &Profile,
    asked: &Asked,
    record: &mut Record<'_>,
    places: &[usize],
) -> Result<Vec<usize>, Refusal> {
    let people = profile.people();
    if people == 0 {
        return Ok(Vec::new());
    }
    let mut start = &profile.budget / whole(people);
    if asked.is("start", "whole") {
        start = whole(floor(&start).unwrap_or(0));
    }
    let mut market = Market::new(profile, places);
    let completion = match asked.word("completion") {
        "default" => "none",
        completion => completion,
    };
    let bought = if matches!(completion, "add1" | "add1u") {
        let step = asked.number("increment").unwrap_or(Rational::ONE);
        let (bought, runs, last) =
            increase(profile, &mut market, start, &step, asked.is("stop", "exhaustive"))?;
        record.say(
            "count-said-add1",
            [
                ("runs", Argument::Number(Exact(amount(runs)))),
                ("start", Argument::Number(Exact(last))),
            ],
        );
        bought
    } else {
        record.say(
            "count-said-part",
            [
                ("start", Argument::Number(Exact(start.clone()))),
                ("voters", Argument::Number(Exact(whole(people)))),
            ],
        );
        market.run(&start).finish()
    };
    write(profile, record, &bought);
    let funded: Vec<usize> = bought.purchases.iter().map(|purchase| purchase.project).collect();
    Ok(match completion {
        "utilitarian" | "add1u" => {
            record.say(
                "count-said-completed",
                [("by", Argument::Text("utilitarian".to_owned()))],
            );
            greedy::complete(profile, record, funded, true, &Rational::ZERO)
        }
        "phragmen" => {
            record.say(
                "count-said-completed",
                [("by", Argument::Text("phragmen".to_owned()))],
            );
            let loads = (0..profile.voters.len())
                .map(|voter| -bought.left.left(voter))
                .collect();
            phragmen::run(profile, record, funded, loads, false)
        }
        _ => funded,
    })
}

/// Runs with more and more until the budget would be passed. Yields the outcome kept, the number of runs, and what each
/// voter had in it.
fn increase(
    profile: &Profile,
    market: &mut Market<'_>,
    mut start: Rational,
    step: &Rational,
    stops_when_exhaustive: bool,
) -> Result<(Bought, usize, Rational), Refusal> {
    let wanted = profile
        .projects
        .iter()
        .filter(|project| !project.supporters.is_empty())
        .count();
    let mut funded = market.run(&start).projects();
    for runs in 1..=RUNS_MAX {
        let is_everything = funded.len() == wanted;
        if is_everything
            || *step == Rational::ZERO
            || (stops_when_exhaustive && is_exhaustive(profile, &funded))
        {
            return Ok((market.run(&start).finish(), runs, start));
        }
        let more = &start + step;
        let next = market.run(&more).projects();
        if profile.left_after(&next) < Rational::ZERO {
            return Ok((market.run(&start).finish(), runs + 1, start));
        }
        funded = next;
        start = more;
    }
    Err(Refusal::TooLarge {
        rule: "equal-shares",
        number: RUNS_MAX + 1,
        max: RUNS_MAX,
    })
}

/// Nothing that anybody wants still fits.
fn is_exhaustive(profile: &Profile, funded: &[usize]) -> bool {
    let left = profile.left_after(funded);
    profile.projects.iter().enumerate().all(|(place, project)| {
        project.supporters.is_empty() || project.cost > left || funded.contains(&place)
    })
}
