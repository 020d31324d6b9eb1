//! The next meeting and the open actions of minutes, for a calendar.

use jiff::Timestamp;

use crate::fold::fold_words;
use crate::ics::{Event, Todo, calendar_with_todos};
use crate::messages::{next_meeting_title, owners_sentence};
use crate::model::Minutes;

/// The next meeting (VEVENT) and the open actions (VTODO) as one iCalendar file; `None` when there is neither.
///
/// `uid_host` is the host name that makes the UIDs of an instance its own. They hold the group and the day of
/// the minutes, so a later version of the same minutes updates what calendars already show.
pub fn to_ics(minutes: &Minutes, uid_host: &str, now: Timestamp) -> Option<String> {
    let origin = origin(minutes);
    let host: String = uid_host
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || ".-:".contains(*letter))
        .collect();
    let events: Vec<Event> = minutes
        .prochaine_reunion
        .iter()
        .map(|next| Event {
            uid: format!("prochaine-reunion-{origin}@{host}"),
            starts: next.start,
            ends: next.end,
            tz: next.tz.clone(),
            summary: next_meeting_title(minutes.groupe.as_deref()),
            place: next.lieu.clone(),
            description: None,
            sequence: 0,
            is_cancelled: false,
            organizer: None,
        })
        .collect();
    let todos: Vec<Todo> = minutes
        .actions
        .iter()
        .filter(|action| !action.fait)
        .map(|action| Todo {
            uid: format!(
                "action-{}-{origin}@{host}",
                fold_words(&action.id).replace(' ', "-")
            ),
            summary: action.texte.clone(),
            due: action.echeance,
            description: (!action.responsables.is_empty()).then(|| owners_sentence(&action.responsables)),
            sequence: 0,
            done_at: None,
        })
        .collect();
    let is_empty = events.is_empty() && todos.is_empty();
    (!is_empty).then(|| calendar_with_todos(&events, &todos, now))
}

/// `groupe-de-travail-open-data-2026-11-10`; minutes without a date are told apart by their next meeting.
fn origin(minutes: &Minutes) -> String {
    let group = minutes
        .groupe
        .as_deref()
        .map(fold_words)
        .filter(|group| !group.is_empty());
    let group: String = group
        .map_or_else(|| "reunion".to_owned(), |group| group.replace(' ', "-"))
        .chars()
        .take(60)
        .collect();
    let day = minutes.date.map(|date| date.to_string());
    let day = day.or_else(|| {
        minutes
            .prochaine_reunion
            .as_ref()
            .map(|next| format!("avant-{}", next.start.date))
    });
    format!("{group}-{}", day.unwrap_or_else(|| "sans-date".to_owned()))
}
