//! What a feature says of the personal data it keeps: why, on what ground, in which tables, for how long. The register of
//! processing and the page of retention are read from there, and the worker erases by it.
//!
//! Sources: regulation (EU) 2016/679, articles 5(1)(e) and 30.

mod erasing;

use db::{Instant, Sql, Statement, Uuid, args};

use crate::{CollectiviteId, Feature, PersonId, Quality, Right};

pub use erasing::{
    Due, PROCESSINGS, RETENTIONS, RecordErasing, RetentionRun, RetentionRunMark, apply, apply_when_due,
};

db::text_enum! {
    /// What makes a processing lawful (regulation (EU) 2016/679, article 6(1)).
    pub enum LegalBasis {
        /// The person asked for it, and may take it back: point (a)
        Consent = "consentement",
        /// A law commands it: point (c)
        LegalObligation = "obligation-legale",
        /// A task carried out in the public interest: point (e)
        PublicTask = "mission-publique",
    }
}

impl LegalBasis {
    /// Whether a person may object to it on grounds of their own (article 21(1)): to what rests on a public task. A consent
    /// is withdrawn instead, and what a law commands is done all the same.
    pub fn may_be_objected_to(self) -> bool {
        self == Self::PublicTask
    }
}

/// Whether a body does a processing at all.
#[derive(Clone, Copy, Debug)]
pub enum InUse {
    /// As soon as the site is there
    Always,
    /// When this counts one or more (`count(*) as n`, of the body `$1`): a consultation was opened, a bridge was set up
    Where(Statement),
}

db::text_enum! {
    /// Whether personal data may leave the Union (article 30(1)(e)).
    pub enum Transfers {
        /// They do not: they stay where the body is hosted
        Never = "aucun",
        /// They go to a server that the body chose and linked, wherever that one is
        LinkedServer = "serveur-relie",
    }
}

/// A table that holds personal data, and which of its columns name somebody, as what. What is known of a person is read by
/// this: whole rows that are about them, and of rows that they only handled their key and date, for the rest is of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonalTable {
    /// Its name
    pub name: &'static str,
    /// Columns with the id of a person whom the row is about
    pub subjects: &'static [&'static str],
    /// Columns with the electronic address of a person whom the row is about
    pub addresses: &'static [&'static str],
    /// Columns with the id of who handled it, each with the column that says when; empty when none does
    pub doers: &'static [(&'static str, &'static str)],
    /// Where the person stands, when another table says it
    pub through: Option<Through>,
    /// Columns that leave with nobody: what opens a door, what tells of others
    pub held_back: &'static [&'static str],
}

/// The row of another declared table by which a row is somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Through {
    /// The column that leads there
    pub column: &'static str,
    /// The other table, whose subjects and addresses count
    pub table: &'static str,
    /// The column of the other table that it equals
    pub key: &'static str,
}

impl PersonalTable {
    /// A table that names nobody by identifier: words of people, digests of where they came from.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            subjects: &[],
            addresses: &[],
            doers: &[],
            through: None,
            held_back: &[],
        }
    }

    /// Its rows are about the people of these columns.
    #[must_use]
    pub const fn about(mut self, columns: &'static [&'static str]) -> Self {
        self.subjects = columns;
        self
    }

    /// Its rows are about who has the address in these columns.
    #[must_use]
    pub const fn at_address(mut self, columns: &'static [&'static str]) -> Self {
        self.addresses = columns;
        self
    }

    /// Its rows were handled by the people of these columns, on the dates of the columns beside them.
    #[must_use]
    pub const fn handled_by(mut self, columns: &'static [(&'static str, &'static str)]) -> Self {
        self.doers = columns;
        self
    }

    /// Its rows belong to whom a row of `table` is about: the one whose `key` is in `column`.
    #[must_use]
    pub const fn through(mut self, column: &'static str, table: &'static str, key: &'static str) -> Self {
        self.through = Some(Through { column, table, key });
        self
    }

    /// These columns leave with nobody.
    #[must_use]
    pub const fn holding_back(mut self, columns: &'static [&'static str]) -> Self {
        self.held_back = columns;
        self
    }
}

/// One processing of personal data. Its sentences are `processing-{code}-title`, `-purpose`, `-people`, `-data`,
/// `-recipients` and `-kept`, with hyphens for the dot.
#[derive(Clone, Copy, Debug)]
pub struct Processing {
    /// `debates.contributions`: the feature, then what it is about
    pub code: &'static str,
    /// What makes it lawful
    pub basis: LegalBasis,
    /// The tables that hold its personal data: a test wants every column that names somebody in one of them
    pub tables: &'static [PersonalTable],
    /// Whether some of it may leave the Union
    pub transfers: Transfers,
    /// Whether a body does it
    pub in_use: InUse,
    /// For what rests on a consent: since when somebody gives it, and where they take it back
    pub consent: Option<Consent>,
}

