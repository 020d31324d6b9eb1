//! Full-text search in French, in plain SQL: the same text, the same hits and the same ranks on SQLite and PostgreSQL.
//!
//! A text is cut into words by our own analyser: accents and case folded, elisions (« l’ », « qu’ ») taken off, stop
//! words left out, what remains stemmed by Snowball's French stemmer. Each term of a document is one row. A document
//! answers a query when it holds every word of it; the last word also as a beginning, so that results come while it is
//! being typed.
//!
//! Ranks are whole numbers: for each word, how often it stands in the document (in the title above all) times how rare
//! it is among documents; a word as typed counts more than a longer one. Among equals, the latest made comes first.
//!
//! Only what is public is indexed: a feature calls [`index`] in the transaction that makes something public, and
//! [`remove`] in the one that takes it back.

mod analyse;
mod extract;
mod store;
mod wanted;

use std::collections::BTreeSet;

use db::{Instant, Migration, Sql, Uuid};
use kernel::{CollectiviteId, Fault, Feature, SubjectRef, Work, wholes_of};

pub use extract::Piece;

use analyse::{Analyser, Word};
use store::Weights;
use wanted::Wanted;

/// Bytes of a body that are indexed; the rest of a longer text is not found by its words.
pub const BODY_BYTES_MAX: usize = 200_000;
/// Bytes of a body that are kept to show an extract from.
const SHOWN_BYTES_MAX: usize = 20_000;
/// Results a page may ask for.
pub const LIMIT_MAX: u32 = 50;
/// What a word of the title weighs beside one of the body.
const TITLE_WEIGHT: i64 = 8;
/// Occurrences in a body that still add weight: repeating a word is no merit.
const OCCURRENCES_MAX: i64 = 5;

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-c-search",
            text: include_str!("../migrations/2026-11-22-c-search.sql"),
        },
        Migration {
            name: "2026-11-25-c-search-scope",
            text: include_str!("../migrations/2026-11-25-c-search-scope.sql"),
        },
        Migration {
            name: "2026-11-29-search-part",
            text: include_str!("../migrations/2026-11-29-search-part.sql"),
        },
    ],
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
    /// Its date
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
    pub id: Uuid,
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

/// Makes a subject findable, or findable by its new words. Only what changed is written: a corrected typing error in a
/// long text is a few rows.
pub async fn index(sql: &mut Sql, body: CollectiviteId, entry: &Entry) -> Result<(), db::Error> {
    let text = cut(&entry.body_text, BODY_BYTES_MAX);
    let (weights, words) = weigh(&entry.title, text);
    let before = store::terms_of_document(sql, body, &entry.subject).await?;
    let is_same = |kept: &Weights, (term, weight): (&String, &i64)| kept.get(term) == Some(weight);
    let stale: Vec<&String> = before
        .iter()
        .filter(|known| !is_same(&weights, *known))
        .map(|(term, _)| term)
        .collect();
    let fresh: Vec<(&String, i64)> = weights
        .iter()
        .filter(|known| !is_same(&before, *known))
        .map(|(term, weight)| (term, *weight))
        .collect();
    let shown = cut(text, SHOWN_BYTES_MAX);
    store::keep_document(sql, body, entry, shown, &weights).await?;
    store::forget_terms(sql, body, &entry.subject, &stale).await?;
    store::keep_terms(sql, body, &entry.subject, &fresh).await?;
    store::forget_words(sql, body, &stale).await?;
    store::keep_words(sql, body, &words).await
}

/// Makes a subject unfindable: neither its words nor its title are left.
pub async fn remove(sql: &mut Sql, body: CollectiviteId, subject: &SubjectRef) -> Result<(), db::Error> {
    let before = store::terms_of_document(sql, body, subject).await?;
    let terms: Vec<&String> = before.keys().collect();
    store::forget_terms(sql, body, subject, &terms).await?;
    store::forget_words(sql, body, &terms).await?;
    store::forget_scope(sql, body, subject).await?;
    store::forget_document(sql, body, subject).await
}

