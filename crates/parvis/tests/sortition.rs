//! `parvis sortition`, as a clerk prepares a draw and as anybody makes it again: what is printed, and the exit codes.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::collections::BTreeSet;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const FEATURES: &str = "feature,value,min,max\nÂge,jeune,2,2\nÂge,vieux,2,2\n";
const CANDIDATES: &str = "numero;Âge;foyer\n0001;jeune;\n0002;jeune;\n0003;jeune;f1\n0004;vieux;f1\n0005;vieux;\n0006;vieux;\n0007;vieux;\n";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        desk.file("features.csv", FEATURES);
        desk.file("candidates.csv", CANDIDATES);
        desk
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Prepares with the desk's two files.
    fn prepare(&self, more: &[&str]) -> Output {
        let (candidates, features) = (self.path("candidates.csv"), self.path("features.csv"));
        let mut arguments = vec![
            "--candidates",
            &candidates,
            "--features",
            &features,
            "--id-column",
            "numero",
            "--address-columns",
            "foyer",
            "--size",
            "4",
        ];
        arguments.extend_from_slice(more);
        sortition(&arguments)
    }
}

fn sortition(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .arg("sortition")
        .args(arguments)
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn panels_are_published_then_drawn_by_the_town_and_by_anybody() {
    let desk = Desk::new();
    let panels = desk.path("panels.txt");
    let prepared = json(&desk.prepare(&["--panels", &panels, "--format", "json"]));
    assert_eq!(prepared["panel"], serde_json::json!([]));
    let published = desk.read("panels.txt");
    assert_eq!(published.lines().count(), 1_001);
    for line in published.lines().skip(1) {
        let panel: BTreeSet<String> = serde_json::from_str(line).unwrap();
        assert_eq!(panel.len(), 4, "{line}");
        assert!(
            !(panel.contains("0003") && panel.contains("0004")),
            "one home: {line}"
        );
    }

    let drawn = json(&desk.prepare(&["--seed", "4 6 1", "--format", "json"]));
    assert_eq!(drawn["commitment"], prepared["commitment"]);
    let again = json(&sortition(&[
        "--published",
        &panels,
        "--seed",
        "4 6 1",
        "--format",
        "json",
    ]));
    for what in ["commitment", "panel", "ticket"] {
        assert_eq!(again[what], drawn[what], "{what}");
    }
    let ticket = usize::try_from(again["ticket"].as_u64().unwrap()).unwrap();
    let line: Value = serde_json::from_str(published.lines().nth(ticket + 1).unwrap()).unwrap();
    assert_eq!(line, again["panel"]);

    let text = sortition(&["--published", &panels, "--seed", "4 6 1"]);
    let listed: Vec<String> = said(&text.stdout).lines().map(str::to_owned).collect();
    assert_eq!(serde_json::json!(listed), again["panel"]);
    assert!(said(&text.stderr).contains(again["commitment"].as_str().unwrap()));
}

#[test]
fn another_order_of_files_makes_the_same_list() {
    let desk = Desk::new();
    let first = json(&desk.prepare(&["--seed", "1", "--format", "json"]));
    let (titles, people) = CANDIDATES.split_once('\n').unwrap();
    let mut people: Vec<&str> = people.lines().collect();
    people.reverse();
    desk.file("candidates.csv", &format!("{titles}\n{}\n", people.join("\n")));
    assert_eq!(json(&desk.prepare(&["--seed", "1", "--format", "json"])), first);
}

#[test]
fn a_list_that_was_touched_is_no_list() {
    let desk = Desk::new();
    let panels = desk.path("panels.txt");
    desk.prepare(&["--panels", &panels]);
    let published = desk.read("panels.txt");
    let shorter: Vec<&str> = published.lines().take(1_000).collect();
    for touched in [
        published.replace("parvis-sortition-panels 1", "panels"),
        published.replacen("\"0001\"", "0001", 1),
        shorter.join("\n") + "\n",
        String::new(),
    ] {
        desk.file("touched.txt", &touched);
        let refused = sortition(&["--published", &desk.path("touched.txt"), "--seed", "1"]);
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused.stderr));
        assert!(said(&refused.stderr).contains("mille panels publiés"));
        assert!(refused.stdout.is_empty());
    }
}

#[test]
fn quotas_that_cannot_be_met_are_an_answer_with_the_smallest_change() {
    let desk = Desk::new();
    desk.file(
        "features.csv",
        "feature,value,min,max\nÂge,jeune,4,4\nÂge,vieux,0,0\n",
    );
    let refused = desk.prepare(&["--seed", "1"]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused.stderr));
    let why = said(&refused.stderr);
    assert!(
        why.contains("il suffirait de changer") && why.contains("jeune"),
        "{why}"
    );
}

#[test]
fn wrong_uses_say_what_to_mend() {
    let desk = Desk::new();
    let panels = desk.path("panels.txt");
    desk.prepare(&["--panels", &panels]);
    // A published list draws nothing without a seed, and needs no candidates.
    let without_seed = sortition(&["--published", &panels]);
    assert_eq!(without_seed.status.code(), Some(2));
    let with_candidates = desk.prepare(&["--published", &panels, "--seed", "1"]);
    assert_eq!(with_candidates.status.code(), Some(2));
    assert_eq!(sortition(&["--seed", "1"]).status.code(), Some(2));
    assert_eq!(
        desk.prepare(&[]).status.code(),
        Some(2),
        "neither seed nor panels"
    );
    let absent = sortition(&["--published", &desk.path("absent.txt"), "--seed", "1"]);
    assert_eq!(absent.status.code(), Some(2));

    desk.file(
        "candidates.csv",
        "numero;Âge;foyer\n0001;moyen;\n0002;jeune;\n0003;jeune;\n0004;vieux;\n0005;vieux;\n",
    );
    let unknown = desk.prepare(&["--seed", "1"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        said(&unknown.stderr).contains("moyen"),
        "{}",
        said(&unknown.stderr)
    );
}
