//! Meetings worth having without network: those to come with their agenda, and the minutes being written.

use db::Sql;
use kernel::{BoxFuture, CarriedPage, CollectiviteId, Fault, House, PersonId};

use crate::model::{Meeting, MeetingState, has_come};
use crate::store;

/// Meetings of one group that are looked at, the latest first.
const A_GROUP_MAX: i64 = 12;

pub(crate) fn pages<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<CarriedPage>, Fault>> {
    Box::pin(async move {
        let now = house.clock.now();
        let zone = house
            .collectivite(body)
            .ok_or(Fault::NotFound("collectivite"))?
            .zone();
        let mut meetings: Vec<Meeting> = Vec::new();
        for group in groups::groups_of(sql, body, person, now).await? {
            let latest = store::latest_of_group(sql, body, group.id, A_GROUP_MAX).await?;
            meetings.extend(
                latest.into_iter().filter(|meeting| {
                    meeting.approved_at.is_none() && meeting.state != MeetingState::Cancelled
                }),
            );
        }
        // The soonest first, whatever the group: those that are being written, then those to come.
        meetings.sort_by_key(|meeting| (meeting.starts_at, meeting.id));
        let pages = meetings.iter().flat_map(|meeting| {
            let is_written = has_come(meeting.starts_at, now, &zone);
            let of_day = if is_written { "compte-rendu" } else { "reponse" };
            [meeting.path(), format!("{}/{of_day}", meeting.path())].map(|path| CarriedPage {
                kind: "meeting",
                path,
            })
        });
        Ok(pages.take(limit).collect())
    })
}
