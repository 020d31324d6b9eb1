//! The SQL of a body's own templates, and of what decides of its delays.

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::{OwnTemplate, Place, TemplateId};

db::statements! {
    INSERT_TEMPLATE = "insert into parcours_template (collectivite_id, id, name, title, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)";
    INSERT_VERSION = "insert into parcours_template_version (collectivite_id, template_id, version, source, at)
        values ($1, $2, $3, $4, $5)";
    RAISE_VERSION = "update parcours_template set version = $4, title = $5, updated_at = $6
        where collectivite_id = $1 and id = $2 and version = $3";
    FIND_TEMPLATE = "select t.id, t.name, t.version, v.source, t.updated_at from parcours_template t
        join parcours_template_version v on v.collectivite_id = t.collectivite_id and v.template_id = t.id and v.version = t.version
        where t.collectivite_id = $1 and t.name = $2";
    LIST_TEMPLATES = "select t.id, t.name, t.version, v.source, t.updated_at from parcours_template t
        join parcours_template_version v on v.collectivite_id = t.collectivite_id and v.template_id = t.id and v.version = t.version
        where t.collectivite_id = $1 order by t.id limit $2";
    COUNT_TEMPLATES = "select count(*) as n from parcours_template where collectivite_id = $1";
    DELETE_VERSIONS = "delete from parcours_template_version where collectivite_id = $1 and template_id = $2";
    DELETE_TEMPLATE = "delete from parcours_template where collectivite_id = $1 and id = $2";
    FIND_PLACE = "select population, is_alsace_moselle from parcours_place where collectivite_id = $1";
    UPSERT_PLACE = "insert into parcours_place (collectivite_id, population, is_alsace_moselle, updated_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id) do update set population = excluded.population,
            is_alsace_moselle = excluded.is_alsace_moselle, updated_at = excluded.updated_at";
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    template: &OwnTemplate,
    title: &str,
) -> Result<(), db::Error> {
    sql.execute(
        INSERT_TEMPLATE,
        args![
            body,
            template.id,
            &template.name,
            title,
            template.version,
            template.updated_at
        ],
    )
    .await?;
    insert_version(sql, body, template).await
}

async fn insert_version(
    sql: &mut Sql,
    body: CollectiviteId,
    template: &OwnTemplate,
) -> Result<(), db::Error> {
    sql.execute(
        INSERT_VERSION,
        args![
            body,
            template.id,
            template.version,
            &template.source,
            template.updated_at
        ],
    )
    .await?;
    Ok(())
}

/// Keeps a new version, unless somebody else did since version `before`: then false.
pub(crate) async fn raise(
    sql: &mut Sql,
    body: CollectiviteId,
    before: i64,
    template: &OwnTemplate,
    title: &str,
) -> Result<bool, db::Error> {
    let changed = sql
        .execute(
            RAISE_VERSION,
            args![
                body,
                template.id,
                before,
                template.version,
                title,
                template.updated_at
            ],
        )
        .await?;
    if changed == 0 {
        return Ok(false);
    }
    insert_version(sql, body, template).await?;
    Ok(true)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    name: &str,
) -> Result<Option<OwnTemplate>, db::Error> {
    sql.optional(FIND_TEMPLATE, args![body, name]).await
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<OwnTemplate>, db::Error> {
    sql.all(LIST_TEMPLATES, args![body, limit]).await
}

pub(crate) async fn count(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT_TEMPLATES, args![body]).await
}

pub(crate) async fn delete(sql: &mut Sql, body: CollectiviteId, id: TemplateId) -> Result<(), db::Error> {
    sql.execute(DELETE_VERSIONS, args![body, id]).await?;
    sql.execute(DELETE_TEMPLATE, args![body, id]).await?;
    Ok(())
}

/// What was said of the body; nothing known until then.
pub(crate) async fn place(sql: &mut Sql, body: CollectiviteId) -> Result<Place, db::Error> {
    Ok(sql.optional(FIND_PLACE, args![body]).await?.unwrap_or_default())
}

pub(crate) async fn set_place(
    sql: &mut Sql,
    body: CollectiviteId,
    place: Place,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(
        UPSERT_PLACE,
        args![body, place.population, place.is_alsace_moselle, at],
    )
    .await?;
    Ok(())
}
