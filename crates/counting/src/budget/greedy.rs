//! The greedy rules that most cities use: projects in the order of their votes (`satisfaction=cost`) or of their votes per
//! euro (`satisfaction=cardinality`), each funded when it still fits. With `skip=no` the first that does not fit ends it.
//! What nobody voted for is never funded. Below `threshold` votes (or, below 1, that share of the voters) a project is not funded. Named `greedy`,
//! `greedy-no-skip` and `greedy-threshold` in Pabulib's files.

use std::cmp::Ordering;

use crate::election::Election;
use crate::exact::{Rational, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::by_envelope;
use super::profile::{Profile, Project};

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    by_envelope(election, asked, record, |profile, record| {
        let mut threshold = asked.number("threshold").unwrap_or(Rational::ZERO);
        if threshold < Rational::ONE {
            // An envelope is part of one vote: a share is of all who took part, whatever they wanted.
            threshold *= whole(profile.electorate);
        }
        let chosen = complete(profile, record, Vec::new(), asked.is("skip", "yes"), &threshold);
        Ok(chosen
            .into_iter()
            .map(|project| profile.projects[project].candidate)
            .collect())
    })
}

/// Satisfaction per euro: votes, or votes per euro, as asked. Nothing costs less than what is free.
pub(super) fn compare(one: &Project, other: &Project) -> Ordering {
    match (one.cost == Rational::ZERO, other.cost == Rational::ZERO) {
        (false, false) => (&one.satisfaction * &other.cost).cmp(&(&other.satisfaction * &one.cost)),
        (one_is_free, other_is_free) => {
            let free = |project: &Project, is_free: bool| is_free && project.votes > Rational::ZERO;
            match (free(one, one_is_free), free(other, other_is_free)) {
                (true, true) => Ordering::Equal,
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                (false, false) => {
                    let worth =
                        |project: &Project, is_free: bool| !is_free && project.satisfaction > Rational::ZERO;
                    worth(one, one_is_free).cmp(&worth(other, other_is_free))
                }
            }
        }
    }
}

/// Funds what still fits, over what is funded already. Projects are given by their place in the profile.
pub(super) fn complete(
    profile: &Profile,
    record: &mut Record<'_>,
    mut funded: Vec<usize>,
    skips: bool,
    threshold: &Rational,
) -> Vec<usize> {
    let mut left = profile.left_after(&funded);
    let mut order: Vec<usize> = (0..profile.projects.len())
        .filter(|project| {
            let votes = &profile.projects[*project].votes;
            !funded.contains(project) && *votes > Rational::ZERO && votes >= threshold
        })
        .collect();
    let place = |project: usize, record: &Record<'_>| record.places[profile.projects[project].candidate];
    order.sort_by(|one, other| {
        compare(&profile.projects[*other], &profile.projects[*one])
            .then(place(*one, record).cmp(&place(*other, record)))
    });
    for group in
        order.chunk_by(|one, other| compare(&profile.projects[*one], &profile.projects[*other]).is_eq())
    {
        let cost: Rational = group
            .iter()
            .map(|project| &profile.projects[*project].cost)
            .fold(Rational::ZERO, |sum, part| sum + part);
        let candidates: Vec<usize> = group
            .iter()
            .map(|project| profile.projects[*project].candidate)
            .collect();
        if group.len() > 1 && cost > left {
            let chosen: Vec<usize> = fitting(profile, group, &left);
            record.tie_declared("selection", &candidates, &chosen);
        }
        for project in group {
            let is_funded = profile.projects[*project].cost <= left;
            if is_funded {
                left -= &profile.projects[*project].cost;
                funded.push(*project);
            }
            write(profile, record, *project, is_funded, &left);
            if !is_funded && !skips {
                return funded;
            }
        }
    }
    funded
}

fn fitting(profile: &Profile, group: &[usize], left: &Rational) -> Vec<usize> {
    let mut left = left.clone();
    group
        .iter()
        .filter(|project| {
            let cost = &profile.projects[**project].cost;
            let fits = *cost <= left;
            if fits {
                left -= cost;
            }
            fits
        })
        .map(|project| profile.projects[*project].candidate)
        .collect()
}

fn write(profile: &Profile, record: &mut Record<'_>, project: usize, is_funded: bool, left: &Rational) {
    let project = &profile.projects[project];
    let id = record.ids(&[project.candidate]);
    let round = record.next_round(if is_funded { "select" } else { "refuse" });
    if is_funded {
        round.selected = id;
    } else {
        round.excluded = id;
    }
    round.amounts.0.extend([
        ("cost".to_owned(), Exact(project.cost.clone())),
        ("votes".to_owned(), Exact(project.votes.clone())),
        ("left".to_owned(), Exact(left.clone())),
    ]);
    record.say(
        if is_funded {
            "count-said-funded"
        } else {
            "count-said-too-dear"
        },
        [
            ("project", record.one(project.candidate)),
            ("votes", Argument::Number(Exact(project.votes.clone()))),
            ("cost", Argument::Number(Exact(project.cost.clone()))),
            ("left", Argument::Number(Exact(left.clone()))),
        ],
    );
}
