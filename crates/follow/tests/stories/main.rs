//! Following, told on both engines.

mod activity;
mod by_link;
mod digest;
mod folders;
mod following;
mod news;

use db::Uuid;
use debates::{ConsultationId, Contribute, ContributionId, OpenConsultation, Written};
use follow::model::Choice;
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Feature, PersonId, SubjectRef};
use testkit::TestTown;
use testkit::cast::{DOOR, group, mandate, person};

/// The features of these stories, lowest first; a person's session is their own identifier.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
    votes::FEATURE,
    follow::FEATURE,
    DOOR,
];

/// A group, its chair, and two inhabitants.
struct Circle {
    group: GroupId,
    chair: PersonId,
    reader: PersonId,
    writer: PersonId,
}

impl Circle {
    /// In a town whose mail is carried: into the mailbox of a demonstration.
    async fn meet(town: &TestTown) -> Self {
        town.become_demonstration().await;
        let group = group(town, "Groupe mobilités", GroupKind::Working).await;
        let chair = person(town, "Camille Durand", "camille").await;
        mandate(town, group, chair, Role::Chair, true).await;
        let circle = Self {
            group,
            chair,
            reader: person(town, "Maïwenn Le Goff", "maiwenn").await,
            writer: person(town, "Sacha Petit", "sacha").await,
        };
        town.settle().await;
        circle
    }

    async fn open(&self, town: &TestTown, title: &str) -> ConsultationId {
        let deed = OpenConsultation {
            group: self.group,
            title: title.to_owned(),
            question: "Que faut-il changer ?".to_owned(),
            presentation: String::new(),
            themes: Vec::new(),
            opens_at: town.now(),
            closes_at: town.now().plus_days(30),
        };
        let id = town
            .act(Actor::Person(self.chair), deed)
            .await
            .expect("the consultation opens");
        town.settle().await;
        id
    }
}

fn consultation(id: ConsultationId) -> SubjectRef {
    SubjectRef::new("consultation", id)
}

async fn follows(town: &TestTown, person: PersonId, object: SubjectRef, choice: Choice) {
    town.act(Actor::Person(person), follow::Follow { object, choice })
        .await
        .expect("it is followed");
}

async fn contribute(town: &TestTown, author: PersonId, to: ConsultationId, title: &str) -> ContributionId {
    let deed = Contribute {
        consultation: to,
        written: Written {
            title: title.to_owned(),
            text: "Parce qu’on y attend longtemps.".to_owned(),
            theme: String::new(),
            place: String::new(),
        },
        shows_name: true,
    };
    town.act(Actor::Person(author), deed)
        .await
        .expect("the contribution is published")
}

/// Many people write at once: fifty contributions each, as many as one may write.
async fn storm(town: &TestTown, to: ConsultationId, contributions: usize) {
    for neighbour in 0..contributions / 50 {
        let address = format!("voisin{neighbour}");
        let author = person(town, &format!("Voisin {neighbour}"), &address).await;
        for idea in 0..50 {
            contribute(town, author, to, &format!("Idée {idea} de {neighbour}")).await;
        }
    }
}

/// What the header says waits for them.
async fn waiting(town: &TestTown, person: PersonId) -> (u32, bool) {
    town.settle().await;
    let all = town
        .house
        .waiting_for(town.body, person)
        .await
        .expect("news are counted");
    (all[0].count, all[0].has_more)
}

/// The letters in the mailbox of the demonstration, newest first.
async fn letters(town: &TestTown, address: &str) -> Vec<outgoing::mailbox::Letter> {
    town.settle().await;
    let recipient = format!("{address}@exemple.fr");
    outgoing::mailbox::latest(&mut town.sql(), town.body, Some(&recipient), 100)
        .await
        .expect("the mailbox opens")
}

/// To the next seven o’clock in Paris, in winter time, and a minute: when digests leave.
async fn next_morning(town: &TestTown) {
    let day_us: i64 = 86_400_000_000;
    let six_utc_us = 6 * 3_600_000_000_i64;
    let now = town.now().micros();
    let morning = (now - six_utc_us).div_euclid(day_us) * day_us + day_us + six_utc_us + 60_000_000;
    town.house.clock.set(db::Instant::from_micros(morning));
    town.settle().await;
}

fn link_in(text: &str, beginning: &str) -> String {
    let base = "http://localhost:8080";
    text.split_whitespace()
        .filter_map(|word| word.strip_prefix(base))
        .find(|path| path.starts_with(beginning))
        .unwrap_or_else(|| panic!("no {beginning} in {text}"))
        .to_owned()
}

fn uuid_of<T>(id: db::Id<T>) -> Uuid {
    id.uuid()
}
