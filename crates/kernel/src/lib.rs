//! The house's rules of life: who may act, what an action leaves behind, and what happens outside because of it.
//!
//! ```text
//! request → Actor, Input → House::act(action)
//!     Action::run(&mut Work)   require(right) → rules → SQL → journal(event) → effect(…) / timer(…)
//!     one transaction holds all of it; reactions of other features run inside it
//! worker  → leases due effects → handler → done | again later | parked, shown to the agent
//!         → fires due timers, each in a transaction of its own
//!         → numbers the public lines of the journal, then hands them to the features that read it
//! ```
//!
//! Architecture invariants:
//! - An [`Action`] that succeeds has checked a right and appended to the journal: [`House::act`] refuses to commit
//!   otherwise.
//! - Nothing here knows a feature by name: features are values ([`Feature`]) composed by the binary.
//! - Nothing here opens a connection to the outside: effects are handed to handlers.
//! - The clock and randomness are injected ([`Clock`], [`Randomness`]).

mod action;
mod actor;
mod actor_kinds;
mod appearance;
mod attempt;
mod bodies;
mod client;
mod clock;
mod collectivite;
pub mod duty;
mod fault;
mod feature;
mod files;
mod hosts;
mod house;
mod journal;
mod moderated;
mod news;
mod open_lists;
mod outbox;
pub mod privacy;
mod randomness;
mod rights;
mod sittings;
pub mod steps;
mod store;
mod subject;
mod themes;
mod timers;
mod watch;
mod wholes;
mod work;
pub mod worker;

pub use action::Action;
pub use actor::{Actor, Person, PersonId, Proof, SignedIn};
pub use actor_kinds::{ACTOR_KINDS, ActorKind, ROLES};
pub use appearance::Appearance;
pub use bodies::{Addressee, Bodies};
pub use client::client_line;
pub use clock::Clock;
pub use collectivite::{Collectivite, CollectiviteId, CollectiviteKind, NewCollectivite};
pub use fault::{Argument, Fault, FieldFault, Fields, Sentence};
pub use feature::{
    AgentsOf, BoxFuture, Carried, CarriedPage, EffectHandler, Feature, Home, HomeEntry, HomeSection,
    JournalReader, Navigation, Offers, Panels, Qualities, Reaction, Recognise, Section, Seen, Sits, Stands,
    Themes, TimerHandler, WaitingFor, Within,
};
pub use files::{FileHash, FileStore, Files, FilesError, StoreState};
pub use hosts::HostName;
pub use house::{House, HouseBuilder, Settings};
pub use journal::{Event, JournalLine, JournalPage, has_brought_in};
pub use moderated::{ChangeModerated, FormerWording, Moderated, ModeratedContent, ReadFormer, ReadModerated};
pub use news::{News, NewsSort, NumberedLine, Offer, Panel, PanelLine, Standing, Waiting};
pub use open_lists::{
    OPEN_ROWS_AT_ONCE, OpenColumn, OpenKind, OpenList, OpenRows, ReadOpenRows, find_open_list, open_lists,
};
pub use outbox::{
    DELIVERIES, Delivery, Effect, EffectContext, EffectLine, EffectMark, EffectState, Exchanges, RetryEffect,
    RetryEffectsOf, SET_ASIDE, SetAsideEffect,
};
pub use privacy::{
    APPLY_RETENTION, Consent, Due, Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, RecordErasing,
    Retention, RetentionRun, Through, Transfers,
};
pub use randomness::Randomness;
pub use rights::{Quality, Right, RightsTable, Scope};
pub use sittings::sitting_on;
pub use subject::{Subject, SubjectRef, slug};
pub use themes::themes_of;
pub use timers::Timer;
pub use watch::Queues;
pub use wholes::wholes_of;
pub use work::Work;

use db::Migration;

/// The ground's own tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "2026-11-22-a-kernel",
        text: include_str!("../migrations/2026-11-22-a-kernel.sql"),
    },
    Migration {
        name: "2026-11-25-kernel-watch",
        text: include_str!("../migrations/2026-11-25-kernel-watch.sql"),
    },
    Migration {
        name: "2026-11-25-kernel-exchanges",
        text: include_str!("../migrations/2026-11-25-kernel-exchanges.sql"),
    },
    Migration {
        name: "2026-11-29-kernel-hosts",
        text: include_str!("../migrations/2026-11-29-kernel-hosts.sql"),
    },
    Migration {
        name: "2026-11-29-kernel-readers",
        text: include_str!("../migrations/2026-11-29-kernel-readers.sql"),
    },
    Migration {
        name: "2026-11-29-kernel-order",
        text: include_str!("../migrations/2026-11-29-kernel-order.sql"),
    },
    Migration {
        name: "2026-12-01-kernel-retention",
        text: include_str!("../migrations/2026-12-01-kernel-retention.sql"),
    },
    Migration {
        name: "2026-12-01-kernel-retention-failed",
        text: include_str!("../migrations/2026-12-01-kernel-retention-failed.sql"),
    },
    Migration {
        name: "2026-12-01-kernel-acts-of-agents",
        text: include_str!("../migrations/2026-12-01-kernel-acts-of-agents.sql"),
    },
];

/// The ground's own statements, for the test that prepares them on both engines.
pub const STATEMENTS: &[db::Statement] = store::STATEMENTS;
