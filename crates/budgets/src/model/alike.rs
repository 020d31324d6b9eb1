//! Ideas that may say the same, for those who study them: nothing is put together by itself. A word that few ideas have says
//! more than one that many have; two ideas of one place are alike, whatever their words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Idea;

/// Ideas shown as alike.
const ALIKE_MAX: usize = 5;
/// The part of their words that alike ideas share, weighed, in thousandths.
const ALIKE_MIN: u64 = 150;
/// What a word that one idea alone has weighs.
const WEIGHT: u64 = 1_000_000;
/// Closer than this is one place: some two hundred metres, in millionths of a degree of latitude and of longitude.
const NEAR_E6: (u64, u64) = (2_000, 3_000);

/// The most alike first; none where nothing is.
pub(crate) fn alike<'a>(idea: &Idea, others: &[&'a Idea]) -> Vec<&'a Idea> {
    let terms: Vec<BTreeSet<String>> = others.iter().map(|other| terms_of(other)).collect();
    let shares = shares(&terms_of(idea), &terms);
    let mut found: Vec<(u64, &Idea)> = shares
        .into_iter()
        .zip(others)
        .map(|(share, other)| {
            let near = if is_near(idea, other) { ALIKE_MIN } else { 0 };
            (share + near, *other)
        })
        .filter(|(likeness, _)| *likeness >= ALIKE_MIN)
        .collect();
    found.sort_by_key(|(likeness, other)| (Reverse(*likeness), other.number));
    found.truncate(ALIKE_MAX);
    found.into_iter().map(|(_, other)| other).collect()
}

fn terms_of(idea: &Idea) -> BTreeSet<String> {
    search::terms(&format!("{} {}", idea.title, idea.description))
}

/// For each of the others, the part of its words and of these that both have, in thousandths.
fn shares(own: &BTreeSet<String>, others: &[BTreeSet<String>]) -> Vec<u64> {
    let mut ideas_with: BTreeMap<&str, u64> = BTreeMap::new();
    for term in others.iter().chain([own]).flatten() {
        *ideas_with.entry(term).or_default() += 1;
    }
    let weight = |term: &String| WEIGHT / ideas_with.get(term.as_str()).copied().unwrap_or(1).max(1);
    others
        .iter()
        .map(|other| {
            let shared: u64 = own.intersection(other).map(weight).sum();
            let all: u64 = own.union(other).map(weight).sum();
            (1_000 * shared).checked_div(all).unwrap_or_default()
        })
        .collect()
}

fn is_near(one: &Idea, other: &Idea) -> bool {
    let apart = |one: Option<i64>, other: Option<i64>| Some(one?.abs_diff(other?));
    let latitude = apart(one.latitude_e6, other.latitude_e6);
    let longitude = apart(one.longitude_e6, other.longitude_e6);
    latitude.is_some_and(|apart| apart <= NEAR_E6.0) && longitude.is_some_and(|apart| apart <= NEAR_E6.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideas_that_share_rare_words_are_alike_and_those_that_share_common_ones_are_not() {
        let terms = |texts: &[&str]| -> Vec<BTreeSet<String>> {
            texts.iter().map(|text| search::terms(text)).collect()
        };
        let own = search::terms("Des bancs au port pour s’asseoir");
        let others = terms(&[
            "Bancs sur le port",
            "Un verger au bourg, pour tous",
            "Une piste cyclable vers le bourg",
            "Un verger partagé",
        ]);
        let shares = shares(&own, &others);
        assert!(shares[0] >= ALIKE_MIN, "{shares:?}");
        assert_eq!(shares[1..], [0, 0, 0]);
        // A word that every idea has tells nothing apart.
        let many = terms(&[
            "Le port, un bassin",
            "Le port, une école",
            "Le port, des arbres",
            "Le port, un kiosque",
        ]);
        let shares = super::shares(&search::terms("Le port, une fontaine"), &many);
        assert!(shares.iter().all(|share| *share < ALIKE_MIN), "{shares:?}");
        assert_eq!(super::shares(&BTreeSet::new(), &[BTreeSet::new()]), [0]);
    }
}
