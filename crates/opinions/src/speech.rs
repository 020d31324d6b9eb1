//! What groups say: the statements that set each apart, those on which all agree, those to ask next.
//!
//! Every figure is the one of Polis (`repness`, `consensus`, `group-aware-consensus`, `comment-priorities`), from counts of
//! votes alone.

use std::collections::BTreeMap;

use crate::components::{Components, distance_from_origin};
use crate::numbers::real;
use crate::votes::{Choice, Table};

/// Above this, a z-score is significant (one-sided, 90 %).
pub const SIGNIFICANT: f64 = 1.2816;
/// Statements shown for a group, and for each side of what all share.
const SHOWN: usize = 5;
/// The square of the weight of a statement about the participants themselves.
const META_PRIORITY: f64 = 49.0;

/// How many agreed, disagreed, and voted at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// « I agree »
    pub agree: usize,
    /// « I disagree »
    pub disagree: usize,
    /// These and « I pass »
    pub seen: usize,
}

impl Counts {
    /// The votes of these rows, for each column.
    pub fn of(table: &Table, rows: impl IntoIterator<Item = usize>) -> Vec<Self> {
        let mut counts = vec![Self::default(); table.statements.len()];
        for row in rows {
            for (column, choice) in &table.rows[row] {
                let count = &mut counts[*column];
                count.seen += 1;
                match choice {
                    Choice::Agree => count.agree += 1,
                    Choice::Disagree => count.disagree += 1,
                    Choice::Pass => {}
                }
            }
        }
        counts
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            agree: self.agree + other.agree,
            disagree: self.disagree + other.disagree,
            seen: self.seen + other.seen,
        }
    }

    /// The share that agrees, one more agreeing and one more not.
    pub(crate) fn agreeing(self) -> f64 {
        real(self.agree + 1) / real(self.seen + 2)
    }

    /// The share that disagrees, in the same way.
    pub(crate) fn disagreeing(self) -> f64 {
        real(self.disagree + 1) / real(self.seen + 2)
    }
}

/// A statement that a group says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// Its column
    pub column: usize,
    /// True when the group agrees, false when it disagrees
    pub agrees: bool,
    /// Who says so
    pub successes: usize,
    /// Who voted
    pub trials: usize,
    /// Their share, smoothed
    pub share: f64,
    /// How sure it is that they are more than half (z-score)
    pub share_test: f64,
    /// How many times more than in the other groups
    pub ratio: f64,
    /// How sure it is that they differ from the others (z-score)
    pub ratio_test: f64,
    /// The one the group agrees with most, put first
    pub is_best_agreed: bool,
}

/// A statement on which everybody says the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Its column
    pub column: usize,
    /// Who says so
    pub successes: usize,
    /// Who voted
    pub trials: usize,
    /// Their share, smoothed
    pub share: f64,
    /// How sure it is that they are more than half (z-score)
    pub share_test: f64,
}

/// How sure it is that more than half of `trials` say so; one more of each is counted.
pub fn one_share_test(successes: usize, trials: usize) -> f64 {
    let trials = real(trials + 1);
    2.0 * trials.sqrt() * (real(successes + 1) / trials - 0.5)
}

/// How sure it is that the share is larger within than without; one more of each is counted.
pub fn two_shares_test(within: (usize, usize), without: (usize, usize)) -> f64 {
    let ((one, of_one), (other, of_other)) = ((within.0 + 1, within.1 + 1), (without.0 + 1, without.1 + 1));
    if one + other == of_one + of_other {
        return 0.0;
    }
    let (of_one, of_other) = (real(of_one), real(of_other));
    let (share, share_other) = (real(one) / of_one, real(other) / of_other);
    let pooled = real(one + other) / (of_one + of_other);
    (share - share_other) / (pooled * (1.0 - pooled) * (1.0 / of_one + 1.0 / of_other)).sqrt()
}

/// The figures of one statement in one group.
#[derive(Clone, Copy)]
struct Figures {
    agree: Side,
    disagree: Side,
    counts: Counts,
}

#[derive(Clone, Copy)]
struct Side {
    successes: usize,
    share: f64,
    share_test: f64,
    ratio: f64,
    ratio_test: f64,
}

impl Side {
    fn of(within: (usize, usize), without: (usize, usize)) -> Self {
        let share = real(within.0 + 1) / real(within.1 + 2);
        Self {
            successes: within.0,
            share,
            share_test: one_share_test(within.0, within.1),
            ratio: share / (real(without.0 + 1) / real(without.1 + 2)),
            ratio_test: two_shares_test(within, without),
        }
    }

    fn is_sure(self) -> bool {
        self.ratio_test > SIGNIFICANT && self.share_test > SIGNIFICANT
    }

    fn weight(self) -> f64 {
        self.ratio * self.ratio_test * self.share * self.share_test
    }
}

impl Figures {
    fn of(within: Counts, without: Counts) -> Self {
        Self {
            agree: Side::of((within.agree, within.seen), (without.agree, without.seen)),
            disagree: Side::of((within.disagree, within.seen), (without.disagree, without.seen)),
            counts: within,
        }
    }

    fn said(self, column: usize) -> Said {
        let agrees = self.agree.ratio_test > self.disagree.ratio_test;
        let side = if agrees { self.agree } else { self.disagree };
        Said {
            column,
            agrees,
            successes: side.successes,
            trials: self.counts.seen,
            share: side.share,
            share_test: side.share_test,
            ratio: side.ratio,
            ratio_test: side.ratio_test,
            is_best_agreed: false,
        }
    }

