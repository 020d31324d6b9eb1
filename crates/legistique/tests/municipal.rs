//! Our own municipal amendments: budgets, delegations, rules of a council, of a school canteen, of an association, of a market, as
//! people type them. The statuses expected stand in each case, and so does the text.

use legistique::{Document, Outcome, Reading, Style, apply_readings, read_amendment};
use serde_json::Value;

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn every_case_is_exact_whether_its_dialect_is_said_or_not() {
    let cases: Vec<Value> = include_str!("../corpus/municipal.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    assert!(cases.len() >= 60, "cases went missing");
    let mut failures = Vec::new();
    for (case, style) in cases
        .iter()
        .flat_map(|case| [(case, None), (case, Some(Style::Commune))])
    {
        let base = Document::parse(case["base"].as_str().expect("a base"));
        let readings: Vec<Reading> = list(&case["amendments"])
            .iter()
            .map(|amendment| {
                read_amendment(
                    amendment["text"].as_str().expect("a sentence"),
                    style,
                    &base,
                    None,
                )
            })
            .collect();
        let applied = apply_readings(&base, &readings.iter().collect::<Vec<_>>());
        let statuses = applied.outcomes.iter().map(|outcome| match outcome {
            Outcome::Applied => "applied",
            Outcome::Identical { .. } => "identical",
            Outcome::Fallen { .. } => "fallen",
            Outcome::Refused(reason) => reason.code(),
        });
        let expected = Document::parse(case["expected"].as_str().expect("a text"));
        let is_as_said = statuses
            .clone()
            .eq(list(&case["statuses"]).iter().filter_map(Value::as_str));
        if applied.document != expected || !is_as_said {
            failures.push(format!(
                "{} ({style:?}): {}\n{:?}\n{readings:?}\n{}",
                case["id"],
                case["amendments"][0]["text"],
                statuses.collect::<Vec<_>>(),
                applied.document.to_markdown()
            ));
        }
    }
    println!("{} cases, {} failures", cases.len(), failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
