//! From what a population is made of to how many seats each part has.

use std::collections::BTreeSet;

use kernel::Sentence;
use sortition::{Change, Quota};

use super::volunteers::{HOUSEHOLD_COLUMN, NUMBER_COLUMN};
use super::{CRITERIA_MAX, Criterion, QuotaChange, Target, VALUES_MAX, Volunteer, WORD_CHARS_MAX};

/// Reads criteria as they are pasted from a table: « criterion; value; people », a line for each value. Tabs, semicolons or
/// commas; a first line of titles is left out. Each fault names its line.
pub(crate) fn criteria_from_text(text: &str, seats: u32, tolerance: u32) -> Result<Vec<Criterion>, Sentence> {
    let separator = ['\t', ';', ',']
        .into_iter()
        .find(|separator| text.contains(*separator))
        .unwrap_or(';');
    let mut criteria: Vec<Criterion> = Vec::new();
    let mut is_first = true;
    for (number, line) in (1_usize..).zip(text.lines()) {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            continue;
        }
        let cells: Vec<String> = line.split(separator).map(cell).collect();
        let at = |key| Err(Sentence::new(key).with("line", number));
        let [name, value, people] = cells.as_slice() else {
            return at("assemblies-criteria-cells");
        };
        let people = people_of(people);
        if people.is_none() && is_first {
            is_first = false;
            continue;
        }
        is_first = false;
        let Some(people) = people else {
            return at("assemblies-criteria-number");
        };
        let is_fitting = |word: &String| !word.is_empty() && word.chars().count() <= WORD_CHARS_MAX;
        if !is_fitting(name) || !is_fitting(value) {
            return at("assemblies-criteria-words");
        }
        if [NUMBER_COLUMN, HOUSEHOLD_COLUMN].contains(&name.as_str()) {
            return at("assemblies-criteria-taken");
        }
        let target = Target {
            name: value.clone(),
            people,
            min: 0,
            max: 0,
        };
        let Some(place) = criteria.iter().position(|criterion| criterion.name == *name) else {
            if criteria.len() >= CRITERIA_MAX {
                return at("assemblies-criteria-max");
            }
            criteria.push(Criterion {
                name: name.clone(),
                targets: vec![target],
            });
            continue;
        };
        let known = &mut criteria[place].targets;
        if known.iter().any(|one| one.name == *value) {
            return at("assemblies-criteria-twice");
        }
        if known.len() >= VALUES_MAX {
            return at("assemblies-criteria-values-max");
        }
        known.push(target);
    }
    if criteria.is_empty() {
        return Err(Sentence::new("assemblies-criteria-empty"));
    }
    for criterion in &mut criteria {
        if criterion.targets.iter().all(|target| target.people == 0) {
            let sentence = Sentence::new("assemblies-criteria-nobody");
            return Err(sentence.with("criterion", criterion.name.clone()));
        }
        give_seats(criterion, seats, tolerance);
    }
    Ok(criteria)
}

fn cell(written: &str) -> String {
    let written = written.trim().trim_matches('"');
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// « 2 130 », « 2130,48 »: a count of people, rounded, as the statistics office estimates it.
fn people_of(written: &str) -> Option<u64> {
    let plain: String = written
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if letter == ',' { '.' } else { letter })
        .collect();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_number = !whole.is_empty()
        && whole.len() <= 12
        && (whole.to_owned() + part)
            .bytes()
            .all(|byte| byte.is_ascii_digit());
    let rounded = u64::from(part.bytes().next().is_some_and(|digit| digit >= b'5'));
    is_number
        .then(|| whole.parse::<u64>().ok().map(|whole| whole + rounded))
        .flatten()
}

