//! How often a value is expected, and which one comes next.

use db::Instant;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Indicator, Value};

/// A value is asked for some days after its period ended: figures take time to be gathered.
const REMINDED_AFTER_DAYS: i64 = 15;
/// The periods a form offers, latest first.
const OFFERED_MAX: usize = 16;

db::text_enum! {
    /// How often a value is expected.
    pub enum Rhythm {
        /// Every month
        Month = "mois",
        /// Every quarter
        Quarter = "trimestre",
        /// Every six months
        Half = "semestre",
        /// Every year
        Year = "annee",
        /// When there is one: a day of its own
        Free = "libre",
    }
}

impl Rhythm {
    /// Months in a period; none when values come as they may.
    pub(crate) fn months(self) -> Option<i8> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
            Self::Free => None,
        }
    }

    /// The last day of the period that `day` is in; the day itself when there are no periods.
    pub fn end_of_period(self, day: Date) -> Date {
        let Some(months) = self.months() else {
            return day;
        };
        // The month that ends the period: 1 to 3 give 3.
        let last = (day.month() - 1) / months * months + months;
        Date::new(day.year(), last, 1).map_or(day, Date::last_of_month)
    }

    /// The last day of the period after the one `end` is in.
    fn next(self, end: Date) -> Date {
        self.end_of_period(self.end_of_period(end).saturating_add(1.day()))
    }

    /// The last day of the period before the one `end` is in.
    fn previous(self, end: Date) -> Date {
        let months = self.months().unwrap_or_default();
        let first = self.end_of_period(end).first_of_month();
        first.saturating_sub(i64::from(months).months()).last_of_month()
    }
}

/// The day it is at `instant`.
pub(crate) fn day_of(instant: Instant, zone: &TimeZone) -> Date {
    zone.to_datetime(instant.timestamp()).date()
}

/// The last day of the earliest period that is over on `today` and has no value yet, after `latest`, the period of the
/// latest value; before any value, the last period that was over when the indicator was added, on `added_on`.
/// None when nothing is awaited: everything is there, values come as they may, or it is no longer followed.
pub(crate) fn awaited(
    indicator: &Indicator,
    latest: Option<Date>,
    added_on: Date,
    today: Date,
) -> Option<Date> {
    indicator.rhythm.months()?;
    if indicator.retired_at.is_some() {
        return None;
    }
    let expected = next_expected(indicator, latest, added_on);
    (expected < today).then_some(expected)
}

fn next_expected(indicator: &Indicator, latest: Option<Date>, added_on: Date) -> Date {
    latest.map_or_else(
        || indicator.rhythm.previous(added_on),
        |latest| indicator.rhythm.next(latest),
    )
}

/// The day on which the owner is reminded of the next value: the first such day after `today`.
pub(crate) fn reminder_day(
    indicator: &Indicator,
    latest: Option<Date>,
    added_on: Date,
    today: Date,
) -> Option<Date> {
    indicator.rhythm.months()?;
    if indicator.retired_at.is_some() {
        return None;
    }
    let day_for = |end: Date| end.saturating_add(REMINDED_AFTER_DAYS.days());
    let expected = next_expected(indicator, latest, added_on);
    if day_for(expected) > today {
        return Some(day_for(expected));
    }
    // Late already: again when the next period wants its own.
    let mut end = indicator.rhythm.end_of_period(today);
    let before = indicator.rhythm.previous(end);
    if day_for(before) > today {
        end = before;
    }
    Some(day_for(end))
}

