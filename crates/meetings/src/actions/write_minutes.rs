//! Writing minutes, version after version.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::{meeting, still_open};
use crate::model::{MINUTES_BYTES_MAX, Meeting, MeetingId, MinutesVersion};
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
        work.require(&rights::WRITE_MINUTES, Scope::group(meeting.group_id)).await?;
        still_open(&meeting)?;
        let text = self.text.replace("\r\n", "\n");
        let mut fields = Fields::default();
        if text.trim().is_empty() {
            fields.refuse("texte", Sentence::new("meetings-minutes-missing"));
        }
        if text.len() > MINUTES_BYTES_MAX {
            fields.refuse("texte", too_long(text.len()));
        }
        fields.finish()?;
        if !store::advance_minutes(&mut work.sql, work.body, meeting.id, self.version).await? {
            return Err(Fault::Stale("minutes"));
        }
        let reading = read(work, &meeting, &text)?;
        let new = MinutesVersion {
            version: self.version + 1,
            reading: serde_json::to_string(&reading)
                .map_err(|error| Fault::Internal(format!("keeping what was read in minutes: {error}")))?,
            text,
            written_by: work.actor.person(),
            written_at: work.now,
        };
        store::insert_minutes(&mut work.sql, work.body, meeting.id, &new).await?;
        if meeting.starts_at <= work.now {
            store::hold_meeting(&mut work.sql, work.body, meeting.id).await?;
        }
        let event = Event::internal("meetings.minutes-written", meeting.reference());
        work.journal(event.with(json!({ "version": new.version }))).await?;
        Ok(new.version)
    }
}

/// « Ce compte rendu fait 2 000 Ko… »: how far it is from the limit.
pub(crate) fn too_long(bytes: usize) -> Sentence {
    Sentence::new("meetings-minutes-too-long")
        .with("size", bytes.div_ceil(1000))
        .with("max", MINUTES_BYTES_MAX / 1000)
}

/// Dates without a year are those that follow the meeting.
fn read(work: &Work, meeting: &Meeting, text: &str) -> Result<minutes::Minutes, Fault> {
    let zone = work.collectivite()?.zone();
    let held_on = meeting.starts_at.timestamp().to_zoned(zone).date();
    Ok(minutes::parse_with_reference(text, Some(held_on)))
}
