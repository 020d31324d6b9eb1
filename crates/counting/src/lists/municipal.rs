//! The councils of communes: proportional, with a bonus for the first list (code électoral, art. L. 262).
//!
//! In communes of fewer inhabitants the rules have differed over the years: whoever counts checks that these are theirs.
//!
//! First round: a list with the absolute majority of the votes expressed has half of the seats, rounded up (rounded down
//! where there are fewer than four); the others are shared among all lists, the first included, by the highest average.
//! Without a majority there is a second round, where the bonus goes to the list with the most votes; in a tie, to the one
//! whose candidates are the eldest on average. Lists below 5 % of the votes expressed have no seat. Lists with at least
//! 10 % may go on to the second round, and those with 5 % merge into them (art. L. 264).
//!
//! `bonus` is half by default. The law of 11 August 2025 made it a quarter for the councils of Paris, Lyon and Marseille.

use crate::dates::days;
use crate::election::Election;
use crate::exact::{Rational, floor, ratio, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::divisors::{Series, Sharing, share};
use super::{above_threshold, seated, seats, votes};

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let votes = votes(election, asked.rule())?;
    let seats = seats(election, asked)?;
    let lists = above_threshold(&votes, asked, record);
    let expressed: u64 = votes.iter().sum();
    if expressed == 0 {
        return Err(Refusal::Missing("votes"));
    }
    // Only standing lists have votes.
    let most = votes.iter().copied().max().unwrap_or(0);
    let has_majority = 2 * u128::from(most) > u128::from(expressed);
    if asked.is("round", "1") && !has_majority {
        // Nothing is decided between lists that lead together.
        return Ok(second_round(record, &votes, expressed));
    }
    let first = leading(record, &votes);
    let bonus = bonus(seats, &asked.number("bonus").unwrap_or_else(|| ratio(1, 2)));
    let tallies = record.amounts([(first, whole(bonus))]);
    let selected = record.ids(&[first]);
    let round = record.next_round("bonus");
    round.tallies = tallies;
    round.selected = selected;
    record.say(
        "count-said-bonus",
        [
            ("candidate", record.one(first)),
            ("seats", Argument::Number(Exact(whole(bonus)))),
        ],
    );
    let mut shares = vec![0_u64; votes.len()];
    let left = seats - usize::try_from(bonus).unwrap_or(seats).min(seats);
    // The bonus takes the first of the list; who would be elected next comes after them.
    let mut ahead = vec![0_u64; votes.len()];
    ahead[first] = bonus;
    let sharing = Sharing {
        votes: &votes,
        lists: &lists,
        ahead: &ahead,
    };
    share(record, &sharing, left, Series::Dhondt, &mut shares)?;
    shares[first] += bonus;
    Ok(seated(record, &votes, &shares))
}

/// Half of the seats: rounded up where there are more than four to fill, down where there are fewer.
fn bonus(seats: usize, part: &Rational) -> u64 {
    let part = part * crate::exact::amount(seats);
    let down = floor(&part).unwrap_or(0);
    let seats = u64::try_from(seats).unwrap_or(u64::MAX);
    if whole(down) != part && seats >= 4 {
        (down + 1).min(seats)
    } else {
        down.min(seats)
    }
}

/// The list with the most votes; in a tie, the eldest on average, then the declared order.
fn leading(record: &mut Record<'_>, votes: &[u64]) -> usize {
    let standing = record.election.standing();
    let most = standing.iter().map(|list| votes[*list]).max();
    let tied: Vec<usize> = standing
        .into_iter()
        .filter(|list| Some(votes[*list]) == most)
        .collect();
    if tied.len() > 1 {
        let births: Option<Vec<(Rational, usize)>> = tied
            .iter()
            .map(|list| Some((average_birth(&record.election.candidates[*list].births)?, *list)))
            .collect();
        if let Some(births) = births {
            let eldest = births.iter().map(|(birth, _)| birth).min();
            let first: Vec<usize> = births
                .iter()
                .filter(|(birth, _)| Some(birth) == eldest)
                .map(|(_, list)| *list)
                .collect();
            if first.len() == 1 {
                record.tie("bonus", &tied, &first, "age", true);
                return first[0];
            }
        }
    }
    record.first("bonus", &tied)
}

/// The average date of birth, in days; None where a date is missing or is not one.
fn average_birth(births: &[String]) -> Option<Rational> {
    if births.is_empty() {
        return None;
    }
    let days: Option<Vec<u64>> = births.iter().map(|birth| days(birth)).collect();
    Some(whole(days?.iter().sum()) / crate::exact::amount(births.len()))
}

/// Nobody has the majority: who may stand again, and who may merge.
fn second_round(record: &mut Record<'_>, votes: &[u64], expressed: u64) -> Verdict {
    let standing = record.election.standing();
    let above = |share: Rational| -> Vec<usize> {
        let line = share * whole(expressed);
        standing
            .iter()
            .copied()
            .filter(|list| whole(votes[*list]) >= line)
            .collect()
    };
    let mut qualified = above(ratio(1, 10));
    let mergeable: Vec<usize> = above(ratio(1, 20))
        .into_iter()
        .filter(|list| !qualified.contains(list))
        .collect();
    qualified.sort_by_key(|list| (std::cmp::Reverse(votes[*list]), record.places[*list]));
    record.say(
        "count-said-next-round",
        [
            ("round", Argument::Number(Exact(whole(2)))),
            ("candidates", record.several(&qualified)),
        ],
    );
    if !mergeable.is_empty() {
        record.say(
            "count-said-may-merge",
            [("candidates", record.several(&mergeable))],
        );
    }
    let excluded: Vec<usize> = standing
        .iter()
        .copied()
        .filter(|list| !qualified.contains(list))
        .collect();
    let excluded = record.ids(&excluded);
    record.same_round("exclude").excluded = excluded;
    Verdict {
        winners: Vec::new(),
        outcomes: Vec::new(),
        scores: standing
            .into_iter()
            .map(|list| (list, whole(votes[list])))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_seats_is_rounded_up_from_four_on() {
        let half = ratio(1, 2);
        assert_eq!([3, 5, 29, 33].map(|seats| bonus(seats, &half)), [1, 3, 15, 17]);
    }
}
