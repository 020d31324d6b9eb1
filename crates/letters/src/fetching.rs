//! Reading the mailbox: a date that comes back, an effect that reads, one transaction a message.

use std::sync::Arc;

use db::Instant;
use kernel::{Actor, Delivery, Effect, Event, Fault, House, PersonId, SubjectRef, Timer, Work};
use tools::mailbox::{self, Bounds, Position};
use tools::{BridgeSettings, Capability, IsNewPlace};

use crate::actions::ReceiveLetter;
use crate::model::{MESSAGE_BYTES_MAX, ORIGINAL_BYTES_MAX};
use crate::{reading, store};

/// The date that reads.
pub(crate) const READ: &str = "letters.read";
/// How often.
const EVERY_S: i64 = 300;
/// Readings one after the other: what is left is for the next date.
const ROUNDS_MAX: usize = 20;
const BOUNDS: Bounds = Bounds {
    messages_max: 20,
    message_bytes_max: MESSAGE_BYTES_MAX,
    bytes_max: 25_000_000,
};

/// A mailbox set up is read at once, then again and again; removed, it is read no more. What somebody sent is forgotten with
/// their account: what became of it is on the site.
pub(crate) fn reaction<'a>(work: &'a mut Work, event: &'a Event) -> kernel::BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == identity::ACCOUNT_ERASED {
            let (body, person): (_, PersonId) = (work.body, event.subject.id());
            if let Some(address) = identity::email_of(&mut work.sql, body, person).await? {
                store::forget_sender(&mut work.sql, body, person, &address).await?;
            }
            return Ok(());
        }
        let is_set_up = event.kind == tools::SET_UP;
        if !is_set_up && event.kind != tools::REMOVED {
            return Ok(());
        }
        let capability = if is_set_up {
            let said: IsNewPlace = serde_json::from_value(event.payload.clone())
                .map_err(|error| Fault::Internal(error.to_string()))?;
            Some(said.capability)
        } else {
            let said = event.payload.get("capability").cloned().unwrap_or_default();
            serde_json::from_value(said).ok()
        };
        if capability != Some(Capability::Mailbox) {
            return Ok(());
        }
        let about = SubjectRef::new("collectivite", work.body);
        work.cancel_timers(READ, &about).await?;
        if is_set_up {
            // What failed under other settings says nothing of these.
            work.set_effects_aside(mailbox::EFFECT).await?;
            work.timer(READ, &about, work.now, &serde_json::Value::Null)
                .await?;
        }
        Ok(())
    })
}

/// Asks for a reading, and sets the next date.
pub(crate) fn when_due<'a>(
    work: &'a mut Work,
    _timer: &'a Timer,
) -> kernel::BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let house = work.shared_house();
        let Some(settings) = mailbox::settings(&house, &mut work.sql, work.body).await? else {
            return Ok(());
        };
        work.effect_again(mailbox::EFFECT, &key(&settings)).await?;
        let about = SubjectRef::new("collectivite", work.body);
        let next = work.now.plus_seconds(EVERY_S);
        work.timer(READ, &about, next, &serde_json::Value::Null).await
    })
}

fn key(settings: &BridgeSettings) -> String {
    format!("inbox {} {}", settings.generation, settings.version)
}

/// Reads what arrived, and puts away what was kept.
pub(crate) async fn deliver(house: &Arc<House>, effect: &Effect) -> Result<(), Delivery> {
    let body = effect.collectivite;
    let settings = mailbox::settings(house, &mut house.db.read(), body)
        .await
        .map_err(|error| again(&error))?;
    // The agent removed the bridge since.
    let Some(settings) = settings else { return Ok(()) };
    for _ in 0..ROUNDS_MAX {
        let kept = store::position(&mut house.db.read(), body)
            .await
            .map_err(|error| again(&error))?;
        let position = kept
            .filter(|kept| kept.generation == settings.generation)
            .and_then(|kept| kept.position());
        let batch = mailbox::read(house, body, &settings, position, BOUNDS).await?;
        if batch.arrived.is_empty() {
            return note(house, body, settings.generation, batch.position)
                .await
                .map_err(|error| again(&error));
        }
        for arrived in batch.arrived {
            let position = Position {
                last: arrived.uid,
                ..batch.position
            };
            let (mail, content) = read(arrived.content, arrived.is_head).await?;
            let size_bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
            let is_kept = !arrived.is_head && content.len() <= ORIGINAL_BYTES_MAX;
            let deed = ReceiveLetter {
                mail,
                size_bytes,
                original: is_kept.then_some(content),
                generation: settings.generation,
                position,
            };
            house
                .act(body, Actor::System, &deed)
                .await
                .map_err(|fault| Delivery::Again(fault.to_string()))?;
        }
    }
    Ok(())
}

/// A large message takes a while to be read: not on the threads that answer pages.
async fn read(content: Vec<u8>, is_head: bool) -> Result<(reading::Mail, Vec<u8>), Delivery> {
    tokio::task::spawn_blocking(move || (reading::read(&content, is_head), content))
        .await
        .map_err(|error| Delivery::Again(error.to_string()))
}

async fn note(
    house: &House,
    body: kernel::CollectiviteId,
    generation: i64,
    position: Position,
) -> Result<(), db::Error> {
    let now: Instant = house.clock.now();
    let mut sql = house.db.begin().await?;
    store::write_position(&mut sql, body, generation, position, now).await?;
    sql.commit().await
}

fn again(error: &db::Error) -> Delivery {
    Delivery::Again(error.to_string())
}
