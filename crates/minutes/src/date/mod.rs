//! One French phrase about a date, read: « mardi 8 décembre à 18h30, salle 2 ».

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::messages::Message;
use crate::model::Moment;

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
pub fn parse(phrase: &str, reference: Date) -> DateReading {
    let _ = (phrase, reference);
    DateReading::default()
}
