//! What people do about who they are, told on both engines.

mod account;
mod closing;
mod demonstration;
mod devices;
mod directory;
mod effort;
mod language;
mod passage;
mod passkeys;
mod proconnect;
mod proconnect_refreshed;
mod proconnect_silent;
mod provider;
mod provider_attacks;
mod provider_helped;
mod rights;
mod second_factor;
mod sign_in;

use db::{Id, Instant};
use kernel::{Actor, Feature, PersonId};
use testkit::{Browser, Reply, TestTown, page as open, send, sign_in};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[outgoing::FEATURE, identity::FEATURE];

fn refuse_missing_sentences(reply: &Reply) {
    assert!(!reply.text.contains('⟦'), "{}", reply.text);
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

fn later(town: &TestTown, seconds: i64) {
    let at: Instant = town.now().plus_seconds(seconds);
    town.house.clock.set(at);
}

/// An id that nobody has.
fn nobody() -> PersonId {
    Id::from_uuid(db::Uuid::nil())
}
