//! Every file of the reference validator, with a scorecard: what its own tests say of them, and what it says itself.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tables::bal::{self, Communes, Options, Profile};
use tables::{Level, Report, Source};

const FIXTURES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/data/samples/bal-fixtures/lib/validate/__tests__"
);
const FIXTURES_MIN: usize = 28;
/// Runs the reference validator: what it prints is told in its first lines.
const PEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/support/bal.mjs");
const PEER_MODULE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../e2e/node_modules/@ban-team/validateur-bal/package.json"
);
/// 1 December 2026, in days since the first of January 1970.
const TODAY: i32 = 20_788;
/// The identifier that the tests of the reference validator have the national base give to every commune.
const ID: &str = "0246e48c-f33d-433a-8984-034219be842e";

fn checked(csv: &[u8], profile: Option<Profile>, communes: &Communes) -> Report {
    let options = Options {
        profile,
        today: TODAY,
        communes: Some(communes),
    };
    bal::check(Source::open(csv).unwrap(), options).unwrap()
}

/// The communes of those files.
fn a_few() -> Communes {
    let table = format!("code,nom,id_ban_commune\n31591,Escoulis,{ID}\n01001,L’Abergement-Clémenciat,{ID}\n");
    Communes::read(Source::open(table.as_bytes()).unwrap()).unwrap()
}

fn fixtures() -> Option<Vec<PathBuf>> {
    let root = Path::new(FIXTURES);
    if !root.exists() {
        // Not println: what a test that passes prints there is not shown.
        let _ = writeln!(std::io::stderr(), "skipped: {FIXTURES} is absent");
        return None;
    }
    let mut found = Vec::new();
    for folder in ["data", "1.4/data", "1.5/data"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "csv") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() >= FIXTURES_MIN, "{} fixtures", found.len());
    Some(found)
}

/// What the tests of the reference validator say of its own files: the file, the profile, whether it passes, a rule, and
/// the letter of its level.
const EXPECTED: &[(&str, &str, Option<bool>, &str, &str)] = &[
    ("1.4/data/1.3-valid.csv", "1.4", Some(true), "", ""),
    ("1.4/data/1.4-valid.csv", "1.4", Some(true), "", ""),
    (
        "1.4/data/1.4-valid-relax.csv",
        "1.4",
        Some(false),
        "suffixe.espaces_debut_fin",
        "E",
    ),
    (
        "1.4/data/1.4-bad-id-ban-adresse.csv",
        "1.4",
        Some(false),
        "id_ban_adresse.type_invalide",
        "E",
    ),
    (
        "1.4/data/1.4-bad-id-ban-commune.csv",
        "1.4",
        Some(false),
        "id_ban_commune.type_invalide",
        "E",
    ),
    (
        "1.4/data/1.4-bad-id-ban-toponyme.csv",
        "1.4",
        Some(false),
        "id_ban_toponyme.type_invalide",
        "E",
    ),
    (
        "1.4/data/1.4-incoherent-dependance-id-ban.csv",
        "1.4",
        Some(false),
        "",
        "",
    ),
    (
        "1.4/data/1.4-bad-dependance-id-ban.csv",
        "1.4",
        Some(false),
        "row.lack_of_id_ban",
        "E",
    ),
    (
        "1.4/data/1.4-without-ban-adresse.csv",
        "1.4",
        Some(false),
        "row.lack_of_id_ban",
        "E",
    ),
    ("1.4/data/1.4-ids-ban-empty.csv", "1.4", Some(true), "", ""),
    (
        "1.4/data/1.4-no-ids-ban-every.csv",
        "1.4",
        Some(false),
        "rows.every_line_required_id_ban",
        "E",
    ),
    ("1.4/data/1.3-valid-uid_adresse.csv", "1.4", Some(true), "", ""),
    (
        "1.4/data/1.3-invalid-uid_adresse.csv",
        "1.3",
        Some(true),
        "uid_adresse.type_invalide",
        "W",
    ),
    ("1.4/data/1.3-invalid-uid_adresse.csv", "1.4", Some(false), "", ""),
    (
        "1.4/data/1.3-incoherent-uid_adresse.csv",
        "1.3",
        Some(true),
        "row.lack_of_id_ban",
        "I",
    ),
    (
        "1.4/data/1.3-incoherent-uid_adresse.csv",
        "1.4",
        Some(false),
        "",
        "",
    ),
    (
        "1.4/data/1.4-cog-no-match-id_ban_commune.csv",
        "1.4",
        Some(false),
        "row.cog_no_match_id_ban_commune",
        "E",
    ),
    ("1.5/data/1.5-valid.csv", "1.5", Some(true), "", ""),
    (
        "1.5/data/1.5-without-ban-ids.csv",
        "1.5",
        Some(false),
        "field.id_ban_commune.missing",
        "E",
    ),
    (
        "1.5/data/1.5-without-ban-ids.csv",
        "1.5",
        Some(false),
        "field.id_ban_toponyme.missing",
        "E",
    ),
    (
        "1.5/data/1.5-without-ban-ids.csv",
        "1.5",
        Some(false),
        "field.id_ban_adresse.missing",
        "E",
    ),
    ("data/locales.csv", "1.3", None, "voie_nom_@@.trop_court", "W"),
    ("data/without_row.csv", "1.3", Some(false), "rows.empty", "E"),
    (
        "data/without_row.csv",
        "1.3-relax",
        Some(false),
        "rows.empty",
        "E",
    ),
    (
        "data/without-voie_nom-nor-toponyme.csv",
        "1.5",
        Some(false),
        "row.adresse_incomplete",
        "E",
    ),
];

