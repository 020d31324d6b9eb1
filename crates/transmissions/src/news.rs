//! What is told to those who follow the group that sent an act.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, News, NewsSort, SubjectRef};

use crate::model::TransmissionId;
use crate::store;

pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Filed, "transmissions.sent"),
    News::of(NewsSort::Said, "transmissions.answered"),
    News::retraction("transmissions.called-off"),
    News::retraction("transmissions.answer-withdrawn"),
];

/// A transmission is a part of the act that was sent, which is of its group.
pub(crate) fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        if subject.kind != "transmission" {
            return Ok(Vec::new());
        }
        let id: TransmissionId = subject.id();
        let found = store::find(sql, body, id).await?;
        Ok(found
            .map(|sent| SubjectRef::new("act", sent.act_id))
            .into_iter()
            .collect())
    })
}
