//! Majority judgment (Michel Balinski and Rida Laraki, *Majority Judgment*, 2010).
//!
//! Each candidate is given a grade by each voter; the best median grade wins. With an even number of voters the median is
//! the *worse* of the two grades in the middle: what a majority grants at least. Equal medians are compared by taking one
//! vote of the median grade away from each, again and again; equal to the end, two candidates have the same rank.
//!
//! `variant=belenios` takes the *better* of the two, as Belenios does (`method_mj.ml` of its version 3: the grade of place
//! `⌊(n+1)/2⌋ − 1` from the best). With grades {1, 3} for A and {2, 2} for B (1 the best), Mieux Voter ranks B first and
//! Belenios A.
//!
//! Whoever grades a candidate less often than others graded is never ignored in silence: `ungraded` says what the missing
//! grades are taken for (the worst grade, a given one, the candidate's own median, the same profile made as large, or a
//! refusal), or that such ballots are null, as Belenios has it. `file`, the default, is what the file declares, else the worst grade.

use std::cmp::Ordering;

use dashu_int::UBig;
use dashu_int::ops::{BitTest as _, Gcd as _};

use crate::election::{Answer, Election, Mark};
use crate::exact::amount;
use crate::outcome::{Argument, Exact, Picture};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

/// How many votes of each grade, from the worst to the best; large numbers, for normalising multiplies.
type Profile = Vec<UBig>;

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    if election.grades.is_empty() {
        return Err(Refusal::Missing("grades"));
    }
    let way = match asked.word("ungraded") {
        "file" => election.ungraded.as_deref().unwrap_or("worst"),
        way => way,
    };
    let profiles = complete(election, way, gather(election, asked.rule(), way)?)?;
    let is_upper = asked.is("variant", "belenios");
    let mut order = election.standing();
    order.sort_by(|one, other| {
        compare(&profiles[*one], &profiles[*other], is_upper)
            .reverse()
            .then(record.places[*one].cmp(&record.places[*other]))
    });
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for candidate in order {
        match groups.last_mut() {
            Some(group)
                if compare(&profiles[group[0]], &profiles[candidate], is_upper) == Ordering::Equal =>
            {
                group.push(candidate);
            }
            _ => groups.push(vec![candidate]),
        }
    }
    let mut ranks = Vec::new();
    let mut rows = Vec::new();
    let mut place = 1;
    for group in &groups {
        for candidate in group {
            let median = median(&profiles[*candidate], is_upper);
            let grade = election.grades[median].clone();
            ranks.push((*candidate, amount(place)));
            rows.push(vec![
                Argument::Number(Exact(amount(place))),
                record.one(*candidate),
                Argument::Text(grade.clone()),
            ]);
            record.say(
                "count-said-median",
                [
                    ("candidate", record.one(*candidate)),
                    ("grade", Argument::Text(grade)),
                    ("rank", Argument::Number(Exact(amount(place)))),
                ],
            );
        }
        place += group.len();
    }
    let tallies = record.amounts(ranks.iter().cloned());
    record.next_round("rank").tallies = tallies;
    record.tabulate(
        vec![
            "count-column-rank",
            "count-column-candidate",
            "count-column-median",
        ],
        rows,
    );
    record.draw(Picture::Profiles {
        grades: election.grades.clone(),
        rows: groups
            .iter()
            .flatten()
            .map(|candidate| {
                let votes = profiles[*candidate]
                    .iter()
                    .map(|votes| u64::try_from(votes.clone()).unwrap_or(u64::MAX))
                    .collect();
                (record.id(*candidate), votes)
            })
            .collect(),
    });
    let mut verdict = record.take(&groups, seats);
    verdict.scores = ranks;
    Ok(verdict)
}

/// The grades of each candidate, and how many ballots give some. A blank ballot gives none.
fn gather(election: &Election, rule: &'static str, way: &str) -> Result<(Vec<Profile>, u64), Refusal> {
    let mut profiles = vec![vec![UBig::ZERO; election.grades.len()]; election.candidates.len()];
    let standing = election.standing().len();
    let mut voters = 0;
    for ballot in &election.ballots {
        match &ballot.mark {
            Mark::Grades(grades) if way == "null" && grades.len() < standing => {}
            Mark::Grades(grades) => {
                voters += ballot.count;
                for (candidate, grade) in grades {
                    profiles[*candidate][*grade] += ballot.count;
                }
            }
            Mark::Answer(Answer::Blank | Answer::Null) => {}
            other => {
                return Err(Refusal::UnfitBallots {
                    rule,
                    kind: other.kind(),
                });
            }
        }
    }
    Ok((profiles, election.participants.unwrap_or(voters)))
}

fn votes_of(profile: &[UBig]) -> UBig {
    profile.iter().sum()
}

/// Makes every profile as large as the number of voters.
fn complete(
    election: &Election,
    way: &str,
    (mut profiles, voters): (Vec<Profile>, u64),
) -> Result<Vec<Profile>, Refusal> {
    let most = profiles
        .iter()
        .map(|profile| votes_of(profile))
        .max()
        .unwrap_or_default();
    let voters = if way == "null" {
        most
    } else {
        UBig::from(voters).max(most)
    };
    if way == "normalised" {
        normalise(&mut profiles);
        return Ok(profiles);
    }
    for profile in &mut profiles {
        let missing = &voters - votes_of(profile);
        if missing.is_zero() {
            continue;
        }
        let grade = match way {
            "refuse" => return Err(Refusal::Missing("grades-of-every-candidate")),
            "median" if profile.iter().any(|votes| !votes.is_zero()) => median(profile, false),
            "worst" | "median" | "null" => 0,
            place => place
                .parse()
                .ok()
                .filter(|place| *place < election.grades.len())
                .ok_or(Refusal::BadOption {
                    option: "ungraded",
                    value: way.to_owned(),
                    allowed: "file|worst|median|normalised|refuse|null|N",
                })?,
        };
        profile[grade] += missing;
    }
    Ok(profiles)
}

