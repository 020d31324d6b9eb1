//! What people say of the passages of a text.

use std::collections::HashMap;

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{REMARKS_MAX, RemarkId, TextId};

db::statements! {
    INSERT_REMARK = "insert into passage_remark (collectivite_id, id, document_id, place, author_id, content, added_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    FIND_REMARK = "select id, document_id, place, author_id, content, added_at, withdrawn_at, words_removed
        from passage_remark where collectivite_id = $1 and id = $2";
    LIST_REMARKS = "select id, document_id, place, author_id, content, added_at, withdrawn_at, words_removed
        from passage_remark where collectivite_id = $1 and document_id = $2 and place = $3
            and (withdrawn_at is null or words_removed is not null) order by id limit $4";
    COUNT_REMARKS = "select count(*) as n from passage_remark where collectivite_id = $1 and document_id = $2 and place = $3";
    COUNT_REMARKS_BY_PLACE = "select place, count(*) as n from passage_remark
        where collectivite_id = $1 and document_id = $2 and withdrawn_at is null group by place limit 20000";
    WITHDRAW_REMARK = "update passage_remark set withdrawn_at = $3, content = '', words_removed = $4
        where collectivite_id = $1 and id = $2 and withdrawn_at is null";
    RESTORE_REMARK = "update passage_remark set withdrawn_at = null, content = words_removed, words_removed = null
        where collectivite_id = $1 and id = $2 and words_removed is not null and words_removed <> ''";
    /// That something was removed stays.
    FORGET_REMARK = "update passage_remark set words_removed = '' where collectivite_id = $1 and id = $2 and words_removed is not null";
}

db::record! {
    /// What somebody says of a passage.
    #[derive(Clone, Debug)]
    pub struct Remark {
        /// Which one
        pub id: RemarkId,
        /// The text
        pub document_id: TextId,
        /// The passage, as links name it
        pub place: String,
        /// Who says it
        pub author_id: PersonId,
        /// What is said, in Markdown
        pub content: String,
        /// When
        pub added_at: Instant,
        /// When it was taken back, or removed
        pub withdrawn_at: Option<Instant>,
        /// What moderation removed; empty once forgotten
        pub words_removed: Option<String>,
    }
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, remark: &Remark) -> Result<(), db::Error> {
    let values = args![
        body,
        remark.id,
        remark.document_id,
        remark.place.as_str(),
        remark.author_id,
        remark.content.as_str(),
        remark.added_at
    ];
    sql.execute(INSERT_REMARK, values).await.map(drop)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RemarkId,
) -> Result<Option<Remark>, db::Error> {
    sql.optional(FIND_REMARK, args![body, id]).await
}

/// What is said of a passage, oldest first; what moderation removed keeps its place.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, place): (TextId, &str),
) -> Result<Vec<Remark>, db::Error> {
    sql.all(LIST_REMARKS, args![body, text, place, REMARKS_MAX]).await
}

/// How many were ever made of a passage.
pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, place): (TextId, &str),
) -> Result<i64, db::Error> {
    sql.count(COUNT_REMARKS, args![body, text, place]).await
}

db::record! {
    struct PlaceCount {
        place: String,
        n: i64,
    }
}

/// How many are read under each passage.
pub(crate) async fn count_by_place(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<HashMap<String, i64>, db::Error> {
    let rows: Vec<PlaceCount> = sql.all(COUNT_REMARKS_BY_PLACE, args![body, text]).await?;
    Ok(rows.into_iter().map(|row| (row.place, row.n)).collect())
}

/// Takes a remark back: its words go, or wait apart when moderation removes them. False when it is not shown.
pub(crate) async fn withdraw(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RemarkId,
    (at, removed): (Instant, Option<&str>),
) -> Result<bool, db::Error> {
    let values = args![body, id, at, removed.map(str::to_owned)];
    Ok(sql.execute(WITHDRAW_REMARK, values).await? == 1)
}

/// False when there was nothing to put back.
pub(crate) async fn restore(sql: &mut Sql, body: CollectiviteId, id: RemarkId) -> Result<bool, db::Error> {
    Ok(sql.execute(RESTORE_REMARK, args![body, id]).await? == 1)
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, id: RemarkId) -> Result<(), db::Error> {
    sql.execute(FORGET_REMARK, args![body, id]).await.map(drop)
}
