//! Writing down who arrived late and who left early.

use kernel::{Action, Event, Fault, Scope, Sentence, Work};
use serde_json::json;

use super::{meeting, still_open};
use crate::model::{ATTENDANCE_MAX, AgendaItem, AgendaItemId, Attendance, MeetingId, Span};
use crate::{rights, store};

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
