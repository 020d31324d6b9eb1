//! Approval ballots as abcvoting writes them (`.abc.yaml`), with the outcomes expected of each rule. Only the part of YAML
//! that such files use is read: keys at the start of a line, lists between brackets or after dashes, of whole numbers.

use crate::election::{Ballot, CANDIDATES_MAX, Candidate, Election, Mark};
use crate::exact::{Rational, read as number};
use crate::refusal::Refusal;

use super::malformed;

/// What is expected of a rule, in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The rule, as abcvoting names it
    pub rule: String,
    /// The committees, members by number from 0; none where the file leaves it open
    pub outcomes: Option<Vec<Vec<usize>>>,
    /// Whether any one of them is enough
    pub is_resolute: bool,
}

/// The parts of a file: a key at the start of a line, and all until the next.
fn sections(text: &str) -> Vec<(usize, &str, String)> {
    let mut sections: Vec<(usize, &str, String)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let key = line.split_once(':').filter(|(key, _)| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        });
        match (key, sections.last_mut()) {
            (Some((key, rest)), _) => sections.push((number + 1, key, rest.to_owned())),
            (None, Some((_, _, content))) => {
                content.push('\n');
                content.push_str(line);
            }
            (None, None) => {}
        }
    }
    sections
}

/// Lists of lists of numbers: `[[0, 1], [2]]`, or a list a line after dashes.
fn lists(text: &str) -> Option<Vec<Vec<usize>>> {
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut digits = String::new();
    let mut depth = 0_i32;
    let is_block = text.trim_start().starts_with('-');
    let inner = if is_block { 1 } else { 2 };
    for letter in text.chars().chain(['\n']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            let number = digits.parse().ok()?;
            digits.clear();
            if depth != inner {
                return None;
            }
            lists.last_mut()?.push(number);
        }
        match letter {
            '[' => {
                depth += 1;
                if depth == inner {
                    lists.push(Vec::new());
                }
            }
            ']' => depth -= 1,
            ',' | '-' => {}
            letter if letter.is_whitespace() => {}
            _ => return None,
        }
        if !(0..=inner).contains(&depth) {
            return None;
        }
    }
    (depth == 0).then_some(lists)
}

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let mut profile = None;
    let mut candidates = None;
    let mut weights: Option<Vec<Rational>> = None;
    let mut election = Election::default();
    for (line, key, content) in sections(text) {
        let whole = || {
            content
                .trim()
                .parse::<usize>()
                .map_err(|_| malformed(line, "number"))
        };
        match key {
            "description" => content
                .trim()
                .trim_matches(['"', '\''])
                .clone_into(&mut election.title),
            "profile" => profile = Some(lists(&content).ok_or(malformed(line, "profile"))?),
            "num_cand" => candidates = Some(whole()?),
            "committeesize" => election.seats = Some(whole()?),
            "voter_weights" => {
                let read: Option<Vec<Rational>> = content
                    .split(|letter: char| letter.is_whitespace() || "[],-".contains(letter))
                    .filter(|cell| !cell.is_empty())
                    .map(number)
                    .collect();
                weights = Some(read.ok_or(malformed(line, "voter_weights"))?);
            }
            _ => {}
        }
    }
    let profile = profile.ok_or(malformed(0, "profile"))?;
    let named = profile
        .iter()
        .flatten()
        .max()
        .map_or(0, |last| last.saturating_add(1));
    let candidates = candidates.unwrap_or(named);
    if candidates > CANDIDATES_MAX || named > candidates {
        return Err(malformed(0, "num_cand"));
    }
    election.candidates = (0..candidates)
        .map(|one| Candidate::named(one.to_string(), one.to_string()))
        .collect();
    let counts = counts(weights, profile.len())?;
    election.ballots = profile
        .into_iter()
        .zip(counts)
        .map(|(mut approved, count)| {
            approved.sort_unstable();
            approved.dedup();
            Ballot::new(count, Mark::Approvals(approved))
        })
        .collect();
    Ok(election)
}

/// Weights as whole numbers, all multiplied alike: no rule for approvals depends on their scale.
fn counts(weights: Option<Vec<Rational>>, voters: usize) -> Result<Vec<u64>, Refusal> {
    let Some(weights) = weights else {
        return Ok(vec![1; voters]);
    };
    if weights.len() != voters {
        return Err(malformed(0, "voter_weights"));
    }
    let mut scale = Rational::ONE;
    for weight in &weights {
        let scaled = weight * &scale;
        scale *= Rational::from(scaled.denominator().clone());
        if scale > crate::exact::whole(crate::election::COUNT_MAX) {
            return Err(malformed(0, "voter_weights"));
        }
    }
    weights
        .iter()
        .map(|weight| crate::exact::floor(&(weight * &scale)).ok_or(malformed(0, "voter_weights")))
        .collect()
}

/// What the file expects of each rule.
pub fn expected(text: &str) -> Result<Vec<Expected>, Refusal> {
    let mut found = Vec::new();
    for (line, key, content) in sections(text) {
        if key != "compute" {
            continue;
        }
        for entry in content.split("- rule_id:").skip(1) {
            let (rule, rest) = entry.split_once('\n').ok_or(malformed(line, "compute"))?;
            let result = rest
                .split_once("result:")
                .map(|(_, after)| after.split("resolute:").next().unwrap_or_default())
                .unwrap_or_default();
            let is_open = result.trim().is_empty() || result.trim() == "null";
            found.push(Expected {
                rule: rule.trim().to_owned(),
                outcomes: if is_open {
                    None
                } else {
                    Some(lists(result).ok_or(malformed(line, "result"))?)
                },
                is_resolute: rest
                    .split_once("resolute:")
                    .is_some_and(|(_, after)| after.trim_start().starts_with("true")),
            });
        }
    }
    Ok(found)
}
