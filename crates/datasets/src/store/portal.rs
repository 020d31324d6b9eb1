//! The portal to which datasets are handed over, and what it knows of each.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, FileHash};

use crate::model::{DATASETS_MAX, DatasetId, Portal, PortalEntry, PortalTrouble};

macro_rules! entry_columns {
    () => {
        "select dataset_id, remote_id, resources, digest, pushed_at, tried_at, trouble, detail from dataset_portal_entry
        where collectivite_id = $1 "
    };
}

db::statements! {
    FIND_PORTAL = "select address, organization, sealed_key, version from dataset_portal where collectivite_id = $1";
    SET_PORTAL = "insert into dataset_portal (collectivite_id, address, organization, sealed_key, set_at, version)
        values ($1, $2, $3, $4, $5, 1)
        on conflict (collectivite_id) do update set address = excluded.address, organization = excluded.organization,
            sealed_key = excluded.sealed_key, set_at = excluded.set_at, version = dataset_portal.version + 1";
    REMOVE_PORTAL = "delete from dataset_portal where collectivite_id = $1";
    /// Another portal knows nothing of what was handed over to the one before.
    FORGET_ENTRIES = "delete from dataset_portal_entry where collectivite_id = $1";
    FIND_ENTRY = concat!(entry_columns!(), "and dataset_id = $2");
    LIST_ENTRIES = concat!(entry_columns!(), "order by dataset_id limit $2");
    NOTE_PUSHED = "insert into dataset_portal_entry (collectivite_id, dataset_id, remote_id, resources, digest, pushed_at,
        tried_at, trouble, detail) values ($1, $2, $3, $4, $5, $6, $6, '', '')
        on conflict (collectivite_id, dataset_id) do update set remote_id = excluded.remote_id,
            resources = excluded.resources, digest = excluded.digest, pushed_at = excluded.pushed_at,
            tried_at = excluded.tried_at, trouble = '', detail = ''";
    NOTE_REFUSED = "insert into dataset_portal_entry (collectivite_id, dataset_id, remote_id, resources, digest, tried_at, trouble,
        detail) values ($1, $2, '', '', '', $3, $4, $5)
        on conflict (collectivite_id, dataset_id) do update set tried_at = excluded.tried_at, trouble = excluded.trouble,
            detail = excluded.detail";
    FORGET_REMOTE = "update dataset_portal_entry set remote_id = '', resources = '', digest = ''
        where collectivite_id = $1 and dataset_id = $2";
}

pub(crate) async fn find_portal(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Portal>, db::Error> {
    sql.optional(FIND_PORTAL, args![body]).await
}

pub(crate) async fn set_portal(
    sql: &mut Sql,
    body: CollectiviteId,
    portal: &Portal,
    at: Instant,
) -> Result<(), db::Error> {
    let values = args![
        body,
        &portal.address,
        &portal.organization,
        &portal.sealed_key,
        at
    ];
    sql.execute(SET_PORTAL, values).await?;
    Ok(())
}

/// False when there was none.
pub(crate) async fn remove_portal(sql: &mut Sql, body: CollectiviteId) -> Result<bool, db::Error> {
    Ok(sql.execute(REMOVE_PORTAL, args![body]).await? == 1)
}

/// What was handed over is known no more.
pub(crate) async fn forget_portal_entries(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_ENTRIES, args![body]).await?;
    Ok(())
}

pub(crate) async fn find_portal_entry(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<Option<PortalEntry>, db::Error> {
    sql.optional(FIND_ENTRY, args![body, dataset]).await
}

pub(crate) async fn list_portal_entries(
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Vec<PortalEntry>, db::Error> {
    sql.all(LIST_ENTRIES, args![body, DATASETS_MAX]).await
}

/// What the portal knows of a dataset now: its identifier there, those of its files, and what was said.
pub(crate) async fn note_pushed(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
    (remote_id, resources, digest): (&str, &str, &FileHash),
    at: Instant,
) -> Result<(), db::Error> {
    let values = args![body, dataset, remote_id, resources, digest, at];
    sql.execute(NOTE_PUSHED, values).await?;
    Ok(())
}

/// Why the last try came to nothing.
pub(crate) async fn note_refused(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
    (trouble, detail): (PortalTrouble, &str),
    at: Instant,
) -> Result<(), db::Error> {
    let values = args![body, dataset, at, trouble, detail];
    sql.execute(NOTE_REFUSED, values).await?;
    Ok(())
}

/// It is not there any more.
pub(crate) async fn forget_remote(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_REMOTE, args![body, dataset]).await?;
    Ok(())
}
