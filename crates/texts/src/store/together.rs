//! What several people write at once, in the database: changes in the order they were kept, and who wrote them.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::TextId;

db::statements! {
    LIST_UPDATES = "select number, content from draft_update
        where collectivite_id = $1 and document_id = $2 and number > $3 order by number limit 1000";
    LAST_NUMBER = "select coalesce(max(number), 0) as n from draft_update where collectivite_id = $1 and document_id = $2";
    COUNT_BYTES = "select coalesce(sum(length(content)), 0) - coalesce(max(length(content)), 0) as n
        from draft_update where collectivite_id = $1 and document_id = $2";
    INSERT_UPDATE = "insert into draft_update (collectivite_id, document_id, number, content) values ($1, $2, $3, $4)";
    DELETE_UPDATES = "delete from draft_update where collectivite_id = $1 and document_id = $2";
    INSERT_WRITER = "insert into draft_writer (collectivite_id, document_id, person_id, since) values ($1, $2, $3, $4)
        on conflict (collectivite_id, document_id, person_id) do nothing";
    LIST_WRITERS = "select person_id from draft_writer
        where collectivite_id = $1 and document_id = $2 order by since, person_id limit 200";
    DELETE_WRITERS = "delete from draft_writer where collectivite_id = $1 and document_id = $2";
}

db::record! {
    /// One change, as it was kept.
    pub(crate) struct KeptUpdate {
        pub(crate) number: i64,
        pub(crate) content: Vec<u8>,
    }
}

db::record! {
    struct Writer {
        person_id: PersonId,
    }
}

/// The changes kept after the one of this number, in order.
pub(crate) async fn updates_after(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    number: i64,
) -> Result<Vec<KeptUpdate>, db::Error> {
    sql.all(LIST_UPDATES, args![body, text, number]).await
}

/// The number of the last change; 0 when there is none.
pub(crate) async fn last_number(sql: &mut Sql, body: CollectiviteId, text: TextId) -> Result<i64, db::Error> {
    sql.count(LAST_NUMBER, args![body, text]).await
}

/// Bytes of the changes kept since they were folded: of all but the heaviest.
pub(crate) async fn bytes_unfolded(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_BYTES, args![body, text]).await
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    number: i64,
    content: Vec<u8>,
) -> Result<(), db::Error> {
    sql.execute(INSERT_UPDATE, args![body, text, number, content])
        .await
        .map(drop)
}

/// Forgets every change: another one that holds them all takes their place, or the draft is over.
pub(crate) async fn delete(sql: &mut Sql, body: CollectiviteId, text: TextId) -> Result<(), db::Error> {
    sql.execute(DELETE_UPDATES, args![body, text]).await.map(drop)
}

/// Notes that a person wrote since the last version.
pub(crate) async fn wrote(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    person: PersonId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(INSERT_WRITER, args![body, text, person, at])
        .await
        .map(drop)
}

/// Who wrote since the last version, first come first.
pub(crate) async fn writers(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<PersonId>, db::Error> {
    let writers: Vec<Writer> = sql.all(LIST_WRITERS, args![body, text]).await?;
    Ok(writers.into_iter().map(|writer| writer.person_id).collect())
}

pub(crate) async fn forget_writers(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_WRITERS, args![body, text]).await.map(drop)
}
