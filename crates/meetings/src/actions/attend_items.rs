//! Writing down who arrived late, who left early, who left the room for one item.

use kernel::{Action, Event, Fault, PersonId, Scope, Sentence, Work};
use serde_json::json;

use super::{meeting, still_open};
use crate::model::{ATTENDANCE_MAX, Absence, AgendaItem, AgendaItemId, Attendance, MeetingId, Span};
use crate::{rights, store};

/// The most times people leave the room of one meeting.
pub(super) const ABSENCES_MAX: i64 = 500;

/// Writes down from which item to which people who came were there. Said again, the last word counts.
#[derive(Clone, Debug)]
pub struct RecordSpans {
    /// Which meeting
    pub meeting: MeetingId,
    /// People noted present, each with when
    pub spans: Vec<Span>,
}

impl Action for RecordSpans {
    const NAME: &'static str = "meetings.record-spans";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::RECORD_ATTENDANCE, Scope::group(meeting.group_id))
            .await?;
        still_open(&meeting)?;
        if self.spans.len() > ATTENDANCE_MAX {
            return Err(Fault::field("points", "meetings-attendance-too-long"));
        }
        let agenda = store::agenda(&mut work.sql, work.body, meeting.id).await?;
        let sheet = store::attendance(&mut work.sql, work.body, meeting.id).await?;
        for span in &self.spans {
            let is_present = sheet
                .iter()
                .any(|line| line.person_id == span.person_id && line.state == Attendance::Present);
            if !is_present {
                return Err(Fault::field("points", "meetings-spans-not-present"));
            }
            refuse_impossible(&agenda, span)?;
            store::set_span(&mut work.sql, work.body, meeting.id, span, work.now).await?;
        }
        let partial = self.spans.iter().filter(|span| span.is_partial()).count();
        let event = Event::internal("meetings.spans-recorded", meeting.reference());
        work.journal(event.with(json!({ "partial": partial }))).await
    }
}

/// Writes down that somebody who came left the room for some items, as whoever is interested in it must (code général des
/// collectivités territoriales, art. L. 2131-11), or that they did not. Said again, nothing changes.
#[derive(Clone, Debug)]
pub struct RecordAbsence {
    /// Which meeting
    pub meeting: MeetingId,
    /// Who
    pub person: PersonId,
    /// For which items
    pub items: Vec<AgendaItemId>,
    /// False takes it back
    pub is_away: bool,
}

impl Action for RecordAbsence {
    const NAME: &'static str = "meetings.record-absence";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::RECORD_ATTENDANCE, Scope::group(meeting.group_id))
            .await?;
        still_open(&meeting)?;
        if self.items.is_empty() {
            return Err(Fault::field("sortie-point", "meetings-absence-which"));
        }
        if self.is_away {
            let agenda = store::agenda(&mut work.sql, work.body, meeting.id).await?;
            let is_known = |wanted: &AgendaItemId| agenda.iter().any(|item| item.id == *wanted);
            if !self.items.iter().all(is_known) {
                return Err(Fault::field("sortie-point", "meetings-spans-no-item"));
            }
            let sheet = store::attendance(&mut work.sql, work.body, meeting.id).await?;
            let person = self.person;
            if !sheet
                .iter()
                .any(|line| line.person_id == person && line.state == Attendance::Present)
            {
                return Err(Fault::field("sortie-personne", "meetings-spans-not-present"));
            }
            let many = i64::try_from(self.items.len()).unwrap_or(i64::MAX);
            let noted = store::count_absences(&mut work.sql, work.body, meeting.id).await?;
            if noted.saturating_add(many) > ABSENCES_MAX {
                return Err(Fault::field("sortie-personne", "meetings-absences-too-many"));
            }
        }
        let away_at = self.is_away.then_some(work.now);
        let mut changed = 0_usize;
        for item_id in &self.items {
            let absence = Absence {
                person_id: self.person,
                item_id: *item_id,
            };
            if store::set_absence(&mut work.sql, work.body, meeting.id, absence, away_at).await? {
                changed += 1;
            }
        }
        let event = Event::internal("meetings.absence-recorded", meeting.reference());
        work.journal(event.with(json!({ "away": self.is_away, "items": changed })))
            .await
    }
}

fn refuse_impossible(agenda: &[AgendaItem], span: &Span) -> Result<(), Fault> {
    let place_of = |item: AgendaItemId| {
        agenda
            .iter()
            .position(|one| one.id == item)
            .ok_or_else(|| Fault::field("points", "meetings-spans-no-item"))
    };
    let from = span.from_item.map(place_of).transpose()?.unwrap_or(0);
    let until = span.until_item.map(place_of).transpose()?.unwrap_or(agenda.len());
    if span.is_partial() && from >= until {
        let name = agenda
            .get(from)
            .map(|item| item.title.clone())
            .unwrap_or_default();
        let sentence = Sentence::new("meetings-spans-backwards").with("item", name);
        return Err(Fault::Invalid(vec![kernel::FieldFault {
            field: "points",
            sentence,
        }]));
    }
    Ok(())
}
