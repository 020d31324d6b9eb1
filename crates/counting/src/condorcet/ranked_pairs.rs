//! Ranked pairs (Nicolaus Tideman, *Independence of clones as a criterion for voting rules*, Social Choice and Welfare 4,
//! 1987; ties: Thomas Zavist and Nicolaus Tideman, *Complete independence of clones in the ranked pairs rule*, 1989).
//!
//! The duels won are locked from the strongest, each unless it would close a cycle with those locked before. Equally strong
//! duels are locked in the declared order of their winners, then of their losers from the last; where another order would
//! have locked others, a tie is written down.

use crate::election::Election;
use crate::exact::{Rational, amount, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::pairs::{Strength, duels, layers};

/// Who is above whom, through locked duels.
struct Locked {
    above: Vec<Vec<bool>>,
}

impl Locked {
    fn closes_a_cycle(&self, winner: usize, loser: usize) -> bool {
        self.above[loser][winner]
    }

    fn lock(&mut self, winner: usize, loser: usize) {
        let size = self.above.len();
        let over: Vec<usize> = (0..size)
            .filter(|one| *one == winner || self.above[*one][winner])
            .collect();
        let under: Vec<usize> = (0..size)
            .filter(|one| *one == loser || self.above[loser][*one])
            .collect();
        for one in over {
            for other in &under {
                self.above[one][*other] = true;
            }
        }
    }
}

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    let duels = duels(election, asked, record)?;
    let size = duels.who.len();
    let place = |one: usize| record.places[duels.who[one]];
    let mut won: Vec<(Strength, usize, usize)> = (0..size)
        .flat_map(|one| (0..size).map(move |other| (one, other)))
        .filter_map(|(one, other)| Some((duels.strength(one, other, asked.word("links"))?, one, other)))
        .collect();
    won.sort_by(|one, other| {
        other
            .0
            .cmp(&one.0)
            .then(place(one.1).cmp(&place(other.1)))
            .then(place(other.2).cmp(&place(one.2)))
    });
    let mut locked = Locked {
        above: vec![vec![false; size]; size],
    };
    for group in won.chunk_by(|one, other| one.0 == other.0) {
        // Those that could each be locked before any of the others of the same strength is.
        let open: Vec<usize> = (0..group.len())
            .filter(|at| !locked.closes_a_cycle(group[*at].1, group[*at].2))
            .collect();
        let mut shut = Vec::new();
        for (at, (_, winner, loser)) in group.iter().enumerate() {
            let pair = [duels.who[*winner], duels.who[*loser]];
            let is_locked = !locked.closes_a_cycle(*winner, *loser);
            if is_locked {
                locked.lock(*winner, *loser);
            } else if open.contains(&at) {
                shut.extend(pair);
            }
            let (selected, excluded) = (record.ids(&pair[..1]), record.ids(&pair[1..]));
            let wins = whole(duels.wins[*winner][*loser]);
            let round = record.next_round(if is_locked { "lock" } else { "skip" });
            round.selected = selected;
            round.excluded = excluded;
            round.amounts.0.push(("votes".to_owned(), Exact(wins.clone())));
            record.say(
                if is_locked {
                    "count-said-locked"
                } else {
                    "count-said-skipped"
                },
                [
                    ("winner", record.one(pair[0])),
                    ("loser", record.one(pair[1])),
                    ("votes", Argument::Number(Exact(wins))),
                ],
            );
        }
        if !shut.is_empty() {
            let mut tied: Vec<usize> = open
                .iter()
                .flat_map(|at| [duels.who[group[*at].1], duels.who[group[*at].2]])
                .collect();
            tied.sort_unstable();
            tied.dedup();
            let first = [duels.who[group[open[0]].1]];
            record.tie("lock", &tied, &first, record_order(asked), true);
        }
    }
    let scores: Vec<(usize, Rational)> = (0..size)
        .map(|one| {
            let above = locked.above[one].iter().filter(|above| **above).count();
            (duels.who[one], amount(above))
        })
        .collect();
    let groups: Vec<Vec<usize>> = layers(size, |one, other| locked.above[one][other])
        .into_iter()
        .map(|layer| layer.into_iter().map(|one| duels.who[one]).collect())
        .collect();
    let mut verdict = record.take(&groups, seats);
    verdict.scores = scores;
    Ok(verdict)
}

fn record_order(asked: &Asked) -> &'static str {
    match asked.word("ties") {
        "listed" => "listed",
        "lexicographic" => "lexicographic",
        _ => "draw",
    }
}
