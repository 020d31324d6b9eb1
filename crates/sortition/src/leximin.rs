//! The fairest lottery over panels: the least favoured candidate has the highest probability possible, then the next
//! least favoured, and so on to the last (leximin). By column generation: [`Master`] finds the best lottery over the
//! panels known, [`crate::search::Search`] looks for a panel that would improve it, until none can.

use crate::kinds::Kinds;
use crate::master::{Master, Prices};
use crate::possible;
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::search::{Limits, Search};

/// Kinds of one draw at most: the inverse of the lottery's basis has as many rows.
pub const KINDS_MAX: usize = 2_500;
/// A price below this is none: its kind stays free for the next level.
const PRICE_MIN: f64 = 1e-7;
/// Panels of the first lottery at most, for each kind.
const FIRST_PANELS_PER_KIND: usize = 2;

/// How far a search goes. Work is counted, not timed: the same draw always ends at the same point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// A level is closed when it is proved to be this near to the best, in probability
    pub gap: f64,
    /// Panels known at most
    pub panels_max: usize,
    /// Linear programs of one search at most
    pub nodes_max: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            gap: 1e-6,
            panels_max: 20_000,
            nodes_max: 20_000,
        }
    }
}

/// A lottery over kinds of panels.
pub(crate) struct Distribution {
    /// How many of each kind, and the probability of the panel
    pub(crate) panels: Vec<(Vec<u32>, f64)>,
    /// What was done, and how near to the best it is proved to be
    pub(crate) proof: Proof,
}

/// How a lottery was found, and how good it is proved to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The least probability of a candidate who can be on a panel at all
    pub minimum: f64,
    /// No lottery gives the least favoured more than this
    pub minimum_bound: f64,
    /// The widest of the gaps at which a level was closed, in probability
    pub gap: f64,
    /// Probabilities settled one after the other
    pub levels: usize,
    /// Panels that were looked at
    pub panels: usize,
    /// Kinds of candidates who are interchangeable
    pub kinds: usize,
    /// Linear programs solved by the searches
    pub nodes: usize,
}

/// Which lottery is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Only the least favoured
    First,
    /// All, in turn
    All,
}

pub(crate) fn distribution(
    problem: &Problem,
    kinds: &Kinds,
    effort: Effort,
    depth: Depth,
) -> Result<Distribution, Refusal> {
    crate::problem::bounded("kinds of candidates", kinds.kinds.len(), KINDS_MAX)?;
    let first = possible::any(problem, kinds)?;
    let mut work = Work {
        kinds,
        search: possible::panels(problem, kinds),
        effort,
        panels: Vec::new(),
        nodes: 0,
    };
    let excluded = work.cover(first)?;
    work.settle(&excluded, depth)
}

struct Work<'draw> {
    kinds: &'draw Kinds,
    search: Search,
    effort: Effort,
    panels: Vec<Vec<u32>>,
    nodes: usize,
}

