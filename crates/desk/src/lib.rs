//! The desk: taking part without an e-mail address that one can use.
//!
//! What people do here:
//! - agents send letters with a code to people of a list ([`PrepareCampaign`], [`MakeLetters`]); who receives one types its code
//!   ([`UseCode`]): it opens an account, or is attached to the one they are signed in with, and proves « résidence vérifiée par
//!   courrier », with its date ([`residence`]);
//! - agents receive somebody at the desk ([`BeginVisit`]) and take part in their name, under the name they choose:
//!   a contribution ([`ContributeAtDesk`]), a support ([`SupportAtDesk`]), an idea of a budget ([`ProposeAtDesk`]); the person leaves
//!   with a receipt ([`EndVisit`]), whose code gives them the account, what was done for them included;
//! - who has no address gives one when they have one ([`GiveAddress`], [`ConfirmAddress`]).
//!
//! Who has an address and no account, or shares somebody's mailbox, takes part by a link sent there: see `debates`.
//!
//! Rules:
//! - a code is drawn, 60 bits, and kept as a digest made with the key of the house: whoever reads the database prints none. It
//!   serves once; made again, the one before is dead;
//! - what is unknown, over or used is answered the same, after the same work; a client gets ten wrong in an hour,
//!   two once all have got three hundred wrong: agents are told, and nobody else is locked out;
//! - an agent never acts in a secret vote: no such deed is here, and nobody at the desk has a session;
//! - an agent acts for who was made known at the desk and has not claimed their account, and for nobody else;
//! - the journal tells that it was done at the desk, by which agent; the page of what was done shows its author alone;
//! - a letter for somebody who has an account opens nothing to who is not signed in with it: agents know those codes.
//!
//! ```text
//! /guichet                          begin a visit, go on with one → BeginVisit
//! /guichet/{visit}                  a banner, what can be done → ContributeAtDesk | SupportAtDesk | ProposeAtDesk
//! /guichet/{visit}/recu             EndVisit → a page to print, with a code
//! /guichet/courriers                the campaigns → PrepareCampaign
//! /guichet/courriers/{id}/lettres.pdf   MakeLetters → one file of letters for window envelopes
//! /code                             UseCode → a session, or a proof for who is signed in
//! /code/adresse                     GiveAddress → a mail → ConfirmAddress
//! ```

mod actions;
mod departures;
pub mod model;
mod offers;
mod pages;
mod privacy;
pub mod rights;
mod store;

use db::{Migration, Sql};
use kernel::{CollectiviteId, Feature, Navigation, PersonId, Section};

pub use actions::{
    BeginVisit, ConfirmAddress, ContributeAtDesk, EndVisit, GiveAddress, MadeLetter, MakeLetters,
    PrepareCampaign, ProposeAtDesk, Receipt, RemoveCampaign, SupportAtDesk, UseCode, Used, held_visit,
    note_help,
};
pub use model::{Campaign, CampaignId, DeskVisit, Letter, LetterId, Recipient, Residence, VisitId};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-12-01-desk",
        text: include_str!("../migrations/2026-12-01-desk.sql"),
    }],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "desk-navigation",
        path: pages::CODE,
        rank: 19,
        section: Some(Section::TakePart),
    }],
    routes: Some(pages::routes),
    reaction: Some(departures::react),
    offers: Some(offers::offers),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("desk")
};

/// Whether and when a letter proved where this person lives.
pub async fn residence(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Residence>, db::Error> {
    store::codes::residence(sql, body, person).await
}

/// A visit at the desk.
pub async fn find_visit(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VisitId,
) -> Result<Option<DeskVisit>, db::Error> {
    store::visits::find(sql, body, id).await
}

/// The letters of a campaign, in their order, at most `limit`.
pub async fn letters(
    sql: &mut Sql,
    body: CollectiviteId,
    campaign: CampaignId,
    limit: i64,
) -> Result<Vec<Letter>, db::Error> {
    store::letters::list(sql, body, campaign, (limit, 0)).await
}
