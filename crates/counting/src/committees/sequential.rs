//! Committees built one member at a time. Where several could be next, the count follows the first in the declared order,
//! and every other way is followed too, to know all the outcomes that ties leave open.

use std::collections::BTreeSet;

use crate::exact::Rational;
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};

use super::approvals::Approvals;

/// The most candidates looked at while following every way; past it, the outcomes found so far are those given, and the
/// result says that they are not all.
const WORK_MAX: usize = 5_000_000;

/// How a rule chooses the next member.
pub(super) trait Step {
    /// What the rule remembers between members
    type State: Clone + Ord;

    /// Who could be next, the preferred one first, and the number that decided; nobody where the rule stops.
    fn tied(&self, committee: &[usize], state: &Self::State) -> (Rational, Vec<usize>);

    /// What is remembered once that member is taken.
    fn take(&self, state: &Self::State, candidate: usize, value: &Rational) -> Self::State;
}

/// Where the ways lead.
pub(super) struct Ends<S> {
    /// The committee of the declared order, in order of selection, and its state
    pub(super) first: (Vec<usize>, S),
    /// Every end: full committees, or those where the rule stopped
    pub(super) all: Ways<S>,
}

/// Committees, members sorted, and what the rule remembers of each.
type Ways<S> = BTreeSet<(Vec<usize>, S)>;

impl<S: Ord + Clone> Ends<S> {
    /// The committees as they are.
    pub(super) fn verdict(self, approvals: &Approvals, record: &mut Record<'_>) -> Verdict {
        let tied = self.all.into_iter().map(|(committee, _)| committee).collect();
        ordered(approvals, record, &self.first.0, tied)
    }

    /// Those left when these are taken away.
    pub(super) fn complement(self, approvals: &Approvals, record: &mut Record<'_>) -> Verdict {
        let left = |removed: &[usize]| -> Vec<usize> {
            (0..approvals.candidates())
                .filter(|one| !removed.contains(one))
                .collect()
        };
        let tied = self.all.iter().map(|(removed, _)| left(removed)).collect();
        ordered(approvals, record, &left(&self.first.0), tied)
    }
}

/// The winner is the committee the declared order led to, which is not always the first of the tied ones.
pub(super) fn ordered(
    approvals: &Approvals,
    record: &mut Record<'_>,
    first: &[usize],
    mut tied: Vec<Vec<usize>>,
) -> Verdict {
    tied.push(first.to_vec());
    approvals.verdict_of(record, first, tied)
}

/// Follows every way from an empty committee, writing down the one of the declared order.
pub(super) fn run<T: Step>(
    approvals: &Approvals,
    step: &T,
    start: T::State,
    record: &mut Record<'_>,
    name: &'static str,
) -> Ends<T::State> {
    run_from(approvals, step, Vec::new(), start, record, name)
}

/// The same, from a committee begun.
pub(super) fn run_from<T: Step>(
    approvals: &Approvals,
    step: &T,
    begun: Vec<usize>,
    start: T::State,
    record: &mut Record<'_>,
    name: &'static str,
) -> Ends<T::State> {
    let (all, is_whole) = explore(approvals, step, begun.clone(), start.clone());
    if !is_whole {
        record.leaves_outcomes_out();
    }
    let mut committee = begun;
    let mut state = start;
    while committee.len() < approvals.seats {
        let (value, tied) = step.tied(&committee, &state);
        let Some(next) = tied.first().copied() else {
            break;
        };
        record.turn();
        let named: Vec<usize> = tied.iter().map(|one| approvals.who[*one]).collect();
        if tied.len() > 1 {
            record.tie_declared("selection", &named, &named[..1]);
        }
        let id = record.ids(&named[..1]);
        let round = record.same_round(name);
        round.amounts.0.push(("value".to_owned(), Exact(value.clone())));
        if name == "exclude" {
            round.excluded = id;
        } else {
            round.selected = id;
        }
        record.say(
            if name == "exclude" {
                "count-said-taken-away"
            } else {
                "count-said-added"
            },
            [
                ("candidate", record.one(named[0])),
                ("value", Argument::Number(Exact(value.clone()))),
            ],
        );
        state = step.take(&state, next, &value);
        committee.push(next);
    }
    Ends {
        first: (committee, state),
        all,
    }
}

/// Every end, members sorted, and whether they are all. Ways that come to the same members with the same memory are one.
fn explore<T: Step>(
    approvals: &Approvals,
    step: &T,
    mut begun: Vec<usize>,
    start: T::State,
) -> (Ways<T::State>, bool) {
    let mut ends = BTreeSet::new();
    let mut work = 0;
    begun.sort_unstable();
    let mut layer = BTreeSet::from([(begun, start)]);
    while !layer.is_empty() {
        let mut next = BTreeSet::new();
        for (committee, state) in layer {
            if committee.len() >= approvals.seats {
                ends.insert((committee, state));
                continue;
            }
            work += approvals.candidates();
            if work > WORK_MAX {
                return (ends, false);
            }
            let (value, tied) = step.tied(&committee, &state);
            if tied.is_empty() {
                ends.insert((committee, state));
                continue;
            }
            for candidate in tied {
                let mut longer = committee.clone();
                longer.push(candidate);
                longer.sort_unstable();
                next.insert((longer, step.take(&state, candidate, &value)));
            }
        }
        layer = next;
    }
    (ends, true)
}
