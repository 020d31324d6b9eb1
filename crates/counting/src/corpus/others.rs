//! Committees, majority judgment, Debian's elections.

use std::collections::BTreeSet;

use super::{Judged, Verdict, compare, counted, different};
use crate::exact::floor;
use crate::formats::{cases, expected, read};

/// What abcvoting's names stand for here; its own greedy Monroe rule depends on the order of ballots, random serial
/// dictatorship is a lottery, and the trivial rule chooses nothing.
fn named(rule: &str) -> Option<&str> {
    match rule {
        "greedy-monroe" | "rsd" | "trivial" => None,
        rule => Some(rule),
    }
}

pub(super) fn approvals(path: &str, text: &str) -> Vec<Verdict> {
    let election = read(path, text.as_bytes());
    let Ok(expectations) = expected(text) else {
        return vec![Verdict {
            suite: "abcvoting",
            case: path.to_owned(),
            check: "reading".to_owned(),
            judged: different(&"expectations", &"unreadable"),
        }];
    };
    expectations
        .into_iter()
        .filter_map(|expectation| {
            let committees: BTreeSet<BTreeSet<String>> = expectation
                .outcomes?
                .into_iter()
                .map(|committee| committee.into_iter().map(|one| one.to_string()).collect())
                .collect();
            let judged = match named(&expectation.rule) {
                None => Judged::NotOffered,
                Some(rule) => {
                    let count = election
                        .clone()
                        .and_then(|election| counted(&election, rule, None, &[]));
                    if expectation.is_resolute {
                        let winners: Result<BTreeSet<String>, _> =
                            count.map(|count| count.winners.into_iter().collect());
                        match winners {
                            Ok(winners) if committees.contains(&winners) => Judged::Same,
                            other => different(&committees, &other),
                        }
                    } else {
                        let outcomes = count.map(|count| {
                            count
                                .outcomes
                                .into_iter()
                                .map(|committee| committee.into_iter().collect())
                                .collect::<BTreeSet<BTreeSet<String>>>()
                        });
                        compare(&committees, &outcomes)
                    }
                }
            };
            Some(Verdict {
                suite: "abcvoting",
                case: path.to_owned(),
                check: expectation.rule,
                judged,
            })
        })
        .collect()
}

pub(super) fn merit(path: &str, text: &str) -> Vec<Verdict> {
    let Ok(cases) = cases(text) else {
        return Vec::new();
    };
    cases
        .into_iter()
        .map(|case| {
            let ranks = counted(&case.election, "majority-judgment", None, &[]).map(|count| {
                (1..=case.ranks.len())
                    .map(|id| {
                        let rank = count.scores.get(&id.to_string()).and_then(floor).unwrap_or(0);
                        usize::try_from(rank).unwrap_or(0)
                    })
                    .collect::<Vec<usize>>()
            });
            Verdict {
                suite: "mieux-voter",
                case: format!("{path}: {}", case.election.title),
                check: "majority-judgment".to_owned(),
                judged: compare(&case.ranks, &ranks),
            }
        })
        .collect()
}

/// Who won Debian's elections of a project leader, as vote.debian.org says: each also won every duel.
const LEADERS: &[(&str, &str)] = &[
    ("leader2006_tally.txt", "Anthony Towns"),
    ("leader2020_tally.txt", "Jonathan Carter"),
];

pub(super) fn debian(path: &str, bytes: &[u8]) -> Vec<Verdict> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, leader)) = LEADERS.iter().find(|(known, _)| *known == name) else {
        return Vec::new();
    };
    ["schulze", "ranked-pairs", "minimax"]
        .into_iter()
        .map(|rule| {
            let winner = read(name, bytes).and_then(|election| {
                let count = counted(&election, rule, Some(1), &[])?;
                let winner = election
                    .candidates
                    .iter()
                    .find(|one| count.winners.first() == Some(&one.id));
                Ok(winner.map(|winner| winner.name.clone()).unwrap_or_default())
            });
            Verdict {
                suite: "debian",
                case: path.to_owned(),
                check: rule.to_owned(),
                judged: compare(&(*leader).to_owned(), &winner),
            }
        })
        .collect()
}
