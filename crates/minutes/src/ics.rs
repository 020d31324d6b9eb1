//! iCalendar (RFC 5545), as little of it as meetings need: events, things to do, their time zones.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;
use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

use crate::model::Moment;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stable, unique in the world (`meeting-42@parvis.example`).
    pub uid: String,
    /// Start; without a time, a whole day.
    pub starts: Moment,
    /// End, if known. Of a whole-day event, its last day.
    pub ends: Option<Moment>,
    /// IANA time zone of both. One that is unknown leaves the times on the reader's own clock.
    pub tz: String,
    /// Title.
    pub summary: String,
    /// Place, if known.
    pub place: Option<String>,
    /// Longer text, if any.
    pub description: Option<String>,
    /// How many times the event changed since it was first published (RFC 5545 § 3.8.7.4).
    pub sequence: u32,
    /// True when the event was announced and will not take place.
    pub is_cancelled: bool,
    /// Who convenes it, when it is handed to a server that could write to people (RFC 6638).
    pub organizer: Option<Organizer>,
}

/// Who convenes an event, and sends the invitations: the server that keeps the event must not (`SCHEDULE-AGENT=CLIENT`,
/// RFC 6638 § 7.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organizer {
    /// What people call it.
    pub name: String,
    /// Its address, alone.
    pub email: String,
}

/// What a message about an event does with it (RFC 5546 § 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// It is shown, and asks for no answer.
    Publish,
    /// It invites, and asks for an answer.
    Request,
    /// It will not take place.
    Cancel,
}

impl Method {
    /// The value of METHOD, the same in the file and in the head of the message that carries it (RFC 6047 § 2.4).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// Something to do (VTODO).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// Stable, unique in the world.
    pub uid: String,
    /// What is to be done.
    pub summary: String,
    /// The last day, if there is one.
    pub due: Option<Date>,
    /// Longer text, if any.
    pub description: Option<String>,
    /// How many times it changed.
    pub sequence: u32,
    /// When it was done, once it is.
    pub done_at: Option<Timestamp>,
}

/// A whole iCalendar file with this alone, stamped `now`.
pub fn to_do(todo: &Todo, now: Timestamp) -> String {
    calendar_with_todos(&[], std::slice::from_ref(todo), now)
}

/// A whole iCalendar file with these events, stamped `now`.
pub fn calendar(events: &[Event], now: Timestamp) -> String {
    calendar_with_todos(events, &[], now)
}

/// A message about one event, sent at `now` to `attendee` alone: the address of somebody invited, that their answer will
/// repeat. PUBLISH names nobody (RFC 5546 § 3.2.1).
pub fn message(event: &Event, method: Method, attendee: &str, now: Timestamp) -> String {
    let mut file = head(Some(method));
    time_zones(&mut file, std::slice::from_ref(event));
    let attendee = Some(attendee).filter(|_| method != Method::Publish);
    write_event(&mut file, event, &stamped(now), Some((method, attendee)));
    file.line("END:VCALENDAR");
    file.text
}

