//! Writing together: a text, the amendments to it, their fate, and the text that results.
//!
//! What people do here: somebody of the group brings a text in ([`ImportText`]) and works on it ([`EditDraft`]); the
//! chair puts it to discussion ([`OpenDiscussion`]); members amend it ([`ProposeAmendment`], or [`ProposeAmendmentFor`] in the
//! name of an association), in place or by writing
//! the sentence, and anyone signed in argues ([`AddArgument`]); the chair closes ([`CloseDiscussion`]), opens one vote
//! an amendment ([`OpenVotes`]), and one on the whole where that is the rule ([`OpenWholeVote`]); each vote that closes merges its amendment or not; the consolidated version is a tag
//! ([`Consolidate`]).
//!
//! The rules:
//! - every amendment refers to the text put to discussion, never to the text after another one; adopted amendments are
//!   applied together to that text;
//! - the French sentence is the amendment, the difference is drawn from it (or the sentence from the difference);
//! - an amendment whose passage another one adopted before has removed or rewritten falls, and says by which; one that only
//!   shares some of its words waits, marked « à vérifier », for the chair to decide (`clashes`);
//! - an alinéa is « tout mot ou groupe de mots renvoyé à la ligne » (circular of 20 October 2000, NOR PRMX0004462C);
//!   alinéas are numbered by division and their numbers are never stored;
//! - amending is a right of who deliberates (CAA Paris, 12 February 1998, Tavernier): closing the discussion is a
//!   decision of the chair, not a delay that a program enforces.
//!
//! A walkthrough: `POST /textes/{id}/amender` → [`ProposeAmendment`] → `drafting` rewrites the passage in the text put
//! to discussion, asks legistique for the operations and their sentence, checks that applying them gives that very
//! text → `history` writes one commit on `amendements/7` → places to strike and underline are stored → event
//! `texts.amendment-proposed`. Later `votes.scrutin-closed` → `settle` applies all adopted amendments → a merge commit
//! on `main`, in the transaction that closed the vote.
//!
//! A text is a Git repository ([`repository`]); its objects live in the database beside what they decide. `git` clones it
//! at `/textes/{id}.git`, and pushes amendments to it (`wire`).

mod actions;
mod addresses;
mod brought;
mod calls;
mod clashes;
mod document;
mod drafting;
mod files;
mod history;
mod home;
mod indexing;
pub mod model;
mod moderated;
mod moderated_remarks;
mod news;
mod pages;
mod passages;
mod places;
mod privacy;
mod queue;
mod reading_apart;
mod remembered;
pub mod rights;
pub mod sitting;
mod steps;
mod store;
mod sub_amended;
mod table_form;
mod together;
mod versions;
mod waiting_files;
mod wire;
mod written;

use db::{Migration, Sql};
use gitwire::{Object, Oid};
use groups::GroupId;
use kernel::{BoxFuture, CollectiviteId, Event, Fault, Feature, Navigation, Work};

pub use actions::{
    AddArgument, AddArgumentFor, AddRemark, CloseDiscussion, Consolidate, CosignAmendment, DecideInSitting,
    EditDraft, ImportForParcours, ImportFromFile, ImportText, JoinParcours, KeepReadFile, OpenDiscussion,
    OpenDiscussionAsSeen, OpenVotes, OpenWholeVote, ProposeAmendment, ProposeAmendmentFor,
    ProposeSubAmendment, RectifyAmendment, SaveTogether, UndoDecision, WithdrawAmendment, WithdrawArgument,
    WithdrawRemark, WithdrawSignature,
};
pub use drafting::AmendmentForm;
pub use model::{
    Amendment, AmendmentId, AmendmentLine, Argument, ArgumentId, ArgumentSide, Consolidated, Fate, Text,
    TextDocument, TextId, TextLine, TextSource, TextState, text_path,
};
pub use pages::text_with;
pub use passages::{Passage, passage};
pub use wire::{PushAmendments, PushWanted, PushedAmendment};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-h-texts",
            text: include_str!("../migrations/2026-11-22-h-texts.sql"),
        },
        Migration {
            name: "2026-11-25-a-texts-listing",
            text: include_str!("../migrations/2026-11-25-a-texts-listing.sql"),
        },
        Migration {
            name: "2026-11-25-h-text-source",
            text: include_str!("../migrations/2026-11-25-h-text-source.sql"),
        },
        Migration {
            name: "2026-11-25-i-arguments-shown",
            text: include_str!("../migrations/2026-11-25-i-arguments-shown.sql"),
        },
        Migration {
            name: "2026-11-29-h-text-waiting-files",
            text: include_str!("../migrations/2026-11-29-h-text-waiting-files.sql"),
        },
        Migration {
            name: "2026-11-29-text-words-removed",
            text: include_str!("../migrations/2026-11-29-text-words-removed.sql"),
        },
        Migration {
            name: "2026-11-29-k-amendment-branch",
            text: include_str!("../migrations/2026-11-29-k-amendment-branch.sql"),
        },
        Migration {
            name: "2026-11-30-texts-sitting",
            text: include_str!("../migrations/2026-11-30-texts-sitting.sql"),
        },
        Migration {
            name: "2026-11-30-texts-cosigners",
            text: include_str!("../migrations/2026-11-30-texts-cosigners.sql"),
        },
        Migration {
            name: "2026-11-30-texts-sub-amendments",
            text: include_str!("../migrations/2026-11-30-texts-sub-amendments.sql"),
        },
        Migration {
            name: "2026-11-30-texts-remarks",
            text: include_str!("../migrations/2026-11-30-texts-remarks.sql"),
        },
        Migration {
            name: "2026-11-30-texts-own",
            text: include_str!("../migrations/2026-11-30-texts-own.sql"),
        },
        Migration {
            name: "2026-11-30-texts-object-kinds",
            text: include_str!("../migrations/2026-11-30-texts-object-kinds.sql"),
        },
        Migration {
            name: "2026-11-30-texts-together",
            text: include_str!("../migrations/2026-11-30-texts-together.sql"),
        },
        Migration {
            name: "2026-12-01-texts-calls",
            text: include_str!("../migrations/2026-12-01-texts-calls.sql"),
        },
    ],
    statements: &[
        store::documents::STATEMENTS,
        store::amendments::STATEMENTS,
        store::fates::STATEMENTS,
        store::contributions::STATEMENTS,
        store::git::STATEMENTS,
        store::branches::STATEMENTS,
        store::sources::STATEMENTS,
        store::removed::STATEMENTS,
        store::sitting::STATEMENTS,
        store::remarks::STATEMENTS,
        store::sub_amendments::STATEMENTS,
        store::cosigners::STATEMENTS,
        store::own::STATEMENTS,
        store::together::STATEMENTS,
        store::privacy::STATEMENTS,
    ],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "texts-nav",
        path: "/textes",
        rank: 20,
        section: None,
    }],
    routes: Some(pages::routes),
    reaction: Some(react),
    effects: &[(waiting_files::FORGET, waiting_files::forget)],
    timers: &[(waiting_files::WAITED, waiting_files::when_waited)],
    step_kinds: steps::KINDS,
    step_terms: steps::TERMS,
    home: Some(home::home),
    stands: &[("text", home::standing)],
    keepable: &[
        "/textes",
        "/textes/{id}",
        "/textes/{id}/historique",
        "/textes/{id}/seance",
        "/textes/{id}/discuter",
        "/textes/{id}/qui-a-ecrit",
        "/textes/{id}/amender",
        "/textes/{id}/amendements/{number}",
        "/textes/{id}/amendements/{number}/rectifier",
        "/contributions",
    ],
    carried: Some(home::carried),
    news: news::NEWS,
    followed: &["text"],
    within: Some(news::within),
    moderated: moderated::ALL,
    processings: privacy::PROCESSINGS,
    ..Feature::named("texts")
};

