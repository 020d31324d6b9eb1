//! Seats shared among lists by their votes.

mod divisors;
mod municipal;
mod remainders;

use crate::election::{Answer, Election, Mark};
use crate::exact::{Rational, amount, whole};
use crate::outcome::{Argument, Exact, Picture};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::{Asked, Choice, Rule, choice, rule};

/// A share of the votes expressed below which a list has no seat.
const THRESHOLD: Choice = choice("threshold", "0", "P/Q");

pub(crate) const RULES: &[Rule] = &[
    rule(
        "dhondt",
        "lists",
        &["d-hondt", "jefferson", "highest-average"],
        &[THRESHOLD],
        dhondt,
    ),
    rule("sainte-lague", "lists", &["webster"], &[THRESHOLD], sainte_lague),
    rule(
        "largest-remainder",
        "lists",
        &["hare", "hamilton"],
        &[choice("quota", "hare", "hare|droop"), THRESHOLD],
        remainders::count,
    ),
    rule(
        "municipal-list",
        "lists",
        &["l262"],
        &[
            choice("round", "1", "1|2"),
            choice("bonus", "1/2", "P/Q"),
            choice("threshold", "1/20", "P/Q"),
        ],
        municipal::count,
    ),
];

fn dhondt(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    proportional(election, asked, record, divisors::Series::Dhondt)
}

fn sainte_lague(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    proportional(election, asked, record, divisors::Series::SainteLague)
}

fn proportional(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    series: divisors::Series,
) -> Result<Verdict, Refusal> {
    let votes = votes(election, asked.rule())?;
    let lists = above_threshold(&votes, asked, record);
    let seats = seats(election, asked)?;
    let mut shares = vec![0; votes.len()];
    let sharing = divisors::Sharing {
        votes: &votes,
        lists: &lists,
        ahead: &vec![0; votes.len()],
    };
    divisors::share(record, &sharing, seats, series, &mut shares)?;
    Ok(seated(record, &votes, &shares))
}

/// The most seats shared.
const SEATS_MAX: usize = 10_000;
/// The most averages computed: a seat after another, for every list.
const QUOTIENTS_MAX: usize = 2_000_000;

/// How many seats there are: lists are fewer than seats, unlike candidates.
fn seats(election: &Election, asked: &Asked) -> Result<usize, Refusal> {
    let seats = asked
        .asked_seats()
        .or(election.seats)
        .ok_or(Refusal::Missing("seats"))?;
    if seats > SEATS_MAX {
        return Err(Refusal::TooMany {
            what: "seats",
            number: seats,
            max: SEATS_MAX,
        });
    }
    let quotients = seats.saturating_mul(election.candidates.len());
    if quotients > QUOTIENTS_MAX {
        return Err(Refusal::TooLarge {
            rule: asked.rule(),
            number: quotients,
            max: QUOTIENTS_MAX,
        });
    }
    if election.standing().is_empty() {
        return Err(Refusal::TooFewCandidates { candidates: 0, seats });
    }
    Ok(seats)
}

/// The votes of each list: a ballot names one. A ballot that names none, or several, expresses nothing.
fn votes(election: &Election, rule: &'static str) -> Result<Vec<u64>, Refusal> {
    let mut votes = vec![0; election.candidates.len()];
    for ballot in &election.ballots {
        let named = match &ballot.mark {
            Mark::Approvals(named) => named.as_slice(),
            Mark::Ranking(groups) => groups.first().map_or(&[][..], Vec::as_slice),
            Mark::Answer(Answer::Blank | Answer::Null) => &[],
            other => {
                return Err(Refusal::UnfitBallots {
                    rule,
                    kind: other.kind(),
                });
            }
        };
        if let [list] = named
            && !election.candidates[*list].is_withdrawn
        {
            votes[*list] += ballot.count;
        }
    }
    Ok(votes)
}

/// The lists that may have seats.
fn above_threshold(votes: &[u64], asked: &Asked, record: &mut Record<'_>) -> Vec<usize> {
    let expressed: u64 = votes.iter().sum();
    let line = asked.number("threshold").unwrap_or(Rational::ZERO) * whole(expressed);
    let standing = record.election.standing();
    let (kept, out): (Vec<usize>, Vec<usize>) =
        standing.into_iter().partition(|list| whole(votes[*list]) >= line);
    let tallies = record.amounts(kept.iter().chain(&out).map(|list| (*list, whole(votes[*list]))));
    let excluded = record.ids(&out);
    let round = record.next_round("tally");
    round.tallies = tallies;
    round
        .amounts
        .0
        .push(("expressed".to_owned(), Exact(whole(expressed))));
    round
        .amounts
        .0
        .push(("threshold".to_owned(), Exact(line.clone())));
    round.excluded = excluded;
    if !out.is_empty() {
        record.say(
            "count-said-below-threshold",
            [
                ("candidates", record.several(&out)),
                ("line", Argument::Number(Exact(line))),
            ],
        );
    }
    kept
}

/// The result: lists by their seats, the most first.
fn seated(record: &mut Record<'_>, votes: &[u64], shares: &[u64]) -> Verdict {
    let mut order: Vec<usize> = record.election.standing();
    order.sort_by_key(|list| {
        (
            std::cmp::Reverse(shares[*list]),
            std::cmp::Reverse(votes[*list]),
            record.places[*list],
        )
    });
    let total: u64 = votes.iter().sum::<u64>().max(1);
    let rows = order
        .iter()
        .map(|list| {
            vec![
                record.one(*list),
                Argument::Number(Exact(whole(votes[*list]))),
                Argument::Number(Exact(whole(votes[*list]) / whole(total))),
                Argument::Number(Exact(whole(shares[*list]))),
            ]
        })
        .collect();
    record.tabulate(
        vec![
            "count-column-list",
            "count-column-votes",
            "count-column-share",
            "count-column-seats",
        ],
        rows,
    );
    record.draw(Picture::Seats {
        seats: order
            .iter()
            .map(|list| (record.id(*list), shares[*list]))
            .collect(),
    });
    for list in &order {
        if shares[*list] > 0 {
            record.say(
                "count-said-seats",
                [
                    ("candidate", record.one(*list)),
                    ("seats", Argument::Number(Exact(whole(shares[*list])))),
                    ("votes", Argument::Number(Exact(whole(votes[*list])))),
                ],
            );
        }
    }
    let winners: Vec<usize> = order.iter().copied().filter(|list| shares[*list] > 0).collect();
    let step = record.ids(&winners);
    let tallies = record.amounts(order.iter().map(|list| (*list, whole(shares[*list]))));
    let round = record.next_round("seats");
    round.tallies = tallies;
    round.selected = step;
    round.amounts.0.push((
        "seats".to_owned(),
        Exact(amount(
            usize::try_from(shares.iter().sum::<u64>()).unwrap_or(usize::MAX),
        )),
    ));
    Verdict {
        winners,
        outcomes: Vec::new(),
        scores: order
            .into_iter()
            .map(|list| (list, whole(shares[list])))
            .collect(),
    }
}
