//! Meek's and Warren's counts: nobody's ballot is held back, elected candidates keep just the part they need.
//!
//! Meek: Brian Meek, *Une nouvelle approche du scrutin transférable*, Mathématiques et sciences humaines 25 and 29,
//! 1969–1970; I. D. Hill, B. A. Wichmann and D. R. Woodall, *Algorithm 123: single transferable vote by Meek's method*, The
//! Computer Journal 30, 1987. Each elected candidate has a keep factor; a ballot leaves that part of what it carries and
//! goes on with the rest; factors are adjusted until all have just the quota, which falls as ballots run out. Warren (C. H.
//! E. Warren, *Counting in STV elections*, Voting matters 1, 1994) keeps the same amount, not the same part, of every
//! ballot. The reference rule is that of the Proportional Representation Foundation: nine decimals, rounded up.

use crate::election::Election;
use crate::exact::{amount, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::numbers::{Numbers, Rounding};
use super::tree::Tree;
use super::{Stage, State};

/// The largest fraction computed with, in bits: exact factors may double at each turn.
const BITS_MAX: usize = 1 << 20;
/// The most ways a ballot with equal ranks is divided into.
const WAYS_MAX: usize = 10_000;
/// The most adjustments in one round: the surplus falls at each.
const TURNS_MAX: usize = 100_000;

/// Which variant is followed.
pub(super) struct Law {
    pub(super) is_warren: bool,
    /// The reference rule: keeps rounded up, no batch
    pub(super) is_reference: bool,
    pub(super) is_batch: bool,
    /// A round ends when the surplus is below `10^-omega`
    pub(super) omega: u32,
}

struct Meek<'a, N: Numbers> {
    stage: Stage<'a, N>,
    law: &'a Law,
    keeps: Vec<N::Number>,
    tree: Tree,
    /// Ballots that rank some equal
    shared: Vec<(u64, Vec<Vec<usize>>)>,
    total: u64,
    surplus: N::Number,
}

/// Why a round of adjustments ended.
enum End {
    Elected,
    /// The surplus is small enough, or falls no more
    Still,
    Batch(Vec<usize>),
}

pub(super) fn count<N: Numbers>(
    numbers: &N,
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    law: &Law,
) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    super::few_enough(election, asked.rule())?;
    let mut strict = Vec::new();
    let mut shared = Vec::new();
    for (count, groups) in election.rankings(asked.rule())? {
        if groups.is_empty() {
            continue;
        }
        if groups.iter().all(|group| group.len() == 1) {
            strict.push((count, groups.concat()));
        } else {
            let ways = groups
                .iter()
                .try_fold(1_usize, |ways, group| ways.checked_mul(group.len()))
                .unwrap_or(usize::MAX);
            if ways > WAYS_MAX {
                return Err(Refusal::TooLarge {
                    rule: asked.rule(),
                    number: ways,
                    max: WAYS_MAX,
                });
            }
            shared.push((count, groups));
        }
    }
    let total = strict
        .iter()
        .map(|(count, _)| count)
        .chain(shared.iter().map(|(count, _)| count))
        .sum();
    let mut meek = Meek {
        stage: Stage::new(numbers, election, seats),
        law,
        keeps: vec![numbers.whole(1); election.candidates.len()],
        tree: Tree::new(&strict),
        shared,
        total,
        surplus: numbers.whole(0),
    };
    meek.stage.quota = meek.quota(&numbers.whole(total));
    meek.distribute();
    meek.stage.write(record, "begin", &[], &[]);
    record.say(
        "count-said-quota",
        [
            ("quota", meek.stage.said(&meek.stage.quota)),
            ("ballots", Argument::Number(Exact(whole(total)))),
            ("seats", Argument::Number(Exact(amount(seats)))),
        ],
    );
    while meek.stage.is_open() {
        record.turn();
        let end = meek.adjust(record, asked.rule())?;
        if !law.is_reference {
            meek.write_turn(record);
        }
        match end {
            End::Elected => {}
            End::Batch(losers) => {
                for loser in losers {
                    meek.exclude(record, loser, "count-said-sure-loser");
                }
            }
            End::Still => meek.exclude_the_lowest(record),
        }
    }
    let before = meek.stage.elected.len();
    for one in meek.stage.hopeful() {
        if meek.stage.seats_left() > 0 {
            meek.stage
                .elect(record, one, State::Elected, "count-said-remaining");
        } else {
            meek.exclude(record, one, "count-said-no-seat-left");
        }
    }
    meek.stage.rank_elected(record, before);
    Ok(meek.stage.finish(record))
}

