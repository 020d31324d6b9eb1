//! Files that Parvis makes from its lists.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, FileHash};

use crate::model::{DatasetId, Produced, RESOURCES_MAX, ResourceId, Trouble, VersionId};

/// The most lists of a body that are open.
const OPEN_MAX: i64 = 200;
/// The most earlier versions forgotten at once.
const FORGOTTEN_MAX: i64 = 500;

macro_rules! columns {
    () => {
        "select p.resource_id, p.list_name, p.opened_at, p.stopped_at, p.checked_at, p.forget_asked_at, p.trouble
        from dataset_produced p "
    };
}

db::statements! {
    INSERT_PRODUCED = "insert into dataset_produced (collectivite_id, resource_id, list_name, opened_at, trouble)
        values ($1, $2, $3, $4, '')";
    FIND_PRODUCED = concat!(columns!(), "where p.collectivite_id = $1 and p.resource_id = $2");
    FIND_OF_LIST = concat!(columns!(), "where p.collectivite_id = $1 and p.list_name = $2 and p.stopped_at is null");
    LIST_PRODUCED_OF = concat!(columns!(), "join dataset_resource r
        on r.collectivite_id = p.collectivite_id and r.id = p.resource_id
        where p.collectivite_id = $1 and r.dataset_id = $2 order by p.resource_id limit $3");
    LIST_OPEN = "select p.list_name, r.dataset_id from dataset_produced p
        join dataset_resource r on r.collectivite_id = p.collectivite_id and r.id = p.resource_id
        where p.collectivite_id = $1 and p.stopped_at is null order by p.list_name limit $2";
    STOP_PRODUCED = "update dataset_produced set stopped_at = $3, trouble = ''
        where collectivite_id = $1 and resource_id = $2 and stopped_at is null";
    ASK_FORGETTING = "update dataset_produced set forget_asked_at = $3 where collectivite_id = $1 and resource_id = $2";
    ASK_FORGETTING_FROZEN = "update dataset_produced set forget_asked_at = $3
        where collectivite_id = $1 and list_name = $2 and stopped_at is not null";
    /// Of files that are made no more, the earlier versions that Parvis made.
    LIST_FORMER_FROZEN = "select v.id, v.resource_id, v.sha256 from dataset_produced p
        join dataset_version v on v.collectivite_id = p.collectivite_id and v.resource_id = p.resource_id
        where p.collectivite_id = $1 and p.list_name = $2 and p.stopped_at is not null and v.state = 'former'
            and v.published_at <= p.stopped_at
        order by v.id limit $3";
    /// What was asked since, while the list was being read, waits for the next reading.
    NOTE_FORGOTTEN = "update dataset_produced set forget_asked_at = null
        where collectivite_id = $1 and resource_id = $2 and forget_asked_at = $3";
    NOTE_CHECKED = "update dataset_produced set checked_at = $3, trouble = $4
        where collectivite_id = $1 and resource_id = $2 and stopped_at is null";
    LIST_FORMER_BEFORE = "select id, resource_id, sha256 from dataset_version
        where collectivite_id = $1 and resource_id = $2 and state = 'former' and published_at < $3
        order by number limit $4";
    DELETE_FORMER = "delete from dataset_version where collectivite_id = $1 and id = $2 and state = 'former'";
    /// A content that no version holds any more; another feature that kept the same one stops it by its key.
    DELETE_CONTENT = "delete from stored_file where collectivite_id = $1 and sha256 = $2 and not exists (
        select 1 from dataset_version v where v.collectivite_id = $1 and v.sha256 = $2)";
}

db::record! {
    /// An earlier version, and its content.
    pub(crate) struct Former {
        pub(crate) id: VersionId,
        pub(crate) resource_id: ResourceId,
        pub(crate) sha256: FileHash,
    }
}

db::record! {
    /// A list that is open, and where.
    pub(crate) struct OpenedList {
        pub(crate) list_name: String,
        pub(crate) dataset_id: DatasetId,
    }
}

