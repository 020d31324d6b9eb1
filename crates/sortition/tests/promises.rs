//! What holds of every draw.

#[path = "pools/numbers.rs"]
mod numbers;
mod pools;

use std::collections::{BTreeMap, BTreeSet};

use numbers::Numbers;
use pools::{candidate, quota};
use proptest::prelude::*;
use sortition::{Candidate, Effort, Method, Problem, Quota, Refusal, Tickets, all_are_panels};

fn small_pool(seed: u64, people: u64, has_addresses: bool) -> (Vec<Quota>, Vec<Candidate>) {
    let mut numbers = Numbers(seed);
    let quotas = vec![
        quota("age", "old", 2, 4),
        quota("age", "young", 2, 4),
        quota("place", "hill", 1, 3),
        quota("place", "port", 1, 3),
        quota("place", "town", 1, 4),
    ];
    let candidates = (0..people)
        .map(|number| {
            let age = ["old", "young"][numbers.weighted(&[2, 3])];
            let place = ["hill", "port", "town"][numbers.weighted(&[2, 2, 5])];
            let address = format!("street {}", numbers.below(people));
            let address = has_addresses.then_some(address.as_str());
            candidate(&format!("p{number}"), &[("age", age), ("place", place)], address)
        })
        .collect();
    (quotas, candidates)
}

