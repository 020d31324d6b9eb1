//! From a date and hours typed in a form to instants, with the traps of the calendar said aloud: a day that does not
//! exist, an hour skipped when clocks go forward, an hour that comes twice when they go back.

use db::Instant;
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// A meeting further away than this is a mistyped year.
const YEARS_AHEAD_MAX: i16 = 5;

/// A date and hours, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// `2026-12-08` as browsers send it, or `8/12/2026`
    pub date: &'a str,
    /// `18:30` as browsers send it, or `18h30`
    pub starts: &'a str,
    /// The same, or nothing
    pub ends: &'a str,
}

/// When a meeting takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When it begins
    pub starts_at: Instant,
    /// When it ends
    pub ends_at: Option<Instant>,
    /// True when the hour of the beginning comes twice that night: the first is meant
    pub is_repeated: bool,
}

/// Why a date or an hour cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// No date
    DateMissing,
    /// 31 November, or not a date
    DateImpossible,
    /// No hour
    StartMissing,
    /// 25 h, or not an hour
    StartImpossible,
    /// The hour is skipped that night: clocks go forward
    StartSkipped,
    /// The end is not an hour
    EndImpossible,
    /// The end is skipped that night
    EndSkipped,
    /// The end is not after the beginning
    EndBeforeStart,
}

impl Unreadable {
    /// The form's field to mend.
    pub const fn field(self) -> &'static str {
        match self {
            Self::DateMissing | Self::DateImpossible => "date",
            Self::StartMissing | Self::StartImpossible | Self::StartSkipped => "debut",
            Self::EndImpossible | Self::EndSkipped | Self::EndBeforeStart => "fin",
        }
    }

    /// The sentence that says how.
    pub const fn words_key(self) -> &'static str {
        match self {
            Self::DateMissing => "meetings-date-missing",
            Self::DateImpossible => "meetings-date-impossible",
            Self::StartMissing => "meetings-start-missing",
            Self::StartImpossible => "meetings-start-impossible",
            Self::StartSkipped => "meetings-start-skipped",
            Self::EndImpossible => "meetings-end-impossible",
            Self::EndSkipped => "meetings-end-skipped",
            Self::EndBeforeStart => "meetings-end-before-start",
        }
    }
}

/// Reads what was typed, in `zone`; or everything that has to be mended.
pub fn read_moment(wanted: Wanted<'_>, zone: &TimeZone) -> Result<Moment, Vec<Unreadable>> {
    let mut faults = Vec::new();
    let date = read_date(wanted.date).map_err(|fault| faults.push(fault)).ok();
    let starts = match wanted.starts.trim() {
        "" => Err(Unreadable::StartMissing),
        typed => read_time(typed).ok_or(Unreadable::StartImpossible),
    };
    let starts = starts.map_err(|fault| faults.push(fault)).ok();
    let ends = match wanted.ends.trim() {
        "" => Ok(None),
        typed => read_time(typed).map(Some).ok_or(Unreadable::EndImpossible),
    };
    let ends = ends.map_err(|fault| faults.push(fault)).ok();
    let (Some(date), Some(starts), Some(ends)) = (date, starts, ends) else {
        return Err(faults);
    };
    let Some((starts_at, is_repeated)) = at(date, starts, zone) else {
        return Err(vec![Unreadable::StartSkipped]);
    };
    let ends_at = match ends {
        None => None,
        Some(ends) => {
            let (ends_at, _) = at(date, ends, zone).ok_or_else(|| vec![Unreadable::EndSkipped])?;
            if ends_at <= starts_at {
                return Err(vec![Unreadable::EndBeforeStart]);
            }
            Some(ends_at)
        }
    };
    Ok(Moment {
        starts_at,
        ends_at,
        is_repeated,
    })
}

/// The instant clocks show this date and time, and whether they show it twice; none when they skip it.
pub(crate) fn at(date: Date, time: Time, zone: &TimeZone) -> Option<(Instant, bool)> {
    let ambiguous = zone.to_ambiguous_zoned(date.to_datetime(time));
    let is_repeated = match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => return None,
        AmbiguousOffset::Fold { .. } => true,
        AmbiguousOffset::Unambiguous { .. } => false,
    };
    let zoned = ambiguous.earlier().ok()?;
    Some((Instant::from(zoned.timestamp()), is_repeated))
}

/// The day it is at `instant`.
pub(crate) fn day_of(instant: Instant, zone: &TimeZone) -> Date {
    zone.to_datetime(instant.timestamp()).date()
}

/// True when the day of a meeting at `starts_at` is over at `now`: the same day is still accepted, since a meeting
/// improvised this morning also wants its minutes.
pub(crate) fn is_past(starts_at: Instant, now: Instant, zone: &TimeZone) -> bool {
    day_of(starts_at, zone) < day_of(now, zone)
}