impl Work<'_> {
    fn shares(&self, panel: &[u32]) -> Vec<f64> {
        self.kinds
            .kinds
            .iter()
            .zip(panel)
            .map(|(kind, held)| kind.share(*held))
            .collect()
    }

    /// Panels that together hold every kind that a panel can hold; gives the kinds that none can.
    fn cover(&mut self, first: Vec<u32>) -> Result<Vec<bool>, Refusal> {
        let count = self.kinds.kinds.len();
        let mut weights = vec![1.0; count];
        let mut is_covered = vec![false; count];
        let mut excluded = vec![false; count];
        self.take(first, &mut weights, &mut is_covered);
        for _ in 0..FIRST_PANELS_PER_KIND * count {
            let asked: Vec<f64> = weights
                .iter()
                .zip(&self.kinds.kinds)
                .map(|(weight, kind)| weight * kind.share(1))
                .collect();
            let found = self.search(&asked, f64::NEG_INFINITY, 1e-3, 20);
            let Some((panel, _)) = found else { break };
            self.take(panel, &mut weights, &mut is_covered);
            if is_covered.iter().all(|covered| *covered) && self.panels.len() >= count {
                break;
            }
        }
        for kind in 0..count {
            if is_covered[kind] {
                continue;
            }
            let mut alone = vec![0.0; count];
            alone[kind] = 1.0;
            let limits = Limits {
                floor: 0.0,
                within: 1e-3,
                nodes_enough: 0,
                nodes_max: self.effort.nodes_max,
            };
            let found = self.search.best(&alone, limits);
            self.nodes += found.nodes;
            match found.best {
                Some((panel, _)) => self.take(panel, &mut weights, &mut is_covered),
                None if found.bound <= 1e-3 => excluded[kind] = true,
                None => return Err(Refusal::Undecided { nodes: found.nodes }),
            }
        }
        Ok(excluded)
    }

    fn take(&mut self, panel: Vec<u32>, weights: &mut [f64], is_covered: &mut [bool]) {
        for (kind, held) in panel.iter().enumerate() {
            if *held > 0 {
                is_covered[kind] = true;
                // No power: only what every machine rounds alike may lead to the panels.
                weights[kind] *= 1.0 - 0.2 * self.kinds.kinds[kind].share(*held).max(0.2);
            }
        }
        if !self.panels.contains(&panel) {
            self.panels.push(panel);
        }
    }

    fn search(
        &mut self,
        weights: &[f64],
        floor: f64,
        within: f64,
        nodes_enough: usize,
    ) -> Option<(Vec<u32>, f64)> {
        let found = self.search.best(
            weights,
            Limits {
                floor,
                within,
                nodes_enough,
                nodes_max: self.effort.nodes_max,
            },
        );
        self.nodes += found.nodes;
        found.best
    }

    fn settle(mut self, excluded: &[bool], depth: Depth) -> Result<Distribution, Refusal> {
        let kept: Vec<usize> = (0..excluded.len()).filter(|kind| !excluded[*kind]).collect();
        let known = |work: &Self, panel: &[u32]| {
            let shares = work.shares(panel);
            kept.iter().map(|kind| shares[*kind]).collect::<Vec<f64>>()
        };
        let mut master = Master::new(&known(&self, &self.panels[0]));
        for panel in &self.panels[1..] {
            master.add_panel(&known(&self, panel));
        }
        let mut proof = Proof {
            minimum: 0.0,
            minimum_bound: 0.0,
            gap: 0.0,
            levels: 0,
            panels: 0,
            kinds: self.kinds.kinds.len(),
            nodes: 0,
        };
        while master.open_level() {
            let (prices, gap) = self.raise(&mut master, &kept, &known)?;
            if proof.levels == 0 {
                proof.minimum_bound = master.level() + gap;
            }
            proof.gap = proof.gap.max(gap);
            proof.levels += 1;
            master.close_level(&prices, PRICE_MIN);
            if depth == Depth::First {
                break;
            }
        }
        proof.panels = self.panels.len();
        proof.nodes = self.nodes;
        let shares = master.shares();
        let mut panels: Vec<(Vec<u32>, f64)> = self
            .panels
            .into_iter()
            .zip(shares)
            .filter(|(_, share)| *share > 1e-9)
            .collect();
        let sum: f64 = panels.iter().map(|(_, share)| share).sum();
        for (_, share) in &mut panels {
            *share /= sum;
        }
        panels.sort_by(|one, other| one.0.cmp(&other.0));
        proof.minimum = least(self.kinds, &panels, &kept);
        Ok(Distribution { panels, proof })
    }

    /// Raises the open level to its best: the prices at its optimum, and how much more it could be at most.
    ///
    /// For any prices that sum to one over the free kinds, no lottery raises the level above the worth of the best panel
    /// less what is already promised (weak duality): this is the bound that is kept.
    fn raise(
        &mut self,
        master: &mut Master,
        kept: &[usize],
        known: &impl Fn(&Self, &[u32]) -> Vec<f64>,
    ) -> Result<(Prices, f64), Refusal> {
        let mut bound = f64::INFINITY;
        loop {
            let prices = master
                .optimise()
                .ok_or(Refusal::Numeric("the lottery's program did not end"))?;
            let mut weights = vec![0.0; self.kinds.kinds.len()];
            for (place, kind) in kept.iter().enumerate() {
                weights[*kind] = prices.kinds[place] * self.kinds.kinds[*kind].share(1);
            }
            let found = self.search.best(
                &weights,
                Limits {
                    floor: prices.floor + self.effort.gap / 2.0,
                    within: self.effort.gap / 4.0,
                    nodes_enough: 30,
                    nodes_max: self.effort.nodes_max,
                },
            );
            self.nodes += found.nodes;
            let most = found.bound.max(prices.floor);
            bound = bound.min(most - master.promised_worth(&prices.kinds));
            let gap = (bound - master.level()).max(0.0);
            match found.best {
                Some((panel, _)) if gap > self.effort.gap && self.panels.len() < self.effort.panels_max => {
                    master.add_panel(&known(self, &panel));
                    self.panels.push(panel);
                }
                _ => return Ok((prices, gap)),
            }
        }
    }
}

/// The least probability that a lottery gives to a member of these kinds.
fn least(kinds: &Kinds, lottery: &[(Vec<u32>, f64)], of: &[usize]) -> f64 {
    of.iter()
        .map(|kind| {
            let shares = lottery
                .iter()
                .map(|(panel, share)| share * kinds.kinds[*kind].share(panel[*kind]));
            shares.sum::<f64>()
        })
        .fold(1.0, f64::min)
}
