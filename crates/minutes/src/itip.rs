//! Answers to invitations (iTIP, RFC 5546 § 3.2.3), as calendar programs write them into mail (RFC 6047).
//!
//! Reading never fails: what is no answer gives none. Nothing here says whether an answer is to be believed.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Bytes of a calendar that are read: an answer holds one event.
pub const BYTES_MAX: usize = 200_000;
/// Answers read in one calendar.
const REPLIES_MAX: usize = 20;
/// Attendees read in one answer.
const ATTENDEES_MAX: usize = 50;

/// What somebody says of their coming (PARTSTAT, RFC 5545 § 3.2.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Participation {
    /// ACCEPTED
    Accepted,
    /// DECLINED
    Declined,
    /// TENTATIVE
    Tentative,
    /// DELEGATED: somebody else would come
    Delegated,
    /// Nothing yet, or something of the program's own
    Unsaid,
}

/// Who answers, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Their address, in lower case, without `mailto:`
    pub address: String,
    /// What they say
    pub participation: Participation,
}

/// An answer to one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// True when another moment is proposed instead (COUNTER, § 3.2.7)
    pub is_counter: bool,
    /// The event answered (UID)
    pub uid: String,
    /// Which announcement of it (SEQUENCE); 0 when it is not said, as its absence means
    pub sequence: i64,
    /// When it was answered (DTSTAMP), if that can be read
    pub stamped_at: Option<Timestamp>,
    /// Who answers: one, where programs follow the RFC
    pub attendees: Vec<Attendee>,
    /// A word with it (COMMENT); may be empty
    pub comment: String,
}

/// The answers that a calendar holds. `method` is the one that the head of the message says, for a calendar that does not
/// repeat it.
///
/// ```
/// let text = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:meeting-1@a.fr\r\nSEQUENCE:2\r\n\
///     ATTENDEE;PARTSTAT=ACCEPTED:mailto:Lea@exemple.fr\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
/// let reply = &minutes::itip::replies(text, None)[0];
/// assert_eq!((reply.uid.as_str(), reply.sequence), ("meeting-1@a.fr", 2));
/// assert_eq!(reply.attendees[0].address, "lea@exemple.fr");
/// ```
pub fn replies(text: &str, method: Option<&str>) -> Vec<Reply> {
    let text = &text[..text.floor_char_boundary(BYTES_MAX)];
    let unfolded = unfolded(text);
    let lines: Vec<Line<'_>> = unfolded.iter().filter_map(|line| Line::read(line)).collect();
    let own = lines.iter().find(|line| line.is("METHOD")).map(|line| line.value);
    let method = own.or(method).unwrap_or_default().trim().to_ascii_uppercase();
    if method != "REPLY" && method != "COUNTER" {
        return Vec::new();
    }
    let mut found: Vec<Reply> = Vec::new();
    let mut open: Option<Reply> = None;
    // What an alarm inside says is not said of the event.
    let mut depth = 0_usize;
    for line in &lines {
        let is_event = line.value.trim().eq_ignore_ascii_case("VEVENT");
        if line.is("BEGIN") {
            if is_event && open.is_none() {
                open = Some(Reply {
                    is_counter: method == "COUNTER",
                    uid: String::new(),
                    sequence: 0,
                    stamped_at: None,
                    attendees: Vec::new(),
                    comment: String::new(),
                });
                depth = 0;
            } else if open.is_some() {
                depth += 1;
            }
        } else if line.is("END") {
            if is_event && depth == 0 {
                found.extend(open.take());
                if found.len() == REPLIES_MAX {
                    break;
                }
            }
            depth = depth.saturating_sub(1);
        } else if let Some(reply) = open.as_mut().filter(|_| depth == 0) {
            reply.take(line);
        }
    }
    found
}

impl Reply {
    fn take(&mut self, line: &Line<'_>) {
        if line.is("UID") {
            line.value.trim().clone_into(&mut self.uid);
        } else if line.is("SEQUENCE") {
            self.sequence = line.value.trim().parse().unwrap_or(0);
        } else if line.is("DTSTAMP") {
            let written = line.value.trim().trim_end_matches(['Z', 'z']);
            self.stamped_at = DateTime::strptime("%Y%m%dT%H%M%S", written)
                .ok()
                .and_then(|at| at.to_zoned(TimeZone::UTC).ok())
                .map(|at| at.timestamp());
        } else if line.is("COMMENT") {
            if !self.comment.is_empty() {
                self.comment.push('\n');
            }
            self.comment.push_str(&plain(line.value));
        } else if line.is("ATTENDEE") && self.attendees.len() < ATTENDEES_MAX {
            self.attendees.push(Attendee {
                address: address(line.value),
                participation: participation(line.parameter("PARTSTAT").unwrap_or_default()),
            });
        }
    }
}

