//! Rules that spread the load of each member over the voters who approve it (Lars Phragmén, *Sur une méthode nouvelle pour
//! réaliser, dans les élections, la représentation proportionnelle des partis*, 1894; Markus Brill, Rupert Freeman, Svante
//! Janson and Martin Lackner, *Phragmén's Voting Methods and Justified Representation*, 2017). Each member is a load of one.
//! The smallest largest load of a voter is, over all sets of members, the greatest number of members for each voter who
//! approves one of them; the next largest loads are found in the same way among the others.

use crate::election::Election;
use crate::exact::{Rational, ratio};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::approvals::{Approvals, within};
use super::sequential::{Step, run};

/// Members nobody approves, then loads from the largest, each with how many voters bear it.
type Loads = (u32, Vec<(Rational, u64)>);

/// The fairest loads of a committee; only the largest, or all.
fn loads(approvals: &Approvals, committee: &[usize], all: bool) -> Loads {
    let voters = approvals.voters();
    let within = within(approvals.parts(committee));
    let full = within.len() - 1;
    let mut loads = Vec::new();
    let mut borne = 0_usize;
    for (bit, member) in committee.iter().enumerate() {
        // Nobody can bear it.
        if approvals.support(*member) == 0 {
            borne |= 1 << bit;
        }
    }
    let unborne = borne.count_ones();
    while borne != full {
        // Among members still to be borne, by voters who bear none yet.
        let free = voters_touching(&within, voters, borne);
        let mut best: Option<(u64, u64, usize)> = None;
        for part in 1..=full {
            if part & borne != 0 {
                continue;
            }
            let members = u64::from(part.count_ones());
            let bearers = voters_touching(&within, voters, part | borne) - free;
            if bearers == 0 {
                continue;
            }
            // members / bearers, compared without division
            let order = best.map(|(most, by, _)| {
                (u128::from(members) * u128::from(by)).cmp(&(u128::from(most) * u128::from(bearers)))
            });
            match order {
                None | Some(std::cmp::Ordering::Greater) => best = Some((members, bearers, part)),
                // Two heaviest sets make one together.
                Some(std::cmp::Ordering::Equal) => {
                    if let Some((_, _, found)) = &mut best {
                        *found |= part;
                    }
                }
                Some(std::cmp::Ordering::Less) => {}
            }
        }
        let Some((members, bearers, part)) = best else {
            break;
        };
        let load = ratio(members, bearers);
        let together = voters_touching(&within, voters, part | borne) - free;
        loads.push((load, together));
        borne |= part;
        if !all {
            break;
        }
    }
    (unborne, loads)
}

/// How many voters approve a member of the set.
fn voters_touching(within: &[u64], voters: u64, part: usize) -> u64 {
    voters - within[(within.len() - 1) & !part]
}

fn choose(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    all: bool,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    approvals.few_seats(asked.rule())?;
    let (loads, tied) = approvals.best_of_all(asked.rule(), |committee| {
        let mut loads = loads(&approvals, committee, all);
        if !all {
            for (_, bearers) in &mut loads.1 {
                *bearers = 0;
            }
        }
        std::cmp::Reverse(loads)
    })?;
    let largest = loads.0.1.first().map_or(Rational::ZERO, |(load, _)| load.clone());
    record
        .next_round("score")
        .amounts
        .0
        .push(("largest-load".to_owned(), Exact(largest.clone())));
    record.say(
        "count-said-largest-load",
        [("load", Argument::Number(Exact(largest)))],
    );
    Ok(approvals.verdict(record, tied))
}

/// The committee whose largest load is the smallest.
pub(super) fn minimax(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    choose(election, asked, record, false)
}

/// The same, the second largest deciding between equals, and so on.
pub(super) fn leximax(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    choose(election, asked, record, true)
}

/// The member added is the one with whom the least supported member is best supported, support being divided at best (Luis
/// Sánchez-Fernández, Norberto Fernández, Jesús Fisteus and Markus Brill, *The Maximin Support Method*, 2021).
struct Maximin<'a>(&'a Approvals);

impl Step for Maximin<'_> {
    type State = ();

    fn tied(&self, committee: &[usize], (): &()) -> (Rational, Vec<usize>) {
        let supports: Vec<(usize, Rational)> = (0..self.0.candidates())
            .filter(|one| !committee.contains(one))
            .map(|one| {
                let mut with = committee.to_vec();
                with.push(one);
                let support = match loads(self.0, &with, false) {
                    (0, loads) => loads
                        .first()
                        .map_or(Rational::ZERO, |(load, _)| Rational::ONE / load),
                    _ => Rational::ZERO,
                };
                (one, support)
            })
            .collect();
        let most = supports
            .iter()
            .map(|(_, support)| support)
            .max()
            .cloned()
            .unwrap_or(Rational::ZERO);
        let tied = supports
            .into_iter()
            .filter(|(_, support)| *support == most)
            .map(|(one, _)| one)
            .collect();
        (most, tied)
    }

    fn take(&self, (): &(), _: usize, _: &Rational) {}
}

pub(super) fn maximin_support(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    approvals.few_seats(asked.rule())?;
    let ends = run(&approvals, &Maximin(&approvals), (), record, "select");
    Ok(ends.verdict(&approvals, record))
}
