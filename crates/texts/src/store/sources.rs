//! The files texts were brought in from.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, FileHash};

use crate::model::{TextId, TextSource};

db::statements! {
    INSERT_SOURCE = "insert into text_source (collectivite_id, document_id, sha256, name, kept_at) values ($1, $2, $3, $4, $5)";
    FIND_SOURCE = "select sha256, name from text_source where collectivite_id = $1 and document_id = $2";
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
