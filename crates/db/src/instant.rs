//! Points in time, as both engines keep them.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A point in time: microseconds since 1970-01-01T00:00:00Z, kept as a 64-bit integer on both engines.
///
/// Never as text: RFC 3339 with a trimmed fraction sorts `…20.1Z` after `…20.12Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// The instant `micros` microseconds after the Unix epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the Unix epoch.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// As a `jiff` timestamp, to be shown in a time zone.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }

    /// This instant moved by `seconds` (negative: earlier).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// This instant moved by `days` of 24 hours (negative: earlier).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.timestamp()
            .checked_add((days.saturating_mul(24)).hours())
            .map_or(self, Self::from)
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}
