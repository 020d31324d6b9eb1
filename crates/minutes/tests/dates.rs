//! The shared corpus of French date phrases, every line of it.

use jiff::civil::Date;
use serde_json::{Value, json};

#[test]
fn every_phrase_of_the_corpus_is_read_as_expected() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/minutes/dates.jsonl"
    );
    let Ok(corpus) = std::fs::read_to_string(path) else {
        println!("skipped: shared/data/minutes/dates.jsonl absent");
        return;
    };
    let mut right = 0;
    let mut wrong = Vec::new();
    let cases: Vec<Value> = corpus
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for case in &cases {
        let reference: Date = case["reference_date"].as_str().unwrap().parse().unwrap();
        let input = case["input"].as_str().unwrap();
        let read = minutes::date::parse(input, reference).to_json();
        let expected = json!({ "expected": case["expected"], "warning": case["warning"] });
        if read == expected {
            right += 1;
        } else {
            wrong.push(format!(
                "{} « {input} »\n  expected {expected}\n  read     {read}",
                case["id"]
            ));
        }
    }
    println!("dates {right}/{}", cases.len());
    assert!(wrong.is_empty() && right > 0, "{}", wrong.join("\n"));
}
