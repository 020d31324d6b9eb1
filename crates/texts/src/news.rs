//! What is news to those who follow a text, and what its subjects are a part of.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, News, NewsSort, SubjectRef};

use crate::store::{amendments, documents};

/// Arguments and amendments by whom one takes part; each vote is told by the votes themselves.
pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Written, "texts.imported"),
    News::of(NewsSort::Written, "texts.draft-edited"),
    News::of(NewsSort::Scheduled, "texts.discussion-opened"),
    News::of(NewsSort::Scheduled, "texts.discussion-closed"),
    News::of(NewsSort::Written, "texts.amendment-proposed").taking_part(),
    News::of(NewsSort::Written, "texts.amendment-rectified"),
    News::of(NewsSort::Written, "texts.amendment-withdrawn"),
    News::of(NewsSort::Filed, "texts.amendment-adopted"),
    News::of(NewsSort::Filed, "texts.amendment-rejected"),
    News::of(NewsSort::Filed, "texts.amendment-fallen"),
    News::of(NewsSort::Filed, "texts.amendment-reopened"),
    News::of(NewsSort::Said, "texts.argument-added").taking_part(),
    News::of(NewsSort::Said, "texts.remark-added").taking_part(),
    News::of(NewsSort::Filed, "texts.consolidated"),
];

/// An amendment is a part of its text, a text of its group's work.
pub(crate) fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        let whole = match subject.kind.as_str() {
            "amendment" => amendments::find(sql, body, subject.id())
                .await?
                .map(|amendment| SubjectRef::new("text", amendment.document_id)),
            "text" => documents::find(sql, body, subject.id())
                .await?
                .map(|text| SubjectRef::new("group", text.group_id)),
            _ => None,
        };
        Ok(whole.into_iter().collect())
    })
}
