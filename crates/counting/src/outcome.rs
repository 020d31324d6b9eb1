//! What a count yields: who is chosen and why, round by round, with every tie met, a table and the matter of a picture.
//! Sentences are message ids with arguments; the words live with whoever shows them.

use std::collections::BTreeMap;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::exact::{Rational, written};

/// An exact number, written `p/q` in JSON.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub Rational);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&written(&self.0))
    }
}

/// Exact numbers by name, in an order that means something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amounts(pub Vec<(String, Exact)>);

impl Amounts {
    /// The number of that name.
    pub fn get(&self, name: &str) -> Option<&Rational> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, number)| &number.0)
    }
}

impl Serialize for Amounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, number) in &self.0 {
            map.serialize_entry(name, number)?;
        }
        map.end()
    }
}

/// The result of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The rule's name, as in [`crate::RULES`]
    pub rule: &'static str,
    /// The options in force, defaults included
    pub options: BTreeMap<&'static str, String>,
    /// Who is chosen, by identifier, in the order of selection
    pub winners: Vec<String>,
    /// Every outcome that another way to decide ties could have given, the one above included; each in the order of the
    /// file. Where there are more than [`OUTCOMES_MAX`], the first ones
    pub outcomes: Vec<Vec<String>>,
    /// Whether `outcomes` holds them all: not where there are more than that, nor where following every way would take
    /// too long
    pub outcomes_are_all: bool,
    /// What each candidate is judged by under the rule
    pub scores: Amounts,
    /// What happened, in order
    pub rounds: Vec<Round>,
    /// Every tie met
    pub ties: Vec<Tie>,
    /// Why, in sentences
    pub explanation: Vec<Message>,
    /// The result as a table
    pub table: Table,
    /// The matter of a picture
    pub picture: Picture,
}

/// The most tied outcomes listed.
pub const OUTCOMES_MAX: usize = 1_000;

/// One step of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Round {
    /// From 1 (0: before anything is decided)
    pub number: usize,
    /// What is done: `begin`, `elect`, `exclude`, `transfer`, `select`, `refuse`, `tie`, `iterate`, `seat`…
    pub step: &'static str,
    /// What each candidate has after it
    pub tallies: Amounts,
    /// Other numbers of the step: quota, price, remaining budget…
    pub amounts: Amounts,
    /// Chosen at this step
    pub selected: Vec<String>,
    /// Put out of the count at this step
    pub excluded: Vec<String>,
}

/// A tie that was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// For what they were equal: `selection`, `exclusion`, `surplus`, `seat`, `lock`…
    pub at: &'static str,
    /// The round it was met in
    pub round: usize,
    /// Those who were equal
    pub candidates: Vec<String>,
    /// Those it fell on, first
    pub chosen: Vec<String>,
    /// What decided: the rule's own way (`earlier-round`, `votes`, `age`…), or `listed`, `lexicographic`, `draw`
    pub by: &'static str,
    /// Whether the other way to decide would have chosen others, as far as this step alone shows
    pub is_decisive: bool,
}

/// A sentence: its id, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The message's id
    pub id: &'static str,
    /// Its arguments
    pub arguments: BTreeMap<&'static str, Argument>,
}

/// What a sentence or a cell is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Argument {
    /// A candidate, by identifier
    Candidate(String),
    /// Several
    Candidates(Vec<String>),
    /// A number
    Number(Exact),
    /// A word that is a code, or a name of the file's
    Text(String),
}

/// The result as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Table {
    /// The columns, as message ids
    pub columns: Vec<&'static str>,
    /// The rows, each with as many cells as there are columns
    pub rows: Vec<Vec<Argument>>,
}

/// The matter of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case", tag = "shape")]
pub enum Picture {
    /// Nothing to draw
    #[default]
    None,
    /// A bar for each candidate, with a line to pass where there is one
    Bars {
        /// What each has
        bars: Amounts,
        /// The line: a majority, a quota
        line: Option<Exact>,
    },
    /// Merit profiles: for each candidate, the votes of each grade, from the worst grade to the best
    Profiles {
        /// The grades
        grades: Vec<String>,
        /// The candidates from the best rank
        rows: Vec<(String, Vec<u64>)>,
    },
    /// For each ordered pair, a number: duels won, or the strength of the best path
    Matrix {
        /// Rows and columns
        candidates: Vec<String>,
        /// Votes for the row against the column
        duels: Vec<Vec<u64>>,
        /// Strength of the strongest path from the row to the column, where the rule has such paths
        paths: Option<Vec<Vec<u64>>>,
        /// Where the rule has such paths, whether the row comes before the column: at equal strength, the votes lost decide.
        /// It follows from the duels, so that the file does without it
        #[serde(skip)]
        ahead: Vec<Vec<bool>>,
    },
    /// Votes that go from one candidate to another, round by round
    Flow {
        /// For each round, what each candidate holds
        rounds: Vec<Amounts>,
        /// Those excluded and elected, in the order it happened
        order: Vec<String>,
    },
    /// Seats of lists
    Seats {
        /// How many each has
        seats: Vec<(String, u64)>,
    },
    /// Projects and the money they take
    Budget {
        /// The money there is
        budget: Exact,
        /// The projects funded, with their cost, in order of selection
        funded: Amounts,
    },
}
