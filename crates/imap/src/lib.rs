//! The bridge to mailboxes over IMAP (RFC 3501, RFC 9051): Dovecot, Zimbra, Exchange, and any provider's.
//!
//! Little is asked of the server: `SELECT`, `UID FETCH`, `UID STORE`, and `UID MOVE` (RFC 6851) where it has it.
//! - Nothing is ever deleted. What was read is marked and moved to the folder [`FOLDER`]; a server that cannot move keeps
//!   it in the inbox, marked as read.
//! - A message is fetched with `BODY.PEEK`, so that reading alone marks nothing: what is put away is what was kept here.
//! - What lay there before the bridge was set up is left alone: the first reading only notes where to begin.
//!
//! The connection is opened by `outgoing`, which bounds what the server may send.

use async_imap::error::Error as ImapError;
use async_imap::{Client, Session};
use futures_util::{StreamExt as _, TryStreamExt as _};
use kernel::House;
use outgoing::stream::{self, Stream, Wanted};
use tools::mailbox::{Arrived, Batch, Bounds, Mailbox, Position};
use tools::{Bridge, Connection, Trouble, Why};
use url::Url;

/// Where what was read goes, on the server.
pub const FOLDER: &str = "Parvis";

/// Bytes a server may send over one connection beyond the messages asked for: greetings, lists of numbers.
const TALK_BYTES_MAX: u64 = 4_000_000;
/// Bytes of the head of a message too large to be read whole.
const HEAD_BYTES_MAX: u32 = 200_000;
/// Numbers of messages asked about at once.
const LISTED_MAX: u32 = 500;

/// This bridge.
pub const BRIDGE: Bridge = Bridge {
    mailbox: Some(Mailbox {
        read: |house, connection, position, bounds| Box::pin(read(house, connection, position, bounds)),
        look: |house, connection| Box::pin(look(house, connection)),
    }),
    ..Bridge::named("imap")
};

async fn open(house: &House, connection: &Connection, bytes_max: u64) -> Result<Session<Stream>, Trouble> {
    let url = Url::parse(&connection.address).map_err(|_| Trouble::new(Why::Address))?;
    let is_clear = url.scheme() == "imap";
    let wanted = Wanted {
        url: &url,
        port: if is_clear { 143 } else { 993 },
        is_clear,
        bytes_max: bytes_max.saturating_add(TALK_BYTES_MAX),
    };
    let stream = stream::connect(house, &wanted).await.map_err(no_connection)?;
    let mut client = Client::new(stream);
    client
        .read_response()
        .await
        .map_err(|_| Trouble::new(Why::Unreachable))?
        .ok_or(Trouble::new(Why::Unreachable))?;
    client
        .login(&connection.account, &connection.password)
        .await
        .map_err(|(error, _)| match error {
            ImapError::No(said) if said.contains("UNAVAILABLE") => Trouble::about(Why::Busy, "UNAVAILABLE"),
            ImapError::No(_) | ImapError::Bad(_) => Trouble::new(Why::Password),
            other => trouble(&other),
        })
}

fn no_connection(error: stream::Error) -> Trouble {
    use stream::Error;
    match error {
        Error::Address => Trouble::new(Why::Address),
        Error::Private => Trouble::new(Why::PrivateNetwork),
        Error::Connection => Trouble::new(Why::Unreachable),
        Error::Timeout => Trouble::about(Why::Slow, "10"),
        Error::Certificate => Trouble::about(Why::Unexpected, "TLS"),
    }
}

/// What a server says may repeat an address: only what kind of answer it was is kept.
fn trouble(error: &ImapError) -> Trouble {
    match error {
        ImapError::Io(_) | ImapError::ConnectionLost => Trouble::new(Why::Unreachable),
        ImapError::No(_) => Trouble::about(Why::Busy, "NO"),
        ImapError::Bad(_) => Trouble::about(Why::Unexpected, "BAD"),
        _ => Trouble::about(Why::Unexpected, "IMAP"),
    }
}

async fn look(house: &House, connection: &Connection) -> Result<u32, Trouble> {
    let mut session = open(house, connection, 0).await?;
    let inbox = session.examine("INBOX").await.map_err(|error| trouble(&error))?;
    leave(session).await;
    Ok(inbox.exists)
}

