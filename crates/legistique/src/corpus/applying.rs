//! Whether adopted amendments give the text that was adopted.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::Value;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::likeness::{similarity, tokens};
use super::{CLOSE_MIN, Verdict, explained, start_of};
use crate::apply::apply_readings;
use crate::dialects::read_amendment;
use crate::document::Document;
use crate::edit::{Edit, Reading};
use crate::outcome::{Applied, Outcome};
use crate::style::Style;
use crate::typography::closed_as_read;

pub(super) fn applied(case: &Value, style: Option<Style>) -> Verdict {
    let base = Document::parse(case["base"].as_str().unwrap_or_default());
    let amendments = case["amendments"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let readings: Vec<Reading> = amendments
        .iter()
        .map(|amendment| {
            read_amendment(
                amendment["text"].as_str().unwrap_or_default(),
                style,
                &base,
                case["division"].as_str(),
            )
        })
        .collect();
    let applied = apply_readings(&base, &readings.iter().collect::<Vec<_>>());
    let read: Vec<(&[Edit], bool)> = readings
        .iter()
        .map(|reading| {
            let edits: &[Edit] = if reading.is_complete() {
                &reading.edits
            } else {
                &[]
            };
            (edits, reading.is_complete() && reading.is_parliamentary)
        })
        .collect();
    let applied = closed_as_read(&base, applied, &read);
    let document = &applied.document;
    let text = document.to_markdown();
    let expected = case["expected"].as_str().unwrap_or_default();
    let similarity = similarity(&text, expected);
    let is_exact = tokens(&text) == tokens(expected);
    let refused = applied
        .outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Outcome::Refused(_)))
        .count();
    // Whoever is told that an amendment fell, is refused, or is in the text with a doubt, is warned.
    let is_warned = !applied.warnings.is_empty()
        || applied
            .outcomes
            .iter()
            .any(|outcome| matches!(outcome, Outcome::Refused(_) | Outcome::Fallen { .. }));
    let is_silently_wrong = !is_warned && similarity < CLOSE_MIN;
    Verdict {
        kind: "apply",
        style: style.map_or_else(String::new, |style| style.name().to_owned()),
        is_understood: readings.iter().all(Reading::is_complete),
        is_parsed: readings.iter().all(Reading::is_complete),
        is_exact,
        similarity: Some(similarity),
        refused,
        is_warned,
        is_silently_wrong,
        explained: case["id"]
            .as_str()
            .filter(|_| is_silently_wrong)
            .and_then(explained),
        seems_elsewhere: is_silently_wrong && is_elsewhere(&base.to_markdown(), &text, expected),
        because: said(similarity, amendments, &applied, &readings) + &changes(&text, expected),
        ..Verdict::default()
    }
}

/// Whether each change made of the base stands in the expected text at its place, word for word for half of it at least: what
/// differs was changed by somebody else, or written in other words. A change of a few words that stands at another place, or
/// nowhere, is ours. It suggests where to look, and excuses nothing: whoever looked says so in `corpus/explained.toml`.
fn is_elsewhere(base: &str, text: &str, expected: &str) -> bool {
    let (base, text, expected) = (tokens(base), tokens(text), tokens(expected));
    let (kept_of_base, kept_of_text) = (matched(&base, &expected), matched(&text, &expected));
    let share = |kept: &[bool], range: Range<usize>| {
        let length = range.len();
        (kept[range].iter().filter(|is_kept| **is_kept).count(), length)
    };
    capture_diff_slices(Algorithm::Myers, &base, &text)
        .iter()
        .filter(|change| change.tag() != DiffTag::Equal)
        .all(|change| {
            let (written, all) = share(&kept_of_text, change.new_range());
            let (left, removed) = share(&kept_of_base, change.old_range());
            written * 2 >= all && (all > 0 || left * 2 < removed)
        })
}

/// Which words of the first stand in the second, in one sequence.
fn matched(one: &[String], other: &[String]) -> Vec<bool> {
    let mut found = vec![false; one.len()];
    for same in capture_diff_slices(Algorithm::Myers, one, other) {
        if same.tag() == DiffTag::Equal {
            found[same.old_range()].fill(true);
        }
    }
    found
}

/// What became of each amendment, for whoever looks.
fn said(similarity: f64, amendments: &[Value], applied: &Applied, readings: &[Reading]) -> String {
    let mut because = format!("similarity {similarity:.3}\n");
    let each = amendments.iter().zip(&applied.outcomes).zip(readings).enumerate();
    for (index, ((amendment, outcome), reading)) in each {
        let said = match outcome {
            Outcome::Applied => "applied".to_owned(),
            Outcome::Identical { .. } => "identical".to_owned(),
            Outcome::Fallen { .. } => "fallen".to_owned(),
            Outcome::Refused(reason) => {
                let why: Vec<&str> = reading
                    .not_understood
                    .iter()
                    .map(|problem| problem.reason.code())
                    .collect();
                format!("refused {} {why:?} {}", reason.code(), reason.message())
            }
        };
        let _ = writeln!(because, "  {said}: {}", start_of(&amendment["text"], 260));
        for doubt in applied.doubts(index) {
            let _ = writeln!(because, "    {}: {}", doubt.code(), doubt.message_naming(&[]));
        }
    }
    because
}

/// What differs, line by line, for whoever looks.
fn changes(text: &str, expected: &str) -> String {
    let lines = |text: &str| {
        text.split('\n')
            .map(|line| tokens(line).join(" "))
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
    };
    let (ours, theirs) = (lines(text), lines(expected));
    let mut said = String::new();
    for line in theirs.iter().filter(|line| !ours.contains(line)) {
        let _ = writeln!(said, "  wanted {}", line.chars().take(300).collect::<String>());
    }
    for line in ours.iter().filter(|line| !theirs.contains(line)) {
        let _ = writeln!(said, "  got    {}", line.chars().take(300).collect::<String>());
    }
    said
}

#[cfg(test)]
mod tests {
    use super::is_elsewhere;

    #[test]
    fn a_change_counts_where_its_neighbours_are() {
        let base = "Un bilan est fait chaque trimestre par le maire.";
        let text = "Un bilan est fait chaque mois par le maire.";
        for official in [
            "Un bilan public est fait chaque mois par le maire.",
            "Chaque année, un bilan est fait chaque mois par le maire et le conseil.",
        ] {
            assert!(is_elsewhere(base, text, official), "{official}");
        }
        for official in [
            "Chaque mois un bilan est fait par le maire.",
            "Un bilan est fait chaque trimestre par le mois.",
        ] {
            assert!(!is_elsewhere(base, text, official), "{official}");
        }
        let shorter = "Un bilan est fait par le maire.";
        assert!(is_elsewhere(
            base,
            shorter,
            "Un bilan public est fait par le maire."
        ));
        assert!(!is_elsewhere(
            base,
            shorter,
            "Un bilan est fait chaque trimestre par un adjoint."
        ));
    }
}
