//! The capability « mailbox »: what people write by mail is read where the town receives it.
//!
//! A mailbox is read, never emptied: what was read is marked so and moved to a folder of its own, on its server.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Fault, House, SubjectRef};

use crate::bridge::{BridgeSettings, Bridges, Capability, Connection};
use crate::tool::is_on;
use crate::{Tool, Trouble, Why};

/// The kind of the effect that reads it.
pub const EFFECT: &str = "mailbox";

/// How far a mailbox was read (RFC 3501, section 2.3.1.1): numbers mean nothing once `validity` is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// UIDVALIDITY
    pub validity: u32,
    /// The last number that was there before the bridge: it and those before it are left alone
    pub first: u32,
    /// The last number read
    pub last: u32,
    /// When the newest message that was there before the bridge came in, in seconds, by the server's clock; 0 when there
    /// was none. Numbered anew, messages are told from those left alone by it.
    pub newest_before_s: i64,
}

/// A message as it lies there.
pub struct Arrived {
    /// Its number
    pub uid: u32,
    /// All of it; its head alone when it is larger than what is read
    pub content: Vec<u8>,
    /// True when only its head was read
    pub is_head: bool,
}

/// What one reading gives.
pub struct Batch {
    /// From where it was read: another validity, or a first position, must be written down
    pub position: Position,
    /// The messages after it, in order; none when there is no news
    pub arrived: Vec<Arrived>,
}

/// How much is read at once.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Messages
    pub messages_max: usize,
    /// Bytes of one message read whole
    pub message_bytes_max: u32,
    /// Bytes of all of them together, beyond which the rest is for the next reading
    pub bytes_max: u64,
}

/// Reads a mailbox from a position on.
pub type Read =
    for<'a> fn(&'a House, &'a Connection, Option<Position>, Bounds) -> BoxFuture<'a, Result<Batch, Trouble>>;

/// A mailbox, as bridges provide it.
#[derive(Clone, Copy)]
pub struct Mailbox {
    /// Puts away what was read up to `Position::last`, then reads what follows. Without a position, nothing is read: what
    /// is there already is not meant for Parvis.
    pub read: Read,
    /// Looks whether there is a mailbox that may be read, and says how many messages are in it.
    pub look: for<'a> fn(&'a House, &'a Connection) -> BoxFuture<'a, Result<u32, Trouble>>,
}

/// How a body set up its mailbox, when this program can read one.
pub async fn settings(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Option<BridgeSettings>, db::Error> {
    if house.extension::<Bridges>().is_none() {
        return Ok(None);
    }
    BridgeSettings::find(sql, body, Capability::Mailbox).await
}

/// The same, where `subject` may be written to by mail: it is a part of a parcours that switches mail on, or of none.
pub async fn settings_for(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<BridgeSettings>, Fault> {
    let settings = settings(house, sql, body).await?;
    let is_on = settings.is_some() && is_on(house, sql, body, subject, Tool::Mailbox).await?;
    Ok(settings.filter(|_| is_on))
}

/// The address of the mailbox, with `tag` after a plus sign (RFC 5233): what is written to it arrives in the same mailbox,
/// and says what it is about. The account of a mailbox is its address.
pub fn address_with(settings: &BridgeSettings, tag: &str) -> String {
    match settings.account.rsplit_once('@') {
        Some((local, domain)) => format!("{local}+{tag}@{domain}"),
        None => settings.account.clone(),
    }
}

/// Letters and digits that no one mistakes for one another; a power of two, so that each is as likely.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Five bits each: 80 together.
const LETTERS_COUNT: usize = 16;

/// The end of an address that cannot be guessed: who writes to it was given it. In lower case, since mail programs may
/// change the case of an address.
pub fn unguessable(house: &House) -> String {
    let mut bytes = [0_u8; LETTERS_COUNT];
    house.randomness.fill(&mut bytes);
    bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect()
}

/// Reads the mailbox set up so.
pub async fn read(
    house: &House,
    body: CollectiviteId,
    settings: &BridgeSettings,
    position: Option<Position>,
    bounds: Bounds,
) -> Result<Batch, Trouble> {
    let mailbox = provided(house, settings)?;
    let connection = settings.connection(house, body)?;
    (mailbox.read)(house, &connection, position, bounds).await
}

/// Looks at the mailbox set up so, for the agent who types the setting.
pub async fn look(house: &House, body: CollectiviteId, settings: &BridgeSettings) -> Result<u32, Trouble> {
    let mailbox = provided(house, settings)?;
    let connection = settings.connection(house, body)?;
    (mailbox.look)(house, &connection).await
}

fn provided(house: &House, settings: &BridgeSettings) -> Result<Mailbox, Trouble> {
    house
        .extension::<Bridges>()
        .and_then(|bridges| bridges.named(&settings.name))
        .and_then(|bridge| bridge.mailbox)
        .ok_or(Trouble::new(Why::OtherKind))
}
