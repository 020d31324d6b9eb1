//! Requirements: what an adopted text asks of the projects that follow, and what becomes of it in each.
//!
//! What people do here: whoever runs a group, or an agent, marks a passage of an adopted text as a requirement
//! ([`MarkRequirement`]), with a title and a theme, and says which projects it bears on. Each project that begins is told
//! what it has to examine ([`AttachNewProject`]); others are tied by hand ([`AttachProject`]). Whoever carries the project
//! says how it answers ([`Conclude`]): taken in, in part, set aside, with the reason and a link that proves it. Everyone
//! reads across all projects where the requirement stands, and on a project's page what is still to be examined before
//! it is decided.
//!
//! The rules:
//! - only a text that is adopted (consolidated) asks anything; a passage is kept with its words and the commit they had;
//! - taken in part or set aside says why; what was said before stays readable, with who said it and when;
//! - when the passage is changed or repealed by another text, that is noted ([`NotePassageChange`]): the former words
//!   stay, and a repealed requirement asks nothing of anybody any more;
//! - a project is a parcours or a plan: anything of these types that is a part of a group.
//!
//! ```text
//! /exigences                            by theme, with where they stand
//! /exigences/nouvelle?texte=…&ou=…      the passage is chosen in the text, then named
//! /exigences/{id}                       the words, their text, every project: state, reason, proof, date
//! /exigences/{id}/examens/{examination} one project: what was said, and the form of whoever carries it
//! /exigences/projets/{type}/{id}        one project: everything it has to examine
//! /exigences.atom, /exigences.json      what was said of late; ?exigence= for one requirement
//! ```

mod actions;
mod document;
mod index;
mod mail;
mod model;
mod news;
mod pages;
mod panels;
mod privacy;
pub mod rights;
mod store;

use db::{Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Feature, Navigation, Section};

pub use actions::{
    AttachNewProject, AttachProject, ChangeRequirement, Conclude, MarkRequirement, NotePassageChange,
    RemindInCharge,
};
pub use model::{
    Ending, Examination, ExaminationId, PROJECTS, Passage, Reach, Requirement, RequirementId, Standing,
};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-11-29-requirements",
        text: include_str!("../migrations/2026-11-29-requirements.sql"),
    }],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "requirements-navigation",
        path: pages::MENU,
        rank: 58,
        section: Some(Section::FollowUp),
    }],
    routes: Some(pages::routes),
    reaction: Some(actions::react),
    timers: &[(actions::REMIND, actions::when_due)],
    guards: &[panels::EXAMINED],
    keepable: &["/exigences", "/exigences/{id}"],
    news: news::NEWS,
    followed: &["requirement"],
    within: Some(news::within),
    panels: Some(panels::panel),
    processings: privacy::PROCESSINGS,
    themes: Some(themes),
    ..Feature::named("requirements")
};

fn themes(sql: &mut Sql, body: CollectiviteId) -> BoxFuture<'_, Result<Vec<String>, db::Error>> {
    Box::pin(store::requirements::themes(sql, body))
}
