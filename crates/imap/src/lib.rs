//! The bridge to mailboxes over IMAP (RFC 3501, RFC 9051): Dovecot, Zimbra, Exchange, and any provider's.
//!
//! Little is asked of the server: `SELECT`, `UID FETCH`, `UID STORE`, and `UID MOVE` (RFC 6851) where it has it.
//! - Nothing is ever deleted. What was read is marked and moved to the folder [`FOLDER`]; a server that cannot move keeps
//!   it in the inbox, marked as read.
//! - A message is fetched with `BODY.PEEK`, so that reading alone marks nothing: what is put away is what was kept here.
//! - What lay there before the bridge was set up is left alone: the first reading only notes where to begin, and when the
//!   newest of it came in, so that it is left alone too once the server numbers its messages anew (UIDVALIDITY).
//!
//! The connection is opened by `outgoing`, which bounds what the server may send.

use async_imap::error::Error as ImapError;
use async_imap::types::Fetch;
use async_imap::{Client, Session};
use futures_util::{StreamExt as _, TryStreamExt as _};
use jiff::Timestamp;
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
const LISTED_MAX: usize = 500;
const DAY_S: i64 = 86_400;

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
        // Numbered anew: all that came in since the bridge is read again, and what was kept already is recognised.
        Some(known) => Position {
            validity,
            first: 0,
            last: 0,
            newest_before_s: known.newest_before_s,
        },
        None => {
            let next = inbox.uid_next.ok_or(Trouble::about(Why::Unexpected, "UIDNEXT"))?;
            let newest_before_s = newest(&mut session, inbox.exists).await?;
            leave(session).await;
            let last = next.saturating_sub(1);
            return Ok(Batch {
                position: Position {
                    validity,
                    first: last,
                    last,
                    newest_before_s,
                },
                arrived: Vec::new(),
            });
        }
    };
    put_away(&mut session, position).await?;
    let sizes = sizes_after(&mut session, position).await?;
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

/// When the newest of `exists` messages came in, in seconds; 0 when there is none, or when the server does not say.
async fn newest(session: &mut Session<Stream>, exists: u32) -> Result<i64, Trouble> {
    let said = |error: ImapError| trouble(&error);
    if exists == 0 {
        return Ok(0);
    }
    let fetched: Vec<_> = session
        .fetch(exists.to_string(), "(UID INTERNALDATE)")
        .await
        .map_err(said)?
        .try_collect()
        .await
        .map_err(said)?;
    let dates = fetched.iter().filter_map(came_in_s);
    Ok(dates.max().unwrap_or_default())
}

/// When a message came in, in seconds, as its server says (INTERNALDATE).
fn came_in_s(fetch: &Fetch) -> Option<i64> {
    let date = fetch.internal_date()?;
    Some(date.timestamp())
}

/// True for what is to be read. Its number says it; after numbers were made anew, the date at which it came in does.
fn is_wanted(position: Position, fetch: &Fetch) -> bool {
    position.first > 0 || came_in_s(fetch).is_none_or(|came_in| came_in > position.newest_before_s)
}

/// Marks as read and moves what was kept: all of it again, since a connection may have broken in between.
async fn put_away(session: &mut Session<Stream>, position: Position) -> Result<(), Trouble> {
    if position.last <= position.first {
        return Ok(());
    }
    let range = format!("{}:{}", position.first.saturating_add(1), position.last);
    let left = listed(session, position, &range).await?;
    for some in left.chunks(LISTED_MAX) {
        let kept = sizes_of(session, position, some).await?;
        let kept: Vec<String> = kept.into_iter().map(|(uid, _)| uid.to_string()).collect();
        if !kept.is_empty() {
            put_these_away(session, &kept.join(",")).await?;
        }
    }
    Ok(())
}

