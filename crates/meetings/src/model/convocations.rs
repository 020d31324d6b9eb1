//! What the law asks of a convocation, and the last day that leaves it.

use jiff::civil::{Date, Time};
use kernel::Fault;

/// Days before the meeting that a convocation may be planned for.
pub const DAYS_BEFORE_MAX: i64 = 90;
/// The same, offered for a group that no law binds: people plan their week ahead.
pub(crate) const DAYS_BEFORE_USUAL: i64 = 7;
/// It is in the mailbox when the day begins.
pub(crate) const HOUR: Time = Time::constant(8, 0, 0, 0);

/// A delay that the law asks for.
pub(crate) struct Delay {
    pub(crate) clear_days: u32,
    pub(crate) unit: &'static str,
    pub(crate) article: &'static str,
}

/// The delays of an assembly of this kind of body on a day: by population, the shorter first, or one when they are the
/// same (CGCT art. L. 2121-11 and L. 2121-12).
pub(crate) fn delays(kind: &str, on: Date) -> Result<Vec<Delay>, Fault> {
    let mut found: Vec<Delay> = Vec::new();
    for key in [
        "convocation.clear-days.below-threshold",
        "convocation.clear-days.at-threshold",
    ] {
        let delay = delay(key, kind, on)?;
        let is_known = |known: &Delay| {
            (known.clear_days, known.unit, known.article) == (delay.clear_days, delay.unit, delay.article)
        };
        if !found.iter().any(is_known) {
            found.push(delay);
        }
    }
    Ok(found)
}

fn delay(key: &str, kind: &str, on: Date) -> Result<Delay, Fault> {
    let wrong = |error: law::LawError| Fault::Internal(format!("the law of convocations: {error}"));
    let rule = law::rule(key, kind, on).map_err(wrong)?;
    Ok(Delay {
        clear_days: rule.int().map_err(wrong)?,
        unit: &rule.unit,
        article: &rule.article,
    })
}

/// How many days before an assembly its convocation leaves at the latest, whatever the population: neither the day it is
/// sent nor the day of the meeting counts.
pub(crate) fn days_before_assembly(kind: &str, on: Date, is_urgent: bool) -> Result<i64, Fault> {
    let longest = if is_urgent {
        delay("convocation.clear-days.urgent", kind, on)?.clear_days
    } else {
        let known = delays(kind, on)?;
        known
            .iter()
            .map(|delay| delay.clear_days)
            .max()
            .unwrap_or_default()
    };
    Ok(i64::from(longest) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_the_day_sent_nor_that_of_the_meeting_counts() {
        let sent = Date::constant(2026, 11, 10);
        for is_urgent in [false, true] {
            let days = days_before_assembly("commune", sent, is_urgent).expect("the law is known");
            let held = sent.checked_add(jiff::Span::new().days(days)).expect("a day");
            let needed = if is_urgent { 1 } else { 5 };
            assert_eq!(law::clear_days_between(sent, held), needed);
        }
    }
}
