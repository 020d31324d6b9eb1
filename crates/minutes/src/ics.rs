//! iCalendar (RFC 5545), as little of it as meetings need.

use jiff::Timestamp;

use crate::model::Moment;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stable, unique in the world (`meeting-42@parvis.example`).
    pub uid: String,
    /// Start; without a time, a whole day.
    pub starts: Moment,
    /// End, if known.
    pub ends: Option<Moment>,
    /// IANA time zone of both.
    pub tz: String,
    /// Title.
    pub summary: String,
    /// Place, if known.
    pub place: Option<String>,
    /// Longer text, if any.
    pub description: Option<String>,
    /// How many times the event changed since it was first published (RFC 5545 § 3.8.7.4).
    pub sequence: u32,
}

/// A whole iCalendar file with these events, stamped `now`.
pub fn calendar(events: &[Event], now: Timestamp) -> String {
    let _ = (events, now);
    String::new()
}
