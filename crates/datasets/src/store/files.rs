//! Files and their versions.

use db::{FromRow, Instant, Sql, args};
use kernel::{CollectiviteId, FileHash, PersonId};
use tables::Sort;

use crate::located::Located;
use crate::model::{
    CURRENT_MAX, Current, DatasetId, LOCATED_MAX, RESOURCES_MAX, Resource, ResourceId, SeenTable, Served,
    VERSIONS_MAX, Version, VersionId, VersionState,
};

macro_rules! resource_columns {
    () => {
        "select id, dataset_id, title, created_at from dataset_resource where collectivite_id = $1 "
    };
}

macro_rules! version_columns {
    () => {
        "select id, resource_id, number, revision, state, file_name, format, media_type, sha256, size_bytes, row_count, column_count,
            described, schema_name, schema_version, schema_url, fault_count, found, personal, personal_reason, differences,
            mended_count, note, withdrawn_because, uploaded_at, published_at
        from dataset_version where collectivite_id = $1 "
    };
}

/// A version in force with its file, without what was said of its columns.
macro_rules! current_columns {
    () => {
        "select v.id, v.resource_id, v.number, v.revision, v.state, v.file_name, v.format, v.media_type, v.sha256, v.size_bytes,
            v.row_count, v.column_count, '' as described, v.schema_name, v.schema_version, v.schema_url, v.fault_count, '' as found,
            '' as personal, v.personal_reason, '' as differences, v.mended_count, v.note, v.withdrawn_because,
            v.uploaded_at, v.published_at, r.dataset_id, r.title as resource_title, r.created_at as resource_created_at
        from dataset_version v
        join dataset_resource r on r.collectivite_id = v.collectivite_id and r.id = v.resource_id
        where v.collectivite_id = $1 and v.state = 'published' "
    };
}

