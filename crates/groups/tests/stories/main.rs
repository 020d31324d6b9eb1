//! Groups and mandates, told on both engines.

mod associations;
mod departures;
mod four_eyes;
mod mandates;
mod pages;
mod rights;

use groups::{CreateGroup, GiveMandate, GroupId, GroupKind, Role};
use jiff::civil::Date;
use kernel::{Actor, Feature, PersonId};
use testkit::{Browser, TestTown, page as open, send};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
];

async fn group(town: &TestTown, name: &str, kind: GroupKind) -> GroupId {
    let deed = CreateGroup {
        name: name.to_owned(),
        kind,
        description: String::new(),
    };
    town.act(Actor::Operator, deed)
        .await
        .expect("the group is created")
}

async fn person(town: &TestTown, name: &str) -> PersonId {
    let deed = identity::RegisterPerson {
        name: name.to_owned(),
        email: email(name),
    };
    town.act(Actor::Operator, deed)
        .await
        .expect("the person is registered")
}

/// The address made of a name, in plain letters.
fn email(name: &str) -> String {
    let plain = String::from_utf8(db::sort_key(name)).expect("a folded name is text");
    format!("{}@exemple.fr", plain.replace(' ', "."))
}

/// A mandate that runs from the day the story begins, until further notice.
async fn mandate(town: &TestTown, group: GroupId, person: PersonId, role: Role) {
    give(town, group, person, role, day("2026-11-10"), None)
        .await
        .expect("the mandate is given");
}

async fn give(
    town: &TestTown,
    group: GroupId,
    person: PersonId,
    role: Role,
    from: Date,
    until: Option<Date>,
) -> Result<(), kernel::Fault> {
    let deed = GiveMandate {
        group,
        person,
        role,
        has_vote: true,
        from,
        until,
    };
    town.act(Actor::Operator, deed).await
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// A browser in which `name` has signed in by a link.
async fn signed_in(town: &TestTown, name: &str) -> Browser {
    let mut browser = town.browser();
    testkit::sign_in(town, &mut browser, &email(name)).await;
    browser
}
