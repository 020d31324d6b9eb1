//! The one place that opens connections to the outside: HTTP, mail, and the ping to a WebSub hub.
//!
//! - [`objects::Objects`]: files kept by an S3-compatible server, the operator's.
//! - [`stream::connect`]: a connection for what is neither HTTP nor SMTP (a mailbox), behind the same guard.
//! - [`http::Client`]: requests with time-outs, size limits and a guard against private addresses.
//! - [`mail::send`]: asks, inside a decision's own transaction, for a mail; delivered by SMTP or, in a demonstration,
//!   into the [`mailbox`] that everyone sees. Without a server elsewhere it is parked: nobody would read it.
//! - [`threads`]: what each mail was about, so that an answer to it is understood.
//! - [`websub::notify`]: asks for a hub to be told that a feed changed.
//!
//! Architecture invariants:
//! - Nothing else in the workspace depends on an HTTP or SMTP client.
//! - An address given by somebody outside (a feed to harvest, a hook) is reached through [`http::Client`] only, and
//!   never leads to a private address unless the operator said so. The store of files is the operator's own address, and
//!   its client goes nowhere else.
//! - What is sent twice carries the same key twice: a mail its Message-ID, a request its Idempotency-Key.

mod guard;
pub mod http;
pub mod mail;
pub mod mailbox;
pub mod objects;
mod privacy;
mod smtp;
mod store;
pub mod stream;
pub mod threads;
pub mod websub;

use db::Migration;
use kernel::{Feature, House, Settings};

/// What is kept open for the life of the process: given to the house as an extension by the binary, which refuses to
/// start when the settings cannot be understood.
///
/// A house that talks to nobody outside needs none.
pub struct Connections {
    http: http::Client,
    mail: Option<smtp::Server>,
}

/// Why the operator's settings cannot be followed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The mail server's address is not one of the forms understood
    #[error(
        "SMTP address not understood ({0}): smtps://user:password@host, smtp://user:password@host?tls=required, or smtp://host:port on a private network"
    )]
    SmtpAddress(String),
    /// The sender is not a mail address
    #[error("sender of mail not understood: {0}")]
    Sender(String),
    /// The store of files is not understood
    #[error(
        "store of files not understood ({0}): s3://bucket/prefix, and https://server or http://server:port for its server"
    )]
    Objects(String),
    /// The HTTP client could not be made
    #[error("HTTP client: {0}")]
    Http(String),
}

impl Connections {
    /// Reads the settings; opens nothing yet.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        let mail = settings
            .smtp_url
            .as_deref()
            .map(|address| smtp::Server::new(address, settings))
            .transpose()?;
        Ok(Self {
            http: http::Client::new(settings)?,
            mail,
        })
    }

    /// The HTTP client.
    pub fn http(&self) -> &http::Client {
        &self.http
    }

    /// Those of `house`; a house composed without them talks to nobody.
    pub fn of(house: &House) -> Result<&Self, kernel::Delivery> {
        house.extension().ok_or_else(|| {
            kernel::Delivery::Park("this house was composed without outgoing connections".to_owned())
        })
    }
}

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-b-outgoing",
            text: include_str!("../migrations/2026-11-22-b-outgoing.sql"),
        },
        Migration {
            name: "2026-11-29-outgoing-threads",
            text: include_str!("../migrations/2026-11-29-outgoing-threads.sql"),
        },
    ],
    statements: &[store::STATEMENTS],
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    slow: &[websub::EFFECT],
    effects: &[
        (mail::EFFECT, |house, effect| {
            Box::pin(mail::deliver(house, effect))
        }),
        (websub::EFFECT, |house, effect| {
            Box::pin(websub::deliver(house, effect))
        }),
    ],
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("outgoing")
};

/// What this crate brings to the house, as the other features' crates give it.
pub fn feature() -> Feature {
    FEATURE
}
