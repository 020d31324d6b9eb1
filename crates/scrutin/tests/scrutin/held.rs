//! Elections held here from their beginning to their end: they verify here and, in the groups that Debian's official
//! program knows, there.

use std::process::Command;

use crate::common::{TrusteesTold, hold, homomorphic, lists, to_shuffle};
use scrutin::group::{Belenios2048Group, Ed25519, Group, Rfc3526Group};
use scrutin::message::write;
use scrutin::verify::verify;

const THREE: TrusteesTold = TrusteesTold {
    singles: 3,
    ceremony: None,
};
const SERVER_AND_TWO_OF_THREE: TrusteesTold = TrusteesTold {
    singles: 1,
    ceremony: Some((3, 2)),
};

/// What the official program says of an archive; none where it is not installed.
pub(crate) fn official(archive: &[u8]) -> Option<bool> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join(format!("{}.bel", crate::common::UUID)),
        archive,
    )
    .unwrap();
    let Ok(output) = Command::new("belenios-tool")
        .args(["election", "verify", "--dir"])
        .arg(folder.path())
        .output()
    else {
        test_postgres::absent("belenios-tool");
        return None;
    };
    if !output.status.success() {
        println!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Some(output.status.success())
}

fn verified<G: Group>(told: &crate::common::Told, expected: &str) -> Vec<u8> {
    let held = hold::<G>(told, 11);
    let report = verify(held.archive.as_slice(), &|_| {});
    assert!(report.is_valid(), "{}", report.fault().unwrap());
    assert_eq!(
        String::from_utf8(write(&held.result)).unwrap(),
        format!("{{\"result\":{expected}}}")
    );
    held.archive
}

/// As [`verified`], for questions to shuffle, whose order is drawn.
fn verified_in_any_order<G: Group>(trustees: TrusteesTold) -> Vec<u8> {
    let held = hold::<G>(&to_shuffle(trustees), 12);
    let report = verify(held.archive.as_slice(), &|_| {});
    assert!(report.is_valid(), "{}", report.fault().unwrap());
    let written = String::from_utf8(write(&held.result)).unwrap();
    assert!(written.starts_with("{\"result\":[[3,0],["), "{written}");
    for answer in ["[1,2,3]", "[3,255,1]", "[2,1,3]"] {
        assert!(written.contains(answer), "{written}");
    }
    assert!(
        !written.contains("[0,0,0]"),
        "a ballot that was replaced counts: {written}"
    );
    held.archive
}

const PLAIN: &str = "[[0,2],[1,1,0,1]]";
const WEIGHTED: &str = "[[0,\"3000000007\"],[\"3000000000\",7,0,1]]";

#[test]
fn elections_in_ed25519_verify() {
    verified::<Ed25519>(&homomorphic(vec![1; 3], THREE), PLAIN);
    verified::<Ed25519>(&homomorphic(vec![7, 3_000_000_000, 1], THREE), WEIGHTED);
    verified::<Ed25519>(&homomorphic(vec![1; 3], SERVER_AND_TWO_OF_THREE), PLAIN);
    verified::<Ed25519>(&lists(THREE), "[[[2,2,1],[2,2]]]");
    verified_in_any_order::<Ed25519>(THREE);
    verified_in_any_order::<Ed25519>(SERVER_AND_TWO_OF_THREE);
}

#[test]
fn elections_in_belenios_2048_verify_here_and_with_the_official_program() {
    let weighted = WEIGHTED
        .replace("3000000007", "1000007")
        .replace("3000000000", "1000000");
    let weighted = weighted.replace('"', "");
    let archives = [
        verified::<Belenios2048Group>(&homomorphic(vec![1; 3], THREE), PLAIN),
        verified::<Belenios2048Group>(&homomorphic(vec![7, 1_000_000, 1], THREE), &weighted),
        verified::<Belenios2048Group>(&homomorphic(vec![7, 3_000_000_000, 1], THREE), WEIGHTED),
        verified::<Belenios2048Group>(&homomorphic(vec![1; 3], SERVER_AND_TWO_OF_THREE), PLAIN),
    ];
    for (index, archive) in archives.iter().enumerate() {
        assert_ne!(official(archive), Some(false), "archive {index}");
    }
    // The official program of Debian does not know questions of lists.
    verified::<Belenios2048Group>(&lists(THREE), "[[[2,2,1],[2,2]]]");
}

