//! Meetings as iCalendar (RFC 5545): one, or all those of a group, so that agendas show them and follow their changes.

use db::Instant;
use jiff::tz::TimeZone;
use kernel::CollectiviteId;
use minutes::Moment;
use minutes::ics::{Event, Method, Organizer, calendar, message};

use crate::model::{AgendaItem, Meeting, MeetingId, MeetingState};

/// A meeting with what its announcement says beside.
pub(crate) struct Announced<'a> {
    pub(crate) meeting: &'a Meeting,
    /// « Réunion (Groupe mobilités) », in the reader's language
    pub(crate) summary: String,
    pub(crate) agenda: &'a [AgendaItem],
}

/// Where and when meetings are announced.
pub(crate) struct Publisher<'a> {
    /// The public address, without a final slash
    pub(crate) base_url: &'a str,
    /// The body's time zone
    pub(crate) time_zone: &'a str,
    pub(crate) zone: &'a TimeZone,
    /// Who convenes, where the calendar is kept by a server that could write to people
    pub(crate) organizer: Option<Organizer>,
}

/// The calendar of these meetings. It is stamped with their latest change, not with the hour of the request: the same
/// meetings give the same bytes (DTSTAMP without METHOD is the revision's instant, section 3.8.7.2).
pub(crate) fn calendar_of(meetings: &[Announced<'_>], publisher: &Publisher<'_>, now: Instant) -> String {
    let events: Vec<Event> = meetings
        .iter()
        .map(|announced| event(announced, publisher))
        .collect();
    let stamp = meetings
        .iter()
        .map(|announced| announced.meeting.updated_at)
        .max()
        .unwrap_or(now);
    calendar(&events, stamp.timestamp())
}

/// The message that tells `attendee` of this meeting, stamped with the instant it is made: it is newer than those before
/// it (DTSTAMP with METHOD, section 3.8.7.2).
pub(crate) fn message_of(
    announced: &Announced<'_>,
    publisher: &Publisher<'_>,
    (method, attendee): (Method, &str),
    now: Instant,
) -> String {
    message(&event(announced, publisher), method, attendee, now.timestamp())
}

fn event(announced: &Announced<'_>, publisher: &Publisher<'_>) -> Event {
    let meeting = announced.meeting;
    let local = |instant: Instant| {
        let local = publisher.zone.to_datetime(instant.timestamp());
        Moment::at(local.date(), local.time())
    };
    let agenda = announced
        .agenda
        .iter()
        .zip(1..)
        .map(|(item, number)| format!("{number}. {}", item.title));
    let page = format!("{}{}", publisher.base_url, meeting.path());
    let description: Vec<String> = agenda.chain(std::iter::once(page)).collect();
    Event {
        uid: uid_of(meeting, publisher.base_url),
        starts: local(meeting.starts_at),
        ends: meeting.ends_at.map(local),
        tz: publisher.time_zone.to_owned(),
        summary: announced.summary.clone(),
        place: Some(meeting.place.clone()).filter(|place| !place.is_empty()),
        description: Some(description.join("\n")),
        sequence: u32::try_from(meeting.calendar_sequence()).unwrap_or_default(),
        is_cancelled: meeting.state == MeetingState::Cancelled,
        organizer: publisher.organizer.clone(),
    }
}

/// The name of a new meeting among all calendars, kept with it for ever: it ends with the body's identifier, since the name of
/// its site may be given later, and change.
pub(crate) fn new_uid(id: MeetingId, body: CollectiviteId) -> String {
    format!("meeting-{id}@{body}")
}

/// The name of a meeting among all calendars: that of its first announcement. Before names were kept, it ended with the host of
/// the site.
pub(crate) fn uid_of(meeting: &Meeting, base_url: &str) -> String {
    match &meeting.calendar_uid {
        Some(kept) => kept.clone(),
        None => format!("meeting-{}@{}", meeting.id, host(base_url)),
    }
}

/// The host of an address, without its port.
pub(crate) fn host(base_url: &str) -> &str {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after_scheme.split([':', '/']).next().unwrap_or(after_scheme)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_host_is_what_stands_between_the_scheme_and_the_port() {
        assert_eq!(host("https://participer.example.fr"), "participer.example.fr");
        assert_eq!(host("http://localhost:8080"), "localhost");
    }
}
