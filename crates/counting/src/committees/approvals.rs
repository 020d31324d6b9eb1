//! Approval ballots gathered, and what is common to the rules that choose among whole committees.

use std::collections::BTreeMap;

use crate::election::Election;
use crate::exact::{Rational, whole};
use crate::outcome::OUTCOMES_MAX;
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

/// The most committees looked at one by one.
const COMMITTEES_MAX: usize = 1_000_000;
/// The most candidates and the most seats of a committee.
const CANDIDATES_MAX: usize = 1_000;
const SEATS_MAX: usize = 200;
/// The most work spent on looking at committees one by one, in marks read.
const WORK_MAX: usize = 5_000_000_000;
/// The most seats where every subset of the committee is looked at.
pub(super) const SUBSET_SEATS_MAX: usize = 16;

/// Voters and candidates. Candidates are numbered in the declared order of ties: the first of two equals is preferred.
pub(super) struct Approvals {
    /// Their place in the election
    pub(super) who: Vec<usize>,
    pub(super) seats: usize,
    /// How many voters approve just these
    pub(super) ballots: Vec<(u64, Vec<usize>)>,
    /// Ballots, by their place above, that approve each candidate
    pub(super) approvers: Vec<Vec<usize>>,
}

impl Approvals {
    pub(super) fn read(election: &Election, asked: &Asked, record: &Record<'_>) -> Result<Self, Refusal> {
        let seats = asked.seats(election)?;
        let mut who = election.standing();
        for (number, max) in [(who.len(), CANDIDATES_MAX), (seats, SEATS_MAX)] {
            if number > max {
                return Err(Refusal::TooLarge {
                    rule: asked.rule(),
                    number,
                    max,
                });
            }
        }
        who.sort_by_key(|one| record.places[*one]);
        let mut number = vec![usize::MAX; election.candidates.len()];
        for (place, candidate) in who.iter().enumerate() {
            number[*candidate] = place;
        }
        let mut gathered: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
        for (count, approved) in election.approvals(asked.rule())? {
            let mut approved: Vec<usize> = approved.into_iter().map(|one| number[one]).collect();
            approved.sort_unstable();
            *gathered.entry(approved).or_default() += count;
        }
        let ballots: Vec<(u64, Vec<usize>)> = gathered
            .into_iter()
            .map(|(approved, count)| (count, approved))
            .collect();
        let mut approvers = vec![Vec::new(); who.len()];
        for (ballot, (_, approved)) in ballots.iter().enumerate() {
            for candidate in approved {
                approvers[*candidate].push(ballot);
            }
        }
        Ok(Self {
            who,
            seats,
            ballots,
            approvers,
        })
    }

    pub(super) fn candidates(&self) -> usize {
        self.who.len()
    }

    pub(super) fn voters(&self) -> u64 {
        self.ballots.iter().map(|(count, _)| count).sum()
    }

    /// How many voters approve a candidate.
    pub(super) fn support(&self, candidate: usize) -> u64 {
        self.approvers[candidate]
            .iter()
            .map(|ballot| self.ballots[*ballot].0)
            .sum()
    }

    /// For each subset of a committee, as a mask, how many voters approve just that part of it.
    pub(super) fn parts(&self, committee: &[usize]) -> Vec<u64> {
        let mut parts = vec![0; 1 << committee.len()];
        for (count, approved) in &self.ballots {
            let mut mask = 0_usize;
            for (bit, member) in committee.iter().enumerate() {
                if approved.binary_search(member).is_ok() {
                    mask |= 1 << bit;
                }
            }
            parts[mask] += count;
        }
        parts
    }

    /// The result, from every tied committee; each in numbers here. The first of them wins.
    pub(super) fn verdict(&self, record: &mut Record<'_>, tied: Vec<Vec<usize>>) -> Verdict {
        let first = tied
            .iter()
            .min_by_key(|committee| sorted(committee))
            .map(|first| sorted(first));
        self.verdict_of(record, &first.unwrap_or_default(), tied)
    }

