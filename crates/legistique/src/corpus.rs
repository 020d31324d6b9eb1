//! Scoring on corpora of real amendments: one case, one verdict.
//!
//! The forms of cases are those of `cases.jsonl` (kinds `parse` and `apply`), `order.jsonl` and `sub-amendments.jsonl`.

use std::fmt::Write as _;

use serde_json::Value;

mod promises;

pub use promises::broken_promise;

use crate::apply::apply_readings;
use crate::calling::{Tabled, calling_order};
use crate::dispositif::{Dispositif, dispositif_json, parse_in};
use crate::document::Document;
use crate::edit::Reading;
use crate::outcome::Outcome;
use crate::reading::parse_amendment_in;
use crate::resolve::resolve;
use crate::style::Style;
use crate::typography::close_quotations;

/// What became of one case.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a count of the scorecard")]
pub struct Verdict {
    /// `parse`, `apply`, `order`, `sub-amendment`.
    pub kind: &'static str,
    /// The dialect, when the case says it.
    pub style: String,
    /// Whether everything was understood: every character stands in an edit or a connective.
    pub is_understood: bool,
    /// Understood, and as the case expects where it expects something.
    pub is_parsed: bool,
    /// Whether our first alinéa is the official one; none when one of them says none.
    pub agrees: Option<bool>,
    /// Whether the text is the expected one, word for word.
    pub is_exact: bool,
    /// Token similarity with the expected text.
    pub similarity: Option<f64>,
    /// How many amendments were refused.
    pub refused: usize,
    /// Applied without a warning, and less than 0.97 alike.
    pub is_silently_wrong: bool,
    /// For such a case, the flaw of the data that explains it, when one is known ([`explained`]).
    pub explained: Option<&'static str>,
    /// Consecutive official pairs: in sequence, all that count.
    pub pairs: (usize, usize),
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
        Some("apply") if case["applies_to"].is_null() => Some(applied(case, style)),
        None if case["ordre_officiel"].is_array() => Some(ordered(case)),
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
    let missing = case["expected"]
        .as_array()
        .and_then(|expected| first_missing(expected, edits));
    let official = case["official_alinea"]
        .as_str()
        .and_then(|label| label.parse::<i64>().ok());
    let ours = edits
        .first()
        .and_then(|edit| {
            edit["cible"]["alinea"]
                .as_i64()
                .or(edit["rappel"]["alinea"].as_i64())
        })
        .filter(|alinea| *alinea > 0);
    let mut because = String::new();
    if !is_understood {
        because = format!("unparsed {}", json["unparsed"]);
    } else if let Some(missing) = &missing {
        because = format!("wanted {missing}\n   got {}", Value::from(edits.to_vec()));
    }
    Verdict {
        kind: "parse",
        style: style.map_or_else(String::new, |style| style.name().to_owned()),
        is_understood,
        is_parsed: is_understood && missing.is_none(),
        agrees: official.zip(ours).map(|(official, ours)| official == ours),
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

/// The first expected edit that is not among ours, in sequence. Operations and targets are compared, never the words: those
/// expected come from another program.
fn first_missing(expected: &[Value], ours: &[Value]) -> Option<Value> {
    let mut rest = ours.iter();
    for wanted in expected {
        let is_same = |edit: &Value| edit["op"] == wanted["op"] && edit["cible"] == wanted["cible"];
        if !rest.any(is_same) {
            return Some(serde_json::json!({ "op": wanted["op"], "cible": wanted["cible"] }));
        }
    }
    None
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

/// Reads an amendment to a text in the dialect it is said to be in, or looks like: the municipal reader knows the text from the
/// start, the others find their places afterwards; each stands in for the other when that one does not understand everything.
pub fn reading_of(
    sentence: &str,
    style: Option<Style>,
    document: &Document,
    division: Option<&str>,
) -> Reading {
    let is_municipal_first = match style {
        Some(style) => style == Style::Commune,
        None => matches!(Style::detect(sentence), Style::Commune | Style::Assemblee),
    };
    // What a parliament writes has no Markdown: headings, rows and items of items are read by who knows them.
    let is_municipal_first = is_municipal_first || holds_markdown(sentence);
    let municipal = || parse_amendment_in(sentence, document, division);
    let parliamentary = || resolve(&parse_in(sentence, style), document, division);
    let (first, second): (Reading, &dyn Fn() -> Reading) = if is_municipal_first {
        (municipal(), &parliamentary)
    } else {
        (parliamentary(), &municipal)
    };
    if first.is_complete() {
        return first;
    }
    let second = second();
    if second.is_complete() { second } else { first }
}

fn holds_markdown(sentence: &str) -> bool {
    sentence.lines().any(|line| {
        let quoted = line.rsplit(['«', '“']).next().unwrap_or(line);
        let text = quoted.trim_start_matches([' ', '\u{a0}']);
        let is_indented = quoted.len() - text.len() > 3 && text.starts_with(['-', '*', '+', '>']);
        let is_heading = text.starts_with('#') && text.trim_start_matches('#').starts_with(' ');
        is_indented || is_heading || text.starts_with('|')
    })
}

fn applied(case: &Value, style: Option<Style>) -> Verdict {
    let base = Document::parse(case["base"].as_str().unwrap_or_default());
    let amendments = case["amendments"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let readings: Vec<Reading> = amendments
        .iter()
        .map(|amendment| {
            reading_of(
                amendment["text"].as_str().unwrap_or_default(),
                style,
                &base,
                case["division"].as_str(),
            )
        })
        .collect();
    let applied = apply_readings(&base, &readings.iter().collect::<Vec<_>>());
    let document = if style == Some(Style::Commune) {
        applied.document
    } else {
        close_quotations(&base, &applied.document)
    };
    let text = document.to_markdown();
    let expected = case["expected"].as_str().unwrap_or_default();
    let similarity = similarity(&text, expected);
    let is_exact = tokens(&text) == tokens(expected);
    let refused = applied
        .outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Outcome::Refused(_)))
        .count();
    // Whoever is told that an amendment fell, or is refused, is warned.
    let is_warned = applied
        .outcomes
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Refused(_) | Outcome::Fallen { .. }));
    let is_silently_wrong = !is_warned && similarity < CLOSE_MIN;
    let mut because = format!("similarity {similarity:.3}\n");
    for ((amendment, outcome), reading) in amendments.iter().zip(&applied.outcomes).zip(&readings) {
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
        let _ = writeln!(
            because,
            "  {said}: {}",
            amendment["text"]
                .as_str()
                .unwrap_or_default()
                .chars()
                .take(260)
                .collect::<String>()
                .replace('\n', " / ")
        );
    }
    because.push_str(&changes(&text, expected));
    Verdict {
        kind: "apply",
        style: style.map_or_else(String::new, |style| style.name().to_owned()),
        is_understood: readings.iter().all(Reading::is_complete),
        is_parsed: readings.iter().all(Reading::is_complete),
        is_exact,
        similarity: Some(similarity),
        refused,
        is_silently_wrong,
        explained: case["id"]
            .as_str()
            .filter(|_| is_silently_wrong)
            .and_then(explained),
        because,
        ..Verdict::default()
    }
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

/// Words, numbers and signs, with apostrophes, quotation marks and spaces of one kind.
pub fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '’' | '‘' | 'ʼ' | '`' => '\'',
            '«' | '»' | '“' | '”' | '„' => '"',
            '–' | '—' | '‑' | '−' => '-',
            'º' => '°',
            other => other,
        };
        // A letter and its combining accent make one (NFC).
        let letter = match letters.peek().and_then(|mark| composed(letter, *mark)) {
            Some(whole) => {
                letters.next();
                whole
            }
            None => letter,
        };
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            found.push(std::mem::take(&mut word));
        }
        if letter == '…' {
            found.extend(["."; 3].map(str::to_owned));
        } else if !letter.is_whitespace() && letter != '\u{feff}' && letter != '\u{ad}' {
            found.push(letter.to_string());
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

/// French letters written as a letter and a combining accent.
fn composed(letter: char, mark: char) -> Option<char> {
    let row = match mark {
        '\u{301}' => "eéEÉaáoóiíuú",
        '\u{300}' => "aàeèuùAÀEÈUÙ",
        '\u{302}' => "aâeêiîoôuûAÂEÊIÎOÔUÛ",
        '\u{308}' => "aäeëiïoöuüyÿEËIÏ",
        '\u{327}' => "cçCÇ",
        _ => return None,
    };
    let mut letters = row.chars();
    while let (Some(bare), Some(whole)) = (letters.next(), letters.next()) {
        if bare == letter {
            return Some(whole);
        }
    }
    None
}

/// 2·LCS / (n + m) over tokens, from 0 to 1.
pub fn similarity(one: &str, other: &str) -> f64 {
    let (one, other) = (tokens(one), tokens(other));
    if one.is_empty() && other.is_empty() {
        return 1.0;
    }
    let total = one.len() + other.len();
    let common = common_length(&one, &other);
    #[expect(clippy::cast_precision_loss, reason = "texts have far fewer than 2^52 tokens")]
    let ratio = (2 * common) as f64 / total as f64;
    ratio
}

/// The length of the longest common subsequence, beginnings and ends alike set aside first.
fn common_length(one: &[String], other: &[String]) -> usize {
    let start = one
        .iter()
        .zip(other)
        .take_while(|(left, right)| left == right)
        .count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(left, right)| left == right)
        .count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let mut previous = vec![0_usize; other.len() + 1];
    for left in one {
        let mut current = Vec::with_capacity(previous.len());
        current.push(0);
        for (index, right) in other.iter().enumerate() {
            let best = if left == right {
                previous[index] + 1
            } else {
                previous[index + 1].max(current[index])
            };
            current.push(best);
        }
        previous = current;
    }
    start + end + previous.last().copied().unwrap_or(0)
}

