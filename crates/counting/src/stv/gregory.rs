//! Transfers by fractions of every ballot held: the weighted inclusive Gregory method, and its Scottish form.
//!
//! Scotland: *The Scottish Local Government Elections Order 2007* (SSI 2007/42), schedule 1, rules 45 to 52, unchanged in
//! substance since. The quota is the whole part of `ballots / (seats + 1)`, plus one; transfer values are cut at five
//! decimals; a ballot whose next preference is not clear (two candidates with the same number, or a number left out) goes
//! no further, and is set aside where it is the first; equals are decided by the most recent stage at which they differed (rules 49 and 51), then by lot.
//!
//! Generic: the reference rule of the Proportional Representation Foundation. The quota is `ballots / (seats + 1)`, plus
//! the smallest step where numbers are cut; a ballot that ranks two equal or leaves a rank open is set aside; one surplus at a time, the largest first; then the lowest is excluded. With
//! `defeat=batch` all who cannot win any more are excluded together first.

use std::cmp::Ordering;

use crate::election::Election;
use crate::exact::{amount, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::numbers::{Numbers, Rounding};
use super::{Stage, State, Unclear, say_equal, strict};

/// Whose rule is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Law {
    Scottish,
    Wigm { is_batch: bool },
}

/// Ballots that say the same, and whom they count for now.
struct Parcel<N: Numbers> {
    ranking: Vec<usize>,
    at: usize,
    count: u64,
    /// What each is worth
    value: N::Number,
}

struct Gregory<'a, N: Numbers> {
    stage: Stage<'a, N>,
    parcels: Vec<Parcel<N>>,
    law: Law,
    /// What everybody had at the beginning of each round
    history: Vec<Vec<N::Number>>,
}

pub(super) fn count<N: Numbers>(
    numbers: &N,
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    law: Law,
) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    super::few_enough(election, asked.rule())?;
    let unclear = match law {
        Law::Scottish => Unclear::Stops,
        Law::Wigm { .. } => Unclear::SetAside,
    };
    let ballots = strict(election, asked.rule(), unclear, record)?;
    let total: u64 = ballots.iter().map(|(count, _)| count).sum();
    let mut stage = Stage::new(numbers, election, seats);
    let places = u64::try_from(seats).unwrap_or(u64::MAX).saturating_add(1);
    stage.quota = match law {
        Law::Scottish => numbers.whole(total / places + 1),
        Law::Wigm { .. } => {
            let share = numbers.divide(&numbers.whole(total), &numbers.whole(places), Rounding::Down);
            numbers.add(&share, &numbers.step())
        }
    };
    let parcels = ballots
        .into_iter()
        .map(|(count, ranking)| Parcel {
            ranking,
            at: 0,
            count,
            value: numbers.whole(1),
        })
        .collect();
    let mut gregory = Gregory {
        stage,
        parcels,
        law,
        history: Vec::new(),
    };
    for parcel in 0..gregory.parcels.len() {
        gregory.credit(parcel);
    }
    gregory.stage.write(record, "begin", &[], &[]);
    record.say(
        "count-said-quota",
        [
            ("quota", gregory.stage.said(&gregory.stage.quota)),
            ("ballots", Argument::Number(Exact(whole(total)))),
            ("seats", Argument::Number(Exact(amount(seats)))),
        ],
    );
    match law {
        Law::Scottish => gregory.scottish(record),
        Law::Wigm { is_batch } => gregory.generic(record, is_batch),
    }
    Ok(gregory.end(record))
}

