//! What one may want to receive, how often, and when the next digest is due.

use db::Instant;
use jiff::ToSpan as _;
use jiff::civil::{Time, Weekday, time};
use jiff::tz::TimeZone;
use kernel::{House, PersonId, SubjectRef};

/// Things one person may follow.
pub const FOLLOWED_MAX: i64 = 5000;
/// News beyond which they are no longer counted: « 99+ ».
pub const COUNTED_MAX: i64 = 99;
/// The type of the whole body, as something that can be followed.
pub const BODY: &str = "collectivite";
/// When digests leave, in the body's time zone: before the day begins, and at no moment that a change of hour skips.
const DIGEST_TIME: Time = time(7, 0, 0, 0);

db::text_enum! {
    /// What somebody wants to receive about a thing they follow.
    pub enum Choice {
        /// On the site, and in the digest
        Digest = "digest",
        /// On the site only
        Site = "site",
        /// Nothing: it is followed no longer, even by taking part, and silent within what is
        Nothing = "nothing",
    }
}

db::text_enum! {
    /// Why somebody follows a thing.
    pub enum Reason {
        /// They asked to
        Asked = "asked",
        /// They took part in it
        TookPart = "took-part",
    }
}

db::text_enum! {
    /// How often the digest leaves.
    pub enum Rhythm {
        /// Each day when there is something
        Day = "day",
        /// Each week, on a day that was chosen
        Week = "week",
        /// Never
        Never = "never",
    }
}

db::record! {
    /// Where somebody stands: how far they have seen, and how they are written to.
    #[derive(Clone, Debug)]
    pub(crate) struct Reader {
        pub(crate) person_id: PersonId,
        pub(crate) seen_number: i64,
        pub(crate) digest_number: i64,
        pub(crate) rhythm: Rhythm,
        pub(crate) weekday: i64,
        pub(crate) next_digest_at: Option<Instant>,
        pub(crate) follows_taking_part: bool,
        pub(crate) token: String,
    }
}

impl Reader {
    /// The number of the last news they have seen or been told by letter.
    pub(crate) fn told_number(&self) -> i64 {
        self.seen_number.max(self.digest_number)
    }
}

/// The first digest after `now`, by this rhythm: at seven in the body's time zone, on `weekday` (1 for Monday to 7 for
/// Sunday) when it is weekly.
pub fn next_digest(now: Instant, zone: &TimeZone, rhythm: Rhythm, weekday: i64) -> Option<Instant> {
    let wanted = match rhythm {
        Rhythm::Never => return None,
        Rhythm::Day => None,
        Rhythm::Week => i8::try_from(weekday)
            .ok()
            .and_then(|day| Weekday::from_monday_one_offset(day).ok()),
    };
    let today = now.timestamp().to_zoned(zone.clone()).date();
    (0..=8).find_map(|days| {
        let day = today.checked_add(i64::from(days).days()).ok()?;
        let at: Instant = day
            .to_datetime(DIGEST_TIME)
            .to_zoned(zone.clone())
            .ok()?
            .timestamp()
            .into();
        let is_its_day = wanted.is_none_or(|wanted| day.weekday() == wanted);
        (is_its_day && at > now).then_some(at)
    })
}

/// True when the life of subjects of this type can be followed.
pub(crate) fn can_be_followed(house: &House, kind: &str) -> bool {
    kind == BODY
        || house
            .features()
            .iter()
            .any(|feature| feature.followed.contains(&kind))
}

/// `text/0190…`, as an address carries it.
pub(crate) fn written(object: &SubjectRef) -> String {
    format!("{}/{}", object.kind, object.id)
}

/// The same, read.
pub(crate) fn read(written: &str) -> Option<SubjectRef> {
    let (kind, id) = written.split_once('/')?;
    Some(SubjectRef {
        kind: kind.to_owned(),
        id: id.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::from(text.parse::<jiff::Timestamp>().unwrap())
    }

    fn next(now: &str, rhythm: Rhythm, weekday: i64) -> String {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        next_digest(at(now), &paris, rhythm, weekday)
            .map_or_else(String::new, |at| at.timestamp().to_string())
    }

    #[test]
    fn a_digest_leaves_at_seven_where_the_body_is() {
        // Saturday 28 March 2026; the hour changes in the night to Sunday.
        assert_eq!(
            next("2026-03-28T05:59:59Z", Rhythm::Day, 1),
            "2026-03-28T06:00:00Z"
        );
        assert_eq!(
            next("2026-03-28T06:00:00Z", Rhythm::Day, 1),
            "2026-03-29T05:00:00Z"
        );
        assert_eq!(
            next("2026-03-28T06:00:00Z", Rhythm::Week, 6),
            "2026-04-04T05:00:00Z"
        );
        assert_eq!(
            next("2026-03-28T06:00:00Z", Rhythm::Week, 1),
            "2026-03-30T05:00:00Z"
        );
        assert_eq!(next("2026-03-28T06:00:00Z", Rhythm::Never, 1), "");
    }

    #[test]
    fn what_an_address_carries_is_read_back() {
        let object = SubjectRef {
            kind: "text".to_owned(),
            id: db::Uuid::max(),
        };
        assert_eq!(read(&written(&object)), Some(object));
        for wrong in ["", "text", "text/", "text/1", "/"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
