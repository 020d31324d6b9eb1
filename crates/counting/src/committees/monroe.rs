//! Monroe's rule (Burt Monroe, *Fully Proportional Representation*, 1995): voters are assigned to members in groups as
//! equal as possible, and the committee in which most are assigned to somebody they approve is chosen.
//!
//! With `n` voters and `k` members each group has `⌊n/k⌋` voters, and `n mod k` of them one more. How many can be
//! represented is a maximum flow; on so small a graph its minimum cut is read directly: over every set `T` of members, the
//! voters who approve a member outside `T`, plus the room of the groups of `T`.

use crate::election::Election;
use crate::exact::whole;
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::approvals::{Approvals, within};

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let approvals = Approvals::read(election, asked, record)?;
    approvals.few_seats(asked.rule())?;
    let voters = approvals.voters();
    let seats = u64::try_from(approvals.seats).unwrap_or(u64::MAX);
    let (size, larger) = (voters / seats, voters % seats);
    let (score, tied) = approvals.best_of_all(asked.rule(), |committee| {
        let within = within(approvals.parts(committee));
        (0..within.len())
            .map(|part| {
                let members = u64::from(part.count_ones());
                voters - within[part] + size * members + members.min(larger)
            })
            .min()
            .unwrap_or(0)
    })?;
    record
        .next_round("score")
        .amounts
        .0
        .push(("represented".to_owned(), Exact(whole(score))));
    record.say(
        "count-said-represented",
        [
            ("number", Argument::Number(Exact(whole(score)))),
            ("voters", Argument::Number(Exact(whole(voters)))),
        ],
    );
    Ok(approvals.verdict(record, tied))
}
