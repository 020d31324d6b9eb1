//! Whether amendments are called as they were officially.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use serde_json::Value;

use super::{Verdict, start_of};
use crate::calling::{Called, Tabled, calling_order, canonical};
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

/// An official group of identical amendments that is not called together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// The official number of the group.
    pub group: String,
    /// The numbers of its amendments, in their official order.
    pub amendments: Vec<String>,
    /// What parts them.
    pub because: ApartBecause,
}

/// What parts amendments that are officially identical, as their sentences say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApartBecause {
    /// One of them is not wholly understood.
    NotUnderstood,
    /// They ask the same.
    Called,
    /// They name different places: « à l’alinéa 2 », « à la seconde phrase de l’alinéa 2 ».
    OtherPlaces,
    /// They ask something else at one place.
    OtherWords,
}

impl ApartBecause {
    /// Of sentences read.
    fn of(readings: &[&Dispositif]) -> Self {
        let differ = |said: &dyn Fn(&Dispositif) -> String| {
            readings.windows(2).any(|pair| said(pair[0]) != said(pair[1]))
        };
        let places = |reading: &Dispositif| {
            let places = reading.directives.iter();
            let places: Vec<String> = places.map(|directive| format!("{:?}", directive.place)).collect();
            places.join("\n")
        };
        if readings.iter().any(|reading| !reading.is_complete()) {
            Self::NotUnderstood
        } else if differ(&places) {
            Self::OtherPlaces
        } else if differ(&canonical) {
            Self::OtherWords
        } else {
            Self::Called
        }
    }

    /// Whether the data calls identical what does not say the same: the order cannot tell that they are.
    pub fn is_of_the_data(self) -> bool {
        matches!(self, Self::OtherPlaces | Self::OtherWords)
    }

    /// In the scorecard.
    pub fn said(self) -> &'static str {
        match self {
            Self::NotUnderstood => "not wholly understood",
            Self::Called => "called apart although they ask the same",
            Self::OtherPlaces => "flaw of the data: their sentences name different places",
            Self::OtherWords => "flaw of the data: their sentences ask for different words",
        }
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
    let mut apart = Vec::new();
    for (group, _) in groups.iter().filter(|(_, is_together)| !is_together) {
        because.push_str("  identical apart:\n");
        let is_of_group = |value: &Value| identical_group(value) == Some(group);
        let read = shuffled.iter().zip(&readings);
        let read: Vec<&Dispositif> = read
            .filter(|(value, _)| is_of_group(value))
            .map(|(_, reading)| reading)
            .collect();
        let numbers = official.iter().filter(|value| is_of_group(value));
        apart.push(Apart {
            group: (*group).to_owned(),
            amendments: numbers
                .filter_map(|value| value["num"].as_str().map(str::to_owned))
                .collect(),
            because: ApartBecause::of(&read),
        });
        for value in official.iter().filter(|value| is_of_group(value)) {
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
        apart,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_a_group_is_read_in_its_sentences() {
        let because = |said: [&str; 2]| {
            let readings = said.map(|sentence| parse_in(sentence, None));
            ApartBecause::of(&[&readings[0], &readings[1]])
        };
        let phrase = "À la seconde phrase de l’alinéa 2, supprimer le mot :\n« terme ».";
        let alinea = "À l’alinéa 2, supprimer le mot :\n« terme ».";
        let other = "À l’alinéa 2, supprimer le mot :\n« délai ».";
        assert_eq!(because([phrase, alinea]), ApartBecause::OtherPlaces);
        assert_eq!(because([other, alinea]), ApartBecause::OtherWords);
        assert_eq!(because([alinea, alinea]), ApartBecause::Called);
        assert_eq!(because([alinea, "Rien de cela."]), ApartBecause::NotUnderstood);
        assert!(ApartBecause::OtherPlaces.is_of_the_data() && !ApartBecause::Called.is_of_the_data());
    }
}
