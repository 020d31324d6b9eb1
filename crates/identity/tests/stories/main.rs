//! What people do about who they are, told on both engines.

mod account;
mod demonstration;
mod rights;
mod sign_in;

use db::{Id, Instant};
use kernel::{Actor, Feature, PersonId};
use testkit::{Browser, Reply, TestTown};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[outgoing::FEATURE, identity::FEATURE];

/// Sends the form of a page: what the person typed, and the id the page gave to the form.
async fn send(town: &TestTown, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let request_id = town.id::<()>().to_string();
    let mut all = vec![("request_id", request_id.as_str())];
    all.extend_from_slice(fields);
    let reply = browser.post(path, &all).await;
    refuse_missing_sentences(&reply);
    reply
}

/// Opens a page that must exist.
async fn open(browser: &mut Browser, path: &str) -> String {
    let reply = browser.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text);
    refuse_missing_sentences(&reply);
    reply.text
}

fn refuse_missing_sentences(reply: &Reply) {
    assert!(!reply.text.contains('⟦'), "{}", reply.text);
}

/// The path of the last link sent to `email`, read in the house's own mailbox once the worker has passed.
async fn last_link(town: &TestTown, email: &str) -> String {
    town.settle().await;
    let letters = outgoing::mailbox::latest(&mut town.sql(), town.body, Some(email), 1)
        .await
        .expect("the mailbox opens");
    let text = &letters.first().expect("a letter has arrived").text;
    let link = text
        .split_whitespace()
        .find(|word| word.starts_with("http://"))
        .expect("a link in the letter");
    link.strip_prefix("http://localhost:8080")
        .expect("a link to this house")
        .to_owned()
}

/// Somebody registered by the operator, then signed in by a link in a browser of their own.
async fn signed_in(town: &TestTown, name: &str, email: &str) -> (PersonId, Browser) {
    let deed = identity::RegisterPerson {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    let person = town
        .act(Actor::Operator, deed)
        .await
        .expect("the person is registered");
    let mut browser = town.browser();
    sign_in(town, &mut browser, email).await;
    (person, browser)
}

async fn sign_in(town: &TestTown, browser: &mut Browser, email: &str) {
    send(town, browser, "/connexion", &[("email", email)]).await;
    let link = last_link(town, email).await;
    let reply = send(town, browser, &link, &[]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

fn later(town: &TestTown, seconds: i64) {
    let at: Instant = town.now().plus_seconds(seconds);
    town.house.clock.set(at);
}

/// An id that nobody has.
fn nobody() -> PersonId {
    Id::from_uuid(db::Uuid::nil())
}
