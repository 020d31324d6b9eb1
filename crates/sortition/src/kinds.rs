//! Candidates who are interchangeable, counted instead of named.
//!
//! Two candidates with the same values and no household in the draw have the same probability in the leximin
//! distribution (it is unique, and exchanging them changes nothing). So the programs have one variable for each *kind*,
//! not for each person, and nobody is favoured by their place in a file.

use std::collections::BTreeMap;

use crate::numbers::{count, real};
use crate::problem::Problem;

/// Kinds of one draw, in an order that depends only on who the candidates are.
#[derive(Debug, Clone)]
pub(crate) struct Kinds {
    pub(crate) kinds: Vec<Kind>,
    /// Kinds of which one panel holds one person at most, together
    pub(crate) households: Vec<Vec<usize>>,
}

#[derive(Debug, Clone)]
pub(crate) struct Kind {
    /// Places in [`Problem::quotas`], one for each feature
    pub(crate) quotas: Vec<usize>,
    /// Places of the candidates
    pub(crate) members: Vec<usize>,
    /// How many of them one panel holds at most
    pub(crate) most: u32,
}

impl Kind {
    /// The probability of each member when a panel holds so many.
    pub(crate) fn share(&self, held: u32) -> f64 {
        f64::from(held) / real(self.members.len())
    }
}

impl Kinds {
    pub(crate) fn of(problem: &Problem) -> Self {
        let mut at: BTreeMap<&str, u32> = BTreeMap::new();
        for person in &problem.people {
            if let Some(address) = &person.address {
                *at.entry(address).or_default() += 1;
            }
        }
        let mut grouped: BTreeMap<(&[usize], Option<&str>), Vec<usize>> = BTreeMap::new();
        for (place, person) in problem.people.iter().enumerate() {
            let household = person.address.as_deref().filter(|address| at[address] > 1);
            grouped
                .entry((person.quotas.as_slice(), household))
                .or_default()
                .push(place);
        }
        let mut together: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut kinds = Vec::with_capacity(grouped.len());
        for ((quotas, household), members) in grouped {
            if let Some(household) = household {
                together.entry(household).or_default().push(kinds.len());
            }
            kinds.push(Kind {
                quotas: quotas.to_vec(),
                most: if household.is_some() {
                    1
                } else {
                    count(members.len())
                },
                members,
            });
        }
        // A household of one kind is held by that kind's own bound.
        let households = together.into_values().filter(|kinds| kinds.len() > 1).collect();
        Self { kinds, households }
    }
}
