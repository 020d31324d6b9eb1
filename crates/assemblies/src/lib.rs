//! Assemblies drawn by lot among volunteers, so that they look like the town, by a draw that everybody can make again.
//!
//! What people do here: an agent prepares an assembly ([`CreateAssembly`]), pastes what the population is made of
//! ([`SetCriteria`]: seats for each value follow by the largest remainder) and calls for volunteers ([`OpenCall`]);
//! people offer to sit ([`OfferToSit`], [`ConfirmVolunteer`], or on paper: [`EnterPaperForms`]) and take their name back
//! whenever they want ([`Withdraw`], [`RecordWithdrawal`]). Once the call is closed ([`CloseCall`]) an agent announces
//! when the seed will be read and where it comes from ([`AskDraw`]); the worker computes a thousand panels that are
//! published with their digest ([`PublishPanels`]), or says which quotas cannot be met. On the day, the seed is entered
//! before the public ([`EnterSeed`]) and draws one of them. Those who are on it are written to, and answer
//! ([`AnswerBySelf`], [`RecordAnswer`]); empty seats go to the reserve ([`CallReserve`]) or to a draw of their own. The
//! panel becomes a group ([`GatherGroup`]); when all is over, names are erased ([`EraseVolunteers`]) and what was
//! published stays.
//!
//! The rules:
//! - leximin, and never another method: the least favoured volunteer is as likely as can be;
//! - panels are committed to a day at least before the seed exists; a seed has one spelling, announced with them, and is
//!   entered once; a draw that is abandoned says why to all, with its seed and its panel once it was read;
//! - seats that become empty go down one published order; who leaves loses the mandate that the assembly gave, no other;
//! - what everybody reads holds numbers; names and addresses are for the town's agents alone, and leave with no export;
//! - the draw is an algorithmic treatment: its rule, its files and its code are published, each page says so (code des
//!   relations entre le public et l’administration, art. L. 311-3-1).
//!
//! ```text
//! /assemblees                          those that call, draw, or sit
//! /assemblees/{id}                     what it is, who it must look like, where it stands
//! /assemblees/{id}/inscription         the volunteers' form
//! /assemblees/{id}/preparer            who prepares, closes, draws
//! /assemblees/{id}/volontaires         names, paper forms, answers: agents alone
//! /assemblees/{id}/tirages/{round}     the ceremony: panels, probabilities, seed, panel drawn, reserve, how to check
//! /volontariat/{token}                 a volunteer's own page, without account
//! ```
//!
//! Architecture invariant: panels are computed by the worker, outside of any transaction, from files that are kept with them.

mod actions;
mod home;
mod mail;
mod model;
mod own_secret;
mod pages;
mod privacy;
pub mod rights;
mod steps;
mod store;

use db::{Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Feature, Navigation, News, NewsSort, Section, SubjectRef};

pub use actions::{
    AnswerBySelf, AskDraw, CallReserve, CancelDraw, CloseCall, Computed, ConfirmVolunteer, CreateAssembly,
    EditAssembly, EnterPaperForms, EnterSeed, EraseVolunteers, FoundReserves, GatherGroup, LowerSeats,
    NoteDeparture, OfferToSit, OpenCall, ProlongCall, PublishPanels, RecordAnswer, RecordWithdrawal,
    RelaxDraw, RenewLink, SetCriteria, SetQuotas, VolunteerForm, Withdraw, find_reserves,
};
pub use model::{
    Assembly, AssemblyId, Criterion, Draw, DrawFigures, DrawState, QuotaChange, Relaxation, Seat, Settings,
    State, Succession, Target, VOLUNTEERS_MAX, Volunteer, VolunteerId, VolunteerState, path_of,
};
pub use own_secret::own_token;

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-30-zz-assemblies",
            text: include_str!("../migrations/2026-11-30-zz-assemblies.sql"),
        },
        Migration {
            name: "2026-12-01-assemblies-relaxed",
            text: include_str!("../migrations/2026-12-01-assemblies-relaxed.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "assemblies-nav",
        path: "/assemblees",
        rank: 42,
        section: Some(Section::TakePart),
    }],
    routes: Some(pages::routes),
    timers: &[
        (actions::CLOSING, actions::on_deadline),
        (actions::FORGETTING, actions::on_forgetting),
        (actions::ERASING, actions::on_erasure),
    ],
    effects: &[(actions::COMPUTE, actions::compute)],
    slow: &[actions::COMPUTE],
    step_kinds: steps::KINDS,
    step_terms: steps::TERMS,
    home: Some(home::entries),
    reaction: Some(actions::react),
    stands: &[("assembly", home::standing)],
    news: NEWS,
    followed: &["assembly"],
    within: Some(within),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("assemblies")
};

/// What is news to those who follow.
const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "assemblies.call-opened").until("until"),
    News::of(NewsSort::Scheduled, "assemblies.call-prolonged").until("until"),
    News::of(NewsSort::Scheduled, "assemblies.panels-published").until("draw_at"),
    News::of(NewsSort::Filed, "assemblies.drawn").ending(),
];

/// An assembly is a part of the work of the group that prepares it, and of the group it became.
fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        if subject.kind != "assembly" {
            return Ok(Vec::new());
        }
        let found = store::find(sql, body, subject.id()).await?;
        Ok(found.map_or_else(Vec::new, |assembly| {
            let own = assembly.panel_group.filter(|group| *group != assembly.group);
            [Some(assembly.group), own]
                .into_iter()
                .flatten()
                .map(|group| SubjectRef::new("group", group))
                .collect()
        }))
    })
}

/// An assembly by its identifier.
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
) -> Result<Option<Assembly>, db::Error> {
    store::find(sql, body, id).await
}

/// The draws of an assembly, the first one first.
pub async fn draws(sql: &mut Sql, body: CollectiviteId, id: AssemblyId) -> Result<Vec<Draw>, db::Error> {
    store::draws(sql, body, id).await
}

/// Everybody who confirmed, by number, for who may read names.
pub async fn volunteers(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
) -> Result<Vec<Volunteer>, db::Error> {
    store::volunteers(sql, body, id).await
}
