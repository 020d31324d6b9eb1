//! The capability « tasks »: what is to be done stands in a list that people tick off in their own program, on its server.
//!
//! What is asked of a bridge: [`keep`] has a task stand there as it is here, as an effect, once for each of its changes;
//! [`finished`] says which were ticked off there since. A task that people change there is kept as they left it, or told
//! to the agent ([`Why::Edited`]); one that they remove is not put back until it changes here.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Delivery, Effect, Fault, House, Work};

use crate::bridge::{BridgeSettings, Bridges, Capability, Connection};
use crate::calendar::{Entry, Found, is_wanted};
use crate::{Tool, Trouble, Why, store};

/// The kind of the effect that keeps a task.
pub const EFFECT: &str = "tasks";
/// The kind of the effect that reads what was ticked off: asked for, and delivered, by the feature whose tasks they are.
pub const READ: &str = "tasks-read";

/// A task ticked off there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Which one (UID)
    pub uid: String,
    /// The change of ours that it was ticked off upon: ticked off before a later one, it says nothing of that one
    pub sequence: i64,
}

/// Says which tasks of those called so were ticked off.
pub type ReadFinished =
    for<'a> fn(&'a House, &'a Connection, &'a [String]) -> BoxFuture<'a, Result<Vec<Finished>, Trouble>>;

/// A list of tasks, as bridges provide it. A task is an [`Entry`] whose file holds one VTODO: a summary, a date, a state,
/// and nobody's name, since many read it.
#[derive(Clone, Copy)]
pub struct Tasks {
    /// Makes the task stand there as it is here; done twice, it is written once.
    pub keep: for<'a> fn(&'a House, &'a Connection, &'a Entry) -> BoxFuture<'a, Result<(), Trouble>>,
    /// Reads what was ticked off; those that are not there are not named.
    pub finished: ReadFinished,
    /// Looks whether there is a list there that may be written to.
    pub look: for<'a> fn(&'a House, &'a Connection) -> BoxFuture<'a, Result<Found, Trouble>>,
}

/// True when this body keeps its tasks in a list elsewhere.
pub async fn is_kept(work: &mut Work) -> Result<bool, Fault> {
    let house = work.shared_house();
    Ok(settings(&house, &mut work.sql, work.body).await?.is_some())
}

/// Asks for `entry` to be kept, once this work is committed, when the body has a list elsewhere.
pub async fn keep(work: &mut Work, entry: &Entry) -> Result<(), Fault> {
    let house = work.shared_house();
    let Some(settings) = settings(&house, &mut work.sql, work.body).await? else {
        return Ok(());
    };
    let key = format!("{} {} {}", entry.uid, entry.sequence, settings.generation);
    let payload = serde_json::to_value(entry).map_err(|error| Fault::Internal(error.to_string()))?;
    work.effect(EFFECT, &key, &payload).await
}

/// How a body set up its list, when this program can keep one.
pub async fn settings(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Option<BridgeSettings>, db::Error> {
    if house.extension::<Bridges>().is_none() {
        return Ok(None);
    }
    store::find(sql, body, Capability::Tasks).await
}

pub(crate) async fn deliver(house: &House, effect: &Effect) -> Result<(), Delivery> {
    let entry: Entry = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    let settings = settings(house, &mut house.db.read(), effect.collectivite)
        .await
        .map_err(|error| Delivery::Again(error.to_string()))?;
    // The agent removed the bridge since: nobody is left to tell.
    let Some(settings) = settings else { return Ok(()) };
    if !is_wanted(house, effect.collectivite, &entry, Tool::Tasks).await? {
        return Ok(());
    }
    let tasks = provided(house, &settings)?;
    let connection = settings.connection(house, effect.collectivite)?;
    (tasks.keep)(house, &connection, &entry).await?;
    Ok(())
}

/// Which of the tasks called so were ticked off in the list set up so.
pub async fn finished(
    house: &House,
    body: CollectiviteId,
    settings: &BridgeSettings,
    uids: &[String],
) -> Result<Vec<Finished>, Trouble> {
    let tasks = provided(house, settings)?;
    let connection = settings.connection(house, body)?;
    (tasks.finished)(house, &connection, uids).await
}

/// Looks at the list set up so, for the agent who types the setting.
pub async fn look(house: &House, body: CollectiviteId, settings: &BridgeSettings) -> Result<Found, Trouble> {
    let tasks = provided(house, settings)?;
    let connection = settings.connection(house, body)?;
    (tasks.look)(house, &connection).await
}

fn provided(house: &House, settings: &BridgeSettings) -> Result<Tasks, Trouble> {
    house
        .extension::<Bridges>()
        .and_then(|bridges| bridges.named(&settings.name))
        .and_then(|bridge| bridge.tasks)
        .ok_or(Trouble::new(Why::OtherKind))
}
