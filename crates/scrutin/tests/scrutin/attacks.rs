//! Attacks: each field of each message changed, dropped, swapped, doubled, replayed; elements of small order, of no
//! order; events forged. Hashes, chain and signatures are made anew after each change, so that only the rule at fault
//! can give it away.

use std::collections::BTreeMap;

use crate::common::{Told, TrusteesTold, flat, hold, nested};
use crate::forge::{Archive, Attack, attacks_on_events, attacks_on_messages};
use crate::held::official;
use rayon::prelude::*;
use scrutin::group::{Belenios2048Group, Ed25519, Group, Rfc3526Group};
use scrutin::verify::verify;

fn small(
    questions: &'static str,
    first: Vec<scrutin::ballot::Plain>,
    second: Vec<scrutin::ballot::Plain>,
) -> Told {
    Told {
        questions,
        weights: vec![1, 1],
        votes: vec![(0, second.clone()), (1, second), (0, first)],
        trustees: TrusteesTold {
            singles: 2,
            ceremony: None,
        },
    }
}

const ONE_BLANK: &str = r#"[{"answers":["A","B"],"blank":true,"min":1,"max":1,"question":"?"}]"#;
const ONE_TO_SHUFFLE: &str = r#"[{"type":"NonHomomorphic","value":{"answers":["A","B"],"question":"?"}}]"#;
const ONE_LISTS: &str = r#"[{"type":"Lists","value":{"answers":[["1","a"],["2","b"]],"question":"?"}}]"#;

fn blank() -> Told {
    let mut told = small(ONE_BLANK, vec![flat(&[0, 1, 0])], vec![flat(&[1, 0, 0])]);
    told.weights = vec![1, 5];
    told
}

fn threshold() -> Told {
    let mut told = blank();
    told.trustees = TrusteesTold {
        singles: 1,
        ceremony: Some((3, 2)),
    };
    told
}

fn shuffled() -> Told {
    small(ONE_TO_SHUFFLE, vec![flat(&[1, 2])], vec![flat(&[2, 1])])
}

fn of_lists() -> Told {
    small(
        ONE_LISTS,
        vec![nested(&[&[1, 1], &[0, 0]])],
        vec![nested(&[&[0, 0], &[1, 1]])],
    )
}

/// Every attack of a kind of archive, of which one in `stride` is tried.
fn attacks<G: Group>(told: &Told, stride: usize) -> Vec<(Attack, Vec<u8>)> {
    let held = hold::<G>(told, 21);
    assert!(verify(held.archive.as_slice(), &|_| {}).is_valid());
    let archive = Archive::read(&held.archive);
    assert_eq!(archive.write(), held.archive, "nothing changed, nothing differs");
    let mut all = attacks_on_messages::<G>(&archive, &held.codes);
    all.extend(attacks_on_events(&archive));
    all.into_iter()
        .enumerate()
        .filter(|(index, _)| index % stride == 0)
        .map(|(_, attack)| attack)
        .collect()
}

/// Tries them; how many, by the rule that gave each away.
fn refused(attacks: &[(Attack, Vec<u8>)]) -> BTreeMap<&'static str, usize> {
    let outcomes: Vec<Result<&'static str, String>> = attacks
        .par_iter()
        .map(|(attack, archive)| {
            let report = verify(archive.as_slice(), &|_| {});
            match report.fault() {
                Some(fault) => Ok(fault.rule.id()),
                None => Err(attack.to_string()),
            }
        })
        .collect();
    let accepted: Vec<&String> = outcomes.iter().filter_map(|one| one.as_ref().err()).collect();
    assert!(accepted.is_empty(), "{} accepted: {accepted:#?}", accepted.len());
    let mut rules = BTreeMap::new();
    for rule in outcomes.into_iter().flatten() {
        *rules.entry(rule).or_default() += 1;
    }
    rules
}

#[test]
fn no_attack_passes() {
    let mut count = 0;
    let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut tried = |name: &str, attacks: Vec<(Attack, Vec<u8>)>| {
        println!("{name}: {} attacks", attacks.len());
        count += attacks.len();
        for (rule, number) in refused(&attacks) {
            *rules.entry(rule).or_default() += number;
        }
    };
    tried("Ed25519, blank and weights", attacks::<Ed25519>(&blank(), 1));
    tried("Ed25519, threshold", attacks::<Ed25519>(&threshold(), 1));
    tried("Ed25519, shuffles", attacks::<Ed25519>(&shuffled(), 1));
    tried("Ed25519, lists", attacks::<Ed25519>(&of_lists(), 1));
    tried(
        "BELENIOS-2048, blank and weights",
        attacks::<Belenios2048Group>(&blank(), 11),
    );
    tried(
        "RFC-3526-2048, shuffles",
        attacks::<Rfc3526Group>(&shuffled(), 17),
    );
    for (rule, number) in &rules {
        println!("{number:6} {rule}");
    }
    println!("{count} attacks, all refused");
    assert!(count >= 2_000, "{count}");
    // Each proof gave some away by itself.
    for rule in [
        "proof-choice",
        "proof-overall",
        "proof-blank",
        "proof-raw",
        "proof-list",
        "proof-nonzero",
        "ballot-signature",
        "shuffle-proof",
        "decryption-proof",
        "trustee-proof",
        "certificate-signature",
        "tally-mismatch",
        "result-mismatch",
        "member",
        "number",
        "neutral",
        "event-order",
    ] {
        assert!(rules.contains_key(rule), "{rule} gave nothing away");
    }
}

#[test]
fn the_official_program_refuses_them_too() {
    // What it was made from first: a program that refuses everything would refuse the attacks too.
    for held in [
        hold::<Belenios2048Group>(&blank(), 21),
        hold::<Rfc3526Group>(&shuffled(), 21),
    ] {
        match official(&held.archive) {
            Some(is_accepted) => assert!(is_accepted, "the official program refuses a valid archive"),
            None => return,
        }
    }
    let mut sample: Vec<(Attack, Vec<u8>)> = attacks::<Belenios2048Group>(&blank(), 1);
    sample.extend(attacks::<Rfc3526Group>(&shuffled(), 1));
    // Forms that the official program reads more broadly are ours alone to refuse: it is asked about values.
    sample.retain(|(attack, _)| attack.is_value());
    let stride = sample.len() / 40;
    let mut asked = 0;
    for (attack, archive) in sample.iter().step_by(stride.max(1)) {
        assert_eq!(
            official(archive),
            Some(false),
            "the official program accepts: {attack}"
        );
        asked += 1;
    }
    println!(
        "{asked} attacks of {} refused by the official program",
        sample.len()
    );
    assert!(asked >= 30);
}
