//! Personal data, told on both engines: what a body says it does, what people may ask, what agents keep.

mod breaches;
mod objections;
mod officer;
mod register;
mod retention;

use groups::{CreateGroup, GiveMandate, GroupId, GroupKind, Role};
use identity::RegisterPerson;
use kernel::{Actor, Feature, PersonId};
use testkit::{Browser, TestTown, sign_in};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    privacy::FEATURE,
];

async fn registered(town: &TestTown, name: &str, email: &str) -> PersonId {
    let deed = RegisterPerson {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    town.act(Actor::Operator, deed).await.expect("registered")
}

async fn services(town: &TestTown) -> GroupId {
    let deed = CreateGroup {
        name: "Services".to_owned(),
        kind: GroupKind::Services,
        description: String::new(),
    };
    town.act(Actor::Operator, deed).await.expect("created")
}

/// An agent of the services, signed in.
async fn agent(town: &TestTown) -> Browser {
    let person = registered(town, "Anne Agent", "anne@exemple.fr").await;
    let mandate = GiveMandate {
        group: services(town).await,
        person,
        role: Role::Member,
        has_vote: false,
        from: "2026-01-01".parse().expect("a date"),
        until: None,
    };
    town.act(Actor::Operator, mandate).await.expect("given");
    let mut browser = town.browser();
    sign_in(town, &mut browser, "anne@exemple.fr").await;
    browser
}

/// Somebody signed in, without a mandate.
async fn citizen(town: &TestTown, name: &str, email: &str) -> (PersonId, Browser) {
    let person = registered(town, name, email).await;
    let mut browser = town.browser();
    sign_in(town, &mut browser, email).await;
    (person, browser)
}
