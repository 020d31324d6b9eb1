//! What is told to those who follow a dataset or the group that answers for it, and the lines of the home page.

use db::Sql;
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, News, NewsSort, Sentence, SubjectRef,
};

use crate::model::{CHALLENGE, DATASET, REQUEST};
use crate::store;

pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Filed, "datasets.published"),
    News::of(NewsSort::Filed, "datasets.updated"),
    News::of(NewsSort::Said, "datasets.commented").taking_part(),
    News::of(NewsSort::Said, "datasets.reused").taking_part(),
    News::of(NewsSort::Filed, "datasets.withdrawn"),
    News::of(NewsSort::Said, "datasets.requested").taking_part(),
    News::of(NewsSort::Filed, "datasets.answered"),
    News::of(NewsSort::Filed, "datasets.challenge-set"),
    News::of(NewsSort::Filed, "datasets.challenge-changed"),
    News::of(NewsSort::Said, "datasets.submitted").taking_part(),
    News::of(NewsSort::Filed, "datasets.challenge-results"),
    News::of(NewsSort::Filed, "datasets.challenge-cancelled"),
    News::retraction("datasets.request-withdrawn"),
    News::retraction("datasets.request-removed"),
];

/// A dataset, a request and a challenge are a part of the group's work.
pub(crate) fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        let group = match subject.kind.as_str() {
            DATASET => store::find(sql, body, subject.id())
                .await?
                .map(|dataset| dataset.group_id),
            REQUEST => store::find_request(sql, body, subject.id())
                .await?
                .map(|request| request.group_id),
            CHALLENGE => store::find_challenge(sql, body, subject.id())
                .await?
                .map(|challenge| challenge.group_id),
            _ => None,
        };
        Ok(group
            .map(|group| SubjectRef::new("group", group))
            .into_iter()
            .collect())
    })
}

/// The challenges that are open, and the datasets that changed last. Those that Parvis makes change with the rest of the site, which says so itself.
pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let challenges_max = i64::try_from(limit).unwrap_or(i64::MAX);
        let open = store::list_open_challenges(sql, body, house.clock.now(), challenges_max).await?;
        let challenges = open.into_iter().map(|challenge| HomeEntry {
            section: HomeSection::TakePart,
            kind: CHALLENGE,
            path: challenge.path(),
            detail: Sentence::new("datasets-challenge-home").with("at", challenge.closes_at),
            at: challenge.closes_at,
            title: challenge.title,
        });
        let made = store::list_open(sql, body).await?;
        let rows = i64::try_from(limit.saturating_add(made.len())).unwrap_or(i64::MAX);
        let latest = store::list_public(sql, body, rows).await?;
        let by_hand = latest
            .into_iter()
            .filter(|dataset| !made.iter().any(|opened| opened.dataset_id == dataset.id))
            .take(limit);
        let entries = by_hand.map(|dataset| HomeEntry {
            section: HomeSection::Became,
            kind: DATASET,
            path: dataset.path(),
            detail: Sentence::new("datasets-home").with("at", dataset.changed_at),
            at: dataset.changed_at,
            title: dataset.title,
        });
        Ok(challenges.chain(entries).collect())
    })
}