/// `MAILTO:Lea@exemple.fr` → `lea@exemple.fr`.
fn address(value: &str) -> String {
    let value = value.trim();
    let bare = value
        .get(..7)
        .filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
        .map_or(value, |_| &value[7..]);
    bare.trim().to_lowercase()
}

fn participation(said: &str) -> Participation {
    match said.trim().to_ascii_uppercase().as_str() {
        "ACCEPTED" => Participation::Accepted,
        "DECLINED" => Participation::Declined,
        "TENTATIVE" => Participation::Tentative,
        "DELEGATED" => Participation::Delegated,
        _ => Participation::Unsaid,
    }
}

/// A value of text (RFC 5545 § 3.3.11), as people read it.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            _ if letter.is_control() => {}
            _ => text.push(letter),
        }
    }
    text.trim().to_owned()
}

/// Lines put together again (§ 3.1), whatever ends them.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// `NAME;PARAMETER=value:value`.
struct Line<'a> {
    name: &'a str,
    parameters: &'a str,
    value: &'a str,
}

impl<'a> Line<'a> {
    fn read(line: &'a str) -> Option<Self> {
        // A colon between quotes is a parameter's.
        let mut is_quoted = false;
        let end = line.char_indices().find_map(|(at, letter)| {
            is_quoted ^= letter == '"';
            (letter == ':' && !is_quoted).then_some(at)
        })?;
        let (before, value) = (&line[..end], &line[end + 1..]);
        let (name, parameters) = before.split_once(';').unwrap_or((before, ""));
        Some(Self {
            name,
            parameters,
            value,
        })
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut is_quoted = false;
        let mut parameters = self.parameters.split(|letter| {
            is_quoted ^= letter == '"';
            letter == ';' && !is_quoted
        });
        parameters.find_map(|parameter| {
            let (known, value) = parameter.split_once('=')?;
            known
                .trim()
                .eq_ignore_ascii_case(name)
                .then_some(value.trim().trim_matches('"'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(inside: &str) -> Vec<Reply> {
        let text = format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REPLY\nBEGIN:VEVENT\n{inside}END:VEVENT\nEND:VCALENDAR\n"
        );
        replies(&text, None)
    }

    #[test]
    fn parameters_between_quotes_and_folded_lines_are_read() {
        let found = reply(
            "UID:meeting-1@a.fr\nDTSTAMP:20261201T080102Z\nATTENDEE;CN=\"Riou: Léa; PARTSTAT=DECLINED\";PARTSTAT=\n ACCEPTED:MAILTO:L\n\tea@Exemple.fr\n\
             COMMENT;LANGUAGE=fr:En retard\\, de 10 min\\nDésolée\n",
        );
        assert_eq!(
            found,
            [Reply {
                is_counter: false,
                uid: "meeting-1@a.fr".to_owned(),
                sequence: 0,
                stamped_at: "2026-12-01T08:01:02Z".parse().ok(),
                attendees: vec![Attendee {
                    address: "lea@exemple.fr".to_owned(),
                    participation: Participation::Accepted,
                }],
                comment: "En retard, de 10 min\nDésolée".to_owned(),
            }]
        );
    }

    #[test]
    fn only_answers_are_answers() {
        let text = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR";
        assert_eq!(replies(text, Some("REPLY")), []);
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR";
        assert_eq!(replies(text, None), []);
        assert_eq!(replies(text, Some("reply")).len(), 1);
        assert!(
            replies(
                &text.replace("BEGIN:VEVENT", "METHOD:COUNTER\nBEGIN:VEVENT"),
                None
            )[0]
            .is_counter
        );
        assert_eq!(
            replies("METHOD:REPLY\nBEGIN:VEVENT\nUID:a", None),
            [],
            "cut short"
        );
    }

    #[test]
    fn what_stands_inside_an_alarm_is_not_the_events() {
        let found = reply(
            "UID:a\nBEGIN:VALARM\nATTENDEE;PARTSTAT=ACCEPTED:mailto:x@y.fr\nUID:b\nEND:VALARM\nSEQUENCE:3\n",
        );
        assert_eq!((found[0].uid.as_str(), found[0].sequence), ("a", 3));
        assert!(found[0].attendees.is_empty());
    }
}