db::statements! {
    INSERT_RESOURCE = "insert into dataset_resource (collectivite_id, id, dataset_id, title, created_at)
        values ($1, $2, $3, $4, $5)";
    FIND_RESOURCE = concat!(resource_columns!(), "and id = $2");
    LIST_RESOURCES = concat!(resource_columns!(), "and dataset_id = $2 order by id limit $3");
    COUNT_RESOURCES = "select count(*) as n from dataset_resource where collectivite_id = $1 and dataset_id = $2";

    INSERT_VERSION = "insert into dataset_version (collectivite_id, id, resource_id, number, revision, state, file_name, format,
        media_type, sha256, size_bytes, row_count, described, schema_name, schema_version, schema_url, fault_count, found,
        personal, personal_reason, differences, mended_count, note, withdrawn_because, uploaded_by, uploaded_at, column_count)
        values ($1, $2, $3, 0, 1, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', $17, $18, '', '',
        $19, $20, $21)";
    /// The same draft with another content, as long as it is the one that was looked at.
    REPLACE_DRAFT = "update dataset_version set file_name = $3, format = $4, media_type = $5, sha256 = $6,
        size_bytes = $7, row_count = $8, described = $9, schema_name = $10, schema_version = $11, schema_url = $12,
        fault_count = $13, found = $14, personal = $15, differences = $16, mended_count = $17, column_count = $19,
        revision = revision + 1
        where collectivite_id = $1 and id = $2 and state = 'draft' and revision = $18";
    DELETE_VERSION = "delete from dataset_version where collectivite_id = $1 and id = $2 and state = 'draft'";
    /// A file whose only version was given up, unless Parvis made it, or reads it elsewhere.
    DELETE_EMPTY_RESOURCE = "delete from dataset_resource where collectivite_id = $1 and id = $2 and not exists (
        select 1 from dataset_version where collectivite_id = $1 and resource_id = $2) and not exists (
        select 1 from dataset_produced where collectivite_id = $1 and resource_id = $2) and not exists (
        select 1 from dataset_harvest where collectivite_id = $1 and resource_id = $2)";
    SUPERSEDE = "update dataset_version set state = 'former'
        where collectivite_id = $1 and resource_id = $2 and state = 'published'";
    PUT_IN_FORCE = "update dataset_version set state = 'published', number = $3, personal_reason = $4, note = $5,
        published_at = $6 where collectivite_id = $1 and id = $2 and state = 'draft' and revision = $7";
    WITHDRAW_VERSION = "update dataset_version set state = 'withdrawn', withdrawn_because = $3, described = '',
        differences = '' where collectivite_id = $1 and id = $2 and state in ('published', 'former')";
    /// What changed since a version that is withdrawn would tell of its rows.
    FORGET_COMPARED = "update dataset_version set differences = ''
        where collectivite_id = $1 and resource_id = $2 and (number = $3 or state = 'draft')";
    LAST_NUMBER = "select coalesce(max(number), 0) as n from dataset_version
        where collectivite_id = $1 and resource_id = $2";
    FIND_VERSION = concat!(version_columns!(), "and id = $2");
    FIND_DRAFT = concat!(version_columns!(), "and resource_id = $2 and state = 'draft'");
    FIND_CURRENT = concat!(version_columns!(), "and resource_id = $2 and state = 'published'");
    LIST_VERSIONS = concat!(version_columns!(), "and resource_id = $2 order by number desc, id limit $3");
    LIST_CURRENT = concat!(current_columns!(), "order by r.dataset_id, r.id limit $2");
    LIST_SERVED = "select d.id as dataset_id, d.title, v.schema_name, v.published_at from dataset d
        join dataset_resource r on r.collectivite_id = d.collectivite_id and r.dataset_id = d.id
        join dataset_version v on v.collectivite_id = r.collectivite_id and v.resource_id = r.id
        where d.collectivite_id = $1 and d.state = 'published' and v.state = 'published'
        order by d.id, r.id limit $2";
    /// Tables that may hold places: their columns say so.
    LIST_LOCATED = "select r.id as resource_id, r.title, d.id as dataset_id, d.title as dataset_title, v.described
        from dataset d
        join dataset_resource r on r.collectivite_id = d.collectivite_id and r.dataset_id = d.id
        join dataset_version v on v.collectivite_id = r.collectivite_id and v.resource_id = r.id
        where d.collectivite_id = $1 and d.state = 'published' and v.state = 'published'
            and v.row_count is not null and (v.described like '%\"latitude%' or v.described like '%\"geojson\"%')
        order by d.sort_key, d.id, r.id limit $2";
    /// Files in force of published datasets whose rows have places as they were described, and those that nobody described.
    LIST_PLACED = "select r.id as resource_id, r.title as resource_title, d.title as dataset_title, d.description,
        v.format, v.sha256, v.row_count, v.column_count from dataset d
        join dataset_resource r on r.collectivite_id = d.collectivite_id and r.dataset_id = d.id
        join dataset_version v on v.collectivite_id = r.collectivite_id and v.resource_id = r.id
        where d.collectivite_id = $1 and d.state = 'published' and v.state = 'published' and (v.format = 'parquet'
            or v.described like '%\"sort\":\"geojson\"%' or v.described like '%\"sort\":\"latitude-longitude\"%'
            or v.described like '%\"sort\":\"latitude\"%' and v.described like '%\"sort\":\"longitude\"%')
        order by r.id limit $2";
    LIST_CURRENT_OF = concat!(current_columns!(), "and r.dataset_id = $2 order by r.id limit $3");
}

db::record! {
    /// A file in force of a published dataset, whose rows may have places: as far as a list of collections tells.
    pub(crate) struct Placed {
        pub(crate) resource_id: ResourceId,
        pub(crate) resource_title: String,
        pub(crate) dataset_title: String,
        /// Of the dataset, in Markdown
        pub(crate) description: String,
        pub(crate) format: String,
        pub(crate) sha256: FileHash,
        pub(crate) row_count: Option<i64>,
        pub(crate) column_count: Option<i64>,
    }
}

/// A row of [`LIST_CURRENT`].
struct CurrentRow(Current);