/// Two at once for one list violate a key.
pub(crate) async fn insert_produced(
    sql: &mut Sql,
    body: CollectiviteId,
    (resource, list_name): (ResourceId, &str),
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(INSERT_PRODUCED, args![body, resource, list_name, at])
        .await?;
    Ok(())
}

pub(crate) async fn find_produced(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<Option<Produced>, db::Error> {
    sql.optional(FIND_PRODUCED, args![body, resource]).await
}

/// True while Parvis makes the versions of this file.
pub(crate) async fn is_running(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<bool, db::Error> {
    let found = find_produced(sql, body, resource).await?;
    Ok(found.is_some_and(|produced| produced.is_running()))
}

/// The file that Parvis makes from a list today.
pub(crate) async fn produced_from(
    sql: &mut Sql,
    body: CollectiviteId,
    list_name: &str,
) -> Result<Option<Produced>, db::Error> {
    sql.optional(FIND_OF_LIST, args![body, list_name]).await
}

/// The files of a dataset that Parvis makes, or made.
pub(crate) async fn list_produced_of(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<Vec<Produced>, db::Error> {
    sql.all(LIST_PRODUCED_OF, args![body, dataset, RESOURCES_MAX])
        .await
}

/// The lists that are open, each with its dataset.
pub(crate) async fn list_open(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<OpenedList>, db::Error> {
    sql.all(LIST_OPEN, args![body, OPEN_MAX]).await
}

/// False when it was stopped already.
pub(crate) async fn stop_produced(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(STOP_PRODUCED, args![body, resource, at]).await? == 1)
}

/// Something of the list is no longer to be read by anybody.
pub(crate) async fn ask_forgetting(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(ASK_FORGETTING, args![body, resource, at]).await?;
    Ok(())
}

/// The same, for the files that are made no more.
pub(crate) async fn ask_forgetting_frozen(
    sql: &mut Sql,
    body: CollectiviteId,
    list_name: &str,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(ASK_FORGETTING_FROZEN, args![body, list_name, at])
        .await?;
    Ok(())
}

/// The earlier versions that Parvis made of files it makes no more.
pub(crate) async fn list_former_frozen(
    sql: &mut Sql,
    body: CollectiviteId,
    list_name: &str,
) -> Result<Vec<Former>, db::Error> {
    sql.all(LIST_FORMER_FROZEN, args![body, list_name, FORGOTTEN_MAX])
        .await
}

/// What was asked at that instant, before the list was read, is done.
pub(crate) async fn note_forgotten(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    asked_at: Instant,
) -> Result<(), db::Error> {
    sql.execute(NOTE_FORGOTTEN, args![body, resource, asked_at])
        .await?;
    Ok(())
}

/// The list was read, and what came of it.
pub(crate) async fn note_checked(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    (at, trouble): (Instant, Trouble),
) -> Result<(), db::Error> {
    sql.execute(NOTE_CHECKED, args![body, resource, at, trouble])
        .await?;
    Ok(())
}

/// The earlier versions published before an instant, the first ones first.
pub(crate) async fn list_former_before(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    before: Instant,
) -> Result<Vec<Former>, db::Error> {
    sql.all(LIST_FORMER_BEFORE, args![body, resource, before, FORGOTTEN_MAX])
        .await
}

/// Nobody has that earlier version any more.
pub(crate) async fn delete_former(
    sql: &mut Sql,
    body: CollectiviteId,
    version: VersionId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_FORMER, args![body, version]).await?;
    Ok(())
}

/// The body keeps a content no more, unless a version holds it. Fails where something else of the body holds it by its key.
pub(crate) async fn delete_content(
    sql: &mut Sql,
    body: CollectiviteId,
    hash: &FileHash,
) -> Result<(), db::Error> {
    sql.execute(DELETE_CONTENT, args![body, hash]).await?;
    Ok(())
}
