//! The bridge to folders over `WebDAV` (RFC 4918): Nextcloud, `ownCloud`, Seafile, wsgidav and their like.
//!
//! Everything stands under the address that an agent gave, in folders of Parvis’s own. Little is asked of servers, since no
//! two agree:
//! - a folder is asked for as if it were not there: « it is there already » is an answer like another (`405`), and « what it
//!   should stand in is not there » (`409`; `404` from some) has what leads to it made first;
//! - a document is looked for before it is put, since not every server honours `If-None-Match`, and put with it, since
//!   somebody may be faster; the same document there is what was wanted, another one is left as it is and told;
//! - nothing is moved, written over or removed;
//! - what a folder holds is read one level deep, by the last name of each address alone: a server may give whole addresses,
//!   addresses behind a proxy, with or without final slash.

mod multistatus;
mod server;

use kernel::House;
use tools::calendar::Found;
use tools::files::{Content, Document, Files};
use tools::{Bridge, Connection, Trouble, Why};

use server::{Put, Server};

/// Times a document is looked for and put again because somebody else was faster.
const TRIES_MAX: usize = 3;

/// This bridge.
pub const BRIDGE: Bridge = Bridge {
    files: Some(Files {
        open: |house, connection, folder| Box::pin(open(house, connection, folder)),
        file: |house, connection, folder, document| Box::pin(file(house, connection, folder, document)),
        list: |house, connection, folder| Box::pin(list(house, connection, folder)),
        look: |house, connection| Box::pin(look(house, connection)),
    }),
    ..Bridge::named("webdav")
};

async fn open(house: &House, connection: &Connection, folder: &[String]) -> Result<(), Trouble> {
    let server = Server::new(house, connection)?;
    // Most of the time what it stands in is there.
    if server.make(folder).await? {
        return Ok(());
    }
    for depth in 1..=folder.len() {
        if !server.make(&folder[..depth]).await? {
            return Err(Trouble::about(Why::Missing, "409"));
        }
    }
    Ok(())
}

async fn file(
    house: &House,
    connection: &Connection,
    folder: &[String],
    document: &Document,
) -> Result<(), Trouble> {
    let server = Server::new(house, connection)?;
    let address = server.address_of(folder, Some(&document.name))?;
    for _ in 0..TRIES_MAX {
        if let Some(is_same) = server.holds(&address, &document.content).await? {
            return if is_same {
                Ok(())
            } else {
                Err(Trouble::about(Why::Taken, document.name.clone()))
            };
        }
        match server.put(&address, document).await? {
            Put::Done => return Ok(()),
            Put::Taken => {}
            Put::NoFolder => open(house, connection, folder).await?,
        }
    }
    Err(Trouble::about(Why::Busy, "412"))
}

async fn list(house: &House, connection: &Connection, folder: &[String]) -> Result<Option<Content>, Trouble> {
    let server = Server::new(house, connection)?;
    let Some(xml) = server.properties(folder, "1").await? else {
        return Ok(None);
    };
    let resources = multistatus::read(&xml)?;
    Ok(Some(Content::of(multistatus::inside(resources))))
}

async fn look(house: &House, connection: &Connection) -> Result<Found, Trouble> {
    let server = Server::new(house, connection)?;
    let xml = server
        .properties(&[], "0")
        .await?
        .ok_or(Trouble::about(Why::Missing, "404"))?;
    multistatus::found(&multistatus::read(&xml)?)
}
