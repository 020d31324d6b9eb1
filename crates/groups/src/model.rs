//! Groups and mandates: their words, and the rules of their dates.

pub(crate) mod associations;

use db::{Id, Instant};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{PersonId, Quality, Subject, SubjectRef};

/// The longest name, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// The longest description, in characters.
pub(crate) const DESCRIPTION_CHARS_MAX: usize = 5_000;
/// The most mandates that may run on one day in one group.
pub(crate) const MEMBERS_MAX: i64 = 5_000;
/// The most people who may be in a group of registered electors on one day.
pub(crate) const ELECTORS_MAX: i64 = 200_000;
/// The longest name in an address, in characters.
const SLUG_CHARS_MAX: usize = 60;

/// A group's identifier.
pub type GroupId = Id<Group>;

db::text_enum! {
    /// What kind of group this is. Those of a proof come last, from the least to the most demanding.
    pub enum GroupKind {
        /// The body's agents: its members act as [`Quality::Agent`] everywhere
        Services = "services",
        /// A working group or a committee
        Working = "travail",
        /// The assembly that decides
        Plenary = "assemblee",
        /// Those who proved that a telephone number is theirs: nobody gives a mandate there
        Phones = "telephones",
        /// Those who proved that they are on the electoral roll: nobody gives a mandate there
        Electors = "electeurs",
        /// An association of the territory: who holds an office there speaks in its name; it runs nothing here
        Association = "association",
        /// Elected members who sit together in the assembly
        Political = "groupe-politique",
    }
}

impl GroupKind {
    /// True for a group that works for the body: it may run votes, meetings and texts, and has its tools. An association and a
    /// political group are known here, and run nothing.
    pub fn works_here(self) -> bool {
        !matches!(self, Self::Association | Self::Political)
    }
}

db::text_enum! {
    /// What a mandate entrusts. In the order a list shows them to choose from.
    pub enum Role {
        /// Takes part
        Member = "membre",
        /// Also convenes, writes the minutes and publishes
        Secretary = "secretaire",
        /// Also chairs
        Chair = "animation",
    }
}

impl GroupKind {
    /// Whether a proof alone opens such a group: nobody is appointed to it, and nobody is named there.
    pub fn is_proven(self) -> bool {
        matches!(self, Self::Phones | Self::Electors)
    }
}

impl Role {
    /// The qualities of who holds this role, in the group itself.
    pub fn qualities(self) -> &'static [Quality] {
        match self {
            Self::Member => &[Quality::Member],
            Self::Secretary => &[Quality::Member, Quality::Secretary],
            Self::Chair => &[Quality::Member, Quality::Chair],
        }
    }
}

db::record! {
    /// People who act together.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Group {
        /// Which one
        pub id: GroupId,
        /// Its name
        pub name: String,
        /// Its name in addresses
        pub slug: String,
        /// Its kind
        pub kind: GroupKind,
        /// What it is for, as plain text; may be empty
        pub description: String,
    }
}

impl Group {
    /// As the rest of the house knows it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: SubjectRef::new("group", self.id),
            title: self.name.clone(),
            path: format!("/groupes/{}", self.slug),
        }
    }
}

/// Somebody's mandate in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who
    pub person: PersonId,
    /// The name they are shown under
    pub name: String,
    /// What the mandate entrusts
    pub role: Role,
    /// True when they vote in this group
    pub has_vote: bool,
    /// The first day
    pub from: Date,
    /// The last day; none until further notice
    pub until: Option<Date>,
}

/// The days a mandate runs, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day
    pub from: Date,
    /// The last day; none until further notice
    pub until: Option<Date>,
}

impl Days {
    /// True when the mandate runs on this day.
    pub fn contain(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// True when some day belongs to both.
    pub fn overlap(self, other: Self) -> bool {
        self.until.is_none_or(|until| other.from <= until)
            && other.until.is_none_or(|until| self.from <= until)
    }

    /// True when the last day does not come before the first.
    pub fn are_ordered(self) -> bool {
        self.until.is_none_or(|until| self.from <= until)
    }
}

impl Member {
    /// The days of the mandate.
    pub fn days(&self) -> Days {
        Days {
            from: self.from,
            until: self.until,
        }
    }
}

/// The day it is at `instant` in the time zone called `name`: mandates begin and end at midnight there.
pub fn day_at(instant: Instant, name: &str) -> Date {
    let zone = TimeZone::get(name)
        .or_else(|_| TimeZone::get("Europe/Paris"))
        .unwrap_or(TimeZone::UTC);
    zone.to_datetime(instant.timestamp()).date()
}

/// A name as it can stand in an address: « Groupe Été & Mer » gives `groupe-ete-mer`. May be empty.
pub(crate) fn slug_of(name: &str) -> String {
    let folded = String::from_utf8(db::sort_key(name)).unwrap_or_default();
    let mut slug = String::new();
    for letter in folded.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= SLUG_CHARS_MAX {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(from: Date, until: Option<Date>) -> Days {
        Days { from, until }
    }

    #[test]
    fn both_ends_of_a_mandate_belong_to_it() {
        let year = days(date(2026, 1, 1), Some(date(2026, 12, 31)));
        assert!(year.contain(date(2026, 1, 1)) && year.contain(date(2026, 12, 31)));
        assert!(!year.contain(date(2025, 12, 31)) && !year.contain(date(2027, 1, 1)));
        assert!(days(date(2026, 1, 1), None).contain(date(2099, 1, 1)));
    }

    #[test]
    fn mandates_that_share_a_day_overlap_and_those_that_follow_do_not() {
        let spring = days(date(2026, 3, 1), Some(date(2026, 5, 31)));
        let from_last_day = days(date(2026, 5, 31), None);
        let from_next_day = days(date(2026, 6, 1), None);
        let within = days(date(2026, 4, 1), Some(date(2026, 4, 2)));
        assert!(spring.overlap(from_last_day) && from_last_day.overlap(spring));
        assert!(spring.overlap(within) && within.overlap(spring));
        assert!(!spring.overlap(from_next_day) && !from_next_day.overlap(spring));
        assert!(from_last_day.overlap(from_next_day));
        assert!(!days(date(2026, 5, 2), Some(date(2026, 5, 1))).are_ordered());
        assert!(days(date(2026, 5, 1), Some(date(2026, 5, 1))).are_ordered());
    }

    #[test]
    fn the_day_turns_at_midnight_where_the_body_is() {
        let late: Instant = Instant::from(
            "2026-11-10T23:30:00Z"
                .parse::<jiff::Timestamp>()
                .expect("a timestamp"),
        );
        assert_eq!(day_at(late, "Europe/Paris"), date(2026, 11, 11));
        assert_eq!(day_at(late, "America/Guadeloupe"), date(2026, 11, 10));
        assert_eq!(day_at(late, "nowhere"), date(2026, 11, 11));
    }

    #[test]
    fn a_name_becomes_an_address() {
        assert_eq!(slug_of("Groupe « Été & Mer »"), "groupe-ete-mer");
        assert_eq!(slug_of("L’Œuvre n° 2"), "l-oeuvre-n-2");
        assert_eq!(slug_of("…"), "");
        assert!(slug_of(&"a".repeat(500)).len() <= 60);
    }
}