fn ordered(case: &Value) -> Verdict {
    let official = case["ordre_officiel"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut shuffled: Vec<&Value> = official.iter().collect();
    shuffle(&mut shuffled);
    let readings: Vec<Dispositif> = shuffled
        .iter()
        .map(|amendment| parse_in(amendment["dispositif"].as_str().unwrap_or_default(), None))
        .collect();
    let tabled: Vec<Tabled<'_>> = shuffled
        .iter()
        .zip(&readings)
        .map(|(amendment, reading)| Tabled {
            num: amendment["num"].as_str().unwrap_or_default(),
            reading,
            parent: amendment["parent"].as_str(),
        })
        .collect();
    let order = calling_order(&tabled);
    let mut places = std::collections::HashMap::new();
    for (position, called) in order.iter().enumerate() {
        places.insert(tabled[called.index].num, (called.rank, position));
    }
    let mut because = String::new();
    let (mut kept, mut all) = (0, 0);
    for pair in official.windows(2) {
        let number = |value: &Value| value["num"].as_str().and_then(|num| places.get(num).copied());
        let (Some(first), Some(second)) = (number(&pair[0]), number(&pair[1])) else {
            continue;
        };
        all += 1;
        if first.0 <= second.0 {
            kept += 1;
        } else {
            for value in pair {
                let _ = writeln!(
                    because,
                    "  {}: {}",
                    value["num"],
                    value["dispositif"]
                        .as_str()
                        .unwrap_or_default()
                        .chars()
                        .take(200)
                        .collect::<String>()
                        .replace('\n', " / ")
                );
            }
            because.push_str("  --\n");
        }
    }
    Verdict {
        kind: "order",
        is_understood: readings.iter().all(Dispositif::is_complete),
        is_parsed: kept == all,
        pairs: (kept, all),
        because,
        ..Verdict::default()
    }
}

/// A fixed shuffle (a linear congruential generator and Fisher–Yates): what is ordered does not come ordered.
pub fn shuffle<T>(items: &mut [T]) {
    let mut state = 20_261_129_u64;
    for index in (1..items.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from((state >> 33) % (index as u64 + 1)).unwrap_or(0);
        items.swap(index, other);
    }
}
