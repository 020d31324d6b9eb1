//! The bridge to calendars and lists of tasks over `CalDAV` (RFC 4791): Nextcloud, `SOGo`, Zimbra, Radicale and their like.
//!
//! One event, or one thing to do, is one file, `<UID>.ics`, in the calendar of an account that the town gave to Parvis and
//! shares with whom it likes. No two servers agree on the finer points, so little is asked of them:
//! - what stands there is read first, since not every server honours `If-None-Match` on what exists already;
//! - every write says on what it builds (`If-None-Match: *`, `If-Match`); a `412` means that somebody was faster: it is
//!   read again and merged again;
//! - an event carries the fingerprints of what Parvis wrote last ([`merge`]): what people changed since in the calendar is
//!   seen without remembering anything here, after a crash as well, and is never overwritten unseen.
//!
//! Parvis convenes and invites; the server only keeps the event: no ATTENDEE is in it, and `SCHEDULE-AGENT=CLIENT` tells
//! the server to write to nobody (RFC 6638).

mod item;
mod look;
mod merge;
mod server;

use kernel::House;
use tools::calendar::{Calendar, Entry};
use tools::tasks::{Finished, Tasks};
use tools::{Bridge, Connection, Trouble, Why};

use item::Item;
use merge::Merged;
use server::{Server, Upon};

/// Times an event is read and merged again because somebody else wrote it meanwhile.
const TRIES_MAX: usize = 4;

/// This bridge.
pub const BRIDGE: Bridge = Bridge {
    calendar: Some(Calendar {
        keep: |house, connection, entry| Box::pin(keep(house, connection, entry)),
        look: |house, connection| Box::pin(look::look(house, connection, "VEVENT")),
    }),
    tasks: Some(Tasks {
        keep: |house, connection, entry| Box::pin(keep(house, connection, entry)),
        finished: |house, connection, uids| Box::pin(finished(house, connection, uids)),
        look: |house, connection| Box::pin(look::look(house, connection, "VTODO")),
    }),
    ..Bridge::named("caldav")
};

async fn keep(house: &House, connection: &Connection, entry: &Entry) -> Result<(), Trouble> {
    let server = Server::new(house, connection)?;
    let ours = Item::parse(&entry.text).ok_or(Trouble::new(Why::Unexpected))?;
    let address = server.address_of(&entry.uid)?;
    for _ in 0..TRIES_MAX {
        // Cancelled and absent, it is written all the same: an older announcement may still be on its way, and would
        // stand there as if nothing had happened.
        let (text, etag) = match server.read(&address).await? {
            None => (merge::first(ours.clone(), entry.sequence), None),
            Some(kept) => {
                let theirs = Item::parse(&kept.text).ok_or(Trouble::new(Why::OtherKind))?;
                match merge::merge(&ours, entry.sequence, theirs) {
                    Merged::Same => return Ok(()),
                    Merged::Edited(fields) => return Err(Trouble::about(Why::Edited, fields.join(","))),
                    Merged::Write(text) => (text, Some(kept.etag)),
                }
            }
        };
        let upon = etag.as_deref().map_or(Upon::Nothing, Upon::Version);
        if server.write(&address, text, upon).await? {
            return Ok(());
        }
    }
    Err(Trouble::about(Why::Busy, "412"))
}

/// One file after the other: no two servers give the same list of what changed.
async fn finished(house: &House, connection: &Connection, uids: &[String]) -> Result<Vec<Finished>, Trouble> {
    let server = Server::new(house, connection)?;
    let mut found = Vec::new();
    for uid in uids {
        let Some(kept) = server.read(&server.address_of(uid)?).await? else {
            continue;
        };
        if let Some(sequence) = Item::parse(&kept.text).as_ref().and_then(merge::finished_upon) {
            found.push(Finished {
                uid: uid.clone(),
                sequence,
            });
        }
    }
    Ok(found)
}
