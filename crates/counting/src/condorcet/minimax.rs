//! Minimax (Paul Simpson, *On defining areas of voter choice*, 1969; Gerald Kramer, *A dynamical model of political
//! equilibrium*, 1977): the candidate whose worst defeat is the least. What a defeat measures is said by `links`: the
//! winner's votes, the difference, or, with `opposition`, the votes of the strongest opponent even in a duel won.

use crate::election::Election;
use crate::exact::{Rational, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

use super::pairs::duels;

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    let duels = duels(election, asked, record)?;
    let size = duels.who.len();
    let links = asked.word("links");
    let mut scores: Vec<(usize, Rational)> = Vec::new();
    for one in 0..size {
        let worst = (0..size)
            .filter(|other| *other != one)
            .map(|other| {
                let (for_it, against) = (duels.wins[one][other], duels.wins[other][one]);
                match links {
                    "opposition" => against,
                    _ if against <= for_it => 0,
                    "margins" => against - for_it,
                    _ => against,
                }
            })
            .max()
            .unwrap_or(0);
        record.say(
            "count-said-worst-defeat",
            [
                ("candidate", record.one(duels.who[one])),
                ("votes", Argument::Number(Exact(whole(worst)))),
            ],
        );
        // The smaller the worst defeat, the higher the score.
        scores.push((duels.who[one], -whole(worst)));
    }
    let tallies = record.amounts(scores.iter().cloned());
    record.next_round("tally").tallies = tallies;
    Ok(record.best(&scores, seats))
}
