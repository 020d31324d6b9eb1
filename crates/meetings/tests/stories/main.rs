//! Meetings, from the announcement to what became of them, told on both engines.

mod announce;
mod board;
mod calendar;
mod cancel;
mod convened_alone;
mod corrections;
mod former;
mod invitations;
mod items;
mod real_minutes;
mod reminders;
mod rights;
mod sittings;
mod steps;
mod story;
mod writers;

use db::Instant;
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Feature, PersonId};
use meetings::{MeetingId, PlanMeeting};
use testkit::cast::{address_of, group};
use testkit::{Browser, Reply, TestTown, page as open, send};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    meetings::FEATURE,
];

/// A working group with its chair, its secretary and two members.
struct Circle {
    group: GroupId,
    slug: String,
    chair: PersonId,
    secretary: PersonId,
    member: PersonId,
    other: PersonId,
}

/// The names of a circle's people, in the order of its fields.
const NAMES: [&str; 4] = ["Camille Durand", "Alix Martin", "Yann Le Goff", "Sacha Petit"];

impl Circle {
    async fn meet(town: &TestTown) -> Self {
        let group = group(town, "Groupe mobilités", GroupKind::Plenary).await;
        let mut people = Vec::new();
        for (name, role) in NAMES
            .iter()
            .zip([Role::Chair, Role::Secretary, Role::Member, Role::Member])
        {
            let somebody = person(town, name).await;
            mandate(town, group, somebody, role).await;
            people.push(somebody);
        }
        let slug = groups::find(&mut town.sql(), town.body, group)
            .await
            .expect("the group is read")
            .expect("the group is there")
            .slug;
        Self {
            group,
            slug,
            chair: people[0],
            secretary: people[1],
            member: people[2],
            other: people[3],
        }
    }

    /// A meeting planned by the chair, at an instant written in universal time.
    async fn plan(&self, town: &TestTown, title: &str, at: &str) -> MeetingId {
        let deed = PlanMeeting {
            group: self.group,
            title: title.to_owned(),
            starts_at: instant(at),
            ends_at: None,
            place: "Salle 2".to_owned(),
            agenda: vec!["Bilan".to_owned(), "Questions diverses".to_owned()],
        };
        town.act(Actor::Person(self.chair), deed)
            .await
            .expect("the meeting is planned")
    }
}

fn instant(text: &str) -> Instant {
    Instant::from(text.parse::<jiff::Timestamp>().expect("a timestamp"))
}

async fn person(town: &TestTown, name: &str) -> PersonId {
    testkit::cast::person(town, name, &address_of(name)).await
}

fn email(name: &str) -> String {
    format!("{}@exemple.fr", address_of(name))
}

async fn mandate(town: &TestTown, group: GroupId, person: PersonId, role: Role) {
    testkit::cast::mandate(town, group, person, role, true).await;
}

/// A browser in which `name` has signed in by a link.
async fn signed_in(town: &TestTown, name: &str) -> Browser {
    let mut browser = town.browser();
    testkit::sign_in(town, &mut browser, &email(name)).await;
    browser
}

/// The page reached after a form was accepted.
async fn follow(browser: &mut Browser, reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.text);
    let location = reply.location.as_deref().expect("a place to go");
    let page = location.split('#').next().expect("an address");
    open(browser, page).await
}

/// Asserts that the page says each of these, as HTML shows it.
fn says(page: &str, sentences: &[&str]) {
    for sentence in sentences {
        let beginning: String = page.chars().take(20_000).collect();
        assert!(page.contains(sentence), "« {sentence} » is not in {beginning}");
    }
}

/// What a calendar says of an announcement that was last changed at this instant, and had changed so many times: seconds
/// since the beginning of 2020, and those changes.
fn sequence(changed_at: Instant, changes: i64) -> String {
    let epoch = instant("2020-01-01T00:00:00Z");
    let seconds = (changed_at.micros() - epoch.micros()) / 1_000_000;
    format!("SEQUENCE:{}", seconds + changes)
}
