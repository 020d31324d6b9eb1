//! Every municipal case of the shared corpus, with a scorecard.

use std::collections::HashMap;
use std::path::Path;

use legistique::{Applied, Document, Outcome, Reading, apply_readings, inserted_text, parse_amendment};
use serde_json::Value;

fn texts_of(case: &Value) -> Vec<String> {
    let amendments = case["amendments"].as_array().expect("a case has amendments");
    amendments
        .iter()
        .map(|amendment| {
            amendment["text"]
                .as_str()
                .expect("an amendment has a text")
                .to_owned()
        })
        .collect()
}

fn applied(base: &Document, texts: &[String]) -> (Vec<Reading>, Applied) {
    let readings: Vec<Reading> = texts.iter().map(|text| parse_amendment(text, base)).collect();
    let applied = apply_readings(base, &readings.iter().collect::<Vec<_>>());
    (readings, applied)
}

/// What the case says of each amendment, in our words.
fn is_as_expected(case: &Value, outcomes: &[Outcome]) -> bool {
    let index = |number: &str| number.parse::<usize>().expect("amendments are numbered") - 1;
    let mut wanted: Vec<&str> = vec!["applied"; outcomes.len()];
    if let Some(error) = case["expect_error"].as_str() {
        wanted[0] = match error {
            "alinéa hors texte" => "target-missing",
            "ambigu" => "anchor-ambiguous",
            other => panic!("unknown error {other}"),
        };
    }
    if case["expect_warning"].as_str() == Some("sans objet") {
        wanted[0] = "nothing-to-change";
    }
    for (number, status) in case["expect_status"].as_object().into_iter().flatten() {
        assert_eq!(status, "tombé");
        wanted[index(number)] = "fallen";
    }
    for group in case["expect_identical"].as_array().into_iter().flatten() {
        for number in group.as_array().expect("a group of numbers").iter().skip(1) {
            wanted[index(number.as_str().expect("a number"))] = "identical";
        }
    }
    let got = outcomes.iter().map(|outcome| match outcome {
        Outcome::Applied => "applied",
        Outcome::Identical { .. } => "identical",
        Outcome::Fallen { .. } => "fallen",
        Outcome::Refused(reason) => reason.code(),
    });
    got.eq(wanted)
}

#[test]
fn every_municipal_case_is_exact() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/amendments/cases.jsonl"
    );
    if !Path::new(path).exists() {
        println!("skipped: shared amendments corpus absent");
        return;
    }
    let corpus = std::fs::read_to_string(path).expect("the corpus is readable");
    let cases: Vec<Value> = corpus
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    let by_id: HashMap<&str, &Value> = cases
        .iter()
        .filter_map(|case| Some((case["id"].as_str()?, case)))
        .collect();
    let mut score: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut failures = Vec::new();
    for case in cases
        .iter()
        .filter(|case| case["style"] == "commune" && case["kind"] == "apply")
    {
        let id = case["id"].as_str().expect("a case has an id");
        let document = |case: &Value| Document::parse(case["base"].as_str().expect("a case has a base"));
        // A sub-amendment applies to what its parent writes.
        let base = case["applies_to"].as_str().map_or_else(
            || document(case),
            |parent| {
                inserted_text(&parse_amendment(&texts_of(by_id[parent])[0], &document(by_id[parent])).edits)
            },
        );
        let (readings, applied) = applied(&base, &texts_of(case));
        let expected = Document::parse(case["expected"].as_str().expect("a case has an expected text"));
        let is_exact = applied.document == expected && is_as_expected(case, &applied.outcomes);
        let (exact, all) = score.entry(id.split('/').next().unwrap_or(id)).or_default();
        *exact += usize::from(is_exact);
        *all += 1;
        if !is_exact {
            failures.push(format!(
                "{id}: {:?}\n{:?}\n{}",
                applied.outcomes,
                readings,
                applied.document.to_markdown()
            ));
        }
    }
    for (origin, (exact, all)) in &score {
        println!("{origin}: {exact}/{all} exact");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert_eq!(
        score.values().map(|(_, all)| all).sum::<usize>(),
        28,
        "cases went missing"
    );
}
