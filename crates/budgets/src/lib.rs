//! Participatory budgets: from the idea to the works, with the money of a town or of its districts.
//!
//! What people do here:
//! - agents and those who run a group prepare a budget ([`CreateBudget`]): its money, its envelopes, how they are shared,
//!   what a ballot is; the steps `budgets.ideas`, `budgets.study`, `budgets.vote` and `budgets.works` of a parcours open and
//!   close its own;
//! - anyone signed in proposes ideas, with a place on the map, a cost, a photo ([`ProposeIdea`], [`AddPhoto`]);
//! - anyone signed in argues under an idea ([`CommentIdea`]), as under a contribution (`debates`), until the vote is over;
//! - the services study and cost each of them in public ([`StudyIdea`]), and put together those that are one
//!   ([`MergeIdeas`]), whose authors are all named;
//! - inhabitants vote online, once and until the closing ([`CastBasket`]); two agents enter each ballot on paper
//!   ([`EnterPaper`]); at a desk, who is handed one does not vote online as well ([`HandPaper`]), unless it
//!   comes back ([`TakeBackPaper`]);
//! - the ballots are counted ([`CountVote`]) by the `counting` crate; the result, its reasons, its certificate and its
//!   Pabulib file are public; the works are followed, with their dates, amounts and photos ([`RecordWorks`]).
//!
//! Rules:
//! - what is voted on and the rule are published when the vote opens, with the digest of the seed of the draw between equals;
//!   neither changes afterwards; the seed is published with the result (`counting`, « Ties »);
//! - a basket stays within each envelope; what is written on a ballot is checked by the server, whatever the page said;
//! - who voted is kept, what they voted is emptied at the count: the certificate alone holds the ballots, without names;
//! - a photo is kept without what a telephone writes in it: its place, its date, its owner;
//! - the result says that it was computed, and how (CRPA, art. L. 311-3-1);
//! - no electoral list is kept: who votes declares to be among those the budget names. Electoral law does not apply to such
//!   a consultation; the council's deliberation decides.
//!
//! ```text
//! /budgets                        the budgets
//! /budgets/{id}                   where it stands: ideas on a map, vote, projects chosen, works
//! /budgets/{id}/proposer          where?, then what? → ProposeIdea
//! /budgets/{id}/voter             a basket with its total → CastBasket
//! /budgets/{id}/papier            ballots on paper → EnterPaper
//! /budgets/{id}/resultat          bars, map, reasons; certificat.json, resultat.pb
//! /idees/{id}                     an idea, what the services say, its works
//! ```

mod actions;
mod counted;
mod document;
mod home;
mod index;
mod lists;
mod model;
mod moderated;
mod pages;
mod privacy;
pub mod rights;
mod steps;
mod store;

use db::{Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Event, Fault, Feature, Navigation, Section, Work};

pub use actions::{
    AddPhoto, AtDesk, CastBasket, ChangeBudget, CloseIdeas, CloseVote, CommentIdea, CountVote, CreateBudget,
    Described, EditIdea, EnterPaper, ExtendVote, HandPaper, ImportPabulib, MergeIdeas, OpenIdeas, OpenVote,
    PabulibFile, ProposeIdea, ProposeIdeaFor, Proposed, RecordWorks, RemoveBudget, RemovePaper, RemovePhoto,
    RemoveWorks, RemoveWorksPhoto, SeparateIdea, StudyIdea, TakeBackPaper, Verdict, WithdrawIdea,
    WithdrawIdeaComment,
};
pub use model::{
    BallotForm, Budget, BudgetId, Cents, District, Idea, IdeaId, IdeaState, SharingRule, Stage, Works,
    WorksId, WorksState,
};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-30-zz-budgets",
            text: include_str!("../migrations/2026-11-30-zz-budgets.sql"),
        },
        Migration {
            name: "2026-12-01-budgets-desk",
            text: include_str!("../migrations/2026-12-01-budgets-desk.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "budgets-navigation",
        path: pages::MENU,
        rank: 17,
        section: Some(Section::TakePart),
    }],
    routes: Some(pages::routes),
    reaction: Some(react),
    timers: &[
        (actions::IDEAS_OVER, actions::when_ideas_over),
        (actions::VOTE_OVER, actions::when_vote_over),
    ],
    step_kinds: steps::KINDS,
    step_terms: steps::TERMS,
    home: Some(home::entries),
    stands: &[(model::BUDGET, home::standing)],
    keepable: &[
        "/budgets",
        "/budgets/{id}",
        "/budgets/{id}/resultat",
        "/idees/{id}",
    ],
    news: home::NEWS,
    followed: &[model::BUDGET],
    within: Some(home::within),
    lists: lists::ALL,
    moderated: moderated::ALL,
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("budgets")
};

/// What a second person of an association confirms is proposed.
fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(actions::when_confirmed(work, event))
}

/// The budget called `id`.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: BudgetId) -> Result<Option<Budget>, db::Error> {
    store::find(sql, body, id).await
}

/// The budgets whose ideas are collected, among the `limit` that moved last.
pub async fn collecting(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Budget>, db::Error> {
    let mut found = store::list(sql, body, limit, 0).await?;
    found.retain(|budget| budget.stage == Stage::Ideas);
    Ok(found)
}

/// The ideas of a budget, by number, whatever their state.
pub async fn ideas(sql: &mut Sql, body: CollectiviteId, budget: BudgetId) -> Result<Vec<Idea>, db::Error> {
    store::list_all(sql, body, budget).await
}

/// Budgets told at once as not counted yet.
const UNCOUNTED_MAX: i64 = 200;

/// The budgets on which ballots are cast and not counted yet: until then they hold who votes for what, and leave with no
/// export.
pub async fn uncounted(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Budget>, db::Error> {
    store::list_uncounted(sql, body, UNCOUNTED_MAX).await
}