/// With one feature, what each value gets is known: the lowest share is raised until a maximum stops it.
fn by_pouring(values: &[(u32, u32, u32)], seats: u32) -> Vec<f64> {
    let filled = |level: f64| -> Vec<f64> {
        values
            .iter()
            .map(|(count, min, max)| {
                (level * f64::from(*count)).clamp(f64::from(*min), f64::from((*max).min(*count)))
            })
            .collect()
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if filled(middle).iter().sum::<f64>() < f64::from(seats) {
            low = middle;
        } else {
            high = middle;
        }
    }
    filled(high)
        .iter()
        .zip(values)
        .map(|(seats, (count, _, _))| seats / f64::from(*count))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_one_feature_leximin_is_what_pouring_gives(
        values in proptest::collection::vec((1_u32..12, 0_u32..3, 0_u32..6), 2..5),
        part in 0_u32..=1_000,
    ) {
        let values: Vec<(u32, u32, u32)> = values
            .iter()
            .map(|(count, min, more)| (*count, (*min).min(*count), (min + more).max(1)))
            .collect();
        let least: u32 = values.iter().map(|value| value.1).sum();
        let most: u32 = values.iter().map(|value| value.2.min(value.0)).sum();
        let seats = (least + (most - least) * part / 1_000).max(1);
        let mut quotas = Vec::new();
        let mut candidates = Vec::new();
        for (place, (count, min, max)) in values.iter().enumerate() {
            let name = format!("v{place}");
            quotas.push(quota("only", &name, *min, *max));
            for number in 0..*count {
                candidates.push(candidate(&format!("{name}-{number}"), &[("only", &name)], None));
            }
        }
        let problem = Problem::new(quotas, candidates, seats).expect("well formed");
        let draw = sortition::prepare(&problem, Method::Leximin, Effort::default()).expect("possible");
        for (place, wanted) in by_pouring(&values, seats).iter().enumerate() {
            let got = draw.probabilities[&format!("v{place}-0")];
            prop_assert!((got - wanted).abs() < 1e-5, "v{}: {} instead of {}", place, got, wanted);
        }
    }

    #[test]
    fn every_panel_published_meets_quotas_and_addresses(seed in 0_u64..10_000, people in 12_u64..40, has_addresses: bool) {
        let (quotas, candidates) = small_pool(seed, people, has_addresses);
        let Ok(problem) = Problem::new(quotas, candidates.clone(), 6) else { return Ok(()) };
        for method in [Method::Leximin, Method::Maximin, Method::Legacy] {
            match sortition::prepare(&problem, method, Effort::default()) {
                Ok(draw) => {
                    prop_assert!(all_are_panels(&problem, &draw.tickets));
                    prop_assert_eq!(draw.tickets.panels().len(), sortition::TICKETS);
                    let seats: f64 = draw.probabilities.values().sum();
                    prop_assert!((seats - 6.0).abs() < 1e-6);
                    // Checked here by other means than the library's.
                    let address: BTreeMap<&str, &str> = candidates
                        .iter()
                        .filter_map(|one| Some((one.id.as_str(), one.address.as_deref()?)))
                        .collect();
                    for panel in draw.tickets.panels() {
                        let mut seen = BTreeSet::new();
                        let mut homes = panel.iter().filter_map(|id| address.get(id.as_str()));
                        prop_assert!(homes.all(|home| seen.insert(*home)));
                    }
                }
                Err(Refusal::Impossible { changes, .. }) => prop_assert!(!changes.is_empty()),
                Err(Refusal::LegacyFailed { .. }) => prop_assert_eq!(method, Method::Legacy),
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }

    #[test]
    fn leximin_is_never_worse_for_the_least_favoured_than_maximin(seed in 0_u64..10_000, people in 12_u64..30) {
        let (quotas, candidates) = small_pool(seed, people, true);
        let Ok(problem) = Problem::new(quotas, candidates, 6) else { return Ok(()) };
        let least = |method| {
            let draw = sortition::prepare(&problem, method, Effort::default()).ok()?;
            Some(draw.probabilities.values().copied().fold(1.0, f64::min))
        };
        if let (Some(leximin), Some(maximin)) = (least(Method::Leximin), least(Method::Maximin)) {
            prop_assert!((leximin - maximin).abs() < 1e-5, "{} and {}", leximin, maximin);
        }
    }

    #[test]
    fn the_order_of_files_changes_nothing(seed in 0_u64..10_000, shift in 1_usize..11) {
        let (mut quotas, mut candidates) = small_pool(seed, 24, true);
        let Ok(problem) = Problem::new(quotas.clone(), candidates.clone(), 6) else { return Ok(()) };
        quotas.reverse();
        candidates.rotate_left(shift);
        let other = Problem::new(quotas, candidates, 6).expect("the same draw");
        let draws = [problem, other].map(|one| sortition::prepare(&one, Method::Leximin, Effort::default()));
        prop_assert_eq!(&draws[0], &draws[1]);
    }

    #[test]
    fn what_is_changed_as_told_becomes_possible(seed in 0_u64..10_000, young in 3_u32..6, hill in 2_u32..5) {
        let (mut quotas, candidates) = small_pool(seed, 14, false);
        quotas[1].min = young;
        quotas[1].max = 6;
        quotas[0].min = 0;
        quotas[2].min = hill;
        quotas[2].max = 6;
        quotas[3].min = 0;
        quotas[4].min = 0;
        let Ok(problem) = Problem::new(quotas.clone(), candidates.clone(), 6) else { return Ok(()) };
        if let Err(Refusal::Impossible { changes, .. }) = sortition::prepare(&problem, Method::Maximin, Effort::default()) {
            let mended = |changes: &[sortition::Change]| {
                let mut mended = quotas.clone();
                for change in changes {
                    for quota in &mut mended {
                        if quota.feature == change.feature && quota.value == change.value {
                            (quota.min, quota.max) = (change.min.1, change.max.1);
                        }
                    }
                }
                Problem::new(mended, candidates.clone(), 6)
                    .is_ok_and(|problem| sortition::prepare(&problem, Method::Maximin, Effort::default()).is_ok())
            };
            prop_assert!(mended(&changes));
            // Each change is needed: without any one of them there is still no panel.
            for left_out in 0..changes.len() {
                let mut fewer = changes.clone();
                fewer.remove(left_out);
                prop_assert!(!mended(&fewer));
            }
        }
    }
}

fn town() -> (Problem, sortition::Draw) {
    let (quotas, candidates) = small_pool(7, 40, true);
    let problem = Problem::new(quotas, candidates, 6).expect("well formed");
    let draw = sortition::prepare(&problem, Method::Leximin, Effort::default()).expect("possible");
    (problem, draw)
}

#[test]
fn the_commitment_opens_to_the_published_panels_and_to_nothing_else() {
    let (_, draw) = town();
    let text = draw.tickets.text();
    let read = Tickets::parse(&text).expect("what is published is read");
    assert_eq!(read, draw.tickets);
    assert_eq!(read.commitment(), draw.tickets.commitment());
    assert_eq!(read.draw("dice 3 5 1"), draw.tickets.draw("dice 3 5 1"));
    let other = text.replacen("\"p1\"", "\"p2\"", 1);
    assert!(Tickets::parse(&other).map_or(true, |read| read.commitment() != draw.tickets.commitment()));
    for damaged in [
        text.replacen("1\n", "2\n", 1),
        text.replacen("[\"", "[ \"", 1),
        text.lines().take(900).collect::<Vec<_>>().join("\n"),
        text.replacen("[\"", "{\"", 1),
        String::new(),
    ] {
        assert!(Tickets::parse(&damaged).is_err());
    }
}

#[test]
fn each_ticket_comes_as_often_as_the_others() {
    let (_, draw) = town();
    let mut counts = vec![0_u32; 10];
    for seed in 0..5_000 {
        counts[draw.tickets.draw(&seed.to_string()).ticket / 100] += 1;
    }
    println!("tickets by hundred over 5,000 seeds: {counts:?}");
    assert!(
        counts.iter().all(|count| (420..580).contains(count)),
        "{counts:?}"
    );
}

#[test]
fn two_people_alike_are_in_as_many_published_panels_but_one() {
    let (problem, draw) = town();
    let shares = draw.tickets.probabilities(problem.ids());
    for (id, share) in &shares {
        for (other, probability) in &draw.probabilities {
            if (draw.probabilities[id] - probability).abs() < 1e-12 {
                assert!(
                    (share - shares[other]).abs() < 0.02,
                    "{id} {share} and {other} {}",
                    shares[other]
                );
            }
        }
    }
}

#[test]
fn somebody_no_panel_can_hold_is_told_and_the_others_are_served() {
    let quotas = vec![quota("age", "young", 0, 0), quota("age", "old", 2, 2)];
    let pool = vec![
        candidate("a", &[("age", "young")], None),
        candidate("b", &[("age", "old")], None),
        candidate("c", &[("age", "old")], None),
        candidate("d", &[("age", "old")], None),
    ];
    let problem = Problem::new(quotas, pool, 2).expect("well formed");
    let draw = sortition::prepare(&problem, Method::Leximin, Effort::default()).expect("possible");
    assert!(draw.probabilities["a"].abs() < 1e-12);
    assert!((draw.probabilities["c"] - 2.0 / 3.0).abs() < 1e-6);
}

/// Every panel of a small pool, by their places.
fn all_panels(problem: &Problem, people: usize) -> Vec<Vec<usize>> {
    (0_u32..1 << people)
        .filter(|set| set.count_ones() == problem.seats())
        .map(|set| {
            (0..people)
                .filter(|place| (set >> place) & 1 == 1)
                .collect::<Vec<_>>()
        })
        .filter(|panel| problem.is_panel(panel))
        .collect()
}

/// Bounds of the least probability by other means: people and panels play against each other, people by multiplied weights.
/// What the best panel is worth under any weights is above the value, what a mix of panels gives is below it.
fn played(panels: &[Vec<usize>], people: usize) -> (f64, f64) {
    const ROUNDS: u32 = 3_000;
    let is_held: Vec<bool> = (0..people)
        .map(|place| panels.iter().any(|panel| panel.contains(&place)))
        .collect();
    let mut weights: Vec<f64> = is_held.iter().map(|held| f64::from(u8::from(*held))).collect();
    let mut given = vec![0.0; people];
    let mut above = 1.0_f64;
    for _ in 0..ROUNDS {
        let total: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= total;
        }
        let worth = |panel: &Vec<usize>| panel.iter().map(|place| weights[*place]).sum::<f64>();
        let best = panels
            .iter()
            .max_by(|one, other| worth(one).total_cmp(&worth(other)))
            .expect("a panel");
        above = above.min(worth(best));
        for place in best {
            given[*place] += 1.0 / f64::from(ROUNDS);
            weights[*place] *= 0.97;
        }
    }
    let below = given
        .iter()
        .zip(&is_held)
        .filter(|(_, held)| **held)
        .map(|(given, _)| *given)
        .fold(1.0, f64::min);
    (below, above)
}

#[test]
fn the_least_probability_is_the_value_of_the_game_between_people_and_panels() {
    let mut compared = 0;
    for seed in 0..60 {
        let people = 13;
        let (quotas, candidates) = small_pool(seed, 13, true);
        let Ok(problem) = Problem::new(quotas, candidates, 6) else {
            continue;
        };
        let panels = all_panels(&problem, people);
        let drawn = sortition::prepare(&problem, Method::Leximin, Effort::default());
        assert_eq!(drawn.is_err(), panels.is_empty(), "seed {seed}");
        let Ok(draw) = drawn else { continue };
        let (below, above) = played(&panels, people);
        let least = draw.proof.expect("leximin is proved").minimum;
        assert!(above - below < 0.05, "{below} to {above}");
        assert!(
            (below - 1e-6..=above + 1e-6).contains(&least),
            "seed {seed}: {below} ≤ {least} ≤ {above}"
        );
        compared += 1;
    }
    println!("{compared} least probabilities lie within the bounds of the game");
    assert!(compared >= 10, "{compared}");
}

#[test]
fn one_order_serves_every_seat_as_the_reserve_of_each() {
    let quotas = sortition::quotas_from_csv(
        "feature,value,min,max\nage,young,1,2\nage,old,1,2\nplace,town,1,2\nplace,country,1,2\n",
    )
    .expect("quotas");
    let pool = "id,age,place,home\na,young,town,\nb,young,country,h\nc,old,town,h\nd,old,country,\n\
                e,young,town,\nf,old,town,\ng,young,country,\nh,old,country,k\ni,young,town,k\n";
    let pool = sortition::candidates_from_csv(pool, "id", &quotas, &["home".to_owned()]).expect("candidates");
    let problem = Problem::new(quotas, pool, 3).expect("a problem");
    let panel = ["a".to_owned(), "c".to_owned(), "d".to_owned()];
    let order = sortition::reserve_order(problem.ids(), &panel, "1 2 3");
    assert_eq!(order.len(), 6);
    let nobody = BTreeSet::new();
    for reserve in problem.reserves(&panel, "1 2 3", 6).expect("a reserve") {
        let follower = problem
            .follower(&panel, &reserve.seat, &order, &nobody)
            .expect("on the panel");
        let follower = follower.map(|place| order[place].clone());
        assert_eq!(follower.as_ref(), reserve.substitutes.first(), "{}", reserve.seat);
        // Who is excluded is passed over, for the next of the same order.
        let excluded = follower.into_iter().collect();
        let next = problem
            .follower(&panel, &reserve.seat, &order, &excluded)
            .expect("on the panel");
        assert_eq!(next.map(|place| &order[place]), reserve.substitutes.get(1));
    }
}
