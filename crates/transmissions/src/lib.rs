//! Transmissions: an act sent to those who decide, and the answer awaited in the open.
//!
//! What people do here: whoever runs a group, or an agent, sends a published act to an elected member, a president, a
//! minister ([`TransmitAct`]): a letter, and a link by which the recipient answers without an account
//! ([`AnswerByLink`]). What comes by post is recorded by the secretary or an agent ([`RecordAnswer`]). Everyone sees since
//! how many days an answer is awaited, then what it says, in how many days it came.
//!
//! The rules:
//! - the recipient's name and quality are public, and the house their address is of (« @ville.fr »): who reads an answer sees
//!   where its link went. Nothing is sent to somebody known here, who would answer themselves;
//! - answers are added, never changed; what may not stand is taken down by an agent, with a public reason
//!   ([`WithdrawAnswer`]);
//! - one reminder goes by itself on the day after the one hoped for; by hand, one a week at most ([`RemindRecipient`]);
//! - a link works half a year; then its page sends a new one to the address where the first went ([`AskForLink`]), and so
//!   may whoever sent the act ([`SendLink`]);
//! - what was sent to the wrong person is called off with a public reason ([`CallOff`]), and its links open nothing more;
//! - no delay here is one of law: an opinion obliges nobody to answer, and the page does not say otherwise.
//!
//! ```text
//! /transmissions                       what awaits an answer, what got one, in how many days
//! /transmissions/{id}                  to whom, when, the letter, the answers
//! /actes/{id}/transmettre              the form of whoever sends
//! /transmissions/{id}/reponse          recording what came by post
//! /repondre/{token}                    the recipient's own page
//! ```

mod actions;
mod home;
mod index;
mod mail;
mod model;
mod news;
mod offers;
mod pages;
mod privacy;
pub mod rights;
mod store;
mod tags;

use db::Migration;
use kernel::Feature;

pub use actions::{
    AnswerByLink, AskForLink, CallOff, JoinedFile, RecordAnswer, RemindRecipient, SendLink, TransmitAct,
    WithdrawAnswer,
};
pub use model::{Answer, AnswerId, State, Transmission, TransmissionId};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-29-transmissions",
            text: include_str!("../migrations/2026-11-29-transmissions.sql"),
        },
        Migration {
            name: "2026-11-29-transmissions-untagged",
            text: include_str!("../migrations/2026-11-29-transmissions-untagged.sql"),
        },
        Migration {
            name: "2026-11-30-transmissions-link-end",
            text: include_str!("../migrations/2026-11-30-transmissions-link-end.sql"),
        },
    ],
    statements: &[store::STATEMENTS, store::privacy::STATEMENTS],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    routes: Some(pages::routes),
    timers: &[(actions::REMIND, actions::when_late)],
    home: Some(home::entries),
    keepable: &["/transmissions", "/transmissions/{id}"],
    news: news::NEWS,
    within: Some(news::within),
    offers: Some(offers::offers),
    processings: privacy::PROCESSINGS,
    ..Feature::named("transmissions")
};
