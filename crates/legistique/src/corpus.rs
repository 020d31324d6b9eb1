//! Scoring on corpora of real amendments: one case, one verdict.
//!
//! The forms of cases are those of `cases.jsonl` (kinds `parse`, `apply` and `render-style`), `order.jsonl` and
//! `sub-amendments.jsonl`.

use std::fmt::Write as _;

use serde_json::Value;

mod applying;
mod likeness;
mod ordering;
mod promises;

pub use likeness::{similarity, tokens};
pub use ordering::{Apart, ApartBecause, Pairs, shuffle};
pub use promises::broken_promise;

use crate::dispositif::{dispositif_json, parse_in, render_in};
use crate::style::Style;

/// What became of one case.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a count of the scorecard")]
pub struct Verdict {
    /// `parse`, `apply`, `render-style`, `order`, `sub-amendment`.
    pub kind: &'static str,
    /// The dialect, when the case says it.
    pub style: String,
    /// Whether everything was understood: every character stands in an edit or a connective.
    pub is_understood: bool,
    /// Understood, and the same operations on the same targets as the case expects, where it expects some.
    pub is_parsed: bool,
    /// The same, with nothing more than is expected, even where the other program took an instruction for words to write.
    pub is_strictly_parsed: bool,
    /// Whether our first alinéa is the official one: not when we say none. None when no official one is said.
    pub agrees: Option<bool>,
    /// Whether our first operation names an alinéa, or leans on the only one there can be.
    pub is_named: bool,
    /// Whether the text is the expected one, word for word.
    pub is_exact: bool,
    /// Token similarity with the expected text.
    pub similarity: Option<f64>,
    /// How many amendments were refused.
    pub refused: usize,
    /// Whether somebody is told to look: an amendment refused, fallen, or in the text with a doubt.
    pub is_warned: bool,
    /// Applied without a warning, and less than 0.97 alike.
    pub is_silently_wrong: bool,
    /// For such a case, the flaw of the data that explains it, when somebody looked and listed it ([`explained`]).
    pub explained: Option<&'static str>,
    /// For such a case, whether each change asked for stands in the official text at its place, which was then changed elsewhere
    /// too: where to look first, and no explanation.
    pub seems_elsewhere: bool,
    /// Consecutive official pairs.
    pub pairs: Pairs,
    /// Official groups of identical amendments: called together, all of them.
    pub identical: (usize, usize),
    /// Those that are not, each with what parts it.
    pub apart: Vec<Apart>,
    /// What to look at when it failed.
    pub because: String,
}

/// Similarity from which two texts are said to be close.
pub const CLOSE_MIN: f64 = 0.97;

/// Judges one case; `None` for a line that is no case of a known kind.
pub fn judge(case: &Value) -> Option<Verdict> {
    let style = case["style"].as_str().and_then(|name| name.parse().ok());
    match case["kind"].as_str() {
        Some("parse") => Some(parsed(case, style)),
        Some("apply") if case["applies_to"].is_null() => Some(applying::applied(case, style)),
        Some("render-style") if case["text"].is_string() => Some(rendered(case, style)),
        None if case["ordre_officiel"].is_array() => Some(ordering::ordered(case)),
        None if case["parent"].is_object() && case["dispositif"].is_string() => Some(sub_amendment(case)),
        _ => None,
    }
}

/// The flaws of public corpora that were looked at, one line each: `"case" = "flaw"`.
const EXPLAINED: &str = include_str!("../corpus/explained.toml");

/// The flaw of the data that explains why a case cannot come out as expected, when it is listed in `corpus/explained.toml`.
///
/// ```
/// assert_eq!(legistique::corpus::explained("no such case"), None);
/// ```
pub fn explained(id: &str) -> Option<&'static str> {
    explanations().find_map(|(known, flaw)| (known == id).then_some(flaw))
}

/// Every case listed, with its flaw.
pub fn explanations() -> impl Iterator<Item = (&'static str, &'static str)> {
    EXPLAINED.lines().filter_map(|line| {
        let (id, flaw) = line.strip_prefix('"')?.split_once("\" = \"")?;
        Some((id, flaw.strip_suffix('"')?))
    })
}

fn parsed(case: &Value, style: Option<Style>) -> Verdict {
    let sentence = case["input"].as_str().unwrap_or_default();
    let dispositif = parse_in(sentence, style);
    let json = dispositif_json(&dispositif, sentence);
    let is_understood = dispositif.is_complete() && covers(&json, sentence);
    let edits = json["edits"].as_array().map(Vec::as_slice).unwrap_or_default();
    let difference = case["expected"]
        .as_array()
        .and_then(|expected| first_difference(expected, edits, sentence));
    let is_same = case["expected"].as_array().is_none_or(|expected| {
        let asked = |edit: &Value| (edit["op"].clone(), edit["cible"].clone());
        expected.iter().map(asked).eq(edits.iter().map(asked))
    });
    let official = case["official_alinea"]
        .as_str()
        .and_then(|label| label.parse::<i64>().ok());
    let ours = edits.first().and_then(|edit| {
        let said = ["cible", "rappel", "sous_entendu"];
        said.into_iter().find_map(|said| edit[said]["alinea"].as_i64())
    });
    let mut because = String::new();
    if !is_understood {
        because = format!("unparsed {}", json["unparsed"]);
    } else if let Some((wanted, got)) = &difference {
        because = format!(
            "wanted {wanted}\n   got {got}\n    in {}",
            Value::from(edits.to_vec())
        );
    }
    if let Some(official) = official.filter(|official| ours != Some(*official)) {
        let said = start_of(&case["input"], 200);
        let _ = write!(because, "\nalinéa {official}, got {ours:?}: {said}");
    }
    Verdict {
        kind: "parse",
        style: style.map_or_else(String::new, |style| style.name().to_owned()),
        is_understood,
        is_parsed: is_understood && difference.is_none(),
        is_strictly_parsed: is_understood && is_same,
        agrees: official.map(|official| ours == Some(official)),
        is_named: ours.is_some(),
        because,
        ..Verdict::default()
    }
}

