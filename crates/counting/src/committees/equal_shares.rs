//! The method of equal shares for committees (Dominik Peters and Piotr Skowron, *Proportionality and the Limits of
//! Welfarism*, 2020): every member costs one, every voter has `seats / voters`. What is left open is filled by Phragmén's
//! rule from what voters have left (the default), by approvals, or by giving voters more: as much as if there were one seat
//! more, and again, until the committee is full.

use crate::election::Election;
use crate::exact::{Rational, amount, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::approvals::Approvals;
use super::sequential::{Ends, Step, ordered, run, run_from};
use super::shared::{Phragmen, extreme};

/// The most increments tried.
const INCREMENTS_MAX: usize = 100_000;

struct Shares<'a>(&'a Approvals);

impl Shares<'_> {
    /// What each voter pays for a candidate, all they have at most; none where they cannot pay it together.
    fn price(&self, candidate: usize, money: &[Rational]) -> Option<Rational> {
        let mut rich: Vec<(&Rational, u64)> = self.0.approvers[candidate]
            .iter()
            .map(|ballot| (&money[*ballot], self.0.ballots[*ballot].0))
            .collect();
        rich.sort();
        let mut people: u64 = rich.iter().map(|(_, count)| count).sum();
        let mut owed = Rational::ONE;
        for (money, count) in rich {
            if people == 0 {
                return None;
            }
            let price = &owed / whole(people);
            if price <= *money {
                return Some(price);
            }
            owed -= money * whole(count);
            people -= count;
        }
        None
    }
}

impl Step for Shares<'_> {
    /// What each voter of a ballot has left
    type State = Vec<Rational>;

    fn tied(&self, committee: &[usize], money: &Vec<Rational>) -> (Rational, Vec<usize>) {
        let prices = (0..self.0.candidates())
            .filter(|one| !committee.contains(one))
            .filter_map(|one| Some((one, self.price(one, money)?)))
            .collect();
        extreme(prices, false)
    }

    fn take(&self, money: &Vec<Rational>, candidate: usize, price: &Rational) -> Vec<Rational> {
        let mut money = money.clone();
        for ballot in &self.0.approvers[candidate] {
            let left = &money[*ballot] - price;
            money[*ballot] = left.max(Rational::ZERO);
        }
        money
    }
}

pub(crate) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let voters = whole(approvals.voters().max(1));
    let part = |seats: usize| vec![amount(seats) / &voters; approvals.ballots.len()];
    let step = Shares(&approvals);
    if matches!(asked.word("completion"), "add1" | "add1u") {
        return increment(&approvals, &step, record, part);
    }
    let ends = run(&approvals, &step, part(approvals.seats), record, "select");
    match asked.word("completion") {
        "none" => Ok(ends.verdict(&approvals, record)),
        "utilitarian" => Ok(by_approvals(&approvals, record, &ends)),
        _ => Ok(by_phragmen(&approvals, record, ends)),
    }
}

/// Phragmén's rule, a voter's load being minus what they have left.
fn by_phragmen(approvals: &Approvals, record: &mut Record<'_>, ends: Ends<Vec<Rational>>) -> Verdict {
    let step = Phragmen(approvals);
    let debts = |money: &[Rational]| money.iter().map(|money| -money.clone()).collect::<Vec<_>>();
    let mut tied = Vec::new();
    let mut aside = Record::aside(record);
    for (committee, money) in &ends.all {
        let full = run_from(
            approvals,
            &step,
            committee.clone(),
            debts(money),
            &mut aside,
            "select",
        );
        tied.extend(full.all.into_iter().map(|(committee, _)| committee));
    }
    if aside.has_left_outcomes_out() {
        record.leaves_outcomes_out();
    }
    let (committee, money) = ends.first;
    let first = run_from(approvals, &step, committee, debts(&money), record, "select")
        .first
        .0;
    ordered(approvals, record, &first, tied)
}