async fn read(
    house: &House,
    connection: &Connection,
    position: Option<Position>,
    bounds: Bounds,
) -> Result<Batch, Trouble> {
    let bytes_max = bounds.bytes_max + u64::from(bounds.message_bytes_max);
    let mut session = open(house, connection, bytes_max).await?;
    let said = |error: ImapError| trouble(&error);
    let inbox = session.select("INBOX").await.map_err(said)?;
    let validity = inbox
        .uid_validity
        .ok_or(Trouble::about(Why::Unexpected, "UIDVALIDITY"))?;
    let position = match position {
        Some(known) if known.validity == validity => known,
        // Numbered anew: all of it is read again, and what was kept already is recognised.
        Some(_) => Position {
            validity,
            first: 0,
            last: 0,
        },
        None => {
            let next = inbox.uid_next.ok_or(Trouble::about(Why::Unexpected, "UIDNEXT"))?;
            leave(session).await;
            let last = next.saturating_sub(1);
            return Ok(Batch {
                position: Position {
                    validity,
                    first: last,
                    last,
                },
                arrived: Vec::new(),
            });
        }
    };
    put_away(&mut session, position).await?;
    let sizes = sizes_after(&mut session, position.last).await?;
    let mut arrived = Vec::new();
    let mut bytes = 0_u64;
    for (uid, size) in sizes.into_iter().take(bounds.messages_max) {
        let is_head = size > bounds.message_bytes_max;
        if bytes > 0 && bytes + u64::from(size.min(bounds.message_bytes_max)) > bounds.bytes_max {
            break;
        }
        // Gone meanwhile: nothing to read.
        if let Some(content) = content(&mut session, uid, is_head).await? {
            bytes += u64::try_from(content.len()).unwrap_or(u64::MAX);
            arrived.push(Arrived {
                uid,
                content,
                is_head,
            });
        }
    }
    leave(session).await;
    Ok(Batch { position, arrived })
}

/// Marks as read and moves what was kept: all of it again, since a connection may have broken in between.
async fn put_away(session: &mut Session<Stream>, position: Position) -> Result<(), Trouble> {
    let said = |error: ImapError| trouble(&error);
    if position.last <= position.first {
        return Ok(());
    }
    let range = format!("{}:{}", position.first.saturating_add(1), position.last);
    let left: Vec<_> = session
        .uid_fetch(&range, "(UID)")
        .await
        .map_err(said)?
        .try_collect()
        .await
        .map_err(said)?;
    if left.is_empty() {
        return Ok(());
    }
    {
        let marked = session.uid_store(&range, "+FLAGS.SILENT (\\Seen)").await;
        let mut answers = marked.map_err(said)?;
        while let Some(answer) = answers.next().await {
            answer.map_err(said)?;
        }
    }
    let capabilities = session.capabilities().await.map_err(said)?;
    if !capabilities.has_str("MOVE") {
        return Ok(());
    }
    if session.uid_mv(&range, FOLDER).await.is_ok() {
        return Ok(());
    }
    // The folder is not there yet, or the server says no for a reason of its own: marked as read is enough.
    if session.create(FOLDER).await.is_ok() {
        match session.uid_mv(&range, FOLDER).await {
            Ok(()) | Err(ImapError::No(_) | ImapError::Bad(_)) => {}
            Err(error) => return Err(trouble(&error)),
        }
    }
    Ok(())
}

/// Numbers and sizes of what follows `last`, in order.
async fn sizes_after(session: &mut Session<Stream>, last: u32) -> Result<Vec<(u32, u32)>, Trouble> {
    let said = |error: ImapError| trouble(&error);
    let numbers = session
        .uid_search(format!("UID {}:*", last.saturating_add(1)))
        .await
        .map_err(said)?;
    // `n:*` names the last message even when it comes before n (RFC 3501, section 6.4.8).
    let mut numbers: Vec<u32> = numbers.into_iter().filter(|uid| *uid > last).collect();
    numbers.sort_unstable();
    numbers.truncate(usize::try_from(LISTED_MAX).unwrap_or(usize::MAX));
    let (Some(first), Some(end)) = (numbers.first(), numbers.last()) else {
        return Ok(Vec::new());
    };
    let fetched: Vec<_> = session
        .uid_fetch(format!("{first}:{end}"), "(UID RFC822.SIZE)")
        .await
        .map_err(said)?
        .try_collect()
        .await
        .map_err(said)?;
    let mut sizes: Vec<(u32, u32)> = fetched
        .iter()
        .filter_map(|fetch| Some((fetch.uid?, fetch.size?)))
        .collect();
    sizes.sort_unstable();
    Ok(sizes)
}

async fn content(session: &mut Session<Stream>, uid: u32, is_head: bool) -> Result<Option<Vec<u8>>, Trouble> {
    let said = |error: ImapError| trouble(&error);
    let asked = if is_head {
        format!("(UID BODY.PEEK[HEADER]<0.{HEAD_BYTES_MAX}>)")
    } else {
        "(UID BODY.PEEK[])".to_owned()
    };
    let fetched: Vec<_> = session
        .uid_fetch(uid.to_string(), asked)
        .await
        .map_err(said)?
        .try_collect()
        .await
        .map_err(said)?;
    let found = fetched.into_iter().find(|fetch| fetch.uid == Some(uid));
    Ok(found.and_then(|fetch| {
        let content = if is_head { fetch.header() } else { fetch.body() };
        content.map(<[u8]>::to_vec)
    }))
}

/// Politely; a server that is gone already is no trouble.
async fn leave(mut session: Session<Stream>) {
    drop(session.logout().await);
}
