//! Rolls and proofs: their words and bounds.

use std::collections::BTreeMap;

use db::{FromRow, Id, Instant, Row};
use jiff::civil::Date;
use kernel::{PersonId, SubjectRef};
use serde::{Deserialize, Serialize};

/// A roll's identifier.
pub type RollId = Id<Roll>;
/// The identifier of a claim on an elector whom another account has.
pub type ConflictId = Id<Conflict>;

/// What a part of a file weighs, in bytes; it is read and brought in in one transaction.
pub(crate) const PART_BYTES: usize = 1 << 20;
/// What a file weighs at most, in bytes: a million electors and more.
pub(crate) const FILE_BYTES_MAX: usize = 500_000_000;
/// The longest line of a file, in bytes.
pub(crate) const LINE_BYTES_MAX: usize = 1 << 16;
/// Days after its date that a roll may serve, at most.
pub(crate) const DAYS_MAX: i64 = 366;
/// Days that a file waits to be brought in.
pub(crate) const FILE_DAYS: i64 = 7;
/// Refused lines that are shown.
pub(crate) const REFUSALS_SHOWN: usize = 20;
/// Polling stations counted.
pub(crate) const BUREAUS_MAX: usize = 5_000;
/// The longest code of a polling station, and the longest name of one, in characters: what is longer is another column.
pub(crate) const BUREAU_CHARS_MAX: usize = 40;
pub(crate) const BUREAU_NAME_CHARS_MAX: usize = 150;
/// The longest name typed, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// Electors of one name born on one day who are looked at.
pub(crate) const CANDIDATES_MAX: usize = 8;
/// Tries of one person in an hour.
pub(crate) const PERSON_TRIES_PER_HOUR_MAX: i64 = 5;
/// Tries of one person in a day.
pub(crate) const PERSON_TRIES_PER_DAY_MAX: i64 = 15;
/// Tries from one client in an hour: a family, or the computer of a library.
pub(crate) const CLIENT_TRIES_PER_HOUR_MAX: i64 = 30;
/// Hours that tries are kept.
pub(crate) const TRY_HOURS: i64 = 24;
/// Days that a claim waits for its person to come to the town hall.
pub(crate) const CONFLICT_DAYS: i64 = 90;
/// Proofs looked at in one transaction when a roll takes the place of another.
pub(crate) const PROOFS_AT_ONCE: i64 = 200;
/// Lines erased in one transaction.
pub(crate) const ERASED_AT_ONCE: i64 = 10_000;

db::text_enum! {
    /// How far a roll has come.
    pub enum State {
        /// Its file is being sent
        Receiving = "reception",
        /// The worker looks at its lines
        Looking = "lecture",
        /// An agent may see what it holds and have it brought in
        Looked = "lue",
        /// The worker brings it in
        Bringing = "import",
        /// Waits for a second agent
        Ready = "prete",
        /// People are looked up in it
        Serving = "en-service",
        /// Another one serves instead
        Replaced = "remplacee",
        /// An agent, or its date, ended it
        Erased = "effacee",
    }
}

db::record! {
    /// An electoral roll of the town.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Roll {
        /// Which one
        pub id: RollId,
        /// How far it has come
        pub state: State,
        /// The name of its file
        pub file_name: String,
        /// The day it was made
        pub dated_on: Date,
        /// When it serves no longer
        pub ends_at: Instant,
        /// The line of its file that names the columns, as it was read
        pub header: Vec<u8>,
        /// Parts its file was cut into
        pub part_count: i64,
        /// Parts done of what is under way
        pub parts_done: i64,
        /// What was seen in it, as JSON ([`Seen`])
        pub seen: String,
        /// Electors brought in, once for each name they are known by
        pub entry_count: i64,
        /// Whether it says where people were born
        pub has_birthplace: bool,
        /// Who sent it
        pub imported_by: PersonId,
        /// When
        pub imported_at: Instant,
        /// Who confirmed it
        pub confirmed_by: Option<PersonId>,
        /// When
        pub confirmed_at: Option<Instant>,
    }
}

