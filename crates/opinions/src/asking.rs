//! The statement to show next to somebody.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use crate::map::Map;
use crate::speech::{Counts, priority};

/// One of the statements `open` to this participant that they have not voted on, drawn so that a statement of twice the
/// priority comes twice as often. The same seed draws the same one: give another each time somebody asks.
///
/// A statement that nobody has voted on yet has the priority of one without votes, in the middle of the map.
pub fn next_statement(
    map: Option<&Map>,
    open: &[u64],
    voted: &BTreeSet<u64>,
    participant: u64,
    seed: &str,
) -> Option<u64> {
    let known: BTreeMap<u64, (f64, bool)> = map
        .into_iter()
        .flat_map(|map| {
            let columns = map.table.statements.iter().zip(&map.priorities).enumerate();
            columns.map(|(column, (statement, priority))| {
                let is_away = map.table.is_out[column] && !map.table.is_meta[column];
                (*statement, (*priority, is_away))
            })
        })
        .collect();
    let unseen = priority(Counts::default(), 0.0, false);
    let open: BTreeSet<u64> = open.iter().copied().collect();
    let asked: Vec<(u64, f64)> = open
        .difference(voted)
        .filter_map(|statement| match known.get(statement) {
            Some((_, true)) => None,
            Some((priority, false)) => Some((*statement, *priority)),
            None => Some((*statement, unseen)),
        })
        .collect();
    let total: f64 = asked.iter().map(|(_, priority)| priority).sum();
    let mut point = drawn(seed, participant) * total;
    for (statement, priority) in &asked {
        point -= priority;
        if point < 0.0 {
            return Some(*statement);
        }
    }
    asked.last().map(|(statement, _)| *statement)
}

/// A number from zero to below one that follows from the seed and the participant.
fn drawn(seed: &str, participant: u64) -> f64 {
    let digest = Sha256::digest(format!("parvis-opinions-next 1\n{seed}\n{participant}").as_bytes());
    let number = digest
        .iter()
        .take(4)
        .fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    f64::from(number) / (f64::from(u32::MAX) + 1.0)
}
