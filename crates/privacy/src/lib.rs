//! What a body does with personal data, told to everybody and held to.
//!
//! What people do here:
//! - anyone reads the register of processing, made from what the features declare and from what the body switched on, how
//!   long each thing is kept and when it was last erased, and who watches over it;
//! - anyone signed in sees what is known of them, takes all of it away in one file, objects to a processing
//!   ([`ObjectToProcessing`]), and finds where to correct, to withdraw a consent, to close their account;
//! - agents name the data protection officer ([`NameOfficer`]), keep the register of breaches ([`RecordBreach`],
//!   [`TellOfBreach`]), answer who objects ([`AnswerObjection`]) and take away the assessment of risks begun from all this.
//!
//! Rules (regulation (EU) 2016/679): the register is article 30’s, breaches are articles 33 and 34’s, rights are articles 15
//! to 21’s. Nothing here knows a feature by name: they declare ([`kernel::Processing`], [`kernel::Retention`]).
//!
//! ```text
//! /donnees-personnelles        who watches, and the ways to everything below
//! /registre-des-traitements    .csv, .odt
//! /durees-de-conservation      what is erased, when, and how much last time
//! /compte/donnees              one’s own; /compte/donnees/export → one archive
//! /violations, /oppositions, /analyse-d-impact.odt    for agents
//! ```

mod actions;
mod declared;
mod document;
pub mod model;
mod own;
mod pages;
mod register;
pub mod rights;
mod store;
mod waiting;

use db::{Migration, Sql};
use kernel::{CollectiviteId, Feature};

pub use actions::{AnswerObjection, NameOfficer, ObjectToProcessing, RecordBreach, TellOfBreach};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-12-01-privacy",
        text: include_str!("../migrations/2026-12-01-privacy.sql"),
    }],
    statements: &[store::STATEMENTS],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    routes: Some(pages::routes),
    reaction: Some(actions::react),
    waiting: Some(waiting::waiting),
    keepable: &[
        "/donnees-personnelles",
        "/registre-des-traitements",
        "/durees-de-conservation",
    ],
    processings: declared::PROCESSINGS,
    retentions: declared::RETENTIONS,
    ..Feature::named("privacy")
};

/// How many objections of a body wait for an answer.
pub async fn count_waiting(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    store::count_waiting(sql, body).await
}
