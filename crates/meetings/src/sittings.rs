//! Which meeting deliberates on something: what is decided elsewhere, of a text say, is said with it.

use db::{Instant, Sql};
use jiff::tz::TimeZone;
use kernel::{BoxFuture, CollectiviteId, Subject, SubjectRef};

use crate::model::day_of;
use crate::store::{self, MeetingAbout};

/// The meeting of that day that has the subject on its agenda: of several, the last that had begun and whose announced end had
/// not come, else the first to come. One that was to be over by then is not said to have deliberated.
pub(crate) fn sits<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
    at: Instant,
) -> BoxFuture<'a, Result<Option<Subject>, db::Error>> {
    Box::pin(async move {
        let around = store::meetings_about(sql, body, subject, at).await?;
        let is_that_day = |starts_at: Instant, time_zone: &str| {
            let zone = TimeZone::get(time_zone)
                .or_else(|_| TimeZone::get("Europe/Paris"))
                .unwrap_or(TimeZone::UTC);
            day_of(starts_at, &zone) == day_of(at, &zone)
        };
        let of_the_day: Vec<_> = around
            .iter()
            .filter(|one| is_that_day(one.starts_at, &one.time_zone))
            .collect();
        let is_sitting = |one: &&&MeetingAbout| one.starts_at <= at && one.ends_at.is_none_or(|end| end > at);
        let begun = of_the_day.iter().rfind(is_sitting);
        let chosen = begun.or_else(|| of_the_day.iter().find(|one| one.starts_at > at));
        match chosen {
            Some(chosen) => {
                let meeting = store::find_meeting(sql, body, chosen.id).await?;
                Ok(meeting.map(|meeting| meeting.subject()))
            }
            None => Ok(None),
        }
    })
}
