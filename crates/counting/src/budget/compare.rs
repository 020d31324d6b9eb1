//! The comparison step: the outcome of equal shares gives way to the greedy one where voters are better off with it, as
//! the computing tool of equalshares.net offers. By satisfaction, each voter prefers the outcome with more for them; by
//! exclusion, fewer voters with nothing is better. In a tie, equal shares stays.

use crate::exact::{Rational, whole};
use crate::outcome::{Argument, Exact};
use crate::record::Record;

use super::greedy;
use super::profile::Profile;

pub(super) fn with_greedy(
    profile: &Profile,
    record: &mut Record<'_>,
    shares: Vec<usize>,
    by_exclusion: bool,
) -> Vec<usize> {
    let mut aside = Record::aside(record);
    let greedy = greedy::complete(profile, &mut aside, Vec::new(), true, &Rational::ZERO);
    let (from_shares, from_greedy) = (satisfactions(profile, &shares), satisfactions(profile, &greedy));
    let count = |is_counted: &dyn Fn(usize) -> bool| -> u64 {
        (0..profile.voters.len())
            .filter(|voter| is_counted(*voter))
            .map(|voter| profile.voters[voter])
            .sum()
    };
    let (for_shares, for_greedy) = if by_exclusion {
        (
            count(&|voter| from_shares[voter] > Rational::ZERO),
            count(&|voter| from_greedy[voter] > Rational::ZERO),
        )
    } else {
        (
            count(&|voter| from_shares[voter] > from_greedy[voter]),
            count(&|voter| from_greedy[voter] > from_shares[voter]),
        )
    };
    let gives_way = for_greedy > for_shares;
    let round = record.next_round("compare");
    round.amounts.0.extend([
        ("equal-shares".to_owned(), Exact(whole(for_shares))),
        ("greedy".to_owned(), Exact(whole(for_greedy))),
    ]);
    record.say(
        if gives_way {
            "count-said-greedy-preferred"
        } else {
            "count-said-shares-preferred"
        },
        [
            ("shares", Argument::Number(Exact(whole(for_shares)))),
            ("greedy", Argument::Number(Exact(whole(for_greedy)))),
        ],
    );
    if gives_way {
        // How the greedy outcome came about, its ties among it, is then how the result did.
        record.absorb(aside);
        greedy
    } else {
        shares
    }
}

fn satisfactions(profile: &Profile, funded: &[usize]) -> Vec<Rational> {
    let mut satisfactions = vec![Rational::ZERO; profile.voters.len()];
    for project in funded {
        let project = &profile.projects[*project];
        for (voter, utility) in &project.supporters {
            satisfactions[*voter] += &project.utilities[*utility];
        }
    }
    satisfactions
}