fn stamped(now: Timestamp) -> String {
    now.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn head(method: Option<Method>) -> File {
    let mut file = File { text: String::new() };
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Parvis//minutes//FR");
    file.line("CALSCALE:GREGORIAN");
    if let Some(method) = method {
        file.line(&format!("METHOD:{}", method.as_str()));
    }
    file
}

pub(crate) fn calendar_with_todos(events: &[Event], todos: &[Todo], now: Timestamp) -> String {
    let mut file = head(None);
    let stamp = stamped(now);
    time_zones(&mut file, events);
    for event in events {
        write_event(&mut file, event, &stamp, None);
    }
    for todo in todos {
        write_todo(&mut file, todo, &stamp);
    }
    file.line("END:VCALENDAR");
    file.text
}

/// Those that the events are told in.
fn time_zones(file: &mut File, events: &[Event]) {
    let timed = events.iter().filter(|event| event.starts.time.is_some());
    let zones: BTreeSet<&str> = timed.map(|event| event.tz.as_str()).collect();
    for tz in zones {
        let years = events
            .iter()
            .filter(|event| event.tz == tz)
            .map(|event| event.starts.date.year());
        if let (Ok(zone), Some(first), Some(last)) = (TimeZone::get(tz), years.clone().min(), years.max()) {
            time_zone(file, tz, &zone, first, last);
        }
    }
}

fn write_todo(file: &mut File, todo: &Todo, stamp: &str) {
    file.line("BEGIN:VTODO");
    file.text("UID", &todo.uid);
    file.line(&format!("DTSTAMP:{stamp}"));
    file.text("SUMMARY", &todo.summary);
    if let Some(due) = todo.due {
        file.line(&format!("DUE;VALUE=DATE:{}", basic(due)));
    }
    if let Some(description) = &todo.description {
        file.text("DESCRIPTION", description);
    }
    if todo.sequence > 0 {
        file.line(&format!("SEQUENCE:{}", todo.sequence));
    }
    match todo.done_at {
        Some(done_at) => {
            file.line("STATUS:COMPLETED");
            file.line(&format!("COMPLETED:{}", stamped(done_at)));
            file.line("PERCENT-COMPLETE:100");
        }
        None => file.line("STATUS:NEEDS-ACTION"),
    }
    file.line("END:VTODO");
}

/// `message`, when it goes to somebody: what it does, and who they are.
fn write_event(file: &mut File, event: &Event, stamp: &str, message: Option<(Method, Option<&str>)>) {
    file.line("BEGIN:VEVENT");
    file.text("UID", &event.uid);
    file.line(&format!("DTSTAMP:{stamp}"));
    file.line(&format!("SEQUENCE:{}", event.sequence));
    let zone = if TimeZone::get(&event.tz).is_ok() {
        format!(";TZID={}", event.tz)
    } else {
        String::new()
    };
    let moment = |moment: Moment| match moment.time {
        Some(time) => format!(
            "{zone}:{}T{:02}{:02}00",
            basic(moment.date),
            time.hour(),
            time.minute()
        ),
        None => format!(";VALUE=DATE:{}", basic(moment.date)),
    };
    file.line(&format!("DTSTART{}", moment(event.starts)));
    // Both ends are of one kind, and the last day of a whole-day event is the one after it (§ 3.6.1).
    match (event.starts.time, event.ends) {
        (None, Some(end)) => {
            let day_after = end.date.tomorrow().unwrap_or(end.date);
            file.line(&format!("DTEND{}", moment(Moment::day(day_after))));
        }
        (Some(_), Some(end)) if end.time.is_some() && end > event.starts => {
            file.line(&format!("DTEND{}", moment(end)));
        }
        _ => {}
    }
    match message {
        _ if event.is_cancelled => file.line("STATUS:CANCELLED"),
        Some(_) => file.line("STATUS:CONFIRMED"),
        None => {}
    }
    if let Some(organizer) = &event.organizer {
        // It is an order to the server that keeps the event, and has no place in a message.
        let agent = if message.is_some() {
            ""
        } else {
            ";SCHEDULE-AGENT=CLIENT"
        };
        file.line(&format!(
            "ORGANIZER;CN=\"{}\"{agent}:mailto:{}",
            parameter(&organizer.name),
            parameter(&organizer.email)
        ));
    }
    if let Some((method, Some(attendee))) = message {
        let asked = if method == Method::Request {
            ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
        } else {
            ""
        };
        file.line(&format!("ATTENDEE{asked}:mailto:{}", parameter(attendee)));
    }
    file.text("SUMMARY", &event.summary);
    if let Some(place) = &event.place {
        file.text("LOCATION", place);
    }
    if let Some(description) = &event.description {
        file.text("DESCRIPTION", description);
    }
    file.line("END:VEVENT");
}

/// The value of a parameter between quotes holds neither quotes nor controls (§ 3.2).
fn parameter(text: &str) -> String {
    text.chars()
        .filter(|letter| *letter != '"' && !letter.is_control())
        .collect()
}

fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// The zone's rules: the standing ones for metropolitan France, the changes around the events for another.
fn time_zone(file: &mut File, tz: &str, zone: &TimeZone, first_year: i16, last_year: i16) {
    file.line("BEGIN:VTIMEZONE");
    file.line(&format!("TZID:{tz}"));
    if tz == crate::date::DEFAULT_ZONE {
        observance(
            file,
            "DAYLIGHT",
            3600,
            7200,
            "CEST",
            "19810329T020000",
            Some("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        );
        observance(
            file,
            "STANDARD",
            7200,
            3600,
            "CET",
            "19961027T030000",
            Some("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
        );
    } else {
        let from = Date::new(first_year.saturating_sub(1), 1, 1).unwrap_or(Date::MIN);
        let until = Date::new(last_year.saturating_add(2), 1, 1).unwrap_or(Date::MAX);
        let instant = |date: Date| date.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp());
        let (Ok(from), Ok(until)) = (instant(from), instant(until)) else {
            return file.line("END:VTIMEZONE");
        };
        let before = zone.to_offset_info(from);
        let mut offset = before.offset();
        observance(
            file,
            kind(before.dst()),
            offset.seconds(),
            offset.seconds(),
            before.abbreviation(),
            "19700101T000000",
            None,
        );
        for change in zone
            .following(from)
            .take_while(|change| change.timestamp() < until)
            .take(CHANGES_MAX)
        {
            let local = local_start(change.timestamp(), offset);
            observance(
                file,
                kind(change.dst()),
                offset.seconds(),
                change.offset().seconds(),
                change.abbreviation(),
                &local,
                None,
            );
            offset = change.offset();
        }
    }
    file.line("END:VTIMEZONE");
}

const CHANGES_MAX: usize = 64;

fn kind(dst: Dst) -> &'static str {
    if dst.is_dst() { "DAYLIGHT" } else { "STANDARD" }
}

/// A change happens at a time told on the clock before it (§ 3.8.2.4).
fn local_start(change: Timestamp, before: Offset) -> String {
    let local = change
        .checked_add(i64::from(before.seconds()).seconds())
        .unwrap_or(change);
    local
        .to_zoned(TimeZone::UTC)
        .strftime("%Y%m%dT%H%M%S")
        .to_string()
}

fn observance(file: &mut File, kind: &str, from: i32, to: i32, name: &str, start: &str, rule: Option<&str>) {
    let offset = |seconds: i32| {
        let sign = if seconds < 0 { '-' } else { '+' };
        format!(
            "{sign}{:02}{:02}",
            seconds.abs() / 3600,
            seconds.abs() % 3600 / 60
        )
    };
    file.line(&format!("BEGIN:{kind}"));
    file.line(&format!("DTSTART:{start}"));
    if let Some(rule) = rule {
        file.line(&format!("RRULE:{rule}"));
    }
    file.line(&format!("TZOFFSETFROM:{}", offset(from)));
    file.line(&format!("TZOFFSETTO:{}", offset(to)));
    file.line(&format!("TZNAME:{name}"));
    file.line(&format!("END:{kind}"));
}

struct File {
    text: String,
}

const LINE_OCTETS_MAX: usize = 75;

/// A line as a file holds it: folded at 75 octets, between two characters, and ended (§ 3.1).
pub fn folded(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE_OCTETS_MAX {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(letter);
        octets += letter.len_utf8();
    }
    text.push_str("\r\n");
    text
}

impl File {
    fn line(&mut self, line: &str) {
        self.text.push_str(&folded(line));
    }

    /// A property whose value is text (§ 3.3.11); control characters have no place in one.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for letter in value.replace("\r\n", "\n").chars() {
            match letter {
                '\\' | ';' | ',' => {
                    let _ = write!(line, "\\{letter}");
                }
                '\n' => line.push_str("\\n"),
                _ if letter.is_control() => {}
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }
}
