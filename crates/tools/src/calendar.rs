//! The capability « calendar »: what a feature announces stands in the body's calendar, on its server.

use kernel::{BoxFuture, CollectiviteId, Delivery, Effect, Fault, House, SubjectRef, Work};
use serde::{Deserialize, Serialize};

use crate::bridge::{Bridge, BridgeSettings, Bridges, Capability, Connection};
use crate::tool::is_on;
use crate::{Tool, Trouble, store};

/// The kind of the effect that keeps an event.
pub const EFFECT: &str = "calendar";

/// One event to be kept. Its text is iCalendar (RFC 5545), which every calendar understands; it goes to a calendar that
/// many read, so it holds nobody's personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its identifier, the same for ever (UID)
    pub uid: String,
    /// How many times it changed (SEQUENCE)
    pub sequence: i64,
    /// A whole calendar with this event alone, without METHOD; one that will not take place says so (STATUS)
    pub text: String,
    /// What it is about here: it is kept elsewhere only where that switches the tool on
    #[serde(default)]
    pub about: Option<SubjectRef>,
}

/// What was found at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the calendar is called there; may be empty
    pub name: String,
}

/// A calendar, as bridges provide it.
#[derive(Clone, Copy)]
pub struct Calendar {
    /// Makes the event stand there as it is here. Done twice, it is written once; what people changed there is kept, or
    /// the trouble says what stands against it.
    pub keep: for<'a> fn(&'a House, &'a Connection, &'a Entry) -> BoxFuture<'a, Result<(), Trouble>>,
    /// Looks whether there is a calendar there that may be written to.
    pub look: for<'a> fn(&'a House, &'a Connection) -> BoxFuture<'a, Result<Found, Trouble>>,
}

/// True when this body keeps its events in a calendar elsewhere.
pub async fn is_kept(work: &mut Work) -> Result<bool, Fault> {
    Ok(settings(work).await?.is_some())
}

/// Asks for `entry` to be kept, once this work is committed, when the body has a calendar elsewhere. The same entry with
/// the same sequence is asked once for each place.
pub async fn keep(work: &mut Work, entry: &Entry) -> Result<(), Fault> {
    let Some(settings) = settings(work).await? else {
        return Ok(());
    };
    let key = format!("{} {} {}", entry.uid, entry.sequence, settings.generation);
    let payload = serde_json::to_value(entry).map_err(|error| Fault::Internal(error.to_string()))?;
    work.effect(EFFECT, &key, &payload).await
}

async fn settings(work: &mut Work) -> Result<Option<BridgeSettings>, Fault> {
    if work.house().extension::<Bridges>().is_none() {
        return Ok(None);
    }
    Ok(store::find(&mut work.sql, work.body, Capability::Calendar).await?)
}

pub(crate) async fn deliver(house: &House, effect: &Effect) -> Result<(), Delivery> {
    let entry: Entry = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    let settings = store::find(&mut house.db.read(), effect.collectivite, Capability::Calendar)
        .await
        .map_err(|error| Delivery::Again(error.to_string()))?;
    // The agent removed the bridge since: nobody is left to tell.
    let Some(settings) = settings else { return Ok(()) };
    if !is_wanted(house, effect.collectivite, &entry, Tool::Calendar).await? {
        return Ok(());
    }
    let calendar = provided(house, &settings)?;
    let connection = settings.connection(house, effect.collectivite)?;
    (calendar.keep)(house, &connection, &entry).await?;
    Ok(())
}

/// Whether what an entry is about switches `tool` on. Asked once the decision is committed: a step that plans a meeting
/// makes it a part of its parcours only afterwards.
pub(crate) async fn is_wanted(
    house: &House,
    body: CollectiviteId,
    entry: &Entry,
    tool: Tool,
) -> Result<bool, Delivery> {
    let Some(about) = &entry.about else {
        return Ok(true);
    };
    is_on(house, &mut house.db.read(), body, about, tool)
        .await
        .map_err(|fault| Delivery::Again(fault.to_string()))
}

/// Looks at what stands where `connection` leads, now.
pub async fn look(house: &House, bridge: &Bridge, connection: &Connection) -> Result<Found, Trouble> {
    let calendar = bridge.calendar.ok_or(Trouble::new(crate::Why::OtherKind))?;
    (calendar.look)(house, connection).await
}

fn provided(house: &House, settings: &BridgeSettings) -> Result<Calendar, Delivery> {
    house
        .extension::<Bridges>()
        .and_then(|bridges| bridges.named(&settings.name)?.calendar)
        .ok_or_else(|| Delivery::Park(format!("this program has no bridge {:?}", settings.name)))
}
