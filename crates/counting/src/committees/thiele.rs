//! Thiele's rules (Thorvald Thiele, *Om flerfoldsvalg*, 1895): a voter with `j` of their candidates in the committee has
//! `w(1) + … + w(j)`, and the committee with the greatest sum is chosen; for approval voting `w` is always 1, for
//! proportional approval voting (PAV) `1/j`, for Sainte-Laguë's form (SLAV) `1/(2j − 1)`, for Chamberlin and Courant's (CC)
//! 1 then nothing, for the geometric form `1/2^j`.
//!
//! The sequential rules add the candidate who brings most, one after another; the reverse one takes away from all
//! candidates the one who brings least. The best committee is searched by branch and bound: what candidates bring only
//! falls as others join, so that the sum of the greatest bounds what is still to come.

use dashu_int::ops::Gcd as _;
use dashu_int::{IBig, UBig};

use crate::election::Election;
use crate::exact::{Rational, amount, whole};
use crate::outcome::{Argument, Exact, OUTCOMES_MAX};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::approvals::Approvals;
use super::sequential::{Step, run};

/// The most steps of the search, in marks read.
const STEPS_MAX: usize = 500_000_000;

#[derive(Debug, Clone, Copy)]
enum Weights {
    Harmonic,
    Odd,
    First,
    Halves,
}

impl Weights {
    /// One over what the `number`-th candidate counts, or nothing.
    fn inverse(self, number: usize) -> Option<UBig> {
        match self {
            Self::Harmonic => Some(UBig::from(number)),
            Self::Odd => Some(UBig::from(2 * number - 1)),
            Self::First => (number == 1).then_some(UBig::ONE),
            Self::Halves => Some(UBig::ONE << number),
        }
    }
}

/// Weights as whole numbers, over a common denominator.
struct Thiele<'a> {
    approvals: &'a Approvals,
    weights: Vec<IBig>,
    scale: UBig,
}

impl<'a> Thiele<'a> {
    fn new(approvals: &'a Approvals, weights: Weights, most: usize) -> Self {
        let mut scale = UBig::ONE;
        for number in 1..=most {
            if let Some(inverse) = weights.inverse(number) {
                let shared = (&scale).gcd(&inverse);
                scale = scale / shared * inverse;
            }
        }
        let weights = (1..=most)
            .map(|number| {
                weights
                    .inverse(number)
                    .map_or(IBig::ZERO, |inverse| IBig::from(&scale / inverse))
            })
            .collect();
        Self {
            approvals,
            weights,
            scale,
        }
    }

    /// What a candidate brings, voters having these numbers of representatives.
    fn gain(&self, candidate: usize, represented: &[usize]) -> IBig {
        self.approvals.approvers[candidate]
            .iter()
            .map(|ballot| &self.weights[represented[*ballot]] * IBig::from(self.approvals.ballots[*ballot].0))
            .sum()
    }

    /// What a candidate would take away.
    fn loss(&self, candidate: usize, represented: &[usize]) -> IBig {
        self.approvals.approvers[candidate]
            .iter()
            .map(|ballot| {
                &self.weights[represented[*ballot] - 1] * IBig::from(self.approvals.ballots[*ballot].0)
            })
            .sum()
    }

    fn shown(&self, score: IBig) -> Rational {
        Rational::from_parts(score, self.scale.clone())
    }
}

struct Search<'a> {
    thiele: &'a Thiele<'a>,
    represented: Vec<usize>,
    committee: Vec<usize>,
    best: IBig,
    found: Vec<Vec<usize>>,
    steps: usize,
    /// What one step reads at most
    marks: usize,
}

impl Search<'_> {
    /// Tries every committee that begins with what is chosen. False when it takes too long.
    fn descend(&mut self, from: usize, score: &IBig) -> bool {
        self.steps += self.marks;
        if self.steps > STEPS_MAX {
            return false;
        }
        let approvals = self.thiele.approvals;
        let missing = approvals.seats - self.committee.len();
        if missing == 0 {
            if *score > self.best {
                self.best.clone_from(score);
                self.found.clear();
            }
            if *score == self.best && self.found.len() <= OUTCOMES_MAX {
                self.found.push(self.committee.clone());
            }
            return true;
        }
        let gains: Vec<IBig> = (from..approvals.candidates())
            .map(|candidate| self.thiele.gain(candidate, &self.represented))
            .collect();
        for candidate in from..=approvals.candidates() - missing {
            let rest = &gains[candidate - from..];
            let mut greatest: Vec<&IBig> = rest.iter().collect();
            greatest.sort_unstable_by(|one, other| other.cmp(one));
            let bound: IBig = greatest.into_iter().take(missing).sum::<IBig>() + score;
            // Later candidates are fewer still: the bound only falls.
            if bound < self.best || (bound == self.best && self.found.len() > OUTCOMES_MAX) {
                return true;
            }
            let next = score + &rest[0];
            for ballot in &approvals.approvers[candidate] {
                self.represented[*ballot] += 1;
            }
            self.committee.push(candidate);
            let goes_on = self.descend(candidate + 1, &next);
            self.committee.pop();
            for ballot in &approvals.approvers[candidate] {
                self.represented[*ballot] -= 1;
            }
            if !goes_on {
                return false;
            }
        }
        true
    }
}

