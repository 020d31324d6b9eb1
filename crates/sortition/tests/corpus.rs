//! The shared pool of 150 volunteers for 22 seats, against its exact leximin vector.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use sortition::{Draw, Effort, Method, Problem, all_are_panels};

/// What a probability may differ by: 0.3 points of percentage, as the shared vector was computed to four decimals by a
/// solver with tolerances of its own.
const WITHIN: f64 = 0.003;

fn shared(file: &str) -> Option<String> {
    let path = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/sortition"
    ))
    .join(file);
    if !path.exists() {
        println!("skipped: shared sortition data absent");
        return None;
    }
    Some(std::fs::read_to_string(path).expect("the file is readable"))
}

fn problem() -> Option<Problem> {
    let (features, candidates) = (shared("features.csv")?, shared("candidates.csv")?);
    let quotas = sortition::quotas_from_csv(&features).expect("features are read");
    let pool = sortition::candidates_from_csv(&candidates, "nationbuilder_id", &quotas, &[])
        .expect("candidates are read");
    Some(Problem::new(quotas, pool, 22).expect("the draw is well formed"))
}

fn expected() -> Option<BTreeMap<String, f64>> {
    let vector = shared("leximin_probs.csv")?;
    let line = |line: &str| {
        let (id, percent) = line.split_once(',')?;
        Some((
            id.to_owned(),
            percent.trim_end_matches('%').parse::<f64>().ok()? / 100.0,
        ))
    };
    Some(vector.lines().filter_map(line).collect())
}

fn prepared(problem: &Problem, method: Method) -> Draw {
    let began = Instant::now();
    let draw = sortition::prepare(problem, method, Effort::default()).expect("a panel exists");
    let least = draw.probabilities.values().copied().fold(1.0, f64::min);
    println!(
        "{method:?}: least {:.4} %, published panels within {:.4} %, {:?}, {:.2?}",
        100.0 * least,
        100.0 * draw.rounding,
        draw.proof,
        began.elapsed()
    );
    assert!(all_are_panels(problem, &draw.tickets));
    draw
}

#[test]
fn every_probability_of_the_shared_pool_is_the_leximin_one() {
    let (Some(problem), Some(expected)) = (problem(), expected()) else {
        return;
    };
    let draw = prepared(&problem, Method::Leximin);
    assert!(
        expected.len() >= 149,
        "{} probabilities are known",
        expected.len()
    );
    let mut worst = ("", 0.0);
    let mut close = 0;
    for (id, wanted) in &expected {
        let away = (draw.probabilities[id] - wanted).abs();
        close += usize::from(away <= WITHIN);
        if away > worst.1 {
            worst = (id, away);
        }
    }
    println!(
        "leximin: {close}/{} within 0.3 %, worst {} by {:.5} %",
        expected.len(),
        worst.0,
        100.0 * worst.1
    );
    assert_eq!(close, expected.len());
    assert!(draw.rounding < 0.003, "a thousand panels lose {}", draw.rounding);
    let seats: f64 = draw.probabilities.values().sum();
    assert!((seats - 22.0).abs() < 1e-6, "{seats}");
    let proof = draw.proof.expect("leximin is proved");
    assert!(proof.gap < 1e-4, "{proof:?}");
}

#[test]
fn maximin_gives_the_least_favoured_as_much_and_legacy_less() {
    let (Some(problem), Some(expected)) = (problem(), expected()) else {
        return;
    };
    let least = |probabilities: &BTreeMap<String, f64>| probabilities.values().copied().fold(1.0, f64::min);
    let wanted = least(&expected);
    let maximin = prepared(&problem, Method::Maximin);
    assert!((least(&maximin.probabilities) - wanted).abs() < 1e-4);
    let legacy = prepared(&problem, Method::Legacy);
    assert!(least(&legacy.probabilities) < wanted);
}

#[test]
fn rarely_drawn_people_can_be_replaced_and_the_panel_stays_one() {
    let Some(problem) = problem() else { return };
    let draw = sortition::prepare(&problem, Method::Legacy, Effort::default()).expect("a panel exists");
    let panel = draw.tickets.draw("2026-11-30 loto 4 8 15 16 23").panel;
    let reserves = problem.reserves(&panel, "7", 3).expect("a reserve");
    let filled = reserves
        .iter()
        .filter(|reserve| !reserve.substitutes.is_empty())
        .count();
    println!("{filled}/22 seats have a substitute who can follow alone");
    assert!(filled >= 15);
    let leaving = [panel[0].clone(), panel[5].clone(), panel[9].clone()];
    let declining = reserves[0].substitutes.clone();
    let again = problem
        .replacement(&panel, &leaving, &declining)
        .expect("the seats can be drawn again");
    let second = sortition::prepare(&again, Method::Leximin, Effort::default()).expect("three people fit");
    let new = second.tickets.draw("8").panel;
    assert_eq!(new.len(), 3);
    assert!(
        new.iter()
            .all(|id| !panel.contains(id) && !declining.contains(id))
    );
    let ids: Vec<&str> = problem.ids().collect();
    let places: Vec<usize> = panel
        .iter()
        .filter(|id| !leaving.contains(id))
        .chain(&new)
        .map(|id| ids.iter().position(|one| one == id).expect("a candidate"))
        .collect();
    assert!(problem.is_panel(&places));
}
