//! STAR: score, then automatic runoff (Equal Vote Coalition, *STAR Voting*, 2014). The two candidates with the highest sums
//! meet; who is scored higher on more ballots wins.
//!
//! Ties follow the official protocol: for a place in the runoff, who is preferred on more ballots to the others tied, then
//! who has more of the highest score; in the runoff, the higher sum, then more of the highest score. With several seats
//! the winner leaves and the rest is counted again (bloc STAR).

use std::cmp::Ordering;

use crate::election::Election;
use crate::exact::{Rational, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::points::within_scale;

struct Scores {
    ballots: Vec<(u64, Vec<Rational>)>,
    totals: Vec<Rational>,
    top: Vec<u64>,
}

impl Scores {
    /// How many ballots score `one` above `other`.
    fn preferring(&self, one: usize, other: usize) -> u64 {
        self.ballots
            .iter()
            .filter(|(_, points)| points[one] > points[other])
            .map(|(count, _)| count)
            .sum()
    }
}

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    let (points, _) = within_scale(election, asked, record)?;
    let totals = election.totals(&points);
    let size = election.candidates.len();
    let highest = points
        .iter()
        .flat_map(|(_, points)| points.iter().map(|(_, points)| points))
        .max()
        .cloned()
        .unwrap_or(Rational::ZERO);
    let mut top = vec![0; size];
    let ballots = points
        .into_iter()
        .map(|(count, given)| {
            let mut row = vec![Rational::ZERO; size];
            for (candidate, points) in given {
                if points == highest {
                    top[candidate] += count;
                }
                row[candidate] = points;
            }
            (count, row)
        })
        .collect();
    let scores = Scores { ballots, totals, top };
    let mut left = election.standing();
    let sums: Vec<(usize, Rational)> = left
        .iter()
        .map(|one| (*one, scores.totals[*one].clone()))
        .collect();
    let tallies = record.amounts(sums.iter().cloned());
    record.next_round("score").tallies = tallies;
    let mut winners = Vec::new();
    while winners.len() < seats {
        let winner = if left.len() == 1 {
            left[0]
        } else {
            let one = finalist(record, &scores, &left);
            let rest: Vec<usize> = left.iter().copied().filter(|other| *other != one).collect();
            let other = finalist(record, &scores, &rest);
            runoff(record, &scores, one, other)
        };
        left.retain(|other| *other != winner);
        winners.push(winner);
    }
    Ok(Verdict {
        winners,
        outcomes: Vec::new(),
        scores: sums,
    })
}

fn highest(tied: &[usize], key: impl Fn(usize) -> Rational) -> Vec<usize> {
    let best = tied.iter().map(|one| key(*one)).max();
    tied.iter()
        .copied()
        .filter(|one| Some(key(*one)) == best)
        .collect()
}

fn finalist(record: &mut Record<'_>, scores: &Scores, left: &[usize]) -> usize {
    let tied = highest(left, |one| scores.totals[one].clone());
    if tied.len() == 1 {
        return tied[0];
    }
    // Head to head among those tied: the fewest duels lost.
    let lost = |one: usize| {
        tied.iter()
            .filter(|other| scores.preferring(**other, one) > scores.preferring(one, **other))
            .count()
    };
    let fewest = tied.iter().map(|one| lost(*one)).min();
    let mut best: Vec<usize> = tied
        .iter()
        .copied()
        .filter(|one| Some(lost(*one)) == fewest)
        .collect();
    let mut by = "duels";
    if best.len() > 1 {
        by = "highest-scores";
        best = highest(&best, |one| whole(scores.top[one]));
    }
    if best.len() > 1 {
        return record.first("runoff-place", &best);
    }
    record.tie("runoff-place", &tied, &best, by, true);
    best[0]
}

fn runoff(record: &mut Record<'_>, scores: &Scores, one: usize, other: usize) -> usize {
    let (for_one, for_other) = (scores.preferring(one, other), scores.preferring(other, one));
    let tallies = record.amounts([(one, whole(for_one)), (other, whole(for_other))]);
    record.next_round("runoff").tallies = tallies;
    let winner = match for_one.cmp(&for_other) {
        Ordering::Greater => one,
        Ordering::Less => other,
        Ordering::Equal => {
            let pair = [one, other];
            let mut best = highest(&pair, |who| scores.totals[who].clone());
            let mut by = "score";
            if best.len() > 1 {
                by = "highest-scores";
                best = highest(&best, |who| whole(scores.top[who]));
            }
            if best.len() > 1 {
                record.first("runoff", &best)
            } else {
                record.tie("runoff", &pair, &best, by, true);
                best[0]
            }
        }
    };
    let loser = if winner == one { other } else { one };
    let selected = record.ids(&[winner]);
    record.same_round("elect").selected = selected;
    record.say(
        "count-said-runoff",
        [
            ("winner", record.one(winner)),
            ("loser", record.one(loser)),
            ("for", Argument::Number(Exact(whole(for_one.max(for_other))))),
            ("against", Argument::Number(Exact(whole(for_one.min(for_other))))),
        ],
    );
    winner
}
