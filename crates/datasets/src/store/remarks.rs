//! Comments and reuses.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{DatasetId, REMARKS_MAX, Remark, RemarkId, RemarkState};

macro_rules! columns {
    () => {
        "select id, dataset_id, sort, title, content, address, author_id, shows_name, state, created_at
        from dataset_remark where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT_REMARK = "insert into dataset_remark (collectivite_id, id, dataset_id, sort, title, content, address, author_id,
        shows_name, state, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)";
    FIND_REMARK = concat!(columns!(), "and id = $2");
    LIST_REMARKS = concat!(columns!(), "and dataset_id = $2 and state = 'shown' order by id limit $3");
    COUNT_REMARKS = "select count(*) as n from dataset_remark
        where collectivite_id = $1 and dataset_id = $2 and state = $3";
    /// Those taken back count too: whoever writes and takes back again and again writes.
    COUNT_REMARKS_SINCE = "select count(*) as n from dataset_remark
        where collectivite_id = $1 and author_id = $2 and created_at > $3";
    SET_REMARK_STATE = "update dataset_remark set state = $3, changed_at = $5
        where collectivite_id = $1 and id = $2 and state = $4";
    SET_REMARK_CONTENT = "update dataset_remark set title = $3, content = $4, address = $5
        where collectivite_id = $1 and id = $2";
}

pub(crate) async fn insert_remark(
    sql: &mut Sql,
    body: CollectiviteId,
    remark: &Remark,
) -> Result<(), db::Error> {
    let values = args![
        body,
        remark.id,
        remark.dataset_id,
        remark.sort,
        &remark.title,
        &remark.content,
        &remark.address,
        remark.author_id,
        remark.shows_name,
        remark.state,
        remark.created_at
    ];
    sql.execute(INSERT_REMARK, values).await?;
    Ok(())
}

pub(crate) async fn find_remark(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RemarkId,
) -> Result<Option<Remark>, db::Error> {
    sql.optional(FIND_REMARK, args![body, id]).await
}

/// What anyone reads of what is said of a dataset, in the order of their writing.
pub(crate) async fn list_remarks(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<Vec<Remark>, db::Error> {
    sql.all(LIST_REMARKS, args![body, dataset, REMARKS_MAX]).await
}

/// How many remarks of a dataset are in this state.
pub(crate) async fn count_remarks(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
    state: RemarkState,
) -> Result<i64, db::Error> {
    sql.count(COUNT_REMARKS, args![body, dataset, state]).await
}

/// How many remarks somebody wrote after an instant, on any dataset.
pub(crate) async fn count_remarks_since(
    sql: &mut Sql,
    body: CollectiviteId,
    author: PersonId,
    after: Instant,
) -> Result<i64, db::Error> {
    sql.count(COUNT_REMARKS_SINCE, args![body, author, after]).await
}

/// False when it was not in the state `from`.
pub(crate) async fn set_remark_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RemarkId,
    (from, to): (RemarkState, RemarkState),
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(SET_REMARK_STATE, args![body, id, to, from, at])
        .await?
        == 1)
}

/// What it said is other words, or none.
pub(crate) async fn set_remark_content(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RemarkId,
    [title, content, address]: [&str; 3],
) -> Result<(), db::Error> {
    let values = args![body, id, title, content, address];
    sql.execute(SET_REMARK_CONTENT, values).await?;
    Ok(())
}
