//! Maps on the home page, the one that changed last first, and what is news to those who follow the body.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, News, NewsSort, Sentence};

use crate::model::MAP;
use crate::store;

pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Filed, "maps.published"),
    News::retraction("maps.hidden"),
    News::retraction("maps.removed"),
];

/// The published maps that changed last.
pub(crate) fn entries<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let latest = store::latest_maps(sql, body, limit).await?;
        let entries = latest.into_iter().map(|map| HomeEntry {
            section: HomeSection::Became,
            kind: MAP,
            path: map.path(),
            detail: Sentence::new("maps-home").with("at", map.changed_at),
            at: map.changed_at,
            title: map.title,
        });
        Ok(entries.collect())
    })
}
