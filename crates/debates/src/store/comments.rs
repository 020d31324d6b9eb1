//! Comments, and their answers.

use db::{Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{COMMENTS_MAX, Comment, CommentId, ContributionId, State};

macro_rules! select_comment {
    ($rest:literal) => {
        concat!(
            "select id, consultation_id, contribution_id, parent_id, author_id, shows_name, side, text, state, created_at ",
            "from contribution_comment where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into contribution_comment (collectivite_id, id, consultation_id, contribution_id, parent_id, author_id,
        shows_name, side, text, state, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FIND = select_comment!("and id = $2");
    LIST = select_comment!("and contribution_id = $2 order by id limit $3");
    COUNT = "select count(*) as n from contribution_comment where collectivite_id = $1 and contribution_id = $2";
    COUNT_OF_AUTHOR = "select count(*) as n from contribution_comment
        where collectivite_id = $1 and contribution_id = $2 and author_id = $3";
    SET_STATE = "update contribution_comment set state = $3 where collectivite_id = $1 and id = $2 and state = $4";
    FORGET = "update contribution_comment set text = '' where collectivite_id = $1 and id = $2";
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &Comment) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.consultation_id,
        new.contribution_id,
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
) -> Result<Option<Comment>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// Those of a contribution, oldest first, whatever their state.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    contribution: ContributionId,
) -> Result<Vec<Comment>, db::Error> {
    sql.all(LIST, args![body, contribution, COMMENTS_MAX]).await
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    contribution: ContributionId,
) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, contribution]).await
}

/// How many of them one person wrote, those taken back included.
pub(crate) async fn count_of_author(
    sql: &mut Sql,
    body: CollectiviteId,
    contribution: ContributionId,
    author: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_AUTHOR, args![body, contribution, author])
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
