//! What is reported, why something may be removed, what was decided.

use db::{Id, Instant, Uuid};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{CollectiviteKind, Fault, PersonId};

/// The longest explanation, report or appeal, in characters.
pub const WORDS_CHARS_MAX: usize = 2_000;

/// A report's identifier.
pub type ReportId = Id<Report>;
/// A decision's identifier.
pub type DecisionId = Id<Decision>;

/// What is reported or decided upon.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// Its word, as its feature gives it ([`kernel::Moderated::word`])
    pub kind: String,
    /// Which one
    pub id: Uuid,
}

impl Target {
    /// Points to `id`.
    pub fn new<T>(kind: &str, id: Id<T>) -> Self {
        Self {
            kind: kind.to_owned(),
            id: id.uuid(),
        }
    }

    /// As addresses name it: `contribution/0190…`.
    pub fn slug(&self) -> String {
        format!("{}/{}", self.kind, self.id)
    }
}

db::text_enum! {
    /// Why something may be removed. The first rest on a law (`law/rules.toml` says which), the last on the charter.
    pub enum Reason {
        /// It insults or defames somebody
        Insult = "injure",
        /// It incites to hatred, violence or discrimination
        Hatred = "haine",
        /// It threatens somebody
        Threat = "menace",
        /// It harasses somebody
        Harassment = "harcelement",
        /// It says of somebody what concerns nobody else
        Privacy = "vie-privee",
        /// It copies somebody's work
        Copy = "contrefacon",
        /// It sells something
        Advertising = "publicite",
        /// It answers another question
        OffTopic = "hors-sujet",
        /// It repeats what the same author already wrote
        Repetition = "repetition",
    }
}

impl Reason {
    /// The rule of law it rests on; none for those of the charter.
    pub const fn rule(self) -> Option<&'static str> {
        match self {
            Self::Insult => Some("moderation.reason.insult"),
            Self::Hatred => Some("moderation.reason.hatred"),
            Self::Threat => Some("moderation.reason.threat"),
            Self::Harassment => Some("moderation.reason.harassment"),
            Self::Privacy => Some("moderation.reason.privacy"),
            Self::Copy => Some("moderation.reason.copy"),
            Self::Advertising | Self::OffTopic | Self::Repetition => None,
        }
    }
}

/// The article a reason rests on for this kind of body on a day; none when it rests on the charter.
pub fn basis(reason: Reason, kind: CollectiviteKind, on: Date) -> Result<Option<&'static str>, Fault> {
    let Some(key) = reason.rule() else { return Ok(None) };
    law::rule(key, kind.as_str(), on)
        .map(|rule| Some(rule.article.as_str()))
        .map_err(|error| Fault::Internal(error.to_string()))
}

/// Months during which a removal may be contested, and the article that says so.
pub fn appeal_months(kind: CollectiviteKind, on: Date) -> Result<(i64, &'static str), Fault> {
    let internal = |error: law::LawError| Fault::Internal(error.to_string());
    let rule = law::rule("moderation.appeal-months", kind.as_str(), on).map_err(internal)?;
    let months = rule.int().map_err(internal)?;
    Ok((i64::from(months), rule.article.as_str()))
}

db::record! {
    /// What somebody reported.
    #[derive(Clone, Debug)]
    pub struct Report {
        /// Which report
        pub id: ReportId,
        /// Who reported, when known
        pub reporter_id: Option<PersonId>,
        /// Where to tell what was decided, when given by somebody without account
        pub email: String,
        /// Why
        pub reason: Reason,
        /// In words
        pub words: String,
        /// When
        pub reported_at: Instant,
    }
}

db::text_enum! {
    /// What an appeal led to.
    pub enum AppealOutcome {
        /// Nobody appealed
        None = "aucun",
        /// An appeal waits for another moderator
        Waiting = "attente",
        /// The removal stands
        Confirmed = "confirme",
        /// What was removed is back
        Overturned = "annule",
    }
}

db::record! {
    /// What a moderator decided.
    #[derive(Clone, Debug)]
    pub struct Decision {
        /// Which decision
        pub id: DecisionId,
        /// The group that answered for it
        pub group_id: GroupId,
        /// About what
        pub target_type: String,
        /// About which one
        pub target_id: Uuid,
        /// What that is a part of, or itself
        pub part_of_id: Uuid,
        /// Who wrote what was decided upon
        pub author_id: PersonId,
        /// True when it was removed, false when it was kept
        pub is_removal: bool,
        /// Why
        pub reason: Reason,
        /// In words, for the author
        pub words: String,
        /// By whom
        pub moderator_id: PersonId,
        /// When
        pub decided_at: Instant,
        /// What the author answered
        pub appeal: String,
        /// When
        pub appealed_at: Option<Instant>,
        /// What it led to
        pub appeal_outcome: AppealOutcome,
        /// Why
        pub appeal_words: String,
        /// When
        pub appeal_decided_at: Option<Instant>,
    }
}

impl Decision {
    /// What it is about.
    pub fn target(&self) -> Target {
        Target {
            kind: self.target_type.clone(),
            id: self.target_id,
        }
    }

    /// True while what it says is in force: a removal overturned no longer is.
    pub fn stands(&self) -> bool {
        self.is_removal && self.appeal_outcome != AppealOutcome::Overturned
    }
}