impl FromRow for CurrentRow {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let version = Version::from_row(row)?;
        Ok(Self(Current {
            resource: Resource {
                id: version.resource_id,
                dataset_id: row.get("dataset_id")?,
                title: row.get("resource_title")?,
                created_at: row.get("resource_created_at")?,
            },
            version,
        }))
    }
}

pub(crate) async fn insert_resource(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: &Resource,
) -> Result<(), db::Error> {
    let values = args![
        body,
        resource.id,
        resource.dataset_id,
        &resource.title,
        resource.created_at
    ];
    sql.execute(INSERT_RESOURCE, values).await?;
    Ok(())
}

pub(crate) async fn find_resource(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ResourceId,
) -> Result<Option<Resource>, db::Error> {
    sql.optional(FIND_RESOURCE, args![body, id]).await
}

/// The files of a dataset, in the order they were added, those without any version in force included.
pub(crate) async fn list_resources(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<Vec<Resource>, db::Error> {
    sql.all(LIST_RESOURCES, args![body, dataset, RESOURCES_MAX]).await
}

/// Keeps a draft; two at once for one file violate a key.
pub(crate) async fn insert_version(
    sql: &mut Sql,
    body: CollectiviteId,
    version: &Version,
    by: Option<PersonId>,
) -> Result<(), db::Error> {
    let values = args![
        body,
        version.id,
        version.resource_id,
        &version.file_name,
        &version.format,
        &version.media_type,
        &version.sha256,
        version.size_bytes,
        version.row_count,
        &version.described,
        &version.schema_name,
        &version.schema_version,
        &version.schema_url,
        version.fault_count,
        &version.found,
        &version.personal,
        &version.differences,
        version.mended_count,
        by,
        version.uploaded_at,
        version.column_count
    ];
    sql.execute(INSERT_VERSION, values).await?;
    Ok(())
}

/// False when the draft is no longer there, or is no longer at `version.revision`.
pub(crate) async fn replace_draft(
    sql: &mut Sql,
    body: CollectiviteId,
    version: &Version,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        version.id,
        &version.file_name,
        &version.format,
        &version.media_type,
        &version.sha256,
        version.size_bytes,
        version.row_count,
        &version.described,
        &version.schema_name,
        &version.schema_version,
        &version.schema_url,
        version.fault_count,
        &version.found,
        &version.personal,
        &version.differences,
        version.mended_count,
        version.revision,
        version.column_count
    ];
    Ok(sql.execute(REPLACE_DRAFT, values).await? == 1)
}

/// False when there was no such draft.
pub(crate) async fn delete_version(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VersionId,
) -> Result<bool, db::Error> {
    Ok(sql.execute(DELETE_VERSION, args![body, id]).await? == 1)
}

/// A file without any version is none; one that has others stays.
pub(crate) async fn delete_empty_resource(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ResourceId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_EMPTY_RESOURCE, args![body, id]).await?;
    Ok(())
}

/// The version in force is one of before.
pub(crate) async fn supersede(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<(), db::Error> {
    sql.execute(SUPERSEDE, args![body, resource]).await?;
    Ok(())
}

/// What is said of a version when it is published.
pub(crate) struct InForce<'a> {
    /// The revision of the draft that was read
    pub(crate) revision: i64,
    pub(crate) number: i64,
    pub(crate) personal_reason: &'a str,
    pub(crate) note: &'a str,
    pub(crate) at: Instant,
}

/// False when it was no draft any more, or another one.
pub(crate) async fn put_in_force(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VersionId,
    said: &InForce<'_>,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        id,
        said.number,
        said.personal_reason,
        said.note,
        said.at,
        said.revision
    ];
    Ok(sql.execute(PUT_IN_FORCE, values).await? == 1)
}

/// False when it was not published. What was said of its columns is forgotten with it.
pub(crate) async fn withdraw_version(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VersionId,
    because: &str,
) -> Result<bool, db::Error> {
    Ok(sql.execute(WITHDRAW_VERSION, args![body, id, because]).await? == 1)
}

