//! The map: where people and statements stand, the groups, what they say.

use std::collections::BTreeMap;

use serde_json::{Map as Object, Value, json};

use crate::components::{Components, Point, distance_from_origin};
use crate::grouping::Cluster;
use crate::speech::{Counts, Said, Shared};
use crate::votes::{Choice, Row, Table};

/// What one update found.
#[derive(Debug, Clone)]
pub struct Map {
    /// Who voted what
    pub table: Table,
    /// Centre and directions
    pub components: Components,
    /// Where each participant stands, in the table's order
    pub places: Vec<Point>,
    /// Who counts for the groups, in the table's order
    pub kept: Vec<u64>,
    /// Places gathered before grouping: members are participants
    pub bases: Vec<Cluster>,
    /// The groups
    pub groups: Vec<Group>,
    /// How well each number of groups fits
    pub silhouettes: BTreeMap<usize, f64>,
    /// Everybody's votes, by column
    pub everybody: Vec<Counts>,
    /// What all agree with, what all disagree with
    pub consensus: [Vec<Shared>; 2],
    /// By column
    pub group_aware_consensus: Vec<f64>,
    /// By column
    pub priorities: Vec<f64>,
    /// The seed of the first directions
    pub seed: String,
}

/// People who vote alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its number, its centre, and the bases it is made of
    pub cluster: Cluster,
    /// Its participants
    pub members: Vec<u64>,
    /// Its votes, by column
    pub counts: Vec<Counts>,
    /// What sets it apart
    pub said: Vec<Said>,
}

impl Map {
    /// Where somebody stands who said this: on each statement by its number, once. As for those the map was made from, what
    /// they said is projected on its two directions; it changes nothing of the map. None when nothing they said bears on a
    /// statement that shapes it.
    pub fn place_of(&self, said: &[(u64, Choice)]) -> Option<Point> {
        let statements = &self.table.statements;
        let mut row: Row = said
            .iter()
            .filter_map(|(statement, choice)| Some((statements.binary_search(statement).ok()?, *choice)))
            .collect();
        row.sort_by_key(|(column, _)| *column);
        let alone = Table {
            participants: vec![0],
            statements: statements.clone(),
            rows: vec![row],
            is_out: self.table.is_out.clone(),
            is_meta: self.table.is_meta.clone(),
        };
        let is_placed = alone.shaping(0).next().is_some();
        is_placed.then(|| self.components.place(&alone, 0))
    }

    /// The map in the shape of Polis's `math-pca2.json`, with three keys more: `silhouettes`, `participants` (where each
    /// stands) and `seed`.
    pub fn to_json(&self) -> Value {
        let statements = &self.table.statements;
        let by_statement = |values: &[f64]| -> Object<String, Value> {
            let pairs = statements.iter().zip(values);
            pairs
                .map(|(statement, value)| (statement.to_string(), json!(value)))
                .collect()
        };
        let places = self.components.statements();
        let axis = |which: usize| places.iter().map(|place| place[which]).collect::<Vec<f64>>();
        let votes = |row: usize| {
            (
                self.table.participants[row].to_string(),
                json!(self.table.rows[row].len()),
            )
        };
        json!({
            "n": self.table.participants.len(),
            "n-cmts": statements.len(),
            "tids": statements,
            "in-conv": self.kept,
            "user-vote-counts": (0..self.table.rows.len()).map(votes).collect::<Object<_, _>>(),
            "mod-out": self.columns(&self.table.is_out),
            "meta-tids": self.columns(&self.table.is_meta),
            "pca": {
                "center": self.components.centre,
                "comps": self.components.directions,
                "comment-projection": [axis(0), axis(1)],
                "comment-extremity": places.iter().map(|place| distance_from_origin(*place)).collect::<Vec<_>>(),
            },
            "base-clusters": {
                "id": self.bases.iter().map(|base| base.id).collect::<Vec<_>>(),
                "members": self.bases.iter().map(|base| &base.members).collect::<Vec<_>>(),
                "x": self.bases.iter().map(|base| base.centre[0]).collect::<Vec<_>>(),
                "y": self.bases.iter().map(|base| base.centre[1]).collect::<Vec<_>>(),
                "count": self.bases.iter().map(|base| base.members.len()).collect::<Vec<_>>(),
            },
            "group-clusters": self.groups.iter().map(|group| json!({
                "id": group.cluster.id,
                "members": group.cluster.members,
                "center": group.cluster.centre,
                "participants": group.members,
            })).collect::<Vec<_>>(),
            "group-votes": self.groups.iter().map(|group| (group.cluster.id.to_string(), json!({
                "n-members": group.members.len(),
                "votes": statements.iter().zip(&group.counts).map(|(statement, counts)| (
                    statement.to_string(),
                    json!({ "A": counts.agree, "D": counts.disagree, "S": counts.seen }),
                )).collect::<Object<_, _>>(),
            }))).collect::<Object<_, _>>(),
            "repness": self.groups.iter().map(|group| (
                group.cluster.id.to_string(),
                group.said.iter().map(|said| self.said(said, &group.counts)).collect(),
            )).collect::<Object<_, _>>(),
            "consensus": {
                "agree": self.consensus[0].iter().map(|shared| self.shared(shared)).collect::<Vec<_>>(),
                "disagree": self.consensus[1].iter().map(|shared| self.shared(shared)).collect::<Vec<_>>(),
            },
            "group-aware-consensus": by_statement(&self.group_aware_consensus),
            "comment-priorities": by_statement(&self.priorities),
            "silhouettes": self.silhouettes.iter().map(|(count, value)| (count.to_string(), json!(value)))
                .collect::<Object<_, _>>(),
            "participants": self.table.participants.iter().zip(&self.places)
                .map(|(participant, place)| (participant.to_string(), json!(place))).collect::<Object<_, _>>(),
            "seed": self.seed,
        })
    }

    fn columns(&self, are: &[bool]) -> Vec<u64> {
        let columns = self.table.statements.iter().zip(are);
        columns
            .filter(|(_, is)| **is)
            .map(|(statement, _)| *statement)
            .collect()
    }

    fn said(&self, said: &Said, counts: &[Counts]) -> Value {
        let mut value = json!({
            "tid": self.table.statements[said.column],
            "n-success": said.successes,
            "n-trials": said.trials,
            "p-success": said.share,
            "p-test": said.share_test,
            "repness": said.ratio,
            "repness-test": said.ratio_test,
            "repful-for": if said.agrees { "agree" } else { "disagree" },
        });
        if said.is_best_agreed {
            value["best-agree"] = true.into();
            value["n-agree"] = counts[said.column].agree.into();
        }
        value
    }

    fn shared(&self, shared: &Shared) -> Value {
        json!({
            "tid": self.table.statements[shared.column],
            "n-success": shared.successes,
            "n-trials": shared.trials,
            "p-success": shared.share,
            "p-test": shared.share_test,
        })
    }
}
