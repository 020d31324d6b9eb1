//! A text message: asked for inside the decision's own transaction, handed to the gateway afterwards.
//!
//! What waits to be sent is sealed: a number stands in clear neither in the outbox nor in what an agent reads of it.

use db::Instant;
use kernel::{Delivery, Effect, Fault, House, PersonId, Work};
use outgoing::Connections;
use outgoing::http::{Asked, Credentials};
use serde::{Deserialize, Serialize};
use tools::{Trouble, Why, secret};

use crate::number::PhoneNumber;
use crate::{store, template};

pub(crate) const EFFECT: &str = "sms";

/// What the secret of a gateway is sealed for.
pub(crate) const GATEWAY: &str = "sms gateway";
/// And a message that waits.
const MESSAGE: &str = "sms message";

/// Reasons of our own: the page turns each into a sentence.
const NO_GATEWAY: &str = "no-sms-gateway";
const TOO_LATE: &str = "sms-too-late";

#[derive(Serialize, Deserialize)]
struct Posted {
    /// Who asked for it: what waits is found by that, to be forgotten
    person: PersonId,
    sealed: String,
    /// Sent later, it would say something that is no longer so
    until: Instant,
}

#[derive(Serialize, Deserialize)]
struct Message {
    number: String,
    text: String,
}

/// Asks for a message to be sent once this work is committed. The same `key` asked twice sends one.
pub(crate) async fn send(
    work: &mut Work,
    key: &str,
    (person, number, text): (PersonId, &PhoneNumber, &str),
    until: Instant,
) -> Result<(), Fault> {
    let message = Message {
        number: number.as_str().to_owned(),
        text: text.to_owned(),
    };
    let message = serde_json::to_string(&message).map_err(|error| Fault::Internal(error.to_string()))?;
    let posted = Posted {
        person,
        sealed: secret::seal(work.house(), work.body, MESSAGE, &message)?,
        until,
    };
    let payload = serde_json::to_value(&posted).map_err(|error| Fault::Internal(error.to_string()))?;
    work.effect(EFFECT, key, &payload).await
}

/// Sets aside what did not leave yet of what a person asked for: its code serves no more, and its number is kept nowhere.
pub(crate) async fn forget(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    work.set_effects_saying_aside(EFFECT, &person.to_string())
        .await
        .map(drop)
}

pub(crate) async fn deliver(house: &House, effect: &Effect) -> Result<(), Delivery> {
    let posted: Posted = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    if house.clock.now() >= posted.until {
        return Err(Delivery::Park(TOO_LATE.to_owned()));
    }
    let body = effect.collectivite;
    let gateway = store::gateway(&mut house.db.read(), body)
        .await
        .map_err(|error| Delivery::Again(error.to_string()))?
        .ok_or_else(|| Delivery::Park(NO_GATEWAY.to_owned()))?;
    let sealed = || Delivery::from(Trouble::new(Why::SecretLost));
    let message = secret::open(house, body, MESSAGE, &posted.sealed).ok_or_else(sealed)?;
    let message: Message = serde_json::from_str(&message).map_err(|_| sealed())?;
    let words = (message.number.as_str(), message.text.as_str());
    let (media_type, content) = template::filled(gateway.format, &gateway.template, words)
        .ok_or_else(|| Delivery::from(Trouble::new(Why::Unexpected)))?;
    let mut headers = vec![
        ("content-type", media_type),
        ("idempotency-key", effect.key.as_str()),
    ];
    let secret = if gateway.header.is_empty() {
        String::new()
    } else {
        secret::open(house, body, GATEWAY, &gateway.secret).ok_or_else(sealed)?
    };
    if !gateway.header.is_empty() {
        headers.push((gateway.header.as_str(), secret.as_str()));
    }
    let answered = Connections::of(house)?
        .http()
        .exchange(Asked {
            method: gateway.method.as_str(),
            url: &gateway.address,
            headers: &headers,
            credentials: Credentials::Nobody,
            body: content.into_bytes(),
        })
        .await
        .map_err(Trouble::from)?;
    // What it answers may hold the number: its status alone is kept.
    match Trouble::of_status(answered.status) {
        None => Ok(()),
        Some(trouble) => Err(trouble.into()),
    }
}