fn letter(level: Level) -> &'static str {
    match level {
        Level::Error => "E",
        Level::Warning => "W",
        Level::Info => "I",
    }
}

#[test]
fn its_own_tests_say_the_same_of_its_files() {
    let Some(fixtures) = fixtures() else { return };
    let communes = a_few();
    let mut same = 0;
    for (name, profile, is_valid, rule, level) in EXPECTED {
        let path = fixtures.iter().find(|path| path.ends_with(name)).unwrap();
        let csv = std::fs::read(path).unwrap();
        let report = checked(&csv, Profile::named(profile), &communes);
        if let Some(is_valid) = is_valid {
            assert_eq!(
                report.valid, *is_valid,
                "{name} by {profile}: {:?}",
                report.faults
            );
        }
        let mut all = report.faults.iter().chain(&report.remarks);
        let found = all
            .find(|fault| fault.kind == *rule)
            .map(|fault| letter(fault.level));
        assert_eq!(found.unwrap_or_default(), *level, "{name} by {profile}: {rule}");
        same += 1;
    }
    println!("its tests: {same} same of {}", EXPECTED.len());
    for (name, profile) in [
        ("data/sample.csv", "1.3"),
        ("data/auto-detect-1.4.csv", "1.4"),
        ("data/auto-detect-1.5.csv", "1.5"),
    ] {
        let path = fixtures.iter().find(|path| path.ends_with(name)).unwrap();
        let csv = std::fs::read(path).unwrap();
        let source = Source::open(&csv[..]).unwrap();
        assert_eq!(bal::profile_of(&source.header).name(), profile, "{name}");
    }
}

/// The rules of a file that are broken, with their row (0 for the file) and the letter of their level.
type Told = BTreeSet<(u64, String, String)>;

fn ours(report: &Report) -> Told {
    let all = report.faults.iter().chain(&report.remarks);
    all.map(|fault| {
        // A rule of a regional name is told with the language there.
        let code = match (fault.kind.split_once("_@@."), &fault.field) {
            (Some((_, rule)), Some(field)) => format!("{field}.{rule}"),
            _ => fault.kind.to_owned(),
        };
        (fault.row.unwrap_or(0), code, letter(fault.level).to_owned())
    })
    .collect()
}

/// What the reference validator says of files and profiles, and the communes that it knows.
fn peer(fixtures: &[PathBuf]) -> Option<Value> {
    if !Path::new(PEER_MODULE).exists() {
        assert!(
            std::env::var_os("PARVIS_TEST_EVERYTHING").is_none(),
            "{PEER_MODULE} is absent, and PARVIS_TEST_EVERYTHING wants everything tried (cargo xtask needs)"
        );
        let _ = writeln!(
            std::io::stderr(),
            "skipped: {PEER_MODULE} is absent (cargo xtask needs)"
        );
        return None;
    }
    let mut child = Command::new("node")
        .arg(PEER)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = json!({ "files": fixtures, "id": ID, "today": "2026-12-01T12:00:00Z" });
    child
        .stdin
        .take()
        .unwrap()
        .write_all(asked.to_string().as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{PEER}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn the_reference_validator_says_the_same_of_every_file() {
    let Some(fixtures) = fixtures() else { return };
    let Some(peer) = peer(&fixtures) else { return };
    let table = peer["communes"].to_string();
    let communes = Communes::read(Source::open(table.as_bytes()).unwrap()).unwrap();
    let (mut same, mut different, mut files) = (0, 0, 0);
    for told in peer["files"].as_array().unwrap() {
        let name = told["file"].as_str().unwrap();
        let profile = Profile::named(told["profile"].as_str().unwrap()).unwrap();
        let report = checked(&std::fs::read(name).unwrap(), Some(profile), &communes);
        files += 1;
        assert_eq!(
            report.valid,
            told["valid"].as_bool().unwrap(),
            "{name} by {}",
            profile.name()
        );
        if !told["parsed"].as_bool().unwrap() {
            continue;
        }
        let theirs: Told = told["rules"]
            .as_array()
            .unwrap()
            .iter()
            .map(|rule| {
                let text = |place: usize| rule[place].as_str().unwrap().to_owned();
                (rule[0].as_u64().unwrap(), text(1), text(2))
            })
            .collect();
        let ours = ours(&report);
        same += ours.intersection(&theirs).count();
        for (row, code, level) in ours.symmetric_difference(&theirs) {
            different += 1;
            println!(
                "differs: {name} by {}: row {row}, {code} ({level})",
                profile.name()
            );
        }
    }
    println!("validateur-bal: {files} verdicts the same, {same} rules the same, {different} different");
    assert_eq!(different, 0, "see the rules above");
}