/// Multiplies each profile so that all have the same number of votes: shares are compared, not numbers.
fn normalise(profiles: &mut [Profile]) {
    let mut common = UBig::ONE;
    for profile in profiles.iter() {
        let votes = votes_of(profile);
        if !votes.is_zero() {
            let shared = (&common).gcd(&votes);
            common = common / shared * votes;
        }
    }
    for profile in profiles {
        let votes = votes_of(profile);
        if votes.is_zero() {
            // Nobody graded it: nothing better than the worst grade can be said of it.
            profile[0].clone_from(&common);
            continue;
        }
        let times = &common / votes;
        for part in profile {
            *part *= &times;
        }
    }
}

/// The place of the median grade.
fn median(profile: &[UBig], is_upper: bool) -> usize {
    let votes = votes_of(profile);
    let wanted: UBig = if is_upper || votes.is_zero() {
        votes >> 1
    } else {
        (votes - UBig::ONE) >> 1
    };
    let mut passed = UBig::ZERO;
    for (grade, part) in profile.iter().enumerate() {
        passed += part;
        if passed > wanted {
            return grade;
        }
    }
    0
}

/// Which profile is the better: the sequence of medians, each taken away once counted, compared in order. With as many
/// votes for both.
///
/// That sequence goes out from the middle, one vote to the left, one to the right. Both sides only ever go down, or up: on
/// each the first difference is found from how many votes are on either side of each grade, without taking any away.
fn compare(one: &[UBig], other: &[UBig], is_upper: bool) -> Ordering {
    if is_upper {
        // The better middle grade is the worse one of the scale turned over.
        let turned = |profile: &[UBig]| profile.iter().rev().cloned().collect::<Vec<_>>();
        return from_the_middle(&turned(one), &turned(other)).reverse();
    }
    from_the_middle(one, other)
}

fn from_the_middle(one: &[UBig], other: &[UBig]) -> Ordering {
    let votes = votes_of(one);
    if votes.is_zero() {
        return Ordering::Equal;
    }
    // The votes in order: those up to the median, it included, are the left; the rest is the right.
    let left = ((&votes - UBig::ONE) >> 1) + UBig::ONE;
    let is_odd = votes.bit(0);
    let mut first: Option<(UBig, Ordering)> = None;
    let mut differ = |place: UBig, order: Ordering| {
        if first.as_ref().is_none_or(|(known, _)| place < *known) {
            first = Some((place, order));
        }
    };
    let (mut mine, mut yours) = (UBig::ZERO, UBig::ZERO);
    let beyond = |count: &UBig, line: &UBig| if count > line { count - line } else { UBig::ZERO };
    for (my_votes, your_votes) in one.iter().zip(other) {
        // Votes below this grade: on the left, all others are at least of it.
        let (my_left, your_left) = (beyond(&left, &mine), beyond(&left, &yours));
        if my_left != your_left {
            let at: UBig = my_left.clone().min(your_left.clone()) * 2_u8;
            let place = if is_odd && !at.is_zero() {
                at - UBig::ONE
            } else {
                at
            };
            differ(place, my_left.cmp(&your_left));
        }
        mine += my_votes;
        yours += your_votes;
        // Votes up to this grade: on the right, those are of it at most.
        let (my_right, your_right) = (beyond(&mine, &left), beyond(&yours, &left));
        if my_right != your_right {
            let at: UBig = my_right.clone().min(your_right.clone()) * 2_u8;
            let place = at + if is_odd { UBig::from(2_u8) } else { UBig::ONE };
            differ(place, your_right.cmp(&my_right));
        }
    }
    first.map_or(Ordering::Equal, |(_, order)| order)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, one vote at a time.
    fn slowly(one: &[UBig], other: &[UBig], is_upper: bool) -> Ordering {
        let (mut one, mut other) = (one.to_vec(), other.to_vec());
        while !votes_of(&one).is_zero() {
            let (mine, yours) = (median(&one, is_upper), median(&other, is_upper));
            if mine != yours {
                return mine.cmp(&yours);
            }
            one[mine] -= UBig::ONE;
            other[yours] -= UBig::ONE;
        }
        Ordering::Equal
    }

    proptest! {
        #[test]
        fn the_first_difference_from_the_middle_compares_as_taking_votes_away_one_by_one(
            grades in prop::collection::vec((0_usize..4, 0_usize..4), 1..40),
            is_upper: bool,
        ) {
            let (mut one, mut other) = (vec![UBig::ZERO; 4], vec![UBig::ZERO; 4]);
            for (mine, yours) in grades {
                one[mine] += UBig::ONE;
                other[yours] += UBig::ONE;
            }
            prop_assert_eq!(compare(&one, &other, is_upper), slowly(&one, &other, is_upper));
        }
    }

    #[test]
    fn on_even_electorates_belenios_takes_the_better_middle_grade_and_mieux_voter_the_worse() {
        // Grades from the worst: A = {best, worst}, B = {middle, middle}.
        let profile = |votes: [u8; 3]| votes.map(UBig::from).to_vec();
        let (a, b) = (profile([1, 0, 1]), profile([0, 2, 0]));
        assert_eq!(compare(&a, &b, true), Ordering::Greater);
        assert_eq!(compare(&a, &b, false), Ordering::Less);
    }
}
