//! What minutes hold. The keys of the JSON are these field names, in French as in the public format.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::messages::Message;

/// Minutes of one meeting.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Minutes {
    /// The body that met, as written (« Groupe de travail Open data »).
    pub groupe: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// When it began, to the minute.
    #[serde(with = "clock")]
    pub debut: Option<Time>,
    /// When it ended, to the minute.
    #[serde(with = "clock")]
    pub fin: Option<Time>,
    /// Where it took place.
    pub lieu: Option<String>,
    /// Who wrote the minutes.
    pub redaction: Vec<String>,
    /// `projet`, `relu`, `approuvé`, or whatever the text says.
    pub statut: Option<String>,
    /// Who was there.
    pub presents: Vec<Person>,
    /// Who apologised, with the proxy given if any.
    pub excuses: Vec<Person>,
    /// Who was neither there nor excused.
    pub absents: Vec<Person>,
    /// Guests: there, without a vote.
    pub invites: Vec<Person>,
    /// Background, and the unknown lines that came before the discussion. Markdown, lines separated by `\n`.
    pub contexte: Option<String>,
    /// What the meeting was for.
    pub objectif: Option<String>,
    /// The discussion, in order; sections the format does not know are kept here under their heading.
    pub echanges: Vec<Echange>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What has to be done.
    pub actions: Vec<Action>,
    /// The next meeting, when its date could be read.
    pub prochaine_reunion: Option<NextMeeting>,
    /// Documents named or linked.
    pub documents: Vec<Document>,
    /// What deserves a second look, in the order of the lines.
    pub warnings: Vec<Warning>,
}

/// Someone named in the minutes. Never matched to an account here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name as written, civility included when there is one.
    pub nom: String,
    /// Function or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualite: Option<String>,
    /// Who holds this person's proxy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pouvoir_a: Option<String>,
}

/// One part of the discussion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Echange {
    /// Its heading, if it had one.
    pub titre: Option<String>,
    /// Markdown, lines separated by `\n`.
    pub texte: String,
}

/// Something decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// `D1`, `D2`… as written, or the next free number.
    pub id: String,
    /// What was decided; sub-items follow on their own lines.
    pub texte: String,
    /// The vote, when the text tells one.
    pub vote: Option<Vote>,
}

/// A vote as the minutes tell it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Votes in favour; `None` when the text gives no number, as in « à l’unanimité ».
    pub pour: Option<u32>,
    /// Votes against.
    pub contre: u32,
    /// Abstentions.
    pub abstention: u32,
}

/// Something to do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// `A1`, `A2`… as written, or the next free number.
    pub id: String,
    /// What is to be done; sub-items follow on their own lines.
    pub texte: String,
    /// People, account names (without `@`), services, or « tous ».
    pub responsables: Vec<String>,
    /// The last day to do it.
    pub echeance: Option<Date>,
    /// The decision it carries out (`D1`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Whether it is done.
    pub fait: bool,
}

/// The next meeting. A `start` without a time is a whole day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextMeeting {
    /// When it starts, on the clocks of `tz`.
    pub start: Moment,
    /// When it ends, if said.
    pub end: Option<Moment>,
    /// IANA time zone (`Europe/Paris` unless the text names an overseas clock).
    pub tz: String,
    /// Where.
    pub lieu: Option<String>,
}

/// A document named or linked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its title; for a bare address, the file name it ends with.
    pub titre: String,
    /// Its address, if the text gives one.
    pub url: Option<String>,
}

/// Something a person should check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Line of the text, from 1.
    pub line: usize,
    /// Stable identifier ([`Message::code`]).
    pub code: String,
    /// The sentence in French ([`Message::french`]).
    pub message: String,
}

impl Warning {
    /// The warning that says `message` of `line`.
    pub fn new(line: usize, message: &Message) -> Self {
        Self {
            line,
            code: message.code().to_owned(),
            message: message.french(),
        }
    }
}

/// A day, with a time to the minute or without: `2026-12-08T18:30` or `2026-12-08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time on the clocks of the place; none for a whole day.
    pub time: Option<Time>,
}

impl Moment {
    /// A whole day.
    pub fn day(date: Date) -> Self {
        Self { date, time: None }
    }

    /// A day and a time.
    pub fn at(date: Date, time: Time) -> Self {
        Self {
            date,
            time: Some(time),
        }
    }

    /// The date and time, midnight for a whole day.
    pub fn datetime(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or_else(Time::midnight))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.date)?;
        match self.time {
            Some(time) => write!(out, "T{:02}:{:02}", time.hour(), time.minute()),
            None => Ok(()),
        }
    }
}

impl FromStr for Moment {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        match text.split_once('T') {
            Some((date, time)) => Ok(Self::at(date.parse()?, time.parse()?)),
            None => Ok(Self::day(text.parse()?)),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// Times to the minute, `18:30`, where jiff's own form has seconds.
mod clock {
    use jiff::civil::Time;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "the signature serde's `with` calls")]
    pub(super) fn serialize<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.collect_str(&format_args!("{:02}:{:02}", time.hour(), time.minute())),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
        Option::<String>::deserialize(deserializer)?
            .map(|text| text.parse().map_err(serde::de::Error::custom))
            .transpose()
    }
}
