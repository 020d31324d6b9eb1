//! Groups and mandates, told on both engines.

mod mandates;
mod pages;
mod rights;

use groups::{CreateGroup, GiveMandate, GroupId, GroupKind, Role};
use jiff::civil::Date;
use kernel::{Actor, Feature, PersonId};
use testkit::{Browser, Reply, TestTown};

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
    send(town, &mut browser, "/connexion", &[("email", &email(name))]).await;
    town.settle().await;
    let letters = outgoing::mailbox::latest(&mut town.sql(), town.body, Some(&email(name)), 1)
        .await
        .expect("the mailbox opens");
    let link = letters[0]
        .text
        .split_whitespace()
        .find_map(|word| word.strip_prefix("http://localhost:8080"))
        .expect("a link in the letter");
    let done = send(town, &mut browser, link, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    browser
}

async fn send(town: &TestTown, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let request_id = town.id::<()>().to_string();
    let mut all = vec![("request_id", request_id.as_str())];
    all.extend_from_slice(fields);
    let reply = browser.post(path, &all).await;
    assert!(!reply.text.contains('⟦'), "{}", reply.text);
    reply
}

async fn open(browser: &mut Browser, path: &str) -> String {
    let reply = browser.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text);
    assert!(!reply.text.contains('⟦'), "{}", reply.text);
    reply.text
}
