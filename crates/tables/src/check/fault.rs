//! What is wrong in a table, where, and how to mend it.

use serde::Serialize;

use crate::limits::FAULTS_MAX;
use crate::message::{Message, shown};

/// One thing wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The type, in Validata's names
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// From 1, the header's; none for the whole table
    pub row: Option<u64>,
    /// The column; none for the whole row
    pub field: Option<String>,
    /// What the cell says
    pub value: Option<String>,
    /// What is wrong
    pub message: Message,
    /// How to mend it, when something is known of that
    pub fix: Option<Fix>,
    /// Why Validata lets it pass, when it does
    pub stricter: Option<Stricter>,
    /// What it weighs
    pub level: Level,
}

/// What a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The file is not valid
    Error,
    /// It is, and whoever reads it will miss something
    Warning,
    /// Worth knowing
    Info,
}

/// How to mend a fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What to do
    pub message: Message,
    /// What to write instead, when there is no doubt
    pub value: Option<String>,
}

/// What is refused here though Validata accepts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stricter {
    /// `NaN` and `INF` are no amounts
    NotFinite,
    /// `１` is no figure that others read
    FullWidth,
}

impl Fix {
    pub(crate) fn told(message: Message) -> Self {
        Self { message, value: None }
    }
}

impl Fault {
    /// Of the whole table.
    pub(crate) fn whole(kind: &'static str, message: Message) -> Self {
        Self {
            kind,
            row: None,
            field: None,
            value: None,
            message,
            fix: None,
            stricter: None,
            level: Level::Error,
        }
    }

    /// Of a row.
    pub(crate) fn at(kind: &'static str, row: u64, message: Message) -> Self {
        Self {
            row: Some(row),
            ..Self::whole(kind, message)
        }
    }

    pub(crate) fn with_field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    pub(crate) fn with_value(mut self, value: &str) -> Self {
        self.value = Some(shown(value));
        self
    }
}

/// Faults: those listed, and how many there are.
#[derive(Debug)]
pub(crate) struct Faults {
    pub(crate) listed: Vec<Fault>,
    pub(crate) count: u64,
    /// How many are listed at most
    room: usize,
}

impl Default for Faults {
    fn default() -> Self {
        Self::within(FAULTS_MAX)
    }
}

impl Faults {
    /// None yet, and so many listed at most.
    pub(crate) fn within(room: usize) -> Self {
        Self {
            listed: Vec::new(),
            count: 0,
            room,
        }
    }

    /// Counts a fault; makes it only when it is still listed.
    pub(crate) fn push(&mut self, make: impl FnOnce() -> Fault) {
        self.count += 1;
        if self.listed.len() < self.room {
            self.listed.push(make());
        }
    }

    /// Takes all of others, `offset` rows further.
    pub(crate) fn take(&mut self, others: &mut Self, offset: u64) {
        self.count += std::mem::take(&mut others.count);
        let room = self.room.saturating_sub(self.listed.len());
        for mut fault in others.listed.drain(..).take(room) {
            fault.row = fault.row.map(|row| row + offset);
            self.listed.push(fault);
        }
    }
}
