//! The dialects of the Assemblée, the Sénat and modifying laws on the shared corpora, with a scorecard and thresholds; absent corpora
//! are said and skipped.

use std::collections::{HashMap, HashSet};

use legistique::corpus::{CLOSE_MIN, Verdict, explanations, judge};
use serde_json::Value;

fn cases(name: &str) -> Option<Vec<Value>> {
    let path = format!(
        "{}/../../../shared/data/amendments/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {name} is not beside the project");
        return None;
    };
    Some(
        text.lines()
            .map(|line| serde_json::from_str(line).expect("a line is JSON"))
            .collect(),
    )
}

fn verdicts(name: &str) -> Option<Vec<Verdict>> {
    Some(cases(name)?.iter().filter_map(judge).collect())
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand cases")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

/// At least, in percent of the cases.
fn at_least(said: &str, part: usize, whole: usize, threshold: f64) {
    println!("{said}: {part}/{whole} ({:.2} %)", percent(part, whole));
    assert!(whole > 0, "{said}: no case");
    assert!(
        percent(part, whole) >= threshold,
        "{said}: {:.2} % is less than {threshold} %",
        percent(part, whole)
    );
}

#[test]
fn sentences_are_read_in_each_dialect() {
    let Some(verdicts) = verdicts("cases.jsonl") else {
        return;
    };
    for (style, parsed_min, strictly_min, agreeing_min) in
        [("assemblee", 97.0, 95.0, 95.5), ("senat", 98.0, 88.0, 97.5)]
    {
        let of_style: Vec<&Verdict> = verdicts
            .iter()
            .filter(|verdict| verdict.kind == "parse" && verdict.style == style)
            .collect();
        let count = |of: fn(&Verdict) -> bool| of_style.iter().filter(|verdict| of(verdict)).count();
        let said = |what: &str| format!("{style}, {what}");
        at_least(
            &said("parsed"),
            count(|verdict| verdict.is_parsed),
            of_style.len(),
            parsed_min,
        );
        at_least(
            &said("parsed, and not an operation more than expected"),
            count(|verdict| verdict.is_strictly_parsed),
            of_style.len(),
            strictly_min,
        );
        // Where we name no alinéa and the official label does, we disagree: « Compléter cet article » is the last one, which only
        // the text tells.
        let agreeing = count(|verdict| verdict.agrees == Some(true));
        let labelled = count(|verdict| verdict.agrees.is_some());
        at_least(
            &said("alinéa as the official one"),
            agreeing,
            labelled,
            agreeing_min,
        );
        let named = count(|verdict| verdict.agrees.is_some() && verdict.is_named);
        at_least(
            &said("alinéa as the official one, where the sentence says one"),
            agreeing,
            named,
            AGREEING,
        );
    }
}

/// `"case" = "why its official alinéa is not the one we give first"`.
const ALINEAS: &str = include_str!("../corpus/alineas.toml");

#[test]
fn each_alinea_that_is_not_the_official_one_is_listed() {
    let Some(cases) = cases("cases.jsonl") else {
        return;
    };
    let listed: HashMap<&str, &str> = ALINEAS
        .lines()
        .filter_map(|line| {
            let (id, why) = line.strip_prefix('"')?.split_once("\" = \"")?;
            Some((id, why.strip_suffix('"')?))
        })
        .collect();
    let differing: HashSet<&str> = cases
        .iter()
        .filter(|case| judge(case).is_some_and(|verdict| verdict.agrees == Some(false)))
        .filter_map(|case| case["id"].as_str())
        .collect();
    for id in &differing {
        let why = listed.get(id).unwrap_or_else(|| panic!("{id} is not listed"));
        assert!(why.len() > 40 && why.ends_with('.'), "{id}: {why}");
    }
    for id in listed.keys() {
        assert!(
            differing.contains(id),
            "{id} is as the official one: it needs no line"
        );
    }
}

#[test]
fn sub_amendments_are_read() {
    let Some(verdicts) = verdicts("sub-amendments.jsonl") else {
        return;
    };
    let parsed = verdicts.iter().filter(|verdict| verdict.is_parsed).count();
    at_least(
        "sub-amendments, parsed",
        parsed,
        verdicts.len(),
        PARSED_SUB_AMENDMENTS,
    );
}

#[test]
fn adopted_amendments_give_the_adopted_article() {
    let Some(verdicts) = verdicts("cases.jsonl") else {
        return;
    };
    let applied: Vec<&Verdict> = verdicts
        .iter()
        .filter(|verdict| verdict.kind == "apply" && verdict.style != "commune")
        .collect();
    let exact = applied.iter().filter(|verdict| verdict.is_exact).count();
    let close = applied
        .iter()
        .filter(|verdict| {
            verdict
                .similarity
                .is_some_and(|similarity| similarity >= CLOSE_MIN)
        })
        .count();
    let silent = applied.iter().filter(|verdict| verdict.is_silently_wrong).count();
    println!("applied without a warning, and wrong: {silent}/{}", applied.len());
    let right = applied.iter().filter(|verdict| {
        verdict
            .similarity
            .is_some_and(|similarity| similarity >= CLOSE_MIN)
    });
    let doubted = right
        .filter(|verdict| verdict.is_warned && verdict.refused == 0)
        .count();
    println!("right, and a doubt said: {doubted} of {close}");
    at_least("applied, word for word", exact, applied.len(), EXACT);
    at_least("applied, at least 0.97 alike", close, applied.len(), CLOSE);
    // Each was looked at: what is not a flaw of the data is mended.
    let unexplained = applied
        .iter()
        .filter(|verdict| verdict.is_silently_wrong && verdict.explained.is_none())
        .count();
    println!("of which unexplained: {unexplained}");
    assert!(
        percent(unexplained, applied.len()) <= UNEXPLAINED_MAX,
        "{unexplained} silently wrong and unexplained"
    );
}

#[test]
fn the_flaws_listed_are_those_of_cases_still_wrong() {
    let Some(cases) = cases("cases.jsonl") else {
        return;
    };
    let mut mended = Vec::new();
    for (id, flaw) in explanations() {
        assert!(flaw.len() > 40 && flaw.ends_with('.'), "{id}: {flaw}");
        let case = cases.iter().find(|case| case["id"] == id);
        let verdict = case.and_then(judge).unwrap_or_else(|| panic!("{id} is no case"));
        if verdict.is_silently_wrong {
            assert_eq!(verdict.explained, Some(flaw));
        } else {
            mended.push(id);
        }
    }
    assert!(
        mended.is_empty(),
        "these need no explanation any more: {mended:#?}"
    );
    // What is not listed is explained by nothing, whatever it looks like.
    let unlisted: Vec<&str> = cases
        .iter()
        .filter(|case| case["kind"] == "apply" && case["style"] != "commune")
        .filter(|case| judge(case).is_some_and(|verdict| verdict.is_silently_wrong))
        .filter_map(|case| case["id"].as_str())
        .filter(|id| explanations().all(|(known, _)| known != *id))
        .collect();
    assert!(
        unlisted.is_empty(),
        "applied without a warning, wrong, and not listed: {unlisted:#?}"
    );
    assert!(explanations().count() > 0);
}

#[test]
fn amendments_are_called_in_the_official_order() {
    let Some(verdicts) = verdicts("order.jsonl") else {
        return;
    };
    let sum = |of: fn(&Verdict) -> usize| verdicts.iter().map(of).sum::<usize>();
    let all = sum(|verdict| verdict.pairs.all);
    at_least(
        "consecutive official pairs not inverted",
        sum(|verdict| verdict.pairs.not_inverted),
        all,
        ORDERED,
    );
    at_least(
        "consecutive official pairs printed in sequence",
        sum(|verdict| verdict.pairs.in_sequence),
        all,
        IN_SEQUENCE,
    );
    // Ties are no success: of the pairs whose places differ, those in the official order.
    let tied = sum(|verdict| verdict.pairs.tied);
    let in_order = sum(|verdict| verdict.pairs.in_order());
    let inverted = sum(|verdict| verdict.pairs.inverted());
    println!("pairs: {in_order} in order, {tied} tied, {inverted} inverted");
    assert_eq!(in_order + tied + inverted, all);
    at_least(
        "consecutive official pairs in order, ties apart",
        in_order,
        all - tied,
        IN_ORDER,
    );
}

#[test]
fn official_groups_of_identical_amendments_are_called_together() {
    let Some(verdicts) = verdicts("order.jsonl") else {
        return;
    };
    let together = verdicts.iter().map(|verdict| verdict.identical.0).sum();
    let all = verdicts.iter().map(|verdict| verdict.identical.1).sum();
    assert!(all >= 244, "only {all} groups");
    at_least(
        "official groups of identical amendments together",
        together,
        all,
        TOGETHER,
    );
}

/// What explains a case must not only be what the case was looked at for: in each half of the corpus, a line of the list excuses a
/// case only where the flaw can be seen in the case too.
#[test]
fn each_half_of_the_corpus_shows_the_flaws_that_are_listed() {
    let Some(verdicts) = verdicts("cases.jsonl") else {
        return;
    };
    let applied: Vec<&Verdict> = verdicts
        .iter()
        .filter(|verdict| verdict.kind == "apply" && verdict.style != "commune")
        .collect();
    for half in [0, 1] {
        let half: Vec<&&Verdict> = applied.iter().skip(half).step_by(2).collect();
        let loud = half
            .iter()
            .filter(|verdict| {
                !verdict.is_silently_wrong || (verdict.explained.is_some() && verdict.seems_elsewhere)
            })
            .count();
        at_least(
            "half of the corpus, wrong only where it is said",
            loud,
            half.len(),
            LOUD,
        );
    }
}

/// What looks like a change made elsewhere is told to whoever looks, and excuses nothing.
#[test]
fn a_case_that_nobody_listed_is_not_explained() {
    let case = |expected: &str| {
        serde_json::json!({
            "id": "nobody looked", "kind": "apply", "style": "commune", "base": "Un bilan est fait chaque trimestre.",
            "amendments": [{ "num": "1", "text": "Remplacer « trimestre » par « mois »" }], "expected": expected,
        })
    };
    for (expected, seems_elsewhere) in [
        (
            "Un bilan public et chiffré est fait par le maire chaque mois.",
            true,
        ),
        ("Le conseil se réunit sans ordre du jour ni convocation.", false),
    ] {
        let verdict = judge(&case(expected)).expect("a case");
        assert!(verdict.is_silently_wrong, "{}", verdict.because);
        assert_eq!(
            (verdict.explained, verdict.seems_elsewhere),
            (None, seems_elsewhere),
            "{expected}"
        );
    }
}

// The figures asked for, or a little under what is reached.
const AGREEING: f64 = 97.5;
const PARSED_SUB_AMENDMENTS: f64 = 98.5;
const EXACT: f64 = 34.0;
const CLOSE: f64 = 75.0;
const UNEXPLAINED_MAX: f64 = 1.0;
const ORDERED: f64 = 97.5;
const IN_SEQUENCE: f64 = 82.0;
const IN_ORDER: f64 = 96.0;
const TOGETHER: f64 = 99.0;
const LOUD: f64 = 95.0;
