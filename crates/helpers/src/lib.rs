//! Light acts for another person: a relative or somebody of an association acts for who consented to it.
//!
//! What people do here:
//! - who helps asks somebody, by their address, for some acts and some days ([`AskToHelp`]); that person, signed in by themselves,
//!   accepts or refuses ([`AnswerHelper`]);
//! - at the desk, who is present consents before an agent ([`ConsentAtDesk`]), and their receipt says it;
//! - who helps contributes, supports, answers or asks in the name of who consented ([`ContributeFor`], [`SupportFor`], [`SayFor`]), by
//!   the deeds that everybody uses;
//! - either of the two ends it, at any time ([`EndHelp`]).
//!
//! Rules:
//! - a mandate names its acts, none of which is a vote: no session is opened in the name of who is helped, so nothing else is done with it,
//!   neither a secret ballot nor a change of what opens their account;
//! - each act is kept for both, with its date, and the journal says for whom it was done; it is internal: that somebody is helped is
//!   nobody else's business, and the page of what was done shows its author alone;
//! - who asks learns nothing of whether an address is known;
//! - a session that a service known to help people opened consents to nothing.
//!
//! ```text
//! /compte/aide                          who acts for me, for whom I act → AskToHelp | AnswerHelper | EndHelp
//! /guichet/{visit}/aide                 ConsentAtDesk
//! /aide/{mandate}                       a banner, what can be done
//! /aide/{mandate}/contribuer/{consultation}   ContributeFor
//! /aide/{mandate}/parmi/{consultation}        SupportFor
//! /aide/{mandate}/dire/{contribution}         SayFor
//! ```

mod actions;
pub mod model;
mod pages;
mod privacy;
pub mod rights;
mod store;

use db::Migration;
use kernel::Feature;

pub use actions::{AnswerHelper, AskToHelp, ConsentAtDesk, ContributeFor, EndHelp, SayFor, SupportFor};
pub use model::{Act, Mandate, MandateId};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-12-01-helpers",
        text: include_str!("../migrations/2026-12-01-helpers.sql"),
    }],
    statements: &[store::STATEMENTS],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    routes: Some(pages::routes),
    reaction: Some(actions::react),
    offers: Some(pages::offers),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("helpers")
};
