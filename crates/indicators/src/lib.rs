//! Plans and their indicators: what was promised, how it is measured, how far it has come.
//!
//! What people do here: whoever runs a group, or an agent, opens a plan that the group follows ([`OpenPlan`]) and says
//! what is measured ([`AddIndicator`]): unit, source, where things start from, what is to be reached and by when. Each
//! indicator may be entrusted to somebody, who is reminded once a period and records the values ([`RecordValue`]). A
//! value that was wrong is corrected ([`CorrectValue`]): both stay, with the reason. Everyone reads the figures, sees
//! them drawn against the way to the target, and downloads them.
//!
//! The rules:
//! - figures are exact decimals, never binary approximations; a period has one value;
//! - a value is recorded once its period is over, for the last day of the period;
//! - an indicator is « en bonne voie » when its latest value is at least on the straight line from the baseline to the
//!   target, « en retard » short of it; without a dated baseline and target nothing is said to be late;
//! - the rhythm is fixed once there are values: those of another rhythm would tell of other periods.
//!
//! ```text
//! /plans                          the plans, by name
//! /plans/{id}                     what is measured, latest values, where it stands
//! /plans/{id}/valeurs.csv         every value
//! /indicateurs/{id}               one indicator: drawn, then as a table, with its source and its corrections
//! /indicateurs/{id}/valeur        the form of whoever records it
//! ```

mod actions;
mod document;
mod home;
mod index;
mod mail;
mod model;
mod news;
mod pages;
mod privacy;
pub mod rights;
mod store;
mod words;

use db::Migration;
use kernel::{Feature, Navigation, Section};

pub use actions::{
    AddIndicator, ChangeIndicator, ChangePlan, CorrectValue, Described, OpenPlan, RecordValue, RemindOwner,
    ResumeIndicator, RetireIndicator,
};
pub use model::{Direction, Figure, Indicator, IndicatorId, Plan, PlanId, Rhythm, Standing, Value, ValueId};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-11-29-indicators",
        text: include_str!("../migrations/2026-11-29-indicators.sql"),
    }],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "indicators-navigation",
        path: pages::MENU,
        rank: 57,
        section: Some(Section::FollowUp),
    }],
    routes: Some(pages::routes),
    timers: &[(actions::REMIND, actions::when_due)],
    home: Some(home::entries),
    keepable: &["/plans", "/plans/{id}", "/indicateurs/{id}"],
    news: news::NEWS,
    followed: &["plan"],
    within: Some(news::within),
    processings: privacy::PROCESSINGS,
    ..Feature::named("indicators")
};
