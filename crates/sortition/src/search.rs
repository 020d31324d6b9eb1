//! The best panel under given weights, by branch and bound over [`Boxed`].

use crate::linear::{Boxed, Ended};
use crate::numbers::whole;

/// How far from a whole number a value may be and count as one.
const WHOLE_WITHIN: f64 = 1e-6;

/// Whole values of the variables that maximise a sum, within rows.
pub(crate) struct Search {
    lp: Boxed,
    columns: Vec<Vec<(usize, f64)>>,
    bounds: Vec<(f64, f64)>,
    rows: Vec<(f64, f64)>,
}

/// What a search found.
pub(crate) struct Found {
    /// The best values met, and their sum
    pub(crate) best: Option<(Vec<u32>, f64)>,
    /// No sum is above this
    pub(crate) bound: f64,
    /// Linear programs solved
    pub(crate) nodes: usize,
}

/// When a search may stop.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// Sums up to this are of no interest
    pub(crate) floor: f64,
    /// A sum this near to the bound is as good
    pub(crate) within: f64,
    /// Nodes after which anything found is enough
    pub(crate) nodes_enough: usize,
    /// Nodes at most
    pub(crate) nodes_max: usize,
}

struct Node {
    depth: usize,
    change: Option<(usize, (f64, f64))>,
    bound: f64,
}

impl Search {
    pub(crate) fn new(
        columns: Vec<Vec<(usize, f64)>>,
        bounds: Vec<(f64, f64)>,
        rows: Vec<(f64, f64)>,
    ) -> Self {
        Self {
            lp: Boxed::new(columns.clone(), &bounds, &rows),
            columns,
            bounds,
            rows,
        }
    }

    pub(crate) fn best(&mut self, weights: &[f64], limits: Limits) -> Found {
        self.lp.set_costs(weights);
        let mut found = Found {
            best: None,
            bound: f64::NEG_INFINITY,
            nodes: 0,
        };
        let mut trail: Vec<(usize, (f64, f64))> = Vec::new();
        let mut open = vec![Node {
            depth: 0,
            change: None,
            bound: f64::INFINITY,
        }];
        // What was cut off without being searched is bounded by this.
        let mut cut = f64::NEG_INFINITY;
        while let Some(node) = open.pop() {
            let least = found
                .best
                .as_ref()
                .map_or(limits.floor, |(_, sum)| sum.max(limits.floor));
            if node.bound <= least + limits.within {
                cut = cut.max(node.bound);
                continue;
            }
            let is_enough = found.best.is_some() && found.nodes >= limits.nodes_enough;
            if is_enough || found.nodes >= limits.nodes_max {
                cut = open
                    .iter()
                    .fold(cut.max(node.bound), |cut, other| cut.max(other.bound));
                break;
            }
            while trail.len() > node.depth {
                if let Some((variable, bounds)) = trail.pop() {
                    self.lp.set_bounds(variable, bounds);
                }
            }
            if let Some((variable, bounds)) = node.change {
                trail.push((variable, self.lp.bounds(variable)));
                self.lp.set_bounds(variable, bounds);
            }
            found.nodes += 1;
            let bound = match self.lp.solve() {
                Ended::Impossible => continue,
                Ended::Optimal => self.lp.objective().min(node.bound),
                Ended::Astray => {
                    // Not searched further, and not held to be proved.
                    cut = cut.max(node.bound);
                    continue;
                }
            };
            if bound <= least + limits.within {
                cut = cut.max(bound);
                continue;
            }
            let values = self.lp.solution();
            match most_broken(&values) {
                None => {
                    let sum = self.sum_if_whole(&values, weights);
                    if let Some((values, sum)) = sum
                        && sum > least
                    {
                        found.best = Some((values, sum));
                    }
                    cut = cut.max(bound);
                }
                Some(variable) => {
                    let (low, high) = self.lp.bounds(variable);
                    let below = values[variable].floor();
                    let mut children = [(low, below), (below + 1.0, high)];
                    if values[variable] - below < 0.5 {
                        children.swap(0, 1);
                    }
                    open.extend(children.map(|bounds| Node {
                        depth: trail.len(),
                        change: Some((variable, bounds)),
                        bound,
                    }));
                }
            }
        }
        while let Some((variable, bounds)) = trail.pop() {
            self.lp.set_bounds(variable, bounds);
        }
        found.bound = found.best.as_ref().map_or(cut, |(_, sum)| cut.max(*sum));
        found
    }

    /// The values as whole numbers and their sum, when every bound and row holds exactly.
    fn sum_if_whole(&self, values: &[f64], weights: &[f64]) -> Option<(Vec<u32>, f64)> {
        let values: Vec<u32> = values.iter().map(|value| whole(*value)).collect();
        let mut held = vec![0.0; self.rows.len()];
        let mut sum = 0.0;
        for (variable, value) in values.iter().enumerate() {
            let value = f64::from(*value);
            if value < self.bounds[variable].0 || value > self.bounds[variable].1 {
                return None;
            }
            sum += weights[variable] * value;
            for (row, entry) in &self.columns[variable] {
                held[*row] += entry * value;
            }
        }
        let holds = self
            .rows
            .iter()
            .zip(held)
            .all(|((low, high), held)| held >= *low && held <= *high);
        holds.then_some((values, sum))
    }
}

/// The variable furthest from a whole number.
fn most_broken(values: &[f64]) -> Option<usize> {
    let mut found = None;
    let mut furthest = WHOLE_WITHIN;
    for (variable, value) in values.iter().enumerate() {
        let broken = (value - value.round()).abs();
        if broken > furthest {
            furthest = broken;
            found = Some(variable);
        }
    }
    found
}
