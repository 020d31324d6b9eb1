//! What the worker does after a vote closed, each on its own: it leaves nothing on the disk of the order in which voters came;
//! it puts the ballots together, each verified again; once enough trustees gave their part, it publishes the result.

use std::io::BufReader;
use std::sync::{Arc, LazyLock};

use kernel::{Actor, BoxFuture, Delivery, Effect, Fault, House};
use quick_cache::sync::Cache;
use serde::Deserialize;

use crate::actions::{PublishEncryptedTally, Tally, aside, counting_of, is_result_due, parts};
use crate::archive::Archive;
use crate::model::{Election, ElectionId, State};
use crate::protocol::{self, Encrypted};
use crate::store;

/// The tables whose former rows would tell who cast which ballot.
const TABLES: &[&str] = &[
    "election_presence",
    "election_emargement",
    "election_urn",
    "election_event",
    "election_message",
    "election_voter",
];
/// Tallies held in memory. A large one takes longer than a delivery may: it goes on, and the next try finds it.
const TALLIES_MAX: usize = 4;

static TALLIES: LazyLock<Cache<String, Arc<Encrypted>>> = LazyLock::new(|| Cache::new(TALLIES_MAX));

#[derive(Deserialize)]
struct Payload {
    election: ElectionId,
}

/// After a closing.
pub(crate) fn put_together<'a>(
    house: &'a Arc<House>,
    effect: &'a Effect,
) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let found = found(house, effect).await?;
        if found.state == State::Closed {
            publish(house, effect, &found)
                .await
                .map_err(|fault| Delivery::Again(fault.to_string()))?;
        }
        Ok(())
    })
}

/// Once enough parts were given.
pub(crate) fn publish_result<'a>(
    house: &'a Arc<House>,
    effect: &'a Effect,
) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let found = found(house, effect).await?;
        if found.state != State::Tallying {
            return Ok(());
        }
        tally(house, effect, &found)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

async fn found(house: &House, effect: &Effect) -> Result<Election, Delivery> {
    let Payload { election } = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    store::find(&mut house.db.read(), effect.collectivite, election)
        .await
        .map_err(|error| Delivery::Again(error.to_string()))?
        .ok_or_else(|| Delivery::Park("no such election".to_owned()))
}

/// The result, computed before anybody waits for a transaction. Counters who corrected meanwhile ask for it again themselves.
async fn tally(house: &Arc<House>, effect: &Effect, election: &Election) -> Result<(), Fault> {
    let body = effect.collectivite;
    let mut sql = house.db.read();
    if !is_result_due(&mut sql, body, election).await? {
        return Ok(());
    }
    let counting = counting_of(&mut sql, body, election).await?;
    let given = parts(&mut sql, body, election).await?;
    let made = aside(move || protocol::result(&counting, &given))
        .await?
        .map_err(|fault| Fault::Internal(fault.to_string()))?;
    let Some(result) = made else {
        return Ok(());
    };
    let deed = Tally {
        election: election.id,
        result: protocol::text_of(&result),
    };
    house.act(body, Actor::System, &deed).await
}

/// After a closing, and after a destruction.
pub(crate) fn rewrite<'a>(house: &'a Arc<House>, _effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(rewritten(house))
}

async fn rewritten(house: &House) -> Result<(), Delivery> {
    match house.db.rewrite(TABLES).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(Delivery::Again("the database is being read".to_owned())),
        Err(error) => Err(Delivery::Again(error.to_string())),
    }
}

async fn publish(house: &Arc<House>, effect: &Effect, election: &Election) -> Result<(), Fault> {
    let head = election.head.clone().unwrap_or_default();
    let archive = Archive::of(house.clone(), effect.collectivite, election)
        .ok_or_else(|| Fault::Internal("an election that closed never opened".to_owned()))?
        .spooled()
        .await?;
    let group = election.settings.crypto_group.as_str();
    let made = aside(move || {
        TALLIES.get_or_insert_with(&head, || {
            protocol::encrypted_tally(group, BufReader::new(archive)).map(Arc::new)
        })
    })
    .await?
    .map_err(|fault| Fault::Internal(fault.to_string()))?;
    let deed = PublishEncryptedTally {
        election: election.id,
        tally: made.tally.clone(),
        sized: made.sized.clone(),
        counted: u32::try_from(made.counted).unwrap_or(u32::MAX),
    };
    house.act(effect.collectivite, Actor::System, &deed).await
}
