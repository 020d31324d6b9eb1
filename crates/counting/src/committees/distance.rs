//! Rules that compare committees as wholes, by numbers taken in order.

use std::cmp::Reverse;

use crate::election::Election;
use crate::exact::amount;
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::approvals::Approvals;

/// How many of the committee a ballot approves.
fn shared(approved: &[usize], committee: &[usize]) -> usize {
    committee
        .iter()
        .filter(|member| approved.binary_search(member).is_ok())
        .count()
}

/// How far a ballot is from the committee: those in one and not in the other (Hamming's distance).
fn distance(approved: &[usize], committee: &[usize]) -> usize {
    approved.len() + committee.len() - 2 * shared(approved, committee)
}

fn end(approvals: &Approvals, record: &mut Record<'_>, tied: Vec<Vec<usize>>) -> Verdict {
    record.say(
        "count-said-committees",
        [("number", Argument::Number(Exact(amount(tied.len()))))],
    );
    approvals.verdict(record, tied)
}

/// As many voters as possible have a representative; then two; then three (Chamberlin and Courant's rule, ties decided in
/// that order).
pub(super) fn lexcc(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let (_, tied) = approvals.best_of_all(asked.rule(), |committee| {
        let mut with = vec![0_u64; committee.len()];
        for (count, approved) in &approvals.ballots {
            for number in &mut with[..shared(approved, committee)] {
                *number += count;
            }
        }
        with
    })?;
    Ok(end(&approvals, record, tied))
}

/// The committee whose distance to the voter furthest from it is the least (Steven Brams, Marc Kilgour and Remzi Sanver, *A
/// minimax procedure for electing committees*, 2007).
pub(super) fn minimax_av(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let (furthest, tied) = approvals.best_of_all(asked.rule(), |committee| {
        let furthest = approvals
            .ballots
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, approved)| distance(approved, committee))
            .max();
        Reverse(furthest)
    })?;
    record
        .next_round("score")
        .amounts
        .0
        .push(("distance".to_owned(), Exact(amount(furthest.0.unwrap_or(0)))));
    Ok(end(&approvals, record, tied))
}

/// The same, the next furthest voter deciding between equals, and so on.
pub(super) fn lexminimax_av(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let most = approvals.candidates();
    let (_, tied) = approvals.best_of_all(asked.rule(), |committee| {
        // How many voters are at each distance, from the greatest.
        let mut at = vec![0_u64; most + 1];
        for (count, approved) in &approvals.ballots {
            at[most - distance(approved, committee)] += count;
        }
        Reverse(at)
    })?;
    Ok(end(&approvals, record, tied))
}
