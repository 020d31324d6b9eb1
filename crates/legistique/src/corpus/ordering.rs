//! Whether amendments are called as they were officially.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use serde_json::Value;

use super::{Verdict, start_of};
use crate::calling::{Called, Tabled, calling_order};
use crate::dispositif::{Dispositif, parse_in};
use crate::folding::fold;

/// Amendments that were called one right after the other, identical ones apart: one vote serves those.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pairs {
    /// All of them.
    pub all: usize,
    /// Those printed in that sequence.
    pub in_sequence: usize,
    /// Those whose places are not inverted: in that sequence, or at one same place, where only the text could tell them apart.
    pub not_inverted: usize,
    /// Those at one same place: neither in order nor inverted.
    pub tied: usize,
}

impl Pairs {
    /// Those whose places are in that sequence.
    pub fn in_order(&self) -> usize {
        self.not_inverted - self.tied
    }

    /// Those whose places are in the other sequence.
    pub fn inverted(&self) -> usize {
        self.all - self.not_inverted
    }
}

pub(super) fn ordered(case: &Value) -> Verdict {
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
    let mut places = HashMap::new();
    for (position, called) in order.iter().enumerate() {
        places.insert(tabled[called.index].num, (called.rank, position));
    }
    let place = |value: &Value| value["num"].as_str().and_then(|num| places.get(num).copied());
    let mut because = String::new();
    let mut pairs = Pairs::default();
    for pair in official.windows(2) {
        let (Some(first), Some(second)) = (place(&pair[0]), place(&pair[1])) else {
            continue;
        };
        let group = identical_group(&pair[0]);
        if group.is_some() && group == identical_group(&pair[1]) {
            continue;
        }
        pairs.all += 1;
        pairs.in_sequence += usize::from(first.1 < second.1);
        pairs.not_inverted += usize::from(first.0 <= second.0);
        pairs.tied += usize::from(first.0 == second.0);
        if first.0 > second.0 {
            for value in pair {
                let _ = writeln!(
                    because,
                    "  {}: {}",
                    value["num"],
                    start_of(&value["dispositif"], 200)
                );
            }
            because.push_str("  --\n");
        }
    }
    let groups = identical_groups(&order, &shuffled);
    let together = groups.iter().filter(|(_, is_together)| *is_together).count();
    for (group, _) in groups.iter().filter(|(_, is_together)| !is_together) {
        because.push_str("  identical apart:\n");
        for value in official
            .iter()
            .filter(|value| identical_group(value) == Some(group))
        {
            let _ = writeln!(
                because,
                "  {}: {}",
                value["num"],
                start_of(&value["dispositif"], 400)
            );
        }
    }
    Verdict {
        kind: "order",
        is_understood: readings.iter().all(Dispositif::is_complete),
        is_parsed: pairs.not_inverted == pairs.all && together == groups.len(),
        pairs,
        identical: (together, groups.len()),
        because,
        ..Verdict::default()
    }
}

/// The official groups of identical amendments, and whether each is called together. One that was withdrawn before the debate is
/// in no group although it says the same: it parts nothing. Sub-amendments are called between an amendment and its twins.
fn identical_groups<'a>(order: &[Called], amendments: &[&'a Value]) -> Vec<(&'a str, bool)> {
    let mut sequences: BTreeMap<Option<usize>, Vec<&'a Value>> = BTreeMap::new();
    for called in order {
        sequences
            .entry(called.amends)
            .or_default()
            .push(amendments[called.index]);
    }
    let mut found = Vec::new();
    for sequence in sequences.values() {
        let mut groups: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
        for (position, amendment) in sequence.iter().copied().enumerate() {
            if let Some(group) = identical_group(amendment) {
                groups.entry(group).or_default().push(position);
            }
        }
        for (group, positions) in groups.into_iter().filter(|(_, positions)| positions.len() > 1) {
            let said = |position: usize| fold(sequence[position]["dispositif"].as_str().unwrap_or_default());
            let is_together = positions.windows(2).all(|pair| {
                (pair[0] + 1..pair[1]).all(|between| {
                    identical_group(sequence[between]).is_none() && said(between) == said(pair[0])
                })
            });
            found.push((group, is_together));
        }
    }
    found
}

/// The group of identical amendments that one officially belongs to.
fn identical_group(amendment: &Value) -> Option<&str> {
    amendment["discussionIdentique"]["idDiscussion"].as_str()
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
