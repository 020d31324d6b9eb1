//! Full-text search in French, in plain SQL: the same text, the same hits and the same ranks on SQLite and PostgreSQL.
//!
//! A text is cut into terms by our own analyser ([`analyse`]): accents and case folded, elisions (« l’ », « qu’ »)
//! taken off, stop words left out, words stemmed by Snowball's French stemmer. Each term of a document is one row. A
//! query is analysed the same way; a document answers when it holds every term, the last one also as a beginning, so
//! that results come while a word is being typed.
//!
//! Only what is public is indexed: a feature calls [`index`] in the transaction that makes something public, and
//! [`remove`] in the one that takes it back.

mod analyse;
mod extract;
mod store;

use db::{Instant, Migration, Sql};
use kernel::{CollectiviteId, Feature, SubjectRef};

pub use analyse::{Query, analyse};
pub use extract::Piece;

/// Bytes of a body that are indexed; the rest of a longer text is not found by its words.
pub const BODY_BYTES_MAX: usize = 200_000;
/// Results a page may ask for.
pub const LIMIT_MAX: u32 = 50;
/// What a word of the title weighs beside one of the body.
const TITLE_WEIGHT: i64 = 8;
/// Occurrences in a body that still add weight: repeating a word is no merit.
const OCCURRENCES_MAX: i64 = 5;

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-11-22-c-search",
        text: include_str!("../migrations/2026-11-22-c-search.sql"),
    }],
    statements: &[store::STATEMENTS],
    ..Feature::named("search")
};

/// Something to be found.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is
    pub subject: SubjectRef,
    /// What people call it
    pub title: String,
    /// Its page
    pub path: String,
    /// Its words, as plain text or Markdown
    pub body_text: String,
    /// Its date: among equal ranks, the latest comes first
    pub at: Instant,
}

/// What a query found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many documents answer
    pub total: u32,
    /// Those of the page asked for, best first
    pub hits: Vec<Hit>,
}

/// A document that answers.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its type: `text`, `amendment`, `meeting`…
    pub kind: String,
    /// Which one
    pub id: db::Uuid,
    /// What people call it
    pub title: String,
    /// Its page
    pub path: String,
    extract: Vec<Piece>,
}

impl Hit {
    /// The part of its text that answers, with the words found told apart.
    pub fn pieces(&self) -> &[Piece] {
        &self.extract
    }
}

/// Makes a subject findable, or findable by its new words.
pub async fn index(sql: &mut Sql, body: CollectiviteId, entry: &Entry) -> Result<(), db::Error> {
    store::forget_terms(sql, body, &entry.subject).await?;
    store::keep_document(sql, body, entry, cut(&entry.body_text)).await?;
    let mut weights = std::collections::BTreeMap::<String, i64>::new();
    for term in analyse(cut(&entry.body_text)) {
        let weight = weights.entry(term).or_default();
        *weight = (*weight + 1).min(OCCURRENCES_MAX);
    }
    for term in analyse(&entry.title) {
        *weights.entry(term).or_default() += TITLE_WEIGHT;
    }
    store::keep_terms(sql, body, &entry.subject, &weights).await
}

/// Makes a subject unfindable.
pub async fn remove(sql: &mut Sql, body: CollectiviteId, subject: &SubjectRef) -> Result<(), db::Error> {
    store::forget_terms(sql, body, subject).await?;
    store::forget_document(sql, body, subject).await
}

/// Finds what answers `query`, of one `kind` or of all, best first. A query without any word finds nothing.
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    query: &str,
    kind: Option<&str>,
    limit: u32,
    offset: u32,
) -> Result<Found, db::Error> {
    let Some(query) = Query::read(query) else {
        return Ok(Found::default());
    };
    let ranked = store::rank(sql, body, &query, kind, limit.min(LIMIT_MAX), offset).await?;
    let total = ranked
        .first()
        .map_or(0, |first| u32::try_from(first.total).unwrap_or(u32::MAX));
    let mut hits = Vec::with_capacity(ranked.len());
    for line in ranked {
        let extract = extract::around(&line.body, &query);
        hits.push(Hit {
            kind: line.subject_type,
            id: line.subject_id,
            title: line.title,
            path: line.path,
            extract,
        });
    }
    Ok(Found { total, hits })
}

/// The part of a body that is indexed, cut between two characters.
fn cut(body: &str) -> &str {
    &body[..body.floor_char_boundary(BODY_BYTES_MAX)]
}
