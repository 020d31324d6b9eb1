//! What is told to those who follow a plan, or the group that follows it.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, News, NewsSort, SubjectRef};

use crate::model::{IndicatorId, PlanId};
use crate::store;

pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Filed, "indicators.plan-opened"),
    News::of(NewsSort::Written, "indicators.added"),
    News::of(NewsSort::Filed, "indicators.recorded"),
    News::of(NewsSort::Filed, "indicators.corrected"),
];

/// An indicator is a part of its plan, a plan of its group.
pub(crate) fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        let whole = match subject.kind.as_str() {
            "indicator" => {
                let id: IndicatorId = subject.id();
                let found = store::find_indicator(sql, body, id).await?;
                found.map(|indicator| SubjectRef::new("plan", indicator.plan_id))
            }
            "plan" => {
                let id: PlanId = subject.id();
                let found = store::find_plan(sql, body, id).await?;
                found.map(|plan| SubjectRef::new("group", plan.group_id))
            }
            _ => None,
        };
        Ok(whole.into_iter().collect())
    })
}
