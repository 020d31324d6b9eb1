//! What a conversation leaves as files, once it is over: of two that were handed out before, one after the other, the second
//! would tell what somebody said in between.

use axum::extract::Path;
use kernel::Fault;
use ui::download::attached;
use ui::spreadsheet::Csv;
use ui::{Answer, Visit};

use super::{aside, find_conversation};
use crate::document;
use crate::made::{Read, map_of};
use crate::model::{Conversation, ConversationId, STATEMENTS_MAX, Stage};
use crate::store::statements as kept;

/// True when files may be handed out, unless too few people voted.
pub(super) fn are_files_open(visit: &Visit, about: &Conversation) -> bool {
    about.stage_at(visit.now()) == Stage::Closed
}

/// What is handed out; nothing of so few people that a row would be somebody.
async fn read(visit: &Visit, id: ConversationId) -> Result<Read, Fault> {
    let about = find_conversation(visit, id).await?;
    if !are_files_open(visit, &about) {
        return Err(Fault::NotFound("conversation"));
    }
    let read = Read::of(&visit.house, visit.body.id, id).await?;
    if read.is_of_few() {
        return Err(Fault::NotFound("conversation"));
    }
    Ok(read)
}

pub(super) async fn votes(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let read = read(&visit, id).await?;
    let secret = visit.house.randomness.secret();
    let bytes = aside(move || document::votes(&read, &secret)).await??;
    Ok(attached("votes.csv", Csv::MEDIA_TYPE, bytes))
}

pub(super) async fn statements(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let read = read(&visit, id).await?;
    let all = kept::all(&mut visit.sql(), visit.body.id, id, STATEMENTS_MAX).await?;
    let zone = visit.body.zone();
    let bytes = aside(move || document::statements(&read, &all, &zone)).await??;
    Ok(attached("comments.csv", Csv::MEDIA_TYPE, bytes))
}

pub(super) async fn participants(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let read = read(&visit, id).await?;
    let made = map_of(&visit.house, visit.body.id, &read.about).await?;
    let that_count = kept::that_count(&mut visit.sql(), visit.body.id, id).await?;
    let numbers: Vec<i64> = that_count.iter().map(|statement| statement.number).collect();
    let secret = visit.house.randomness.secret();
    let bytes = aside(move || document::participants(&read, &made, &numbers, &secret)).await??;
    Ok(attached("participants-votes.csv", Csv::MEDIA_TYPE, bytes))
}
