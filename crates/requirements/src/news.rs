//! What is told to those who follow a requirement, or a project that has to examine one.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, News, NewsSort, SubjectRef};

use crate::model::{ExaminationId, RequirementId};
use crate::store::{examinations, requirements};

pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Filed, "requirements.marked"),
    News::of(NewsSort::Scheduled, "requirements.attached"),
    News::of(NewsSort::Filed, "requirements.concluded"),
    News::of(NewsSort::Written, "requirements.passage-changed"),
    News::of(NewsSort::Filed, "requirements.repealed"),
];

/// An examination is a part of its requirement and of its project; a requirement, of its group's work.
pub(crate) fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        match subject.kind.as_str() {
            "examination" => {
                let id: ExaminationId = subject.id();
                let found = examinations::find(sql, body, id).await?;
                Ok(found
                    .map(|found| {
                        vec![
                            SubjectRef::new("requirement", found.requirement_id),
                            found.project(),
                        ]
                    })
                    .unwrap_or_default())
            }
            "requirement" => {
                let id: RequirementId = subject.id();
                let found = requirements::find(sql, body, id).await?;
                Ok(found
                    .map(|found| SubjectRef::new("group", found.group_id))
                    .into_iter()
                    .collect())
            }
            _ => Ok(Vec::new()),
        }
    })
}
