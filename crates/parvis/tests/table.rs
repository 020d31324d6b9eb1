//! `parvis table`, as an agent or another program uses it: what is printed, what is written, and the exit codes.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const SCHEMA: &str = r#"{"fields": [
    {"name": "nom", "constraints": {"required": true}},
    {"name": "siret", "constraints": {"pattern": "^\\d{14}$"}},
    {"name": "jour", "type": "date"},
    {"name": "montant", "type": "number"}
], "custom_checks": [{"name": "french-siret-value", "params": {"column": "siret"}}]}"#;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.folder.path().join(name), text).unwrap();
        self.path(name)
    }
}

fn table(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .arg("table")
        .args(arguments)
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_table_is_described_for_people_and_for_programs() {
    let desk = Desk::new();
    let file = desk.file(
        "subventions.csv",
        "nom;siret;jour;montant\nVille de Poitiers;21860194600013;15/10/2017;1 234,50\n",
    );
    let described = table(&["describe", &file]);
    assert_eq!(described.status.code(), Some(0));
    let text = said(&described.stdout);
    for expected in [
        "Séparateur",
        "siret\tSIRET\t100,0\u{a0}%\t1\t0\t1\t21860194600013",
        "date (jj/mm/aaaa)",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(!text.contains('⟦'), "{text}");
    let described = json(&table(&["describe", &file, "--format", "json"]));
    assert_eq!(described["dialect"]["separator"], ";");
    assert_eq!(described["encoding"], "utf-8");
    assert_eq!(described["rows"], 1);
    assert_eq!(described["columns"][1]["sort"], "siret");
    assert_eq!(described["columns"][3]["sort"], "decimal-fr");
    assert_eq!(described["columns"][1]["examples"][0], "21860194600013");
}

#[test]
fn a_table_is_checked_mended_and_then_valid() {
    let desk = Desk::new();
    let schema = desk.file("schema.json", SCHEMA);
    let file = desk.file(
        "subventions.csv",
        "nom;siret;jour;montant\nA;21860194600013;15/10/2017;1 234,50\nB;;2017-10-16;12\n\n",
    );
    let checked = table(&["check", &file, "--schema", &schema]);
    assert_eq!(checked.status.code(), Some(1));
    let text = said(&checked.stdout);
    assert!(
        text.contains("ligne 2, jour") && text.contains("écrivez 2017-10-15"),
        "{text}"
    );
    assert!(text.contains("lignes vides à la fin"), "{text}");
    assert!(!text.contains('⟦'), "{text}");

    let fixed = desk.path("corrige.csv");
    let checked = table(&[
        "check", &file, "--schema", &schema, "--fix", &fixed, "--format", "json",
    ]);
    assert_eq!(checked.status.code(), Some(1));
    let report = json(&checked);
    assert_eq!(report["valid"], false);
    assert_eq!(report["errors"][0]["type"], "type-error");
    assert_eq!(report["errors"][0]["row"], 2);
    assert_eq!(report["errors"][0]["field"], "jour");
    assert_eq!(report["errors"][0]["value"], "15/10/2017");
    assert_eq!(report["errors"][0]["fix_value"], "2017-10-15");
    assert_eq!(report["fixed"]["valid"], true);
    assert_eq!(
        std::fs::read_to_string(&fixed).unwrap(),
        "nom,siret,jour,montant\nA,21860194600013,2017-10-15,1234.50\nB,,2017-10-16,12\n"
    );
    let checked = table(&["check", &fixed, "--schema", &schema]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked.stdout));

    let same = table(&["check", &file, "--schema", &schema, "--fix", &file]);
    assert_eq!(same.status.code(), Some(2));
    assert!(std::fs::read_to_string(&file).unwrap().contains("15/10/2017"));
}

#[test]
fn what_cannot_be_opened_is_told_from_what_is_no_table() {
    let desk = Desk::new();
    let schema = desk.file("schema.json", SCHEMA);
    let empty = desk.file("vide.csv", "");
    let checked = table(&["check", &empty, "--schema", &schema, "--format", "json"]);
    assert_eq!(checked.status.code(), Some(1));
    assert_eq!(json(&checked)["errors"][0]["type"], "source-error");
    assert_eq!(said(&checked.stderr).lines().count(), 1);
    let absent = desk.path("absent.csv");
    assert_eq!(
        table(&["check", &absent, "--schema", &schema]).status.code(),
        Some(2)
    );
    let broken = desk.file("broken.json", "{");
    assert_eq!(
        table(&["check", &empty, "--schema", &broken]).status.code(),
        Some(2)
    );
    assert_eq!(table(&["describe", &empty]).status.code(), Some(1));
}

#[test]
fn every_sentence_of_the_library_has_its_words() {
    let words = include_str!("../locales/table.ftl");
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tables/src");
    let mut folders = vec![sources];
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for key in text.split('"').filter(|piece| piece.starts_with("tables-")) {
                found += 1;
                let line = [key, " = "].concat();
                assert!(
                    words.lines().any(|known| known.starts_with(&line)),
                    "{key} in {} has no words",
                    path.display()
                );
            }
        }
    }
    assert!(found > 80, "{found} sentences");
}

#[test]
fn verdicts_of_another_program_are_compared() {
    let desk = Desk::new();
    desk.file("schema.json", SCHEMA);
    desk.file("a.csv", "nom,siret\nA,21860194600014\n");
    let verdicts = desk.file(
        "verdicts.json",
        r#"{"tool": "essai", "cases": [{"id": "a", "schema": "schema.json", "csv": "a.csv",
            "validata": {"valid": false, "errors": [{"type": "custom-check-error", "field": "siret", "row": 2}]}}]}"#,
    );
    let scored = table(&["score", &verdicts, "--format", "json"]);
    assert_eq!(scored.status.code(), Some(0), "{}", said(&scored.stdout));
    assert_eq!(json(&scored)["score"]["faults_same"], 1);
    let wrong = std::fs::read_to_string(&verdicts)
        .unwrap()
        .replace("false", "true");
    std::fs::write(&verdicts, wrong).unwrap();
    let scored = table(&["score", &verdicts, "--failures"]);
    assert_eq!(scored.status.code(), Some(1));
    assert!(
        said(&scored.stdout).contains("differs a"),
        "{}",
        said(&scored.stdout)
    );
}
