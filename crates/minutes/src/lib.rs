//! French minutes (comptes rendus), written as ordinary text or Markdown, read as data with warnings.
//!
//! [`parse`] never fails and never drops what it does not understand: an unknown line stays in
//! [`Minutes::contexte`] or [`Minutes::echanges`], and whatever deserves a second look becomes a [`Warning`]
//! with its line. [`render_markdown`] writes the canonical form, which [`parse`] reads back to the same value.
//! [`date::parse`] reads one French phrase (« mardi 8 décembre à 18h30, salle 2 »), [`to_ics`] gives the next
//! meeting and the open actions as a calendar, [`ics`] writes calendars and invitations for other callers, and [`itip`] reads
//! what people answer to them.
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

mod agenda;
mod check;
pub mod date;
mod documents;
mod fold;
mod head;
pub mod ics;
mod items;
pub mod itip;
mod lines;
pub mod messages;
mod model;
mod next_meeting;
mod owners;
mod people;
mod reader;
mod render;
mod sections;
mod shape;
mod tables;
mod to_ics;
mod votes;

pub use model::{Action, Decision, Document, Echange, Minutes, Moment, NextMeeting, Person, Vote, Warning};
pub use render::render_markdown;
pub use to_ics::to_ics;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Reads minutes. Dates without a year are completed from the date the text itself gives.
pub fn parse(text: &str) -> Minutes {
    parse_with_reference(text, None)
}

/// Reads minutes whose date may be missing from the text: `reference` is then the day of the meeting.
pub fn parse_with_reference(text: &str, reference: Option<Date>) -> Minutes {
    // Copies from some PDF readers write « é » as two characters.
    let text: String = text.trim_start_matches('\u{feff}').nfc().collect();
    let lines: Vec<&str> = text.lines().collect();
    let mut reader = reader::Reader::new();
    let first = reader.front_matter(&lines);
    for (index, line) in lines.iter().enumerate().skip(first) {
        reader.line(index + 1, line);
    }
    let reference = reader.reference(reference, lines.len());
    let next = next_meeting::next_meeting(&reader.next, reference);
    reader.minutes.prochaine_reunion = next.meeting;
    if let (Some(next), Some(place)) = (&mut reader.minutes.prochaine_reunion, &reader.minutes.lieu)
        && next.lieu.as_deref().is_some_and(next_meeting::is_same_place)
    {
        next.lieu = Some(place.clone());
    }
    for (line, message) in &next.warnings {
        reader.warn(*line, message);
    }
    reader.keep_in_discussion("Prochaine réunion", next.others);
    reader.finish_texts();
    let mut minutes = reader.minutes;
    check::read_items(&mut minutes, &reader.decisions, &reader.actions, reference);
    check::presences(&mut minutes, &reader.excuse_lines);
    minutes.warnings.sort_by_key(|warning| warning.line);
    minutes
}
