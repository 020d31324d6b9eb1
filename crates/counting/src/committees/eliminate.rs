//! E Pluribus Hugo (Jameson Quinn and Bruce Schneier, *A Proportional Voting System for Awards Nominations Resistant to
//! Voting Blocs*, 2016). Each ballot's vote is divided among those it still approves; of the two candidates with the least
//! (more if they tie), the one approved on the fewest ballots is eliminated; and again until the committee is left.

use crate::election::Election;
use crate::exact::{Rational, amount, whole};
use crate::outcome::OUTCOMES_MAX;
use crate::record::{Record, Verdict, combinations};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::approvals::Approvals;

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    let mut left: Vec<usize> = (0..approvals.candidates()).collect();
    while left.len() > approvals.seats {
        let mut divided = vec![Rational::ZERO; approvals.candidates()];
        for (count, approved) in &approvals.ballots {
            let still: Vec<usize> = approved
                .iter()
                .copied()
                .filter(|one| left.contains(one))
                .collect();
            for one in &still {
                divided[*one] += whole(*count) / amount(still.len());
            }
        }
        let mut least: Vec<&Rational> = left.iter().map(|one| &divided[*one]).collect();
        least.sort();
        let line = least[1].clone();
        let low: Vec<usize> = left.iter().copied().filter(|one| divided[*one] <= line).collect();
        let fewest = low.iter().map(|one| approvals.support(*one)).min().unwrap_or(0);
        // The last in the declared order goes first.
        let out: Vec<usize> = low
            .into_iter()
            .rev()
            .filter(|one| approvals.support(*one) == fewest)
            .collect();
        let named: Vec<usize> = out.iter().map(|one| approvals.who[*one]).collect();
        let tallies = record.amounts(
            left.iter()
                .map(|one| (approvals.who[*one], divided[*one].clone())),
        );
        let excess = left.len() - approvals.seats;
        let excluded = record.ids(&named[..named.len().min(excess)]);
        let round = record.next_round("exclude");
        round.tallies = tallies;
        round.excluded = excluded;
        if out.len() >= excess {
            let tied: Vec<Vec<usize>> = combinations(&out, excess, OUTCOMES_MAX + 1)
                .into_iter()
                .map(|gone| left.iter().copied().filter(|one| !gone.contains(one)).collect())
                .collect();
            return Ok(approvals.verdict(record, tied));
        }
        left.retain(|one| !out.contains(one));
    }
    Ok(approvals.verdict(record, vec![left]))
}
