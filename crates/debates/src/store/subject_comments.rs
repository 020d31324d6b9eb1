//! Comments, and their answers, under a subject that another feature holds.

use db::{Sql, args};
use kernel::{CollectiviteId, PersonId, SubjectRef};

use crate::model::{COMMENTS_MAX, CommentId, State, SubjectComment};

macro_rules! select_comment {
    ($rest:literal) => {
        concat!(
            "select id, subject_type, subject_id, group_id, parent_id, author_id, shows_name, side, text, state, created_at ",
            "from subject_comment where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into subject_comment (collectivite_id, id, subject_type, subject_id, group_id, parent_id, author_id,
        shows_name, side, text, state, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    FIND = select_comment!("and id = $2");
    LIST = select_comment!("and subject_type = $2 and subject_id = $3 order by id limit $4");
    COUNT = "select count(*) as n from subject_comment
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    COUNT_OF_AUTHOR = "select count(*) as n from subject_comment
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and author_id = $4";
    SET_STATE = "update subject_comment set state = $3 where collectivite_id = $1 and id = $2 and state = $4";
    FORGET = "update subject_comment set text = '' where collectivite_id = $1 and id = $2";
    SILENCE = "insert into subject_silence (collectivite_id, subject_type, subject_id) values ($1, $2, $3)
        on conflict (collectivite_id, subject_type, subject_id) do nothing";
    RESUME = "delete from subject_silence where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    COUNT_SILENT = "select count(*) as n from subject_silence
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &SubjectComment,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        &new.subject_type,
        new.subject_id,
        new.group_id,
        new.parent_id,
        new.author_id,
        new.shows_name,
        new.side,
        &new.text,
        new.state,
        new.created_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CommentId,
) -> Result<Option<SubjectComment>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// Those of a subject, oldest first, whatever their state.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Vec<SubjectComment>, db::Error> {
    sql.all(LIST, args![body, &subject.kind, subject.id, COMMENTS_MAX])
        .await
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, &subject.kind, subject.id]).await
}

/// How many of them one person wrote, those taken back included.
pub(crate) async fn count_of_author(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    author: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_AUTHOR, args![body, &subject.kind, subject.id, author])
        .await
}

/// False when it is not in the state `from`.
pub(crate) async fn set_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CommentId,
    (from, to): (State, State),
) -> Result<bool, db::Error> {
    Ok(sql.execute(SET_STATE, args![body, id, to, from]).await? == 1)
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, id: CommentId) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body, id]).await?;
    Ok(())
}

/// Notes that nobody reads the subject any more.
pub(crate) async fn silence(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(SILENCE, args![body, &subject.kind, subject.id])
        .await?;
    Ok(())
}

/// Notes that the subject is read again.
pub(crate) async fn resume(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(RESUME, args![body, &subject.kind, subject.id])
        .await?;
    Ok(())
}

/// True when nobody reads the subject any more.
pub(crate) async fn is_silent(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<bool, db::Error> {
    Ok(sql
        .count(COUNT_SILENT, args![body, &subject.kind, subject.id])
        .await?
        > 0)
}