/// Seats by the largest remainder (Hamilton), then as many more and fewer as the tolerance says. Ties go to the first
/// written: who pastes the table sees its order.
fn give_seats(criterion: &mut Criterion, seats: u32, tolerance: u32) {
    let total: u64 = criterion.targets.iter().map(|target| target.people).sum();
    let wide = u64::from(seats);
    let mut remainders = Vec::with_capacity(criterion.targets.len());
    let mut given = 0;
    for (place, target) in criterion.targets.iter_mut().enumerate() {
        let product = target.people.saturating_mul(wide);
        let whole = u32::try_from(product / total.max(1)).unwrap_or(seats);
        target.min = whole;
        given += whole;
        remainders.push((std::cmp::Reverse(product % total.max(1)), place));
    }
    remainders.sort_unstable();
    let missing = seats.saturating_sub(given);
    for (_, place) in remainders.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        criterion.targets[place].min += 1;
    }
    for target in &mut criterion.targets {
        let exact = target.min;
        target.min = exact.saturating_sub(tolerance);
        target.max = exact.saturating_add(tolerance).min(seats);
    }
}

/// The same criteria for another number of seats.
pub(crate) fn with_seats(criteria: &[Criterion], seats: u32, tolerance: u32) -> Vec<Criterion> {
    let mut criteria = criteria.to_vec();
    for criterion in &mut criteria {
        give_seats(criterion, seats, tolerance);
    }
    criteria
}

/// The criteria as they were pasted, to be pasted again.
pub(crate) fn table_of(criteria: &[Criterion]) -> String {
    let mut lines = Vec::new();
    for criterion in criteria {
        for target in &criterion.targets {
            lines.push(format!("{};{};{}", criterion.name, target.name, target.people));
        }
    }
    lines.join("\n")
}

/// The quotas as the library reads them.
fn quotas_of(criteria: &[Criterion]) -> Vec<Quota> {
    let each = criteria
        .iter()
        .flat_map(|criterion| criterion.targets.iter().map(move |target| (criterion, target)));
    each.map(|(criterion, target)| Quota {
        feature: criterion.name.clone(),
        value: target.name.clone(),
        min: target.min,
        max: target.max,
        flex: None,
    })
    .collect()
}

/// The same as a file that `parvis sortition --features` reads.
pub(crate) fn quotas_to_csv(criteria: &[Criterion]) -> String {
    quotas_file(&quotas_of(criteria))
}

/// Quotas of the library as such a file.
pub(crate) fn quotas_file(quotas: &[Quota]) -> String {
    let mut lines = vec!["feature,value,min,max".to_owned()];
    for quota in quotas {
        let (feature, value) = (quoted(&quota.feature), quoted(&quota.value));
        lines.push(format!("{feature},{value},{},{}", quota.min, quota.max));
    }
    lines.join("\n") + "\n"
}

/// The quotas of a draw with those that are relaxed for it.
pub(crate) fn relaxed_quotas(quotas: &[Quota], changes: &[QuotaChange]) -> Vec<Quota> {
    let moved = |quota: &Quota| {
        let change = changes
            .iter()
            .find(|change| change.criterion == quota.feature && change.value == quota.value);
        match change {
            Some(change) => Quota {
                min: change.min.1,
                max: change.max.1,
                ..quota.clone()
            },
            None => quota.clone(),
        }
    };
    quotas.iter().map(moved).collect()
}

/// A cell whose commas and quotes stay within it (RFC 4180).
pub(super) fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// The criteria with other quotas: each value once, none that is not known.
pub(crate) fn changed(criteria: &[Criterion], quotas: &[Quota]) -> Result<Vec<Criterion>, Sentence> {
    let known: BTreeSet<(&str, &str)> = criteria
        .iter()
        .flat_map(|criterion| criterion.targets.iter().map(move |target| (criterion, target)))
        .map(|(criterion, target)| (criterion.name.as_str(), target.name.as_str()))
        .collect();
    let given: BTreeSet<(&str, &str)> = quotas
        .iter()
        .map(|quota| (quota.feature.as_str(), quota.value.as_str()))
        .collect();
    if given.len() != quotas.len() || given != known {
        return Err(Sentence::new("assemblies-quotas-others"));
    }
    let mut changed = criteria.to_vec();
    for criterion in &mut changed {
        for target in &mut criterion.targets {
            let found = quotas
                .iter()
                .find(|quota| quota.feature == criterion.name && quota.value == target.name);
            if let Some(quota) = found {
                if quota.min > quota.max {
                    let sentence = Sentence::new("assemblies-quotas-crossed");
                    return Err(sentence.with("value", target.name.clone()));
                }
                (target.min, target.max) = (quota.min, quota.max);
            }
        }
    }
    Ok(changed)
}