/// The most approved of those left.
fn by_approvals(approvals: &Approvals, record: &mut Record<'_>, ends: &Ends<Vec<Rational>>) -> Verdict {
    let fill = |committee: &[usize]| -> Vec<Vec<usize>> {
        let mut rest: Vec<usize> = (0..approvals.candidates())
            .filter(|one| !committee.contains(one))
            .collect();
        rest.sort_by_key(|one| (std::cmp::Reverse(approvals.support(*one)), *one));
        let missing = approvals.seats - committee.len();
        if missing == 0 {
            return vec![committee.to_vec()];
        }
        let line = approvals.support(rest[missing - 1]);
        let sure: Vec<usize> = rest
            .iter()
            .copied()
            .filter(|one| approvals.support(*one) > line)
            .collect();
        let level: Vec<usize> = rest
            .iter()
            .copied()
            .filter(|one| approvals.support(*one) == line)
            .collect();
        crate::record::combinations(&level, missing - sure.len(), crate::outcome::OUTCOMES_MAX + 1)
            .into_iter()
            .map(|some| committee.iter().chain(&sure).copied().chain(some).collect())
            .collect()
    };
    let tied = ends
        .all
        .iter()
        .flat_map(|(committee, _)| fill(committee))
        .collect();
    let first = fill(&ends.first.0).swap_remove(0);
    let filled: Vec<usize> = first
        .iter()
        .skip(ends.first.0.len())
        .map(|one| approvals.who[*one])
        .collect();
    if !filled.is_empty() {
        record.say(
            "count-said-filled",
            [
                ("candidates", record.several(&filled)),
                ("number", Argument::Number(Exact(amount(filled.len())))),
            ],
        );
    }
    ordered(approvals, record, &first, tied)
}

fn increment(
    approvals: &Approvals,
    step: &Shares<'_>,
    record: &mut Record<'_>,
    part: impl Fn(usize) -> Vec<Rational>,
) -> Result<Verdict, Refusal> {
    let approved = (0..approvals.candidates())
        .filter(|one| approvals.support(*one) > 0)
        .count();
    if approved < approvals.seats {
        // No amount is enough: those approved, then the others.
        let ends = Ends {
            first: (Vec::new(), Vec::new()),
            all: [(Vec::new(), Vec::new())].into(),
        };
        return Ok(by_approvals(approvals, record, &ends));
    }
    let seats = u64::try_from(approvals.seats).unwrap_or(u64::MAX);
    // A voter alone can then pay for as many as there are seats.
    let most = approvals.voters().saturating_mul(seats).saturating_add(1);
    let most = usize::try_from(most)
        .unwrap_or(usize::MAX)
        .min(approvals.seats + INCREMENTS_MAX);
    for bought in approvals.seats..=most {
        let mut aside = Record::aside(record);
        let first = first_only(approvals, step, part(bought), &mut aside);
        if first.len() == approvals.seats {
            let first = first_only(approvals, step, part(bought), record);
            return Ok(ordered(approvals, record, &first, Vec::new()));
        }
    }
    Err(Refusal::TooLarge {
        rule: "equal-shares",
        number: most,
        max: most,
    })
}

/// Only the way of the declared order: which number of seats fills the committee depends on it.
fn first_only(
    approvals: &Approvals,
    step: &Shares<'_>,
    mut money: Vec<Rational>,
    record: &mut Record<'_>,
) -> Vec<usize> {
    let mut committee = Vec::new();
    while committee.len() < approvals.seats {
        let (price, tied) = step.tied(&committee, &money);
        let Some(next) = tied.first().copied() else {
            break;
        };
        let named: Vec<usize> = tied.iter().map(|one| approvals.who[*one]).collect();
        record.turn();
        if tied.len() > 1 {
            record.tie_declared("selection", &named, &named[..1]);
        }
        let id = record.ids(&named[..1]);
        let round = record.same_round("select");
        round.selected = id;
        round.amounts.0.push(("value".to_owned(), Exact(price.clone())));
        money = step.take(&money, next, &price);
        committee.push(next);
    }
    committee
}
