//! Rankings a line each: `A > B = C * 12`, or `12: A > B = C`; candidates are known by their names, in the order they are
//! first met. `#` begins a comment.

use std::collections::HashMap;

use crate::election::{Ballot, CANDIDATES_MAX, Candidate, Election, Mark};
use crate::refusal::Refusal;

use super::malformed;

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let mut election = Election::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let wrong = |what| malformed(number + 1, what);
        let (ranking, count) = match (line.rsplit_once('*'), line.split_once(':')) {
            (Some((ranking, count)), _) | (None, Some((count, ranking))) => {
                (ranking, count.trim().parse().map_err(|_| wrong("count"))?)
            }
            (None, None) => (line, 1),
        };
        let mut groups = Vec::new();
        for group in ranking.split('>') {
            let mut members = Vec::new();
            for name in group.split('=') {
                let name = name.trim();
                if name.is_empty() {
                    return Err(wrong("candidate"));
                }
                let next = places.len();
                let place = *places.entry(name.to_owned()).or_insert(next);
                if place == election.candidates.len() {
                    if place == CANDIDATES_MAX {
                        return Err(wrong("candidates"));
                    }
                    election.candidates.push(Candidate::named(name, name));
                }
                members.push(place);
            }
            groups.push(members);
        }
        election.ballots.push(Ballot::new(count, Mark::Ranking(groups)));
    }
    Ok(election)
}
