//! A date as people say it: « mardi 8 décembre à 18h30, salle 2 », put in the fields and shown back to be confirmed.

use kernel::{FieldFault, Sentence};
use maud::{Markup, html};
use minutes::date::When;
use ui::components::{Tone, notice};
use ui::{Visit, t};

use super::announce::Announced;
use super::today;
use crate::model::{TITLE_CHARS_MAX, at};

/// What was read in the phrase, to be confirmed.
pub(super) struct ReadBack {
    phrase: String,
    when: String,
    doubt: Option<String>,
}

/// Puts what the phrase says in the fields, the phrase aside.
pub(super) fn read_phrase(visit: &Visit, typed: &mut Announced) -> Result<ReadBack, Vec<FieldFault>> {
    let phrase = typed.phrase.trim().to_owned();
    if phrase.chars().count() > TITLE_CHARS_MAX {
        let sentence = Sentence::new("meetings-title-too-long").with("max", TITLE_CHARS_MAX);
        return Err(vec![FieldFault {
            field: "phrase",
            sentence,
        }]);
    }
    let reading = minutes::date::parse(&phrase, today(visit));
    let doubt = reading.warning.map(|warning| warning.french());
    let Some(when) = reading.when else {
        let sentence = match doubt {
            Some(doubt) => Sentence::new("meetings-phrase-doubtful").with("doubt", doubt),
            None => Sentence::new("meetings-phrase-unread"),
        };
        return Err(vec![FieldFault {
            field: "phrase",
            sentence,
        }]);
    };
    let when = in_body_zone(visit, when);
    typed.phrase.clear();
    typed.date = when.start.date.to_string();
    typed.debut = when.start.time.map(clock).unwrap_or_default();
    typed.fin = when.end.and_then(|end| end.time).map(clock).unwrap_or_default();
    if let Some(place) = &when.place {
        typed.lieu.clone_from(place);
    }
    let said = when.start.time.map_or_else(
        || visit.words.date_weekday(when.start.date),
        |time| visit.words.civil_datetime(when.start.date.to_datetime(time)),
    );
    Ok(ReadBack {
        phrase,
        when: when
            .place
            .map_or(said.clone(), |place| format!("{said}, {place}")),
        doubt,
    })
}

/// « 18h30 (heure de La Réunion) » is shown as the body's clocks show it: the fields have no time zone.
fn in_body_zone(visit: &Visit, when: When) -> When {
    let zone = visit.body.zone();
    let Ok(theirs) = jiff::tz::TimeZone::get(&when.tz) else {
        return when;
    };
    if when.tz == visit.body.time_zone {
        return when;
    }
    let ours = |moment: minutes::Moment| {
        let there = moment.time.and_then(|time| at(moment.date, time, &theirs));
        there.map_or(moment, |(instant, _)| {
            let local = zone.to_datetime(instant.timestamp());
            minutes::Moment::at(local.date(), local.time())
        })
    };
    When {
        start: ours(when.start),
        end: when.end.map(ours),
        ..when
    }
}

pub(super) fn clock(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

pub(super) fn read_back_notice(visit: &Visit, read_back: Option<&ReadBack>) -> Markup {
    let words = visit.words;
    html! {
        @if let Some(read) = read_back {
            (notice(if read.doubt.is_some() { Tone::Warning } else { Tone::Info }, &html! {
                p { (t!(words, "meetings-phrase-read", phrase = &read.phrase, when = &read.when)) }
                @if let Some(doubt) = &read.doubt { p { (t!(words, "meetings-phrase-doubt", doubt = doubt)) } }
            }))
        }
    }
}
