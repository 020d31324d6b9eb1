//! What is asked of the server, done by the worker: a session is opened once and kept, and opened again when it ended.

use std::sync::Arc;

use kernel::{
    Action, Actor, CollectiviteId, Delivery, Effect, Event, Fault, House, PersonId, Scope, SubjectRef, Work,
};
use serde::{Deserialize, Serialize};

use super::{Batch, Messages, Opened, Room, Signed, Wanted, invitation, provided, rooms, session, settings};
use crate::bridge::BridgeSettings;
use crate::{KEEP_DISCUSSION, Trouble, Why, store};

/// Times that letting somebody in, and ending a session, are tried: what does not work then is for an agent to see.
const TRIES_MAX: i64 = 4;
/// Names that are tried for a room.
const NAMES_MAX: usize = 3;

/// What an effect carries.
#[derive(Serialize, Deserialize)]
pub(super) enum Asked {
    /// The room must be as it is here
    Stand { room: SubjectRef },
    /// Something must be said in it
    Say { room: SubjectRef, text: String },
    /// Somebody must be let into it, under the account that they said last
    Invite { room: SubjectRef, person: PersonId },
    /// An account must be taken out of it, unless somebody who may read it has the same
    Dismiss { room: SubjectRef, account: String },
    /// A session must be ended on a server that was left; its token is sealed
    SignOut {
        bridge: String,
        address: String,
        token: String,
        account: String,
    },
}

