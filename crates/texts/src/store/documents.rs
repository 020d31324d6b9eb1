//! Texts in the database.

use db::{Instant, Sql, args};
use groups::GroupId;
use kernel::{CollectiviteId, PersonId};

use crate::model::{TextDocument, TextId, TextLine, TextState};

db::statements! {
    INSERT_TEXT = "insert into text_document (collectivite_id, id, group_id, title, title_key, state, version, markdown,
        head_commit, imported_by, imported_at, changed_at, last_number)
        values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $10, 0)";
    FIND_TEXT = "select id, group_id, title, state, version, markdown, base_markdown, base_commit, head_commit, imported_at,
        changed_at, opened_at, closed_at, consolidated_at, consolidated_tag, last_number
        from text_document where collectivite_id = $1 and id = $2";
    SUCCESSOR = "select id, group_id, title, state, version, markdown, base_markdown, base_commit, head_commit, imported_at,
        changed_at, opened_at, closed_at, consolidated_at, consolidated_tag, last_number
        from text_document where collectivite_id = $1 and group_id = $2 and title_key = $3 and state = 'consolide' and id <> $4
            and consolidated_at >= $5 order by consolidated_at desc, id desc limit 1";
    FIND_LINE = "select id, group_id, title, state, changed_at, last_number
        from text_document where collectivite_id = $1 and id = $2";
    FIND_VERSION = "select state, version from text_document where collectivite_id = $1 and id = $2";
    UPDATE_DRAFT = "update text_document set title = $3, title_key = $4, markdown = $5, head_commit = $6, version = version + 1, changed_at = $7
        where collectivite_id = $1 and id = $2 and state = 'projet' and version = $8";
    UPDATE_OPENED = "update text_document set state = 'discussion', base_markdown = markdown, base_commit = head_commit, opened_at = $3, changed_at = $3
        where collectivite_id = $1 and id = $2 and state = 'projet'";
    UPDATE_CLOSED = "update text_document set state = 'clos', closed_at = $3, changed_at = $3
        where collectivite_id = $1 and id = $2 and state = 'discussion'";
    UPDATE_MERGED = "update text_document set markdown = $3, head_commit = $4, changed_at = $5
        where collectivite_id = $1 and id = $2 and state in ('discussion', 'clos')";
    UPDATE_CONSOLIDATED = "update text_document set state = 'consolide', consolidated_at = $3, consolidated_tag = $4, changed_at = $3
        where collectivite_id = $1 and id = $2 and state = 'clos'";
    /// The next amendment's number: taken and read in one statement, so two people never share one.
    TAKE_NUMBER = "update text_document set last_number = last_number + 1, changed_at = $3
        where collectivite_id = $1 and id = $2 and state = 'discussion' returning last_number as n";
    LIST_TEXTS = "select id, group_id, title, state, changed_at, last_number
        from text_document where collectivite_id = $1 and (cast($2 as text) is null or state = $2)
        order by id desc limit $3 offset $4";
    COUNT_TEXTS = "select count(*) as n from text_document where collectivite_id = $1 and (cast($2 as text) is null or state = $2)";
    LIST_TEXTS_OF_GROUP = "select id, group_id, title, state, changed_at, last_number
        from text_document where collectivite_id = $1 and group_id = $2 order by id desc limit $3";
    LIST_TEXTS_BY_TITLE = "select id, group_id, title, state, changed_at, last_number
        from text_document where collectivite_id = $1 and last_number > 0 order by title_key, id limit 200";
}

/// What a new text is made of.
pub(crate) struct NewText<'a> {
    pub(crate) id: TextId,
    pub(crate) group: GroupId,
    pub(crate) title: &'a str,
    pub(crate) markdown: &'a str,
    pub(crate) commit: &'a [u8],
    pub(crate) by: Option<PersonId>,
    pub(crate) at: Instant,
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &NewText<'_>) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.group,
        new.title,
        db::sort_key(new.title),
        TextState::Draft,
        new.markdown,
        new.commit,
        new.by,
        new.at
    ];
    sql.execute(INSERT_TEXT, values).await.map(drop)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
) -> Result<Option<TextDocument>, db::Error> {
    sql.optional(FIND_TEXT, args![body, id]).await
}

pub(crate) async fn successor(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
) -> Result<Option<TextDocument>, db::Error> {
    let key = db::sort_key(&text.title);
    let since = text.consolidated_at.unwrap_or(text.changed_at);
    sql.optional(SUCCESSOR, args![body, text.group_id, key, text.id, since])
        .await
}

pub(crate) async fn find_line(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
) -> Result<Option<TextLine>, db::Error> {
    sql.optional(FIND_LINE, args![body, id]).await
}

db::record! {
    /// Where a text stands, for who asks often.
    pub(crate) struct TextVersion {
        pub(crate) state: TextState,
        pub(crate) version: i64,
    }
}

pub(crate) async fn find_version(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
) -> Result<Option<TextVersion>, db::Error> {
    sql.optional(FIND_VERSION, args![body, id]).await
}

/// What an edit of the draft leaves.
pub(crate) struct DraftEdit<'a> {
    pub(crate) id: TextId,
    pub(crate) version: i64,
    pub(crate) title: &'a str,
    pub(crate) markdown: &'a str,
    pub(crate) commit: &'a [u8],
    pub(crate) at: Instant,
}

/// False when the draft is no longer at that version.
pub(crate) async fn update_draft(
    sql: &mut Sql,
    body: CollectiviteId,
    edit: &DraftEdit<'_>,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        edit.id,
        edit.title,
        db::sort_key(edit.title),
        edit.markdown,
        edit.commit,
        edit.at,
        edit.version
    ];
    Ok(sql.execute(UPDATE_DRAFT, values).await? == 1)
}

pub(crate) async fn open(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(UPDATE_OPENED, args![body, id, at]).await? == 1)
}

pub(crate) async fn close(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(UPDATE_CLOSED, args![body, id, at]).await? == 1)
}

pub(crate) async fn merge(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
    markdown: &str,
    commit: &[u8],
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(UPDATE_MERGED, args![body, id, markdown, commit, at])
        .await?
        == 1)
}

pub(crate) async fn consolidate(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
    at: Instant,
    tag: &str,
) -> Result<bool, db::Error> {
    Ok(sql.execute(UPDATE_CONSOLIDATED, args![body, id, at, tag]).await? == 1)
}

pub(crate) async fn take_number(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
    at: Instant,
) -> Result<i64, db::Error> {
    sql.count(TAKE_NUMBER, args![body, id, at]).await
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    state: Option<TextState>,
    limit: i64,
    offset: i64,
) -> Result<Vec<TextLine>, db::Error> {
    sql.all(
        LIST_TEXTS,
        args![body, state.map(TextState::as_str), limit, offset],
    )
    .await
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    state: Option<TextState>,
) -> Result<i64, db::Error> {
    sql.count(COUNT_TEXTS, args![body, state.map(TextState::as_str)])
        .await
}

pub(crate) async fn list_of_group(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    limit: i64,
) -> Result<Vec<TextLine>, db::Error> {
    sql.all(LIST_TEXTS_OF_GROUP, args![body, group, limit]).await
}

pub(crate) async fn with_amendments(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<TextLine>, db::Error> {
    sql.all(LIST_TEXTS_BY_TITLE, args![body]).await
}
