//! The next meeting, from the lines that announce it: in one phrase, in several, or under labels.

use jiff::civil::Date;

use crate::date::{self, begins_like_a_place, read_hours};
use crate::fold::{fold_words, says_nothing};
use crate::lines::{bullet, label};
use crate::messages::Message;
use crate::model::{Moment, NextMeeting};
use crate::sections::{Section, section};

/// What the announcements say together.
#[derive(Debug, Default)]
pub(crate) struct ReadNext {
    pub(crate) meeting: Option<NextMeeting>,
    pub(crate) warnings: Vec<(usize, Message)>,
    /// Lines that say something else.
    pub(crate) others: Vec<String>,
}

/// « même lieu », which the place of this meeting explains.
pub(crate) fn is_same_place(words: &str) -> bool {
    matches!(
        fold_words(words).as_str(),
        "meme lieu" | "meme endroit" | "meme salle" | "au meme endroit"
    )
}

/// What labelled lines gave, to be read together.
#[derive(Default)]
struct Labelled {
    line: usize,
    phrase: Vec<String>,
    place: Option<String>,
    start: Option<Moment>,
    end: Option<Moment>,
    tz: Option<String>,
}

pub(crate) fn next_meeting(lines: &[(usize, String)], reference: Option<Date>) -> ReadNext {
    let mut read = ReadNext::default();
    let mut labelled = Labelled::default();
    for (number, line) in lines {
        let words = bullet(line).map_or(line.trim(), |bullet| bullet.text);
        let (words, is_label) = match label(words) {
            Some((name, words)) if take_label(&mut labelled, *number, name, words) => continue,
            Some((name, words)) if section(name) == Some(Section::Prochaine) => (words, true),
            _ => (words, false),
        };
        if !words.is_empty() {
            announce(&mut read, *number, words, reference);
        } else if !is_label {
            read.others.push(line.clone());
        }
    }
    conclude(&mut read, labelled, reference);
    read
}

fn take_label(labelled: &mut Labelled, line: usize, name: &str, words: &str) -> bool {
    match (fold_words(name).as_str(), words.parse::<Moment>()) {
        ("debut", Ok(moment)) => labelled.start = Some(moment),
        ("fin", Ok(moment)) => labelled.end = Some(moment),
        ("fuseau", _) => labelled.tz = Some(words.to_owned()),
        ("date" | "jour" | "heure" | "heures" | "horaire" | "horaires", _) => {
            labelled.phrase.push(words.to_owned());
        }
        ("lieu" | "adresse", _) => labelled.place = (!says_nothing(words)).then(|| words.to_owned()),
        _ => return false,
    }
    labelled.line = line;
    true
}

fn announce(read: &mut ReadNext, line: usize, words: &str, reference: Option<Date>) {
    let reading = date::read(words, reference);
    if let Some(warning) = reading.warning.clone() {
        read.warnings.push((line, warning));
    }
    if let Some(when) = reading.when {
        merge(
            read,
            line,
            NextMeeting {
                start: when.start,
                end: when.end,
                tz: when.tz,
                lieu: when.place,
            },
        );
        return;
    }
    if let Some(meeting) = &mut read.meeting {
        if meeting.lieu.is_none() && begins_like_a_place(words) && words.len() <= 160 {
            meeting.lieu = Some(words.trim_end_matches('.').to_owned());
            return;
        }
        if let (None, Some((start, end))) = (meeting.start.time, read_hours(words)) {
            meeting.start.time = Some(start);
            meeting.end = end
                .filter(|end| *end > start)
                .map(|end| Moment::at(meeting.start.date, end));
            return;
        }
    }
    if !says_nothing(words) {
        read.others.push(words.to_owned());
    }
}

/// A second announcement completes the first, or contradicts it.
fn merge(read: &mut ReadNext, line: usize, other: NextMeeting) {
    let Some(known) = &mut read.meeting else {
        read.meeting = Some(other);
        return;
    };
    let same_moment = known.start.date == other.start.date
        && (known.start.time.is_none() || other.start.time.is_none() || known.start.time == other.start.time);
    if !same_moment {
        read.warnings
            .push((line, Message::TwoMeetings(known.start, other.start)));
        return;
    }
    known.start.time = known.start.time.or(other.start.time);
    known.end = known.end.or(other.end);
    match (&known.lieu, other.lieu) {
        (Some(first), Some(second)) if fold_words(first) != fold_words(&second) => {
            read.warnings
                .push((line, Message::TwoPlaces(first.clone(), second.clone())));
            // The fuller of two names of one place serves better.
            if fold_words(&second).starts_with(&fold_words(first)) {
                known.lieu = Some(second);
            }
        }
        (None, second) => known.lieu = second,
        _ => {}
    }
}

fn conclude(read: &mut ReadNext, labelled: Labelled, reference: Option<Date>) {
    let tz = labelled
        .tz
        .clone()
        .unwrap_or_else(|| date::DEFAULT_ZONE.to_owned());
    if let Some(start) = labelled.start {
        merge(
            read,
            labelled.line,
            NextMeeting {
                start,
                end: labelled.end,
                tz,
                lieu: labelled.place,
            },
        );
        return;
    }
    if !labelled.phrase.is_empty() {
        announce(read, labelled.line, &labelled.phrase.join(", "), reference);
    }
    match (&mut read.meeting, labelled.place) {
        (Some(meeting), Some(place)) => meeting.lieu = Some(place),
        (None, Some(place)) => read.others.push(format!("Lieu : {place}")),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::next_meeting;

    fn read(text: &str) -> (String, String, Vec<String>) {
        let lines: Vec<(usize, String)> = text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.to_owned()))
            .collect();
        let read = next_meeting(&lines, Some(date(2026, 11, 10)));
        let meeting = read.meeting.map_or_else(String::new, |meeting| {
            let end = meeting.end.map(|end| format!(" – {end}")).unwrap_or_default();
            format!("{}{end} @ {}", meeting.start, meeting.lieu.unwrap_or_default())
        });
        let warnings: Vec<&str> = read.warnings.iter().map(|(_, message)| message.code()).collect();
        (meeting, warnings.join(" "), read.others)
    }

    #[test]
    fn announced_in_several_ways() {
        let phrase = "2026-12-08T18:30 @ salle 2";
        assert_eq!(read("mardi 8 décembre à 18h30, salle 2").0, phrase);
        assert_eq!(
            read("- Date : mardi 8 décembre\n- Heure : 18h30\n- Lieu : salle 2").0,
            phrase
        );
        assert_eq!(read("mardi 8 décembre\n18h30\nsalle 2").0, phrase);
        assert_eq!(
            read("Début : 2026-12-08T18:30\nFin : 2026-12-09T01:00\nLieu : ici").0,
            "2026-12-08T18:30 – 2026-12-09T01:00 @ ici"
        );
        assert_eq!(read("à définir"), (String::new(), String::new(), vec![]));
        assert_eq!(read("date à fixer par sondage").2, ["date à fixer par sondage"]);
        assert_eq!(read("8 ou 9 décembre à 18h").1, "two-possible-dates");
        assert_eq!(read("8 décembre à 18h\n9 décembre à 18h").1, "two-meetings");
        assert_eq!(
            read("8 décembre à 18h, mairie\n8 décembre à 18h, école").1,
            "two-places"
        );
    }
}