    /// The same, where the rule itself says which of them wins, in the order of selection.
    pub(super) fn verdict_of(
        &self,
        record: &mut Record<'_>,
        first: &[usize],
        mut tied: Vec<Vec<usize>>,
    ) -> Verdict {
        for committee in &mut tied {
            committee.sort_unstable();
        }
        tied.sort();
        tied.dedup();
        if tied.len() > OUTCOMES_MAX {
            record.leaves_outcomes_out();
            tied.truncate(OUTCOMES_MAX);
        }
        let named =
            |committee: &[usize]| -> Vec<usize> { committee.iter().map(|one| self.who[*one]).collect() };
        let winners = named(first);
        if tied.len() > 1 {
            let mut concerned: Vec<usize> = tied
                .iter()
                .flatten()
                .copied()
                .filter(|one| !tied.iter().all(|committee| committee.contains(one)))
                .collect();
            concerned.sort_unstable();
            concerned.dedup();
            record.tie_declared("committee", &named(&concerned), &winners);
        }
        record.say(
            "count-said-chosen",
            [
                ("candidates", record.several(&winners)),
                (
                    "number",
                    crate::outcome::Argument::Number(crate::outcome::Exact(crate::exact::amount(
                        winners.len(),
                    ))),
                ),
            ],
        );
        Verdict {
            winners,
            outcomes: tied.iter().map(|committee| named(committee)).collect(),
            scores: self.supports(),
        }
    }

    /// How many approve each candidate, which every rule here shows.
    pub(super) fn supports(&self) -> Vec<(usize, Rational)> {
        let mut supports: Vec<(usize, Rational)> = (0..self.who.len())
            .map(|one| (self.who[one], whole(self.support(one))))
            .collect();
        supports.sort_by_key(|(candidate, _)| *candidate);
        supports
    }

    /// Every committee for which `key` is the greatest.
    pub(super) fn best_of_all<K: Ord>(
        &self,
        rule: &'static str,
        key: impl Fn(&[usize]) -> K,
    ) -> Result<(K, Vec<Vec<usize>>), Refusal> {
        let number = number_of_committees(self.candidates(), self.seats);
        if number > COMMITTEES_MAX {
            return Err(Refusal::TooLarge {
                rule,
                number,
                max: COMMITTEES_MAX,
            });
        }
        // Each committee reads every ballot and, where there are few seats, may look at every subset of its members.
        let subsets = if self.seats > SUBSET_SEATS_MAX {
            0
        } else {
            self.seats << self.seats
        };
        let work = number.saturating_mul(self.ballots.len() * self.seats + subsets);
        if work > WORK_MAX {
            return Err(Refusal::TooLarge {
                rule,
                number: work,
                max: WORK_MAX,
            });
        }
        let mut committee: Vec<usize> = (0..self.seats).collect();
        let mut best = (key(&committee), vec![committee.clone()]);
        while advance(&mut committee, self.candidates()) {
            let score = key(&committee);
            match score.cmp(&best.0) {
                std::cmp::Ordering::Greater => best = (score, vec![committee.clone()]),
                std::cmp::Ordering::Equal if best.1.len() <= OUTCOMES_MAX => best.1.push(committee.clone()),
                _ => {}
            }
        }
        Ok(best)
    }

    /// Holds rules that look at every subset of a committee to what they can look at.
    pub(super) fn few_seats(&self, rule: &'static str) -> Result<(), Refusal> {
        if self.seats > SUBSET_SEATS_MAX {
            return Err(Refusal::TooLarge {
                rule,
                number: self.seats,
                max: SUBSET_SEATS_MAX,
            });
        }
        Ok(())
    }
}

fn sorted(committee: &[usize]) -> Vec<usize> {
    let mut sorted = committee.to_vec();
    sorted.sort_unstable();
    sorted
}

/// The next committee in lexicographic order.
fn advance(committee: &mut [usize], candidates: usize) -> bool {
    let seats = committee.len();
    let Some(moving) = (0..seats)
        .rev()
        .find(|slot| committee[*slot] < candidates - seats + slot)
    else {
        return false;
    };
    committee[moving] += 1;
    for slot in moving + 1..seats {
        committee[slot] = committee[slot - 1] + 1;
    }
    true
}

fn number_of_committees(candidates: usize, seats: usize) -> usize {
    let seats = seats.min(candidates - seats);
    let mut number: usize = 1;
    for taken in 0..seats {
        number = match number.checked_mul(candidates - taken) {
            Some(product) => product / (taken + 1),
            None => return usize::MAX,
        };
    }
    number
}

/// From how many voters approve just each part, how many approve nothing outside it: sums over subsets.
pub(super) fn within(mut parts: Vec<u64>) -> Vec<u64> {
    let mut bit = 1;
    while bit < parts.len() {
        for mask in 0..parts.len() {
            if mask & bit != 0 {
                parts[mask] += parts[mask ^ bit];
            }
        }
        bit <<= 1;
    }
    parts
}
