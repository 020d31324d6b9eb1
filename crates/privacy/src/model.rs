//! What is kept of who watches over personal data, of breaches, and of who objects.

use db::{Id, Instant};
use jiff::civil::Date;
use kernel::{CollectiviteKind, Fault, PersonId};

/// The longest of these texts, in characters.
pub const WORDS_CHARS_MAX: usize = 4_000;
/// The longest of these facts, in characters.
pub const FACT_CHARS_MAX: usize = 300;
/// Days an objection is kept once it was answered: three years, in which the answer may be contested.
pub const OBJECTIONS_KEPT_DAYS: i64 = 1095;
/// Objections one person may have waiting: one for each thing a body does, and no flood.
pub const OBJECTIONS_WAITING_MAX: i64 = 20;

db::record! {
    /// Who watches over personal data; a version of 0 says that nobody was named yet.
    #[derive(Clone, Debug, Default)]
    pub struct Contact {
        /// Counted up with every change
        pub version: i64,
        /// The data protection officer, a person or an organisation
        pub officer: String,
        /// How to reach them
        pub reach: String,
        /// What the body does for security beside the program; may be empty
        pub measures: String,
    }
}

/// Marks ids of breaches.
pub struct BreachMark;
/// The id of a breach.
pub type BreachId = Id<BreachMark>;

db::record! {
    /// A breach of personal data, as it was written down.
    #[derive(Clone, Debug)]
    pub struct Breach {
        /// Which
        pub id: BreachId,
        /// Its number in the register, from 1
        pub number: i64,
        /// When the body became aware of it: the delay of notification runs from then
        pub noticed_at: Instant,
        /// What happened
        pub nature: String,
        /// Which people and which data, and about how many
        pub concerned: String,
        /// What may follow for them
        pub consequences: String,
        /// What was done
        pub measures: String,
        /// When it was written down
        pub written_at: Instant,
    }
}

db::text_enum! {
    /// Who is told of a breach.
    pub enum Whom {
        /// The supervisory authority (article 33)
        Authority = "autorite",
        /// The people concerned (article 34)
        People = "personnes",
        /// The data protection officer
        Officer = "delegue",
        /// Nobody, and why
        Nobody = "personne",
    }
}

db::record! {
    /// Who was told of a breach, and when.
    #[derive(Clone, Debug)]
    pub struct Told {
        /// Of which breach
        pub breach_id: BreachId,
        /// Who
        pub whom: Whom,
        /// On which day
        pub told_on: String,
        /// How, or why nobody was
        pub words: String,
    }
}

/// Marks ids of objections.
pub struct ObjectionMark;
/// The id of an objection.
pub type ObjectionId = Id<ObjectionMark>;

db::record! {
    /// Somebody objects to a processing.
    #[derive(Clone, Debug)]
    pub struct Objection {
        /// Which
        pub id: ObjectionId,
        /// Whose
        pub person_id: PersonId,
        /// The code of the processing
        pub processing: String,
        /// Their grounds
        pub words: String,
        /// When
        pub made_at: Instant,
        /// When it was answered
        pub answered_at: Option<Instant>,
        /// Whether the processing stops for them
        pub is_upheld: Option<bool>,
        /// What they were answered; empty until then
        pub answer: String,
    }
}

/// A delay of the regulation, in the unit its rule says, as it stands on `on`.
pub fn delay(key: &str, kind: CollectiviteKind, on: Date) -> Result<i64, Fault> {
    let wrong = |error: law::LawError| Fault::Internal(format!("the law of personal data: {error}"));
    let value = law::rule(key, kind.as_str(), on)
        .and_then(law::Rule::int)
        .map_err(wrong)?;
    Ok(i64::from(value))
}