#[test]
fn elections_in_rfc_3526_verify_here_and_with_the_official_program() {
    let archives = [
        verified::<Rfc3526Group>(&homomorphic(vec![1; 3], THREE), PLAIN),
        verified_in_any_order::<Rfc3526Group>(THREE),
        verified_in_any_order::<Rfc3526Group>(SERVER_AND_TWO_OF_THREE),
    ];
    for (index, archive) in archives.iter().enumerate() {
        assert_ne!(official(archive), Some(false), "archive {index}");
    }
}

#[test]
fn an_election_in_which_nobody_votes_has_a_result() {
    let mut told = homomorphic(vec![1; 3], THREE);
    told.votes.clear();
    verified::<Ed25519>(&told, "[[0,0],[0,0,0,0]]");
    let archive = verified::<Belenios2048Group>(&told, "[[0,0],[0,0,0,0]]");
    assert_ne!(official(&archive), Some(false));
}

#[test]
fn choices_that_break_the_rules_make_no_ballot() {
    use crate::common::{flat, nested};
    let random = &mut crate::common::random(5);
    let told = homomorphic(vec![1; 3], THREE);
    let (holding, _, codes) = crate::common::open::<Ed25519>(&told, random);
    let election = &holding.board.election;
    let sound = flat(&[1, 0]);
    for refused in [
        vec![flat(&[1, 1]), flat(&[0, 1, 0, 0])],
        vec![flat(&[2, 0]), flat(&[0, 1, 0, 0])],
        vec![sound.clone(), flat(&[1, 1, 0, 0])],
        vec![sound.clone(), flat(&[0, 1, 1, 1])],
        vec![sound.clone(), flat(&[0, 0, 0, 0])],
        vec![sound.clone(), flat(&[1, 0, 0])],
        vec![sound.clone(), nested(&[&[0, 1, 0, 0]])],
        vec![sound.clone()],
    ] {
        let made = scrutin::ballot::make(election, random, &codes[0], &refused);
        assert_eq!(
            made.unwrap_err().rule,
            scrutin::Rule::BallotChoices,
            "{refused:?}"
        );
    }
    let (holding, _, codes) = crate::common::open::<Ed25519>(&lists(THREE), random);
    for refused in [
        nested(&[&[1, 0, 0], &[0, 0]]),
        nested(&[&[1, 1, 0], &[1, 1]]),
        nested(&[&[0, 1, 0], &[0, 0]]),
        nested(&[&[0, 0, 0], &[0, 0]]),
        nested(&[&[1, 1, 0], &[0, 1]]),
        nested(&[&[1, 1], &[0, 0]]),
    ] {
        let made = scrutin::ballot::make(&holding.board.election, random, &codes[0], &[refused]);
        assert_eq!(made.unwrap_err().rule, scrutin::Rule::BallotChoices);
    }
    let weighted = to_shuffle(THREE);
    let told = crate::common::Told {
        weights: vec![1, 2, 1, 1],
        ..weighted
    };
    let (mut holding, _, codes) = crate::common::open::<Ed25519>(&told, random);
    let plains = [flat(&[1, 0]), flat(&[1, 2, 3])];
    let ballot = scrutin::ballot::make(&holding.board.election, random, &codes[1], &plains).unwrap();
    assert!(
        holding.ballot(&write(&ballot)).is_err(),
        "weights cannot be shuffled"
    );
}

#[test]
fn fewer_than_the_threshold_cannot_decrypt() {
    let told = homomorphic(vec![1; 3], SERVER_AND_TWO_OF_THREE);
    let random = &mut crate::common::random(9);
    let (mut holding, keys, _) = crate::common::open::<Ed25519>(&told, random);
    holding.close().unwrap();
    for owner in [1, 3] {
        let tally = holding.board.tally().unwrap();
        let made =
            scrutin::decryption::decrypt(&holding.board.election, random, &keys.secrets[owner - 1], tally);
        holding.decryption(owner, &made).unwrap();
        if owner == 1 {
            continue;
        }
        let refused = holding.board.compute_result().unwrap_err();
        assert_eq!(refused.rule, scrutin::Rule::DecryptionMissing);
    }
}