/// What is done in one session.
pub(super) enum Task<'a> {
    Stand(&'a Wanted),
    Say {
        room: &'a str,
        key: &'a str,
        text: &'a str,
    },
    Invite {
        room: &'a str,
        account: &'a str,
    },
    Dismiss {
        room: &'a str,
        account: &'a str,
    },
    Read(Option<&'a str>),
}

/// What came of it.
pub(super) enum Done {
    Nothing,
    Opened(Opened),
    /// True when it was not there yet
    LetIn(bool),
    Read(Signed, Batch),
}

pub(crate) async fn deliver(house: &Arc<House>, effect: &Effect) -> Result<(), Delivery> {
    let asked: Asked = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    let body = effect.collectivite;
    let (of, wish) = match asked {
        Asked::SignOut {
            bridge,
            address,
            token,
            account,
        } => {
            let opened = (address.as_str(), token.as_str(), account.as_str());
            let ended = session::end(house, body, &bridge, opened).await;
            return ended.map_err(|trouble| few_times(effect, trouble.into()));
        }
        Asked::Stand { room } => (room, Wish::Stand),
        Asked::Say { room, text } => (room, Wish::Say(text)),
        Asked::Invite { room, person } => (room, Wish::Invite(person)),
        Asked::Dismiss { room, account } => (room, Wish::Dismiss(account)),
    };
    let again = |error: db::Error| Delivery::Again(error.to_string());
    let mut sql = house.db.read();
    let settings = settings(house, &mut sql, body).await.map_err(again)?;
    // The agent removed the bridge since: nobody is left to tell.
    let Some(settings) = settings else { return Ok(()) };
    let room = store::messages::find(&mut sql, body, &of).await.map_err(again)?;
    let Some(room) = room else { return Ok(()) };
    drop(sql);
    match wish {
        // As it must be now: an earlier wish says nothing any more.
        Wish::Stand => {
            stand(house, body, &settings, room).await?;
        }
        Wish::Say(text) => {
            let there = match room.known_as.clone() {
                Some(there) => there,
                None => stand(house, body, &settings, room).await?,
            };
            let task = Task::Say {
                room: &there,
                key: &effect.key,
                text: &text,
            };
            done(house, body, &settings, &task).await?;
        }
        Wish::Invite(person) => {
            let outcome = invitation::let_in(house, body, &settings, (&room, person)).await;
            outcome.map_err(|why| few_times(effect, why))?;
        }
        Wish::Dismiss(account) => {
            invitation::take_out(house, body, &settings, (&room, account.as_str())).await?;
        }
    }
    Ok(())
}

/// What is wanted of a room.
enum Wish {
    Stand,
    Say(String),
    Invite(PersonId),
    Dismiss(String),
}

/// Gives up sooner than what must be said in the end.
fn few_times(effect: &Effect, why: Delivery) -> Delivery {
    match why {
        Delivery::Again(why) if effect.attempts >= TRIES_MAX => Delivery::Park(why),
        why => why,
    }
}

/// A name that somebody else took is given up for another.
async fn stand(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
    mut room: Room,
) -> Result<String, Delivery> {
    let here = |fault: Fault| Delivery::Again(fault.to_string());
    let mut tries = 1;
    let opened = loop {
        let wanted = room.wanted();
        match done(house, body, settings, &Task::Stand(&wanted)).await {
            Ok(Done::Opened(opened)) => break opened,
            Ok(_) => return Err(Trouble::new(Why::Unexpected).into()),
            Err(trouble) if trouble.why == Why::NameTaken && tries < NAMES_MAX => {
                let draw = DrawName { room: room.clone() };
                room.alias = house.act(body, Actor::System, &draw).await.map_err(here)?;
                tries += 1;
            }
            Err(trouble) => return Err(trouble.into()),
        }
    };
    let there = opened.room.clone();
    let keep = KeepRoom {
        place: settings.generation,
        room: room.opened(&opened),
    };
    house.act(body, Actor::System, &keep).await.map_err(here)?;
    Ok(there)
}

/// Does it in the session that is kept; in another one when the server does not know that one any more.
pub(super) async fn done(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
    task: &Task<'_>,
) -> Result<Done, Trouble> {
    let messages = provided(house, &settings.name)?;
    let kept = session::kept(house, body, settings).await?;
    if let Some(signed) = kept {
        let outcome = perform(house, messages, signed, task).await;
        // Without an account there is nothing to open another session with.
        let is_over = outcome
            .as_ref()
            .is_err_and(|trouble| trouble.why == Why::Password);
        if !is_over || settings.account.is_empty() {
            return outcome;
        }
    }
    let signed = session::open(house, body, settings).await?;
    perform(house, messages, signed, task).await
}

async fn perform(
    house: &House,
    messages: Messages,
    signed: Signed,
    task: &Task<'_>,
) -> Result<Done, Trouble> {
    match task {
        Task::Stand(wanted) => Ok(Done::Opened((messages.stand)(house, &signed, wanted).await?)),
        Task::Say { room, key, text } => {
            (messages.say)(house, &signed, room, key, text).await?;
            Ok(Done::Nothing)
        }
        Task::Invite { room, account } => Ok(Done::LetIn(
            (messages.invite)(house, &signed, room, account).await?,
        )),
        Task::Dismiss { room, account } => {
            (messages.dismiss)(house, &signed, room, account).await?;
            Ok(Done::Nothing)
        }
        Task::Read(position) => {
            let batch = (messages.read)(house, &signed, *position).await?;
            Ok(Done::Read(signed, batch))
        }
    }
}

/// Keeps where a room is, unless the server was changed since. Done by Parvis itself.
struct KeepRoom {
    place: i64,
    room: Room,
}

impl Action for KeepRoom {
    const NAME: &'static str = "discussions.keep-room";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&KEEP_DISCUSSION, Scope::BODY).await?;
        let (house, body) = (work.shared_house(), work.body);
        let settings = settings(&house, &mut work.sql, body).await?;
        if settings.is_some_and(|settings| settings.generation == self.place) {
            store::messages::keep_place(&mut work.sql, body, &self.room).await?;
        }
        work.journal(Event::internal("discussions.stood", self.room.of.clone()))
            .await
    }
}

/// Draws another name for a room, when somebody else took the one it had. Done by Parvis itself.
struct DrawName {
    room: Room,
}

impl Action for DrawName {
    const NAME: &'static str = "discussions.draw-name";
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&KEEP_DISCUSSION, Scope::BODY).await?;
        let (house, body, of) = (work.shared_house(), work.body, &self.room.of);
        let known = store::messages::alias(&mut work.sql, body, of).await?;
        // Another node drew one meanwhile.
        if let Some(alias) = known.filter(|alias| *alias != self.room.alias) {
            work.journal(Event::internal("discussions.name-drawn", of.clone()))
                .await?;
            return Ok(alias);
        }
        let alias = rooms::draw_alias(&house, &self.room.name);
        store::messages::keep_alias(&mut work.sql, body, of, &alias).await?;
        work.journal(Event::internal("discussions.name-drawn", of.clone()))
            .await?;
        Ok(alias)
    }
}
