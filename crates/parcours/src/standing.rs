//! Where a parcours stands, for the page of its group.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Fault, House, NewsSort, Sentence, Standing, SubjectRef};

use crate::engine::{ParcoursState, StepState};
use crate::store;

pub(crate) fn of<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let Some(parcours) = store::find(sql, body, subject.id()).await? else {
            return Ok(None);
        };
        let steps = store::steps(sql, body, parcours.id).await?;
        match parcours.state {
            ParcoursState::Running => {
                let open = steps.iter().filter(|row| row.state == StepState::Open);
                let until = open.map(|row| row.closes_at).min().unwrap_or(parcours.starts_at);
                Ok(Some(Standing {
                    sort: NewsSort::Scheduled,
                    state: Sentence::new("parcours-home-open").with("until", until),
                    at: until,
                    is_open: true,
                }))
            }
            ParcoursState::Finished => {
                let ended = steps.iter().filter_map(|row| row.closed_at).max();
                Ok(Some(Standing {
                    sort: NewsSort::Filed,
                    state: Sentence::new("parcours-state-termine"),
                    at: ended.unwrap_or(parcours.starts_at),
                    is_open: false,
                }))
            }
            ParcoursState::Draft | ParcoursState::Abandoned => Ok(None),
        }
    })
}
