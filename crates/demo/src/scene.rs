//! Who is there: the invented people, their groups, and how they act at a given date.

use std::collections::BTreeMap;
use std::sync::Arc;

use db::Instant;
use groups::{CreateGroup, GiveMandate, GroupId, GroupKind, Role};
use identity::RegisterPerson;
use jiff::civil::Date;
use kernel::{Action, Actor, CollectiviteId, Fault, House, PersonId};

use crate::content;

/// An invented person.
#[derive(Clone, Copy, Debug)]
pub struct Invented {
    /// First name and name, plainly invented
    pub name: &'static str,
    /// An address that reaches nobody (RFC 2606)
    pub email: &'static str,
    /// The part played in the working group; none for the agent
    pub role: Option<Role>,
}

/// The invented people. The first is the agent; the second chairs, the third writes.
pub const PEOPLE: &[Invented] = &[
    Invented {
        name: "Camille Exemple",
        email: "camille@demonstration.example",
        role: None,
    },
    Invented {
        name: "Dominique Modèle",
        email: "dominique@demonstration.example",
        role: Some(Role::Chair),
    },
    Invented {
        name: "Alix Brouillon",
        email: "alix@demonstration.example",
        role: Some(Role::Secretary),
    },
    Invented {
        name: "Sacha Fictif",
        email: "sacha@demonstration.example",
        role: Some(Role::Member),
    },
    Invented {
        name: "Claude Essai",
        email: "claude@demonstration.example",
        role: Some(Role::Member),
    },
    Invented {
        name: "Maxime Échantillon",
        email: "maxime@demonstration.example",
        role: Some(Role::Member),
    },
    Invented {
        name: "Andréa Hypothèse",
        email: "andrea@demonstration.example",
        role: Some(Role::Member),
    },
];

/// The stage: who is there, where they are, and the day the visitor comes.
pub(crate) struct Scene<'a> {
    house: &'a Arc<House>,
    /// The body
    pub(crate) body: CollectiviteId,
    /// The day the visitor comes
    pub(crate) today: Instant,
    /// The working group
    pub(crate) group: GroupId,
    people: BTreeMap<&'static str, PersonId>,
}

impl<'a> Scene<'a> {
    /// Brings everyone in, four months before the visitor comes.
    pub(crate) async fn open(
        house: &'a Arc<House>,
        body: CollectiviteId,
        today: Instant,
    ) -> Result<Self, Fault> {
        let operator = Actor::Operator;
        let begins = day(today.plus_days(-120));
        let services = create(house, body, content::SERVICES, GroupKind::Services).await?;
        let group = create(house, body, content::WORKING_GROUP, GroupKind::Working).await?;
        create(house, body, content::PLENARY, GroupKind::Plenary).await?;
        let mut people = BTreeMap::new();
        for invented in PEOPLE {
            let register = RegisterPerson {
                name: invented.name.to_owned(),
                email: invented.email.to_owned(),
            };
            let person = house.act(body, operator, &register).await?;
            people.insert(invented.name, person);
            let (place, role) = match invented.role {
                Some(role) => (group, role),
                None => (services, Role::Member),
            };
            let has_vote = invented.role.is_some();
            let mandate = GiveMandate {
                group: place,
                person,
                role,
                has_vote,
                from: begins,
                until: None,
            };
            house.act(body, operator, &mandate).await?;
        }
        Ok(Self {
            house,
            body,
            today,
            group,
            people,
        })
    }

    /// Moves to `days` before the visitor comes, at `hour` (UTC), letting what was due be done on the way.
    pub(crate) async fn days_before(&self, days: i64, hour: i64) -> Result<(), Fault> {
        let midnight_s = self.today.micros() / 1_000_000 / 86_400 * 86_400;
        let at = Instant::from_micros((midnight_s + hour * 3600) * 1_000_000).plus_days(-days);
        self.house.clock.set(at.max(self.house.clock.now()));
        kernel::worker::settle(self.house).await
    }

    /// Now, on stage.
    pub(crate) fn now(&self) -> Instant {
        self.house.clock.now()
    }

    /// `name` does `deed`, a few minutes after what was done before.
    pub(crate) async fn act<A: Action>(&self, name: &str, deed: &A) -> Result<A::Output, Fault> {
        self.house.clock.set(self.house.clock.now().plus_seconds(7 * 60));
        self.house
            .act(self.body, Actor::Person(self.person(name)?), deed)
            .await
    }

    /// `name` looks at their news.
    pub(crate) async fn look(&self, name: &str) -> Result<(), Fault> {
        Ok(follow::look(self.house, self.body, self.person(name)?).await?)
    }

    /// The person called `name`.
    pub(crate) fn person(&self, name: &str) -> Result<PersonId, Fault> {
        self.people
            .get(name)
            .copied()
            .ok_or_else(|| Fault::Internal(format!("nobody was invented as {name}")))
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
    let zone = jiff::tz::TimeZone::get("Europe/Paris").unwrap_or(jiff::tz::TimeZone::UTC);
    at.timestamp().to_zoned(zone).date()
}

async fn create(
    house: &Arc<House>,
    body: CollectiviteId,
    (name, description): (&str, &str),
    kind: GroupKind,
) -> Result<GroupId, Fault> {
    let group = CreateGroup {
        name: name.to_owned(),
        kind,
        description: description.to_owned(),
    };
    house.act(body, Actor::Operator, &group).await
}
