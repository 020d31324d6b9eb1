//! What Parvis announces, put together with what stands in the calendar.
//!
//! The event carries the fingerprints of what Parvis wrote last. A field whose fingerprint no longer fits was changed by
//! somebody in the calendar; a field whose new value does not fit was changed by Parvis. Changed on one side, that side
//! holds; changed on both, nothing is written and the agent is told.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::item::Item;

/// The fields that Parvis announces. All others belong to whoever put them there.
const FIELDS: [&str; 6] = ["DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS"];
/// The same, of something to do.
const TASK_FIELDS: [&str; 4] = ["DUE", "SUMMARY", "DESCRIPTION", "STATUS"];
/// What goes with the state of something to do (RFC 5545, section 3.8.1.11).
const WITH_STATUS: [&str; 2] = ["COMPLETED", "PERCENT-COMPLETE"];
/// Where the fingerprints stand, after the sequence they are of.
const MARK: &str = "X-PARVIS-WRITTEN";
/// Bytes of a fingerprint: told apart by nobody's doing, not against somebody.
const FINGERPRINT_BYTES: usize = 6;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Merged {
    /// It stands there already, or something newer
    Same,
    /// The whole file to write
    Write(String),
    /// Both sides changed these fields
    Edited(Vec<&'static str>),
}

/// An event that stands nowhere yet.
pub(crate) fn first(mut ours: Item, sequence: i64) -> String {
    ours.set(MARK, Some(mark(&ours, sequence)));
    ours.text()
}

fn fields(item: &Item) -> &'static [&'static str] {
    if item.is_task() { &TASK_FIELDS } else { &FIELDS }
}

/// The change of ours that stands there, when it was done upon it: people tick off what they see.
pub(crate) fn finished_upon(theirs: &Item) -> Option<i64> {
    let is_done = theirs.is_task() && theirs.said("STATUS") == "COMPLETED";
    let written = theirs.property(MARK).and_then(Written::read)?;
    is_done.then_some(written.sequence)
}

pub(crate) fn merge(ours: &Item, sequence: i64, mut theirs: Item) -> Merged {
    let written = theirs.property(MARK).and_then(Written::read);
    if written
        .as_ref()
        .is_some_and(|written| written.sequence >= sequence)
    {
        return Merged::Same;
    }
    let (mut taken, mut edited, mut is_edited) = (Vec::new(), Vec::new(), false);
    for &name in fields(ours) {
        let (here, there) = (ours.said(name), theirs.said(name));
        let before = written.as_ref().and_then(|written| written.fingerprint_of(name));
        let is_theirs = before != Some(fingerprint(&there).as_str());
        let is_ours = before != Some(fingerprint(&here).as_str());
        is_edited |= is_theirs;
        match (here == there, is_theirs, is_ours) {
            // Nobody can tell better: without fingerprints, what differs was changed by both.
            (false, true, true) => edited.push(name),
            (false, false, _) => taken.push(name),
            _ => {}
        }
    }
    is_edited |= theirs.sequence() > written.as_ref().map_or(-1, |written| written.sequence);
    if !edited.is_empty() {
        return Merged::Edited(edited);
    }
    for name in &taken {
        theirs.take(name, ours);
    }
    if ours.is_task() && taken.contains(&"STATUS") {
        for name in WITH_STATUS {
            theirs.take(name, ours);
        }
    }
    if taken.contains(&"DTEND") {
        theirs.set("DURATION", None);
    }
    theirs.take_zones(ours);
    for name in ["DTSTAMP", "ORGANIZER"] {
        theirs.take(name, ours);
    }
    // Programs take a change up only when the sequence grows: past what others counted, when they changed it too.
    let next = if is_edited { theirs.sequence() + 1 } else { 0 };
    let line = format!("SEQUENCE:{}", sequence.max(next));
    theirs.set("SEQUENCE", Some(line));
    theirs.set(MARK, Some(mark(ours, sequence)));
    Merged::Write(theirs.text())
}

/// Letters, digits, points and hyphens only: nothing that a server would escape.
fn mark(ours: &Item, sequence: i64) -> String {
    fields(ours)
        .iter()
        .fold(format!("{MARK}:{sequence}"), |mut line, name| {
            let _ = write!(line, ".{name}-{}", fingerprint(&ours.said(name)));
            line
        })
}

struct Written {
    sequence: i64,
    fingerprints: Vec<(String, String)>,
}

impl Written {
    fn read(line: &str) -> Option<Self> {
        let (_, value) = line.split_once(':')?;
        let mut parts = value.trim().split('.');
        let sequence = parts.next()?.parse().ok()?;
        let fingerprints = parts
            .filter_map(|part| part.split_once('-'))
            .map(|(name, fingerprint)| (name.to_owned(), fingerprint.to_owned()))
            .collect();
        Some(Self {
            sequence,
            fingerprints,
        })
    }

