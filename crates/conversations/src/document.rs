//! What leaves as files, in the shape of Polis's exports (RFC 4180): `votes.csv`, `comments.csv`, `participants-votes.csv`.
//!
//! No file names anybody. Participants are numbered in an order drawn for each file; a vote has its place in the file for
//! `timestamp` and its day for `datetime`: an instant, or a rank among those of its day, would tell whoever saw somebody vote
//! which row is theirs. A statement has its day for both.

use std::collections::BTreeMap;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use kernel::Fault;
use sha2::{Digest as _, Sha256};
use ui::spreadsheet::{Csv, cell};

use crate::made::{Made, Read};
use crate::model::{Opinion, State, Statement};
use crate::store::votes::StoredVote;

/// Who is which number in one file.
struct Numbers(BTreeMap<i64, usize>);

impl Numbers {
    /// Shuffled by `secret`, which is kept nowhere.
    fn shuffled(votes: &[StoredVote], secret: &str) -> Self {
        let mut voters: Vec<i64> = votes.iter().map(|vote| vote.voter).collect();
        voters.sort_unstable();
        voters.dedup();
        voters.sort_by_cached_key(|voter| Sha256::digest(format!("{secret}\n{voter}").as_bytes()).to_vec());
        Self(voters.into_iter().zip(0..).collect())
    }

    fn of(&self, voter: i64) -> String {
        self.0.get(&voter).map(ToString::to_string).unwrap_or_default()
    }
}

/// Every vote that counts, by day.
pub(crate) fn votes(read: &Read, secret: &str) -> Result<Vec<u8>, Fault> {
    let numbers = Numbers::shuffled(&read.votes, secret);
    let mut csv = Csv::begin(&["timestamp", "datetime", "comment-id", "voter-id", "vote"])?;
    for (vote, place) in read.votes.iter().zip(1_i64..) {
        csv.add([
            place.to_string(),
            vote.cast_on.to_string(),
            vote.statement.to_string(),
            numbers.of(vote.voter),
            vote.opinion.exported().to_owned(),
        ])?;
    }
    csv.finish()
}

/// The statements with their figures; of those that are not shown, their number and that they are not.
pub(crate) fn statements(read: &Read, all: &[Statement], zone: &TimeZone) -> Result<Vec<u8>, Fault> {
    let mut counts: BTreeMap<i64, [usize; 2]> = BTreeMap::new();
    for vote in &read.votes {
        let [agrees, disagrees] = counts.entry(vote.statement).or_default();
        match vote.opinion {
            Opinion::Agree => *agrees += 1,
            Opinion::Disagree => *disagrees += 1,
            Opinion::Pass => {}
        }
    }
    let mut csv = Csv::begin(&[
        "timestamp",
        "datetime",
        "comment-id",
        "author-id",
        "agrees",
        "disagrees",
        "moderated",
        "comment-body",
    ])?;
    for statement in all {
        let [agrees, disagrees] = counts.get(&statement.number).copied().unwrap_or_default();
        let (moderated, text) = match statement.state {
            State::Published => ("1", cell(&statement.text)),
            // Its votes count, its words are gone.
            State::WithdrawnAfter => ("1", String::new()),
            State::Waiting => ("0", String::new()),
            State::Refused | State::Withdrawn | State::Removed => ("-1", String::new()),
        };
        let day = statement.created_at.timestamp().to_zoned(zone.clone()).date();
        let midnight = TimeZone::UTC
            .to_timestamp(day.to_datetime(Time::midnight()))
            .map_err(|error| Fault::Internal(error.to_string()))?;
        csv.add([
            midnight.as_second().to_string(),
            day.to_string(),
            statement.number.to_string(),
            String::new(),
            agrees.to_string(),
            disagrees.to_string(),
            moderated.to_owned(),
            text,
        ])?;
    }
    csv.finish()
}

/// A row for each participant, a column for each statement whose votes count; the group, when it is one that is shown.
pub(crate) fn participants(
    read: &Read,
    made: &Made,
    numbers_that_count: &[i64],
    secret: &str,
) -> Result<Vec<u8>, Fault> {
    let numbers = Numbers::shuffled(&read.votes, secret);
    let group_of_each = made.group_of_each();
    let mut rows: BTreeMap<i64, BTreeMap<i64, Opinion>> = BTreeMap::new();
    for vote in &read.votes {
        let row = rows.entry(vote.voter).or_default();
        row.insert(vote.statement, vote.opinion);
    }
    let mut ordered: Vec<(usize, i64)> = numbers
        .0
        .iter()
        .map(|(voter, number)| (*number, *voter))
        .collect();
    ordered.sort_unstable();
    let titles: Vec<String> = numbers_that_count.iter().map(ToString::to_string).collect();
    let mut header = vec![
        "participant",
        "group-id",
        "n-comments",
        "n-votes",
        "n-agree",
        "n-disagree",
    ];
    header.extend(titles.iter().map(String::as_str));
    let mut csv = Csv::begin(&header)?;
    for (number, voter) in ordered {
        let Some(row) = rows.get(&voter) else { continue };
        let count = |wanted: Opinion| row.values().filter(|opinion| **opinion == wanted).count();
        let group = group_of_each.get(&voter).map(ToString::to_string);
        let mut cells = vec![
            number.to_string(),
            group.unwrap_or_default(),
            String::new(),
            row.len().to_string(),
            count(Opinion::Agree).to_string(),
            count(Opinion::Disagree).to_string(),
        ];
        let said = numbers_that_count.iter().map(|statement| {
            let opinion = row.get(statement);
            opinion
                .map(|opinion| opinion.exported().to_owned())
                .unwrap_or_default()
        });
        cells.extend(said);
        csv.add(cells)?;
    }
    csv.finish()
}
