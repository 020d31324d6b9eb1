//! The bridge to chat servers that speak Matrix (client-server API): Synapse, Tchap and their like.
//!
//! ```text
//! sign_in   GET versions, then POST login (once; its token is kept) or GET whoami with a token
//! stand     POST createRoom; « that name is taken » → the room of that name, where we are already
//! say       PUT send/m.room.message/{key}: the same key is the same message
//! invite    GET state/m.room.member, then POST invite; dismiss: the same, then POST kick
//! read      GET sync?since=…, then GET messages where sync left some out
//! sign_out  POST logout
//! ```
//!
//! - The names of rooms and messages are opaque: since version 12 of rooms, theirs names no server.
//! - Powers are read before they are written, and only the one that lets people write is changed: the maker of a room may
//!   stand in no list of powers.
//! - A room that the server lets nobody read does not stop the reading of the others: it is told, and so is what was missed.
//! - No room is encrypted by this bridge: what is said there could not be read, nor found. A server that encrypts by itself is
//!   told of, not fought.
//! - A server that asks to wait a little is waited for; one that asks for more is asked again by the outbox.
//! - What comes back is a stranger's: read leniently field by field, within bounds, without what could disguise it.

mod events;
mod rooms;
mod server;
mod sync;

use kernel::House;
use serde_json::json;
use tools::messages::{Messages, Signed};
use tools::{Bridge, Connection, Trouble, Why};

use server::{NO_QUERY, Server, text};

/// This bridge.
pub const BRIDGE: Bridge = Bridge {
    messages: Some(Messages {
        sign_in: |house, connection, device| Box::pin(sign_in(house, connection, device)),
        stand: |house, signed, wanted| Box::pin(rooms::stand(house, signed, wanted)),
        say: |house, signed, room, key, text| Box::pin(rooms::say(house, signed, room, key, text)),
        invite: |house, signed, room, account| Box::pin(rooms::invite(house, signed, room, account)),
        dismiss: |house, signed, room, account| Box::pin(rooms::dismiss(house, signed, room, account)),
        read: |house, signed, position| Box::pin(sync::read(house, signed, position)),
        sign_out: |house, signed| Box::pin(sign_out(house, signed)),
    }),
    ..Bridge::named("matrix")
};

/// How the session is called in the account's list of devices.
const DEVICE_NAME: &str = "Parvis";

async fn sign_in(house: &House, connection: &Connection, device: &str) -> Result<Signed, Trouble> {
    let server = Server::visitor(house, &connection.address)?;
    // Says whether it is a server of this sort at all, before a password is sent to it.
    let versions = server.ask("GET", &["versions"], NO_QUERY, None).await;
    let versions = versions.map_err(|refused| match refused.trouble.why {
        Why::Missing | Why::Unexpected => Trouble::about(Why::OtherKind, refused.trouble.detail),
        _ => refused.trouble,
    })?;
    if !versions["versions"].is_array() {
        return Err(Trouble::about(Why::OtherKind, "versions"));
    }
    let (token, account) = if connection.account.is_empty() {
        let token = connection.password.trim().to_owned();
        (token.clone(), whoami(house, connection, &token).await?)
    } else {
        with_password(&server, connection, device).await?
    };
    Ok(Signed {
        address: connection.address.clone(),
        token,
        account,
    })
}

async fn whoami(house: &House, connection: &Connection, token: &str) -> Result<String, Trouble> {
    let server = Server::new(house, &connection.address, token)?;
    let said = server
        .ask("GET", &["v3", "account", "whoami"], NO_QUERY, None)
        .await?;
    whole_account(text(&said, "user_id"))
}

async fn with_password(
    server: &Server<'_>,
    connection: &Connection,
    device: &str,
) -> Result<(String, String), Trouble> {
    let path = ["v3", "login"];
    let offered = server.ask("GET", &path, NO_QUERY, None).await?;
    let flows = offered["flows"].as_array().map_or(&[][..], Vec::as_slice);
    if !flows.iter().any(|flow| text(flow, "type") == "m.login.password") {
        return Err(Trouble::new(Why::NeedsToken));
    }
    let asked = json!({
        "type": "m.login.password",
        "identifier": { "type": "m.id.user", "user": connection.account },
        "password": connection.password,
        "device_id": device,
        "initial_device_display_name": DEVICE_NAME,
    });
    let said = server.ask("POST", &path, NO_QUERY, Some(&asked)).await;
    // « Forbidden » is what servers answer to a wrong password.
    let said = said.map_err(|refused| match refused.trouble.why {
        Why::Forbidden => Trouble::about(Why::Password, refused.trouble.detail),
        _ => refused.trouble,
    })?;
    let token = text(&said, "access_token").to_owned();
    if token.is_empty() {
        return Err(Trouble::about(Why::Unexpected, "access_token"));
    }
    Ok((token, whole_account(text(&said, "user_id"))?))
}

/// A session that the server does not know any more is ended already.
async fn sign_out(house: &House, signed: &Signed) -> Result<(), Trouble> {
    let server = Server::new(house, &signed.address, &signed.token)?;
    let path = ["v3", "logout"];
    match server.ask("POST", &path, NO_QUERY, Some(&json!({}))).await {
        Err(refused) if refused.trouble.why != Why::Password => Err(refused.into()),
        _ => Ok(()),
    }
}

/// `@parvis:ville.fr`
fn whole_account(said: &str) -> Result<String, Trouble> {
    let is_whole = said.starts_with('@') && server_of(said).is_some();
    if is_whole {
        Ok(said.to_owned())
    } else {
        Err(Trouble::about(Why::Unexpected, "user_id"))
    }
}

/// The server whose account it is.
fn server_of(account: &str) -> Option<&str> {
    account
        .split_once(':')
        .map(|(_, server)| server)
        .filter(|server| !server.is_empty())
}
