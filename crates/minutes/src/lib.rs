//! French minutes (comptes rendus), written as ordinary text or Markdown, read as data with warnings.
//!
//! [`parse`] never fails and never drops what it does not understand: an unknown line stays in
//! [`Minutes::contexte`] or [`Minutes::echanges`], and whatever deserves a second look becomes a [`Warning`]
//! with its line. [`render_markdown`] writes the canonical form, which [`parse`] reads back to the same value.
//! [`date::parse`] reads one French phrase (« mardi 8 décembre à 18h30, salle 2 »), [`to_ics`] gives the next
//! meeting and the open actions as a calendar, and [`ics`] writes calendars for other callers.
//!
//! Architecture invariant: no file, no connection, no clock. The day a phrase is read against, and the instant
//! a calendar is stamped with, come from the caller. Reading takes a time proportional to the text.
//!
//! ```
//! let minutes = minutes::parse(
//!     "Groupe : Open data\nDate : 10 novembre 2026\nPrésents : Mme Durand, A. Martin\n\n\
//!      DÉCISIONS\n- Publier les délibérations (pour : 2, contre : 0)\n\n\
//!      Prochaine réunion : mardi 8 décembre à 18h30, salle 2\n",
//! );
//! assert_eq!(minutes.presents[1].nom, "A. Martin");
//! assert_eq!(minutes.decisions[0].vote.as_ref().and_then(|vote| vote.pour), Some(2));
//! assert_eq!(minutes.prochaine_reunion.as_ref().map(|next| next.start.to_string()).as_deref(), Some("2026-12-08T18:30"));
//! assert_eq!(minutes.warnings, []);
//! assert_eq!(minutes::parse(&minutes::render_markdown(&minutes)), minutes);
//! ```

pub mod date;
mod fold;
pub mod ics;
pub mod messages;
mod model;

pub use model::{Action, Decision, Document, Echange, Minutes, Moment, NextMeeting, Person, Vote, Warning};

use jiff::Timestamp;
use jiff::civil::Date;

/// Reads minutes. Dates without a year are completed from the date the text itself gives.
pub fn parse(text: &str) -> Minutes {
    parse_with_reference(text, None)
}

/// Reads minutes whose date may be missing from the text: `reference` is then the day of the meeting.
pub fn parse_with_reference(text: &str, reference: Option<Date>) -> Minutes {
    let _ = text;
    Minutes {
        date: reference,
        ..Minutes::default()
    }
}

/// The canonical Markdown of these minutes: `parse` of it gives the same value, warnings apart.
pub fn render_markdown(minutes: &Minutes) -> String {
    let _ = minutes;
    String::new()
}

/// The next meeting (VEVENT) and the open actions (VTODO) as one iCalendar file; `None` when there is neither.
///
/// `uid_host` is the host name that makes the UIDs of an instance its own; they stay the same for the same
/// minutes, so that a calendar updates what it already shows.
pub fn to_ics(minutes: &Minutes, uid_host: &str, now: Timestamp) -> Option<String> {
    let _ = (minutes, uid_host, now);
    None
}
