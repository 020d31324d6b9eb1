//! The SQL of boundaries: one a body.

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::Boundary;

db::statements! {
    FIND = "select version, polygons, source, updated_at from territory_boundary where collectivite_id = $1";
    SET = "insert into territory_boundary (collectivite_id, version, polygons, source, updated_at)
        values ($1, 1, $2, $3, $4)
        on conflict (collectivite_id) do update set version = territory_boundary.version + 1,
            polygons = excluded.polygons, source = excluded.source, updated_at = excluded.updated_at";
    FORGET = "delete from territory_boundary where collectivite_id = $1";
}

db::record! {
    struct Row {
        version: i64,
        polygons: String,
        source: String,
        updated_at: Instant,
    }
}

/// The boundary of a body. One that cannot be read any more is none: a drawing stops no page.
pub(crate) async fn find(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Boundary>, db::Error> {
    let row: Option<Row> = sql.optional(FIND, args![body]).await?;
    Ok(row.and_then(|row| {
        Some(Boundary {
            version: row.version,
            polygons: serde_json::from_str(&row.polygons).ok()?,
            source: row.source,
            updated_at: row.updated_at,
        })
    }))
}

pub(crate) async fn set(
    sql: &mut Sql,
    body: CollectiviteId,
    polygons: &str,
    source: &str,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET, args![body, polygons, source, now]).await?;
    Ok(())
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body]).await?;
    Ok(())
}
