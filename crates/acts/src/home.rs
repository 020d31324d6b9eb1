//! The acts on the home page: what was published, newest first.

use db::Sql;
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, Sentence, Standing, SubjectRef,
};

use crate::store;

pub(crate) fn entries<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let acts = store::list(sql, body, &store::Filter::default(), limit, 0).await?;
        Ok(acts
            .into_iter()
            .map(|act| HomeEntry {
                section: HomeSection::Decided,
                kind: "act",
                path: act.path(),
                detail: Sentence::new("acts-home-published").with("at", act.published_at),
                at: act.published_at,
                title: act.title,
            })
            .collect())
    })
}

/// When an act was published, for the page of its group or of its parcours.
pub(crate) fn standing<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let found = store::find(sql, body, subject.id()).await?;
        Ok(found.map(|act| Standing {
            sort: NewsSort::Filed,
            state: Sentence::new("acts-home-published").with("at", act.published_at),
            at: act.published_at,
            is_open: false,
        }))
    })
}
