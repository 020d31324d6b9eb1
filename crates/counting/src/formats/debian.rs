//! Debian's tally sheets: the options, drawn as a staircase, then a line for each ballot, `V: 12-3 …`: a rank under each
//! option, `-` for none. Ranks past nine go on with letters.

use crate::election::{Ballot, Candidate, Election, Mark};
use crate::refusal::Refusal;

use super::malformed;

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let mut election = Election::default();
    for (number, line) in text.lines().enumerate() {
        if let Some(vote) = line.strip_prefix("V:") {
            let ranks = vote
                .split_whitespace()
                .next()
                .ok_or(malformed(number + 1, "ranks"))?;
            election
                .ballots
                .push(ballot(ranks, election.candidates.len(), number + 1)?);
        } else if let Some((place, name)) = option(line) {
            if place != election.candidates.len() + 1 {
                return Err(malformed(number + 1, "option"));
            }
            election
                .candidates
                .push(Candidate::named(place.to_string(), name));
        }
    }
    if election.candidates.is_empty() {
        return Err(malformed(0, "options"));
    }
    Ok(election)
}

/// `/  Option 2-------->: Name`
fn option(line: &str) -> Option<(usize, &str)> {
    let (_, rest) = line.split_once("Option ")?;
    let (number, name) = rest.split_once(">:")?;
    let number = number.trim_end_matches('-').trim();
    Some((number.parse().ok()?, name.trim()))
}

fn ballot(ranks: &str, candidates: usize, line: usize) -> Result<Ballot, Refusal> {
    if ranks.chars().count() != candidates {
        return Err(malformed(line, "ranks"));
    }
    let mut ranked: Vec<(u32, usize)> = Vec::new();
    for (candidate, rank) in ranks.chars().enumerate() {
        if rank != '-' {
            ranked.push((rank.to_digit(36).ok_or(malformed(line, "rank"))?, candidate));
        }
    }
    ranked.sort_unstable();
    let groups = ranked
        .chunk_by(|one, other| one.0 == other.0)
        .map(|group| group.iter().map(|(_, candidate)| *candidate).collect())
        .collect();
    Ok(Ballot::new(1, Mark::Ranking(groups)))
}
