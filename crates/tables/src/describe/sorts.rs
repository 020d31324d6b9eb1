//! What a column is, from the sorts of its values and the words of its name.

use super::SHARE_MIN;
use super::seen::{SeenColumn, ratio};
use crate::fold::fold;
use crate::kinds::{RECOGNISED, Sort};

/// Words of a column's name that tell sorts apart whose values look alike.
fn says(name: &str, words: &[&str]) -> bool {
    let folded = fold(name);
    let mut spaced = String::with_capacity(folded.len() + 2);
    spaced.push(' ');
    for letter in folded.chars() {
        spaced.push(if letter.is_alphanumeric() { letter } else { ' ' });
    }
    spaced.push(' ');
    let is_said = |word: &str| {
        if word.len() < 4 {
            let mut alone = String::with_capacity(word.len() + 2);
            alone.push(' ');
            alone.push_str(word);
            alone.push(' ');
            spaced.contains(&alone)
        } else {
            spaced.contains(word)
        }
    };
    words.iter().any(|word| is_said(word))
}

/// What a column is: the narrowest sort that holds enough of its values, where values that look alike are told apart by
/// the column's name.
pub(super) fn sort_of(name: &str, seen: &SeenColumn) -> (Sort, f64) {
    if seen.filled == 0 {
        return (Sort::Text, 1.0);
    }
    let mut found = Vec::new();
    for (bit, sort) in RECOGNISED.iter().enumerate() {
        let share = seen.share(bit);
        if share >= SHARE_MIN && is_plausible(*sort, name, seen) {
            found.push((*sort, share));
        }
    }
    // Figures with zeros before some of them are a name, whatever the others are.
    let is_padded = seen.padded > 0;
    found.retain(|(sort, _)| !(is_padded && matches!(sort, Sort::Integer | Sort::Year)));
    let share_of = |wanted: Sort| found.iter().find(|(sort, _)| *sort == wanted).copied();
    if is_padded
        && found
            .iter()
            .all(|(sort, _)| matches!(sort, Sort::Decimal | Sort::FrenchDecimal | Sort::Code))
        && let Some((_, share)) = share_of(Sort::FrenchDecimal)
        && ratio(seen.padded, seen.filled) > 0.01
    {
        return (Sort::Code, share);
    }
    let commune = share_of(Sort::CommuneCode);
    let postal = share_of(Sort::PostalCode);
    if let (Some(commune), Some(postal)) = (commune, postal) {
        return if says(name, &["postal", "cp", "postcode"]) {
            postal
        } else {
            commune
        };
    }
    found
        .first()
        .copied()
        .or_else(|| mostly_dates(seen))
        .unwrap_or((Sort::Text, 1.0))
}

/// Days written in several ways are days: in the way most of them are.
fn mostly_dates(seen: &SeenColumn) -> Option<(Sort, f64)> {
    let ways: Vec<(Sort, f64)> = RECOGNISED
        .iter()
        .enumerate()
        .filter(|(_, sort)| matches!(sort, Sort::IsoDate | Sort::FrenchDate | Sort::WrittenDate))
        .map(|(bit, sort)| (*sort, seen.share(bit)))
        .collect();
    let all: f64 = ways.iter().map(|(_, share)| share).sum();
    let most = ways
        .into_iter()
        .max_by(|(_, share), (_, other)| share.total_cmp(other))?;
    (all >= SHARE_MIN).then_some(most)
}

/// Sorts that many values belong to by chance want the column's name to speak for them, or more than chance.
fn is_plausible(sort: Sort, name: &str, seen: &SeenColumn) -> bool {
    let distinct = seen.distinct.len();
    match sort {
        Sort::RegionCode => says(name, &["region", "reg"]),
        Sort::DepartmentCode => {
            says(name, &["departement", "dep", "dept", "dpt"]) || (seen.padded > 0 && distinct > 20)
        }
        Sort::CommuneCode => {
            says(
                name,
                &[
                    "code", "insee", "commune", "com", "codgeo", "depcom", "geo", "postal", "cp",
                ],
            ) || seen.padded > 0
        }
        Sort::PostalCode => says(name, &["postal", "cp", "postcode"]) || seen.padded > 0,
        Sort::Epci => says(name, &["epci", "intercommunal", "siren"]) || distinct > 1,
        Sort::Latitude => says(name, &["latitude", "lat", "y"]),
        Sort::Longitude => says(name, &["longitude", "long", "lon", "lng", "x"]),
        Sort::LambertX => says(name, &["x", "lambert", "l93", "est", "coordonnee"]),
        Sort::LambertY => says(name, &["y", "lambert", "l93", "nord", "coordonnee"]),
        Sort::Year => {
            says(name, &["annee", "an", "millesime", "exercice", "year"]) || (distinct > 0 && distinct < 150)
        }
        // 0 and 1 are numbers as often as they are no and yes.
        Sort::Boolean => {
            // A word for yes or no, or both of 0 and 1: the same figure everywhere is a number.
            let is_word = |example: &String| {
                !example.bytes().all(|byte| byte.is_ascii_digit())
                    && Sort::Boolean.accepts(example.as_bytes())
            };
            let is_figure = |example: &String| example == "0" || example == "1";
            distinct <= 4
                && (seen.examples.iter().any(is_word)
                    || (distinct == 2 && seen.examples.iter().all(is_figure)))
        }
        Sort::Fantoir => says(name, &["fantoir", "voie", "rivoli"]),
        // A hundred numbers in a row may follow Luhn by chance less than once in 10^100; ten of them may.
        Sort::Siren | Sort::Siret => {
            says(name, &["siren", "siret", "epci"]) || name.to_lowercase().contains("id") || seen.filled >= 3
        }
        _ => true,
    }
}
