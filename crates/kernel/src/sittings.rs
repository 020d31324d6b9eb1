//! In which meeting something is decided, as far as the feature that keeps meetings knows.

use db::{Instant, Sql};

use crate::{CollectiviteId, House, Subject, SubjectRef};

/// The meeting that deliberates on `subject` on the day it is at `at`: it has it on its agenda. None when the decision is
/// taken apart from any meeting, or when nothing of the house keeps meetings.
pub async fn sitting_on(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    at: Instant,
) -> Result<Option<Subject>, db::Error> {
    for sits in house.features().iter().filter_map(|feature| feature.sits) {
        if let Some(meeting) = sits(sql, body, subject, at).await? {
            return Ok(Some(meeting));
        }
    }
    Ok(None)
}
