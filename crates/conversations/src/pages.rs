//! The pages of conversations.

mod drawing;
mod figures;
mod files;
mod import;
mod list;
mod own;
mod prepare;
mod review;
mod show;
mod statements;
mod take_part;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::{Fault, House, Scope};
use maud::Markup;
use ui::components::{Tone, status};
use ui::{Page, Visit, t};

use crate::model::{Conversation, ConversationId, Stage, State, Statement};
use crate::store;

/// The menu entry every page here belongs to.
pub(crate) const MENU: &str = "/conversations";
/// Lines of a list in one page.
const LINES_A_PAGE: i64 = 20;
/// Bytes of a conversation that comes in from elsewhere: a hundred thousand votes, and the statements.
const IMPORT_BYTES_MAX: usize = 12 * 1024 * 1024;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/conversations", get(list::show))
        .route(
            "/conversations/nouvelle",
            get(prepare::show_new).post(prepare::open),
        )
        .route(
            "/conversations/importer",
            get(import::show)
                .post(import::bring_in)
                .layer(DefaultBodyLimit::max(IMPORT_BYTES_MAX)),
        )
        .route("/conversations/{id}", get(show::show))
        .route(
            "/conversations/{id}/participer",
            get(take_part::show).post(take_part::vote),
        )
        .route(
            "/conversations/{id}/ajouter",
            get(take_part::show_add).post(take_part::add),
        )
        .route("/conversations/{id}/mes-avis", get(own::show).post(own::change))
        .route("/conversations/{id}/enonces", get(statements::show))
        .route(
            "/conversations/{id}/enonces/{number}/retirer",
            post(statements::withdraw).get(statements::back),
        )
        .route(
            "/conversations/{id}/relire",
            get(review::show).post(review::decide),
        )
        .route(
            "/conversations/{id}/modifier",
            get(prepare::show_change).post(prepare::change),
        )
        .route("/conversations/{id}/clore", post(prepare::close))
        .route("/conversations/{id}/votes.csv", get(files::votes))
        .route("/conversations/{id}/comments.csv", get(files::statements))
        .route(
            "/conversations/{id}/participants-votes.csv",
            get(files::participants),
        )
}

async fn find_conversation(visit: &Visit, id: ConversationId) -> Result<Conversation, Fault> {
    store::conversations::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("conversation"))
}

/// The words of a statement; of one that was withdrawn after the end, that it was.
fn words_of(visit: &Visit, statement: &Statement) -> String {
    if statement.state == State::WithdrawnAfter {
        t!(visit.words, "conversations-statement-withdrawn-after")
    } else {
        statement.text.clone()
    }
}

/// A page about a conversation, with the way to it.
fn under_conversation(visit: &Visit, about: &Conversation, page: Page) -> Page {
    page.under(t!(visit.words, "conversations-navigation"), MENU)
        .under(&about.title, about.path())
        .active(MENU)
}

fn stage_status(visit: &Visit, about: &Conversation) -> Markup {
    let words = visit.words;
    match about.stage_at(visit.now()) {
        Stage::Planned => status(&t!(words, "conversations-stage-planned"), Tone::Neutral),
        Stage::Open => status(&t!(words, "conversations-stage-open"), Tone::Info),
        Stage::Closed => status(&t!(words, "conversations-stage-closed"), Tone::Neutral),
    }
}

fn dates(visit: &Visit, about: &Conversation) -> String {
    let words = visit.words;
    match about.stage_at(visit.now()) {
        Stage::Planned => t!(words, "conversations-opens-on", at = visit.at(about.opens_at)),
        Stage::Open => t!(words, "conversations-open-until", at = visit.at(about.closes_at)),
        Stage::Closed => t!(words, "conversations-closed-on", at = visit.at(about.ends_at())),
    }
}

/// True when the visitor runs the conversation.
async fn is_in_charge(visit: &Visit, about: &Conversation) -> Result<bool, Fault> {
    visit
        .may(&crate::rights::OPEN, Scope::group(about.group_id))
        .await
}

/// True when the visitor may take part, the dates apart.
async fn may_take_part(visit: &Visit, about: &Conversation) -> Result<bool, Fault> {
    visit
        .may(about.audience.right(), Scope::group(about.group_id))
        .await
}

/// Whom a conversation among members is for: those of electors or of verified telephones are the people who proved it.
async fn for_whom(visit: &Visit, about: &Conversation) -> Result<String, Fault> {
    let group = groups::find(&mut visit.sql(), visit.body.id, about.group_id).await?;
    Ok(match group.filter(|group| group.kind.is_proven()) {
        Some(group) => t!(visit.words, "conversations-proven-only", group = group.name),
        None => t!(visit.words, "conversations-members-only"),
    })
}

/// Does what takes long without holding up other pages.
async fn aside<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(|error| Fault::Internal(error.to_string()))
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}

/// A count as components take it.
fn natural_of(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
