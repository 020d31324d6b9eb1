//! Phragmén's sequential rule for budgets (Lars Phragmén, 1894; Maaike Los, Zoé Christoff and Davide Grossi,
//! *Proportional Budget Allocations: Towards a Systematization*, IJCAI 2022). Voters earn money at the same pace; as soon
//! as the supporters of a project can pay for it together, they do, and are left with nothing.
//!
//! As pabutools does, it stops as soon as the next project, or one that ties with it, does not fit
//! (`unaffordable=stop`); with `skip` such a project is left and the rule goes on. What nobody wants is never bought.

use std::collections::BTreeMap;

use crate::election::Election;
use crate::exact::{Rational, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::by_envelope;
use super::profile::Profile;

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    by_envelope(election, asked, record, |profile, record| {
        let loads = vec![Rational::ZERO; profile.voters.len()];
        let funded = run(
            profile,
            record,
            Vec::new(),
            loads,
            asked.is("unaffordable", "skip"),
        );
        Ok(funded
            .into_iter()
            .map(|project| profile.projects[project].candidate)
            .collect())
    })
}

/// When the supporters of a project could pay for it, given when each last had nothing.
fn time(profile: &Profile, project: usize, loads: &[Rational]) -> Rational {
    let project = &profile.projects[project];
    let mut people = 0;
    // Few different loads: summed by value, the fractions stay small.
    let mut same: BTreeMap<&Rational, u64> = BTreeMap::new();
    for (voter, _) in &project.supporters {
        people += profile.voters[*voter];
        *same.entry(&loads[*voter]).or_default() += profile.voters[*voter];
    }
    let earlier: Rational = same
        .into_iter()
        .map(|(load, people)| load * whole(people))
        .fold(Rational::ZERO, |sum, part| sum + part);
    (earlier + &project.cost) / whole(people)
}

/// Buys until something does not fit, over what is funded already; `loads` are the moments from which voters have saved.
pub(super) fn run(
    profile: &Profile,
    record: &mut Record<'_>,
    mut funded: Vec<usize>,
    mut loads: Vec<Rational>,
    skips: bool,
) -> Vec<usize> {
    let mut left = profile.left_after(&funded);
    let mut open: Vec<usize> = (0..profile.projects.len())
        .filter(|place| {
            let project = &profile.projects[*place];
            !funded.contains(place) && !project.supporters.is_empty() && project.cost <= profile.budget
        })
        .collect();
    let mut times: Vec<Option<Rational>> = vec![None; profile.projects.len()];
    while !open.is_empty() {
        for project in &open {
            if times[*project].is_none() {
                times[*project] = Some(time(profile, *project, &loads));
            }
        }
        let Some(first) = open.iter().filter_map(|project| times[*project].clone()).min() else {
            break;
        };
        let tied: Vec<usize> = open
            .iter()
            .copied()
            .filter(|one| times[*one].as_ref() == Some(&first))
            .collect();
        let (fit, too_dear): (Vec<usize>, Vec<usize>) = tied
            .into_iter()
            .partition(|project| profile.projects[*project].cost <= left);
        if !too_dear.is_empty() {
            for project in &too_dear {
                let candidate = profile.projects[*project].candidate;
                let excluded = record.ids(&[candidate]);
                record.next_round("refuse").excluded = excluded;
                record.say(
                    "count-said-too-dear",
                    [
                        ("project", record.one(candidate)),
                        (
                            "votes",
                            Argument::Number(Exact(profile.projects[*project].votes.clone())),
                        ),
                        (
                            "cost",
                            Argument::Number(Exact(profile.projects[*project].cost.clone())),
                        ),
                        ("left", Argument::Number(Exact(left.clone()))),
                    ],
                );
            }
            if !skips {
                break;
            }
            open.retain(|project| !too_dear.contains(project));
        }
        if fit.is_empty() {
            continue;
        }
        let candidates: Vec<usize> = fit
            .iter()
            .map(|project| profile.projects[*project].candidate)
            .collect();
        let chosen = record.first("selection", &candidates);
        let Some(project) = fit
            .into_iter()
            .find(|one| profile.projects[*one].candidate == chosen)
        else {
            break;
        };
        open.retain(|other| *other != project);
        let bought = &profile.projects[project];
        left -= &bought.cost;
        funded.push(project);
        let id = record.ids(&[chosen]);
        let round = record.next_round("select");
        round.selected = id;
        round.amounts.0.extend([
            ("cost".to_owned(), Exact(bought.cost.clone())),
            ("load".to_owned(), Exact(first.clone())),
            ("left".to_owned(), Exact(left.clone())),
        ]);
        record.say(
            "count-said-load",
            [
                ("project", record.one(chosen)),
                ("load", Argument::Number(Exact(first.clone()))),
                ("cost", Argument::Number(Exact(bought.cost.clone()))),
            ],
        );
        let mut is_touched = vec![false; loads.len()];
        for (voter, _) in &bought.supporters {
            loads[*voter].clone_from(&first);
            is_touched[*voter] = true;
        }
        for other in &open {
            if profile.projects[*other]
                .supporters
                .iter()
                .any(|(voter, _)| is_touched[*voter])
            {
                times[*other] = None;
            }
        }
    }
    funded
}
