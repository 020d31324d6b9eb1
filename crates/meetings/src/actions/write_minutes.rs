//! Writing minutes, version after version.

use jiff::tz::TimeZone;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::correct::carry_along;
use super::{meeting, still_open};
use crate::model::{MINUTES_BYTES_MAX, Meeting, MeetingId, MinutesVersion, day_of, has_come};
use crate::{rights, store};

/// Saves a new version of a meeting's minutes, unless somebody else did meanwhile.
#[derive(Clone, Debug)]
pub struct WriteMinutes {
    /// Which meeting
    pub meeting: MeetingId,
    /// The version this text was written from; 0 for the first
    pub version: i64,
    /// The text, Markdown or not
    pub text: String,
}

impl Action for WriteMinutes {
    const NAME: &'static str = "meetings.write-minutes";
    /// The number of the new version
    type Output = i64;

    async fn run(&self, work: &mut Work) -> Result<i64, Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::WRITE_MINUTES, Scope::group(meeting.group_id))
            .await?;
        still_open(&meeting)?;
        // Proposed minutes are what everybody reads again: the others ask for corrections.
        if store::find_proposal(&mut work.sql, work.body, meeting.id)
            .await?
            .is_some()
        {
            work.require(&rights::DECIDE_CORRECTIONS, Scope::group(meeting.group_id))
                .await?;
        }
        let text = self.text.replace("\r\n", "\n");
        let mut fields = Fields::default();
        if text.trim().is_empty() {
            fields.refuse("texte", Sentence::new("meetings-minutes-missing"));
        }
        if text.len() > MINUTES_BYTES_MAX {
            fields.refuse("texte", too_long(text.len()));
        }
        fields.finish()?;
        save(work, &meeting, self.version, text).await
    }
}

/// Makes `text` the version after `version`, which must be the latest; what waits for an answer follows.
pub(super) async fn save(
    work: &mut Work,
    meeting: &Meeting,
    version: i64,
    text: String,
) -> Result<i64, Fault> {
    if !store::advance_minutes(&mut work.sql, work.body, meeting.id, version).await? {
        return Err(Fault::Stale("minutes"));
    }
    let zone = work.collectivite()?.zone();
    let reading = read(meeting, &text, &zone);
    let new = MinutesVersion {
        version: version + 1,
        reading: serde_json::to_string(&reading)
            .map_err(|error| Fault::Internal(format!("keeping what was read in minutes: {error}")))?,
        text,
        written_by: work.actor.person(),
        written_at: work.now,
    };
    store::insert_minutes(&mut work.sql, work.body, meeting.id, &new).await?;
    if let Some(before) = store::find_minutes_version(&mut work.sql, work.body, meeting.id, version).await? {
        carry_along(work, meeting.id, &before, &new.text, new.version).await?;
    }
    if has_come(meeting.starts_at, work.now, &zone) {
        store::hold_meeting(&mut work.sql, work.body, meeting.id).await?;
    }
    let event = Event::internal("meetings.minutes-written", meeting.reference());
    work.journal(event.with(json!({ "version": new.version })))
        .await?;
    Ok(new.version)
}

/// « Ce compte rendu fait 2 000 Ko… »: how far it is from the limit.
pub(crate) fn too_long(bytes: usize) -> Sentence {
    Sentence::new("meetings-minutes-too-long")
        .with("size", bytes.div_ceil(1000))
        .with("max", MINUTES_BYTES_MAX / 1000)
}

/// What is read in `text`: dates without a year are those that follow the meeting.
pub(crate) fn read(meeting: &Meeting, text: &str, zone: &TimeZone) -> minutes::Minutes {
    minutes::parse_with_reference(text, Some(day_of(meeting.starts_at, zone)))
}
