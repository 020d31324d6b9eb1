//! Parcours and their templates, told on both engines, with step kinds of the stories' own: the feature knows no others.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

mod abandoning;
mod consulting;
mod drawing;
mod parcours;
mod preparing;
mod templates;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use ::parcours::{CreateParcours, ParcoursId, Whole};
use db::args;
use groups::{GroupId, GroupKind, Role};
use jiff::civil::date;
use kernel::steps::settings::Shape;
use kernel::steps::{Fact, StepKind, StepReport, StepTerms};
use kernel::{Actor, Feature, Sentence, SubjectRef};
use testkit::cast::{DOOR, group, mandate, person};
use testkit::{Browser, TestTown};

/// Whether the guards of the stories' steps hold.
static HOLDS: AtomicBool = AtomicBool::new(true);

thread_local! {
    /// Whether something the stories' steps opened still runs: one story, one thread.
    static RUNS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

const fn kind(code: &'static str) -> StepKind {
    StepKind {
        code,
        open: |work, context| {
            Box::pin(async move {
                let meeting = SubjectRef::new("meeting", work.new_id::<()>());
                Ok(if context.step == "reunion" {
                    vec![("meeting".to_owned(), meeting)]
                } else {
                    Vec::new()
                })
            })
        },
        close: |_, _| Box::pin(async { Ok(Vec::new()) }),
        report: |_, _, _| {
            Box::pin(async {
                let fact = || Fact {
                    holds: HOLDS.load(Ordering::SeqCst),
                    otherwise: Sentence::new("parcours-step-unknown"),
                    article: Some("art. 3".to_owned()),
                };
                let names = ["text-ready", "minutes-approved", "all-decided", "published"];
                Ok(StepReport {
                    facts: names.map(|name| (name.to_owned(), fact())).into(),
                    running: RUNS.get().then(|| Sentence::new("parcours-step-not-open")),
                    ..StepReport::default()
                })
            })
        },
    }
}

const STEPS: Feature = Feature {
    step_kinds: &[
        kind("texts.draft"),
        kind("texts.amend"),
        kind("meetings.meeting"),
        kind("meetings.minutes"),
        kind("texts.vote"),
        kind("texts.adopt"),
        kind("acts.publish"),
    ],
    step_terms: &[
        StepTerms {
            kind: "texts.draft",
            guards: &["text-ready"],
            settings: &[("final", Shape::Flag), ("readings", Shape::Number)],
        },
        StepTerms {
            kind: "meetings.meeting",
            guards: &["minutes-approved"],
            settings: &[
                ("time", Shape::Text),
                ("place", Shape::Text),
                ("convocation", Shape::Flag),
                ("urgency", Shape::Flag),
            ],
        },
    ],
    ..Feature::named("steps")
};

/// What a crate beside these would offer.
const DEBATES: Feature = Feature {
    step_kinds: &[kind("debates.collect")],
    ..Feature::named("debates")
};

const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    ::parcours::FEATURE,
    STEPS,
    DOOR,
];

const WITH_DEBATES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    ::parcours::FEATURE,
    STEPS,
    DEBATES,
    DOOR,
];

struct Cast {
    chair: Actor,
    member: Actor,
    agent: Actor,
    group: GroupId,
    /// The assembly that decides, with nobody in it
    assembly: GroupId,
}

async fn cast(town: &TestTown) -> Cast {
    let working = group(town, "Mobilités", GroupKind::Working).await;
    let assembly = group(town, "Assemblée", GroupKind::Plenary).await;
    let services = group(town, "Services", GroupKind::Services).await;
    let mut people = Vec::new();
    for (name, group, role) in [
        ("Ada", working, Role::Chair),
        ("Bob", working, Role::Member),
        ("Camille", services, Role::Member),
    ] {
        let person = person(town, name, name).await;
        mandate(town, group, person, role, true).await;
        people.push(Actor::Person(person));
    }
    Cast {
        chair: people[0],
        member: people[1],
        agent: people[2],
        group: working,
        assembly,
    }
}

fn new(group: GroupId) -> CreateParcours {
    CreateParcours {
        title: "Avis sur le plan vélo".into(),
        group,
        template: "avis-sur-un-document".into(),
        starts_on: date(2026, 11, 10),
        days: BTreeMap::from([("texte".to_owned(), 2)]),
        answers: BTreeMap::new(),
    }
}

async fn whole(town: &TestTown, id: ParcoursId) -> Whole {
    ::parcours::whole(&mut town.sql(), town.body, id)
        .await
        .unwrap()
        .unwrap()
}

/// A browser in which `actor` is signed in.
fn browser_of(town: &TestTown, actor: Actor) -> Browser {
    let mut browser = town.browser();
    browser.remember("parvis", &actor.person().unwrap().to_string());
    browser
}

/// A request id, as a page gives one.
fn request(town: &TestTown) -> String {
    town.id::<()>().to_string()
}

db::statements! {
    MAKE_COMMUNE = "update collectivite set kind = 'commune' where id = $1";
}

/// The town becomes a commune: what its kind decides is then the law of municipal councils.
async fn become_commune(town: &TestTown) {
    let mut sql = town.house.db.begin().await.unwrap();
    sql.execute(MAKE_COMMUNE, args![town.body]).await.unwrap();
    sql.commit().await.unwrap();
    town.house.load_collectivites().await.unwrap();
}

/// The fields a person fills in a page, by name: what is hidden does not count.
fn fields(page: &str) -> Vec<String> {
    let main = page
        .split_once("<main")
        .unwrap()
        .1
        .split_once("</main>")
        .unwrap()
        .0;
    let mut names: Vec<String> = Vec::new();
    for tag in ["<input ", "<textarea ", "<select "] {
        for rest in main.split(tag).skip(1) {
            let attributes = rest.split_once('>').unwrap().0;
            let name = attributes
                .split_once("name=\"")
                .map(|(_, rest)| rest.split_once('"').unwrap().0);
            if let Some(name) = name.filter(|_| !attributes.contains("type=\"hidden\""))
                && !names.iter().any(|known| known == name)
            {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let opening = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&opening).unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}
