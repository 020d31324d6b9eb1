//! The capability « messages »: a group or a parcours has a room on the town's chat server, where Parvis tells what happens
//! and from where what people say is read.
//!
//! What is asked of a bridge: [`Messages::stand`] has a room be there as it is here; [`Messages::say`] says a sentence in it,
//! once; [`Messages::invite`] lets somebody into a private one and [`Messages::dismiss`] takes them out; [`Messages::read`] says
//! what is new in all of them. Rooms are made and sentences said by effects, those of one room in order; who comes and goes is
//! in no order, so that an account that is nobody's silences no room. Every two minutes the worker reads what was said, so
//! that no page waits for a server.
//!
//! - What is said there was said to the chat server, by whom it says: Parvis recognised nobody, so that nothing of it is a
//!   contribution, a vote or an attendance. The members of the group read it here; it is in no index and in no export.
//! - It is kept for [`KEPT_DAYS`] days and within [`KEPT_MAX`] messages of a room; what is removed there is removed here.
//! - A room is in the clear: Parvis could read nothing of it otherwise.
//! - Who may read a private room no more is taken out of it within some hours, under the account they had said.
//! - A room is never removed: when the step that wanted it is over, people read it and write in it no more.

mod delivery;
mod invitation;
mod offers;
mod reading;
mod rooms;
mod session;

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, House};

use crate::bridge::{BridgeSettings, Bridges, Capability, Connection};
use crate::{Trouble, Why, store};

pub(crate) use delivery::deliver;
pub use invitation::{ADDRESS_CHARS_MAX, ASKED_A_DAY_MAX, AskInvitation};
pub(crate) use offers::offers;
pub use reading::Said;
pub(crate) use reading::{READING, begin, deliver_reading, end, when_due};
pub use rooms::{Room, close, has, open, say};
pub use session::look;
pub(crate) use session::sign_out;

/// The kind of the effect that makes a room, changes it or says something in it.
pub const EFFECT: &str = "messages";
/// The kind of the effect that reads what was said.
pub const READ: &str = "messages-read";
/// Days that what was said is kept here, from when it was read.
pub const KEPT_DAYS: i64 = 90;
/// Messages of one room that are kept; older ones are on the server only.
pub const KEPT_MAX: i64 = 200;
/// Characters of a message that are kept.
pub const WORDS_CHARS_MAX: usize = 2_000;
/// Characters of an author's name that are kept.
pub const NAME_CHARS_MAX: usize = 80;

/// How a room must be.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What the server calls it, once it was there
    pub room: Option<String>,
    /// Its name on the server, of lower-case letters, digits and hyphens: made twice, it is one room
    pub alias: String,
    /// What people call it
    pub name: String,
    /// What it is about: an address
    pub topic: String,
    /// True when anybody may come in; otherwise who is invited
    pub is_public: bool,
    /// False when people only read it
    pub is_open: bool,
}

/// A room that is there.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What the server calls it: nothing is read from this name
    pub room: String,
    /// The address where people open it
    pub address: String,
    /// True when the server, or somebody, had it encrypted: what is said there cannot be read
    pub is_encrypted: bool,
}

/// What a server lets Parvis in with. It is neither shown nor logged: it has no `Debug`.
pub struct Signed {
    /// The address of the server, with a final slash
    pub address: String,
    /// What it takes for an account's own
    pub token: String,
    /// The account, whole, as the server says it
    pub account: String,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Where
    pub room: String,
    /// Which one
    pub id: String,
    /// The account that said it, as the server says
    pub author: String,
    /// What that account calls itself
    pub author_name: String,
    /// What it said, or the name of the file it put there
    pub words: String,
    /// True for a file
    pub is_file: bool,
    /// When, as the server says, in microseconds
    pub at_us: i64,
}