/// Says what a subject is a part of, so that [`find_within`] finds it there.
pub async fn place(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    within: &SubjectRef,
) -> Result<(), db::Error> {
    store::keep_scope(sql, body, subject, within).await
}

/// Says what else a subject is a part of, beside where it was placed: any number of things.
pub async fn add_to(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    within: &SubjectRef,
) -> Result<(), db::Error> {
    store::keep_part(sql, body, subject, within).await
}

/// Says that `subject` is a part of `about`, and of all that `about` is a part of but the body: for what is found by itself
/// while the journal speaks of something larger, minutes in their meeting, an argument about its amendment. `about` may be
/// the subject itself.
pub async fn add_to_wholes(work: &mut Work, subject: &SubjectRef, about: &SubjectRef) -> Result<(), Fault> {
    let (house, body) = (work.shared_house(), work.body);
    let wholes = wholes_of(&house, &mut work.sql, body, about).await?;
    let above = wholes.split_last().map_or(&[][..], |(_, above)| above);
    for (whole, _) in above.iter().filter(|(whole, _)| whole != subject) {
        store::keep_part(&mut work.sql, body, subject, whole).await?;
    }
    Ok(())
}

/// Makes `part` and all that is a part of it parts of `whole` too: for what was made alone, and joins something larger.
pub async fn gather(
    sql: &mut Sql,
    body: CollectiviteId,
    part: &SubjectRef,
    whole: &SubjectRef,
) -> Result<(), db::Error> {
    store::keep_part(sql, body, part, whole).await?;
    store::gather(sql, body, part, whole).await
}

/// Finds what answers `query`, of one `kind` or of all, best first: at most `limit` hits (never more than
/// [`LIMIT_MAX`]) after skipping `offset`. A query without any word finds nothing.
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    query: &str,
    kind: Option<&str>,
    limit: u32,
    offset: u32,
) -> Result<Found, db::Error> {
    answering(sql, body, query, Among { kind, within: None }, (limit, offset)).await
}

/// The same, among the parts of `within` only ([`place`], [`add_to`]): what stands elsewhere takes nobody's place.
pub async fn find_within(
    sql: &mut Sql,
    body: CollectiviteId,
    query: &str,
    within: &SubjectRef,
    limit: u32,
    offset: u32,
) -> Result<Found, db::Error> {
    let among = Among {
        kind: None,
        within: Some(within),
    };
    answering(sql, body, query, among, (limit, offset)).await
}

/// Where an answer is looked for.
#[derive(Clone, Copy)]
struct Among<'a> {
    kind: Option<&'a str>,
    within: Option<&'a SubjectRef>,
}

async fn answering(
    sql: &mut Sql,
    body: CollectiviteId,
    query: &str,
    among: Among<'_>,
    (limit, offset): (u32, u32),
) -> Result<Found, db::Error> {
    let Some(wanted) = Wanted::read(sql, body, query).await? else {
        return Ok(Found::default());
    };
    let limit = limit.min(LIMIT_MAX);
    let ranked = store::rank(sql, body, &wanted.slots, among, (limit, offset)).await?;
    let mut total = ranked.first().map_or(0, |first| first.total);
    if ranked.is_empty() && offset > 0 {
        // The count comes with the hits, and this page is beyond the last.
        let first = store::rank(sql, body, &wanted.slots, among, (1, 0)).await?;
        total = first.first().map_or(0, |first| first.total);
    }
    let hits = ranked
        .into_iter()
        .map(|line| Hit {
            kind: line.subject_type,
            id: line.subject_id,
            extract: extract::around(&line.body, &wanted),
            title: line.title,
            path: line.path,
        })
        .collect();
    Ok(Found {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        hits,
    })
}

/// The words of a text, once each, as they compare: without accents nor endings, the most common ones left out.
///
/// ```
/// assert_eq!(search::terms("Des bancs au port"), search::terms("Banc, ports !"));
/// ```
pub fn terms(text: &str) -> BTreeSet<String> {
    Analyser::new().words(text).map(|word| word.term).collect()
}

