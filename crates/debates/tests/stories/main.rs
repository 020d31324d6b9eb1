//! Consultations, told on both engines.

mod answering;
mod contributing;
mod discussing;
mod listing;
mod moderating;
mod opening;
mod rights;
mod speaking;
mod steps;

use db::Instant;
use debates::{ConsultationId, Contribute, ContributionId, OpenConsultation, Written};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Feature, PersonId};
use testkit::cast::{address_of, group};
use testkit::{Browser, Reply, TestTown};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
];

/// A group that answers, an agent, and two inhabitants.
struct Circle {
    group: GroupId,
    chair: PersonId,
    secretary: PersonId,
    citizen: PersonId,
    neighbour: PersonId,
}

const CHAIR: &str = "Camille Durand";
const SECRETARY: &str = "Alix Martin";
const CITIZEN: &str = "Maïwenn Le Goff-Kerbrat";
const NEIGHBOUR: &str = "Sacha Petit";

impl Circle {
    /// In a town whose mail is carried: into the mailbox of a demonstration.
    async fn meet(town: &TestTown) -> Self {
        town.become_demonstration().await;
        Self::meet_without_mail(town).await
    }

    async fn meet_without_mail(town: &TestTown) -> Self {
        let group = group(town, "Groupe mobilités", GroupKind::Working).await;
        let chair = person(town, CHAIR).await;
        mandate(town, group, chair, Role::Chair).await;
        let secretary = person(town, SECRETARY).await;
        mandate(town, group, secretary, Role::Secretary).await;
        Self {
            group,
            chair,
            secretary,
            citizen: person(town, CITIZEN).await,
            neighbour: person(town, NEIGHBOUR).await,
        }
    }

    /// A consultation open for thirty days.
    async fn open(&self, town: &TestTown) -> ConsultationId {
        town.act(Actor::Person(self.chair), self.opening(town))
            .await
            .expect("the consultation opens")
    }

    fn opening(&self, town: &TestTown) -> OpenConsultation {
        OpenConsultation {
            group: self.group,
            title: "La place de la gare".to_owned(),
            question: "Que faut-il changer sur la place de la gare ?".to_owned(),
            presentation: "# Pourquoi\n\nDes travaux **commencent** en mai.".to_owned(),
            themes: vec!["Vélo".to_owned(), "Arbres et ombre".to_owned()],
            opens_at: town.now(),
            closes_at: town.now().plus_days(30),
        }
    }
}

fn written(title: &str) -> Written {
    Written {
        title: title.to_owned(),
        text: "Parce qu’on y attend longtemps.".to_owned(),
        theme: "Vélo".to_owned(),
        place: "devant l’école Éric-Tabarly".to_owned(),
    }
}

async fn contribute(
    town: &TestTown,
    author: PersonId,
    consultation: ConsultationId,
    title: &str,
) -> ContributionId {
    let deed = Contribute {
        consultation,
        written: written(title),
        shows_name: false,
    };
    town.act(Actor::Person(author), deed)
        .await
        .expect("the contribution is published")
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

/// The letters to an address, newest first.
async fn letters(town: &TestTown, address: &str) -> Vec<outgoing::mailbox::Letter> {
    town.settle().await;
    outgoing::mailbox::latest(&mut town.sql(), town.body, Some(address), 50)
        .await
        .expect("the mailbox opens")
}

/// The path of the first link of this site in a letter.
fn link_in(text: &str) -> String {
    text.split_whitespace()
        .find_map(|word| word.strip_prefix("http://localhost:8080"))
        .expect("a link in the letter")
        .to_owned()
}

/// A browser in which `name` has signed in by a link.
async fn signed_in(town: &TestTown, name: &str) -> Browser {
    let mut browser = town.browser();
    send(town, &mut browser, "/connexion", &[("email", &email(name))]).await;
    let link = link_in(&letters(town, &email(name)).await[0].text);
    let done = send(town, &mut browser, &link, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text);
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

/// Asserts that the page says none of these.
fn hides(page: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(!page.contains(sentence), "« {sentence} » is in {page}");
    }
}

fn instant(text: &str) -> Instant {
    Instant::from(text.parse::<jiff::Timestamp>().expect("a timestamp"))
}