/// Something that was said otherwise since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Where
    pub room: String,
    /// What
    pub id: String,
    /// The message that corrects it: when that one is removed, what it says is
    pub by: String,
    /// By whom: nobody corrects another
    pub author: String,
    /// What it says now
    pub words: String,
}

/// What is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// How far it was read
    pub position: String,
    /// What was said
    pub said: Vec<Message>,
    /// What was said otherwise
    pub corrected: Vec<Corrected>,
    /// What was removed: where, and which
    pub removed: Vec<(String, String)>,
    /// Rooms that are encrypted now: what is said there cannot be read
    pub encrypted: Vec<String>,
    /// Rooms where more happened than could be read: what is known of them may have been removed meanwhile
    pub gaps: Vec<String>,
    /// Those of them that the server refused to have read
    pub refused: Vec<String>,
    /// True when the server did not know the position any more: what is known of all rooms may have been removed
    pub is_anew: bool,
}

impl Batch {
    /// True when there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
            && self.corrected.is_empty()
            && self.removed.is_empty()
            && self.encrypted.is_empty()
            && self.gaps.is_empty()
            && self.refused.is_empty()
            && !self.is_anew
    }
}

/// Opens a session under the device so named: what was said under it before is known to have been said.
pub type SignIn = for<'a> fn(&'a House, &'a Connection, &'a str) -> BoxFuture<'a, Result<Signed, Trouble>>;
/// Has a room be there, as it must be.
pub type StandRoom = for<'a> fn(&'a House, &'a Signed, &'a Wanted) -> BoxFuture<'a, Result<Opened, Trouble>>;
/// Does something in a room: its name there, then two words.
pub type SayInRoom =
    for<'a> fn(&'a House, &'a Signed, &'a str, &'a str, &'a str) -> BoxFuture<'a, Result<(), Trouble>>;
/// Lets somebody into a room: its name there, then the account. True when it was not there yet.
pub type Invite = for<'a> fn(&'a House, &'a Signed, &'a str, &'a str) -> BoxFuture<'a, Result<bool, Trouble>>;
/// Takes somebody out of a room: its name there, then the account.
pub type Dismiss = for<'a> fn(&'a House, &'a Signed, &'a str, &'a str) -> BoxFuture<'a, Result<(), Trouble>>;
/// Ends a session.
pub type SignOut = for<'a> fn(&'a House, &'a Signed) -> BoxFuture<'a, Result<(), Trouble>>;
/// Reads what is new since a position.
pub type ReadRooms =
    for<'a> fn(&'a House, &'a Signed, Option<&'a str>) -> BoxFuture<'a, Result<Batch, Trouble>>;

/// A chat server, as bridges provide it.
#[derive(Clone, Copy)]
pub struct Messages {
    /// With an account and its password, or with a token alone. Asked once, since servers count the times.
    pub sign_in: SignIn,
    /// Done twice, it is one room.
    pub stand: StandRoom,
    /// Where, the key that makes saying it twice be saying it once, and the sentence.
    pub say: SayInRoom,
    /// Where, and whose account; nothing changes for who is there.
    pub invite: Invite,
    /// Where, and whose account; nothing changes for who is not there, nor for Parvis itself.
    pub dismiss: Dismiss,
    /// Without a position, the last messages of each room.
    pub read: ReadRooms,
    /// Nothing changes for a session that ended already.
    pub sign_out: SignOut,
}

/// How a body set up its chat server, when this program can speak to one.
pub async fn settings(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Option<BridgeSettings>, db::Error> {
    if house.extension::<Bridges>().is_none() {
        return Ok(None);
    }
    store::find(sql, body, Capability::Messages).await
}

/// What the bridge so named provides.
fn provided(house: &House, bridge: &str) -> Result<Messages, Trouble> {
    house
        .extension::<Bridges>()
        .and_then(|bridges| bridges.named(bridge))
        .and_then(|bridge| bridge.messages)
        .ok_or(Trouble::new(Why::OtherKind))
}
