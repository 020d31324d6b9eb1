//! How periods and figures are said.

use jiff::civil::Date;
use ui::{Words, t};

use crate::model::{Figure, Rhythm};

/// « mars 2026 », « 1er trimestre 2026 », « 2e semestre 2026 », « 2026 », « 8 décembre 2026 »: the period ending on `end`.
pub(crate) fn period(words: Words, rhythm: Rhythm, end: Date) -> String {
    let year = end.year().to_string();
    match rhythm.months() {
        None => words.date(end),
        Some(12) => year,
        Some(1) => t!(
            words,
            "indicators-period-month",
            month = words.say(&format!("date-month-{}", end.month())),
            year = year
        ),
        Some(months) => t!(
            words,
            if months == 3 {
                "indicators-period-quarter"
            } else {
                "indicators-period-half"
            },
            rank = i64::from((end.month() - 1) / months + 1),
            year = year
        ),
    }
}

/// « 12,5 % », « 1 200 agents », « 3 ».
pub(crate) fn measure(words: Words, figure: Figure, unit: &str) -> String {
    let number = words.decimal(&figure.to_string());
    if unit.is_empty() {
        number
    } else {
        format!("{number}\u{a0}{unit}")
    }
}
