//! Consultations on the home page: those one can answer, then what became of those that are over.

use db::Sql;
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, Sentence, Standing, SubjectRef,
};

use crate::model::{Answer, Stage};
use crate::steps::count_of;
use crate::store::{consultations, contributions};

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
        for line in consultations::not_over(sql, body, now, rows).await? {
            if line.stage_at(now) == Stage::Open {
                entries.push(HomeEntry {
                    section: HomeSection::TakePart,
                    kind: "consultation",
                    path: line.path(),
                    detail: Sentence::new("debates-home-open").with("at", line.closes_at),
                    at: line.closes_at,
                    title: line.title,
                });
            }
        }
        for line in consultations::over(sql, body, now, rows, 0).await? {
            let counts = contributions::by_answer(sql, body, line.id).await?;
            let total: i64 = counts.iter().map(|(_, n)| n).sum();
            if total == 0 {
                continue;
            }
            let answered = total - count_of(&counts, Answer::Waiting);
            let last = contributions::last_answered(sql, body, line.id).await?;
            entries.push(HomeEntry {
                section: HomeSection::Became,
                kind: "consultation",
                path: line.path(),
                detail: Sentence::new("debates-home-became")
                    .with("n", total)
                    .with("answered", answered),
                at: last.unwrap_or(line.ends_at()).max(line.ends_at()),
                title: line.title,
            });
        }
        Ok(entries)
    })
}

/// Where a consultation stands, for the page of its group or of its parcours.
pub(crate) fn standing<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let found = consultations::find(sql, body, subject.id()).await?;
        Ok(found.map(|consultation| {
            let stage = consultation.stage_at(house.clock.now());
            let (key, at) = match stage {
                Stage::Planned => ("debates-standing-planned", consultation.opens_at),
                Stage::Open => ("debates-home-open", consultation.closes_at),
                Stage::Closed => ("debates-standing-closed", consultation.ends_at()),
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
