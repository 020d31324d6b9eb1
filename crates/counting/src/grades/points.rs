//! Sums: approval, score, Borda, cumulative and quadratic voting.

use crate::election::{Answer, Election, Mark, Points};
use crate::exact::{Rational, amount, ratio, whole};
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

fn by_total(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    totals: &[Rational],
) -> Result<Verdict, Refusal> {
    let seats = asked.seats(election)?;
    let scores: Vec<(usize, Rational)> = election
        .standing()
        .into_iter()
        .map(|one| (one, totals[one].clone()))
        .collect();
    let tallies = record.amounts(scores.iter().cloned());
    record.next_round("tally").tallies = tallies;
    Ok(record.best(&scores, seats))
}

/// Approval voting: each ballot names as many candidates as it likes; the most approved win (Steven Brams and Peter
/// Fishburn, *Approval Voting*, 1978).
pub(super) fn approval(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let mut totals = vec![Rational::ZERO; election.candidates.len()];
    for (count, approved) in election.approvals(asked.rule())? {
        for candidate in approved {
            totals[candidate] += whole(count);
        }
    }
    by_total(election, asked, record, &totals)
}

/// Score voting, within a scale. Who gives no score gives zero (`ungraded=zero`), or is left out of that candidate's mean and median
/// (`ungraded=skip`). The median of an even number of scores is the mean of the two in the middle.
pub(super) fn score(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let (ballots, null) = within_scale(election, asked, record)?;
    let counts_silence = asked.is("ungraded", "zero");
    let sums = election.totals(&ballots);
    let mut given = vec![0_u64; election.candidates.len()];
    for (count, points) in &ballots {
        for (candidate, _) in points {
            given[*candidate] += count;
        }
    }
    let voters = |candidate: usize| {
        if counts_silence {
            election.voters().saturating_sub(null).max(given[candidate])
        } else {
            given[candidate]
        }
    };
    let totals: Vec<Rational> = match asked.word("aggregate") {
        "mean" => (0..sums.len())
            .map(|candidate| match voters(candidate) {
                0 => Rational::ZERO,
                voters => &sums[candidate] / whole(voters),
            })
            .collect(),
        "median" => {
            let mut scores: Vec<Vec<(Rational, u64)>> = vec![Vec::new(); sums.len()];
            for (count, points) in &ballots {
                for (candidate, points) in points {
                    scores[*candidate].push((points.clone(), *count));
                }
            }
            scores
                .into_iter()
                .enumerate()
                .map(|(candidate, mut scores)| {
                    scores.push((Rational::ZERO, voters(candidate) - given[candidate]));
                    median(scores)
                })
                .collect()
        }
        _ => sums,
    };
    by_total(election, asked, record, &totals)
}

fn median(mut scores: Vec<(Rational, u64)>) -> Rational {
    scores.sort();
    let voters: u64 = scores.iter().map(|(_, count)| count).sum();
    if voters == 0 {
        return Rational::ZERO;
    }
    let at = |wanted: u64| {
        let mut passed = 0;
        for (score, count) in &scores {
            passed += count;
            if passed > wanted {
                return score.clone();
            }
        }
        Rational::ZERO
    };
    (at((voters - 1) / 2) + at(voters / 2)) / whole(2)
}

/// Borda's count (Jean-Charles de Borda, *Mémoire sur les élections au scrutin*, 1781). Among `n` candidates the first has
/// `n − 1` points, the last none. Those ranked equal share what their places give, and so do those left out
/// (`variant=average`); or those left out have nothing, and the last one ranked one point more (`variant=truncated`). In
/// Dowdall's count the first has 1, the second 1/2, the third 1/3.
pub(super) fn borda(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let standing = election.standing();
    let mut totals = vec![Rational::ZERO; election.candidates.len()];
    for (count, mut groups) in election.rankings(asked.rule())? {
        let ranked: usize = groups.iter().map(Vec::len).sum();
        if groups.is_empty() {
            continue;
        }
        let variant = asked.word("variant");
        if variant == "average" {
            let unranked: Vec<usize> = standing
                .iter()
                .copied()
                .filter(|one| !groups.iter().any(|group| group.contains(one)))
                .collect();
            if !unranked.is_empty() {
                groups.push(unranked);
            }
        }
        let of_place = |place: usize| match variant {
            "average" => amount(standing.len() - 1 - place),
            "truncated" => amount(ranked - place),
            _ => ratio(1, u64::try_from(place + 1).unwrap_or(u64::MAX)),
        };
        let mut place = 0;
        for group in &groups {
            let shared: Rational = (place..place + group.len())
                .map(of_place)
                .fold(Rational::ZERO, |sum, part| sum + part);
            let each = shared / amount(group.len()) * whole(count);
            for candidate in group {
                totals[*candidate] += &each;
            }
            place += group.len();
        }
    }
    by_total(election, asked, record, &totals)
}