/// What a vote decided of an amendment is recorded; what a second person of an association confirms is tabled, or said.
fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        actions::settle::reaction(work, event).await?;
        actions::when_confirmed(work, event).await?;
        actions::when_argument_confirmed(work, event).await
    })
}

/// The text called `id`.
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
) -> Result<Option<TextDocument>, db::Error> {
    store::documents::find(sql, body, id).await
}

/// The latest text of the same group and title adopted after this one: what it may have become.
pub async fn successor(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
) -> Result<Option<TextDocument>, db::Error> {
    store::documents::successor(sql, body, text).await
}

/// The texts adopted, newest first, at most `limit`.
pub async fn adopted(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<TextLine>, db::Error> {
    store::documents::list(sql, body, Some(TextState::Consolidated), limit, 0).await
}

/// The amendment `number` of a text.
pub async fn find_amendment(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    number: i64,
) -> Result<Option<Amendment>, db::Error> {
    store::amendments::find_by_number(sql, body, text, number).await
}

/// Every amendment of a text, by number.
pub async fn amendments(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<Amendment>, db::Error> {
    store::amendments::list(sql, body, text).await
}

/// The arguments about an amendment, oldest first.
pub async fn arguments(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<Vec<Argument>, db::Error> {
    store::amendments::arguments(sql, body, amendment).await
}

/// The texts a group carries, newest first, at most `limit`.
pub async fn list_of_group(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    limit: i64,
) -> Result<Vec<TextLine>, db::Error> {
    store::documents::list_of_group(sql, body, group, limit).await
}

/// A text with its adopted amendments in and what became of each: none when there is no such text. Before
/// consolidation, it is the text as it stands so far.
pub async fn consolidated(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TextId,
) -> Result<Option<Consolidated>, Fault> {
    let Some(text) = store::documents::find(sql, body, id).await? else {
        return Ok(None);
    };
    let commit = history::oid(&text.head_commit)?.to_string();
    let amendments = store::amendments::list(sql, body, id).await?;
    let amendments = amendments
        .into_iter()
        .map(|amendment| AmendmentLine {
            number: amendment.number,
            sentence: amendment.sentence,
            fate: amendment.fate,
            author: amendment.author_id,
            id: amendment.id,
        })
        .collect();
    Ok(Some(Consolidated {
        title: text.title,
        markdown: text.markdown,
        commit,
        amendments,
    }))
}

/// A text's repository.
pub struct Repository {
    /// Every object, with its id
    pub objects: Vec<(Oid, Object)>,
    /// Every reference: `refs/heads/main`, `refs/tags/texte-en-discussion`, `refs/heads/amendements/7`…
    pub references: Vec<(String, Oid)>,
}

/// Everything a clone of a text needs.
pub async fn repository(sql: &mut Sql, body: CollectiviteId, id: TextId) -> Result<Repository, Fault> {
    Ok(Repository {
        objects: store::git::list_objects(sql, body, id).await?,
        references: store::git::list_refs(sql, body, id).await?,
    })
}