    fn fingerprint_of(&self, name: &str) -> Option<&str> {
        let mut fingerprints = self.fingerprints.iter();
        fingerprints
            .find(|(known, _)| known == name)
            .map(|(_, fingerprint)| fingerprint.as_str())
    }
}

fn fingerprint(said: &str) -> String {
    Sha256::digest(said.as_bytes())
        .iter()
        .take(FINGERPRINT_BYTES)
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(fields: &str) -> Item {
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:meeting-1@town\r\nDTSTAMP:20261110T173000Z\r\n\
             {fields}END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        Item::parse(&text).expect("an event")
    }

    fn announced(hour: u8, place: &str) -> Item {
        item(&format!(
            "SEQUENCE:0\r\nDTSTART;TZID=Europe/Paris:20261208T{hour:02}3000\r\nSUMMARY:Réunion\r\nLOCATION:{place}\r\n"
        ))
    }

    /// What stands in the calendar after the first announcement, its text changed by somebody.
    fn standing(change: impl Fn(String) -> String) -> Item {
        let text = change(first(announced(18, "Salle 2"), 0).replace("\r\n ", ""));
        Item::parse(&text).expect("an event")
    }

    fn written(merged: Merged) -> String {
        match merged {
            Merged::Write(text) => text.replace("\r\n ", ""),
            other => panic!("nothing to write: {other:?}"),
        }
    }

    #[test]
    fn what_nobody_touched_follows_and_is_written_once() {
        let moved = announced(20, "Salle 2");
        let text = written(merge(&moved, 1, standing(|text| text)));
        assert!(
            text.contains("DTSTART;TZID=Europe/Paris:20261208T203000\r\n"),
            "{text}"
        );
        assert!(text.contains("SEQUENCE:1\r\n"), "{text}");
        let there = Item::parse(&text).expect("an event");
        assert_eq!(merge(&moved, 1, there.clone()), Merged::Same);
        // An older announcement that comes late changes nothing.
        assert_eq!(merge(&announced(18, "Salle 2"), 0, there), Merged::Same);
    }

    #[test]
    fn what_people_added_or_changed_stays() {
        let there = standing(|text| {
            text.replace("LOCATION:Salle 2", "LOCATION:Salle 2\\, au fond")
                .replace("SEQUENCE:0", "SEQUENCE:3")
                .replace(
                    "END:VEVENT",
                    "CATEGORIES:Mobilités\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Bientôt\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\nEND:VEVENT",
                )
        });
        let text = written(merge(&announced(20, "Salle 2"), 1, there));
        for kept in [
            "LOCATION:Salle 2\\, au fond\r\n",
            "CATEGORIES:Mobilités\r\n",
            "DESCRIPTION:Bientôt\r\n",
            "T203000\r\n",
            "SEQUENCE:4\r\n",
        ] {
            assert!(text.contains(kept), "{kept} in {text}");
        }
        // Told again, their change is still theirs.
        let again = Item::parse(&text).expect("an event");
        let text = written(merge(&announced(21, "Salle 2"), 2, again));
        assert!(
            text.contains("Salle 2\\, au fond") && text.contains("T213000"),
            "{text}"
        );
    }

    #[test]
    fn what_both_changed_is_not_overwritten() {
        let there = standing(|text| text.replace("T183000", "T190000").replace("Salle 2", "Salle 9"));
        assert_eq!(
            merge(&announced(20, "Salle 3"), 1, there),
            Merged::Edited(vec!["DTSTART", "LOCATION"])
        );
        // Without fingerprints, what differs is taken for theirs.
        let unmarked = announced(19, "Salle 2");
        assert_eq!(
            merge(&announced(20, "Salle 2"), 1, unmarked),
            Merged::Edited(vec!["DTSTART"])
        );
    }

    #[test]
    fn the_same_moment_written_another_way_is_no_change() {
        let there = standing(|text| {
            text.replace(
                "DTSTART;TZID=Europe/Paris:20261208T183000",
                "DTSTART:20261208T173000Z",
            )
            .replace(
                "SUMMARY:Réunion",
                "SUMMARY;LANGUAGE=fr:Réunion\r\nSTATUS:CONFIRMED",
            )
        });
        let text = written(merge(&announced(20, "Salle 2"), 1, there));
        assert!(
            text.contains("DTSTART;TZID=Europe/Paris:20261208T203000"),
            "{text}"
        );
        assert!(
            text.contains("SUMMARY;LANGUAGE=fr:Réunion") && text.contains("SEQUENCE:1\r\n"),
            "{text}"
        );
    }
}
