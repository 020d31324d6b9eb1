//! A telephone number as a proof: light, within everybody's reach, and worth one vote.
//!
//! What people do here:
//! - an agent says by which gateway text messages leave ([`SetUpGateway`], [`RemoveGateway`]): any that is asked over HTTP with JSON
//!   or with a form;
//! - who is signed in has a code sent to their number ([`AskPhoneCode`]) and types it ([`ConfirmPhoneCode`]): « numéro de téléphone
//!   vérifié », with its date ([`verified`]), until they give it up ([`GiveUpPhone`]);
//! - they are members of each group that asks for it ([`groups::GroupKind::Phones`]), which votes, elections and budgets choose as
//!   their electorate. It asks for less than the electoral roll ([`groups::GroupKind::Electors`]), and says less: neither who
//!   somebody is, nor where they live.
//!
//! Rules:
//! - one number is one person's; given up, it is nobody else's for a while, or it would count twice in
//!   one vote;
//! - lines are given to others: one that was proved more than a year ago, and whose codes somebody else receives, is its first
//!   holder's no more, and nobody's for the same while;
//! - a number is kept as a digest made with the key of the house, and its last two digits sealed; what waits to be sent is sealed;
//! - a code works ten minutes and is typed wrong five times; who asks for one is answered the same whether the number is free or not;
//! - messages are counted by number, by account, by client and for the whole body: each costs the town something, and who has a line
//!   abroad earns from those it receives, so the countries that are sent to are chosen;
//! - nobody signs in with a number: lines are given to others.
//!
//! ```text
//! /compte/telephone            AskPhoneCode → effect « sms » → the gateway
//! /compte/telephone/code       ConfirmPhoneCode → the proof, the groups
//! /passerelles/sms             SetUpGateway | RemoveGateway
//! ```

mod actions;
mod model;
mod number;
mod offers;
mod pages;
mod panels;
mod privacy;
pub mod rights;
mod sms;
mod store;
mod template;

use db::{Instant, Migration, Sql};
use kernel::{CollectiviteId, Feature, PersonId};

pub use actions::{
    AskPhoneCode, ConfirmPhoneCode, Confirmed, GiveUpPhone, RemoveGateway, SetUpGateway, TypedGateway,
};
pub use model::{Format, Gateway, Method};

/// What the last digits of a number are sealed for.
const ENDING: &str = "phone ending";

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-12-01-phones",
        text: include_str!("../migrations/2026-12-01-phones.sql"),
    }],
    statements: &[store::STATEMENTS],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    routes: Some(pages::routes),
    reaction: Some(actions::react),
    effects: &[
        (sms::EFFECT, |house, effect| Box::pin(sms::deliver(house, effect))),
        (actions::CARRY, actions::carry),
    ],
    slow: &[actions::CARRY],
    offers: Some(offers::offers),
    panels: Some(panels::panel),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("phones")
};

/// When this person proved that a number is theirs; none when they did not, or gave it up.
pub async fn verified(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Instant>, db::Error> {
    Ok(store::proof(sql, body, person)
        .await?
        .map(|proof| proof.proved_at))
}

/// By which gateway this body sends text messages, if it does.
pub async fn gateway(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Gateway>, db::Error> {
    store::gateway(sql, body).await
}