/// The points of ballots within the scale, and how many ballots are null: those that give more or less than it allows,
/// which is said, and those that were null already. Grades and approvals have their scale; points need one, of the options
/// or of the file, for else one ballot could outweigh all others.
pub(super) fn within_scale(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<(Points, u64), Refusal> {
    let ballots = election.points(asked.rule())?;
    let cast: u64 = election.ballots.iter().map(|ballot| ballot.count).sum();
    let valid = |ballots: &Points| ballots.iter().map(|(count, _)| count).sum::<u64>();
    let limit = |name: &str, declared: Option<&Rational>| asked.number(name).or(declared.cloned());
    let declared = election.scale.as_ref();
    let least = limit("min", declared.map(|(least, _)| least));
    let most = limit("max", declared.map(|(_, most)| most));
    let (least, most) = match (least, most) {
        (Some(least), Some(most)) => (least, most),
        (None, None)
            if !election
                .ballots
                .iter()
                .any(|ballot| matches!(ballot.mark, Mark::Points(_))) =>
        {
            let null = cast - valid(&ballots);
            return Ok((ballots, null));
        }
        // Half of a scale is none, but scales mostly begin at zero.
        (None, Some(most)) => (Rational::ZERO, most),
        _ => return Err(Refusal::Missing("scale")),
    };
    if least > most {
        return Err(Refusal::BadOption {
            option: "max",
            value: asked.word("max").to_owned(),
            allowed: "min or more",
        });
    }
    let before = valid(&ballots);
    let kept: Points = ballots
        .into_iter()
        .filter(|(_, points)| {
            points
                .iter()
                .all(|(_, points)| *points >= least && *points <= most)
        })
        .collect();
    let out = before - valid(&kept);
    if out > 0 {
        record.say(
            "count-said-out-of-scale",
            [
                ("number", Argument::Number(Exact(whole(out)))),
                ("min", Argument::Number(Exact(least))),
                ("max", Argument::Number(Exact(most))),
            ],
        );
    }
    let null = cast - valid(&kept);
    Ok((kept, null))
}

/// How much a ballot may spend: nothing is counted without it being said.
fn spending(asked: &Asked, name: &'static str) -> Result<Rational, Refusal> {
    asked
        .small(name)
        .filter(|limit| *limit > 0)
        .map(amount)
        .ok_or(Refusal::Missing(name))
}

/// Cumulative voting: points spread as each voter likes. A ballot that spends more than `points`, or gives less than
/// nothing to anybody (which would pay for more elsewhere), is null, and said so.
pub(super) fn cumulative(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let ballots = election.points(asked.rule())?;
    let limit = spending(asked, "points")?;
    let before: u64 = ballots.iter().map(|(count, _)| count).sum();
    let positive: Points = ballots
        .into_iter()
        .filter(|(_, points)| points.iter().all(|(_, points)| *points >= Rational::ZERO))
        .collect();
    let negative = before - positive.iter().map(|(count, _)| count).sum::<u64>();
    if negative > 0 {
        record.say(
            "count-said-negative",
            [("number", Argument::Number(Exact(whole(negative))))],
        );
    }
    let kept = within_limit(record, positive, &limit, Clone::clone);
    by_total(election, asked, record, &election.totals(&kept))
}

/// Quadratic voting: giving `v` votes to a candidate costs `v²` credits (Steven Lalley and Glen Weyl, *Quadratic Voting:
/// How Mechanism Design Can Radicalize Democracy*, 2018). Ballots give votes; one that spends more than `credits` is null.
pub(super) fn quadratic(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
) -> Result<Verdict, Refusal> {
    let ballots: Points = election
        .ballots
        .iter()
        .filter(|ballot| ballot.mark != Mark::Answer(Answer::Null))
        .map(|ballot| match &ballot.mark {
            Mark::Answer(Answer::Blank) => Ok((ballot.count, Vec::new())),
            // Votes against a candidate are negative, and cost as much.
            Mark::Points(points) => Ok((ballot.count, points.clone())),
            Mark::Approvals(approved) => Ok((
                ballot.count,
                approved.iter().map(|one| (*one, Rational::ONE)).collect(),
            )),
            other => Err(Refusal::UnfitBallots {
                rule: asked.rule(),
                kind: other.kind(),
            }),
        })
        .collect::<Result<_, _>>()?;
    let limit = spending(asked, "credits")?;
    let kept = within_limit(record, ballots, &limit, |votes| votes * votes);
    by_total(election, asked, record, &election.totals(&kept))
}

fn within_limit(
    record: &mut Record<'_>,
    ballots: Points,
    limit: &Rational,
    cost: impl Fn(&Rational) -> Rational,
) -> Points {
    let mut null = 0;
    let kept = ballots
        .into_iter()
        .filter(|(count, points)| {
            let spent: Rational = points
                .iter()
                .map(|(_, points)| cost(points))
                .fold(Rational::ZERO, |sum, part| sum + part);
            let is_within = spent <= *limit;
            if !is_within {
                null += count;
            }
            is_within
        })
        .collect();
    if null > 0 {
        record.say(
            "count-said-null",
            [
                ("number", Argument::Number(Exact(whole(null)))),
                ("limit", Argument::Number(Exact(limit.clone()))),
            ],
        );
    }
    kept
}
