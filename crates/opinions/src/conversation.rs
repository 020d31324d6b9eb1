//! A conversation that goes on: votes are added, the map is made again from where it stood.

use std::collections::{BTreeMap, BTreeSet};

use crate::components::{Components, Point};
use crate::grouping::{Cluster, Points, k_means, silhouette};
use crate::map::{Group, Map};
use crate::numbers::real;
use crate::refusal::Refusal;
use crate::speech::{self, Counts};
use crate::votes::{Ballots, Moderation, Table, Vote};

/// Votes from which somebody counts for the groups (or all statements, when there are fewer).
const VOTES_ENOUGH: usize = 7;
/// Participants kept for the groups at least, those who voted most first.
const KEPT_MIN: usize = 15;
/// Places that are first gathered.
const BASES: usize = 100;
/// Groups at most.
const GROUPS_MAX: usize = 5;
/// One more group is tried for so many places.
const BASES_PER_GROUP: usize = 12;
/// Rounds of the gathering at most.
const BASE_ROUNDS: usize = 100;
/// Rounds of the grouping at most.
const GROUP_ROUNDS: usize = 20;
/// Updates after which another number of groups is believed.
const WINS_NEEDED: usize = 4;

/// Votes, and what the last map leaves to the next: who counts, the directions, the groups and how many they are.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    ballots: Ballots,
    moderation: Moderation,
    seed: String,
    kept: BTreeSet<u64>,
    /// How many statements each participant voted on, and which statements had votes, so far
    voted: BTreeMap<u64, usize>,
    known: BTreeSet<u64>,
    directions: [BTreeMap<u64, f64>; 2],
    bases: Vec<Cluster>,
    groupings: BTreeMap<usize, Vec<Cluster>>,
    chosen: Option<Chosen>,
}

#[derive(Debug, Clone, Copy)]
struct Chosen {
    last: usize,
    wins: usize,
    count: usize,
}

impl Conversation {
    /// A conversation without votes. The seed is published with its maps: it gives the first directions, from which the
    /// iteration begins.
    pub fn new(seed: &str) -> Self {
        Self {
            seed: seed.to_owned(),
            ..Self::default()
        }
    }

    /// Adds votes; later ones replace earlier ones.
    pub fn add(&mut self, votes: impl IntoIterator<Item = Vote>) -> Result<(), Refusal> {
        self.ballots.add(votes)
    }

    /// Says what moderation decided, from now on.
    pub fn moderate(&mut self, moderation: Moderation) {
        self.moderation = moderation;
    }

    /// Keeps these participants for the groups whatever they voted, as an earlier map did.
    pub fn keep(&mut self, participants: impl IntoIterator<Item = u64>) {
        self.kept.extend(participants);
    }

    /// The latest votes.
    pub fn ballots(&self) -> &Ballots {
        &self.ballots
    }

    /// Makes the map of all votes so far, from where the last one stood.
    pub fn update(&mut self) -> Result<Map, Refusal> {
        if self.ballots.count() == 0 {
            return Err(Refusal::NoVote);
        }
        let table = self.ballots.table(&self.moderation);
        let components = self.directions(&table);
        let places: Vec<Point> = (0..table.rows.len())
            .map(|row| components.place(&table, row))
            .collect();
        self.keep_enough();
        let kept: Vec<usize> = (0..table.rows.len())
            .filter(|row| self.kept.contains(&table.participants[*row]))
            .collect();
        let standing = Points {
            names: kept.iter().map(|row| table.participants[*row]).collect(),
            places: kept.iter().map(|row| places[*row]).collect(),
            weights: vec![1.0; kept.len()],
        };
        self.bases = k_means(&standing, BASES, &self.bases, BASE_ROUNDS);
        let gathered = Points {
            names: self.bases.iter().map(|base| base.id).collect(),
            places: self.bases.iter().map(|base| base.centre).collect(),
            weights: self.bases.iter().map(|base| real(base.members.len())).collect(),
        };
        let silhouettes = self.regroup(&gathered);
        let count = self.choose(&silhouettes);
        let clusters = self.groupings.get(&count).cloned().unwrap_or_default();
        Ok(self.drawn(&table, components, places, clusters, silhouettes))
    }

    fn directions(&mut self, table: &Table) -> Components {
        let known = [0, 1].map(|which| {
            let direction: &BTreeMap<u64, f64> = &self.directions[which];
            let parts = table.statements.iter();
            // New statements come in with a one, as in Polis.
            parts
                .map(|statement| direction.get(statement).copied().unwrap_or(1.0))
                .collect::<Vec<f64>>()
        });
        let from = [0, 1].map(|which| {
            let is_known = self.directions[which].values().any(|part| *part != 0.0);
            is_known.then_some(known[which].as_slice())
        });
        let components = Components::find(table, from, &self.seed);
        for (known, direction) in self.directions.iter_mut().zip(&components.directions) {
            *known = table
                .statements
                .iter()
                .copied()
                .zip(direction.iter().copied())
                .collect();
        }
        components
    }

