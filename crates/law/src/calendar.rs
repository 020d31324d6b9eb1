//! Clear days and public holidays.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// No delay of the law is longer: ten thousand days.
const DAYS_MAX: u32 = 10_000;

/// The earliest day a meeting can be held when it is convened on `sent` with `days` clear days (at most ten
/// thousand): neither the day of sending nor the day of the meeting counts.
///
/// Every day of the calendar counts, Sundays and holidays included: the extension to the next working day (code de
/// procédure civile, art. 642) is for deadlines to act, and a convocation's delay is a minimum before a meeting.
pub fn clear_days(sent: Date, days: u32) -> Date {
    sent.saturating_add((i64::from(days.min(DAYS_MAX)) + 1).days())
}

/// How many clear days lie between the sending of a convocation and the meeting; none when the meeting comes first.
pub fn clear_days_between(sent: Date, meeting: Date) -> u32 {
    let days = sent
        .until(meeting)
        .map_or(0, |span| span.get_days().saturating_sub(1));
    u32::try_from(days).unwrap_or(0)
}

/// Where a body is, as far as public holidays go. Those of overseas territories are not known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Territory {
    /// Metropolitan France
    France,
    /// Moselle, Bas-Rhin and Haut-Rhin (code du travail, art. L. 3134-13): Good Friday and 26 December as well. Good
    /// Friday is one only where there is a Protestant church: a reason to warn, never to refuse.
    AlsaceMoselle,
}

/// The public holidays of a year in France, in order (code du travail, art. L. 3133-1); the further ones of
/// Alsace-Moselle and overseas are not among them. Years outside 1583–9999 are read as the nearest of these.
pub fn holidays(year: i16) -> [Date; 11] {
    let year = year.clamp(1583, 9999);
    let easter = easter(year);
    let after_easter = |days: i64| easter.saturating_add(days.days());
    let mut holidays = [
        date(year, 1, 1),
        after_easter(1),
        date(year, 5, 1),
        date(year, 5, 8),
        after_easter(39),
        after_easter(50),
        date(year, 7, 14),
        date(year, 8, 15),
        date(year, 11, 1),
        date(year, 11, 11),
        date(year, 12, 25),
    ];
    // Ascension may fall before 8 May, on it, or before 1 May.
    holidays.sort_unstable();
    holidays
}

/// True on a public holiday.
pub fn is_holiday(day: Date) -> bool {
    holidays(day.year()).contains(&day)
}

/// True on a public holiday of `territory`.
pub fn is_holiday_in(day: Date, territory: Territory) -> bool {
    let is_local = || {
        let good_friday = easter(day.year()).saturating_sub(2.days());
        day == good_friday || (day.month(), day.day()) == (12, 26)
    };
    is_holiday(day) || territory == Territory::AlsaceMoselle && is_local()
}

/// True on a Saturday, a Sunday or a public holiday of `territory`: a day on which a town hall is likely to be closed.
pub fn is_day_off(day: Date, territory: Territory) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || is_holiday_in(day, territory)
}

/// Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876 (Nature, 20 April 1876; Meeus,
/// Astronomical Algorithms, chapter 8). Valid from 1583 on.
pub fn easter(year: i16) -> Date {
    let year = i32::from(year.clamp(1583, 9999));
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let skipped_leap_days = century / 4;
    let lunar_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - skipped_leap_days - lunar_correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * late + 114;
    date(
        i16::try_from(year).expect("clamped to 9999"),
        i8::try_from(from_march / 31).expect("3 or 4"),
        i8::try_from(from_march % 31 + 1).expect("1 to 31"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_the_sending_nor_the_meeting_counts() {
        // Sent on Monday 2 November, three clear days: 3, 4, 5; the meeting from Friday 6.
        assert_eq!(clear_days(date(2026, 11, 2), 3), date(2026, 11, 6));
        assert_eq!(clear_days(date(2026, 11, 2), 5), date(2026, 11, 8));
        assert_eq!(clear_days(date(2026, 11, 2), 0), date(2026, 11, 3));
    }

    #[test]
    fn months_years_leap_days_and_clock_changes_do_not_matter() {
        assert_eq!(clear_days(date(2027, 12, 29), 5), date(2028, 1, 4));
        assert_eq!(clear_days(date(2028, 2, 27), 3), date(2028, 3, 2));
        assert_eq!(clear_days(date(2027, 3, 26), 3), date(2027, 3, 30));
    }

    #[test]
    fn counting_between_is_the_inverse() {
        let sent = date(2026, 10, 23);
        for days in 0..400 {
            assert_eq!(clear_days_between(sent, clear_days(sent, days)), days);
        }
        assert_eq!(clear_days_between(sent, sent), 0);
        assert_eq!(clear_days_between(sent, date(2026, 10, 1)), 0);
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
        for year in 1583..=4099 {
            let day = easter(year);
            assert_eq!(day.weekday(), Weekday::Sunday);
            assert!(day >= date(year, 3, 22) && day <= date(year, 4, 25), "{day}");
        }
    }

    #[test]
    fn the_eleven_holidays_of_2026_are_in_order() {
        assert_eq!(
            holidays(2026).map(|day| day.to_string()),
            [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25"
            ]
        );
        assert!(is_holiday(date(2026, 5, 14)));
        assert!(!is_holiday(date(2026, 5, 15)));
        assert!(holidays(2008).is_sorted(), "Ascension on 1 May");
    }

    #[test]
    fn alsace_and_moselle_have_two_days_more() {
        // Good Friday 2027 is 26 March.
        for day in [date(2026, 12, 26), date(2027, 3, 26)] {
            assert!(is_holiday_in(day, Territory::AlsaceMoselle), "{day}");
            assert!(!is_holiday_in(day, Territory::France), "{day}");
        }
        assert!(is_day_off(date(2026, 12, 25), Territory::France));
        assert!(is_day_off(date(2026, 12, 26), Territory::France), "a Saturday");
        assert!(!is_day_off(date(2026, 12, 28), Territory::AlsaceMoselle));
    }
}