/// True when `text` answers `query` as a document does, by all of its words, the last one also as a beginning: for what is
/// not everybody's, and so is in no index. A query without any word is answered by nothing.
pub fn answers(query: &str, text: &str) -> bool {
    let wanted = wanted::words(query);
    let held: Vec<Word> = Analyser::new().words(text).collect();
    let is_held = |word: &Word, may_go_on: bool| {
        held.iter().any(|other| {
            let is_begun = may_go_on && other.folded.starts_with(word.folded.as_str());
            is_begun || other.term == word.term || other.folded == word.folded
        })
    };
    let count = wanted.len();
    let mut places = wanted.iter().enumerate();
    count > 0 && places.all(|(place, word)| is_held(word, place + 1 == count && wanted::may_go_on(word)))
}

/// The documents of these `kinds` that answer `query`, the latest made first, all made before `before` when it is given:
/// what a list in order of time shows. At most `limit` of them. They are in the order of their making because ids are
/// (UUIDv7).
pub async fn newest(
    sql: &mut Sql,
    body: CollectiviteId,
    query: &str,
    kinds: &[&str],
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<SubjectRef>, db::Error> {
    let Some(wanted) = Wanted::read(sql, body, query).await? else {
        return Ok(Vec::new());
    };
    let before = before.unwrap_or(Uuid::max());
    let mut made = store::newest(sql, body, &wanted.slots, kinds, before, limit).await?;
    made.sort_unstable_by_key(|document| std::cmp::Reverse(document.id));
    made.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(made)
}

/// A document that answers, with its date: what a feed tells.
#[derive(Clone, Debug)]
pub struct Dated {
    /// What it is
    pub subject: SubjectRef,
    /// What people call it
    pub title: String,
    /// Its page
    pub path: String,
    /// The part of its text that answers
    pub extract: String,
    /// Its date
    pub at: Instant,
}

/// The documents of every kind that answer `query`, the latest made first, at most `limit`.
pub async fn latest(
    sql: &mut Sql,
    body: CollectiviteId,
    query: &str,
    limit: u32,
) -> Result<Vec<Dated>, db::Error> {
    let Some(wanted) = Wanted::read(sql, body, query).await? else {
        return Ok(Vec::new());
    };
    let kinds = store::kinds_holding(sql, body, &wanted.slots).await?;
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let mut dated = Vec::new();
    for subject in newest(sql, body, query, &kinds, None, limit).await? {
        if let Some(kept) = store::document(sql, body, &subject).await? {
            let pieces = extract::around(&kept.body, &wanted);
            dated.push(Dated {
                subject,
                title: kept.title,
                path: kept.path,
                extract: pieces.into_iter().map(|piece| piece.text).collect(),
                at: kept.at,
            });
        }
    }
    Ok(dated)
}

/// What each term of a document weighs, and the different forms they have in it.
fn weigh(title: &str, text: &str) -> (Weights, Vec<Word>) {
    let analyser = Analyser::new();
    let mut weights = Weights::new();
    let mut words = BTreeSet::new();
    for word in analyser.words(text) {
        let weight = weights.entry(word.term.clone()).or_default();
        *weight = (*weight + 1).min(OCCURRENCES_MAX);
        words.insert(word);
    }
    for word in analyser.words(title) {
        *weights.entry(word.term.clone()).or_default() += TITLE_WEIGHT;
        words.insert(word);
    }
    (weights, words.into_iter().collect())
}

/// The beginning of a text, cut between two characters.
fn cut(text: &str, bytes_max: usize) -> &str {
    &text[..text.floor_char_boundary(bytes_max)]
}

#[cfg(test)]
mod tests {
    use super::answers;

    #[test]
    fn a_name_answers_as_a_document_does() {
        let name = "2026-12-08 Étude d’impact de la gare (avis).pdf";
        for query in ["etudes", "gare impact", "la gare", "impac", "2026", "PDF"] {
            assert!(answers(query, name), "{query}");
        }
        for query in ["", "de la", "gares routières", "im", "impac gare"] {
            assert!(!answers(query, name), "{query}");
        }
    }
}
