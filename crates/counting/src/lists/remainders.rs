//! Largest remainders: each list has as many seats as whole quotas, the rest goes to the largest remainders. Hare's quota
//! (Thomas Hare, 1859) is votes / seats; Droop's (Henry Droop, 1868) the whole part of votes / (seats + 1), plus one.

use crate::election::Election;
use crate::exact::{Rational, amount, floor, ratio, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::{above_threshold, seated, seats, votes};

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let votes = votes(election, asked.rule())?;
    let lists = above_threshold(&votes, asked, record);
    let seats = seats(election, asked)?;
    let places = u64::try_from(seats).unwrap_or(u64::MAX);
    let total: u64 = lists.iter().map(|list| votes[*list]).sum();
    if total == 0 || places == 0 {
        return Err(Refusal::Missing("votes"));
    }
    let quota = if asked.is("quota", "droop") {
        whole(total / (places + 1) + 1)
    } else {
        ratio(total, places)
    };
    let mut shares = vec![0_u64; votes.len()];
    let mut remainders: Vec<(usize, Rational)> = Vec::new();
    for list in &lists {
        let quotas = whole(votes[*list]) / &quota;
        let whole_quotas = floor(&quotas).unwrap_or(0);
        shares[*list] = whole_quotas;
        remainders.push((*list, whole(votes[*list]) - whole(whole_quotas) * &quota));
    }
    let tallies = record.amounts(lists.iter().map(|list| (*list, whole(shares[*list]))));
    let round = record.next_round("quota");
    round.tallies = tallies;
    round.amounts.0.push(("quota".to_owned(), Exact(quota.clone())));
    record.say(
        "count-said-list-quota",
        [("quota", Argument::Number(Exact(quota)))],
    );
    let given: u64 = shares.iter().sum();
    let left = usize::try_from(places.saturating_sub(given)).unwrap_or(usize::MAX);
    let tallies = record.amounts(remainders.iter().cloned());
    let round = record.next_round("remainder");
    round.tallies = tallies;
    round.amounts.0.push(("left".to_owned(), Exact(amount(left))));
    for list in record.best(&remainders, left.min(remainders.len())).winners {
        shares[list] += 1;
    }
    Ok(seated(record, &votes, &shares))
}
