//! Rooms: there, called and open as they must be; what Parvis says in them; who is let in, and taken out.

use kernel::House;
use serde_json::{Value, json};
use tools::messages::{Opened, Signed, Wanted};
use tools::{Trouble, Why};
use url::Url;

use crate::server::{NO_QUERY, Refused, Server, text};
use crate::server_of;

/// Where a link leads that any program for Matrix opens (specification, appendix « matrix.to navigation »).
const OPENED_BY: &str = "https://matrix.to/";
/// The power it takes to write where everybody does, and where people only read.
const ANYBODY: i64 = 0;
const MODERATORS: i64 = 50;

pub(crate) async fn stand(house: &House, signed: &Signed, wanted: &Wanted) -> Result<Opened, Trouble> {
    let server = Server::new(house, &signed.address, &signed.token)?;
    let home = server_of(&signed.account).ok_or(Trouble::about(Why::Unexpected, "user_id"))?;
    let alias = format!("#{}:{home}", wanted.alias);
    let (room, is_new) = match &wanted.room {
        Some(room) => (room.clone(), false),
        None => make(&server, wanted, &alias).await?,
    };
    if !is_new {
        set(&server, &room, "m.room.name", &json!({ "name": wanted.name })).await?;
        set(&server, &room, "m.room.topic", &json!({ "topic": wanted.topic })).await?;
    }
    if !is_new || !wanted.is_open {
        let power = if wanted.is_open { ANYBODY } else { MODERATORS };
        set_power_to_write(&server, &room, power).await?;
    }
    let encryption = get(&server, &room, "m.room.encryption", "").await?;
    let mut address = Url::parse(OPENED_BY).map_err(|_| Trouble::new(Why::Address))?;
    let fragment: String = url::form_urlencoded::byte_serialize(alias.as_bytes()).collect();
    address.set_fragment(Some(&format!("/{fragment}")));
    Ok(Opened {
        room,
        address: address.into(),
        is_encrypted: encryption.is_some(),
    })
}

/// The room, and whether it was just made: what was made before an answer was lost is found again by its name.
async fn make(server: &Server<'_>, wanted: &Wanted, alias: &str) -> Result<(String, bool), Trouble> {
    let preset = if wanted.is_public {
        "public_chat"
    } else {
        "private_chat"
    };
    let asked = json!({
        "preset": preset,
        // In the list of the whole server or not: found by its address, on the page of the group.
        "visibility": "private",
        "name": wanted.name,
        "topic": wanted.topic,
        "room_alias_name": wanted.alias,
        "initial_state": [{
            "type": "m.room.guest_access",
            "state_key": "",
            "content": { "guest_access": "forbidden" },
        }],
    });
    match server
        .ask("POST", &["v3", "createRoom"], NO_QUERY, Some(&asked))
        .await
    {
        Ok(made) => Ok((room_of(&made)?, true)),
        Err(Refused { code, .. }) if code == "M_ROOM_IN_USE" => {
            let path = ["v3", "directory", "room", alias];
            let known = server.ask("GET", &path, NO_QUERY, None).await?;
            let room = room_of(&known)?;
            let ours = server.ask("GET", &["v3", "joined_rooms"], NO_QUERY, None).await?;
            let ours = ours["joined_rooms"].as_array().map_or(&[][..], Vec::as_slice);
            if ours.iter().any(|one| one.as_str() == Some(room.as_str())) {
                Ok((room, false))
            } else {
                Err(Trouble::about(Why::NameTaken, alias))
            }
        }
        Err(refused) => Err(refused.into()),
    }
}

fn room_of(held: &Value) -> Result<String, Trouble> {
    match text(held, "room_id") {
        "" => Err(Trouble::about(Why::Unexpected, "room_id")),
        room => Ok(room.to_owned()),
    }
}

/// The same state again changes nothing on a server.
async fn set(server: &Server<'_>, room: &str, kind: &str, content: &Value) -> Result<(), Trouble> {
    let path = ["v3", "rooms", room, "state", kind, ""];
    server.ask("PUT", &path, NO_QUERY, Some(content)).await?;
    Ok(())
}

async fn get(server: &Server<'_>, room: &str, kind: &str, key: &str) -> Result<Option<Value>, Trouble> {
    let path = ["v3", "rooms", room, "state", kind, key];
    match server.ask("GET", &path, NO_QUERY, None).await {
        Ok(content) => Ok(Some(content)),
        Err(Refused { code, .. }) if code == "M_NOT_FOUND" => Ok(None),
        Err(refused) => Err(refused.into()),
    }
}

async fn set_power_to_write(server: &Server<'_>, room: &str, power: i64) -> Result<(), Trouble> {
    let kind = "m.room.power_levels";
    let powers = get(server, room, kind, "").await?;
    let Some(Value::Object(mut powers)) = powers else {
        return Err(Trouble::about(Why::Unexpected, kind));
    };
    if powers
        .get("events_default")
        .and_then(Value::as_i64)
        .unwrap_or(ANYBODY)
        == power
    {
        return Ok(());
    }
    powers.insert("events_default".to_owned(), power.into());
    set(server, room, kind, &Value::Object(powers)).await
}

/// A notice: other programs that listen do not answer it (specification, « m.notice »).
pub(crate) async fn say(
    house: &House,
    signed: &Signed,
    room: &str,
    key: &str,
    text: &str,
) -> Result<(), Trouble> {
    let server = Server::new(house, &signed.address, &signed.token)?;
    let path = ["v3", "rooms", room, "send", "m.room.message", key];
    let content = json!({ "msgtype": "m.notice", "body": text });
    server.ask("PUT", &path, NO_QUERY, Some(&content)).await?;
    Ok(())
}

/// True when it was let in by this; false when it was there already.
pub(crate) async fn invite(
    house: &House,
    signed: &Signed,
    room: &str,
    account: &str,
) -> Result<bool, Trouble> {
    let server = Server::new(house, &signed.address, &signed.token)?;
    if is_there(&server, room, account).await? {
        return Ok(false);
    }
    let path = ["v3", "rooms", room, "invite"];
    let asked = json!({ "user_id": account });
    server.ask("POST", &path, NO_QUERY, Some(&asked)).await?;
    Ok(true)
}

/// Takes an account out, or takes its invitation back. Parvis does not take itself out, whatever was asked.
pub(crate) async fn dismiss(
    house: &House,
    signed: &Signed,
    room: &str,
    account: &str,
) -> Result<(), Trouble> {
    let server = Server::new(house, &signed.address, &signed.token)?;
    if account == signed.account || !is_there(&server, room, account).await? {
        return Ok(());
    }
    let path = ["v3", "rooms", room, "kick"];
    let asked = json!({ "user_id": account });
    server.ask("POST", &path, NO_QUERY, Some(&asked)).await?;
    Ok(())
}

async fn is_there(server: &Server<'_>, room: &str, account: &str) -> Result<bool, Trouble> {
    let known = get(server, room, "m.room.member", account).await?;
    Ok(known.is_some_and(|known| matches!(text(&known, "membership"), "join" | "invite")))
}
