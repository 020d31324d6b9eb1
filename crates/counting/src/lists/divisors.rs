//! Highest averages: each seat goes to the list with the largest quotient. D'Hondt (Victor D'Hondt, *Système pratique et
//! raisonné de représentation proportionnelle*, 1882) divides by seats + 1, Sainte-Laguë (André Sainte-Laguë, *La
//! représentation proportionnelle et la méthode des moindres carrés*, 1910) by 2 × seats + 1.
//!
//! For the last seat of a municipal election, equal averages are decided by the votes, then by the age of the candidates
//! who would be elected (code électoral, art. L. 262); other ties by the declared order.

use crate::dates::days;
use crate::exact::{Rational, ratio};
use crate::outcome::{Argument, Exact};
use crate::record::Record;
use crate::refusal::Refusal;

/// What votes are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    Dhondt,
    SainteLague,
}

impl Series {
    fn divisor(self, seats: u64) -> u64 {
        match self {
            Self::Dhondt => seats + 1,
            Self::SainteLague => 2 * seats + 1,
        }
    }
}

/// What seats are shared by.
pub(super) struct Sharing<'s> {
    /// The votes of every list
    pub(super) votes: &'s [u64],
    /// The lists that may have seats
    pub(super) lists: &'s [usize],
    /// Seats each list has already that do not count in its average, though their holders come first on the list
    pub(super) ahead: &'s [u64],
}

/// Shares `seats`, over what `shares` holds of this sharing already (nothing, to begin with).
pub(super) fn share(
    record: &mut Record<'_>,
    sharing: &Sharing<'_>,
    seats: usize,
    series: Series,
    shares: &mut [u64],
) -> Result<(), Refusal> {
    let Sharing { votes, lists, ahead } = sharing;
    if lists.iter().all(|list| votes[*list] == 0) {
        return if seats == 0 {
            Ok(())
        } else {
            Err(Refusal::Missing("votes"))
        };
    }
    for given in 0..seats {
        let average = |list: usize| ratio(votes[list], series.divisor(shares[list]));
        let best = lists
            .iter()
            .map(|list| average(*list))
            .max()
            .unwrap_or(Rational::ZERO);
        let tied: Vec<usize> = lists
            .iter()
            .copied()
            .filter(|list| average(*list) == best)
            .collect();
        let averages = record.amounts(lists.iter().map(|list| (*list, average(*list))));
        record.next_round("seat").tallies = averages;
        let next: Vec<u64> = shares
            .iter()
            .zip(*ahead)
            .map(|(shared, had)| shared + had)
            .collect();
        let list = decide(record, votes, &next, (&tied, seats - given));
        let selected = record.ids(&[list]);
        if let Some(round) = record.last() {
            round.selected = selected;
        }
        record.say(
            "count-said-average",
            [
                ("candidate", record.one(list)),
                ("average", Argument::Number(Exact(best))),
            ],
        );
        shares[list] += 1;
    }
    Ok(())
}

/// The list with the most votes, then the one whose next candidate is the eldest, then the declared order.
/// `next` is the place on each list of who would be elected next. Where as many seats are `left` as lists are equal, each has
/// one: what is decided is only which comes first.
fn decide(record: &mut Record<'_>, votes: &[u64], next: &[u64], (tied, left): (&[usize], usize)) -> usize {
    let is_decisive = tied.len() > left;
    let most = tied.iter().map(|list| votes[*list]).max();
    let first: Vec<usize> = tied
        .iter()
        .copied()
        .filter(|list| Some(votes[*list]) == most)
        .collect();
    if first.len() == 1 {
        if tied.len() > 1 {
            record.tie("seat", tied, &first, "votes", is_decisive);
        }
        return first[0];
    }
    let born = |list: &usize| {
        let births = &record.election.candidates[*list].births;
        births
            .get(usize::try_from(next[*list]).unwrap_or(usize::MAX))
            .and_then(|birth| days(birth))
    };
    if first.iter().all(|list| born(list).is_some()) {
        let eldest = first.iter().filter_map(born).min();
        let chosen: Vec<usize> = first
            .iter()
            .copied()
            .filter(|list| born(list) == eldest)
            .collect();
        if chosen.len() == 1 {
            record.tie("seat", tied, &chosen, "age", is_decisive);
            return chosen[0];
        }
        return record.first_for("seat", &chosen, left);
    }
    record.first_for("seat", &first, left)
}
