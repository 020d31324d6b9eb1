//! Following what one cares for: news on the site, and a digest by mail that is silent when there is nothing.
//!
//! What people do here:
//! - they follow anything that has a life of its own ([`Follow`]): a group, a parcours, a text, a consultation, a meeting,
//!   the whole body; who takes part follows on the site what they took part in, and every page of it says so;
//! - they choose for each thing what they receive ([`Choose`]), and for all of them how the digest leaves ([`SetRhythm`]);
//! - they put an end to it from the letter itself, without signing in ([`StopDigest`], [`StopFollowing`]).
//!
//! ```text
//! journal line, numbered → the reader tells it of its subject and of all that this is a part of   (table news)
//! a person's page        → how many since they looked                                             (nothing is pushed)
//! at seven               → one letter for a person and a day, of what they have not seen
//! ```
//!
//! Rules: a line that no feature declares as [`News`](kernel::News) is told to nobody; what one did is not news to
//! oneself; what was withdrawn, removed or erased is told no more; a line is told once, under the nearest thing that one
//! follows. A thing followed by ten thousand people is one line, since who follows is asked by who reads. What somebody
//! follows is private: it stands neither in the journal nor on any page but theirs. What somebody has read is no deed and
//! leaves no line.

mod actions;
mod carried;
mod digest;
mod gather;
pub mod model;
mod offers;
mod pages;
mod privacy;
mod reader;
pub mod rights;
mod seen;
mod store;
mod telling;
mod waiting;

use db::Migration;
use kernel::Feature;

pub use actions::{Choose, Follow, SetRhythm, StopDigest, StopFollowing};
pub use seen::look;

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-29-follow",
            text: include_str!("../migrations/2026-11-29-follow.sql"),
        },
        Migration {
            name: "2026-11-29-follow-parts",
            text: include_str!("../migrations/2026-11-29-follow-parts.sql"),
        },
        Migration {
            name: "2026-11-30-follow-telling",
            text: include_str!("../migrations/2026-11-30-follow-telling.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    routes: Some(pages::routes),
    carried: Some(carried::pages),
    reaction: Some(actions::react),
    timers: &[
        (digest::DATE, digest::when_due),
        (digest::LETTER, digest::when_letter_due),
        (telling::DATE, telling::when_due),
    ],
    reader: Some(reader::read),
    offers: Some(offers::offers),
    waiting: Some(waiting::waiting),
    processings: privacy::PROCESSINGS,
    ..Feature::named("follow")
};