/// Forgets the rows that the version after `number` of a file, and its draft, were compared with.
pub(crate) async fn forget_compared(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
    number: i64,
) -> Result<(), db::Error> {
    sql.execute(FORGET_COMPARED, args![body, resource, number + 1])
        .await?;
    Ok(())
}

/// The number of the next version to be published.
pub(crate) async fn next_number(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<i64, db::Error> {
    Ok(sql.count(LAST_NUMBER, args![body, resource]).await? + 1)
}

pub(crate) async fn find_version(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VersionId,
) -> Result<Option<Version>, db::Error> {
    sql.optional(FIND_VERSION, args![body, id]).await
}

pub(crate) async fn find_draft(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<Option<Version>, db::Error> {
    sql.optional(FIND_DRAFT, args![body, resource]).await
}

pub(crate) async fn find_current(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<Option<Version>, db::Error> {
    sql.optional(FIND_CURRENT, args![body, resource]).await
}

/// The versions of a file, the draft last, the others from the latest to the first.
pub(crate) async fn list_versions(
    sql: &mut Sql,
    body: CollectiviteId,
    resource: ResourceId,
) -> Result<Vec<Version>, db::Error> {
    let versions: Vec<Version> = sql
        .all(LIST_VERSIONS, args![body, resource, VERSIONS_MAX])
        .await?;
    debug_assert!(
        versions
            .iter()
            .all(|version| (version.state == VersionState::Draft) == (version.number == 0)),
        "only drafts have no number"
    );
    Ok(versions)
}

/// Every file in force of the body.
pub(crate) async fn list_current(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Current>, db::Error> {
    let rows: Vec<CurrentRow> = sql.all(LIST_CURRENT, args![body, CURRENT_MAX]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Every file in force of a published dataset, without what was seen in it.
pub(crate) async fn list_served(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Served>, db::Error> {
    sql.all(LIST_SERVED, args![body, CURRENT_MAX]).await
}

db::record! {
    struct LocatedRow {
        resource_id: ResourceId,
        title: String,
        dataset_id: DatasetId,
        dataset_title: String,
        described: String,
    }
}

/// Published files whose columns hold a latitude and a longitude, together or apart, or geometries of `GeoJSON`.
pub(crate) async fn list_located(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Located>, db::Error> {
    let rows: Vec<LocatedRow> = sql.all(LIST_LOCATED, args![body, LOCATED_MAX]).await?;
    let located = rows.into_iter().filter_map(|row| {
        let seen: SeenTable = serde_json::from_str(&row.described).ok()?;
        let holds = |sort: Sort| seen.columns.iter().any(|column| column.sort == sort.name());
        let is_pair = holds(Sort::Latitude) && holds(Sort::Longitude);
        if !is_pair && !holds(Sort::LatitudeLongitude) && !holds(Sort::GeoJson) {
            return None;
        }
        let coordinates = [
            Sort::Latitude,
            Sort::Longitude,
            Sort::LatitudeLongitude,
            Sort::GeoJson,
        ];
        let coordinates = coordinates.map(Sort::name);
        let others = seen.columns.into_iter();
        Some(Located {
            resource: row.resource_id,
            title: row.title,
            dataset: row.dataset_id,
            dataset_title: row.dataset_title,
            columns: others
                .filter(|column| !coordinates.contains(&column.sort.as_str()))
                .map(|column| column.name)
                .collect(),
        })
    });
    Ok(located.collect())
}

/// Every file in force whose rows have places as they were described, and every Parquet file, which is described by nobody.
pub(crate) async fn list_placed(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Placed>, db::Error> {
    sql.all(LIST_PLACED, args![body, CURRENT_MAX]).await
}

/// The files in force of a dataset.
pub(crate) async fn list_current_of(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<Vec<Current>, db::Error> {
    let rows: Vec<CurrentRow> = sql
        .all(LIST_CURRENT_OF, args![body, dataset, RESOURCES_MAX])
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
