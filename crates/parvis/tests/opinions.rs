//! `parvis opinions`, as whoever checks a published map uses it: what is printed, and the exit codes.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let file = self.folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    }
}

fn opinions(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .arg("opinions")
        .args(arguments)
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&output.stdout)))
}

/// Nine people and six on eight statements; all agree with the ninth. `agree` is the number that says so.
fn two_camps(agree: i8, number_of: impl Fn(usize) -> usize) -> String {
    let mut csv = "timestamp,datetime,comment-id,voter-id,vote\r\n".to_owned();
    let mut rank = 0;
    for place in 0..15 {
        for statement in 0..9 {
            rank += 1;
            let agrees = statement == 8 || (place < 9) == (statement < 4);
            let vote = if agrees { agree } else { -agree };
            let voter = number_of(place);
            writeln!(csv, "{rank},2026-11-10,{statement},{voter},{vote}\r").unwrap();
        }
    }
    csv
}

/// How many people each group has, the smallest first.
fn sizes(map: &Value) -> Vec<u64> {
    let groups = map["summary"]["groups"].as_array().unwrap();
    let mut sizes: Vec<u64> = groups
        .iter()
        .map(|group| group["people"].as_u64().unwrap())
        .collect();
    sizes.sort_unstable();
    sizes
}

#[test]
fn a_map_is_told_in_sentences_or_given_whole() {
    let desk = Desk::new();
    let votes = desk.file("votes.csv", &two_camps(1, |place| place));
    let told = opinions(&[&votes, "--seed", "4f1c"]);
    assert_eq!(told.status.code(), Some(0), "{}", said(&told.stderr));
    let text = said(&told.stdout);
    assert!(text.lines().next().unwrap().contains("15"), "{text}");
    assert!(text.contains("9 personnes (60"), "{text}");
    assert!(text.contains("6 personnes (40"), "{text}");
    assert!(text.contains("l’énoncé 8 (au moins"), "what all share: {text}");

    let whole = json(&opinions(&[&votes, "--seed", "4f1c", "--format", "json"]));
    assert_eq!(sizes(&whole), [6, 9]);
    assert_eq!(whole["seed"], "4f1c");
    assert_eq!(whole["summary"]["shared"][0]["tid"], 8);
    assert_eq!(whole["summary"]["shared"][0]["for"], "agree");
}

#[test]
fn the_same_votes_and_seed_give_the_same_bytes_whoever_has_which_number() {
    let desk = Desk::new();
    let votes = desk.file("votes.csv", &two_camps(1, |place| place));
    let shuffled = desk.file("shuffled.csv", &two_camps(1, |place| (place * 7 + 3) % 15));
    let one = opinions(&[&votes, "--seed", "4f1c"]);
    let again = opinions(&[&votes, "--seed", "4f1c"]);
    let other = opinions(&[&shuffled, "--seed", "4f1c"]);
    assert_eq!(said(&one.stdout), said(&again.stdout));
    assert_eq!(said(&one.stdout), said(&other.stdout));
}

#[test]
fn the_sign_of_agreement_is_asked_or_supposed_aloud() {
    let desk = Desk::new();
    // An export says +1; told that it is the other way round, everybody says the opposite.
    let votes = desk.file("votes.csv", &two_camps(1, |place| place));
    let turned = json(&opinions(&[&votes, "--agree=-1", "--format", "json"]));
    assert_eq!(turned["summary"]["shared"][0]["for"], "disagree");
    // A file in the shape of the database says −1: when most votes are +1, what was supposed is said.
    let rows: Vec<String> = (0..15)
        .flat_map(|pid| (0..7).map(move |tid| format!("{{\"pid\":{pid},\"tid\":{tid},\"vote\":1}}")))
        .collect();
    let stored = desk.file("stored.json", &format!("[{}]", rows.join(",")));
    let supposed = opinions(&[&stored]);
    assert_eq!(supposed.status.code(), Some(0), "{}", said(&supposed.stderr));
    assert!(
        said(&supposed.stderr).contains("--agree=-1"),
        "{}",
        said(&supposed.stderr)
    );
    let asked = opinions(&[&stored, "--agree=1"]);
    assert_eq!(said(&asked.stderr), "");
}

#[test]
fn what_moderation_took_away_is_read_beside_the_votes() {
    let desk = Desk::new();
    let rows: Vec<String> = (0..15)
        .flat_map(|pid| {
            (0..9).map(move |tid| {
                let agrees = tid == 8 || (pid < 9) == (tid < 4);
                let vote = if agrees { -1 } else { 1 };
                format!("{{\"pid\":{pid},\"tid\":{tid},\"vote\":{vote}}}")
            })
        })
        .collect();
    let votes = desk.file("votes.json", &format!("[{}]", rows.join(",")));
    let shown = json(&opinions(&[&votes, "--agree=-1", "--format", "json"]));
    assert_eq!(shown["summary"]["shared"][0]["tid"], 8);
    desk.file("comments.json", "[{\"tid\":8,\"mod\":-1},{\"tid\":0,\"mod\":1}]");
    let moderated = opinions(&[&votes, "--agree=-1", "--format", "json"]);
    assert!(said(&moderated.stderr).contains("comments.json"));
    let shared = json(&moderated)["summary"]["shared"].clone();
    assert!(
        shared.as_array().unwrap().iter().all(|one| one["tid"] != 8),
        "{shared}"
    );
}

#[test]
fn what_cannot_be_read_is_refused_in_one_line() {
    let desk = Desk::new();
    let cases = [
        ("other.csv", "nom,vote\nCamille,1\n"),
        ("vote.csv", "comment-id,voter-id,vote\n1,1,7\n"),
        ("number.csv", "comment-id,voter-id,vote\nun,1,1\n"),
        ("empty.csv", "comment-id,voter-id,vote\n"),
        ("broken.json", "[{\"pid\": 1,"),
    ];
    for (name, text) in cases {
        let file = desk.file(name, text);
        let refused = opinions(&[&file]);
        assert_eq!(
            (refused.status.code(), said(&refused.stdout).as_str()),
            (Some(2), ""),
            "{name}"
        );
        let why = said(&refused.stderr);
        assert_eq!(why.lines().count(), 1, "{name}: {why}");
        assert!(why.contains(name), "{name}: {why}");
    }
    let absent = opinions(&["absent.csv"]);
    assert_eq!(absent.status.code(), Some(2));
    assert_eq!(opinions(&[]).status.code(), Some(2));
}

#[test]
fn an_official_conversation_has_its_official_groups() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/polis/below-100-ptpts");
    if !folder.exists() {
        println!("skipped: ../shared/data/polis is absent");
        return;
    }
    let votes = folder.join("votes.json");
    let map = json(&opinions(&[votes.to_str().unwrap(), "--format", "json"]));
    let official: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("math-pca2.json")).unwrap()).unwrap();
    let counts = |map: &Value| {
        let groups = map["group-clusters"].as_array().unwrap();
        groups.len()
    };
    assert_eq!(counts(&map), counts(&official));
    assert_eq!(map["n"], official["n"], "participants");
}
