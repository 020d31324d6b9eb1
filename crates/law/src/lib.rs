//! The figures of the law, each with its article, its period and its source: every threshold and delay Parvis applies
//! comes from `rules.toml`, and a public page shows them all ([`all`]).
//!
//! The law differs by kind of body (`commune`, `epci`, `conseil-de-developpement`, `association`) and changes with
//! time: a rule is always asked for a kind and a day. Where the law leaves a body free, the value is Parvis's proposal,
//! and its article says so (« règlement intérieur type », « statuts types »).
//!
//! ```
//! use jiff::civil::date;
//!
//! let quorum = law::rule("quorum.members", "commune", date(2026, 11, 22))?;
//! assert_eq!(quorum.article, "CGCT, art. L. 2121-17");
//! // A council of 11: 6 must be present.
//! assert_eq!(quorum.fraction()?.least(11), 6);
//! assert!(!quorum.fraction()?.is_reached(5, 11));
//!
//! let delay = law::rule("convocation.clear-days.at-threshold", "commune", date(2026, 11, 22))?;
//! assert_eq!(law::clear_days(date(2026, 11, 2), delay.int()?), date(2026, 11, 8));
//! # Ok::<(), law::LawError>(())
//! ```
//!
//! Architecture invariant: nothing here decides; it gives the figures to those who do.

mod calendar;
mod rules;

pub use calendar::{
    Territory, clear_days, clear_days_between, easter, holidays, is_day_off, is_holiday, is_holiday_in,
};
pub use rules::{Bound, Fraction, LawError, Rule, RuleValue, all, rule};