async fn put_these_away(session: &mut Session<Stream>, numbers: &str) -> Result<(), Trouble> {
    let said = |error: ImapError| trouble(&error);
    {
        let marked = session.uid_store(numbers, "+FLAGS.SILENT (\\Seen)").await;
        let mut answers = marked.map_err(said)?;
        while let Some(answer) = answers.next().await {
            answer.map_err(said)?;
        }
    }
    let capabilities = session.capabilities().await.map_err(said)?;
    if !capabilities.has_str("MOVE") {
        return Ok(());
    }
    if session.uid_mv(numbers, FOLDER).await.is_ok() {
        return Ok(());
    }
    // The folder is not there yet, or the server says no for a reason of its own: marked as read is enough.
    if session.create(FOLDER).await.is_ok() {
        match session.uid_mv(numbers, FOLDER).await {
            Ok(()) | Err(ImapError::No(_) | ImapError::Bad(_)) => {}
            Err(error) => return Err(trouble(&error)),
        }
    }
    Ok(())
}

/// Numbers and sizes of what is to be read after the last number read, in order: not all of it when it is much.
async fn sizes_after(session: &mut Session<Stream>, position: Position) -> Result<Vec<(u32, u32)>, Trouble> {
    let last = position.last;
    let mut numbers = listed(session, position, &format!("{}:*", last.saturating_add(1))).await?;
    // `n:*` names the last message even when it comes before n (RFC 3501, section 6.4.8).
    numbers.retain(|uid| *uid > last);
    for some in numbers.chunks(LISTED_MAX) {
        let sizes = sizes_of(session, position, some).await?;
        // What was there before may fill the first of them.
        if !sizes.is_empty() {
            return Ok(sizes);
        }
    }
    Ok(Vec::new())
}

/// The numbers of this range that a message has, in order; after they were made anew, about those of what came in since.
async fn listed(session: &mut Session<Stream>, position: Position, range: &str) -> Result<Vec<u32>, Trouble> {
    let mut query = format!("UID {range}");
    if position.first == 0 && position.newest_before_s > 0 {
        // A server compares days alone, in whatever zone it is: the day before is asked for too.
        query = format!("{query} SINCE {}", day_of(position.newest_before_s - DAY_S)?);
    }
    let found = session.uid_search(query).await.map_err(|error| trouble(&error))?;
    let mut numbers: Vec<u32> = found.into_iter().collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// Numbers and sizes of those of `numbers` that are to be read, in order.
async fn sizes_of(
    session: &mut Session<Stream>,
    position: Position,
    numbers: &[u32],
) -> Result<Vec<(u32, u32)>, Trouble> {
    let said = |error: ImapError| trouble(&error);
    let (Some(first), Some(end)) = (numbers.first(), numbers.last()) else {
        return Ok(Vec::new());
    };
    let fetched: Vec<_> = session
        .uid_fetch(format!("{first}:{end}"), "(UID RFC822.SIZE INTERNALDATE)")
        .await
        .map_err(said)?
        .try_collect()
        .await
        .map_err(said)?;
    let mut sizes: Vec<(u32, u32)> = fetched
        .iter()
        .filter(|fetch| is_wanted(position, fetch))
        .filter_map(|fetch| Some((fetch.uid?, fetch.size?)))
        .collect();
    sizes.sort_unstable();
    Ok(sizes)
}

/// A day as IMAP writes it: `1-Dec-2026` (RFC 3501, section 9, `date`).
fn day_of(seconds: i64) -> Result<String, Trouble> {
    let at = Timestamp::from_second(seconds).map_err(|_| Trouble::about(Why::Unexpected, "INTERNALDATE"))?;
    Ok(at.strftime("%-d-%b-%Y").to_string())
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

#[cfg(test)]
mod tests {
    use super::day_of;

    #[test]
    fn a_day_is_written_as_servers_read_it() {
        assert_eq!(day_of(1_796_083_200).ok().as_deref(), Some("1-Dec-2026"));
        assert!(day_of(i64::MAX).is_err());
    }
}
