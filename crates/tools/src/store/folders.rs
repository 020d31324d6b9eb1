//! The folders' SQL.

use db::{Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, SubjectRef};

use crate::files::{Content, Folder};

db::statements! {
    FIND = "select subject_type, subject_id, group_id, path, generation, content, changed_at from folder
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    LIST = "select subject_type, subject_id, group_id, path, generation, content, changed_at from folder
        where collectivite_id = $1 order by subject_id, subject_type limit $2";
    OF_GROUP = "select subject_type, subject_id, group_id, path, generation, content, changed_at from folder
        where collectivite_id = $1 and group_id = $2 order by subject_id limit $3";
    IS_PATH_TAKEN = "select count(*) as n from folder where collectivite_id = $1 and path = $2";
    KEEP = "insert into folder (collectivite_id, subject_type, subject_id, group_id, path, generation)
        values ($1, $2, $3, $4, $5, $6) on conflict (collectivite_id, subject_type, subject_id) do update
        set group_id = excluded.group_id, generation = excluded.generation, content = null, changed_at = null";
    KEEP_CONTENT = "update folder set content = $4, changed_at = $5
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    FORGET_ALL = "delete from folder where collectivite_id = $1";
}

impl db::FromRow for Folder {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let text: Option<String> = row.get("content")?;
        let content: Option<Content> = match text {
            None => None,
            Some(text) => Some(serde_json::from_str(&text).map_err(|_| db::Error::Content {
                column: "content".to_owned(),
                value: text,
            })?),
        };
        Ok(Self {
            of: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            group: row.get("group_id")?,
            path: row.get("path")?,
            generation: row.get("generation")?,
            content,
            changed_at: row.get("changed_at")?,
        })
    }
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<Folder>, db::Error> {
    sql.optional(FIND, args![body, &subject.kind, subject.id]).await
}

pub(crate) async fn list(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Folder>, db::Error> {
    sql.all(LIST, args![body, limit]).await
}

pub(crate) async fn of_group(
    sql: &mut Sql,
    body: CollectiviteId,
    group: Uuid,
    limit: i64,
) -> Result<Vec<Folder>, db::Error> {
    sql.all(OF_GROUP, args![body, group, limit]).await
}

pub(crate) async fn is_path_taken(
    sql: &mut Sql,
    body: CollectiviteId,
    path: &str,
) -> Result<bool, db::Error> {
    Ok(sql.count(IS_PATH_TAKEN, args![body, path]).await? > 0)
}

/// Keeps where it stands; what was found at another place is forgotten.
pub(crate) async fn keep(sql: &mut Sql, body: CollectiviteId, folder: &Folder) -> Result<(), db::Error> {
    let of = &folder.of;
    let values = args![
        body,
        &of.kind,
        of.id,
        folder.group,
        &folder.path,
        folder.generation
    ];
    sql.execute(KEEP, values).await?;
    Ok(())
}

pub(crate) async fn keep_content(
    sql: &mut Sql,
    body: CollectiviteId,
    of: &SubjectRef,
    content: &str,
    now: Instant,
) -> Result<(), db::Error> {
    let values = args![body, &of.kind, of.id, content, now];
    sql.execute(KEEP_CONTENT, values).await?;
    Ok(())
}

pub(crate) async fn forget_all(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_ALL, args![body]).await?;
    Ok(())
}