    /// Whether it is a better thing to say first, because the group agrees with it.
    fn beats(self, best: Option<Self>) -> bool {
        let own = self.agree;
        if self.counts.agree == 0 && self.counts.disagree == 0 {
            return false;
        }
        match best.map(|best| best.agree) {
            Some(best) if best.ratio > 1.0 => own.weight() > best.weight(),
            Some(best) => own.share * own.share_test > best.share * best.share_test,
            None => own.share_test > SIGNIFICANT || (own.ratio > 1.0 && own.share > 0.5),
        }
    }
}

/// What sets each group apart. `groups`: for each, the counts of its votes by column.
pub fn representative(groups: &[Vec<Counts>], is_out: &[bool]) -> Vec<Vec<Said>> {
    (0..groups.len())
        .map(|group| {
            let others = |column: usize| {
                let others = groups.iter().enumerate().filter(|(other, _)| *other != group);
                others.fold(Counts::default(), |sum, (_, counts)| sum.plus(counts[column]))
            };
            said_by(
                (0..is_out.len())
                    .filter(|column| !is_out[*column])
                    .map(|column| (column, Figures::of(groups[group][column], others(column)))),
            )
        })
        .collect()
}

fn said_by(statements: impl Iterator<Item = (usize, Figures)>) -> Vec<Said> {
    let mut sufficient: Vec<(Said, f64)> = Vec::new();
    let mut best: Option<Said> = None;
    let mut best_agreed: Option<(usize, Figures)> = None;
    for (column, figures) in statements {
        let said = figures.said(column);
        if figures.agree.is_sure() || figures.disagree.is_sure() {
            let side = if said.agrees {
                figures.agree
            } else {
                figures.disagree
            };
            sufficient.push((said, side.weight()));
        }
        if sufficient.is_empty() && best.is_none_or(|best| said.ratio_test > best.ratio_test) {
            best = Some(said);
        }
        if figures.beats(best_agreed.map(|(_, best)| best)) {
            best_agreed = Some((column, figures));
        }
    }
    let first = best_agreed.map(|(column, figures)| Said {
        is_best_agreed: true,
        ..figures.said(column)
    });
    if sufficient.is_empty() {
        return first.or(best).into_iter().collect();
    }
    sufficient.retain(|(said, _)| first.is_none_or(|first| first.column != said.column));
    sufficient.sort_by(|one, other| other.1.total_cmp(&one.1));
    let shown = first
        .into_iter()
        .chain(sufficient.into_iter().map(|(said, _)| said));
    let (agreed, disagreed): (Vec<Said>, Vec<Said>) = shown.take(SHOWN).partition(|said| said.agrees);
    agreed.into_iter().chain(disagreed).collect()
}

/// What all say, agreeing then disagreeing. `counts`: of everybody, by column.
pub fn consensus(counts: &[Counts], is_out: &[bool]) -> [Vec<Shared>; 2] {
    [true, false].map(|agrees| {
        let mut shared: Vec<Shared> = counts
            .iter()
            .enumerate()
            .filter(|(column, _)| !is_out[*column])
            .map(|(column, counts)| {
                let successes = if agrees { counts.agree } else { counts.disagree };
                Shared {
                    column,
                    successes,
                    trials: counts.seen,
                    share: real(successes + 1) / real(counts.seen + 2),
                    share_test: one_share_test(successes, counts.seen),
                }
            })
            .filter(|shared| shared.share > 0.5 && shared.share_test > SIGNIFICANT)
            .collect();
        let weight = |shared: &Shared| shared.share * shared.share_test;
        shared.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
        shared.truncate(SHOWN);
        shared
    })
}

/// For each statement, how likely it is that somebody of each group would agree, together.
pub fn group_aware_consensus(groups: &[Vec<Counts>], columns: usize) -> Vec<f64> {
    (0..columns)
        .map(|column| groups.iter().map(|counts| counts[column].agreeing()).product())
        .collect()
}

/// How much each statement deserves to be asked next: those that are agreed with, seldom passed, far from the middle, and
/// those that few have seen.
pub fn priorities(groups: &[Vec<Counts>], components: &Components, is_meta: &[bool]) -> Vec<f64> {
    let places = components.statements();
    (0..is_meta.len())
        .map(|column| {
            let counts = groups
                .iter()
                .fold(Counts::default(), |sum, group| sum.plus(group[column]));
            priority(counts, distance_from_origin(places[column]), is_meta[column])
        })
        .collect()
}

/// The priority of one statement.
pub(crate) fn priority(counts: Counts, extremity: f64, is_meta: bool) -> f64 {
    if is_meta {
        return META_PRIORITY;
    }
    let passes = counts.seen - counts.agree - counts.disagree;
    let share_passing = real(passes + 1) / real(counts.seen + 2);
    let importance = (1.0 - share_passing) * (extremity + 1.0) * counts.agreeing();
    (importance * (1.0 + 8.0 * (-real(counts.seen) / 5.0).exp2())).powi(2)
}

/// Rows by group: the names of the rows of each.
pub(crate) fn rows_of(table: &Table, members: &[Vec<u64>]) -> Vec<Vec<usize>> {
    let place: BTreeMap<u64, usize> = table.participants.iter().copied().zip(0..).collect();
    members
        .iter()
        .map(|members| {
            members
                .iter()
                .filter_map(|member| place.get(member).copied())
                .collect()
        })
        .collect()
}
