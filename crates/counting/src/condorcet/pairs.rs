//! Duels: how many ballots rank one candidate above another. Those left out of a ballot come after those ranked, equal
//! among themselves; equals prefer neither.

use crate::election::Election;
use crate::exact::{ratio, whole};
use crate::outcome::{Argument, Exact, Picture};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::rules::Asked;

/// The most candidates compared two by two.
const CANDIDATES_MAX: usize = 500;

pub(super) struct Duels {
    /// The candidates compared, by their place in the election
    pub(super) who: Vec<usize>,
    /// `wins[one][other]`: ballots that rank `one` above `other`
    pub(super) wins: Vec<Vec<u64>>,
}

/// How strong a duel won is, compared in order.
pub(super) type Strength = (u64, u64);

impl Duels {
    /// None where the duel is lost or equal.
    pub(super) fn strength(&self, one: usize, other: usize, links: &str) -> Option<Strength> {
        let (wins, losses) = (self.wins[one][other], self.wins[other][one]);
        (wins > losses).then(|| {
            if links == "margins" {
                (wins - losses, 0)
            } else {
                (wins, u64::MAX - losses)
            }
        })
    }
}

pub(super) fn duels(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Duels, Refusal> {
    let who = election.standing();
    if who.len() > CANDIDATES_MAX {
        return Err(Refusal::TooLarge {
            rule: asked.rule(),
            number: who.len(),
            max: CANDIDATES_MAX,
        });
    }
    let mut wins = vec![vec![0; who.len()]; who.len()];
    let mut rank = vec![usize::MAX; election.candidates.len()];
    for (count, groups) in election.rankings(asked.rule())? {
        rank.fill(usize::MAX);
        for (place, group) in groups.iter().enumerate() {
            for candidate in group {
                rank[*candidate] = place;
            }
        }
        for (one, row) in wins.iter_mut().enumerate() {
            for (other, cell) in row.iter_mut().enumerate() {
                if rank[who[one]] < rank[who[other]] {
                    *cell += count;
                }
            }
        }
    }
    let duels = Duels { who, wins };
    write_down(&duels, record);
    Ok(duels)
}

fn write_down(duels: &Duels, record: &mut Record<'_>) {
    let size = duels.who.len();
    let amounts: Vec<(String, Exact)> = (0..size)
        .flat_map(|one| (0..size).map(move |other| (one, other)))
        .filter(|(one, other)| one != other)
        .map(|(one, other)| {
            let name = format!("{}>{}", record.id(duels.who[one]), record.id(duels.who[other]));
            (name, Exact(whole(duels.wins[one][other])))
        })
        .collect();
    record.next_round("duels").amounts.0 = amounts;
    record.draw(Picture::Matrix {
        candidates: record.ids(&duels.who),
        duels: duels.wins.clone(),
        paths: None,
        ahead: Vec::new(),
    });
    let winner = (0..size).find(|one| {
        (0..size).all(|other| *one == other || duels.wins[*one][other] > duels.wins[other][*one])
    });
    match winner {
        Some(one) if size > 1 => record.say(
            "count-said-condorcet",
            [("candidate", record.one(duels.who[one]))],
        ),
        Some(_) => {}
        None => record.say("count-said-no-condorcet", []),
    }
    for one in 0..size {
        for other in 0..size {
            if duels.wins[one][other] > duels.wins[other][one] {
                record.say(
                    "count-said-duel",
                    [
                        ("winner", record.one(duels.who[one])),
                        ("loser", record.one(duels.who[other])),
                        ("for", Argument::Number(Exact(ratio(duels.wins[one][other], 1)))),
                        (
                            "against",
                            Argument::Number(Exact(ratio(duels.wins[other][one], 1))),
                        ),
                    ],
                );
            }
        }
    }
}

/// Layers of an order that has no cycle: those nobody left beats, then the same among the rest.
pub(super) fn layers(size: usize, beats: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut left: Vec<usize> = (0..size).collect();
    let mut layers = Vec::new();
    while !left.is_empty() {
        let mut first: Vec<usize> = left
            .iter()
            .copied()
            .filter(|one| !left.iter().any(|other| beats(*other, *one)))
            .collect();
        if first.is_empty() {
            // Only an order with a cycle comes here; everybody left is then equal.
            first.clone_from(&left);
        }
        left.retain(|one| !first.contains(one));
        layers.push(first);
    }
    layers
}
