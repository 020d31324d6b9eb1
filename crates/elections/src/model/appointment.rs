//! An appointment by an assembly (CGCT, art. L. 2121-21): two rounds need more than half of the votes expressed; in the third the
//! most votes are enough, and between equals the elder is appointed.

use jiff::civil::Date;
use law::{Fraction, LawError};

/// What the law asks of an appointment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AppointmentRules {
    /// Rounds in which a share of the votes expressed is needed; there is one more
    pub(crate) absolute_rounds: u32,
    /// That share
    pub(crate) share: Fraction,
    /// Which article says so
    pub(crate) article: &'static str,
}

impl AppointmentRules {
    /// As they stand on a day, for a kind of body.
    pub(crate) fn of(kind: &str, on: Date) -> Result<Self, LawError> {
        let rounds = law::rule("appointment.absolute-rounds", kind, on)?;
        let share = law::rule("appointment.share", kind, on)?;
        // The elder, the only word there is, is known by nobody here: the bureau says who that is.
        law::rule("appointment.equality", kind, on)?.word()?;
        Ok(Self {
            absolute_rounds: rounds.int()?,
            share: share.fraction()?,
            article: rounds.article.as_str(),
        })
    }
}

/// What a round gives, by the places of candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Appointed {
    /// This one, by an absolute majority
    Absolutely(usize),
    /// This one, by the most votes
    Relatively(usize),
    /// The elder of these, who have as many votes
    Elder(Vec<usize>),
    /// Nobody: another round is to be held
    AnotherRound,
    /// Nobody in the last round: no vote was expressed
    Nobody,
}

/// What the votes of each candidate give in a round, the first being 1. Blank and null ballots are not expressed.
pub(crate) fn appointed(votes: &[u64], round: u32, rules: &AppointmentRules) -> Appointed {
    let expressed = votes.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
    let most = votes.iter().copied().max().unwrap_or_default();
    let is_last = round > rules.absolute_rounds;
    if most == 0 {
        return if is_last {
            Appointed::Nobody
        } else {
            Appointed::AnotherRound
        };
    }
    let first: Vec<usize> = (0..votes.len()).filter(|place| votes[*place] == most).collect();
    let whole = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let is_absolute = rules.share.is_reached(whole(most), whole(expressed));
    match first.as_slice() {
        [place] if is_absolute => Appointed::Absolutely(*place),
        _ if !is_last => Appointed::AnotherRound,
        [place] => Appointed::Relatively(*place),
        _ => Appointed::Elder(first),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn two_rounds_need_more_than_half_and_the_third_the_most() {
        let rules = AppointmentRules::of("commune", date(2026, 11, 10)).unwrap();
        let cases: [(&[u64], u32, Appointed); 10] = [
            (&[5, 4], 1, Appointed::Absolutely(0)),
            (&[5, 5], 1, Appointed::AnotherRound),
            (&[4, 3, 1], 1, Appointed::AnotherRound),
            (&[4, 3, 1], 2, Appointed::AnotherRound),
            (&[4, 3, 1], 3, Appointed::Relatively(0)),
            (&[3, 5, 1], 3, Appointed::Absolutely(1)),
            (&[2, 4, 4], 3, Appointed::Elder(vec![1, 2])),
            // Alone, and with one vote: blank votes are not expressed.
            (&[1], 1, Appointed::Absolutely(0)),
            (&[0, 0], 2, Appointed::AnotherRound),
            (&[0, 0], 3, Appointed::Nobody),
        ];
        for (votes, round, expected) in cases {
            assert_eq!(
                appointed(votes, round, &rules),
                expected,
                "{votes:?}, round {round}"
            );
        }
    }
}
