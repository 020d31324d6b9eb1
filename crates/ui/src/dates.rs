//! Dates and hours as a person writes them: « mardi 8 décembre 2026 à 18 h 30 ».
//!
//! The names of days and months and their order are sentences (`locales/`), so that another language only needs
//! a file. Hours carry no-break spaces (U+00A0): « 18 h 30 » never splits over two lines. Dates use plain spaces.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::t;
use crate::words::Words;

impl Words {
    /// « 1er décembre 2026 »
    pub fn date(self, date: Date) -> String {
        let month = self.say(&format!("date-month-{}", date.month()));
        t!(
            self,
            "date-long",
            day = date.day(),
            month = month,
            year = date.year()
        )
    }

    /// « mardi 8 décembre 2026 »
    pub fn date_weekday(self, date: Date) -> String {
        let weekday = self.say(&format!("date-weekday-{}", date.weekday().to_monday_one_offset()));
        t!(
            self,
            "date-with-weekday",
            weekday = weekday,
            date = self.date(date)
        )
    }

    /// « 18 h 30 », and « 18 h » on the hour.
    pub fn time(self, time: Time) -> String {
        if time.minute() == 0 {
            return t!(self, "time-on-the-hour", hour = time.hour());
        }
        t!(
            self,
            "time-with-minutes",
            hour = time.hour(),
            minute = format!("{:02}", time.minute())
        )
    }

    /// « mardi 8 décembre 2026 à 18 h 30 », as clocks show it in this time zone.
    pub fn datetime(self, instant: Timestamp, zone: &TimeZone) -> String {
        self.civil_datetime(zone.to_datetime(instant))
    }

    /// « mardi 8 décembre 2026 à 18 h 30 », from a date and an hour already local.
    pub fn civil_datetime(self, local: DateTime) -> String {
        t!(
            self,
            "date-with-time",
            date = self.date_weekday(local.date()),
            time = self.time(local.time())
        )
    }

    /// The date in a `time` element, for machines and for assistive technologies.
    pub fn date_element(self, date: Date) -> Markup {
        html! { time datetime=(date) { (self.date(date)) } }
    }

    /// The date and hour in a `time` element, whose attribute is the instant in universal time.
    pub fn datetime_element(self, instant: Timestamp, zone: &TimeZone) -> Markup {
        html! { time datetime=(instant) { (self.datetime(instant, zone)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").expect("the zone is bundled")
    }

    #[test]
    fn the_first_of_the_month_is_ordinal() {
        let words = Words::build(&[]);
        assert_eq!(words.date(date(2026, 12, 1)), "1er décembre 2026");
        assert_eq!(words.date(date(2026, 8, 21)), "21 août 2026");
        assert_eq!(words.date_weekday(date(2026, 12, 8)), "mardi 8 décembre 2026");
    }

    #[test]
    fn every_day_and_month_has_its_name() {
        let words = Words::build(&[]);
        for month in 1..=12 {
            for day in 1..=7 {
                let written = words.date_weekday(date(2026, month, day));
                assert!(!written.contains('⟦'), "{written}");
            }
        }
    }

    #[test]
    fn hours_are_local_and_short_on_the_hour() {
        let words = Words::build(&[]);
        let winter: Timestamp = "2026-12-08T17:30:00Z".parse().expect("an instant");
        assert_eq!(
            words.datetime(winter, &paris()),
            "mardi 8 décembre 2026 à 18\u{a0}h\u{a0}30"
        );
        let summer: Timestamp = "2026-07-14T16:00:00Z".parse().expect("an instant");
        assert_eq!(
            words.datetime(summer, &paris()),
            "mardi 14 juillet 2026 à 18\u{a0}h"
        );
        let early: Timestamp = "2026-12-08T08:05:00Z".parse().expect("an instant");
        assert_eq!(
            words.datetime(early, &paris()),
            "mardi 8 décembre 2026 à 9\u{a0}h\u{a0}05"
        );
    }

    #[test]
    fn elements_carry_the_date_for_machines() {
        let words = Words::build(&[]);
        let element = words.date_element(date(2026, 12, 1)).into_string();
        assert_eq!(element, "<time datetime=\"2026-12-01\">1er décembre 2026</time>");
    }

    #[test]
    fn each_language_has_its_order_and_its_hours() {
        let english = Words::build(&[]).in_language("en");
        let evening = date(2026, 12, 8).at(18, 30, 0, 0);
        assert_eq!(
            english.civil_datetime(evening),
            "Tuesday 8 December 2026 at 18:30"
        );
        assert_eq!(english.time(date(2026, 12, 8).at(9, 0, 0, 0).time()), "9:00");
        assert_eq!(english.date(date(2026, 12, 1)), "1 December 2026");
        let breton = english.in_language("br");
        assert_eq!(breton.civil_datetime(evening), "Meurzh 8 Kerzu 2026 da 18e30");
        assert_eq!(breton.date(date(2026, 12, 1)), "1añ Kerzu 2026");
        for (language, month) in [english, breton]
            .into_iter()
            .flat_map(|one| (1..=12).map(move |month| (one, month)))
        {
            for day in 1..=7 {
                let written = language.date_weekday(date(2026, month, day));
                assert!(!written.contains('⟦'), "{written}");
            }
        }
    }
}
