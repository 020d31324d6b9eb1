//! Giving minutes to read again to those who were there.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{Action, CollectiviteId, Event, Fault, PersonId, Scope, Sentence, Work};
use serde_json::json;

use super::{meeting, roster, still_open};
use crate::model::{
    Attendance, CORRECTION_DAYS_MAX, Meeting, MeetingId, MinutesVersion, day_of, has_come, read_outcome,
};
use crate::{mail, rights, store};

/// Proposes the latest version of minutes to those who were there, until a day; said again, the last day counts.
#[derive(Clone, Debug)]
pub struct ProposeMinutes {
    /// Which meeting
    pub meeting: MeetingId,
    /// The last day to ask for a correction
    pub closes_on: Date,
}

impl Action for ProposeMinutes {
    const NAME: &'static str = "meetings.propose-minutes";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::DECIDE_CORRECTIONS, Scope::group(meeting.group_id))
            .await?;
        still_open(&meeting)?;
        let zone = work.collectivite()?.zone();
        if !has_come(meeting.starts_at, work.now, &zone) {
            return Err(Fault::refused("meetings-not-held-yet"));
        }
        let latest = latest(work, &meeting).await?;
        let today = day_of(work.now, &zone);
        if self.closes_on < today {
            let sentence = Sentence::new("meetings-date-past").with("date", self.closes_on);
            return Err(Fault::Invalid(vec![kernel::FieldFault {
                field: "jusqu_au",
                sentence,
            }]));
        }
        if i64::from((self.closes_on - today).get_days()) > CORRECTION_DAYS_MAX {
            return Err(Fault::field("jusqu_au", "meetings-date-too-far"));
        }
        let by = work.actor.person();
        store::propose_minutes(&mut work.sql, work.body, meeting.id, by, self.closes_on, work.now).await?;
        let readers = attendees(work, &meeting, &latest).await?;
        for person in readers.into_iter().filter(|person| Some(*person) != by) {
            mail::minutes_proposed(work, &meeting, person, self.closes_on).await?;
        }
        let payload = json!({ "version": latest.version, "until": self.closes_on.to_string() });
        let event = Event::internal("meetings.minutes-proposed", meeting.reference());
        work.journal(event.with(payload)).await
    }
}

/// The latest version of minutes that some have written.
pub(super) async fn latest(work: &mut Work, meeting: &Meeting) -> Result<MinutesVersion, Fault> {
    store::find_minutes_version(&mut work.sql, work.body, meeting.id, meeting.minutes_version)
        .await?
        .ok_or_else(|| Fault::refused("meetings-nothing-to-approve"))
}

async fn attendees(
    work: &mut Work,
    meeting: &Meeting,
    latest: &MinutesVersion,
) -> Result<BTreeSet<PersonId>, Fault> {
    let zone = work.collectivite()?.zone();
    let (now, body) = (work.now, work.body);
    attendees_of(&mut work.sql, body, meeting, latest, now, &zone).await
}

/// True when `person` was there, or sent apologies.
pub(super) async fn was_there(
    work: &mut Work,
    meeting: &Meeting,
    latest: &MinutesVersion,
    person: PersonId,
) -> Result<bool, Fault> {
    Ok(attendees(work, meeting, latest).await?.contains(&person))
}

/// The members who were there or sent apologies, by the sheet and by the minutes; all of them where neither says
/// anything.
pub(crate) async fn attendees_of(
    sql: &mut db::Sql,
    body: CollectiviteId,
    meeting: &Meeting,
    latest: &MinutesVersion,
    now: db::Instant,
    zone: &jiff::tz::TimeZone,
) -> Result<BTreeSet<PersonId>, Fault> {
    let members = groups::members_on(sql, body, meeting.group_id, meeting.starts_at).await?;
    let sheet = store::attendance(sql, body, meeting.id).await?;
    let written = read_outcome(&latest.minutes(), &roster(&members), now, zone).attendance();
    let noted = sheet.iter().map(|line| (line.person_id, line.state));
    let known: Vec<(PersonId, Attendance)> = noted.chain(written).collect();
    if known.is_empty() {
        return Ok(members.iter().map(|member| member.person).collect());
    }
    Ok(known
        .into_iter()
        .filter(|(_, state)| *state != Attendance::Absent)
        .map(|(person, _)| person)
        .collect())
}