    /// Who once voted enough counts for good. Votes are gone through instant by instant, as they came: « enough » is all
    /// statements while these are few, and the first to come are kept until there are enough people, those who voted
    /// most first.
    fn keep_enough(&mut self) {
        let fresh = self.ballots.take_fresh();
        for together in fresh.chunk_by(|one, other| one.0 == other.0) {
            let mut came = Vec::with_capacity(together.len());
            for (_, participant, statement) in together {
                *self.voted.entry(*participant).or_default() += 1;
                self.known.insert(*statement);
                came.push(*participant);
            }
            let enough = VOTES_ENOUGH.min(self.known.len());
            for participant in came {
                if self.voted[&participant] >= enough {
                    self.kept.insert(participant);
                }
            }
            let missing = KEPT_MIN.saturating_sub(self.kept.len());
            if missing > 0 {
                let others = self.voted.iter().filter(|(other, _)| !self.kept.contains(other));
                let mut others: Vec<(usize, u64)> = others.map(|(other, count)| (*count, *other)).collect();
                others.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
                self.kept.extend(
                    others
                        .into_iter()
                        .take(missing)
                        .map(|(_, participant)| participant),
                );
            }
        }
    }

    /// Groups the places into two, three… and gives the silhouette of each.
    fn regroup(&mut self, gathered: &Points) -> BTreeMap<usize, f64> {
        let most = GROUPS_MAX.min(2 + gathered.names.len() / BASES_PER_GROUP);
        let mut silhouettes = BTreeMap::new();
        let last = std::mem::take(&mut self.groupings);
        for count in 2..=most {
            let before = last.get(&count).map_or(&[][..], Vec::as_slice);
            let clusters = k_means(gathered, count, before, GROUP_ROUNDS);
            silhouettes.insert(count, silhouette(gathered, &clusters));
            self.groupings.insert(count, clusters);
        }
        silhouettes
    }

    /// The number of groups: the best silhouette (of two as good, the larger number), once it has won often enough.
    fn choose(&mut self, silhouettes: &BTreeMap<usize, f64>) -> usize {
        let best = silhouettes
            .iter()
            .max_by(|one, other| one.1.total_cmp(other.1).then(one.0.cmp(other.0)))
            .map_or(2, |(count, _)| *count);
        let wins = match self.chosen {
            Some(chosen) if chosen.last == best => chosen.wins + 1,
            _ => 1,
        };
        let held = self.chosen.map(|chosen| chosen.count);
        let count = match held {
            Some(held) if wins < WINS_NEEDED && silhouettes.contains_key(&held) => held,
            _ => best,
        };
        self.chosen = Some(Chosen {
            last: best,
            wins,
            count,
        });
        count
    }

    fn drawn(
        &self,
        table: &Table,
        components: Components,
        places: Vec<Point>,
        clusters: Vec<Cluster>,
        silhouettes: BTreeMap<usize, f64>,
    ) -> Map {
        let base_of: BTreeMap<u64, &Cluster> = self.bases.iter().map(|base| (base.id, base)).collect();
        let members: Vec<Vec<u64>> = clusters
            .iter()
            .map(|cluster| {
                let bases = cluster.members.iter().filter_map(|base| base_of.get(base));
                bases.flat_map(|base| base.members.iter().copied()).collect()
            })
            .collect();
        let rows = speech::rows_of(table, &members);
        let counts: Vec<Vec<Counts>> = rows
            .iter()
            .map(|rows| Counts::of(table, rows.iter().copied()))
            .collect();
        let everybody = Counts::of(table, 0..table.rows.len());
        let said = speech::representative(&counts, &table.is_out);
        let columns = table.statements.len();
        Map {
            group_aware_consensus: speech::group_aware_consensus(&counts, columns),
            priorities: speech::priorities(&counts, &components, &table.is_meta),
            consensus: speech::consensus(&everybody, &table.is_out),
            groups: clusters
                .into_iter()
                .zip(members)
                .zip(counts)
                .zip(said)
                .map(|(((cluster, members), counts), said)| Group {
                    cluster,
                    members,
                    counts,
                    said,
                })
                .collect(),
            kept: table
                .participants
                .iter()
                .copied()
                .filter(|participant| self.kept.contains(participant))
                .collect(),
            bases: self.bases.clone(),
            silhouettes,
            everybody,
            places,
            components,
            table: table.clone(),
            seed: self.seed.clone(),
        }
    }
}
