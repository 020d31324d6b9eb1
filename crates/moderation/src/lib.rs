//! Moderation: what people write may be reported by anyone, removed by a person with a reason, and put back on appeal.
//!
//! What people do here:
//! - anyone reports a contribution, a comment, an argument, the rationale of an amendment ([`ReportContent`]);
//! - who runs the group that answers for it, or an agent, decides with a reason from a public list ([`Moderate`]);
//! - the author may contest a removal once ([`AppealRemoval`]), before somebody else ([`DecideAppeal`]).
//!
//! Rules (regulation (EU) 2022/2065, articles 16, 17, 20 and 24):
//! - moderation comes after publication, by people; what was removed leaves its date and its reason in its place;
//! - one queue, one page of reasons and one page of figures for the whole body, whatever was written and where;
//! - what was removed is forgotten once it can no longer be contested.
//!
//! A feature lists what it lets be moderated ([`kernel::Feature::moderated`]): it says how one such thing is read,
//! hidden, put back, forgotten. This one knows none of them by name.
//!
//! ```text
//! /signaler/{kind}/{id}     → ReportContent → a mail to who reported, a line of the queue
//! /moderation               what waits; /moderation/{kind}/{id} → Moderate → a mail to the author
//! /recours/{id}             → AppealRemoval; /moderation/recours/{id} → DecideAppeal
//! /moderation/motifs, /moderation/bilan
//! ```

mod actions;
mod departures;
mod mail;
pub mod model;
mod pages;
mod privacy;
pub mod rights;
mod store;

use db::{Migration, Sql};
use kernel::{CollectiviteId, Feature, SubjectRef};

pub use actions::{
    AppealRemoval, CLIENT_REPORTS_PER_HOUR_MAX, DecideAppeal, Moderate, ReportContent, close_reports,
};
pub use model::{Decision, DecisionId, Reason, Target};
pub use pages::{links, links_public, reason_words, removed_on, report_link, stub};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-29-moderation",
            text: include_str!("../migrations/2026-11-29-moderation.sql"),
        },
        Migration {
            name: "2026-12-01-moderation-clients",
            text: include_str!("../migrations/2026-12-01-moderation-clients.sql"),
        },
    ],
    statements: &[store::STATEMENTS],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    routes: Some(pages::routes),
    reaction: Some(departures::react),
    timers: &[
        (actions::FORGET, actions::when_removed_is_old),
        // Set while consultations alone were moderated.
        ("debates.forget-removed", actions::when_removed_is_old),
    ],
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("moderation")
};

/// The removals in force of a subject and of what is a part of it, the oldest first.
pub async fn removals_of(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Vec<Decision>, db::Error> {
    store::removals_of(sql, body, subject).await
}
