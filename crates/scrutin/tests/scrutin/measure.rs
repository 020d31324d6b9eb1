//! What verification costs. Run by who measures: `cargo test --release -p scrutin --test scrutin measure -- --ignored --nocapture`.

#![expect(clippy::cast_precision_loss, reason = "figures for people")]

use std::time::Instant;

use crate::common::{TrusteesTold, flat, homomorphic};
use rayon::prelude::*;
use scrutin::group::{Belenios2048Group, Ed25519, Group};
use scrutin::message::write;
use scrutin::verify::verify;

/// The election of the published figures: two questions, five ciphertexts, a blank vote, three trustees.
const FIVE_CIPHERTEXTS: &str = r#"[
    {"answers":["Answer 1","Answer 2"],"min":0,"max":1,"question":"Question 1?"},
    {"answers":["Answer 1","Answer 2"],"blank":true,"min":1,"max":1,"question":"Question 2?"}
]"#;

fn archive<G: Group>(count: usize) -> Vec<u8> {
    let trustees = TrusteesTold {
        singles: 3,
        ceremony: None,
    };
    let mut told = homomorphic(vec![1; count], trustees);
    told.questions = FIVE_CIPHERTEXTS;
    told.votes.clear();
    let random = &mut crate::common::random(1);
    let (mut holding, keys, codes) = crate::common::open::<G>(&told, random);
    let ballots: Vec<Vec<u8>> = codes
        .par_iter()
        .enumerate()
        .map(|(index, code)| {
            let random = &mut crate::common::random(1000 + index as u64);
            let plains = [flat(&[1, 0]), flat(&[0, 0, 1])];
            write(&scrutin::ballot::make(&holding.board.election, random, code, &plains).unwrap())
        })
        .collect();
    for ballot in ballots {
        holding.ballot(&ballot).unwrap();
    }
    holding.close().unwrap();
    for owner in 1..=3 {
        let tally = holding.board.tally().unwrap();
        let secret = &keys.secrets[owner - 1];
        let made = scrutin::decryption::decrypt(&holding.board.election, random, secret, tally);
        holding.decryption(owner, &made).unwrap();
    }
    holding.result().unwrap();
    holding.finish().unwrap()
}

/// Seconds of processor this process has used, from the kernel's clock ticks.
fn processor_seconds() -> f64 {
    let Ok(line) = std::fs::read_to_string("/proc/self/stat") else {
        return 0.0;
    };
    let after = line.rsplit(')').next().unwrap_or_default();
    let fields: Vec<f64> = after
        .split_whitespace()
        .filter_map(|field| field.parse().ok())
        .collect();
    // Without the state, which is a letter: utime and stime are the 11th and 12th that follow.
    (fields[10] + fields[11]) / 100.0
}

fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap_or("0 0");
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

fn measured<G: Group>(count: usize) {
    let path = std::env::temp_dir().join(format!("scrutin-measure-{}-{count}.bel", G::NAME));
    // Making ballots takes memory of its own: a first run makes the archive, the next one measures.
    if !path.exists() {
        std::fs::write(&path, archive::<G>(count)).unwrap();
        println!("{} is made: run again to measure", path.display());
        return;
    }
    let (begun, before) = (Instant::now(), processor_seconds());
    let report = verify(
        std::io::BufReader::new(std::fs::File::open(&path).unwrap()),
        &|_| {},
    );
    assert!(report.is_valid());
    let (wall, processor) = (begun.elapsed().as_secs_f64(), processor_seconds() - before);
    println!(
        "{}: {count} ballots verified in {wall:.1} s, {processor:.1} s of processor, {:.2} ms a ballot; \
         peak {:.0} MB, archive of {:.0} MB",
        G::NAME,
        processor * 1000.0 / count as f64,
        peak_megabytes(),
        std::fs::metadata(&path).unwrap().len() as f64 / 1_048_576.0
    );
}

#[test]
#[ignore = "measures"]
fn ten_thousand_ballots_in_ed25519() {
    measured::<Ed25519>(10_000);
}

#[test]
#[ignore = "measures"]
fn two_hundred_ballots_in_belenios_2048() {
    measured::<Belenios2048Group>(200);
}
