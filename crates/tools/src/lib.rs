//! What a body does with tools that are elsewhere: the capabilities features ask for, and the bridges that provide them.
//!
//! A *capability* is something a feature needs without knowing from whom: a [`calendar`], a [`mailbox`], a list of
//! [`tasks`], folders of [`files`], rooms where people talk ([`messages`]), [`places`] where people meet or write. A [`Bridge`] is a value,
//! as a feature is: it says which capabilities it provides, by functions. The binary names the bridges it has in one
//! list, [`Bridges`]; an agent chooses, for each body, which one serves and with what account ([`SetUpBridge`]).
//!
//! - A feature depends on this crate and never on a bridge; a bridge depends on this crate and never on a feature.
//! - What a feature asks for is an effect of the kernel's outbox, written in the decision's own transaction: leased, tried
//!   again, set aside with its reason, whatever the bridge.
//! - A bridge opens no connection but through `outgoing`.
//! - A password is sealed before it is written ([`secret`]); nothing shows it again, and neither the journal nor an
//!   export holds it.
//!
//! A step of a parcours says which tools it switches on ([`Tool`]); a page that shows what stands in tools asks
//! [`switched_on`], what is about to use one asks [`is_on`].
//!
//! A new capability is a module beside [`calendar`], a variant of [`Capability`] and a field of [`Bridge`].

mod actions;
mod bridge;
pub mod calendar;
pub mod files;
pub mod mailbox;
pub mod messages;
pub mod places;
mod privacy;
pub mod secret;
mod store;
pub mod tasks;
mod tool;
mod trouble;

use db::Migration;
use kernel::{
    Actor, BoxFuture, CollectiviteId, Event, Fault, Feature, House, Offer, Quality, Right, Subject,
};

pub use actions::{
    ACCOUNT_CHARS_MAX, ADDRESS_CHARS_MAX, PASSWORD_CHARS_MAX, RemoveBridge, SetUpBridge, Typed,
};
pub use bridge::{Bridge, BridgeSettings, Bridges, Capability, Connection};
pub use tool::{SwitchedOn, Switches, Tool, is_on, switched_on};
pub use trouble::{Trouble, Why};

/// Seeing how the bridges go and setting them up.
pub const MANAGE: Right = Right {
    code: "bridges.manage",
    held_by: &[Quality::Agent],
};

/// Seeing what stands in the folder of a group or of one of its parcours: files are named by who puts them there.
pub const READ_FOLDER: Right = Right {
    code: "folders.read",
    held_by: &[
        Quality::Member,
        Quality::Secretary,
        Quality::Chair,
        Quality::Agent,
    ],
};

/// Reading here what is said in the room of a group or of one of its parcours, and being let into it: nobody there said it
/// to the whole town.
pub const READ_DISCUSSION: Right = Right {
    code: "discussions.read",
    held_by: &[
        Quality::Member,
        Quality::Secretary,
        Quality::Chair,
        Quality::Agent,
    ],
};

/// Seeing the address of a room, a pad or a table, and so coming in.
pub const SEE_PLACE: Right = Right {
    code: "places.see",
    held_by: &[
        Quality::Member,
        Quality::Secretary,
        Quality::Chair,
        Quality::Agent,
    ],
};

/// Opening a room, a pad or a table, and forgetting its address.
pub const OPEN_PLACE: Right = Right {
    code: "places.open",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};

/// What stands for the name of a place in the address of its server.
pub const PLACE_NAME: &str = "{nom}";

/// Keeping what was found in a folder: Parvis itself.
pub(crate) const KEEP_CONTENT: Right = Right {
    code: "folders.keep-content",
    held_by: &[Quality::System],
};

/// Keeping where a room is, and what was read there: Parvis itself.
pub(crate) const KEEP_DISCUSSION: Right = Right {
    code: "discussions.keep",
    held_by: &[Quality::System],
};

/// The event of a bridge set up or changed; its payload says whether the place is new ([`IsNewPlace`]).
pub const SET_UP: &str = "bridges.set-up";

/// The event of a bridge removed; its payload says what it was for, as `capability`.
pub const REMOVED: &str = "bridges.removed";

/// What the event [`SET_UP`] says: with a new place, features hand over again what should stand there.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
pub struct IsNewPlace {
    /// What the bridge is for
    pub capability: Capability,
    /// True the first time, and when the address changed
    pub is_new_place: bool,
}

impl IsNewPlace {
    /// True when `event` says that the bridge of `capability` leads to a new place.
    pub fn is_of(event: &Event, capability: Capability) -> bool {
        let said = serde_json::from_value::<Self>(event.payload.clone());
        event.kind == SET_UP && said.is_ok_and(|said| said.capability == capability && said.is_new_place)
    }
}

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-25-tools",
            text: include_str!("../migrations/2026-11-25-tools.sql"),
        },
        Migration {
            name: "2026-11-29-tools-folders",
            text: include_str!("../migrations/2026-11-29-tools-folders.sql"),
        },
        Migration {
            name: "2026-11-29-tools-places",
            text: include_str!("../migrations/2026-11-29-tools-places.sql"),
        },
        Migration {
            name: "2026-11-30-tools-discussions",
            text: include_str!("../migrations/2026-11-30-tools-discussions.sql"),
        },
    ],
    statements: &[
        store::STATEMENTS,
        store::folders::STATEMENTS,
        store::messages::STATEMENTS,
        store::places::STATEMENTS,
        store::privacy::STATEMENTS,
    ],
    rights: &[
        MANAGE,
        READ_FOLDER,
        KEEP_CONTENT,
        READ_DISCUSSION,
        KEEP_DISCUSSION,
        SEE_PLACE,
        OPEN_PLACE,
    ],
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    slow: &[
        calendar::EFFECT,
        tasks::EFFECT,
        files::EFFECT,
        files::READ,
        messages::EFFECT,
        messages::READ,
    ],
    effects: &[
        (calendar::EFFECT, |house, effect| {
            Box::pin(calendar::deliver(house, effect))
        }),
        (tasks::EFFECT, |house, effect| {
            Box::pin(tasks::deliver(house, effect))
        }),
        (files::EFFECT, |house, effect| {
            Box::pin(files::deliver(house, effect))
        }),
        (files::READ, |house, effect| {
            Box::pin(files::deliver_reading(house, effect))
        }),
        (messages::EFFECT, |house, effect| {
            Box::pin(messages::deliver(house, effect))
        }),
        (messages::READ, |house, effect| {
            Box::pin(messages::deliver_reading(house, effect))
        }),
    ],
    timers: &[
        (files::READING, files::when_due),
        (messages::READING, messages::when_due),
    ],
    offers: Some(offers),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("tools")
};

/// What stands on the page of a subject that may have a place, or a room where people talk.
fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        let mut all = places::offers(house, body, actor, subject).await?;
        all.extend(messages::offers(house, body, actor, subject).await?);
        Ok(all)
    })
}
