//! Volunteers as the library that draws knows them: numbers, values, households.

use std::collections::{BTreeMap, BTreeSet};

use sortition::{Problem, Refusal};

use super::quotas::quoted;
use super::{Assembly, Volunteer, VolunteerState, published_as};

/// The title of the column of numbers, in a file of candidates.
pub(super) const NUMBER_COLUMN: &str = "numero";
/// The title of the column of those who share an address.
pub(super) const HOUSEHOLD_COLUMN: &str = "foyer";

/// An address without what two people write differently: capitals, accents, punctuation, spaces. Empty for none.
pub(crate) fn household_of(address: &str) -> String {
    let folded = String::from_utf8(db::sort_key(address)).unwrap_or_default();
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Those who may be drawn, and what names their household where they share it with another: the smallest of its numbers, so
/// that no file tells an address. Who withdrew before the panels were computed is not there.
fn candidates<'a>(assembly: &Assembly, volunteers: &'a [Volunteer]) -> Vec<(&'a Volunteer, Option<String>)> {
    let is_in = |volunteer: &&Volunteer| volunteer.state == VolunteerState::In;
    let pool: Vec<&Volunteer> = volunteers.iter().filter(is_in).collect();
    let mut households: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    if assembly.settings.is_same_address_excluded {
        for volunteer in pool.iter().filter(|volunteer| !volunteer.household.is_empty()) {
            households
                .entry(volunteer.household.as_str())
                .or_default()
                .push(volunteer.number);
        }
    }
    let label = |volunteer: &Volunteer| {
        let together = households.get(volunteer.household.as_str())?;
        let first = together.iter().min()?;
        (together.len() > 1).then(|| format!("foyer-{}", published_as(*first)))
    };
    pool.into_iter()
        .map(|volunteer| (volunteer, label(volunteer)))
        .collect()
}

/// The draw that two files ask for: those that are kept with its panels, and that `parvis sortition` reads.
pub(crate) fn problem_of(candidates: &str, quotas: &str, seats: u32) -> Result<Problem, Refusal> {
    let quotas = sortition::quotas_from_csv(quotas)?;
    let pool =
        sortition::candidates_from_csv(candidates, NUMBER_COLUMN, &quotas, &[HOUSEHOLD_COLUMN.to_owned()])?;
    Problem::new(quotas, pool, seats)
}

/// The lines of a file of candidates that a smaller draw keeps, under the same titles.
pub(crate) fn candidates_among(candidates: &str, problem: &Problem) -> String {
    let kept: BTreeSet<&str> = problem.ids().collect();
    let is_kept = |line: &str| line.split(',').next().is_some_and(|number| kept.contains(number));
    let mut lines = candidates.lines();
    let titles = lines.next().unwrap_or_default();
    let lines: Vec<&str> = [titles]
        .into_iter()
        .chain(lines.filter(|line| is_kept(line)))
        .collect();
    lines.join("\n") + "\n"
}