fn best(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    weights: Weights,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let thiele = Thiele::new(&approvals, weights, approvals.seats);
    let mut search = Search {
        thiele: &thiele,
        represented: vec![0; approvals.ballots.len()],
        committee: Vec::new(),
        best: IBig::from(-1),
        found: Vec::new(),
        steps: 0,
        marks: approvals.candidates() + approvals.approvers.iter().map(Vec::len).sum::<usize>(),
    };
    if !search.descend(0, &IBig::ZERO) {
        return Err(Refusal::TooLarge {
            rule: asked.rule(),
            number: STEPS_MAX + 1,
            max: STEPS_MAX,
        });
    }
    let (score, found) = (thiele.shown(search.best), search.found);
    record
        .next_round("score")
        .amounts
        .0
        .push(("score".to_owned(), Exact(score.clone())));
    record.say(
        "count-said-committee-score",
        [
            ("score", Argument::Number(Exact(score))),
            ("committees", Argument::Number(Exact(amount(found.len())))),
        ],
    );
    Ok(approvals.verdict(record, found))
}

pub(super) fn pav(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    best(election, asked, record, Weights::Harmonic)
}

pub(super) fn slav(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    best(election, asked, record, Weights::Odd)
}

pub(super) fn cc(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    best(election, asked, record, Weights::First)
}

pub(super) fn geometric(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    best(election, asked, record, Weights::Halves)
}

/// Approval voting: the most approved.
pub(super) fn av(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let supports = approvals.supports();
    let tallies = record.amounts(supports.iter().cloned());
    record.next_round("tally").tallies = tallies;
    Ok(record.best(&supports, approvals.seats))
}

/// Satisfaction approval voting: each ballot's vote is divided among those it approves (Steven Brams and Marc Kilgour,
/// *Satisfaction Approval Voting*, 2014).
pub(super) fn sav(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let mut scores = vec![Rational::ZERO; approvals.candidates()];
    for (count, approved) in &approvals.ballots {
        for candidate in approved {
            scores[*candidate] += whole(*count) / amount(approved.len());
        }
    }
    let mut scores: Vec<(usize, Rational)> = scores
        .into_iter()
        .enumerate()
        .map(|(one, score)| (approvals.who[one], score))
        .collect();
    scores.sort_by_key(|(candidate, _)| *candidate);
    let tallies = record.amounts(scores.iter().cloned());
    record.next_round("tally").tallies = tallies;
    Ok(record.best(&scores, approvals.seats))
}

/// One candidate more at each step.
struct Adding<'a>(Thiele<'a>);

impl Step for Adding<'_> {
    /// How many representatives each ballot's voters have
    type State = Vec<usize>;

    fn tied(&self, committee: &[usize], represented: &Vec<usize>) -> (Rational, Vec<usize>) {
        let gains: Vec<(usize, IBig)> = (0..self.0.approvals.candidates())
            .filter(|one| !committee.contains(one))
            .map(|one| (one, self.0.gain(one, represented)))
            .collect();
        let most = gains
            .iter()
            .map(|(_, gain)| gain)
            .max()
            .cloned()
            .unwrap_or(IBig::ZERO);
        let tied = gains
            .into_iter()
            .filter(|(_, gain)| *gain == most)
            .map(|(one, _)| one)
            .collect();
        (self.0.shown(most), tied)
    }

    fn take(&self, represented: &Vec<usize>, candidate: usize, _: &Rational) -> Vec<usize> {
        let mut represented = represented.clone();
        for ballot in &self.0.approvals.approvers[candidate] {
            represented[*ballot] += 1;
        }
        represented
    }
}

/// One candidate fewer at each step; what is built is the list of those taken away.
struct Removing<'a>(Thiele<'a>);

impl Step for Removing<'_> {
    type State = Vec<usize>;

    fn tied(&self, removed: &[usize], represented: &Vec<usize>) -> (Rational, Vec<usize>) {
        let losses: Vec<(usize, IBig)> = (0..self.0.approvals.candidates())
            .filter(|one| !removed.contains(one))
            .map(|one| (one, self.0.loss(one, represented)))
            .collect();
        let least = losses
            .iter()
            .map(|(_, loss)| loss)
            .min()
            .cloned()
            .unwrap_or(IBig::ZERO);
        // The last in the declared order goes first.
        let tied = losses
            .into_iter()
            .rev()
            .filter(|(_, loss)| *loss == least)
            .map(|(one, _)| one)
            .collect();
        (self.0.shown(least), tied)
    }

    fn take(&self, represented: &Vec<usize>, candidate: usize, _: &Rational) -> Vec<usize> {
        let mut represented = represented.clone();
        for ballot in &self.0.approvals.approvers[candidate] {
            represented[*ballot] -= 1;
        }
        represented
    }
}

fn sequential(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    weights: Weights,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let step = Adding(Thiele::new(&approvals, weights, approvals.seats));
    let ends = run(
        &approvals,
        &step,
        vec![0; approvals.ballots.len()],
        record,
        "select",
    );
    Ok(ends.verdict(&approvals, record))
}

pub(super) fn seq_pav(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    sequential(election, asked, record, Weights::Harmonic)
}

pub(super) fn seq_slav(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    sequential(election, asked, record, Weights::Odd)
}

pub(super) fn seq_cc(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    sequential(election, asked, record, Weights::First)
}

pub(super) fn revseq_pav(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let candidates = approvals.candidates();
    let removing = Approvals {
        seats: candidates - approvals.seats,
        who: approvals.who.clone(),
        ballots: approvals.ballots.clone(),
        approvers: approvals.approvers.clone(),
    };
    let step = Removing(Thiele::new(&removing, Weights::Harmonic, candidates));
    let represented = approvals
        .ballots
        .iter()
        .map(|(_, approved)| approved.len())
        .collect();
    let ends = run(&removing, &step, represented, record, "exclude");
    Ok(ends.complement(&approvals, record))
}
