//! A town's pool: two thousand volunteers who are not the population, two hundred seats that should be.

#[path = "pools/numbers.rs"]
mod numbers;
mod pools;

use std::time::Instant;

use numbers::Numbers;
use pools::{candidate, quota};
use sortition::{Candidate, Effort, Method, Problem, Quota, all_are_panels};

/// A value, its weight among volunteers, its share of the population in hundredths.
type Value = (&'static str, u64, u32);

/// For each feature, its values.
const FEATURES: &[(&str, &[Value])] = &[
    ("gender", &[("woman", 44, 52), ("man", 56, 48)]),
    (
        "age",
        &[
            ("16-29", 10, 22),
            ("30-44", 20, 25),
            ("45-59", 28, 25),
            ("60+", 42, 28),
        ],
    ),
    (
        "district",
        &[
            ("north", 20, 15),
            ("south", 9, 14),
            ("east", 7, 12),
            ("west", 16, 13),
            ("centre", 24, 16),
            ("river", 12, 11),
            ("hill", 8, 10),
            ("port", 4, 9),
        ],
    ),
    (
        "diploma",
        &[("none", 6, 24), ("school", 18, 32), ("degree", 76, 44)],
    ),
    ("home", &[("owner", 66, 52), ("tenant", 34, 48)]),
];

fn pool(people: u64, seats: u32) -> (Vec<Quota>, Vec<Candidate>) {
    let mut numbers = Numbers(2026);
    let mut quotas = Vec::new();
    for (feature, values) in FEATURES {
        for (value, _, share) in *values {
            let target = seats * share / 100;
            quotas.push(quota(feature, value, target.saturating_sub(2), target + 2));
        }
    }
    let candidates = (0..people)
        .map(|number| {
            let values: Vec<(&str, &str)> = FEATURES
                .iter()
                .map(|(feature, values)| {
                    let weights: Vec<u64> = values.iter().map(|(_, weight, _)| *weight).collect();
                    (*feature, values[numbers.weighted(&weights)].0)
                })
                .collect();
            candidate(&format!("v{number:04}"), &values, None)
        })
        .collect();
    (quotas, candidates)
}

fn measured(people: u64, seats: u32) {
    let (quotas, candidates) = pool(people, seats);
    let problem = Problem::new(quotas, candidates, seats).expect("well formed");
    let began = Instant::now();
    let draw = sortition::prepare(&problem, Method::Leximin, Effort::default()).expect("a panel exists");
    let took = began.elapsed();
    let proof = draw.proof.expect("leximin is proved");
    println!(
        "{people} people, {seats} seats: least {:.4} % (no lottery gives more than {:.4} %), gap {:.2e}, {took:.1?}, {proof:?}, published panels within {:.4} %",
        100.0 * proof.minimum,
        100.0 * proof.minimum_bound,
        proof.gap,
        100.0 * draw.rounding
    );
    assert!(proof.minimum > 0.0);
    assert!(proof.gap < 1e-3, "{proof:?}");
    assert!(draw.rounding < 0.005, "{}", draw.rounding);
    assert!(all_are_panels(&problem, &draw.tickets));
}

#[test]
fn three_hundred_volunteers_for_forty_seats_are_drawn_with_a_proof() {
    measured(300, 40);
}

/// Run alone, in release: `cargo test --release -p sortition -- --ignored --nocapture`.
#[test]
#[ignore = "measures"]
fn two_thousand_volunteers_for_two_hundred_seats_are_drawn_with_a_proof() {
    measured(2_000, 200);
}
