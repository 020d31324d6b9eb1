//! Subjects: how features meet. Anything with a type, an id, a title, a link and a timeline.

use db::{Id, Sql, Uuid, args};
use serde::{Deserialize, Serialize};

use crate::{CollectiviteId, store};

/// A pointer to a subject of any feature.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SubjectRef {
    /// What it is: `text`, `amendment`, `meeting`, `scrutin`, `act`…
    #[serde(rename = "type")]
    pub kind: String,
    /// Which one
    pub id: Uuid,
}

impl SubjectRef {
    /// Points to `id`, of type `kind`.
    pub fn new<T>(kind: &str, id: Id<T>) -> Self {
        Self {
            kind: kind.to_owned(),
            id: id.uuid(),
        }
    }

    /// The typed id, for the feature that knows this type.
    pub fn id<T>(&self) -> Id<T> {
        Id::from_uuid(self.id)
    }
}

/// A subject as lists, journals and search results show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which one
    pub reference: SubjectRef,
    /// What people call it
    pub title: String,
    /// Its page
    pub path: String,
}

impl db::FromRow for Subject {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            reference: SubjectRef {
                kind: row.get("type")?,
                id: row.get("id")?,
            },
            title: row.get("title")?,
            path: row.get("path")?,
        })
    }
}

impl Subject {
    /// Finds a subject of any feature.
    pub async fn find(
        sql: &mut Sql,
        body: CollectiviteId,
        reference: &SubjectRef,
    ) -> Result<Option<Self>, db::Error> {
        sql.optional(store::FIND_SUBJECT, args![body, &reference.kind, reference.id])
            .await
    }

    /// The subjects of a type, at most `limit`, the latest made first.
    pub async fn latest(
        sql: &mut Sql,
        body: CollectiviteId,
        kind: &str,
        limit: i64,
    ) -> Result<Vec<Self>, db::Error> {
        sql.all(store::LATEST_SUBJECTS, args![body, kind, limit]).await
    }

    /// Finds the subject of any feature whose page is at `path`.
    pub async fn at_path(sql: &mut Sql, body: CollectiviteId, path: &str) -> Result<Option<Self>, db::Error> {
        sql.optional(store::FIND_SUBJECT_AT, args![body, path]).await
    }
}

/// A name for addresses: `text` in lower-case letters without accents and digits, words joined by hyphens, at most 80
/// characters. « Règles du groupe n° 2 » gives `regles-du-groupe-n-2`.
pub fn slug(text: &str) -> String {
    let folded = db::sort_key(text);
    let words: Vec<&str> = std::str::from_utf8(&folded)
        .unwrap_or_default()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut slug = words.join("-");
    slug.truncate(80);
    if slug.is_empty() {
        "sans-nom".to_owned()
    } else {
        slug.trim_end_matches('-').to_owned()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn slugs_are_plain_and_never_empty() {
        assert_eq!(super::slug("Règles du groupe n° 2"), "regles-du-groupe-n-2");
        assert_eq!(super::slug("« … »"), "sans-nom");
        assert!(super::slug(&"à".repeat(300)).len() <= 80);
    }
}