/// The candidates of an assembly as a file that `parvis sortition --candidates` reads: numbers, no name, no address.
pub(crate) fn candidates_to_csv(assembly: &Assembly, volunteers: &[Volunteer]) -> String {
    let criteria = &assembly.criteria;
    let titles = criteria.iter().map(|criterion| quoted(&criterion.name));
    let titles: Vec<String> = [NUMBER_COLUMN.to_owned()]
        .into_iter()
        .chain(titles)
        .chain([HOUSEHOLD_COLUMN.to_owned()])
        .collect();
    let mut lines = vec![titles.join(",")];
    for (volunteer, household) in candidates(assembly, volunteers) {
        let values = criteria.iter().map(|criterion| {
            let chosen = volunteer.choices.get(&criterion.name);
            quoted(chosen.map_or("", String::as_str))
        });
        let cells: Vec<String> = [volunteer.published_as()]
            .into_iter()
            .chain(values)
            .chain([household.unwrap_or_default()])
            .collect();
        lines.push(cells.join(","));
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::{AssemblyId, Settings, State, VolunteerId, criteria_from_text, quotas_to_csv};
    use super::*;
    use db::Instant;
    use groups::GroupId;

    fn assembly(is_same_address_excluded: bool) -> Assembly {
        Assembly {
            id: AssemblyId::from_uuid(db::Uuid::from_u128(1)),
            group: GroupId::from_uuid(db::Uuid::from_u128(2)),
            settings: Settings {
                name: String::new(),
                description: String::new(),
                seats: 2,
                tolerance: 0,
                is_same_address_excluded,
                volunteers_until: Instant::from_micros(0),
                answer_days: 10,
            },
            criteria: criteria_from_text("Genre;Femme;1\nGenre;Homme;1", 2, 0).unwrap(),
            version: 1,
            state: State::Closed,
            panel_group: None,
            opened_at: None,
            closed_at: None,
            drawn_at: None,
            erased_at: None,
        }
    }

    fn volunteer(number: u32, gender: &str, address: &str) -> Volunteer {
        Volunteer {
            id: VolunteerId::from_uuid(db::Uuid::from_u128(number.into())),
            number,
            name: format!("Personne {number}"),
            email: format!("p{number}@exemple.fr"),
            address: address.to_owned(),
            household: household_of(address),
            choices: BTreeMap::from([("Genre".to_owned(), gender.to_owned())]),
            person: None,
            is_on_paper: false,
            state: VolunteerState::In,
            seat: None,
            replaced_by: None,
            agrees_to_be_named: false,
            has_mandate: false,
            answer_hash: None,
            answer_until: None,
        }
    }

    #[test]
    fn one_address_written_twice_is_one_household() {
        let one = household_of("12, rue des Écoles\n56400 Auray");
        assert_eq!(one, household_of("12 RUE DES ECOLES 56400 AURAY"));
        assert_ne!(one, household_of("12 bis, rue des Écoles, 56400 Auray"));
        assert_eq!(household_of(" \n"), "");
    }

    #[test]
    fn two_of_one_address_never_sit_together_unless_the_town_said_so() {
        let pool = [
            volunteer(1, "Femme", "1 quai Neuf"),
            volunteer(2, "Homme", "1, Quai neuf"),
            volunteer(3, "Homme", "2 quai Neuf"),
        ];
        let draw = |excluded| {
            let assembly = assembly(excluded);
            let file = candidates_to_csv(&assembly, &pool);
            let problem = problem_of(&file, &quotas_to_csv(&assembly.criteria), 2).unwrap();
            sortition::prepare(&problem, sortition::Method::Leximin, sortition::Effort::default()).unwrap()
        };
        let is_there =
            |draw: &sortition::Draw, panel: [&str; 2]| draw.tickets.panels().iter().any(|one| *one == panel);
        assert!(!is_there(&draw(true), ["0001", "0002"]));
        assert!(is_there(&draw(false), ["0001", "0002"]));
    }

    #[test]
    fn the_files_make_the_same_draw_and_hold_no_name() {
        let assembly = assembly(true);
        let pool = [
            volunteer(1, "Femme", "1 quai Neuf"),
            volunteer(2, "Homme", "1, Quai neuf"),
            volunteer(3, "Homme", "2 quai Neuf"),
            volunteer(12, "Femme", ""),
        ];
        let file = candidates_to_csv(&assembly, &pool);
        assert_eq!(
            file,
            "numero,\"Genre\",foyer\n0001,\"Femme\",foyer-0001\n0002,\"Homme\",foyer-0001\n0003,\"Homme\",\n0012,\"Femme\",\n"
        );
        let problem = problem_of(&file, &quotas_to_csv(&assembly.criteria), 2).unwrap();
        assert_eq!(problem.ids().len(), 4);
        let panel = ["0001".to_owned(), "0003".to_owned()];
        let left = problem.replacement(&panel, &panel[1..], &[]).unwrap();
        // The other man lives with the woman who stays, and no other woman is wanted.
        assert_eq!(
            candidates_among(&file, &left),
            "numero,\"Genre\",foyer\n0012,\"Femme\",\n"
        );
    }

    #[test]
    fn a_file_is_as_good_as_the_pool_it_was_made_from() {
        let assembly = assembly(false);
        let pool = [
            volunteer(1, "Femme", ""),
            volunteer(2, "Homme", ""),
            volunteer(3, "Homme", ""),
        ];
        let file = candidates_to_csv(&assembly, &pool);
        let problem = problem_of(&file, &quotas_to_csv(&assembly.criteria), 2).unwrap();
        let draw =
            sortition::prepare(&problem, sortition::Method::Leximin, sortition::Effort::default()).unwrap();
        assert!((draw.probabilities["0001"] - 1.0).abs() < 1e-6);
        assert!((draw.probabilities["0002"] - 0.5).abs() < 1e-6);
    }
}