/// Every character that is no space stands in an edit or a connective.
fn covers(json: &Value, sentence: &str) -> bool {
    let spans = ["edits", "connectives"]
        .into_iter()
        .flat_map(|list| json[list].as_array().into_iter().flatten());
    let spans: Vec<(u64, u64)> = spans
        .filter_map(|found| Some((found["span"][0].as_u64()?, found["span"][1].as_u64()?)))
        .collect();
    (0..).zip(sentence.chars()).all(|(position, letter)| {
        letter.is_whitespace()
            || spans
                .iter()
                .any(|(start, end)| (*start..*end).contains(&position))
    })
}

/// The first place where the operations expected and ours are not the same. Operations and targets are compared, never the
/// words: those expected come from another program. Where it took a whole instruction of the sentence for words to write, the
/// operations we read in that instruction stand in the words expected, which is the same sentence.
fn first_difference(expected: &[Value], ours: &[Value], sentence: &str) -> Option<(Value, Value)> {
    let letters: Vec<char> = sentence.chars().collect();
    let asked = |edit: Option<&Value>| {
        edit.map_or(
            Value::Null,
            |edit| serde_json::json!({ "op": edit["op"], "cible": edit["cible"] }),
        )
    };
    let is_within = |edit: &Value, wider: &Value| {
        let place = |end: usize| {
            edit["span"][end]
                .as_u64()
                .and_then(|place| usize::try_from(place).ok())
        };
        let said = place(0)
            .zip(place(1))
            .and_then(|(start, end)| letters.get(start..end));
        let said: String = said.into_iter().flatten().collect();
        let wider = bare_letters(wider["texte"].as_str().unwrap_or_default());
        let said = bare_letters(&said);
        !said.is_empty() && wider.contains(&said)
    };
    let (mut at, mut index) = (0, 0);
    while at < expected.len() || index < ours.len() {
        let (wanted, got) = (asked(expected.get(at)), asked(ours.get(index)));
        if wanted == got {
            at += 1;
            index += 1;
            continue;
        }
        let swallows = at.checked_sub(1).and_then(|before| expected.get(before));
        let swallowed = swallows
            .zip(ours.get(index))
            .is_some_and(|(wider, edit)| is_within(edit, wider));
        if !swallowed {
            return Some((wanted, got));
        }
        index += 1;
    }
    None
}

fn bare_letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A sentence as another program writes it: it is read, and said again in its dialect.
fn rendered(case: &Value, style: Option<Style>) -> Verdict {
    let style = style.unwrap_or(Style::Loi);
    // « L’article {n} » is a model.
    let sentence = case["text"].as_str().unwrap_or_default().replace("{n}", "1");
    let dispositif = parse_in(&sentence, Some(style));
    let json = dispositif_json(&dispositif, &sentence);
    let is_understood = dispositif.is_complete() && covers(&json, &sentence);
    let said: Option<Vec<String>> = dispositif
        .directives
        .iter()
        .map(|directive| render_in(directive, style))
        .collect();
    let ours = said.as_ref().map(|said| said.join("\n")).unwrap_or_default();
    Verdict {
        kind: "render-style",
        style: style.name().to_owned(),
        is_understood,
        is_parsed: is_understood && said.is_some(),
        is_exact: tokens(&ours) == tokens(&sentence),
        similarity: Some(similarity(&ours, &sentence)),
        because: format!("wanted {sentence}\n   got {ours}\nunparsed {}", json["unparsed"]),
        ..Verdict::default()
    }
}

/// The beginning of what is said, on one line.
fn start_of(said: &Value, letters: usize) -> String {
    let said = said.as_str().unwrap_or_default();
    said.chars()
        .take(letters)
        .collect::<String>()
        .replace('\n', " / ")
}

fn sub_amendment(case: &Value) -> Verdict {
    let sentence = case["dispositif"].as_str().unwrap_or_default();
    let dispositif = parse_in(sentence, None);
    let json = dispositif_json(&dispositif, sentence);
    let is_understood = dispositif.is_complete() && covers(&json, sentence);
    Verdict {
        kind: "sub-amendment",
        is_understood,
        is_parsed: is_understood,
        because: if is_understood {
            String::new()
        } else {
            json["unparsed"].to_string()
        },
        ..Verdict::default()
    }
}
