//! Plans, indicators and values: their words, and the rules that read them. No SQL, no HTML.

mod figure;
mod rhythm;
mod standing;

use db::{Id, Instant};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{PersonId, Scope, Subject, SubjectRef};

pub use figure::Figure;
pub(crate) use figure::{FIGURE_CHARS_MAX, Unreadable};
pub use rhythm::Rhythm;
pub(crate) use rhythm::{awaited, day_of, reminder_day, to_record};
pub use standing::Standing;
pub(crate) use standing::{path, standing, summary};

/// The longest title or name, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// The longest unit or source, in characters.
pub(crate) const UNIT_CHARS_MAX: usize = 60;
/// The longest source, in characters.
pub(crate) const SOURCE_CHARS_MAX: usize = 300;
/// The longest description, definition, note or reason, in characters.
pub(crate) const TEXT_CHARS_MAX: usize = 5_000;
/// The most indicators of a plan, those no longer followed included.
pub(crate) const INDICATORS_MAX: i64 = 200;
/// The most values of an indicator, corrected ones included: a value a week for ten years, and more.
pub(crate) const VALUES_MAX: i64 = 1_000;

/// A plan's identifier.
pub type PlanId = Id<Plan>;
/// An indicator's identifier.
pub type IndicatorId = Id<Indicator>;
/// A value's identifier.
pub type ValueId = Id<Value>;

db::record! {
    /// What a body promised to do over some years, followed by a group.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Plan {
        /// Which one
        pub id: PlanId,
        /// The group that follows it
        pub group_id: GroupId,
        /// Its name
        pub title: String,
        /// What it is, in Markdown; may be empty
        pub description: String,
        /// When it was opened here
        pub created_at: Instant,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

db::text_enum! {
    /// Which way the target lies.
    pub enum Direction {
        /// The more the better: the target is reached at or above it
        Up = "hausse",
        /// The less the better: the target is reached at or below it
        Down = "baisse",
    }
}

db::record! {
    /// What is measured to know how far a plan has come.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Indicator {
        /// Which one
        pub id: IndicatorId,
        /// Of which plan
        pub plan_id: PlanId,
        /// What is measured: « Agents formés aux formats ouverts »
        pub name: String,
        /// How exactly it is measured, in Markdown; may be empty
        pub definition: String,
        /// The unit: « agents », « % »; may be empty
        pub unit: String,
        /// Which way the target lies
        pub direction: Direction,
        /// How often a value is expected
        pub rhythm: Rhythm,
        /// Where values come from
        pub source: String,
        /// The address of the source; may be empty
        pub source_url: String,
        /// Who records the values, and is reminded
        pub owner_id: Option<PersonId>,
        /// The value things started from
        pub baseline: Option<Figure>,
        /// The day of the baseline
        pub baseline_on: Option<Date>,
        /// The value to be reached
        pub target: Option<Figure>,
        /// The day by which the target is to be reached
        pub target_on: Option<Date>,
        /// When it was added
        pub created_at: Instant,
        /// Since when it is no longer followed
        pub retired_at: Option<Instant>,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

db::record! {
    /// A value of an indicator, at the end of a period.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Value {
        /// Which one
        pub id: ValueId,
        /// Of which indicator
        pub indicator_id: IndicatorId,
        /// The last day of the period it tells of
        pub on_day: Date,
        /// How much
        pub figure: Figure,
        /// What has to be known to read it; may be empty
        pub note: String,
        /// When it was recorded
        pub recorded_at: Instant,
        /// When another took its place
        pub replaced_at: Option<Instant>,
        /// Why it took the place of another; empty for the first of its period
        pub reason: String,
    }
}

impl Plan {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/plans/{}", self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("plan", self.id)
    }

    /// The plan as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }
}

impl Indicator {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/indicateurs/{}", self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("indicator", self.id)
    }

    /// The indicator as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.name.clone(),
            path: self.path(),
        }
    }

    /// Where the right to record its values is asked for.
    pub(crate) fn scope(&self, group: GroupId) -> Scope {
        let scope = Scope::group(group);
        self.owner_id.map_or(scope, |owner| scope.written_by(owner))
    }
}
