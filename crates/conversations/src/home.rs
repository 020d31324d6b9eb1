//! Conversations on the home page and on that of their group: those one can take part in, then what they gave.

use db::Sql;
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, Sentence, Standing, SubjectRef,
};

use crate::model::Stage;
use crate::store::conversations;

pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let now = house.clock.now();
        let mut entries = Vec::new();
        for line in conversations::not_over(sql, body, now, rows).await? {
            if line.stage_at(now) == Stage::Open {
                entries.push(HomeEntry {
                    section: HomeSection::TakePart,
                    kind: "conversation",
                    path: line.path(),
                    detail: Sentence::new("conversations-home-open").with("at", line.closes_at),
                    at: line.closes_at,
                    title: line.title,
                });
            }
        }
        for line in conversations::over(sql, body, now, rows, 0).await? {
            if line.participants == 0 {
                continue;
            }
            entries.push(HomeEntry {
                section: HomeSection::Became,
                kind: "conversation",
                path: line.path(),
                detail: Sentence::new("conversations-home-became")
                    .with("n", line.participants)
                    .with("votes", line.votes),
                at: line.ends_at(),
                title: line.title,
            });
        }
        Ok(entries)
    })
}

/// Where a conversation stands, for the page of its group or of its parcours.
pub(crate) fn standing<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let found = conversations::find(sql, body, subject.id()).await?;
        Ok(found.map(|about| {
            let stage = about.stage_at(house.clock.now());
            let (key, at) = match stage {
                Stage::Planned => ("conversations-standing-planned", about.opens_at),
                Stage::Open => ("conversations-home-open", about.closes_at),
                Stage::Closed => ("conversations-standing-closed", about.ends_at()),
            };
            Standing {
                sort: NewsSort::Said,
                state: Sentence::new(key).with("at", at),
                at,
                is_open: stage != Stage::Closed,
            }
        }))
    })
}
