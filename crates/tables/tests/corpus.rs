//! Every verdict of the shared corpus, with a scorecard: Validata on generated and published files of French schemas.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::io::Write as _;
use std::path::Path;

use tables::verdicts::{Judged, Verdicts, judge, score};
use tables::{Refusal, Schema};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/tableschema");
/// What the corpus has at least, so that one read by halves is not taken for a whole one.
const CASES_MIN: usize = 700;
const AGREEMENT_MIN: f64 = 0.99;
const FAULT_AGREEMENT_MIN: f64 = 0.97;

fn root() -> Option<&'static Path> {
    let root = Path::new(ROOT);
    if root.exists() {
        return Some(root);
    }
    assert!(
        std::env::var_os("PARVIS_TEST_EVERYTHING").is_none(),
        "{ROOT} is absent, and PARVIS_TEST_EVERYTHING wants everything tried"
    );
    // Not println: what a test that passes prints there is not shown.
    let _ = writeln!(std::io::stderr(), "skipped: {ROOT} is absent");
    None
}

#[test]
fn verdicts_are_those_of_validata_but_for_what_is_better() {
    let Some(root) = root() else { return };
    let bytes = std::fs::read(root.join("verdicts.json")).unwrap();
    let verdicts: Verdicts = serde_json::from_slice(&bytes).unwrap();
    let judged: Vec<Judged> = verdicts
        .cases
        .iter()
        .map(|case| {
            let schema = std::fs::read(root.join(&case.schema)).unwrap();
            let csv = std::fs::read(root.join(&case.csv)).unwrap();
            judge(case, &schema, &csv)
        })
        .collect();
    let score = score(&judged);
    println!("{score:#?}");
    println!(
        "accept or refuse {:.4}, field and row {:.4}",
        score.agreement(),
        score.fault_agreement()
    );
    for case in &judged {
        if let Some(improvement) = case.improvement {
            println!("better: {} ({})", case.id, improvement.name());
        } else if !case.agrees() || !case.missed.is_empty() || !case.added.is_empty() {
            println!("differs: {case:?}");
        }
    }
    assert!(score.cases >= CASES_MIN, "{} cases", score.cases);
    assert!(score.agreement() >= AGREEMENT_MIN, "{}", score.agreement());
    assert!(
        score.fault_agreement() >= FAULT_AGREEMENT_MIN,
        "{}",
        score.fault_agreement()
    );
}

fn schemas(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            schemas(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

#[test]
fn every_table_schema_of_the_national_catalogue_is_followed() {
    let Some(root) = root() else { return };
    let mut files = Vec::new();
    schemas(&root.join("catalogue"), &mut files);
    let mut followed = 0;
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        if !value.get("fields").is_some_and(serde_json::Value::is_array) {
            continue;
        }
        match Schema::parse(&bytes) {
            Ok(schema) => {
                followed += 1;
                for notice in &schema.notices {
                    println!("{}: {notice:?}", file.display());
                }
            }
            Err(Refusal::Schema { what, place }) => panic!("{}: {what} {place}", file.display()),
            Err(refusal) => panic!("{}: {refusal}", file.display()),
        }
    }
    println!("{followed} schemas");
    assert!(followed >= 60, "{followed} schemas");
}

fn tables_under(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tables_under(&path, found);
        } else if path.extension().is_some_and(|extension| {
            ["csv", "geojson", "xlsx", "ods"]
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        }) {
            found.push(path);
        }
    }
}

#[test]
fn every_published_table_is_described() {
    let Some(root) = root() else { return };
    let mut files = Vec::new();
    for folder in ["examples", "../samples"] {
        tables_under(&root.join(folder), &mut files);
    }
    let mut described_count = 0;
    for file in files {
        let opened = tables::Source::open(std::fs::File::open(&file).unwrap());
        let described = match opened.and_then(tables::describe) {
            Ok(described) => described,
            Err(refusal) => {
                println!("{}: {refusal}", file.display());
                continue;
            }
        };
        described_count += 1;
        println!("{}: {} rows", file.display(), described.rows);
        for column in &described.columns {
            println!(
                "    {} {:?} {:.2} {:?}",
                column.name, column.sort, column.share, column.examples
            );
            // An identifier never loses a zero: what begins by one is shown with it, and is no number.
            let is_padded = column.examples.iter().any(|example| {
                example.len() > 1
                    && example.starts_with('0')
                    && example.bytes().all(|byte| byte.is_ascii_digit())
            });
            assert!(
                !(is_padded && matches!(column.sort, tables::Sort::Integer | tables::Sort::Year)),
                "{} {}",
                file.display(),
                column.name
            );
        }
    }
    assert!(described_count > 60, "{described_count} tables");
}
