//! Bridges: which there are, and how a body set one up.

use db::Sql;
use kernel::{CollectiviteId, House};
use serde::{Deserialize, Serialize};

use crate::calendar::{self, Calendar};
use crate::files::{self, Files};
use crate::mailbox::{self, Mailbox};
use crate::messages::{self, Messages};
use crate::places::Places;
use crate::tasks::{self, Tasks};
use crate::{Trouble, Why, secret, store};

db::text_enum! {
    /// What features may ask of tools that are elsewhere.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Capability {
        /// Meetings stand in the body's calendar
        Calendar = "calendar",
        /// What people write by mail is read
        Mailbox = "mailbox",
        /// What is to be done stands in a list
        Tasks = "tasks",
        /// Groups and parcours have a folder
        Files = "files",
        /// Groups and parcours have a room where people talk in writing
        Messages = "messages",
        /// A meeting has a room where people see each other from afar
        Rooms = "rooms",
        /// A group or a parcours has a page that many write at once
        Pads = "pads",
        /// A group or a parcours has a table that many fill at once
        Tables = "tables",
    }
}

impl Capability {
    /// True for what is reached by its address alone, without an account: nothing is handed over nor read there.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Rooms | Self::Pads | Self::Tables)
    }

    /// The kind of the effects that ask for it; nothing is asked of places.
    pub fn effect(self) -> Option<&'static str> {
        let kind = match self {
            Self::Calendar => calendar::EFFECT,
            Self::Mailbox => mailbox::EFFECT,
            Self::Tasks => tasks::EFFECT,
            Self::Files => files::EFFECT,
            Self::Messages => messages::EFFECT,
            Self::Rooms | Self::Pads | Self::Tables => return None,
        };
        Some(kind)
    }
}

/// A bridge to one sort of servers, as a value: what it provides.
#[derive(Clone, Copy)]
pub struct Bridge {
    /// The protocol it speaks: `caldav`
    pub name: &'static str,
    /// Keeps events
    pub calendar: Option<Calendar>,
    /// Reads mail
    pub mailbox: Option<Mailbox>,
    /// Keeps tasks
    pub tasks: Option<Tasks>,
    /// Keeps folders
    pub files: Option<Files>,
    /// Has rooms where people talk in writing
    pub messages: Option<Messages>,
    /// Has rooms
    pub rooms: Option<Places>,
    /// Has pads
    pub pads: Option<Places>,
    /// Has tables
    pub tables: Option<Places>,
}

impl Bridge {
    /// A bridge that provides nothing yet, to be completed with `..Bridge::named("caldav")`.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            calendar: None,
            mailbox: None,
            tasks: None,
            files: None,
            messages: None,
            rooms: None,
            pads: None,
            tables: None,
        }
    }

    fn provides(&self, capability: Capability) -> bool {
        match capability {
            Capability::Calendar => self.calendar.is_some(),
            Capability::Mailbox => self.mailbox.is_some(),
            Capability::Tasks => self.tasks.is_some(),
            Capability::Files => self.files.is_some(),
            Capability::Messages => self.messages.is_some(),
            Capability::Rooms | Capability::Pads | Capability::Tables => self.places(capability).is_some(),
        }
    }

    pub(crate) fn places(&self, capability: Capability) -> Option<Places> {
        match capability {
            Capability::Rooms => self.rooms,
            Capability::Pads => self.pads,
            Capability::Tables => self.tables,
            Capability::Calendar
            | Capability::Mailbox
            | Capability::Tasks
            | Capability::Files
            | Capability::Messages => None,
        }
    }
}

/// The bridges of this program: given to the house as an extension by the binary. A house without them has no tool
/// elsewhere, and asks for none.
pub struct Bridges(pub &'static [Bridge]);

impl Bridges {
    /// The bridge that an agent sets up for `capability`: the first that provides it.
    pub fn providing(&self, capability: Capability) -> Option<&'static Bridge> {
        self.0.iter().find(|bridge| bridge.provides(capability))
    }

    pub(crate) fn named(&self, name: &str) -> Option<&'static Bridge> {
        self.0.iter().find(|bridge| bridge.name == name)
    }
}

db::record! {
    /// How a body set up one bridge. The password is sealed.
    #[derive(Clone)]
    pub struct BridgeSettings {
        /// What for
        pub capability: Capability,
        /// Which bridge
        pub name: String,
        /// How many times they were written; 0 when they are not yet
        pub version: i64,
        /// How many times the address changed
        pub generation: i64,
        /// Where: the address of the calendar, of the mailbox's server
        pub address: String,
        /// Under which account
        pub account: String,
        pub(crate) secret: String,
    }
}

impl BridgeSettings {
    /// Those of `body`, when the bridge is set up.
    pub async fn find(
        sql: &mut Sql,
        body: CollectiviteId,
        capability: Capability,
    ) -> Result<Option<Self>, db::Error> {
        store::find(sql, body, capability).await
    }

    /// Ready to be used: with its password. A password sealed elsewhere (a database moved without its key) is lost.
    pub fn connection(&self, house: &House, body: CollectiviteId) -> Result<Connection, Trouble> {
        let password = secret::open(house, body, self.capability.as_str(), &self.secret)
            .ok_or(Trouble::new(Why::SecretLost))?;
        Ok(Connection {
            address: self.address.clone(),
            account: self.account.clone(),
            password,
        })
    }
}

/// What a bridge needs to reach its server. It is neither shown nor written down: it has no `Debug`.
pub struct Connection {
    /// The address, with a final slash
    pub address: String,
    /// The account
    pub account: String,
    /// Its password
    pub password: String,
}