/// How many volunteers each value has: what can be seen before any panel is computed.
pub(crate) fn counted_by_value<'a>(
    criteria: &'a [Criterion],
    volunteers: &[Volunteer],
) -> Vec<(&'a Criterion, &'a Target, usize)> {
    let mut counted = Vec::new();
    for criterion in criteria {
        for target in &criterion.targets {
            let there = volunteers
                .iter()
                .filter(|volunteer| volunteer.choices.get(&criterion.name) == Some(&target.name))
                .count();
            counted.push((criterion, target, there));
        }
    }
    counted
}

impl From<&Change> for QuotaChange {
    fn from(change: &Change) -> Self {
        Self {
            criterion: change.feature.clone(),
            value: change.value.clone(),
            min: change.min,
            max: change.max,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(text: &str, count: u32, tolerance: u32) -> Vec<(u32, u32)> {
        let criteria = criteria_from_text(text, count, tolerance).unwrap();
        let targets = criteria.iter().flat_map(|criterion| &criterion.targets);
        targets.map(|target| (target.min, target.max)).collect()
    }

    #[test]
    fn seats_follow_the_largest_remainder_and_fill_the_panel() {
        // 12 × 47/100 = 5.64, 12 × 16/100 = 1.92, 12 × 37/100 = 4.44.
        let table = "Âge;16-29 ans;47\nÂge;30-59 ans;16\nÂge;60 ans et plus;37\n";
        assert_eq!(seats(table, 12, 0), [(6, 6), (2, 2), (4, 4)]);
        assert_eq!(seats(table, 12, 1), [(5, 7), (1, 3), (3, 5)]);
        for count in 1..=40 {
            let sum: u32 = seats(table, count, 0).iter().map(|(min, _)| min).sum();
            assert_eq!(sum, count);
        }
    }

    #[test]
    fn a_table_is_read_as_spreadsheets_and_the_statistics_office_write_it() {
        let tabs = "critère\tvaleur\tpopulation\nGenre\tFemme\t6 800,6\nGenre\tHomme\t6\u{202f}400\n";
        let criteria = criteria_from_text(tabs, 10, 1).unwrap();
        assert_eq!(criteria.len(), 1);
        assert_eq!(criteria[0].targets[0].people, 6_801);
        assert_eq!(criteria[0].targets[1].people, 6_400);
        let commas = "Genre,\"Femme\",10\nGenre,Homme,10";
        assert_eq!(seats(commas, 4, 0), [(2, 2), (2, 2)]);
    }

    #[test]
    fn each_fault_names_its_line() {
        let key = |text: &str| criteria_from_text(text, 10, 1).unwrap_err();
        assert_eq!(key("").key, "assemblies-criteria-empty");
        assert_eq!(
            key("Âge;jeune;10\nÂge;vieux;beaucoup").key,
            "assemblies-criteria-number"
        );
        assert_eq!(key("Âge;jeune;10\nÂge;jeune;10").key, "assemblies-criteria-twice");
        assert_eq!(key("Âge;jeune").key, "assemblies-criteria-cells");
        assert_eq!(key("foyer;seul;10").key, "assemblies-criteria-taken");
        assert_eq!(key("Âge;jeune;0").key, "assemblies-criteria-nobody");
        let twice = key("Âge;jeune;10\nÂge;jeune;10");
        assert_eq!(twice.arguments, [("line", kernel::Argument::from(2_usize))]);
    }

    #[test]
    fn quotas_go_out_and_come_back_as_the_library_writes_them() {
        let criteria =
            criteria_from_text("Quartier;Bord, de l'eau;10\nQuartier;Le « Bourg »;30", 8, 1).unwrap();
        let read = sortition::quotas_from_csv(&quotas_to_csv(&criteria)).unwrap();
        assert_eq!(changed(&criteria, &read), Ok(criteria.clone()));
        assert!(changed(&criteria, &read[1..]).is_err());
        let mut crossed = read;
        crossed[0].min = crossed[0].max + 1;
        assert_eq!(
            changed(&criteria, &crossed).unwrap_err().key,
            "assemblies-quotas-crossed"
        );
    }
}
