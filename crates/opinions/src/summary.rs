//! A summary made of what people said, word for word: statements chosen by their figures, nothing written by a machine.

use serde_json::{Value, json};

use crate::map::Map;
use crate::numbers::real;
use crate::speech::{SIGNIFICANT, Said, two_shares_test};

/// Statements of each part at most.
const SHOWN: usize = 5;
/// Votes under which a statement is not said to leave people undecided.
const VOTES_MIN: usize = 7;

/// What a page or a report says of a conversation. Statements are given by their numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// On which every group has a majority on the same side, the most shared first
    pub shared: Vec<SharedBetween>,
    /// What each group says
    pub groups: Vec<GroupSays>,
    /// On which two groups differ most, surely
    pub divides: Vec<Divides>,
    /// On which more than a third of those who voted passed
    pub undecided: Vec<(u64, f64)>,
}

/// A statement on which the groups are on one side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SharedBetween {
    /// Its number
    pub statement: u64,
    /// The side
    pub agrees: bool,
    /// The share on this side in the group where it is smallest
    pub least_share: f64,
}

/// A group and its statements.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupSays {
    /// The group's number
    pub group: u64,
    /// How many people
    pub people: usize,
    /// Of all who count for the groups
    pub share: f64,
    /// Statements, with what the map says of them
    pub says: Vec<(u64, Said)>,
}

/// A statement on which groups stand apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Divides {
    /// Its number
    pub statement: u64,
    /// The group that agrees most, and the share of it that does
    pub most: (u64, f64),
    /// The group that agrees least
    pub least: (u64, f64),
}

impl Summary {
    /// The summary as JSON: statements and groups by their numbers, shares from zero to one.
    pub fn to_json(&self) -> Value {
        let side = |agrees: bool| if agrees { "agree" } else { "disagree" };
        json!({
            "shared": self.shared.iter().map(|shared| json!({
                "tid": shared.statement, "for": side(shared.agrees), "least-share": shared.least_share,
            })).collect::<Vec<_>>(),
            "groups": self.groups.iter().map(|group| json!({
                "id": group.group, "people": group.people, "share": group.share,
                "says": group.says.iter().map(|(statement, said)| json!({
                    "tid": statement, "for": side(said.agrees), "share": said.share,
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "divides": self.divides.iter().map(|divides| json!({
                "tid": divides.statement,
                "most": { "id": divides.most.0, "share": divides.most.1 },
                "least": { "id": divides.least.0, "share": divides.least.1 },
            })).collect::<Vec<_>>(),
            "undecided": self.undecided.iter().map(|(statement, share)| json!({
                "tid": statement, "share": share,
            })).collect::<Vec<_>>(),
        })
    }
}

impl Map {
    /// Chooses the statements of a summary.
    pub fn summary(&self) -> Summary {
        let people: usize = self.groups.iter().map(|group| group.members.len()).sum();
        let columns = || (0..self.table.statements.len()).filter(|column| !self.table.is_out[*column]);
        let mut shared: Vec<SharedBetween> = columns()
            .filter_map(|column| self.shared_between(column))
            .collect();
        shared.sort_by(|one, other| other.least_share.total_cmp(&one.least_share));
        shared.truncate(SHOWN);
        let mut divides: Vec<Divides> = columns().filter_map(|column| self.divides(column)).collect();
        let apart = |divides: &Divides| divides.most.1 - divides.least.1;
        divides.sort_by(|one, other| apart(other).total_cmp(&apart(one)));
        divides.truncate(SHOWN);
        let mut undecided: Vec<(u64, f64)> = columns()
            .filter(|column| self.everybody[*column].seen >= VOTES_MIN)
            .map(|column| {
                let counts = self.everybody[column];
                let passes = counts.seen - counts.agree - counts.disagree;
                (self.table.statements[column], real(passes) / real(counts.seen))
            })
            .filter(|(_, share)| *share > 1.0 / 3.0)
            .collect();
        undecided.sort_by(|one, other| other.1.total_cmp(&one.1));
        undecided.truncate(SHOWN);
        Summary {
            shared,
            groups: self
                .groups
                .iter()
                .map(|group| GroupSays {
                    group: group.cluster.id,
                    people: group.members.len(),
                    share: real(group.members.len()) / real(people.max(1)),
                    says: group
                        .said
                        .iter()
                        .map(|said| (self.table.statements[said.column], *said))
                        .collect(),
                })
                .collect(),
            divides,
            undecided,
        }
    }

    fn shared_between(&self, column: usize) -> Option<SharedBetween> {
        let least = |share: fn(crate::speech::Counts) -> f64| {
            let shares = self.groups.iter().map(|group| share(group.counts[column]));
            shares.fold(f64::INFINITY, f64::min)
        };
        let (agreeing, disagreeing) = (
            least(crate::speech::Counts::agreeing),
            least(crate::speech::Counts::disagreeing),
        );
        let agrees = agreeing >= disagreeing;
        let least_share = agreeing.max(disagreeing);
        (least_share > 0.5 && least_share.is_finite()).then_some(SharedBetween {
            statement: self.table.statements[column],
            agrees,
            least_share,
        })
    }

    fn divides(&self, column: usize) -> Option<Divides> {
        let share = |group: &&crate::map::Group| group.counts[column].agreeing();
        let voted = || self.groups.iter().filter(|group| group.counts[column].seen > 0);
        let most = voted().max_by(|one, other| share(one).total_cmp(&share(other)))?;
        let least = voted().min_by(|one, other| share(one).total_cmp(&share(other)))?;
        let counts = |group: &crate::map::Group| (group.counts[column].agree, group.counts[column].seen);
        let is_sure = two_shares_test(counts(most), counts(least)) > SIGNIFICANT;
        is_sure.then(|| Divides {
            statement: self.table.statements[column],
            most: (most.cluster.id, share(&most)),
            least: (least.cluster.id, share(&least)),
        })
    }
}
