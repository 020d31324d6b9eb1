//! Files that were read and whose text nobody brought in: they wait a day for it, then are forgotten.

use std::sync::Arc;

use kernel::{BoxFuture, Delivery, Effect, Fault, FileHash, House, PersonId, Timer, Work};
use serde::Deserialize;
use serde_json::json;

use crate::store::sources;

/// The timer of a file that was read.
pub(crate) const WAITED: &str = "texts.waiting-file";
/// The effect that removes one from the store.
pub(crate) const FORGET: &str = "text-file-forgotten";
/// Hours a file waits in the store.
const HOURS: i64 = 24;
/// Hours in which a text may still be brought in from it: what begins just before the end has time to be done.
const HOURS_USABLE: i64 = 23;
const HOUR_S: i64 = 3600;

#[derive(Deserialize)]
struct Payload {
    sha256: FileHash,
}

/// Notes that a person had this file read, and when it is forgotten.
pub(crate) async fn wait(work: &mut Work, person: PersonId, hash: &FileHash) -> Result<(), Fault> {
    sources::wait(&mut work.sql, work.body, hash, person, work.now).await?;
    let subject = kernel::SubjectRef::new("person", person);
    let due_at = work.now.plus_seconds(HOURS * HOUR_S);
    work.timer(WAITED, &subject, due_at, &json!({ "sha256": hash }))
        .await
}

/// True when this person had this file read, lately: its name alone gives nobody the file.
pub(crate) async fn was_read_by(work: &mut Work, person: PersonId, hash: &FileHash) -> Result<bool, Fault> {
    let since = work.now.plus_seconds(-HOURS_USABLE * HOUR_S);
    Ok(sources::is_waiting(&mut work.sql, work.body, hash, person, since).await?)
}

pub(crate) fn when_waited<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Ok(Payload { sha256 }) = serde_json::from_value(timer.payload.clone()) else {
            return Ok(());
        };
        let until = work.now.plus_seconds(-HOURS * HOUR_S);
        sources::stop_waiting(&mut work.sql, work.body, &sha256, until).await?;
        // Once this is committed: what is removed from the store does not come back with the transaction.
        let key = format!("{sha256}-{}", timer.id);
        work.effect(FORGET, &key, &json!({ "sha256": sha256 })).await
    })
}

/// Removes a file that no body keeps and nobody waits for.
pub(crate) fn forget<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let again = |error: &dyn std::fmt::Display| Delivery::Again(error.to_string());
        let Payload { sha256 } = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        let waits = sources::count_waiting(&mut house.db.read(), &sha256)
            .await
            .map_err(|error| again(&error))?;
        let is_kept = house.is_file_kept(&sha256).await.map_err(|error| again(&error))?;
        if waits > 0 || is_kept {
            return Ok(());
        }
        house.files.remove(&sha256).await.map_err(|error| again(&error))
    })
}
