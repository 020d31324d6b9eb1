//! What a body must publish: each duty of the law, what the catalogue holds that answers it, what is late or missing.
//!
//! Duties are data (`duties.toml`): the article, who is concerned, the schema that serves it, what answers it. Acts, deliberations
//! and the catalogue are published by Parvis itself; the others are answered by a published file that follows the schema of the
//! duty, or by the dataset that an agent chose ([`ChooseAnswer`]). An agent also says why a duty does not concern the body, which
//! everybody reads, and how many people it employs ([`SetSize`]); its population is that of the legal delays
//! (`parcours::Place`).
//!
//! ```text
//! /a-publier                the duties, for everybody
//! /a-publier/agents         SetSize
//! /a-publier/{duty}         ChooseAnswer
//! ```

mod actions;
mod home;
mod model;
mod pages;
pub mod rights;
mod standing;
mod store;

use db::Migration;
use kernel::{Feature, Navigation, Section};

pub use actions::{ChooseAnswer, SetSize};
pub use model::{AnsweredBy, Choice, Duty, Size, duties};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-12-01-disclosure",
        text: include_str!("../migrations/2026-12-01-disclosure.sql"),
    }],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "disclosure-navigation",
        path: pages::MENU,
        rank: 61,
        section: Some(Section::FollowUp),
    }],
    routes: Some(pages::routes),
    home: Some(home::entries),
    keepable: &[pages::MENU],
    ..Feature::named("disclosure")
};