/// True when the day of a meeting has come: who is there is written down at the door, before the hour.
pub(crate) fn has_come(starts_at: Instant, now: Instant, zone: &TimeZone) -> bool {
    day_of(starts_at, zone) <= day_of(now, zone)
}

/// True when `starts_at` is so far away that the year was mistyped.
pub(crate) fn is_too_far(starts_at: Instant, now: Instant, zone: &TimeZone) -> bool {
    day_of(starts_at, zone).year() > day_of(now, zone).year() + YEARS_AHEAD_MAX
}

fn read_date(typed: &str) -> Result<Date, Unreadable> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Unreadable::DateMissing);
    }
    let number = |part: &str| part.trim().parse::<i16>().ok();
    let parts: Vec<&str> = typed.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else {
        return Err(Unreadable::DateImpossible);
    };
    // Years stand first between hyphens (ISO 8601), last between strokes, as the French write them.
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    let read = || {
        if year.len() != 4 {
            return None;
        }
        let (month, day) = (
            i8::try_from(number(month)?).ok()?,
            i8::try_from(number(day)?).ok()?,
        );
        Date::new(number(year)?, month, day).ok()
    };
    read().ok_or(Unreadable::DateImpossible)
}

fn read_time(typed: &str) -> Option<Time> {
    let typed: String = typed
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let (hour, minute) = typed.split_once([':', 'h'])?;
    let minute = minute.split(':').next().unwrap_or_default();
    let minute = if minute.is_empty() {
        0
    } else {
        minute.parse().ok()?
    };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").expect("the zone is bundled")
    }

    fn read(date: &str, starts: &str, ends: &str) -> Result<Moment, Vec<Unreadable>> {
        read_moment(Wanted { date, starts, ends }, &paris())
    }

    fn instant(text: &str) -> Instant {
        Instant::from(text.parse::<jiff::Timestamp>().expect("a timestamp"))
    }

    #[test]
    fn hours_are_those_of_the_body() {
        let winter = read("2026-12-08", "18:30", "20:00").expect("a moment");
        assert_eq!(winter.starts_at, instant("2026-12-08T17:30:00Z"));
        assert_eq!(winter.ends_at, Some(instant("2026-12-08T19:00:00Z")));
        let summer = read("14/07/2027", "18h", "").expect("a moment");
        assert_eq!(summer.starts_at, instant("2027-07-14T16:00:00Z"));
        assert_eq!(summer.ends_at, None);
    }

    #[test]
    fn what_does_not_exist_is_refused_field_by_field() {
        for (typed, expected) in [
            (("", "18:30", ""), vec![Unreadable::DateMissing]),
            (("2026-11-31", "18:30", ""), vec![Unreadable::DateImpossible]),
            (("29/02/2027", "18:30", ""), vec![Unreadable::DateImpossible]),
            (("8/12/26", "18:30", ""), vec![Unreadable::DateImpossible]),
            (
                ("demain", "", ""),
                vec![Unreadable::DateImpossible, Unreadable::StartMissing],
            ),
            (("2026-12-08", "25h", ""), vec![Unreadable::StartImpossible]),
            (("2026-12-08", "18:30", "tard"), vec![Unreadable::EndImpossible]),
            (("2026-12-08", "18:30", "17:30"), vec![Unreadable::EndBeforeStart]),
            (("2026-12-08", "18:30", "18:30"), vec![Unreadable::EndBeforeStart]),
        ] {
            assert_eq!(read(typed.0, typed.1, typed.2), Err(expected), "{typed:?}");
        }
    }

    #[test]
    fn the_night_of_summer_time_has_an_hour_less_and_that_of_winter_time_one_more() {
        assert_eq!(
            read("2027-03-28", "2:30", ""),
            Err(vec![Unreadable::StartSkipped])
        );
        assert_eq!(
            read("2027-03-28", "1:30", "2:30"),
            Err(vec![Unreadable::EndSkipped])
        );
        let repeated = read("2026-10-25", "2:30", "").expect("a moment");
        assert_eq!(
            (repeated.starts_at, repeated.is_repeated),
            (instant("2026-10-25T00:30:00Z"), true)
        );
        let around = read("2027-03-28", "1:30", "3:30").expect("a moment");
        assert_eq!(around.ends_at, Some(instant("2027-03-28T01:30:00Z")));
    }

    #[test]
    fn today_is_not_past() {
        let now = instant("2026-11-10T17:30:00Z");
        assert!(!is_past(instant("2026-11-10T07:00:00Z"), now, &paris()));
        assert!(is_past(instant("2026-11-09T22:59:00Z"), now, &paris()));
        assert!(
            !is_past(instant("2026-11-09T23:00:00Z"), now, &paris()),
            "midnight in Paris"
        );
        assert!(is_too_far(instant("2062-12-08T17:30:00Z"), now, &paris()));
    }
}
