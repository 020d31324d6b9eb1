//! A file that Parvis reads at an address of elsewhere, and when.

use db::Instant;

use super::{ResourceId, Said, Version};

const HOUR_S: i64 = 3_600;
const DAY_S: i64 = 86_400;
/// The longest wait after failures, for what is read more often.
const WAIT_DAYS_MAX: i64 = 7;
/// How soon what may pass by itself is tried again, at first.
const SOON_S: i64 = 600;

db::text_enum! {
    /// How often an address is read.
    pub enum Rhythm {
        /// Every hour
        Hour = "heure",
        /// Every day
        Day = "jour",
        /// Every week
        Week = "semaine",
        /// Every month, of thirty days
        Month = "mois",
    }
}

db::text_enum! {
    /// Why no version came of the last reading of an address.
    pub enum HarvestTrouble {
        /// One did, or nothing had changed
        Nothing = "",
        /// No connection
        Unreachable = "unreachable",
        /// No whole answer in time
        Slow = "slow",
        /// The server says that it cannot now: the detail is its status
        Busy = "busy",
        /// Nothing at this address
        Missing = "missing",
        /// The server gives it to nobody, or to those who are known to it
        Forbidden = "forbidden",
        /// The server sends elsewhere than what is followed
        Moved = "moved",
        /// The address leads to a private network, or cannot be one
        Address = "address",
        /// Another answer that is not understood: the detail is its status
        Unexpected = "unexpected",
        /// Larger than any file that is published here
        TooLarge = "too-large",
        /// A web page in the place of the file
        WebPage = "page",
        /// A file that is not read: the detail says why, as JSON
        Unreadable = "unreadable",
        /// The schema it is to be checked against is not installed any more
        NoSchema = "no-schema",
        /// It does not follow its schema: the draft says where
        Faults = "faults",
        /// It may hold personal data: the draft says where
        Personal = "personal",
    }
}

db::record! {
    /// A file that Parvis reads elsewhere, or read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Harvest {
        /// Which file
        pub resource_id: ResourceId,
        /// Where
        pub address: String,
        /// How often
        pub rhythm: Rhythm,
        /// The schema it is checked against; empty for none
        pub schema_name: String,
        /// Counts the changes of what was asked, from 1
        pub revision: i64,
        /// When it was first asked
        pub begun_at: Instant,
        /// When it was stopped: the file is like any other since
        pub stopped_at: Option<Instant>,
        /// When the address was last read, whatever came of it
        pub checked_at: Option<Instant>,
        /// When something that had changed last came
        pub came_at: Option<Instant>,
        /// When it is read next after a failure
        pub next_at: Option<Instant>,
        /// Readings in a row of which nothing came
        pub failures: i64,
        /// The entity tag of what came last; may be empty
        pub etag: String,
        /// When it was last modified, as the server said it; may be empty
        pub last_modified: String,
        /// The digest of what came last; empty before
        pub seen_sha256: String,
        /// Why no version came of the last reading
        pub trouble: HarvestTrouble,
        /// What more is known
        pub detail: String,
    }
}

impl Rhythm {
    /// Seconds between two readings.
    pub(crate) fn seconds(self) -> i64 {
        match self {
            Self::Hour => HOUR_S,
            Self::Day => DAY_S,
            Self::Week => 7 * DAY_S,
            Self::Month => 30 * DAY_S,
        }
    }

    /// True when versions may come so often that the earlier ones are not kept for ever.
    pub(crate) fn is_often(self) -> bool {
        matches!(self, Self::Hour | Self::Day)
    }

    /// Seconds until the next reading after `failures` in a row: what may pass by itself is tried again soon, then less and less
    /// often; the rest waits for its turn, then longer and longer.
    pub(crate) fn wait_s(self, failures: i64, is_passing: bool) -> i64 {
        let first = if is_passing { SOON_S } else { self.seconds() };
        let last = self.seconds().max(WAIT_DAYS_MAX * DAY_S);
        let doublings = failures.clamp(1, 20) - 1;
        (first << doublings).clamp(SOON_S, last)
    }
}

impl HarvestTrouble {
    /// True when the same may succeed later without anybody doing anything.
    pub(crate) fn is_passing(self) -> bool {
        matches!(self, Self::Unreachable | Self::Slow | Self::Busy)
    }

    /// True when a draft waits for somebody.
    pub(crate) fn is_of_draft(self) -> bool {
        matches!(self, Self::Faults | Self::Personal)
    }
}

impl Harvest {
    /// True while Parvis reads the address.
    pub fn is_running(&self) -> bool {
        self.stopped_at.is_none()
    }

    /// The name that an agent reads: the server's.
    pub(crate) fn server(&self) -> &str {
        let after = self.address.split_once("://").map_or("", |(_, rest)| rest);
        after.split(['/', '?', '#']).next().unwrap_or_default()
    }

    /// Why a file could not be read.
    pub(crate) fn unreadable(&self) -> Option<Said> {
        serde_json::from_str(&self.detail).ok()
    }

    /// What is still in the way: a draft that somebody published or gave up since is in nobody's.
    pub(crate) fn trouble_now(&self, draft: Option<&Version>) -> HarvestTrouble {
        if self.trouble.is_of_draft() && draft.is_none() {
            HarvestTrouble::Nothing
        } else {
            self.trouble
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rhythm;

    #[test]
    fn what_fails_is_tried_less_and_less_often_and_never_given_up() {
        let minutes = |rhythm: Rhythm, is_passing: bool| {
            [1, 2, 3, 11, 40].map(|failures| rhythm.wait_s(failures, is_passing) / 60)
        };
        let week = 7 * 24 * 60;
        assert_eq!(minutes(Rhythm::Hour, true), [10, 20, 40, week, week]);
        assert_eq!(minutes(Rhythm::Hour, false), [60, 120, 240, week, week]);
        let month = 30 * 24 * 60;
        assert_eq!(minutes(Rhythm::Month, false), [month; 5]);
        assert_eq!(minutes(Rhythm::Month, true)[0], 10);
    }
}
