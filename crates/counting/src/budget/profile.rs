//! The ballots of a participatory budget as the rules see them: for each project, who wants it and how much.

use std::collections::BTreeMap;

use crate::election::{Answer, Election, Mark};
use crate::exact::{Rational, amount, whole};
use crate::refusal::Refusal;
use crate::rules::Asked;

/// A project, and its supporters.
#[derive(Debug, Clone)]
pub(super) struct Project {
    /// Its place in the election
    pub(super) candidate: usize,
    pub(super) cost: Rational,
    /// The sum of what its supporters have from it, costs left aside: votes, or points
    pub(super) votes: Rational,
    /// The same, in the satisfaction asked for
    pub(super) satisfaction: Rational,
    /// Different utilities its supporters have from it
    pub(super) utilities: Vec<Rational>,
    /// Voters, and the place of their utility above
    pub(super) supporters: Vec<(usize, usize)>,
}

/// Projects and voters.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub(super) projects: Vec<Project>,
    /// How many people each line of voters stands for
    pub(super) voters: Vec<u64>,
    /// How many people voted in all, those who want none of these projects included
    pub(super) electorate: u64,
    pub(super) budget: Rational,
    pub(super) is_cost: bool,
}

impl Profile {
    pub(super) fn read(election: &Election, asked: &Asked, budget: &Rational) -> Result<Self, Refusal> {
        let is_cost = asked.word("satisfaction") == "cost";
        let counts_points = asked.is("points", "count");
        let standing = election.standing();
        if standing
            .iter()
            .any(|project| election.candidates[*project].cost.is_none())
        {
            return Err(Refusal::Missing("costs"));
        }
        let mut known: Vec<BTreeMap<Rational, usize>> = vec![BTreeMap::new(); election.candidates.len()];
        let mut supporters: Vec<Vec<(usize, usize)>> = vec![Vec::new(); election.candidates.len()];
        let mut gathered: BTreeMap<Vec<(usize, Rational)>, u64> = BTreeMap::new();
        // A blank ballot is a voter who asks for nothing; a null one is no voter.
        for ballot in election
            .ballots
            .iter()
            .filter(|ballot| ballot.mark != Mark::Answer(Answer::Null))
        {
            let mut utilities = utilities(&ballot.mark, counts_points).ok_or(Refusal::UnfitBallots {
                rule: asked.rule(),
                kind: ballot.mark.kind(),
            })?;
            utilities.retain(|(project, utility)| {
                *utility > Rational::ZERO && !election.candidates[*project].is_withdrawn
            });
            utilities.sort();
            *gathered.entry(utilities).or_default() += ballot.count;
        }
        let mut voters = Vec::with_capacity(gathered.len());
        for (voter, (utilities, count)) in gathered.into_iter().enumerate() {
            voters.push(count);
            for (project, utility) in utilities {
                let places = &mut known[project];
                let next = places.len();
                let place = *places.entry(utility).or_insert(next);
                supporters[project].push((voter, place));
            }
        }
        let projects = standing
            .into_iter()
            .map(|candidate| {
                let mut utilities = vec![Rational::ZERO; known[candidate].len()];
                for (utility, place) in std::mem::take(&mut known[candidate]) {
                    utilities[place] = utility;
                }
                let supporters = std::mem::take(&mut supporters[candidate]);
                let cost = election.cost(candidate);
                let mut numbers = vec![0_u64; utilities.len()];
                for (voter, place) in &supporters {
                    numbers[*place] += voters[*voter];
                }
                let support: Rational = utilities
                    .iter()
                    .zip(numbers)
                    .map(|(utility, number)| utility * whole(number))
                    .fold(Rational::ZERO, |sum, part| sum + part);
                let satisfaction = if is_cost {
                    &support * &cost
                } else {
                    support.clone()
                };
                if is_cost {
                    for utility in &mut utilities {
                        *utility *= &cost;
                    }
                }
                Project {
                    candidate,
                    cost,
                    votes: support,
                    satisfaction,
                    utilities,
                    supporters,
                }
            })
            .collect();
        Ok(Self {
            projects,
            electorate: voters.iter().sum(),
            voters,
            budget: budget.clone(),
            is_cost,
        })
    }

    /// How many people these lines of voters stand for.
    pub(super) fn people(&self) -> u64 {
        self.voters.iter().sum()
    }

    /// Only some of the projects, with the voters who want one of them, for some of the money.
    pub(super) fn restricted(&self, projects: &[usize], budget: &Rational) -> Self {
        let mut kept: Vec<Project> = self
            .projects
            .iter()
            .filter(|project| projects.contains(&project.candidate))
            .cloned()
            .collect();
        let mut place = vec![usize::MAX; self.voters.len()];
        let mut voters = Vec::new();
        for project in &mut kept {
            for (voter, _) in &mut project.supporters {
                if place[*voter] == usize::MAX {
                    place[*voter] = voters.len();
                    voters.push(self.voters[*voter]);
                }
                *voter = place[*voter];
            }
        }
        Self {
            projects: kept,
            voters,
            electorate: self.electorate,
            budget: budget.clone(),
            is_cost: self.is_cost,
        }
    }

    /// What is left once these are paid for; negative where they are more than the budget.
    pub(super) fn left_after(&self, funded: &[usize]) -> Rational {
        let spent: Rational = funded
            .iter()
            .map(|project| &self.projects[*project].cost)
            .fold(Rational::ZERO, |sum, part| sum + part);
        &self.budget - spent
    }
}

/// What a voter has from each project marked.
fn utilities(mark: &Mark, counts_points: bool) -> Option<Vec<(usize, Rational)>> {
    Some(match mark {
        Mark::Approvals(approved) => approved.iter().map(|project| (*project, Rational::ONE)).collect(),
        Mark::Points(points) if counts_points => points
            .iter()
            .filter(|(_, points)| *points > Rational::ZERO)
            .map(|(project, _)| (*project, Rational::ONE))
            .collect(),
        Mark::Points(points) => points.clone(),
        Mark::Ranking(groups) => {
            let size: usize = groups.iter().map(Vec::len).sum();
            let mut before = 0;
            let mut utilities = Vec::with_capacity(size);
            for group in groups {
                utilities.extend(group.iter().map(|project| (*project, amount(size - before))));
                before += group.len();
            }
            utilities
        }
        Mark::Answer(Answer::Blank) => Vec::new(),
        Mark::Grades(_) | Mark::Answer(_) => return None,
    })
}
