//! The journal: what happened, by whom in what capacity, about what. Public lines are numbered after commit and are
//! what the register will hold; no line holds personal data.

use db::{Id, Instant, Sql, args};

use crate::{CollectiviteId, PersonId, Quality, SubjectRef, store};

/// Something that happened, about to be written.
#[derive(Clone, Debug)]
pub struct Event {
    /// `texts.amendment-adopted`: the feature, then the fact. The public page says it with the translation
    /// `event-texts-amendment-adopted`.
    pub kind: &'static str,
    /// What it happened to
    pub subject: SubjectRef,
    /// True when the public journal shows it
    pub is_public: bool,
    /// What other features may need to react; never personal data
    pub payload: serde_json::Value,
}

impl Event {
    /// A fact anyone may read.
    pub fn public(kind: &'static str, subject: SubjectRef) -> Self {
        Self {
            kind,
            subject,
            is_public: true,
            payload: serde_json::Value::Null,
        }
    }

    /// A fact of internal life.
    pub fn internal(kind: &'static str, subject: SubjectRef) -> Self {
        Self {
            kind,
            subject,
            is_public: false,
            payload: serde_json::Value::Null,
        }
    }

    /// Adds what others may need to react.
    #[must_use]
    pub fn with(mut self, payload: serde_json::Value) -> Self {
        self.payload = payload;
        self
    }
}

/// A line of the journal, with its subject's title and page when it has one.
#[derive(Clone, Debug)]
pub struct JournalLine {
    /// Its number among the public lines; none until the sequencer passed
    pub number: Option<i64>,
    /// When
    pub at: Instant,
    /// What happened
    pub kind: String,
    /// In what capacity the actor acted
    pub quality: Quality,
    /// To what
    pub subject: SubjectRef,
    /// The subject's title, empty when it has no page
    pub title: String,
    /// The subject's page
    pub path: Option<String>,
    /// What was added for readers and reactions
    pub payload: serde_json::Value,
}

impl db::FromRow for JournalLine {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let payload: String = row.get("payload")?;
        Ok(Self {
            number: row.get("number")?,
            at: row.get("at")?,
            kind: row.get("kind")?,
            quality: row.get("actor_quality")?,
            subject: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            title: row.get::<Option<String>>("title")?.unwrap_or_default(),
            path: row.get("path")?,
            payload: serde_json::from_str(&payload).map_err(|_| db::Error::Content {
                column: "payload".to_owned(),
                value: payload,
            })?,
        })
    }
}

/// Ways to read the journal, newest first.
pub struct JournalPage;

impl JournalPage {
    /// The public lines, `limit` of them after skipping `offset`.
    pub async fn public(
        sql: &mut Sql,
        body: CollectiviteId,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<JournalLine>, db::Error> {
        sql.all(store::LIST_PUBLIC_JOURNAL, args![body, limit, offset])
            .await
    }

    /// How many public lines there are.
    pub async fn public_count(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
        sql.count(store::COUNT_PUBLIC_JOURNAL, args![body]).await
    }

    /// The number of the last public line that has one; 0 when none has.
    pub async fn last_number(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
        sql.count(store::LAST_NUMBER, args![body]).await
    }

    /// How many acts of each kind were done as an agent from one instant until before another, by kind. Public or not, they are
    /// counted; nobody is named.
    pub async fn acts_of_agents(
        sql: &mut Sql,
        body: CollectiviteId,
        from: Instant,
        until: Instant,
    ) -> Result<Vec<(String, i64)>, db::Error> {
        db::record! { struct Counted { kind: String, n: i64 } }
        let lines: Vec<Counted> = sql
            .all(store::LIST_ACTS_OF_AGENTS, args![body, from, until])
            .await?;
        Ok(lines.into_iter().map(|line| (line.kind, line.n)).collect())
    }

    /// What happened to one subject, newest first, at most 200 public lines.
    pub async fn of_subject(
        sql: &mut Sql,
        body: CollectiviteId,
        subject: &SubjectRef,
    ) -> Result<Vec<JournalLine>, db::Error> {
        sql.all(
            store::LIST_SUBJECT_JOURNAL,
            args![body, &subject.kind, subject.id],
        )
        .await
    }
}

/// Whether `by` registered `person`, or gave them a mandate: what one of them does for the other is done by one.
///
/// # Errors
/// Those of the database.
pub async fn has_brought_in(
    sql: &mut Sql,
    body: CollectiviteId,
    by: PersonId,
    person: PersonId,
) -> Result<bool, db::Error> {
    let about = format!("%{person}%");
    let lines = sql
        .count(store::COUNT_BROUGHT_IN, args![body, by, person, about])
        .await?;
    Ok(lines > 0)
}

/// Marks the ids of journal lines.
pub(crate) struct Line;
pub(crate) type LineId = Id<Line>;
