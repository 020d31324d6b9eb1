//! What is news to those who follow a meeting, and what its subjects are a part of.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, News, NewsSort, SubjectRef};

use crate::store;

pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "meetings.planned").until("starts_at"),
    News::of(NewsSort::Scheduled, "meetings.changed").until("starts_at"),
    News::of(NewsSort::Scheduled, "meetings.cancelled").ending(),
    News::of(NewsSort::Scheduled, "meetings.convocation-sent"),
    News::of(NewsSort::Written, "meetings.agenda-item-added"),
    News::of(NewsSort::Filed, "meetings.minutes-approved"),
    News::of(NewsSort::Filed, "meetings.follow-up-added"),
    News::of(NewsSort::Filed, "meetings.follow-up-done"),
];

/// What is to be done is a part of the meeting that decided it, a meeting of its group's work.
pub(crate) fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        let whole = match subject.kind.as_str() {
            "follow-up" => store::find_follow_up(sql, body, subject.id())
                .await?
                .map(|task| SubjectRef::new("meeting", task.meeting_id)),
            "meeting" => store::find_meeting(sql, body, subject.id())
                .await?
                .map(|meeting| SubjectRef::new("group", meeting.group_id)),
            _ => None,
        };
        Ok(whole.into_iter().collect())
    })
}
