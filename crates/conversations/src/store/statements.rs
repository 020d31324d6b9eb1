//! Statements.

use db::{Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{ConversationId, STATEMENTS_MAX, State, Statement, StatementId};

macro_rules! select_statement {
    ($rest:literal) => {
        concat!(
            "select id, conversation_id, number, author_id, text, state, why, created_at from conversation_statement ",
            "where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into conversation_statement (collectivite_id, id, conversation_id, number, author_id, text, folded, state,
        why, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, '', $9)";
    FIND = select_statement!("and id = $2");
    FIND_NUMBER = select_statement!("and conversation_id = $2 and number = $3");
    FIND_FOLDED = select_statement!("and conversation_id = $2 and folded = $3");
    LIST_IN_STATE = select_statement!("and conversation_id = $2 and state = $3 order by number limit $4 offset $5");
    /// Those whose votes count: the words of some were taken back after the end.
    LIST_THAT_COUNT = select_statement!(
        "and conversation_id = $2 and state in ('publie', 'retire-apres') order by number limit $3"
    );
    LIST_OF_AUTHOR = select_statement!("and conversation_id = $2 and author_id = $3 order by number limit $4");
    LIST_ALL = select_statement!("and conversation_id = $2 order by number limit $3");
    COUNT_IN_STATE = "select count(*) as n from conversation_statement
        where collectivite_id = $1 and conversation_id = $2 and state = $3";
    COUNT_OF_AUTHOR = "select count(*) as n from conversation_statement
        where collectivite_id = $1 and conversation_id = $2 and author_id = $3";
    SET_STATE = "update conversation_statement set state = $4, why = $5
        where collectivite_id = $1 and id = $2 and state = $3";
    /// Its words are gone; another one may say the same.
    FORGET = "update conversation_statement set text = '', folded = $3 where collectivite_id = $1 and id = $2";
    FORGET_AUTHOR = "update conversation_statement set author_id = null where collectivite_id = $1 and id = $2";
}

/// A statement to be kept.
pub(crate) struct New<'a> {
    pub(crate) id: StatementId,
    pub(crate) conversation: ConversationId,
    pub(crate) number: i64,
    pub(crate) author: Option<PersonId>,
    pub(crate) text: &'a str,
    pub(crate) folded: Vec<u8>,
    pub(crate) state: State,
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: New<'_>,
    now: db::Instant,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.conversation,
        new.number,
        new.author,
        new.text,
        new.folded,
        new.state,
        now
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: StatementId,
) -> Result<Option<Statement>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

pub(crate) async fn find_number(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    number: i64,
) -> Result<Option<Statement>, db::Error> {
    sql.optional(FIND_NUMBER, args![body, conversation, number]).await
}

/// The one that says the same.
pub(crate) async fn find_folded(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    folded: &[u8],
) -> Result<Option<Statement>, db::Error> {
    sql.optional(FIND_FOLDED, args![body, conversation, folded]).await
}

/// Those that stand so, by number: at most so many, after so many.
pub(crate) async fn in_state(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    state: State,
    (limit, offset): (i64, i64),
) -> Result<Vec<Statement>, db::Error> {
    let values = args![body, conversation, state, limit, offset];
    sql.all(LIST_IN_STATE, values).await
}

/// All those whose votes count, by number.
pub(crate) async fn that_count(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
) -> Result<Vec<Statement>, db::Error> {
    sql.all(LIST_THAT_COUNT, args![body, conversation, STATEMENTS_MAX])
        .await
}

pub(crate) async fn of_author(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    author: PersonId,
    limit: i64,
) -> Result<Vec<Statement>, db::Error> {
    sql.all(LIST_OF_AUTHOR, args![body, conversation, author, limit])
        .await
}

pub(crate) async fn all(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    limit: i64,
) -> Result<Vec<Statement>, db::Error> {
    sql.all(LIST_ALL, args![body, conversation, limit]).await
}

pub(crate) async fn count_in_state(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    state: State,
) -> Result<i64, db::Error> {
    sql.count(COUNT_IN_STATE, args![body, conversation, state]).await
}

pub(crate) async fn count_of_author(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    author: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_AUTHOR, args![body, conversation, author])
        .await
}

/// False when it no longer stood as it was thought to.
pub(crate) async fn set_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: StatementId,
    (from, to): (State, State),
    why: &str,
) -> Result<bool, db::Error> {
    Ok(sql.execute(SET_STATE, args![body, id, from, to, why]).await? == 1)
}

/// Its author is gone with its words.
pub(crate) async fn forget_with_author(
    sql: &mut Sql,
    body: CollectiviteId,
    id: StatementId,
) -> Result<(), db::Error> {
    forget(sql, body, id).await?;
    sql.execute(FORGET_AUTHOR, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, id: StatementId) -> Result<(), db::Error> {
    let nobody_says = id.uuid().as_bytes().to_vec();
    sql.execute(FORGET, args![body, id, nobody_says]).await?;
    Ok(())
}
