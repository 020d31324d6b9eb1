//! Votes, and the table of who voted what.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::numbers::real;
use crate::refusal::{Refusal, bounded};

/// Votes of one conversation at most.
pub const VOTES_MAX: usize = 5_000_000;
/// Participants at most (as in Polis).
pub const PARTICIPANTS_MAX: usize = 100_000;
/// Statements at most (as in Polis).
pub const STATEMENTS_MAX: usize = 10_000;

/// What somebody says of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// « I agree »
    Agree,
    /// « I disagree »
    Disagree,
    /// « I pass, I do not know »
    Pass,
}

impl Choice {
    /// The number Polis computes with: agreeing is minus one.
    pub(crate) fn number(self) -> f64 {
        match self {
            Self::Agree => -1.0,
            Self::Disagree => 1.0,
            Self::Pass => 0.0,
        }
    }
}

/// One vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Who
    pub participant: u64,
    /// On what
    pub statement: u64,
    /// What they said
    pub choice: Choice,
    /// When, in milliseconds since 1970; 0 when it is not known
    pub at_ms: i64,
}

/// What moderation decided of statements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moderation {
    /// Statements that shape nothing and are shown nowhere
    pub out: BTreeSet<u64>,
    /// Statements about the participants themselves (« I live here »): asked early, and like those above they shape
    /// nothing
    pub meta: BTreeSet<u64>,
}

/// The latest vote of each participant on each statement.
#[derive(Debug, Clone, Default)]
pub struct Ballots {
    by_participant: BTreeMap<u64, BTreeMap<u64, Kept>>,
    statements: BTreeSet<u64>,
    count: usize,
    /// Whose votes on what came since the last map
    fresh: Vec<(u64, u64)>,
}

#[derive(Debug, Clone, Copy)]
struct Kept {
    choice: Choice,
    first_ms: i64,
    last_ms: i64,
}

impl Ballots {
    /// Adds votes. A later vote replaces an earlier one of the same person on the same statement; of two at one instant,
    /// the one given last does.
    pub fn add(&mut self, votes: impl IntoIterator<Item = Vote>) -> Result<(), Refusal> {
        for vote in votes {
            self.statements.insert(vote.statement);
            let row = self.by_participant.entry(vote.participant).or_default();
            match row.entry(vote.statement) {
                Entry::Vacant(place) => {
                    place.insert(Kept {
                        choice: vote.choice,
                        first_ms: vote.at_ms,
                        last_ms: vote.at_ms,
                    });
                    self.count += 1;
                    self.fresh.push((vote.participant, vote.statement));
                }
                Entry::Occupied(mut place) => {
                    let kept = place.get_mut();
                    kept.first_ms = kept.first_ms.min(vote.at_ms);
                    if kept.last_ms <= vote.at_ms {
                        (kept.choice, kept.last_ms) = (vote.choice, vote.at_ms);
                    }
                }
            }
            bounded("votes", self.count, VOTES_MAX)?;
            bounded("participants", self.by_participant.len(), PARTICIPANTS_MAX)?;
            bounded("statements", self.statements.len(), STATEMENTS_MAX)?;
        }
        Ok(())
    }

    /// What somebody said of each statement.
    pub fn of(&self, participant: u64) -> impl Iterator<Item = (u64, Choice)> {
        let row = self.by_participant.get(&participant).into_iter().flatten();
        row.map(|(statement, kept)| (*statement, kept.choice))
    }

    /// How many votes there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The votes that came since this was last asked, as (first cast, participant, statement), by instant.
    pub(crate) fn take_fresh(&mut self) -> Vec<(i64, u64, u64)> {
        let mut fresh: Vec<(i64, u64, u64)> = std::mem::take(&mut self.fresh)
            .into_iter()
            .filter_map(|(participant, statement)| {
                let kept = self.by_participant.get(&participant)?.get(&statement)?;
                Some((kept.first_ms, participant, statement))
            })
            .collect();
        fresh.sort_unstable();
        fresh
    }

    pub(crate) fn table(&self, moderation: &Moderation) -> Table {
        let statements: Vec<u64> = self.statements.iter().copied().collect();
        let place: BTreeMap<u64, usize> = statements.iter().copied().zip(0..).collect();
        let mut rows: Vec<(i64, u64, Row)> = self
            .by_participant
            .iter()
            .map(|(participant, row)| {
                let last = row.values().map(|kept| kept.last_ms).max().unwrap_or_default();
                let votes = row
                    .iter()
                    .map(|(statement, kept)| (place[statement], kept.choice));
                (last, *participant, votes.collect())
            })
            .collect();
        rows.sort_by_key(|(last, participant, _)| (*last, *participant));
        let is_out = statements
            .iter()
            .map(|statement| moderation.out.contains(statement) || moderation.meta.contains(statement))
            .collect();
        let is_meta = statements
            .iter()
            .map(|statement| moderation.meta.contains(statement))
            .collect();
        Table {
            participants: rows.iter().map(|(_, participant, _)| *participant).collect(),
            rows: rows.into_iter().map(|(_, _, votes)| votes).collect(),
            statements,
            is_out,
            is_meta,
        }
    }
}

/// The votes of one participant: columns and choices, by column.
pub type Row = Vec<(usize, Choice)>;

/// Participants by statements. A participant's row holds only what they voted on.
///
/// Participants stand in the order in which they finished voting, then by their number. Polis takes them in an order that
/// depends on the life of its server; this one depends on the votes, and gives its groups on the conversations we know
/// (see the crate's README).
#[derive(Debug, Clone)]
pub struct Table {
    /// Their numbers
    pub participants: Vec<u64>,
    /// The statements' numbers, in order
    pub statements: Vec<u64>,
    /// For each participant, columns and votes, by column
    pub rows: Vec<Row>,
    /// Columns that shape nothing
    pub is_out: Vec<bool>,
    /// Columns about the participants themselves
    pub is_meta: Vec<bool>,
}

impl Table {
    /// The mean of each column, over those who voted; zero for columns that shape nothing.
    pub(crate) fn centre(&self) -> Vec<f64> {
        let mut sums = vec![(0.0, 0_usize); self.statements.len()];
        for (column, choice) in self.rows.iter().flatten() {
            sums[*column].0 += choice.number();
            sums[*column].1 += 1;
        }
        sums.iter()
            .zip(&self.is_out)
            .map(|((sum, count), is_out)| {
                if *is_out || *count == 0 {
                    0.0
                } else {
                    sum / real(*count)
                }
            })
            .collect()
    }

    /// The votes of a row that shape something.
    pub(crate) fn shaping(&self, row: usize) -> impl Iterator<Item = (usize, f64)> {
        self.rows[row]
            .iter()
            .filter(|(column, _)| !self.is_out[*column])
            .map(|(column, choice)| (*column, choice.number()))
    }

    /// The statements a participant is counted to have seen: Polis sets the whole column of a statement that moderation
    /// took away to zero, so that everybody has « voted » on it.
    pub(crate) fn seen(&self, row: usize) -> usize {
        let away = self.is_out.iter().filter(|is_out| **is_out).count();
        self.shaping(row).count() + away
    }
}
