//! Sequential rules in which voters share what a member costs: Phragmén's, Eneström's form of it, the consensus rule.

use crate::election::Election;
use crate::exact::{Rational, amount, whole};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::approvals::Approvals;
use super::sequential::{Step, run};

/// Those for whom a number is the greatest, or the least.
pub(super) fn extreme(numbers: Vec<(usize, Rational)>, is_greatest: bool) -> (Rational, Vec<usize>) {
    let all = numbers.iter().map(|(_, number)| number);
    let Some(best) = (if is_greatest { all.max() } else { all.min() }).cloned() else {
        return (Rational::ZERO, Vec::new());
    };
    let tied = numbers
        .into_iter()
        .filter(|(_, number)| *number == best)
        .map(|(one, _)| one)
        .collect();
    (best, tied)
}

/// Phragmén's sequential rule (1894): each member's load of one is spread over its voters so that all have the same; the one
/// with whom the largest load stays the smallest is added.
pub(super) struct Phragmen<'a>(pub(super) &'a Approvals);

impl Step for Phragmen<'_> {
    /// The load of each ballot's voters
    type State = Vec<Rational>;

    fn tied(&self, committee: &[usize], loads: &Vec<Rational>) -> (Rational, Vec<usize>) {
        let approvals = self.0;
        let numbers = (0..approvals.candidates())
            .filter(|one| !committee.contains(one))
            .map(|one| {
                let people = approvals.support(one);
                // Nobody bears a member whom nobody approves: it comes last.
                let load = if people == 0 {
                    amount(approvals.seats + 1)
                } else {
                    let earlier: Rational = approvals.approvers[one]
                        .iter()
                        .map(|ballot| &loads[*ballot] * whole(approvals.ballots[*ballot].0))
                        .fold(Rational::ZERO, |sum, part| sum + part);
                    (earlier + Rational::ONE) / whole(people)
                };
                (one, load)
            })
            .collect();
        extreme(numbers, false)
    }

    fn take(&self, loads: &Vec<Rational>, candidate: usize, load: &Rational) -> Vec<Rational> {
        let mut loads = loads.clone();
        for ballot in &self.0.approvers[candidate] {
            loads[*ballot].clone_from(load);
        }
        loads
    }
}

pub(crate) fn seq_phragmen(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let loads = vec![Rational::ZERO; approvals.ballots.len()];
    let ends = run(&approvals, &Phragmen(&approvals), loads, record, "select");
    Ok(ends.verdict(&approvals, record))
}

/// Phragmén's and Eneström's method (Gustaf Eneström, 1896; Svante Janson, *Phragmén's and Thiele's election methods*,
/// 2016, section 18.5): the member with the most voting power is added, and a quota of it (voters / seats) is used up, in
/// equal parts of what its voters have.
struct Enestroem<'a>(&'a Approvals);

impl Step for Enestroem<'_> {
    /// The voting power left to each voter of a ballot
    type State = Vec<Rational>;

    fn tied(&self, committee: &[usize], powers: &Vec<Rational>) -> (Rational, Vec<usize>) {
        extreme(held(self.0, committee, powers), true)
    }

    fn take(&self, powers: &Vec<Rational>, candidate: usize, support: &Rational) -> Vec<Rational> {
        let quota = whole(self.0.voters()) / amount(self.0.seats);
        let part = if *support > quota {
            (support - quota) / support
        } else {
            Rational::ZERO
        };
        let mut powers = powers.clone();
        for ballot in &self.0.approvers[candidate] {
            powers[*ballot] *= &part;
        }
        powers
    }
}

/// What the voters of each candidate outside the committee hold together, debts left aside.
fn held(approvals: &Approvals, committee: &[usize], powers: &[Rational]) -> Vec<(usize, Rational)> {
    (0..approvals.candidates())
        .filter(|one| !committee.contains(one))
        .map(|one| {
            let support = approvals.approvers[one]
                .iter()
                .filter(|ballot| powers[**ballot] > Rational::ZERO)
                .map(|ballot| &powers[*ballot] * whole(approvals.ballots[*ballot].0))
                .fold(Rational::ZERO, |sum, part| sum + part);
            (one, support)
        })
        .collect()
}

pub(super) fn enestroem(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let powers = vec![Rational::ONE; approvals.ballots.len()];
    let ends = run(&approvals, &Enestroem(&approvals), powers, record, "select");
    Ok(ends.verdict(&approvals, record))
}

/// The consensus rule (Martin Lackner and Jan Maly, *Proportional Decisions in Perpetual Voting*, 2023, applied to
/// committees): before each member every voter gains one of power; the member whose voters hold most is added, and they
/// pay together what all gained.
struct Consensus<'a>(&'a Approvals);

impl Step for Consensus<'_> {
    /// What each voter of a ballot has, before the gain of the step
    type State = Vec<Rational>;

    fn tied(&self, committee: &[usize], powers: &Vec<Rational>) -> (Rational, Vec<usize>) {
        let powers: Vec<Rational> = powers.iter().map(|power| power + Rational::ONE).collect();
        extreme(held(self.0, committee, &powers), true)
    }

    fn take(&self, powers: &Vec<Rational>, candidate: usize, _: &Rational) -> Vec<Rational> {
        let approvals = self.0;
        let mut powers: Vec<Rational> = powers.iter().map(|power| power + Rational::ONE).collect();
        let paying: Vec<usize> = approvals.approvers[candidate]
            .iter()
            .copied()
            .filter(|ballot| powers[*ballot] > Rational::ZERO)
            .collect();
        let people: u64 = paying.iter().map(|ballot| approvals.ballots[*ballot].0).sum();
        if people > 0 {
            let each = whole(approvals.voters()) / whole(people);
            for ballot in paying {
                powers[ballot] -= &each;
            }
        }
        powers
    }
}

pub(super) fn consensus(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let powers = vec![Rational::ZERO; approvals.ballots.len()];
    let ends = run(&approvals, &Consensus(&approvals), powers, record, "select");
    Ok(ends.verdict(&approvals, record))
}
