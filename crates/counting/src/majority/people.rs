//! Elections of people by plurality, in two rounds or in three.
//!
//! Appointments by a municipal council: absolute majority at the first two rounds, relative majority at the third, the
//! eldest elected in a tie (code général des collectivités territoriales, art. L. 2121-21, and L. 2122-7 for the mayor). At
//! the first round of elections with two rounds, being elected may also take the votes of a quarter of those registered
//! (code électoral, art. L. 193); who goes on is said by the rule: the two first, all, or those with a share of those
//! registered.

use crate::dates::days;
use crate::election::{Candidate, Election, Mark};
use crate::exact::{Rational, read, whole};
use crate::outcome::{Argument, Exact, Picture};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

/// Votes for the first choice of each ballot, among those still standing; and how many ballots express one.
fn first_choices(
    election: &Election,
    standing: &[usize],
    rule: &'static str,
) -> Result<(Vec<u64>, u64), Refusal> {
    let mut votes = vec![0_u64; election.candidates.len()];
    let mut expressed = 0;
    for ballot in &election.ballots {
        let choice = match &ballot.mark {
            Mark::Approvals(approved) if approved.len() <= 1 => approved.first().copied(),
            // Two first choices at once express none.
            Mark::Ranking(groups) => groups
                .iter()
                .map(|group| {
                    group
                        .iter()
                        .filter(|one| standing.contains(one))
                        .collect::<Vec<_>>()
                })
                .find(|group| !group.is_empty())
                .filter(|group| group.len() == 1)
                .map(|group| *group[0]),
            Mark::Answer(_) => None,
            other => {
                return Err(Refusal::UnfitBallots {
                    rule,
                    kind: other.kind(),
                });
            }
        };
        if let Some(choice) = choice.filter(|choice| standing.contains(choice)) {
            votes[choice] += ballot.count;
            expressed += ballot.count;
        }
    }
    Ok((votes, expressed))
}

/// The most votes win, whatever their share.
pub(super) fn plurality(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    let standing = election.standing();
    let (votes, expressed) = first_choices(election, &standing, asked.rule())?;
    let scores: Vec<(usize, Rational)> = standing.iter().map(|one| (*one, whole(votes[*one]))).collect();
    let tallies = record.amounts(scores.iter().cloned());
    let round = record.next_round("tally");
    round.tallies = tallies;
    round
        .amounts
        .0
        .push(("expressed".to_owned(), Exact(whole(expressed))));
    Ok(record.best(&scores, seats))
}

pub(super) fn two_rounds(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    rounds(election, asked, record, 2)
}

pub(super) fn three_rounds(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    rounds(election, asked, record, 3)
}

/// From the round asked on. A file of choices is the ballots of one round: without a majority, nobody is elected and those
/// who may go on are said. A file of rankings holds everybody's choices for the rounds to come: they are all counted.
fn rounds(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    last: usize,
) -> Result<Verdict, Refusal> {
    let mut standing = election.standing();
    if standing.is_empty() {
        return Err(Refusal::TooFewCandidates {
            candidates: 0,
            seats: 1,
        });
    }
    let has_rankings = election.kind() == "ranking";
    let mut number = asked.small("round").unwrap_or(1);
    loop {
        let (votes, expressed) = first_choices(election, &standing, asked.rule())?;
        let scores: Vec<(usize, Rational)> = standing.iter().map(|one| (*one, whole(votes[*one]))).collect();
        let tallies = record.amounts(scores.iter().cloned());
        let round = record.next_round("tally");
        round.number = number;
        round.tallies = tallies.clone();
        round
            .amounts
            .0
            .push(("expressed".to_owned(), Exact(whole(expressed))));
        let half = whole(expressed) / whole(2);
        record.draw(Picture::Bars {
            bars: tallies,
            line: (number < last).then(|| Exact(half.clone())),
        });
        let top = standing.iter().map(|one| votes[*one]).max().unwrap_or(0);
        let tied: Vec<usize> = standing
            .iter()
            .copied()
            .filter(|one| votes[*one] == top)
            .collect();
        let registered_line = registered_line(election, asked)?;
        let is_final = number >= last;
        let is_elected = if is_final {
            true
        } else {
            whole(top) > half && registered_line.is_none_or(|line| whole(top) >= line)
        };
        if is_elected && top > 0 {
            let winner = eldest(record, &tied);
            let (id, arguments) = (
                record.ids(&[winner]),
                [
                    ("candidate", record.one(winner)),
                    ("votes", Argument::Number(Exact(whole(top)))),
                    ("expressed", Argument::Number(Exact(whole(expressed)))),
                    ("round", Argument::Number(Exact(crate::exact::amount(number)))),
                ],
            );
            record.same_round("elect").selected = id;
            record.say(
                if is_final {
                    "count-said-relative"
                } else {
                    "count-said-absolute"
                },
                arguments,
            );
            return Ok(Verdict {
                winners: vec![winner],
                outcomes: tied.iter().map(|one| vec![*one]).collect(),
                scores,
            });
        }
        let next = qualified(election, asked, record, &standing, &votes, number + 1 == last)?;
        record.say(
            "count-said-next-round",
            [
                ("round", Argument::Number(Exact(crate::exact::amount(number + 1)))),
                ("candidates", record.several(&next)),
            ],
        );
        let out: Vec<usize> = standing
            .iter()
            .copied()
            .filter(|one| !next.contains(one))
            .collect();
        record.same_round("exclude").excluded = record.ids(&out);
        if !has_rankings || is_final {
            return Ok(Verdict {
                winners: Vec::new(),
                outcomes: Vec::new(),
                scores,
            });
        }
        standing = next;
        number += 1;
    }
}

