//! Requests for data.

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::{Request, RequestId, RequestState};

macro_rules! columns {
    () => {
        "select id, group_id, title, content, author_id, shows_name, state, answered_state, answer, dataset_id,
            answered_at, created_at, version from dataset_request where collectivite_id = $1 "
    };
}

macro_rules! shown {
    () => {
        "and state in ('attente', 'prevue', 'publiee', 'refusee') "
    };
}

db::statements! {
    INSERT_REQUEST = "insert into dataset_request (collectivite_id, id, group_id, title, content, author_id, shows_name,
        state, answered_state, answer, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, 'attente', '', '', $8, $8, 1)";
    FIND_REQUEST = concat!(columns!(), "and id = $2");
    LIST_REQUESTS = concat!(columns!(), shown!(), "order by changed_at desc, id limit $2 offset $3");
    COUNT_REQUESTS = concat!("select count(*) as n from dataset_request where collectivite_id = $1 ", shown!());
    /// An answer changes what was answered before, and nothing that was taken back.
    ANSWER_REQUEST = concat!("update dataset_request set state = $3, answered_state = $3, answer = $4, dataset_id = $5, answered_at = $6,
        changed_at = $6, version = version + 1 where collectivite_id = $1 and id = $2 and version = $7 ", shown!());
    SET_REQUEST_STATE = "update dataset_request set state = $3, changed_at = $5, version = version + 1
        where collectivite_id = $1 and id = $2 and state = $4";
    SET_REQUEST_CONTENT = "update dataset_request set title = $3, content = $4
        where collectivite_id = $1 and id = $2";
}

pub(crate) async fn insert_request(
    sql: &mut Sql,
    body: CollectiviteId,
    request: &Request,
) -> Result<(), db::Error> {
    let values = args![
        body,
        request.id,
        request.group_id,
        &request.title,
        &request.content,
        request.author_id,
        request.shows_name,
        request.created_at
    ];
    sql.execute(INSERT_REQUEST, values).await?;
    Ok(())
}

pub(crate) async fn find_request(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RequestId,
) -> Result<Option<Request>, db::Error> {
    sql.optional(FIND_REQUEST, args![body, id]).await
}

/// Those that anyone reads, what moved last first.
pub(crate) async fn list_requests(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Request>, db::Error> {
    sql.all(LIST_REQUESTS, args![body, limit, offset]).await
}

pub(crate) async fn count_requests(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT_REQUESTS, args![body]).await
}

/// False when it is no longer at `request.version`, or was taken back.
pub(crate) async fn answer_request(
    sql: &mut Sql,
    body: CollectiviteId,
    request: &Request,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        request.id,
        request.state,
        &request.answer,
        request.dataset_id,
        request.answered_at,
        request.version
    ];
    Ok(sql.execute(ANSWER_REQUEST, values).await? == 1)
}

/// False when it was not in the state `from`.
pub(crate) async fn set_request_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RequestId,
    (from, to): (RequestState, RequestState),
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(SET_REQUEST_STATE, args![body, id, to, from, at])
        .await?
        == 1)
}

/// What it said is forgotten.
pub(crate) async fn set_request_content(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RequestId,
    [title, content]: [&str; 2],
) -> Result<(), db::Error> {
    sql.execute(SET_REQUEST_CONTENT, args![body, id, title, content])
        .await?;
    Ok(())
}
