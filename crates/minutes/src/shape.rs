//! What a line would be read as, and the backslash that keeps free text free.
//!
//! [`render`](crate::render) escapes exactly the lines that [`shape`] would take for something else, and the
//! reader takes off exactly those backslashes: any text survives the round trip.

use crate::agenda::Agenda;
use crate::items::{Announced, announced};
use crate::lines::{arrow, bullet};
use crate::reader::Zone;
use crate::sections::{Opening, Section, is_capital_title, markdown_heading, opening};

/// A line, by what it does.
#[derive(Debug, PartialEq)]
pub(crate) enum Shape<'a> {
    /// « Décision : … », « → … ».
    Item(Announced, &'a str),
    Opening(Opening<'a>),
    /// A Markdown heading the format does not know, with its level.
    Heading(usize, &'a str),
    /// The title of a part of the discussion, without Markdown.
    Title(&'a str),
    Text,
}

pub(crate) fn shape(line: &str, zone: Zone) -> Shape<'_> {
    let line = line.trim();
    let is_discussion = matches!(zone, Zone::Echanges | Zone::Verbatim);
    let heading = markdown_heading(line);
    if let Some((level, title)) = heading.filter(|(_, title)| title.starts_with('\\')) {
        return Shape::Heading(level, title);
    }
    if heading.is_none() {
        let words = bullet(line).map_or(line, |bullet| bullet.text);
        if let Some((kind, words)) = announced(words) {
            return Shape::Item(kind, words);
        }
        if let Some(words) = arrow(line).filter(|words| is_free(zone) && !words.is_empty()) {
            return Shape::Item(Announced::Action, words);
        }
    }
    if let Some(opening) = opening(line) {
        // Inside a discussion, « Contexte : … » and « Absent : … » are what people said.
        let is_said = is_discussion
            && heading.is_none()
            && !matches!(
                opening.section,
                Section::Decisions
                    | Section::Actions
                    | Section::Prochaine
                    | Section::Documents
                    | Section::OrdreDuJour
            )
            && (!opening.words.is_empty()
                || !matches!(opening.section, Section::Echanges | Section::Participants));
        return match (is_said, opening.section) {
            (true, _) => Shape::Text,
            (false, Section::Echanges) if is_discussion && heading.is_none() => Shape::Title(opening.title),
            (false, _) => Shape::Opening(opening),
        };
    }
    match heading {
        Some((level, _)) if level >= 3 && matches!(zone, Zone::Contexte | Zone::Objectif) => Shape::Text,
        Some((level, title)) => Shape::Heading(level, title),
        None if zone == Zone::Echanges && is_capital_title(line) => Shape::Title(line),
        None => Shape::Text,
    }
}

/// The line as it must be written for the reader to keep it as text in this zone.
pub(crate) fn escape(line: &str, zone: Zone, agenda: &Agenda) -> String {
    if must_be_escaped(line, zone, agenda) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// The line without its backslash, when it bears one that [`escape`] would have written.
pub(crate) fn unescape<'a>(line: &'a str, zone: Zone, agenda: &Agenda) -> Option<&'a str> {
    line.strip_prefix('\\')
        .filter(|rest| is_free(zone) && must_be_escaped(rest, zone, agenda))
}

fn must_be_escaped(line: &str, zone: Zone, agenda: &Agenda) -> bool {
    let words = line.trim_start_matches('\\');
    !words.is_empty() && (shape(words, zone) != Shape::Text || agenda.announced(words))
}

/// Whether this part holds free text.
pub(crate) fn is_free(zone: Zone) -> bool {
    matches!(
        zone,
        Zone::Head | Zone::Contexte | Zone::Objectif | Zone::Echanges | Zone::Verbatim
    )
}