impl<N: Numbers> Meek<'_, N> {
    fn quota(&self, votes: &N::Number) -> N::Number {
        let numbers = self.stage.numbers;
        let places = u64::try_from(self.stage.seats)
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        let share = numbers.divide(votes, &numbers.whole(places), Rounding::Down);
        numbers.add(&share, &numbers.step())
    }

    /// What a candidate keeps of a ballot that comes with `weight`, and what goes on.
    fn keep(&self, candidate: usize, weight: &N::Number) -> (N::Number, N::Number) {
        let numbers = self.stage.numbers;
        let factor = &self.keeps[candidate];
        if self.law.is_warren {
            let kept = if numbers.compare(factor, weight).is_lt() {
                factor.clone()
            } else {
                weight.clone()
            };
            let left = numbers.subtract(weight, &kept);
            return (kept, left);
        }
        if self.law.is_reference {
            let kept = numbers.multiply(weight, factor, Rounding::Up);
            let left = numbers.subtract(weight, &kept);
            return (kept, left);
        }
        let rest = numbers.subtract(&numbers.whole(1), factor);
        (
            numbers.multiply(weight, factor, Rounding::Down),
            numbers.multiply(weight, &rest, Rounding::Down),
        )
    }

    /// Counts all ballots with the factors as they are.
    fn distribute(&mut self) {
        let numbers = self.stage.numbers;
        let zero = numbers.whole(0);
        let mut votes = vec![zero.clone(); self.keeps.len()];
        self.tree.walk(&numbers.whole(1), |candidate, count, weight| {
            if numbers.is_zero(&self.keeps[candidate]) {
                return Some(weight.clone());
            }
            let (kept, left) = self.keep(candidate, weight);
            votes[candidate] = numbers.add(&votes[candidate], &numbers.times(&kept, count));
            numbers.compare(&left, &zero).is_gt().then_some(left)
        });
        for (count, groups) in &self.shared {
            self.share(groups, &numbers.whole(1), *count, &mut votes);
        }
        let held = votes.iter().fold(zero, |sum, votes| numbers.add(&sum, votes));
        self.stage.lost = numbers.subtract(&numbers.whole(self.total), &held);
        self.stage.votes = votes;
    }

    /// Divides what a ballot carries equally between those it ranks equal; each part goes on by itself.
    fn share(&self, groups: &[Vec<usize>], weight: &N::Number, count: u64, votes: &mut [N::Number]) {
        let numbers = self.stage.numbers;
        let Some((group, rest)) = groups.split_first() else {
            return;
        };
        let among: Vec<usize> = group
            .iter()
            .copied()
            .filter(|one| !numbers.is_zero(&self.keeps[*one]))
            .collect();
        if among.is_empty() {
            self.share(rest, weight, count, votes);
            return;
        }
        let parts = u64::try_from(among.len()).unwrap_or(u64::MAX);
        let part = numbers.divide(weight, &numbers.whole(parts), Rounding::Down);
        for one in among {
            let (kept, left) = self.keep(one, &part);
            votes[one] = numbers.add(&votes[one], &numbers.times(&kept, count));
            if numbers.compare(&left, &numbers.whole(0)).is_gt() {
                self.share(rest, &left, count, votes);
            }
        }
    }

    /// Adjusts the factors until somebody is elected, or nothing changes any more.
    fn adjust(&mut self, record: &mut Record<'_>, rule: &'static str) -> Result<End, Refusal> {
        let numbers = self.stage.numbers;
        let omega = numbers.divide(
            &numbers.whole(1),
            &numbers.whole(10_u64.pow(self.law.omega)),
            Rounding::Down,
        );
        let mut last = numbers.whole(self.total);
        for _ in 0..TURNS_MAX {
            self.distribute();
            let held = self
                .stage
                .votes
                .iter()
                .fold(numbers.whole(0), |sum, votes| numbers.add(&sum, votes));
            self.stage.quota = self.quota(&held);
            let before = self.stage.elected.len();
            let mut is_elected = false;
            for one in self.stage.hopeful() {
                if self.stage.has_quota(one) {
                    self.stage
                        .elect(record, one, State::Elected, "count-said-reached-quota");
                    is_elected = true;
                }
            }
            self.stage.rank_elected(record, before);
            let elected = self.stage.elected.clone();
            let surplus = self.stage.sum(&elected, |one| {
                numbers.subtract(&self.stage.votes[one], &self.stage.quota)
            });
            let zero = numbers.whole(0);
            self.surplus = if self.law.is_reference && numbers.compare(&surplus, &zero).is_lt() {
                zero
            } else {
                surplus
            };
            if is_elected {
                return Ok(End::Elected);
            }
            let order = numbers.compare(&self.surplus, &omega);
            let is_small = if self.law.is_reference {
                order.is_lt()
            } else {
                order.is_le()
            };
            if is_small || numbers.compare(&self.surplus, &last).is_ge() {
                return Ok(End::Still);
            }
            if self.law.is_batch {
                let losers = self.stage.sure_losers(&self.surplus);
                if !losers.is_empty() {
                    return Ok(End::Batch(losers));
                }
            }
            last = self.surplus.clone();
            for one in elected {
                let votes = &self.stage.votes[one];
                if numbers.is_zero(votes) {
                    continue;
                }
                let wanted = numbers.multiply(&self.keeps[one], &self.stage.quota, Rounding::Up);
                self.keeps[one] = numbers.divide(&wanted, votes, Rounding::Up);
                let bits = numbers.bits(&self.keeps[one]);
                if bits > BITS_MAX {
                    return Err(Refusal::TooLarge {
                        rule,
                        number: bits,
                        max: BITS_MAX,
                    });
                }
            }
        }
        Ok(End::Still)
    }

    fn write_turn(&self, record: &mut Record<'_>) {
        self.stage.write(record, "iterate", &[], &[]);
        let surplus = Exact(self.stage.numbers.shown(&self.surplus));
        let keeps: Vec<(String, Exact)> = self
            .stage
            .elected
            .iter()
            .map(|one| {
                let keep = self.stage.numbers.shown(&self.keeps[*one]);
                (format!("keep {}", record.id(*one)), Exact(keep))
            })
            .collect();
        if let Some(round) = record.last() {
            round.amounts.0.push(("surplus".to_owned(), surplus));
            round.amounts.0.extend(keeps);
        }
    }

    fn exclude_the_lowest(&mut self, record: &mut Record<'_>) {
        let numbers = self.stage.numbers;
        let hopeful = self.stage.hopeful();
        let Some(lowest) = hopeful.iter().copied().reduce(|low, one| {
            if numbers
                .compare_strictly(&self.stage.votes[one], &self.stage.votes[low])
                .is_lt()
            {
                one
            } else {
                low
            }
        }) else {
            return;
        };
        // The surplus still to go round might part those who are this near.
        let reach = numbers.add(&self.stage.votes[lowest], &self.surplus);
        let near: Vec<usize> = hopeful
            .into_iter()
            .filter(|one| numbers.compare(&reach, &self.stage.votes[*one]).is_ge())
            .collect();
        let low = record.first("exclusion", &near);
        self.exclude(record, low, "count-said-lowest");
    }

    fn exclude(&mut self, record: &mut Record<'_>, candidate: usize, why: &'static str) {
        self.stage.exclude(record, candidate, why);
        self.keeps[candidate] = self.stage.numbers.whole(0);
        self.stage.votes[candidate] = self.stage.numbers.whole(0);
        if !self.law.is_reference {
            self.distribute();
        }
    }
}
