//! Conversations, told on both engines. The town's clock begins on 10 November 2026.

mod closing;
mod electors;
mod files;
mod hostile;
mod meanwhile;
mod minds;
mod moderating;
mod small;
mod steps;
mod whole;

use conversations::{Audience, CastOpinion, CloseConversation, ConversationId, OpenConversation, Opinion};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Feature, PersonId};
use testkit::{Browser, Reply, TestTown, cast};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    conversations::FEATURE,
    cast::DOOR,
];

const STATEMENTS: [&str; 8] = [
    "Je prendrais le bus s’il passait le soir.",
    "Devant l’école, les voitures devraient s’arrêter plus loin.",
    "La piste de la gare devrait aller jusqu’au port.",
    "Une rue à 30 km/h est plus agréable.",
    "Sans voiture, je ne peux pas travailler.",
    "Il faut garder toutes les places du centre.",
    "On a déjà fait assez pour les vélos.",
    "Fermer une rue, c’est tuer ses commerces.",
];

/// A group that carries conversations, and two inhabitants.
struct Circle {
    group: GroupId,
    chair: PersonId,
    member: PersonId,
    citizen: PersonId,
    neighbour: PersonId,
}

impl Circle {
    async fn meet(town: &TestTown) -> Self {
        let group = cast::group(town, "Groupe mobilités", GroupKind::Working).await;
        let chair = cast::person(town, "Camille Durand", "camille").await;
        let member = cast::person(town, "Yann Petit", "yann").await;
        cast::mandate(town, group, chair, Role::Chair, true).await;
        cast::mandate(town, group, member, Role::Member, true).await;
        Self {
            group,
            chair,
            member,
            citizen: cast::person(town, "Maïwenn Le Goff-Kerbrat", "maiwenn").await,
            neighbour: cast::person(town, "Sacha Voisin", "sacha").await,
        }
    }

    /// Open for thirty days to everybody, what is added shown at once, its map too.
    fn opening(&self, town: &TestTown) -> OpenConversation {
        OpenConversation {
            group: self.group,
            title: "Se déplacer".to_owned(),
            question: "Qu’est-ce qui rendrait vos trajets plus sûrs ?".to_owned(),
            presentation: "Le **plan** est en préparation.".to_owned(),
            audience: Audience::Everybody,
            is_moderated_first: false,
            is_map_shown_meanwhile: true,
            statements: STATEMENTS.map(str::to_owned).to_vec(),
            opens_at: town.now(),
            closes_at: town.now().plus_days(30),
        }
    }

    async fn open(&self, town: &TestTown) -> ConversationId {
        town.act(Actor::Person(self.chair), self.opening(town))
            .await
            .expect("the conversation opens")
    }
}

/// Somebody of the services of the town.
async fn agent(town: &TestTown) -> PersonId {
    let services = cast::group(town, "Mairie", GroupKind::Services).await;
    let agent = cast::person(town, "Un agent", "agent").await;
    cast::mandate(town, services, agent, Role::Member, false).await;
    agent
}

/// The end, before its date.
async fn close(town: &TestTown, chair: PersonId, conversation: ConversationId) {
    town.act(Actor::Person(chair), CloseConversation { conversation })
        .await
        .expect("closed");
}

/// People who have an account, numbered.
async fn people(town: &TestTown, count: usize) -> Vec<PersonId> {
    let mut people = Vec::new();
    for number in 0..count {
        let name = format!("Personne {number}");
        people.push(cast::person(town, &name, &format!("personne{number}")).await);
    }
    people
}

async fn cast_opinion(
    town: &TestTown,
    person: PersonId,
    conversation: ConversationId,
    (statement, opinion): (i64, Opinion),
) {
    let deed = CastOpinion {
        conversation,
        statement,
        opinion,
    };
    town.act(Actor::Person(person), deed)
        .await
        .expect("an opinion is kept");
}

/// Everybody answers the eight statements: the first `ones` agree with the first half and disagree with the second, the others
/// the other way round; each leaves one out, not the same.
async fn two_camps(town: &TestTown, conversation: ConversationId, people: &[PersonId], ones: usize) {
    for (place, person) in people.iter().enumerate() {
        for (index, number) in (1_i64..=8).enumerate() {
            if index == place % 8 {
                continue;
            }
            let agrees = (place < ones) == (index < 4);
            let opinion = if agrees { Opinion::Agree } else { Opinion::Disagree };
            cast_opinion(town, *person, conversation, (number, opinion)).await;
        }
    }
}

/// A browser in which this person has signed in.
fn browser_of(town: &TestTown, person: PersonId) -> Browser {
    let mut browser = town.browser();
    browser.remember("parvis", &person.to_string());
    browser
}

/// Sends a form of a page just opened.
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

/// Asserts that the page says each of these, as HTML shows it.
fn says(page: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(page.contains(sentence), "« {sentence} » is not in {page}");
    }
}

/// Asserts that the page says none of these.
fn hides(page: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(!page.contains(sentence), "« {sentence} » is in {page}");
    }
}

async fn found(town: &TestTown, id: ConversationId) -> conversations::Conversation {
    conversations::find(&mut town.sql(), town.body, id)
        .await
        .expect("read")
        .expect("there")
}