/// A consent as a feature records it: it stands in what the person asked for, and ends with it (article 7(1) and (3)).
#[derive(Clone, Copy, Debug)]
pub struct Consent {
    /// Since when the person `$2` of the body `$1` gives it: one row, its instant `at`, null when they do not
    pub given: Statement,
    /// The page where they take it back
    pub withdrawn_at: &'static str,
    /// When that page is one of many, which: one row, its id `place`, of the person `$2` of the body `$1`; the page is then
    /// `withdrawn_at`, a slash and that id
    pub place: Option<Statement>,
}

db::record! { struct Given { at: Option<Instant> } }
db::record! { struct Place { place: Uuid } }

impl Consent {
    /// The page where `person` takes it back.
    pub async fn page_for(
        &self,
        sql: &mut Sql,
        body: CollectiviteId,
        person: PersonId,
    ) -> Result<String, db::Error> {
        let Some(statement) = self.place else {
            return Ok(self.withdrawn_at.to_owned());
        };
        let found: Option<Place> = sql.optional(statement, args![body, person]).await?;
        Ok(found.map_or_else(
            || self.withdrawn_at.to_owned(),
            |found| format!("{}/{}", self.withdrawn_at, found.place),
        ))
    }
}

impl Processing {
    /// The key of one of its sentences: `purpose`, `data`…
    pub fn words_key(&self, part: &str) -> String {
        format!("processing-{}-{part}", self.code.replace('.', "-"))
    }

    /// Whether `body` does it today.
    pub async fn is_in_use(&self, sql: &mut Sql, body: CollectiviteId) -> Result<bool, db::Error> {
        match self.in_use {
            InUse::Always => Ok(true),
            InUse::Where(statement) => Ok(sql.count(statement, args![body]).await? > 0),
        }
    }

    /// Since when `person` consents to it; none when they do not, or when it rests on no consent.
    pub async fn consented_since(
        &self,
        sql: &mut Sql,
        body: CollectiviteId,
        person: PersonId,
    ) -> Result<Option<Instant>, db::Error> {
        let Some(consent) = self.consent else {
            return Ok(None);
        };
        let given: Option<Given> = sql.optional(consent.given, args![body, person]).await?;
        Ok(given.and_then(|given| given.at))
    }
}

/// How long something is kept, in the unit that says it shortest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Until the date it carries itself
    UntilItsEnd,
    /// This many hours
    Hours(i64),
    /// This many days
    Days(i64),
    /// As long as its own sentence says: until an event, or a date that an agent chose
    AsSaid,
}

impl Kept {
    /// Whether it is erased every hour: what is kept for hours would otherwise stay a day.
    pub fn is_hourly(self) -> bool {
        matches!(self, Self::Hours(_))
    }

    /// What is older than this instant is kept no more at `now`.
    pub fn before(self, now: Instant) -> Instant {
        match self {
            Self::UntilItsEnd | Self::AsSaid => now,
            Self::Hours(hours) => now.plus_seconds(-hours * 3600),
            Self::Days(days) => now.plus_days(-days),
        }
    }
}

/// Who erases.
#[derive(Clone, Copy, Debug)]
pub enum Erased {
    /// The worker, every day or every hour as [`Kept`] says, by this statement: of the body `$1`, what is older than the
    /// instant `$2`, a bounded number of rows at once; it is asked again until nothing is left
    ByWorker(Statement),
    /// The feature itself, on the date it set or in the deed that ends it; that deed leaves its own line in the journal
    AtItsDate,
}

/// One rule of retention. Its sentence is `retention-{code}`, with hyphens for the dot.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    /// `identity.sessions`: the feature, then what it erases
    pub code: &'static str,
    /// The code of the processing it bounds
    pub processing: &'static str,
    /// How long
    pub kept: Kept,
    /// Who erases
    pub erased: Erased,
}

impl Retention {
    /// The key of its sentence.
    pub fn words_key(&self) -> String {
        format!("retention-{}", self.code.replace('.', "-"))
    }
}

/// Every processing that these features declare, feature by feature.
pub fn processings(features: &[Feature]) -> impl Iterator<Item = (&Feature, &'static Processing)> {
    features.iter().flat_map(|feature| {
        feature
            .processings
            .iter()
            .map(move |processing| (feature, processing))
    })
}

/// Every rule of retention that these features declare, feature by feature.
pub fn retentions(features: &[Feature]) -> impl Iterator<Item = &'static Retention> + '_ {
    features.iter().flat_map(|feature| feature.retentions)
}

/// Erasing what is kept no more: the worker, every day.
pub const APPLY_RETENTION: Right = Right {
    code: "house.apply-retention",
    held_by: &[Quality::System],
};
