//! The files texts were brought in from.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, FileHash, PersonId};

use crate::model::{TextId, TextSource};

db::statements! {
    INSERT_SOURCE = "insert into text_source (collectivite_id, document_id, sha256, name, kept_at) values ($1, $2, $3, $4, $5)";
    FIND_SOURCE = "select sha256, name from text_source where collectivite_id = $1 and document_id = $2";
    WAIT = "insert into text_waiting_file (collectivite_id, sha256, person_id, kept_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id, sha256, person_id) do update set kept_at = excluded.kept_at";
    IS_WAITING = "select count(*) as n from text_waiting_file
        where collectivite_id = $1 and sha256 = $2 and person_id = $3 and kept_at >= $4";
    STOP_WAITING = "delete from text_waiting_file where collectivite_id = $1 and sha256 = $2 and kept_at <= $3";
    /// In every body: the store of files is one for all.
    COUNT_WAITING = "select count(*) as n from text_waiting_file where sha256 = $1";
}

/// A person had a file read.
pub(crate) async fn wait(
    sql: &mut Sql,
    body: CollectiviteId,
    hash: &FileHash,
    person: PersonId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(WAIT, args![body, hash, person, at]).await.map(drop)
}

/// True when a person had a file read at `since` or after.
pub(crate) async fn is_waiting(
    sql: &mut Sql,
    body: CollectiviteId,
    hash: &FileHash,
    person: PersonId,
    since: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.count(IS_WAITING, args![body, hash, person, since]).await? > 0)
}

/// Forgets who had a file read at `until` or before.
pub(crate) async fn stop_waiting(
    sql: &mut Sql,
    body: CollectiviteId,
    hash: &FileHash,
    until: Instant,
) -> Result<(), db::Error> {
    sql.execute(STOP_WAITING, args![body, hash, until])
        .await
        .map(drop)
}

/// How many people, of any body, may still bring in a text from a file.
pub(crate) async fn count_waiting(sql: &mut Sql, hash: &FileHash) -> Result<i64, db::Error> {
    sql.count(COUNT_WAITING, args![hash]).await
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    (hash, name): (&FileHash, &str),
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(INSERT_SOURCE, args![body, text, hash, name, at])
        .await
        .map(drop)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Option<TextSource>, db::Error> {
    sql.optional(FIND_SOURCE, args![body, text]).await
}
