//! A figure between round values, how many rows or another: of numbers, steps of 1, 2 or 5 times a power of ten; of days, whole days, weeks,
//! months or years.

use tables::values;

use super::groups::{Groups, figure};
use super::kept::Kept;
use super::pages::range;
use super::view::View;
use crate::answer::Answer;
use crate::column::Column;
use crate::kind::Kind;
use crate::limits::BINS_MAX;
use crate::query::{Aggregate, Query};
use crate::refused::Refused;
use crate::table::Heading;
use crate::value::Value;

/// Names of the columns of the answer: where a bar begins, included, and where it ends, excluded.
const FROM: &str = "from";
const TO: &str = "to";

pub(super) fn answer(
    view: &View<'_>,
    kept: &Kept,
    name: &str,
    bins: u32,
    aggregate: &Aggregate,
    query: &Query,
) -> Result<Answer, Refused> {
    let column = view.column(name)?;
    let heading = view.heading(name)?;
    let bins = bins.clamp(1, BINS_MAX);
    let mut is_met = vec![false; column.len()];
    kept.each(&column, |_, code| {
        if let Some(is_met) = is_met.get_mut(code as usize) {
            *is_met = code != 0;
        }
    });
    let (kind, bars) = if column.kind == Kind::Day {
        (Kind::Day, of_days(&column, &is_met, bins))
    } else {
        (Kind::Real, of_numbers(&column, &is_met, bins, name)?)
    };
    let groups = Groups::numbered(view, kept, &column, &bars.of_code);
    let length = bars.edges.len().saturating_sub(1);
    let (told, figures) = figure(view, &groups, aggregate, length)?;
    let edge = |name: &str| Heading {
        name: name.to_owned(),
        kind,
        sort: heading.sort,
    };
    let (from, to) = range(query);
    Ok(Answer {
        headings: vec![edge(FROM), edge(TO), told],
        total: length as u64,
        rows: bars
            .edges
            .windows(2)
            .zip(figures)
            .skip(from)
            .take(to - from)
            .map(|(edges, figure)| edges.iter().cloned().chain([figure]).collect())
            .collect(),
        matched: kept.count() as u64,
    })
}

/// Where bars begin and end, and the bar of each code.
#[derive(Default)]
struct Bars {
    edges: Vec<Value>,
    of_code: Vec<Option<u32>>,
}

fn of_numbers(column: &Column, is_met: &[bool], bins: u32, name: &str) -> Result<Bars, Refused> {
    let amounts = column
        .amounts()
        .ok_or_else(|| Refused::NotNumbers(name.to_owned()))?;
    let met: Vec<Option<f64>> = amounts
        .iter()
        .zip(is_met)
        .map(|(amount, is_met)| Some(*amount).filter(|amount| *is_met && amount.is_finite()))
        .collect();
    let low = met.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let high = met.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    if low > high {
        return Ok(Bars::default());
    }
    let mut step = round_step((high - low) / f64::from(bins)).max(smallest(low, high));
    if column.kind == Kind::Integer {
        step = step.max(1.0);
    }
    let start = (low / step).floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of bars within a bound"
    )]
    let place = |amount: f64| ((amount / step).floor() - start).clamp(0.0, f64::from(BINS_MAX * 2)) as u32;
    let edge = |at: u32| Value::Real(rounded((start + f64::from(at)) * step, step));
    Ok(Bars {
        edges: (0..=place(high) + 1).map(edge).collect(),
        of_code: met.into_iter().map(|amount| amount.map(place)).collect(),
    })
}

/// 1, 2 or 5 times a power of ten, at least `wanted`.
pub(crate) fn round_step(wanted: f64) -> f64 {
    if !(wanted > 0.0 && wanted.is_finite()) {
        return 0.0;
    }
    let power = 10_f64.powf(wanted.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|step| step * power)
        .into_iter()
        .find(|step| *step >= wanted * 0.999_999)
        .unwrap_or(10.0 * power)
}

/// A step that still tells floats of this size apart; of one value alone, one.
fn smallest(low: f64, high: f64) -> f64 {
    let size = low.abs().max(high.abs());
    if low < high {
        round_step(size * 1e-12)
    } else {
        round_step(size * 1e-12).max(1.0)
    }
}

/// An edge without the last figures that floats leave: 0.3 and not 0.30000000000000004.
fn rounded(edge: f64, step: f64) -> f64 {
    if step >= 1.0 {
        return edge.round();
    }
    let power = 10_f64.powf((-step.log10()).ceil().clamp(0.0, 300.0));
    let scaled = edge * power;
    if scaled.is_finite() {
        scaled.round() / power
    } else {
        edge
    }
}

/// Steps of days.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
}

impl Step {
    /// From the finest.
    const ALL: [Self; 12] = [
        Self::Days(1),
        Self::Days(7),
        Self::Months(1),
        Self::Months(3),
        Self::Months(6),
        Self::Months(12),
        Self::Months(24),
        Self::Months(60),
        Self::Months(120),
        Self::Months(240),
        Self::Months(600),
        Self::Months(1_200),
    ];

    /// Which step of all a day is in.
    fn place(self, days: i32) -> i32 {
        match self {
            // Weeks begin on Monday: the first of January 1970 was a Thursday.
            Self::Days(7) => (days + 3).div_euclid(7),
            Self::Days(step) => days.div_euclid(step),
            Self::Months(step) => {
                let (year, month, _) = values::civil(days);
                (year * 12 + i32::try_from(month).unwrap_or(1) - 1).div_euclid(step)
            }
        }
    }

    fn begins(self, place: i32) -> i32 {
        match self {
            Self::Days(7) => place * 7 - 3,
            Self::Days(step) => place * step,
            Self::Months(step) => {
                let months = place * step;
                let month = u32::try_from(months.rem_euclid(12)).unwrap_or(0) + 1;
                values::days_since_epoch(months.div_euclid(12), month, 1)
            }
        }
    }
}

fn of_days(column: &Column, is_met: &[bool], bins: u32) -> Bars {
    let days: Vec<Option<i32>> = is_met
        .iter()
        .enumerate()
        .map(
            |(code, is_met)| match column.value(u32::try_from(code).unwrap_or(0)) {
                Value::Day(days) if *is_met => Some(days),
                _ => None,
            },
        )
        .collect();
    let (Some(first), Some(last)) = (days.iter().flatten().min(), days.iter().flatten().max()) else {
        return Bars::default();
    };
    let bars_of = |step: Step| i64::from(step.place(*last)) - i64::from(step.place(*first)) + 1;
    let most = i64::from(bins);
    let step = Step::ALL
        .into_iter()
        .find(|step| bars_of(*step) <= most)
        .unwrap_or(Step::Months(1_200));
    let start = step.place(*first);
    let end = step
        .place(*last)
        .min(start.saturating_add(i32::try_from(BINS_MAX * 4).unwrap_or(0)));
    Bars {
        edges: (start..=end.saturating_add(1))
            .map(|place| Value::Day(step.begins(place)))
            .collect(),
        of_code: days
            .iter()
            .map(|day| u32::try_from(step.place((*day)?).min(end) - start).ok())
            .collect(),
    }
}
