//! Datasets.

use db::{Instant, Sql, args};
use groups::GroupId;
use kernel::CollectiviteId;

use crate::model::{Dataset, DatasetId, DatasetState};

macro_rules! columns {
    () => {
        "select id, group_id, slug, title, description, theme, keywords, licence, frequency, producer, siret, email, reach,
            territory, covers_from, covers_to, state, withdrawn_because, created_at, published_at, changed_at, version
        from dataset where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT = "insert into dataset (collectivite_id, id, group_id, slug, title, sort_key, description, theme, keywords,
        licence, frequency, producer, siret, email, reach, territory, covers_from, covers_to, state, withdrawn_because,
        created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, '', $20, $20, 1)";
    /// The day of a withdrawal stays that of the withdrawal.
    UPDATE = "update dataset set title = $3, sort_key = $4, description = $5, theme = $6, keywords = $7, licence = $8,
        frequency = $9, producer = $10, siret = $11, email = $12, reach = $13, territory = $14, covers_from = $15,
        covers_to = $16,
        changed_at = case when state = 'withdrawn' then changed_at else $18 end, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $17";
    /// Its first file is published, or another one. A dataset that was withdrawn stays so.
    PUBLISH = "update dataset set state = 'published', changed_at = $3,
        published_at = coalesce(published_at, $3)
        where collectivite_id = $1 and id = $2 and state in ('draft', 'published')";
    RESTORE = "update dataset set state = 'published', withdrawn_because = '', changed_at = $3
        where collectivite_id = $1 and id = $2 and state = 'withdrawn'";
    TOUCH = "update dataset set changed_at = $3 where collectivite_id = $1 and id = $2";
    WITHDRAW = "update dataset set state = 'withdrawn', withdrawn_because = $3, changed_at = $4
        where collectivite_id = $1 and id = $2 and state = 'published'";
    FIND = concat!(columns!(), "and id = $2");
    COUNT_SLUG = "select count(*) as n from dataset where collectivite_id = $1 and slug = $2";
    COUNT_ALL = "select count(*) as n from dataset where collectivite_id = $1";
    LIST_PUBLIC = concat!(columns!(), "and state = 'published' order by changed_at desc, id limit $2");
    /// Those that nobody reads yet, or no more.
    LIST_PREPARED = concat!(columns!(), "and state <> 'published' order by changed_at desc, id limit $2");
    /// The one described last, whose publisher is proposed for the next.
    LATEST_OF_GROUP = concat!(columns!(), "and group_id = $2 order by created_at desc, id limit 1");
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, dataset: &Dataset) -> Result<(), db::Error> {
    let values = args![
        body,
        dataset.id,
        dataset.group_id,
        &dataset.slug,
        &dataset.title,
        db::sort_key(&dataset.title),
        &dataset.description,
        dataset.theme,
        &dataset.keywords,
        dataset.licence,
        dataset.frequency,
        &dataset.producer,
        &dataset.siret,
        &dataset.email,
        dataset.reach,
        &dataset.territory,
        dataset.covers_from,
        dataset.covers_to,
        DatasetState::Draft,
        dataset.created_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

/// False when the dataset is no longer at `dataset.version`.
pub(crate) async fn update(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: &Dataset,
    at: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        dataset.id,
        &dataset.title,
        db::sort_key(&dataset.title),
        &dataset.description,
        dataset.theme,
        &dataset.keywords,
        dataset.licence,
        dataset.frequency,
        &dataset.producer,
        &dataset.siret,
        &dataset.email,
        dataset.reach,
        &dataset.territory,
        dataset.covers_from,
        dataset.covers_to,
        dataset.version,
        at
    ];
    Ok(sql.execute(UPDATE, values).await? == 1)
}

/// Anyone reads it from now on. False when it is withdrawn.
pub(crate) async fn publish(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DatasetId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(PUBLISH, args![body, id, at]).await? == 1)
}

/// Anyone reads it again. False when it was not withdrawn.
pub(crate) async fn restore(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DatasetId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(RESTORE, args![body, id, at]).await? == 1)
}

/// Its files changed.
pub(crate) async fn touch(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DatasetId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(TOUCH, args![body, id, at]).await?;
    Ok(())
}

/// False when it was not published.
pub(crate) async fn withdraw(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DatasetId,
    because: &str,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(WITHDRAW, args![body, id, because, at]).await? == 1)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DatasetId,
) -> Result<Option<Dataset>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

pub(crate) async fn is_slug_taken(
    sql: &mut Sql,
    body: CollectiviteId,
    slug: &str,
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_SLUG, args![body, slug]).await? > 0)
}

pub(crate) async fn count_all(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT_ALL, args![body]).await
}

/// The first of those that anyone reads, what changed last first.
pub(crate) async fn list_public(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Dataset>, db::Error> {
    sql.all(LIST_PUBLIC, args![body, limit]).await
}

/// The first of those that nobody reads, what changed last first.
pub(crate) async fn list_prepared(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Dataset>, db::Error> {
    sql.all(LIST_PREPARED, args![body, limit]).await
}

/// The dataset of `group` that was described last.
pub(crate) async fn latest_of_group(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
) -> Result<Option<Dataset>, db::Error> {
    sql.optional(LATEST_OF_GROUP, args![body, group]).await
}
