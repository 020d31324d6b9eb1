//! The stage: the house, its clock, its groups and people, and how they act at a given date.

use std::collections::BTreeMap;
use std::sync::Arc;

use db::Instant;
use groups::{CreateGroup, GiveMandate, GroupId};
use identity::RegisterPerson;
use jiff::Span;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kernel::{Action, Actor, CollectiviteId, Fault, House, PersonId};
use parcours::{Place, SetPlace};
use territory::SetBoundary;

use crate::people::{GROUPS, PEOPLE};

/// Inhabitants of Auray: « population municipale », as the Insee published it for the commune 56007.
const POPULATION: i64 = 13_627;
/// Minutes between what happens in one copy of the content and in the next.
const COPY_MINUTES: i64 = 4;
/// Between two deeds, in microseconds, when everything is there once.
const PAUSE_US: i64 = 20_000_000;

pub(crate) struct Scene<'a> {
    house: &'a Arc<House>,
    /// The body
    pub(crate) body: CollectiviteId,
    /// The day the visitor comes
    pub(crate) today: Instant,
    /// How many times the content is there
    pub(crate) times: u32,
    groups: BTreeMap<&'static str, GroupId>,
    people: BTreeMap<&'static str, PersonId>,
}

impl<'a> Scene<'a> {
    /// Brings everyone in, and says what town this is.
    pub(crate) async fn open(
        house: &'a Arc<House>,
        body: CollectiviteId,
        today: Instant,
        times: u32,
    ) -> Result<Self, Fault> {
        let mut scene = Self {
            house,
            body,
            today,
            times,
            groups: BTreeMap::new(),
            people: BTreeMap::new(),
        };
        for (key, kind, name, description) in GROUPS {
            let group = CreateGroup {
                name: (*name).to_owned(),
                kind: *kind,
                description: (*description).to_owned(),
            };
            let group = house.act(body, Actor::Operator, &group).await?;
            scene.groups.insert(key, group);
        }
        for invented in PEOPLE {
            let register = RegisterPerson {
                name: invented.name.to_owned(),
                email: invented.email(),
            };
            let person = house.act(body, Actor::Operator, &register).await?;
            scene.people.insert(invented.name, person);
            if let Some((group, role)) = invented.seat {
                let mandate = GiveMandate {
                    group: scene.group(group)?,
                    person,
                    role,
                    has_vote: invented.has_vote(),
                    from: day(scene.now()),
                    until: None,
                };
                house.act(body, Actor::Operator, &mandate).await?;
            }
        }
        let place = Place {
            population: Some(POPULATION),
            is_alsace_moselle: false,
        };
        scene.act(PEOPLE[0].name, &SetPlace(place)).await?;
        let boundary = SetBoundary::parse(crate::BOUNDARY)
            .map_err(|error| Fault::Internal(format!("the boundary of the demonstration: {error}")))?;
        house.act(body, Actor::Operator, &boundary).await?;
        Ok(scene)
    }

    /// The date it is in the town, `days` from the day the visitor comes: by its calendar, for so many times 24 hours before
    /// 23:30 in winter is another day in summer.
    pub(crate) fn date(&self, days: i64) -> Date {
        day(self.today).saturating_add(Span::new().days(days))
    }

    /// The instant it is `time` in the town, `days` from the day the visitor comes, for one of the copies.
    pub(crate) fn at(&self, days: i64, time: Time, copy: u32) -> Instant {
        let (zone, date) = (zone(), self.date(days));
        let shift = Span::new().minutes(i64::from(copy) * COPY_MINUTES);
        let at = date.to_datetime(time).saturating_add(shift).to_zoned(zone);
        // An hour that a change of time skips is the compatible one: this never fails for years that people live in.
        at.map_or(self.today, |at| Instant::from(at.timestamp()))
    }

    /// The hour a copy says when the first says `time`.
    pub(crate) fn hour(time: Time, copy: u32) -> Time {
        time.saturating_add(Span::new().minutes(i64::from(copy) * COPY_MINUTES))
    }

    /// Moves the clock to `at`, letting what was due be done on the way, at midnight of each day.
    pub(crate) async fn move_to(&self, at: Instant) -> Result<(), Fault> {
        const DAY_US: i64 = 86_400_000_000;
        /// What is due at the end of a day is due a minute after it, in Paris: 23 h at the latest by universal time.
        const NIGHT_US: i64 = 23 * 3_600_000_000 + 120_000_000;
        let mut night = (self.now().micros() - NIGHT_US).div_euclid(DAY_US) * DAY_US + NIGHT_US + DAY_US;
        while night < at.micros() {
            self.house.clock.set(Instant::from_micros(night).max(self.now()));
            self.settle().await?;
            night += DAY_US;
        }
        self.house.clock.set(at.max(self.now()));
        self.settle().await
    }

    /// The house where all this happens.
    pub(crate) fn house(&self) -> &'a Arc<House> {
        self.house
    }

    /// Now, on stage.
    pub(crate) fn now(&self) -> Instant {
        self.house.clock.now()
    }

    /// `name` does `deed`, a moment after what was done before.
    pub(crate) async fn act<A: Action>(&self, name: &str, deed: &A) -> Result<A::Output, Fault> {
        self.act_as(Actor::Person(self.person(name)?), deed).await
    }

    /// The same, by somebody who has no account.
    pub(crate) async fn act_as<A: Action>(&self, actor: Actor, deed: &A) -> Result<A::Output, Fault> {
        let pause = PAUSE_US / i64::from(self.times);
        let now = Instant::from_micros(self.now().micros() + pause);
        self.house.clock.set(now);
        self.house.act(self.body, actor, deed).await
    }

    /// `name` looks at their news.
    pub(crate) async fn look(&self, name: &str) -> Result<(), Fault> {
        Ok(follow::look(self.house, self.body, self.person(name)?).await?)
    }

    /// The person called `name`.
    pub(crate) fn person(&self, name: &str) -> Result<PersonId, Fault> {
        let person = self.people.get(name).copied();
        person.ok_or_else(|| Fault::Internal(format!("nobody was invented as {name}")))
    }

    /// The group `data/` calls `key`.
    pub(crate) fn group(&self, key: &str) -> Result<GroupId, Fault> {
        let group = self.groups.get(key).copied();
        group.ok_or_else(|| Fault::Internal(format!("no group was invented as {key}")))
    }

    /// A handle for reading.
    pub(crate) fn sql(&self) -> db::Sql {
        self.house.db.read()
    }

    /// Lets the worker do what is due.
    pub(crate) async fn settle(&self) -> Result<(), Fault> {
        kernel::worker::settle(self.house).await
    }
}

/// The day it is in Paris at `at`.
pub(crate) fn day(at: Instant) -> Date {
    at.timestamp().to_zoned(zone()).date()
}

/// « 8 décembre 2026 »
pub(crate) fn french(day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let month = MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)];
    let first = if day.day() == 1 { "er" } else { "" };
    format!("{}{first} {month} {}", day.day(), day.year())
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}