impl Roll {
    /// As the journal knows it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("roll", self.id)
    }

    /// The page where agents prepare it.
    pub fn path(&self) -> String {
        path_of(self.id)
    }

    /// What was seen in it so far.
    pub fn seen(&self) -> Seen {
        serde_json::from_str(&self.seen).unwrap_or_default()
    }

    /// Whether somebody may be looked up in it.
    pub fn serves_at(&self, now: Instant) -> bool {
        self.state == State::Serving && now < self.ends_at
    }
}

/// The page where agents prepare a roll.
pub(crate) fn path_of(id: RollId) -> String {
    format!("/liste-electorale/listes/{id}")
}

/// What a file holds, without anything of anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Lines that say something, the header left out
    pub lines: u64,
    /// Lines that can be brought in
    pub electors: u64,
    /// Lines of the complementary list for European elections alone: they do not vote in the town
    pub european: u64,
    /// Lines that cannot be read
    pub refused: u64,
    /// The first of those
    pub refusals: Vec<LineRefusal>,
    /// Names of columns as the file has them, by what they are to us
    pub columns: BTreeMap<String, String>,
    /// Names of required columns that the file lacks: `nom`, `prenoms`, `naissance`, `bureau`
    pub missing: Vec<String>,
    /// The encoding of the file
    pub encoding: String,
    /// What is between its cells
    pub separator: String,
    /// Polling stations by code: their name and how many electors
    pub bureaus: BTreeMap<String, (String, u64)>,
    /// Why nothing of it is read: the id of a sentence of tables
    pub unreadable: Option<String>,
}

impl Seen {
    /// Whether there is something to bring in.
    pub fn may_be_brought(&self) -> bool {
        self.missing.is_empty() && self.unreadable.is_none() && self.electors > 0
    }

    /// Adds what was seen in another part.
    pub fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.electors += other.electors;
        self.european += other.european;
        self.refused += other.refused;
        self.refusals.extend(other.refusals);
        self.refusals.truncate(REFUSALS_SHOWN);
        for (code, (name, count)) in other.bureaus {
            if self.bureaus.len() < BUREAUS_MAX || self.bureaus.contains_key(&code) {
                self.bureaus.entry(code).or_insert((name, 0)).1 += count;
            }
        }
        // The first part has most letters to be told by; a later one of plain letters tells nothing.
        if self.encoding.is_empty() || self.encoding == "utf-8" {
            self.encoding = other.encoding;
        }
        self.separator = other.separator;
        self.columns = other.columns;
        self.missing = other.missing;
        self.unreadable = self.unreadable.take().or(other.unreadable);
    }
}

/// A line that cannot be brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRefusal {
    /// From 1, the header's
    pub line: u64,
    /// What it lacks: `nom`, `prenoms`, `naissance`, `bureau`; `guillemet` where a quote is never closed
    pub what: String,
}

/// A proof that somebody is on the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Who
    pub person: PersonId,
    /// The roll it rests on
    pub roll: RollId,
    /// A digest of the elector, which nobody makes without the key of the house
    pub elector: Vec<u8>,
    /// Their polling station
    pub bureau: String,
    /// When it was given
    pub proved_at: Instant,
    /// When it ends: with the roll
    pub ends_at: Instant,
}

impl FromRow for Proof {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            person: row.get("person_id")?,
            roll: row.get("roll_id")?,
            elector: row.get("elector")?,
            bureau: row.get("bureau")?,
            proved_at: row.get("proved_at")?,
            ends_at: row.get("ends_at")?,
        })
    }
}

/// Somebody who claims an elector that another account already has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which one
    pub id: ConflictId,
    /// Who came second
    pub person: PersonId,
    /// Whom both claim to be
    pub elector: Vec<u8>,
    /// When
    pub asked_at: Instant,
}

impl FromRow for Conflict {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            elector: row.get("elector")?,
            asked_at: row.get("asked_at")?,
        })
    }
}
