//! Requirements and the passages they are written in.

use db::{Instant, Sql, args};
use groups::GroupId;
use kernel::CollectiviteId;
use texts::TextId;

use crate::model::{
    Ending, PER_PROJECT_MAX, Passage, PassageId, REQUIREMENTS_MAX, Reach, Requirement, RequirementId,
};

macro_rules! columns {
    () => {
        "select r.id, r.group_id, r.title, r.theme, r.reach, r.marked_at, r.ended_at, r.version from requirement r "
    };
}

macro_rules! passage_columns {
    () => {
        "select id, requirement_id, text_id, place, place_name, anchor, text_commit, words, since, until, ending, note
        from requirement_passage where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT = "insert into requirement (collectivite_id, id, group_id, title, sort_key, theme, theme_key, reach, marked_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    UPDATE = "update requirement set title = $3, sort_key = $4, theme = $5, theme_key = $6, reach = $7, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $8";
    END = "update requirement set ended_at = $3, version = version + 1 where collectivite_id = $1 and id = $2";
    FIND = concat!(columns!(), "where r.collectivite_id = $1 and r.id = $2");
    LIST = concat!(columns!(), "where r.collectivite_id = $1 order by r.theme_key, r.sort_key, r.id limit $2 offset $3");
    LIST_OF_THEME = concat!(columns!(), "where r.collectivite_id = $1 and r.theme_key = $2 order by r.sort_key, r.id limit $3 offset $4");
    COUNT = "select count(*) as n from requirement where collectivite_id = $1";
    COUNT_OF_THEME = "select count(*) as n from requirement where collectivite_id = $1 and theme_key = $2";
    THEMES = "select min(theme) as theme from requirement where collectivite_id = $1 and theme <> ''
        group by theme_key order by theme_key limit 100";
    /// Those that bear on every new project of the body, and on those of this group.
    BEARING_ON = concat!(columns!(), "where r.collectivite_id = $1 and r.ended_at is null
        and (r.reach = $2 or r.reach = $3 and r.group_id = $4) order by r.id limit $5");
    IN_TEXT = concat!(columns!(), "join (select distinct requirement_id from requirement_passage
            where collectivite_id = $1 and text_id = $2) p on p.requirement_id = r.id
        where r.collectivite_id = $1 order by r.id limit $3");

    INSERT_PASSAGE = "insert into requirement_passage (collectivite_id, id, requirement_id, text_id, place, place_name, anchor,
        text_commit, words, since, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')";
    END_PASSAGE = "update requirement_passage set until = $3, ending = $4, note = $5
        where collectivite_id = $1 and id = $2 and until is null";
    LIST_PASSAGES = concat!(passage_columns!(), "and requirement_id = $2 order by id limit 100");
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &Requirement) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.group_id,
        &new.title,
        db::sort_key(&new.title),
        &new.theme,
        db::sort_key(&new.theme),
        new.reach,
        new.marked_at
    ];
    sql.execute(INSERT, values).await.map(drop)
}

/// False when the requirement is no longer at this version.
pub(crate) async fn update(
    sql: &mut Sql,
    body: CollectiviteId,
    changed: &Requirement,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        changed.id,
        &changed.title,
        db::sort_key(&changed.title),
        &changed.theme,
        db::sort_key(&changed.theme),
        changed.reach,
        changed.version
    ];
    Ok(sql.execute(UPDATE, values).await? == 1)
}

pub(crate) async fn end(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RequirementId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(END, args![body, id, at]).await.map(drop)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RequirementId,
) -> Result<Option<Requirement>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// By theme and title; of one theme, when it is given.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    theme: Option<&str>,
    limit: i64,
    offset: i64,
) -> Result<Vec<Requirement>, db::Error> {
    match theme {
        None => sql.all(LIST, args![body, limit, offset]).await,
        Some(theme) => {
            let key = db::sort_key(theme);
            sql.all(LIST_OF_THEME, args![body, key, limit, offset]).await
        }
    }
}

/// Every requirement of the body, by theme and title.
pub(crate) async fn all(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Requirement>, db::Error> {
    list(sql, body, None, REQUIREMENTS_MAX, 0).await
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    theme: Option<&str>,
) -> Result<i64, db::Error> {
    match theme {
        None => sql.count(COUNT, args![body]).await,
        Some(theme) => sql.count(COUNT_OF_THEME, args![body, db::sort_key(theme)]).await,
    }
}

pub(crate) async fn themes(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<String>, db::Error> {
    db::record! { struct Named { theme: String } }
    let named: Vec<Named> = sql.all(THEMES, args![body]).await?;
    Ok(named.into_iter().map(|row| row.theme).collect())
}

pub(crate) async fn bearing_on(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
) -> Result<Vec<Requirement>, db::Error> {
    let values = args![body, Reach::All, Reach::Group, group, PER_PROJECT_MAX];
    sql.all(BEARING_ON, values).await
}

/// The requirements that are, or were, written in a text.
pub(crate) async fn in_text(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    limit: i64,
) -> Result<Vec<Requirement>, db::Error> {
    sql.all(IN_TEXT, args![body, text, limit]).await
}

pub(crate) async fn insert_passage(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Passage,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.requirement_id,
        new.text_id,
        &new.place,
        &new.place_name,
        &new.anchor,
        &new.text_commit,
        &new.words,
        new.since
    ];
    sql.execute(INSERT_PASSAGE, values).await.map(drop)
}

/// False when it had ended already.
pub(crate) async fn end_passage(
    sql: &mut Sql,
    body: CollectiviteId,
    id: PassageId,
    at: Instant,
    ending: Ending,
    note: &str,
) -> Result<bool, db::Error> {
    let values = args![body, id, at, ending, note];
    Ok(sql.execute(END_PASSAGE, values).await? == 1)
}

/// Oldest first: the last is where it is written today, or where it was when it ended.
pub(crate) async fn passages(
    sql: &mut Sql,
    body: CollectiviteId,
    requirement: RequirementId,
) -> Result<Vec<Passage>, db::Error> {
    sql.all(LIST_PASSAGES, args![body, requirement]).await
}
