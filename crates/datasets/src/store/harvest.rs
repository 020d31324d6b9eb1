//! Files that Parvis reads at an address of elsewhere.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, FileHash};

use super::produced::Former;
use crate::model::{DatasetId, Harvest, HarvestTrouble, RESOURCES_MAX, ResourceId, Rhythm};

/// The most addresses of a body that are listed.
const HARVESTS_MAX: i64 = 500;
/// Earlier versions forgotten at a time.
const FORMER_MAX: i64 = 100;

macro_rules! columns {
    () => {
        "select h.resource_id, h.address, h.rhythm, h.schema_name, h.revision, h.begun_at, h.stopped_at, h.checked_at,
            h.came_at, h.next_at, h.failures, h.etag, h.last_modified, h.seen_sha256, h.trouble, h.detail "
    };
}

db::statements! {
    /// What was known of another address is forgotten: what is there now is looked at anew.
    SET_HARVEST = "insert into dataset_harvest (collectivite_id, resource_id, address, rhythm, schema_name, revision, begun_at,
        failures, etag, last_modified, seen_sha256, trouble, detail)
        values ($1, $2, $3, $4, $5, 1, $6, 0, '', '', '', '', '')
        on conflict (collectivite_id, resource_id) do update set address = excluded.address, rhythm = excluded.rhythm,
            schema_name = excluded.schema_name, revision = dataset_harvest.revision + 1, begun_at = excluded.begun_at,
            stopped_at = null, next_at = null, failures = 0, etag = '', last_modified = '', seen_sha256 = '', trouble = '',
            detail = ''";
    FIND_HARVEST = concat!(columns!(), "from dataset_harvest h where h.collectivite_id = $1 and h.resource_id = $2");
    LIST_HARVESTS_OF = concat!(columns!(), "from dataset_harvest h
        join dataset_resource r on r.collectivite_id = h.collectivite_id and r.id = h.resource_id
        where h.collectivite_id = $1 and r.dataset_id = $2 and h.stopped_at is null order by h.resource_id limit $3");
    LIST_HARVESTS = concat!(columns!(), "from dataset_harvest h where h.collectivite_id = $1 and h.stopped_at is null
        order by h.failures desc, h.resource_id limit $2");
    STOP_HARVEST = "update dataset_harvest set stopped_at = $3, next_at = null, revision = revision + 1
        where collectivite_id = $1 and resource_id = $2 and stopped_at is null";
    /// The same as before: a draft that waits still does.
    NOTE_SAME = "update dataset_harvest set checked_at = $4, next_at = null, failures = 0,
        detail = case when trouble in ('faults', 'personal') then detail else '' end,
        trouble = case when trouble in ('faults', 'personal') then trouble else '' end
        where collectivite_id = $1 and resource_id = $2 and revision = $3 and stopped_at is null";
    NOTE_CAME = "update dataset_harvest set checked_at = $4, came_at = $4, next_at = null, failures = 0, etag = $5,
        last_modified = $6, seen_sha256 = $7, trouble = $8, detail = ''
        where collectivite_id = $1 and resource_id = $2 and revision = $3 and stopped_at is null";
    /// Those that came since it was asked: what people sent before stays.
    LIST_FORMER_HARVESTED = "select v.id, v.resource_id, v.sha256 from dataset_harvest h
        join dataset_version v on v.collectivite_id = h.collectivite_id and v.resource_id = h.resource_id
        where h.collectivite_id = $1 and h.resource_id = $2 and v.state = 'former' and v.published_at >= h.begun_at
            and v.published_at < $3
        order by v.number limit $4";
    NOTE_FAILED = "update dataset_harvest set checked_at = $4, next_at = $5, failures = failures + 1, trouble = $6,
        detail = $7 where collectivite_id = $1 and resource_id = $2 and revision = $3 and stopped_at is null";
}

/// Reads an address for a file from now on, or another one than before.
pub(crate) async fn set_harvest(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    (address, rhythm, schema_name): (&str, Rhythm, &str),
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(
        SET_HARVEST,
        args![body, resource, address, rhythm, schema_name, at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find_harvest(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<Option<Harvest>, db::Error> {
    sql.optional(FIND_HARVEST, args![body, resource]).await
}

/// True while Parvis reads an address for this file.
pub(crate) async fn is_harvested(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<bool, db::Error> {
    let found = find_harvest(sql, body, resource).await?;
    Ok(found.is_some_and(|harvest| harvest.is_running()))
}

/// The files of a dataset that Parvis reads elsewhere today.
pub(crate) async fn list_harvests_of(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<Vec<Harvest>, db::Error> {
    sql.all(LIST_HARVESTS_OF, args![body, dataset, RESOURCES_MAX])
        .await
}

/// All that Parvis reads elsewhere today, what fails first.
pub(crate) async fn list_harvests(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Harvest>, db::Error> {
    sql.all(LIST_HARVESTS, args![body, HARVESTS_MAX]).await
}

/// False when it was stopped already.
pub(crate) async fn stop_harvest(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(STOP_HARVEST, args![body, resource, at]).await? == 1)
}

/// The address gives what it gave before.
pub(crate) async fn note_same(
    sql: &mut Sql,
    body: CollectiviteId,
    (resource, revision): (ResourceId, i64),
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(NOTE_SAME, args![body, resource, revision, at])
        .await?;
    Ok(())
}

/// The earlier versions of a file that came of its address and were published before an instant, the first ones.
pub(crate) async fn list_former_harvested(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    before: Instant,
) -> Result<Vec<Former>, db::Error> {
    sql.all(LIST_FORMER_HARVESTED, args![body, resource, before, FORMER_MAX])
        .await
}

/// What came of the address, as it is told again to its server.
pub(crate) struct Came<'a> {
    pub(crate) etag: &'a str,
    pub(crate) last_modified: &'a str,
    pub(crate) seen: &'a FileHash,
    pub(crate) trouble: HarvestTrouble,
}

/// False when it was stopped, or asked otherwise, meanwhile.
pub(crate) async fn note_came(
    sql: &mut Sql,
    body: CollectiviteId,
    (resource, revision): (ResourceId, i64),
    came: &Came<'_>,
    at: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        resource,
        revision,
        at,
        came.etag,
        came.last_modified,
        came.seen,
        came.trouble
    ];
    Ok(sql.execute(NOTE_CAME, values).await? == 1)
}

/// The same for what failed: why, what more is known, and when it is tried again.
pub(crate) async fn note_failed(
    sql: &mut Sql,
    body: CollectiviteId,
    (resource, revision): (ResourceId, i64),
    (trouble, detail, next_at): (HarvestTrouble, &str, Instant),
    at: Instant,
) -> Result<bool, db::Error> {
    let values = args![body, resource, revision, at, next_at, trouble, detail];
    Ok(sql.execute(NOTE_FAILED, values).await? == 1)
}
