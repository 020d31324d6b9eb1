//! Conversations: short statements, what people think of them, and the map of those who think alike.
//!
//! What people do here:
//! - agents and those who run a group open a conversation ([`OpenConversation`]) with first statements, change it, close it; a
//!   step `conversations.map` of a parcours opens and closes its own;
//! - people see one statement at a time and say whether they agree ([`CastOpinion`]), as often as they change their mind;
//! - they add statements ([`AddStatement`]), read first where the conversation says so ([`ReviewStatement`]), moderated as
//!   everything else is ([`moderation`]);
//! - everybody reads the map: groups, what sets each apart, what all share; and downloads what it is made from;
//! - one held elsewhere comes in with its votes ([`ImportConversation`]).
//!
//! Rules:
//! - a vote knows no person: its voter is a number made of the person and of a key of the conversation, which is forgotten thirty
//!   days after the end. It has a day, no rank and no instant, and leaves no line in the journal but the count of the closing:
//!   opinions are data of article 9 of the GDPR;
//! - while votes still come, the map and the figures are those of days that are over, and others are shown only once five more
//!   people came: two of them, one before the other, tell what nobody said. Files are handed out at the end;
//! - neither a map of fewer than five people, nor a group of fewer, nor the figures of a statement that fewer answered are shown;
//! - the map is made from the votes that stand and a seed that is published: `parvis opinions` makes the same.
//!
//! ```text
//! /conversations/{id}                     question, map, groups, what all share, files
//! /conversations/{id}/participer          one statement, three buttons → CastOpinion → the next one
//! /conversations/{id}/mes-avis            what one said, to be changed; one's own statements
//! /conversations/{id}/ajouter             → AddStatement
//! /conversations/{id}/enonces             every statement with its figures
//! /conversations/{id}/relire              those that wait → ReviewStatement
//! /conversations/{id}/votes.csv, comments.csv, participants-votes.csv
//! ```

mod actions;
mod document;
mod home;
mod index;
mod made;
pub mod model;
mod moderated;
mod pages;
mod privacy;
mod reading;
pub mod rights;
mod steps;
mod store;

use db::{Instant, Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Feature, Navigation, News, NewsSort, Section, SubjectRef};

pub use actions::{
    AddStatement, AddedStatement, Brought, CastOpinion, ChangeConversation, CloseConversation,
    ImportConversation, OpenConversation, ReviewStatement, WithdrawStatement,
};
pub use model::{
    Audience, Conversation, ConversationId, ImportedStatement, KeyState, Opinion, State, Statement,
    StatementId,
};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[Migration {
        name: "2026-11-30-zz-conversations",
        text: include_str!("../migrations/2026-11-30-zz-conversations.sql"),
    }],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "conversations-navigation",
        path: pages::MENU,
        rank: 16,
        section: Some(Section::TakePart),
    }],
    routes: Some(pages::routes),
    timers: &[
        (actions::CLOSE, actions::when_due),
        (actions::FORGET_VOTERS, actions::when_over_for_long),
    ],
    effects: &[(actions::REWRITE, actions::rewrite)],
    slow: &[actions::REWRITE],
    step_kinds: steps::KINDS,
    step_terms: steps::TERMS,
    home: Some(home::entries),
    stands: &[("conversation", home::standing)],
    news: NEWS,
    followed: &["conversation"],
    within: Some(within),
    moderated: moderated::ALL,
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("conversations")
};

/// What is news to those who follow a conversation.
const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "conversations.opened").until("closes_at"),
    News::of(NewsSort::Scheduled, "conversations.moved").until("closes_at"),
    News::of(NewsSort::Scheduled, "conversations.closed").ending(),
    News::of(NewsSort::Said, "conversations.statement-published"),
];

/// A conversation is a part of its group's work.
fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        if subject.kind != "conversation" {
            return Ok(Vec::new());
        }
        let found = store::conversations::find(sql, body, subject.id()).await?;
        let group = found.map(|about| SubjectRef::new("group", about.group_id));
        Ok(group.into_iter().collect())
    })
}

/// The conversation called `id`.
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
) -> Result<Option<Conversation>, db::Error> {
    store::conversations::find(sql, body, id).await
}

/// Conversations told at once as not over yet.
const NOT_OVER_MAX: i64 = 200;

/// The conversations that are planned or open at `now`, the soonest end first.
pub async fn not_over(
    sql: &mut Sql,
    body: CollectiviteId,
    now: Instant,
) -> Result<Vec<Conversation>, db::Error> {
    store::conversations::not_over(sql, body, now, NOT_OVER_MAX).await
}

/// The statement that has this number in a conversation, whatever its state.
pub async fn find_statement(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    number: i64,
) -> Result<Option<Statement>, db::Error> {
    store::statements::find_number(sql, body, conversation, number).await
}
