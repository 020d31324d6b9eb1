//! How far an indicator has come on its way to the target.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Direction, Figure, Indicator, IndicatorId, Value};

/// Where an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No value yet
    Unmeasured,
    /// Measured, without a target
    Measured,
    /// The target is reached
    Reached,
    /// At least where the straight line from the baseline to the target is on the day of the value
    OnTrack,
    /// Short of that line, or of the target when its day is past
    Behind,
    /// A target without a line to it (no baseline or no day), not reached yet
    UnderWay,
}

/// The straight line from the baseline to the target, when both are dated and in order.
pub(crate) fn path(indicator: &Indicator) -> Option<[(Date, Figure); 2]> {
    let start = (indicator.baseline_on?, indicator.baseline?);
    let end = (indicator.target_on?, indicator.target?);
    (start.0 < end.0).then_some([start, end])
}

/// Where the indicator stands with its latest value.
pub(crate) fn standing(indicator: &Indicator, latest: Option<&Value>) -> Standing {
    let Some(latest) = latest else {
        return Standing::Unmeasured;
    };
    let Some(target) = indicator.target else {
        return Standing::Measured;
    };
    let is_met = |wanted: Decimal| match indicator.direction {
        Direction::Up => latest.figure.decimal() >= wanted,
        Direction::Down => latest.figure.decimal() <= wanted,
    };
    if is_met(target.decimal()) {
        return Standing::Reached;
    }
    if indicator.target_on.is_some_and(|day| latest.on_day >= day) {
        return Standing::Behind;
    }
    match path(indicator) {
        None => Standing::UnderWay,
        Some(path) if is_met(expected(path, latest.on_day)) => Standing::OnTrack,
        Some(_) => Standing::Behind,
    }
}

/// How a plan goes, in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Indicators that are followed
    pub(crate) followed: usize,
    /// Those that are on track or have reached their target
    pub(crate) good: usize,
    /// Those that are behind
    pub(crate) behind: usize,
}

/// Counts the indicators of a plan that are still followed, each with its latest value.
pub(crate) fn summary(indicators: &[Indicator], latest: &BTreeMap<IndicatorId, Value>) -> Summary {
    let followed = indicators
        .iter()
        .filter(|indicator| indicator.retired_at.is_none());
    followed.fold(Summary::default(), |counted, indicator| {
        let standing = standing(indicator, latest.get(&indicator.id));
        Summary {
            followed: counted.followed + 1,
            good: counted.good + usize::from(matches!(standing, Standing::Reached | Standing::OnTrack)),
            behind: counted.behind + usize::from(standing == Standing::Behind),
        }
    })
}

/// The height of the line on `day`, which lies before its end; the baseline before its start.
fn expected([(start, from), (end, to)]: [(Date, Figure); 2], day: Date) -> Decimal {
    let days = |since: Date, until: Date| Decimal::from((until - since).get_days());
    let done = days(start, day).max(Decimal::ZERO);
    from.decimal() + (to.decimal() - from.decimal()) * done / days(start, end)
}

#[cfg(test)]
pub(super) mod tests {
    use db::{Id, Instant, Uuid};
    use jiff::civil::date;

    use super::super::Rhythm;
    use super::*;

    fn figure(typed: &str) -> Figure {
        Figure::read(typed).expect("a figure")
    }

    /// From 100 on 1 January 2025 down to 0 on 1 January 2027.
    pub(in super::super) fn indicator(rhythm: Rhythm) -> Indicator {
        Indicator {
            id: Id::from_uuid(Uuid::nil()),
            plan_id: Id::from_uuid(Uuid::nil()),
            name: "Formulaires papier".to_owned(),
            definition: String::new(),
            unit: "formulaires".to_owned(),
            direction: Direction::Down,
            rhythm,
            source: "Accueil".to_owned(),
            source_url: String::new(),
            owner_id: None,
            baseline: Some(figure("100")),
            baseline_on: Some(date(2025, 1, 1)),
            target: Some(figure("0")),
            target_on: Some(date(2027, 1, 1)),
            created_at: Instant::from_micros(0),
            retired_at: None,
            version: 1,
        }
    }

    fn value(on_day: Date, typed: &str) -> Value {
        Value {
            id: Id::from_uuid(Uuid::nil()),
            indicator_id: Id::from_uuid(Uuid::nil()),
            on_day,
            figure: figure(typed),
            note: String::new(),
            recorded_at: Instant::from_micros(0),
            replaced_at: None,
            reason: String::new(),
        }
    }

    #[test]
    fn a_value_is_held_against_the_line_to_the_target() {
        let down = indicator(Rhythm::Year);
        let stands = |value: &Value| standing(&down, Some(value));
        assert_eq!(standing(&down, None), Standing::Unmeasured);
        // Half-way in time (one of the two years has 365 days, as the other): 50 is expected.
        assert_eq!(stands(&value(date(2026, 1, 1), "50")), Standing::OnTrack);
        assert_eq!(stands(&value(date(2026, 1, 1), "50,01")), Standing::Behind);
        assert_eq!(stands(&value(date(2026, 1, 1), "0")), Standing::Reached);
        assert_eq!(stands(&value(date(2025, 3, 1), "-1")), Standing::Reached);
        assert_eq!(stands(&value(date(2027, 1, 1), "1")), Standing::Behind);
        // Before the baseline's own day, the baseline is what is expected.
        assert_eq!(stands(&value(date(2024, 6, 1), "100")), Standing::OnTrack);
        let mut up = down.clone();
        up.direction = Direction::Up;
        (up.baseline, up.target) = (Some(figure("0")), Some(figure("100")));
        assert_eq!(
            standing(&up, Some(&value(date(2026, 1, 1), "49,9"))),
            Standing::Behind
        );
        assert_eq!(
            standing(&up, Some(&value(date(2026, 1, 1), "120"))),
            Standing::Reached
        );
    }

    #[test]
    fn without_a_line_nothing_is_said_to_be_late() {
        let mut undated = indicator(Rhythm::Year);
        undated.target_on = None;
        let middle = value(date(2026, 1, 1), "99");
        assert_eq!(standing(&undated, Some(&middle)), Standing::UnderWay);
        undated.target = None;
        assert_eq!(standing(&undated, Some(&middle)), Standing::Measured);
        let mut backwards = indicator(Rhythm::Year);
        backwards.baseline_on = backwards.target_on;
        assert_eq!(path(&backwards), None);
        assert_eq!(standing(&backwards, Some(&middle)), Standing::UnderWay);
    }

    #[test]
    fn a_plan_counts_what_is_still_followed() {
        let mut indicators = Vec::new();
        let mut latest = BTreeMap::new();
        for (place, typed) in [(1, "0"), (2, "50"), (3, "99"), (4, "99")] {
            let mut one = indicator(Rhythm::Year);
            one.id = Id::from_uuid(Uuid::from_u128(place));
            latest.insert(one.id, value(date(2026, 1, 1), typed));
            indicators.push(one);
        }
        indicators[3].retired_at = Some(Instant::from_micros(0));
        let counted = summary(&indicators, &latest);
        assert_eq!((counted.followed, counted.good, counted.behind), (3, 2, 1));
        assert_eq!(summary(&[], &latest), Summary::default());
    }
}
