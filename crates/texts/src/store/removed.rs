//! The words that moderation removed from rationales and arguments.

use db::{Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{ARGUMENTS_MAX, AmendmentId, ArgumentId, ArgumentSide};

db::statements! {
    KEEP = "insert into text_words_removed (collectivite_id, subject_type, subject_id, amendment_id, words, removed_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, subject_type, subject_id) do update set words = excluded.words, removed_at = excluded.removed_at";
    FIND = "select words from text_words_removed where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    LIST_ARGUMENTS_REMOVED = "select g.id, g.author_id, g.side, g.added_at, w.words from text_words_removed w
        join argument g on g.collectivite_id = w.collectivite_id and g.id = w.subject_id
        where w.collectivite_id = $1 and w.amendment_id = $2 and w.subject_type = 'argument' order by g.id limit $3";
    /// That something was removed stays.
    FORGET = "update text_words_removed set words = '' where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    PUT_BACK = "delete from text_words_removed where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
}

db::record! {
    /// An argument that stands no more on the page of its amendment.
    pub(crate) struct RemovedArgument {
        pub(crate) id: ArgumentId,
        pub(crate) author_id: PersonId,
        pub(crate) side: ArgumentSide,
        pub(crate) added_at: Instant,
        /// What it said, for its author; empty once forgotten
        pub(crate) words: String,
    }
}

/// Keeps what was removed; `of` is its word in what concerns moderation, and which one.
pub(crate) async fn keep(
    sql: &mut Sql,
    body: CollectiviteId,
    of: (&str, Uuid),
    amendment: AmendmentId,
    (words, at): (&str, Instant),
) -> Result<(), db::Error> {
    let values = args![body, of.0, of.1, amendment, words, at];
    sql.execute(KEEP, values).await.map(drop)
}

/// What was removed; none when nothing was, empty once forgotten.
pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    of: (&str, Uuid),
) -> Result<Option<String>, db::Error> {
    db::record! { struct Line { words: String } }
    let line: Option<Line> = sql.optional(FIND, args![body, of.0, of.1]).await?;
    Ok(line.map(|line| line.words))
}

/// The arguments removed from an amendment, oldest first.
pub(crate) async fn arguments(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<Vec<RemovedArgument>, db::Error> {
    sql.all(LIST_ARGUMENTS_REMOVED, args![body, amendment, ARGUMENTS_MAX])
        .await
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, of: (&str, Uuid)) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body, of.0, of.1]).await.map(drop)
}

/// What was removed is back where it stood: nothing is kept apart.
pub(crate) async fn put_back(sql: &mut Sql, body: CollectiviteId, of: (&str, Uuid)) -> Result<(), db::Error> {
    sql.execute(PUT_BACK, args![body, of.0, of.1]).await.map(drop)
}
