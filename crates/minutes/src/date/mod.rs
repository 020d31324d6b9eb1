//! One French phrase about a date, read: « mardi 8 décembre à 18h30, salle 2 ».

mod calendar;
mod deadline;
mod scan;
mod token;
mod zone;

pub(crate) use deadline::{Deadline, deadline};

use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::fold::{fold_words, says_nothing, trim_marks};
use crate::messages::Message;
use crate::model::Moment;
use calendar::Hours;
use scan::Joined;

/// The clock minutes are written on when they name no other.
pub(crate) const DEFAULT_ZONE: &str = "Europe/Paris";

/// What a phrase says of a date: something, nothing (« à définir »), or something that needs a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateReading {
    /// The meeting, when one date could be read.
    pub when: Option<When>,
    /// What to check.
    pub warning: Option<Message>,
}

/// A meeting's date, time and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// Start; without a time, the whole day.
    pub start: Moment,
    /// End, if said.
    pub end: Option<Moment>,
    /// Whether the phrase gives no time: `start` has then none either.
    pub all_day: bool,
    /// What the phrase says of the place.
    pub place: Option<String>,
    /// IANA time zone.
    pub tz: String,
}

impl DateReading {
    /// `{"expected": {start, end, all_day, place, tz} | null, "warning": sentence | null}`.
    pub fn to_json(&self) -> Value {
        let when = self.when.as_ref().map(|when| {
            json!({
                "start": when.start, "end": when.end, "all_day": when.all_day,
                "place": when.place, "tz": when.tz,
            })
        });
        json!({ "expected": when, "warning": self.warning.as_ref().map(Message::french) })
    }
}

/// Reads a phrase against the day it was written: a missing year means the next such day from `reference`.
///
/// One warning at most is given, the one that matters most. « À définir » and the like give neither.
pub fn parse(phrase: &str, reference: Date) -> DateReading {
    read(phrase, Some(reference))
}

/// [`parse`], where nothing may complete a missing year.
pub(crate) fn read(phrase: &str, reference: Option<Date>) -> DateReading {
    let phrase: String = phrase.nfc().collect();
    if says_nothing(&phrase) {
        return DateReading::default();
    }
    match scan::scan(&phrase, token::tokens(&phrase), reference) {
        Ok(found) => conclude(&phrase, &found),
        Err(warning) => DateReading {
            when: None,
            warning: Some(warning),
        },
    }
}

/// The times of a phrase without a day, « 18h30 – 20h15 ».
pub(crate) fn read_hours(phrase: &str) -> Option<(Time, Option<Time>)> {
    let found = scan::scan(phrase, token::tokens(phrase), None).ok()?;
    found.hours.map(|hours| (hours.starts, hours.ends))
}

/// The day of a phrase that says a day and nothing else.
pub(crate) fn read_bare_day(phrase: &str, reference: Option<Date>) -> Option<Date> {
    let found = scan::scan(phrase, token::tokens(phrase), reference).ok()?;
    let bare = found.place.is_empty() && found.preamble.is_none() && !found.is_period;
    match found.days.as_slice() {
        [day] if bare => Some(day.date),
        _ => None,
    }
}

fn conclude(phrase: &str, found: &scan::Scan) -> DateReading {
    let refuse = |warning: Message| DateReading {
        when: None,
        warning: Some(warning),
    };
    let Some(first) = found.days.first() else {
        let warning = match found.relative {
            Some(date) => Some(Message::RelativeToMeeting(date)),
            None => found.is_period.then_some(Message::PeriodWithoutDate),
        };
        return DateReading { when: None, warning };
    };
    let second = found.days.get(1);
    match (&found.joined, second) {
        (Joined::Either, Some(other)) => return refuse(Message::TwoPossibleDates(first.date, other.date)),
        (Joined::Span, Some(_)) => return refuse(Message::PeriodWithoutDate),
        _ if found.is_period && first.hours.is_none() => return refuse(Message::PeriodWithoutDate),
        _ => {}
    }
    let hours = first.hours.or(second.and_then(|day| day.hours));
    let start = Moment {
        date: first.date,
        time: hours.map(|hours| hours.starts),
    };
    let tz = found.tz.unwrap_or(DEFAULT_ZONE);
    let end = hours.and_then(|hours| end_of(first.date, hours));
    let warning = if let Some(other) = second {
        Some(Message::SecondMeeting(Moment {
            date: other.date,
            time: other.hours.map(|hours| hours.starts),
        }))
    } else if first.weekday_differs {
        Some(Message::WeekdayMismatch(first.date))
    } else if let Some(warning) = clock_change(start, tz) {
        Some(warning)
    } else if hours.is_some_and(|hours| hours.at_midnight) {
        Some(Message::MidnightAmbiguous)
    } else if hours.is_some_and(|hours| hours.ends.is_some()) && end.is_none() {
        Some(Message::EndBeforeStart)
    } else {
        None
    };
    let warning = warning.or_else(|| first.is_past.then_some(Message::PastDate));
    DateReading {
        when: Some(When {
            start,
            end,
            all_day: start.time.is_none(),
            place: place(phrase, found),
            tz: tz.to_owned(),
        }),
        warning,
    }
}

/// The end, on the same day, or on the next for an evening that goes on after midnight; `None` when it precedes.
fn end_of(date: Date, hours: Hours) -> Option<Moment> {
    let ends = hours.ends?;
    if ends > hours.starts {
        Some(Moment::at(date, ends))
    } else if hours.starts.hour() >= 17 && ends.hour() < 5 {
        date.tomorrow().ok().map(|next| Moment::at(next, ends))
    } else {
        None
    }
}

/// Whether the clocks of `tz` skip or repeat this moment.
fn clock_change(start: Moment, tz: &str) -> Option<Message> {
    start.time?;
    match TimeZone::get(tz)
        .ok()?
        .to_ambiguous_timestamp(start.datetime())
        .offset()
    {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => Some(Message::HourSkipped),
        AmbiguousOffset::Fold { .. } => Some(Message::HourRepeated),
    }
}

/// The words left after the date, or before it when they begin like a place.
fn place(phrase: &str, found: &scan::Scan) -> Option<String> {
    let after: Vec<&str> = found
        .place
        .iter()
        .map(|(start, end)| phrase[*start..*end].trim())
        .collect();
    let words = match (after.is_empty(), found.preamble) {
        (false, _) => after.join(", "),
        (true, Some((start, end))) if begins_like_a_place(&phrase[start..end]) => {
            phrase[start..end].to_owned()
        }
        (true, _) => return None,
    };
    let mut words = trim_marks(&words).trim_end_matches('.').to_owned();
    if words.matches(')').count() > words.matches('(').count() && words.ends_with(')') {
        words.pop();
    }
    (!words.is_empty()).then_some(words)
}

/// « Salle 2 », « mairie annexe », « visioconférence »…
pub(crate) fn begins_like_a_place(words: &str) -> bool {
    matches!(
        fold_words(words).split(' ').next().unwrap_or_default(),
        "salle"
            | "mairie"
            | "hotel"
            | "maison"
            | "centre"
            | "visio"
            | "visioconference"
            | "ecole"
            | "espace"
            | "local"
            | "locaux"
            | "bibliotheque"
            | "mediatheque"
            | "gymnase"
            | "foyer"
            | "rue"
            | "place"
            | "siege"
            | "batiment"
            | "bureau"
            | "https"
            | "http"
    )
}
