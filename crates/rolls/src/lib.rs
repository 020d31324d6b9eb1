//! The electoral roll as a proof: people show that they are on it, and nobody reads it.
//!
//! What people do here: an agent sends the export of the répertoire électoral unique ([`ReceiveRoll`], [`CutFile`]); the
//! worker looks at it and the agent reads what it holds (columns, counts, first refusals) before it is brought in
//! ([`BringIn`]); a second agent confirms it ([`ConfirmRoll`]) and it serves until its date, until the next one, or until it
//! is erased ([`EraseRoll`]). Whoever is signed in enters their name, given names, date and place of birth
//! ([`ProveRegistered`]): a match is a proof that lasts no longer than the roll, and makes them a member of each group of
//! registered electors ([`groups::GroupKind::Electors`]), which votes and elections choose as their electorate.
//!
//! The rules:
//! - what the roll says of people is sealed with a key that stands outside of the database; they are found by a digest of
//!   name and date made with that key, and compared in memory alone;
//! - names are compared without accents, case, hyphens, spaces and apostrophes; the name of birth or the one in use; given
//!   names in any order, the first one being enough; who cannot be told from another is not found;
//! - absent or nearly there, one is answered by the same words after the same work, a few times an hour;
//! - an elector is one person: a second account is led to the town hall, and agents see its claim, never who has the proof,
//!   nor who gave it up before its date;
//! - who is on the complementary list for European elections alone does not vote in the town (code électoral, art. LO 227-2).
//!
//! ```text
//! /liste-electorale                    proving it, what the proof is for, giving it up
//! /liste-electorale/listes             agents: the rolls, sending one, claims on one elector
//! /liste-electorale/listes/{id}        what one holds in numbers, bringing it in, confirming, erasing
//! ```

mod actions;
mod model;
mod names;
mod pages;
mod panels;
mod privacy;
mod reading;
pub mod rights;
mod secrets;
mod store;

use db::{Migration, Sql};
use kernel::{CollectiviteId, Feature, Navigation, PersonId, Section};

pub use actions::{
    BringIn, ConfirmRoll, CutFile, EndReceiving, EraseRoll, GiveUpProof, KeepPart, Outcome, ProveRegistered,
    ReceiveRoll, ReleaseElector,
};
pub use model::{Conflict, ConflictId, LineRefusal, Proof, Roll, RollId, Seen, State};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-12-01-rolls",
            text: include_str!("../migrations/2026-12-01-rolls.sql"),
        },
        Migration {
            name: "2026-12-01-rolls-held",
            text: include_str!("../migrations/2026-12-01-rolls-held.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "rolls-nav",
        path: "/liste-electorale",
        rank: 52,
        section: Some(Section::Vote),
    }],
    routes: Some(pages::routes),
    effects: &[
        (actions::LOOK, actions::look),
        (actions::BRING, actions::bring),
        (actions::CARRY, actions::carry),
        (actions::ERASE, actions::erase),
    ],
    slow: &[actions::LOOK, actions::BRING, actions::CARRY, actions::ERASE],
    timers: &[(actions::ENDING, actions::on_end)],
    reaction: Some(actions::react),
    panels: Some(panels::panel),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("rolls")
};

/// A roll by its identifier.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: RollId) -> Result<Option<Roll>, db::Error> {
    store::find(sql, body, id).await
}

/// The proof that a person is on the roll, which may have ended.
///
/// # Errors
/// When the database cannot be read.
pub async fn proof_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Proof>, db::Error> {
    store::proofs::proof(sql, body, person).await
}

/// Claims on electors whom other accounts have, the last one first, at most `limit`.
///
/// # Errors
/// When the database cannot be read.
pub async fn claims(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Conflict>, db::Error> {
    store::proofs::conflicts(sql, body, limit).await
}
