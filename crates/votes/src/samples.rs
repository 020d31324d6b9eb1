//! The ballots that a preview invents, so that every rule has something to show before anybody votes.

use std::collections::BTreeMap;

use crate::marks::Mark;
use crate::ways::{Paper, SCORE_MAX, Way};

/// How many ballots a preview invents: enough for a picture, few enough to be read.
pub(crate) const SAMPLE_BALLOTS: u32 = 30;

/// Invented ballots, always the same for the same number of answers: invented people who like some answers more than others,
/// so that every rule has something to show.
pub(crate) fn sample(way: &Way, offered: u32) -> Vec<Mark> {
    (0..SAMPLE_BALLOTS)
        .map(|voter| {
            if way.rule.paper() == Paper::Consent {
                return sample_consent(voter);
            }
            let mut liked: Vec<(u32, u32)> =
                (1..=offered).map(|place| (liking(voter, place), place)).collect();
            liked.sort_unstable();
            liked.reverse();
            sample_mark(way, &liked)
        })
        .collect()
}

/// From 0 to 99. Neighbours like the same answers, so that majorities form.
fn liking(voter: u32, place: u32) -> u32 {
    let camp = voter % 5;
    let mixed = (voter.wrapping_mul(2_654_435_761) ^ place.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
    let own = (mixed >> 16) % 40;
    let shared = (camp.wrapping_mul(37) + place.wrapping_mul(camp + 3).wrapping_mul(17)) % 60;
    own + shared
}

/// `liked` from the preferred: how much (0 to 99), and which answer.
fn sample_mark(way: &Way, liked: &[(u32, u32)]) -> Mark {
    let first = liked.first().map_or(1, |(_, place)| *place);
    match way.rule.paper() {
        Paper::One => Mark::Approvals([first].into()),
        Paper::Several => Mark::Approvals(
            liked
                .iter()
                .filter(|(liking, place)| *liking >= 50 || *place == first)
                .map(|(_, place)| *place)
                .collect(),
        ),
        Paper::Scores => Mark::Points(
            liked
                .iter()
                .map(|(liking, place)| (*place, liking * (SCORE_MAX + 1) / 100))
                .collect(),
        ),
        Paper::Grades => {
            let grades = u32::try_from(way.grades.len()).unwrap_or(u32::MAX);
            Mark::Grades(
                liked
                    .iter()
                    .map(|(liking, place)| (*place, liking.saturating_mul(grades) / 100))
                    .collect(),
            )
        }
        Paper::Ranking { .. } => Mark::Ranking(liked.iter().map(|(_, place)| vec![*place]).collect()),
        Paper::Points { is_squared } => Mark::Points(sample_points(way, liked, is_squared)),
        Paper::Consent => Mark::Consent,
    }
}

/// One objection of thirty: enough to send the proposal back.
fn sample_consent(voter: u32) -> Mark {
    match voter {
        7 => Mark::Objection("…".to_owned()),
        12 | 25 => Mark::Aside,
        _ => Mark::Consent,
    }
}

/// More than half of what there is for the preferred answer, the rest for the next one.
fn sample_points(way: &Way, liked: &[(u32, u32)], is_squared: bool) -> BTreeMap<u32, u32> {
    let most = way.points.unwrap_or(1);
    let worth = |spent: u32| if is_squared { spent.isqrt() } else { spent };
    let first = most - most / 3;
    liked
        .iter()
        .zip([first, most / 3])
        .map(|((_, place), spent)| (*place, worth(spent)))
        .filter(|(_, points)| *points > 0)
        .collect()
}
