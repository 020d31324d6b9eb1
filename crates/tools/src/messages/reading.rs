//! Reading what is said in the rooms: again and again, by the worker, from where it was read last.

use std::sync::Arc;

use db::{Instant, Sql};
use kernel::{
    Action, Actor, BoxFuture, CollectiviteId, Delivery, Effect, Event, Fault, House, Scope, SubjectRef,
    Timer, Work,
};

use super::delivery::{Done, Task, done};
use super::{Batch, KEPT_DAYS, KEPT_MAX, READ, Room, invitation, rooms, session, settings};
use crate::bridge::BridgeSettings;
use crate::{KEEP_DISCUSSION, store};

/// The date that reads.
pub(crate) const READING: &str = "tools.read-discussions";
/// How often, in seconds.
const EVERY_S: i64 = 120;
/// Rooms renamed at one turn; the others at the next.
const RENAMED_A_TURN: i64 = 20;

/// Something said in a room, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What its author calls themself there
    pub author: String,
    /// What was said, or the name of a file
    pub words: String,
    /// True for a file
    pub is_file: bool,
    /// When, as the server says; never later than it was read
    pub at: Instant,
}

impl Said {
    /// The last things said in `room`, newest first, at most `limit`.
    pub async fn latest(
        sql: &mut Sql,
        body: CollectiviteId,
        room: &Room,
        limit: i64,
    ) -> Result<Vec<Self>, db::Error> {
        match &room.known_as {
            Some(name) => store::messages::latest(sql, body, name, limit).await,
            None => Ok(Vec::new()),
        }
    }
}

/// Begins to read, when the bridge was set up or changed: with what the agent just typed. At a new place nothing was read, no
/// room is there yet and nobody was let in: what the server that is left called them means nothing to the next one.
/// `left` is what was set up before, when its session serves no more.
pub(crate) async fn begin(
    work: &mut Work,
    is_new_place: bool,
    left: Option<&BridgeSettings>,
) -> Result<(), Fault> {
    end(work).await?;
    let body = work.body;
    if let Some(left) = left {
        session::sign_out(work, left).await?;
    }
    if is_new_place {
        store::messages::forget_said(&mut work.sql, body).await?;
        store::messages::forget_places(&mut work.sql, body).await?;
        store::messages::forget_invitations(&mut work.sql, body).await?;
        store::messages::forget_session(&mut work.sql, body).await?;
    } else {
        store::messages::end_session(&mut work.sql, body).await?;
    }
    next(work).await
}

/// Reads no more.
pub(crate) async fn end(work: &mut Work) -> Result<(), Fault> {
    let about = SubjectRef::new("collectivite", work.body);
    work.cancel_timers(READING, &about).await?;
    work.set_effects_aside(READ).await?;
    Ok(())
}

async fn next(work: &mut Work) -> Result<(), Fault> {
    let about = SubjectRef::new("collectivite", work.body);
    let at = work.now.plus_seconds(EVERY_S);
    work.timer(READING, &about, at, &serde_json::Value::Null).await
}

/// Asks for a reading, has rooms be called as what they belong to, takes out who may not be there any more, forgets what was
/// kept long enough, and sets the next date.
pub(crate) fn when_due<'a>(work: &'a mut Work, _timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let house = work.shared_house();
        let (body, now) = (work.body, work.now);
        let Some(settings) = settings(&house, &mut work.sql, body).await? else {
            return Ok(());
        };
        for (room, title) in store::messages::renamed(&mut work.sql, body, RENAMED_A_TURN).await? {
            if rooms::title(&title) != room.name {
                rooms::rename(work, room, &title).await?;
            }
        }
        invitation::look_over(work).await?;
        store::messages::forget_read_before(&mut work.sql, body, now.plus_days(-KEPT_DAYS)).await?;
        let key = format!("messages {} {}", settings.generation, settings.version);
        work.effect_again(READ, &key).await?;
        next(work).await
    })
}