/// The periods a value can be recorded for, latest first: those that have none among the last sixteen, today's included
/// once it is over. Empty when there are no periods.
pub(crate) fn to_record(rhythm: Rhythm, values: &[Value], today: Date) -> Vec<Date> {
    if rhythm.months().is_none() {
        return Vec::new();
    }
    let mut end = rhythm.end_of_period(today);
    if end > today {
        end = rhythm.previous(end);
    }
    let mut ends = Vec::with_capacity(OFFERED_MAX);
    for _ in 0..OFFERED_MAX {
        ends.push(end);
        end = rhythm.previous(end);
    }
    ends.retain(|end| {
        !values
            .iter()
            .any(|value| value.replaced_at.is_none() && value.on_day == *end)
    });
    ends
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::standing::tests::indicator;
    use super::*;

    #[test]
    fn a_period_ends_on_its_last_day() {
        for (rhythm, day, end) in [
            (Rhythm::Month, date(2024, 2, 10), date(2024, 2, 29)),
            (Rhythm::Quarter, date(2026, 1, 1), date(2026, 3, 31)),
            (Rhythm::Quarter, date(2026, 12, 31), date(2026, 12, 31)),
            (Rhythm::Half, date(2026, 6, 30), date(2026, 6, 30)),
            (Rhythm::Half, date(2026, 7, 1), date(2026, 12, 31)),
            (Rhythm::Year, date(2026, 5, 5), date(2026, 12, 31)),
            (Rhythm::Free, date(2026, 5, 5), date(2026, 5, 5)),
        ] {
            assert_eq!(rhythm.end_of_period(day), end, "{rhythm:?} {day}");
        }
    }

    #[test]
    fn periods_follow_one_another_both_ways() {
        for rhythm in [Rhythm::Month, Rhythm::Quarter, Rhythm::Half, Rhythm::Year] {
            let mut end = rhythm.end_of_period(date(2023, 11, 3));
            for _ in 0..40 {
                let next = rhythm.next(end);
                assert!(next > end);
                assert_eq!(rhythm.previous(next), end, "{rhythm:?}");
                assert_eq!(rhythm.end_of_period(end.tomorrow().expect("a day")), next);
                end = next;
            }
        }
    }

    #[test]
    fn a_value_is_awaited_once_its_period_is_over() {
        let quarterly = indicator(Rhythm::Quarter);
        let added_on = date(2026, 2, 10);
        let awaited_on = |latest, today| awaited(&quarterly, latest, added_on, today);
        // Added in February: the fourth quarter of the year before can be recorded at once.
        assert_eq!(awaited_on(None, added_on), Some(date(2025, 12, 31)));
        assert_eq!(awaited_on(Some(date(2025, 12, 31)), date(2026, 3, 31)), None);
        assert_eq!(
            awaited_on(Some(date(2025, 12, 31)), date(2026, 4, 1)),
            Some(date(2026, 3, 31))
        );
        let mut retired = quarterly.clone();
        retired.retired_at = Some(Instant::from_micros(0));
        assert_eq!(awaited(&retired, None, added_on, date(2027, 1, 1)), None);
        assert_eq!(
            awaited(&indicator(Rhythm::Free), None, added_on, date(2027, 1, 1)),
            None
        );
    }

    #[test]
    fn the_owner_is_reminded_once_a_period() {
        let monthly = indicator(Rhythm::Month);
        let added_on = date(2026, 1, 20);
        let day = |latest, today| reminder_day(&monthly, latest, added_on, today);
        assert_eq!(
            day(Some(date(2026, 1, 31)), date(2026, 2, 3)),
            Some(date(2026, 3, 15))
        );
        // December's is late since before it was added: January's is the next to be asked for.
        assert_eq!(day(None, date(2026, 1, 20)), Some(date(2026, 2, 15)));
        // The reminder of the 15th is sent: the next one is a month later, and never the same day.
        assert_eq!(day(None, date(2026, 2, 15)), Some(date(2026, 3, 15)));
        assert_eq!(day(None, date(2026, 2, 1)), Some(date(2026, 2, 15)));
        assert_eq!(
            reminder_day(&indicator(Rhythm::Free), None, added_on, added_on),
            None
        );
    }

    #[test]
    fn only_periods_that_are_over_and_empty_are_offered() {
        let taken = Value {
            id: db::Id::from_uuid(db::Uuid::nil()),
            indicator_id: db::Id::from_uuid(db::Uuid::nil()),
            on_day: date(2025, 12, 31),
            figure: super::super::Figure::read("3").expect("a figure"),
            note: String::new(),
            recorded_at: Instant::from_micros(0),
            replaced_at: None,
            reason: String::new(),
        };
        let offered = to_record(Rhythm::Year, std::slice::from_ref(&taken), date(2026, 11, 29));
        assert_eq!(offered.first(), Some(&date(2024, 12, 31)));
        assert_eq!(offered.len(), OFFERED_MAX - 1);
        let on_the_last_day = to_record(Rhythm::Year, &[taken], date(2026, 12, 31));
        assert_eq!(on_the_last_day.first(), Some(&date(2026, 12, 31)));
        assert!(to_record(Rhythm::Free, &[], date(2026, 1, 1)).is_empty());
    }
}
