//! Step kinds: what a parcours can be made of. Features offer them; the parcours feature strings them together.

use std::collections::BTreeMap;

use db::{Id, Instant, Uuid};

use crate::{BoxFuture, Fault, Sentence, SubjectRef, Work};

/// Marks the ids of groups for those who only carry them.
pub struct GroupMark;

/// What a step knows of the parcours it belongs to.
#[derive(Clone, Debug)]
pub struct StepContext {
    /// The parcours
    pub parcours: Uuid,
    /// The step's name in the template
    pub step: String,
    /// The parcours's title
    pub title: String,
    /// The group that carries the parcours
    pub group: Id<GroupMark>,
    /// When the step was to open
    pub opens_at: Option<Instant>,
    /// When the step is to close
    pub closes_at: Option<Instant>,
    /// What the template says for this kind
    pub settings: settings::Settings,
    /// The subjects the parcours gathered so far, by role: `text`, `meeting`, `act`
    pub subjects: BTreeMap<String, SubjectRef>,
}

/// What opening or closing a step brings to its parcours, by role.
pub type Subjects = Vec<(String, SubjectRef)>;

/// Opens, or closes, a step whose kind has nothing to do then.
pub fn nothing<'a>(_work: &'a mut Work, _step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async { Ok(Subjects::new()) })
}

/// Something a step's guard may ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// True when the guard is satisfied
    pub holds: bool,
    /// Said to the person when it does not
    pub otherwise: Sentence,
    /// The article that asks for it, if one does
    pub article: Option<String>,
}

/// A place where people act or read, for one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLink {
    /// What it says
    pub sentence: Sentence,
    /// Where it goes
    pub path: String,
}

/// What a step can tell about itself.
#[derive(Clone, Debug, Default)]
pub struct StepReport {
    /// The guards it knows, by name
    pub facts: BTreeMap<String, Fact>,
    /// Where to act
    pub links: Vec<StepLink>,
    /// One sentence: « 3 amendements déposés »
    pub summary: Option<Sentence>,
    /// What this step opened and that people still take part in (a discussion, a vote, a consultation): a parcours is
    /// not abandoned over their heads
    pub running: Option<Sentence>,
    /// Why the parcours can no longer reach its end, once it cannot: its text was rejected
    pub hopeless: Option<Sentence>,
}

/// Opens or closes a step; gives the subjects it brings to the parcours, by role.
pub type StepDeed =
    for<'a> fn(&'a mut Work, &'a StepContext) -> BoxFuture<'a, Result<Vec<(String, SubjectRef)>, Fault>>;

/// Reads what a step can tell.
pub type StepReading = for<'a> fn(
    &'a mut db::Sql,
    crate::CollectiviteId,
    &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>>;

/// Reads one fact of a parcours.
pub type FactReading =
    for<'a> fn(&'a mut db::Sql, crate::CollectiviteId, &'a StepContext) -> BoxFuture<'a, Result<Fact, Fault>>;

/// A guard that a step of any kind may ask for.
#[derive(Clone, Copy)]
pub struct Guard {
    /// `requirements-examined`. Said by the translation `step-guard-{name}`.
    pub name: &'static str,
    /// What it reads
    pub read: FactReading,
}

/// A kind of step, offered by a feature.
#[derive(Clone, Copy)]
pub struct StepKind {
    /// `texts.amend`: the feature, then the kind. Its label is the translation `step-texts-amend`.
    pub code: &'static str,
    /// Done when the step opens
    pub open: StepDeed,
    /// Done when the step closes
    pub close: StepDeed,
    /// What it can tell
    pub report: StepReading,
}

/// What a template may say to a kind of step: offered to who composes one, and refused when it is anything else. A kind
/// that declares nothing takes any guard and any setting.
#[derive(Clone, Copy, Debug)]
pub struct StepTerms {
    /// The kind's code
    pub kind: &'static str,
    /// The facts it reports, as guards. Each is said by the translation `step-guard-{name}`.
    pub guards: &'static [&'static str],
    /// The settings it reads, with what each holds. Each is said by the translation `step-setting-{name}`.
    pub settings: &'static [(&'static str, settings::Shape)],
}

impl StepTerms {
    /// What the setting called `name` holds, if this kind reads it.
    pub fn shape(&self, name: &str) -> Option<settings::Shape> {
        self.settings
            .iter()
            .find(|(setting, _)| *setting == name)
            .map(|(_, shape)| *shape)
    }
}

/// The settings a template gives to a step kind: a flat list of named texts, numbers and booleans.
pub mod settings {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    /// True in a step that convenes an assembly: the step opens on the day of sending, and the assembly meets on the
    /// day after the step's last one. The law of convocations then bears on the step's length.
    pub const CONVOCATION: &str = "convocation";
    /// True in a convening step whose delay is shortened because of urgency.
    pub const URGENCY: &str = "urgency";

    /// One setting.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    pub enum Setting {
        /// true or false
        Bool(bool),
        /// A whole number
        Int(i64),
        /// A word or a sentence
        Text(String),
    }

    /// What a setting holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Shape {
        /// true or false
        Flag,
        /// A whole number
        Number,
        /// A word or a sentence
        Text,
    }

    impl Setting {
        /// What it holds.
        pub fn shape(&self) -> Shape {
            match self {
                Self::Bool(_) => Shape::Flag,
                Self::Int(_) => Shape::Number,
                Self::Text(_) => Shape::Text,
            }
        }
    }

    /// Settings by name.
    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub struct Settings(pub BTreeMap<String, Setting>);

    impl Settings {
        /// The text called `name`, if it is one.
        pub fn text(&self, name: &str) -> Option<&str> {
            match self.0.get(name) {
                Some(Setting::Text(text)) => Some(text),
                _ => None,
            }
        }

        /// The boolean called `name`; false when absent.
        pub fn flag(&self, name: &str) -> bool {
            matches!(self.0.get(name), Some(Setting::Bool(true)))
        }

        /// The number called `name`, if it is one.
        pub fn int(&self, name: &str) -> Option<i64> {
            match self.0.get(name) {
                Some(Setting::Int(number)) => Some(*number),
                _ => None,
            }
        }
    }
}
