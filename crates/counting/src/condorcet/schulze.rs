//! Schulze's method (Markus Schulze, *A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
//! single-winner election method*, Social Choice and Welfare 36, 2011).
//!
//! A path from one candidate to another goes through duels won; it is as strong as its weakest duel. One is above the other
//! when the strongest path from it is stronger than the strongest path back. That relation has no cycle.

use crate::election::Election;
use crate::exact::{Rational, amount};
use crate::outcome::{Argument, Exact, Picture};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::pairs::{Duels, Strength, duels, layers};

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    let duels = duels(election, asked, record)?;
    let paths = strongest_paths(&duels, asked.word("links"));
    let size = duels.who.len();
    let beats = |one: usize, other: usize| paths[one][other] > paths[other][one];
    let shown = |one: usize, other: usize| paths[one][other].map_or(0, |(strength, _)| strength);
    record.draw(Picture::Matrix {
        candidates: record.ids(&duels.who),
        duels: duels.wins.clone(),
        paths: Some(
            (0..size)
                .map(|one| (0..size).map(|other| shown(one, other)).collect())
                .collect(),
        ),
        ahead: (0..size)
            .map(|one| (0..size).map(|other| beats(one, other)).collect())
            .collect(),
    });
    let amounts: Vec<(String, Exact)> = (0..size)
        .flat_map(|one| (0..size).map(move |other| (one, other)))
        .filter(|(one, other)| one != other)
        .map(|(one, other)| {
            let name = format!("{}>{}", record.id(duels.who[one]), record.id(duels.who[other]));
            (name, Exact(crate::exact::whole(shown(one, other))))
        })
        .collect();
    record.next_round("paths").amounts.0 = amounts;
    // The score shown is how many others each is above.
    let scores: Vec<(usize, Rational)> = (0..size)
        .map(|one| {
            (
                duels.who[one],
                amount((0..size).filter(|other| beats(one, *other)).count()),
            )
        })
        .collect();
    let groups: Vec<Vec<usize>> = layers(size, beats)
        .into_iter()
        .map(|layer| layer.into_iter().map(|one| duels.who[one]).collect())
        .collect();
    for (place, group) in groups.iter().enumerate() {
        record.say(
            "count-said-rank",
            [
                ("rank", Argument::Number(Exact(amount(place + 1)))),
                ("candidates", record.several(group)),
            ],
        );
    }
    let mut verdict = record.take(&groups, seats);
    verdict.scores = scores;
    Ok(verdict)
}

/// The strongest path between every two, by Floyd and Warshall's algorithm.
fn strongest_paths(duels: &Duels, links: &str) -> Vec<Vec<Option<Strength>>> {
    let size = duels.who.len();
    let mut paths: Vec<Vec<Option<Strength>>> = (0..size)
        .map(|one| (0..size).map(|other| duels.strength(one, other, links)).collect())
        .collect();
    for middle in 0..size {
        for one in 0..size {
            if one == middle {
                continue;
            }
            for other in 0..size {
                if other != one && other != middle {
                    let through = paths[one][middle].min(paths[middle][other]);
                    if through > paths[one][other] {
                        paths[one][other] = through;
                    }
                }
            }
        }
    }
    paths
}
