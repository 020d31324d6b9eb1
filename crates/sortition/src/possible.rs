//! Whether a panel exists, and if not, the smallest change of quotas that makes one possible.

use crate::kinds::Kinds;
use crate::problem::{Change, Problem, Quota};
use crate::refusal::Refusal;
use crate::search::{Limits, Search};

/// Nodes looked at before giving up.
const NODES_MAX: usize = 200_000;

/// The program of panels: one variable for each kind; a row for the size, for each quota, for each household of several
/// kinds.
pub(crate) fn panels(problem: &Problem, kinds: &Kinds) -> Search {
    let (columns, bounds, rows) = program(problem, kinds);
    Search::new(columns, bounds, rows)
}

type Program = (Vec<Vec<(usize, f64)>>, Vec<(f64, f64)>, Vec<(f64, f64)>);

fn program(problem: &Problem, kinds: &Kinds) -> Program {
    let seats = f64::from(problem.seats);
    let mut rows = vec![(seats, seats)];
    rows.extend(
        problem
            .quotas
            .iter()
            .map(|quota| (f64::from(quota.min), f64::from(quota.max).min(seats))),
    );
    let mut columns: Vec<Vec<(usize, f64)>> = kinds
        .kinds
        .iter()
        .map(|kind| {
            let quotas = kind.quotas.iter().map(|quota| (1 + quota, 1.0));
            std::iter::once((0, 1.0)).chain(quotas).collect()
        })
        .collect();
    for household in &kinds.households {
        for kind in household {
            columns[*kind].push((rows.len(), 1.0));
        }
        rows.push((0.0, 1.0));
    }
    let bounds = kinds
        .kinds
        .iter()
        .map(|kind| (0.0, f64::from(kind.most.min(problem.seats))))
        .collect();
    (columns, bounds, rows)
}

/// A panel, or why there is none.
pub(crate) fn any(problem: &Problem, kinds: &Kinds) -> Result<Vec<u32>, Refusal> {
    let found = panels(problem, kinds).best(&vec![0.0; kinds.kinds.len()], limits(0));
    if let Some((panel, _)) = found.best {
        return Ok(panel);
    }
    if found.bound > f64::NEG_INFINITY {
        return Err(Refusal::Undecided { nodes: found.nodes });
    }
    Err(smallest_change(problem, kinds))
}

fn limits(nodes_enough: usize) -> Limits {
    Limits {
        floor: f64::NEG_INFINITY,
        within: 0.0,
        nodes_enough,
        nodes_max: NODES_MAX,
    }
}

fn smallest_change(problem: &Problem, kinds: &Kinds) -> Refusal {
    let has_flex = problem.quotas.iter().any(|quota| quota.flex.is_some());
    let mut nodes = 0;
    for is_within_flex in [true, false] {
        if is_within_flex && !has_flex {
            continue;
        }
        let (changes, looked_at) = change(problem, kinds, is_within_flex);
        nodes += looked_at;
        if let Some(changes) = changes {
            return Refusal::Impossible {
                changes,
                is_within_flex,
            };
        }
    }
    Refusal::Undecided { nodes }
}

/// How far a quota may go down and up.
fn room(quota: &Quota, seats: u32, is_within_flex: bool) -> (u32, u32) {
    match quota.flex {
        Some((low, high)) if is_within_flex => {
            (quota.min.saturating_sub(low), high.saturating_sub(quota.max))
        }
        _ if is_within_flex => (0, 0),
        _ => (quota.min, seats.saturating_sub(quota.max)),
    }
}

/// The changes that move the fewest seats in all.
fn change(problem: &Problem, kinds: &Kinds, is_within_flex: bool) -> (Option<Vec<Change>>, usize) {
    let (mut columns, mut bounds, rows) = program(problem, kinds);
    let first = columns.len();
    for (place, quota) in problem.quotas.iter().enumerate() {
        let (down, up) = room(quota, problem.seats, is_within_flex);
        columns.push(vec![(1 + place, 1.0)]);
        bounds.push((0.0, f64::from(down)));
        columns.push(vec![(1 + place, -1.0)]);
        bounds.push((0.0, f64::from(up)));
    }
    let weights: Vec<f64> = (0..columns.len())
        .map(|variable| if variable < first { 0.0 } else { -1.0 })
        .collect();
    // Sums are whole numbers: one that is less than a seat away from the bound is the best.
    let within = Limits {
        within: 0.999,
        ..limits(NODES_MAX)
    };
    let found = Search::new(columns, bounds, rows).best(&weights, within);
    let changes = found.best.map(|(values, _)| {
        let moved = |variable: usize| values[first + variable];
        problem
            .quotas
            .iter()
            .enumerate()
            .filter(|(place, _)| moved(2 * place) + moved(2 * place + 1) > 0)
            .map(|(place, quota)| Change {
                feature: quota.feature.clone(),
                value: quota.value.clone(),
                min: (quota.min, quota.min.saturating_sub(moved(2 * place))),
                max: (quota.max, quota.max.saturating_add(moved(2 * place + 1))),
            })
            .collect()
    });
    (changes, found.nodes)
}