impl<N: Numbers> Gregory<'_, N> {
    /// Adds a parcel to what its candidate holds, or to what is lost.
    fn credit(&mut self, parcel: usize) {
        let numbers = self.stage.numbers;
        let parcel = &self.parcels[parcel];
        let value = numbers.times(&parcel.value, parcel.count);
        let place = match parcel.ranking.get(parcel.at) {
            Some(candidate) => &mut self.stage.votes[*candidate],
            None => &mut self.stage.lost,
        };
        *place = numbers.add(place, &value);
    }

    fn held_by(&self, candidate: usize) -> Vec<usize> {
        (0..self.parcels.len())
            .filter(|one| self.parcels[*one].ranking.get(self.parcels[*one].at) == Some(&candidate))
            .collect()
    }

    fn transfer(&mut self, parcel: usize) {
        let states = &self.stage.states;
        let moved = &mut self.parcels[parcel];
        while moved
            .ranking
            .get(moved.at)
            .is_some_and(|one| states[*one] != State::Hopeful)
        {
            moved.at += 1;
        }
        self.credit(parcel);
    }

    fn elect_those_with_quota(&mut self, record: &mut Record<'_>) {
        let mut with_quota: Vec<usize> = self
            .stage
            .hopeful()
            .into_iter()
            .filter(|one| self.stage.has_quota(*one))
            .collect();
        with_quota.sort_by_key(|one| std::cmp::Reverse(record.places[*one]));
        let mut ordered = self.stage.by_votes(&with_quota);
        ordered.reverse();
        let (numbers, votes) = (self.stage.numbers, &self.stage.votes);
        say_equal(record, &ordered, |one, other| {
            numbers.compare(&votes[one], &votes[other]).is_eq()
        });
        for candidate in ordered {
            self.stage
                .elect(record, candidate, State::Pending, "count-said-reached-quota");
        }
    }

    fn begin_round(&mut self, record: &mut Record<'_>) {
        self.history.push(self.stage.votes.clone());
        record.turn();
    }

    /// Rules 47 to 52 of the Order.
    fn scottish(&mut self, record: &mut Record<'_>) {
        loop {
            self.elect_those_with_quota(record);
            if !self.stage.is_open() {
                return;
            }
            self.begin_round(record);
            if self.transfer_a_surplus(record) {
                continue;
            }
            self.exclude_the_lowest(record);
            if !self.stage.is_open() {
                return;
            }
        }
    }

    fn generic(&mut self, record: &mut Record<'_>, is_batch: bool) {
        while self.stage.is_open() {
            self.begin_round(record);
            self.elect_those_with_quota(record);
            if is_batch {
                let numbers = self.stage.numbers;
                let pending = self.stage.with(State::Pending);
                let surplus = self.stage.sum(&pending, |one| {
                    numbers.subtract(&self.stage.votes[one], &self.stage.quota)
                });
                let losers = if self.stage.seats_left() == 0 {
                    Vec::new()
                } else {
                    self.stage.sure_losers(&surplus)
                };
                if !losers.is_empty() {
                    for loser in &losers {
                        self.stage.exclude(record, *loser, "count-said-sure-loser");
                    }
                    if self.stage.hopeful().len() <= self.stage.seats_left() {
                        return;
                    }
                    self.empty(&losers);
                    self.stage.write(record, "transfer", &[], &losers);
                    continue;
                }
            }
            if !self.transfer_a_surplus(record) {
                self.exclude_the_lowest(record);
            }
        }
    }

    /// Whether there was one.
    fn transfer_a_surplus(&mut self, record: &mut Record<'_>) -> bool {
        let numbers = self.stage.numbers;
        let pending = self.stage.with(State::Pending);
        let Some(high) = self.extreme(record, &pending, Ordering::Greater, "surplus") else {
            return false;
        };
        self.stage.states[high] = State::Elected;
        let had = self.stage.votes[high].clone();
        let surplus = numbers.subtract(&had, &self.stage.quota);
        for parcel in self.held_by(high) {
            let value = &self.parcels[parcel].value;
            let value = match self.law {
                Law::Scottish => numbers.proportion(value, &surplus, &had),
                Law::Wigm { .. } => {
                    let part = numbers.multiply(value, &surplus, Rounding::Down);
                    numbers.divide(&part, &had, Rounding::Down)
                }
            };
            self.parcels[parcel].value = value;
            self.transfer(parcel);
        }
        self.stage.votes[high] = self.stage.quota.clone();
        self.stage.write(record, "transfer", &[high], &[]);
        record.say(
            "count-said-surplus",
            [
                ("candidate", record.one(high)),
                ("surplus", self.stage.said(&surplus)),
            ],
        );
        true
    }

    fn exclude_the_lowest(&mut self, record: &mut Record<'_>) {
        let hopeful = self.stage.hopeful();
        if let Some(low) = self.extreme(record, &hopeful, Ordering::Less, "exclusion") {
            self.stage.exclude(record, low, "count-said-lowest");
            self.empty(&[low]);
            self.stage.write(record, "transfer", &[], &[low]);
        }
    }

    /// Transfers all that those excluded hold.
    fn empty(&mut self, excluded: &[usize]) {
        let parcels: Vec<usize> = excluded.iter().flat_map(|one| self.held_by(*one)).collect();
        for parcel in parcels {
            self.transfer(parcel);
        }
        for one in excluded {
            self.stage.votes[*one] = self.stage.numbers.whole(0);
        }
    }

    /// Who has the most, or the least; equals decided as the law says.
    fn extreme(
        &self,
        record: &mut Record<'_>,
        among: &[usize],
        wanted: Ordering,
        at: &'static str,
    ) -> Option<usize> {
        let tied = self.at_extreme(among, &self.stage.votes, wanted);
        if tied.len() < 2 {
            return tied.first().copied();
        }
        if self.law == Law::Scottish {
            let mut left = tied.clone();
            for votes in self.history.iter().rev() {
                left = self.at_extreme(&left, votes, wanted);
                if left.len() == 1 {
                    record.tie(at, &tied, &left, "earlier-round", true);
                    return left.first().copied();
                }
            }
            return Some(record.first(at, &left));
        }
        Some(record.first(at, &tied))
    }

    fn at_extreme(&self, among: &[usize], votes: &[N::Number], wanted: Ordering) -> Vec<usize> {
        let numbers = self.stage.numbers;
        let best = among.iter().copied().reduce(|best, one| {
            if numbers.compare_strictly(&votes[one], &votes[best]) == wanted {
                one
            } else {
                best
            }
        });
        among
            .iter()
            .copied()
            .filter(|one| best.is_some_and(|best| numbers.compare(&votes[*one], &votes[best]).is_eq()))
            .collect()
    }

    fn end(mut self, record: &mut Record<'_>) -> Verdict {
        for one in self.stage.with(State::Pending) {
            self.stage.states[one] = State::Elected;
        }
        let before = self.stage.elected.len();
        let hopeful = self.stage.hopeful();
        if hopeful.len() <= self.stage.seats_left() {
            for one in hopeful {
                self.stage
                    .elect(record, one, State::Elected, "count-said-remaining");
            }
        } else {
            for one in hopeful {
                self.stage.exclude(record, one, "count-said-no-seat-left");
            }
        }
        self.stage.rank_elected(record, before);
        self.stage.finish(record)
    }
}