fn registered_line(election: &Election, asked: &Asked) -> Result<Option<Rational>, Refusal> {
    let share = asked.number("registered-share").unwrap_or(Rational::ZERO);
    if share == Rational::ZERO {
        return Ok(None);
    }
    let registered = election.registered.ok_or(Refusal::Missing("registered"))?;
    Ok(Some(share * whole(registered)))
}

/// Who goes on to the next round. A share that keeps fewer than two candidates keeps the two first (art. L. 162).
fn qualified(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    standing: &[usize],
    votes: &[u64],
    is_last: bool,
) -> Result<Vec<usize>, Refusal> {
    let mut order = standing.to_vec();
    order.sort_by_key(|one| (std::cmp::Reverse(votes[*one]), record.places[*one]));
    let qualify = asked.word("qualify");
    let kept = match qualify {
        "all" => order.len(),
        "two" if !is_last => order.len(),
        "two" => 2,
        share => {
            let share = read(share).ok_or(Refusal::Missing("qualify"))?;
            let registered = election.registered.ok_or(Refusal::Missing("registered"))?;
            let line = share * whole(registered);
            order
                .iter()
                .filter(|one| whole(votes[**one]) >= line)
                .count()
                .max(2)
        }
    };
    let kept = kept.min(order.len());
    if kept > 0 && kept < order.len() && votes[order[kept - 1]] == votes[order[kept]] {
        let level = votes[order[kept]];
        let tied: Vec<usize> = order.iter().copied().filter(|one| votes[*one] == level).collect();
        let first = order.iter().take_while(|one| votes[**one] > level).count();
        let chosen = eldest_first(record, &tied, kept - first);
        order.truncate(first);
        order.extend(chosen);
    } else {
        order.truncate(kept);
    }
    Ok(order)
}

/// The eldest of those with as many votes, where births are known; else the declared order.
fn eldest(record: &mut Record<'_>, tied: &[usize]) -> usize {
    eldest_first(record, tied, 1)[0]
}

fn eldest_first(record: &mut Record<'_>, tied: &[usize], number: usize) -> Vec<usize> {
    let mut order = tied.to_vec();
    let born = |one: &usize| birth(&record.election.candidates[*one]);
    order.sort_by(|one, other| {
        born(one)
            .cmp(&born(other))
            .then(record.places[*one].cmp(&record.places[*other]))
    });
    let by_age = order.iter().all(|one| born(one).is_some())
        && order
            .get(number)
            .is_none_or(|next| born(&order[number - 1]) != born(next));
    if by_age {
        if tied.len() > 1 {
            let chosen = order[..number].to_vec();
            record.tie("selection", tied, &chosen, "age", true);
        }
        order.truncate(number);
        return order;
    }
    let mut left = tied.to_vec();
    let mut chosen = Vec::new();
    while chosen.len() < number {
        let first = record.first("selection", &left);
        left.retain(|one| *one != first);
        chosen.push(first);
    }
    chosen
}

/// In days, so that the eldest has the smallest.
fn birth(candidate: &Candidate) -> Option<u64> {
    candidate.births.first().and_then(|birth| days(birth))
}