/// Reads what is new in all rooms, and keeps it with how far it was read.
pub(crate) async fn deliver_reading(house: &Arc<House>, effect: &Effect) -> Result<(), Delivery> {
    let again = |error: db::Error| Delivery::Again(error.to_string());
    let (mut sql, body) = (house.db.read(), effect.collectivite);
    let Some(settings) = settings(house, &mut sql, body).await.map_err(again)? else {
        return Ok(());
    };
    let session = store::messages::session(&mut sql, body).await.map_err(again)?;
    let position = session.and_then(|session| session.position);
    drop(sql);
    let read = done(house, body, &settings, &Task::Read(position.as_deref())).await?;
    let Done::Read(signed, batch) = read else {
        return Ok(());
    };
    if batch.is_empty() && position.is_some() {
        return Ok(());
    }
    let keep = KeepSaid {
        generation: settings.generation,
        from: position,
        own: signed.account,
        batch,
    };
    house
        .act(body, Actor::System, &keep)
        .await
        .map_err(|fault| Delivery::Again(fault.to_string()))
}

/// Keeps what was read, unless another node read on meanwhile. Done by Parvis itself.
struct KeepSaid {
    generation: i64,
    from: Option<String>,
    /// What Parvis says there is known here already
    own: String,
    batch: Batch,
}

impl Action for KeepSaid {
    const NAME: &'static str = "discussions.keep-said";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&KEEP_DISCUSSION, Scope::BODY).await?;
        let about = SubjectRef::new("collectivite", work.body);
        if self.is_still_wanted(work).await? {
            self.keep(work).await?;
        }
        work.journal(Event::internal("discussions.read", about)).await
    }
}

impl KeepSaid {
    async fn is_still_wanted(&self, work: &mut Work) -> Result<bool, Fault> {
        let (house, body) = (work.shared_house(), work.body);
        let settings = settings(&house, &mut work.sql, body).await?;
        let session = store::messages::session(&mut work.sql, body).await?;
        let position = session.and_then(|session| session.position);
        let is_same_place = settings.is_some_and(|settings| settings.generation == self.generation);
        Ok(is_same_place && position == self.from)
    }

    async fn keep(&self, work: &mut Work) -> Result<(), Fault> {
        let (body, now, batch) = (work.body, work.now, &self.batch);
        let sql = &mut work.sql;
        // What was removed meanwhile was not heard of: what may still be read there is kept anew.
        if batch.is_anew {
            store::messages::forget_said(sql, body).await?;
        }
        for room in &batch.gaps {
            store::messages::forget_said_in(sql, body, room).await?;
        }
        for room in &batch.refused {
            store::messages::keep_missed(sql, body, room, now).await?;
        }
        let mut rooms = std::collections::BTreeSet::new();
        for (place, message) in batch.said.iter().enumerate() {
            if message.author == self.own {
                continue;
            }
            // A room where somebody else invited the account is none of ours.
            if !rooms.contains(&message.room) && !store::messages::is_ours(sql, body, &message.room).await? {
                continue;
            }
            rooms.insert(message.room.clone());
            // Never later than it was read, so that nobody speaks last for ever; in the order in which it came.
            let latest_us = now.micros() + i64::try_from(place).unwrap_or_default();
            let at = Instant::from_micros(message.at_us.clamp(0, latest_us));
            store::messages::keep_said(sql, body, message, (at, now)).await?;
        }
        for corrected in &batch.corrected {
            store::messages::correct(sql, body, corrected).await?;
        }
        for (room, message) in &batch.removed {
            store::messages::remove(sql, body, room, message).await?;
        }
        for room in &batch.encrypted {
            store::messages::mark_encrypted(sql, body, room).await?;
        }
        for room in rooms {
            store::messages::forget_oldest(sql, body, &room, KEPT_MAX).await?;
        }
        Ok(store::messages::keep_position(sql, body, &batch.position).await?)
    }
}
