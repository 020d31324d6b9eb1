//! What moderation may remove here: the statements that people add. One of nobody here (of the town, or from elsewhere) is
//! withdrawn by who runs the conversation instead.

use db::{Id, Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, Moderated, ModeratedContent, Sentence, Work};

use crate::actions;
use crate::model::{Conversation, STATEMENT_WORD, State, StatementId};
use crate::store::{conversations, statements};

pub(crate) const ALL: &[Moderated] = &[Moderated {
    word: STATEMENT_WORD,
    removed: "conversations.statement-removed",
    read,
    former: None,
    hide,
    restore,
    forget,
}];

fn read(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(found) = statements::find(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let Some(author) = found.author_id else {
            return Ok(None);
        };
        let within: Conversation = conversations::find(sql, body, found.conversation_id)
            .await?
            .ok_or(Fault::NotFound("conversation"))?;
        let path = found.path();
        Ok(Some(ModeratedContent {
            reference: within.reference(),
            group: within.group_id.uuid(),
            author,
            is_shown: found.state == State::Published,
            path,
            about: Some(Sentence::new("conversations-statement-within").with("title", within.title)),
            title: String::new(),
            text: found.text,
            details: Vec::new(),
        }))
    })
}

/// Nobody reads it any more, and votes on it count no more; what it says is kept as long as its removal may be contested.
fn hide(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (found, within) = actions::statement(work, Id::from_uuid(id)).await?;
        let change = (State::Published, State::Removed);
        if !statements::set_state(&mut work.sql, work.body, found.id, change, "").await? {
            return Err(Fault::Raced);
        }
        Ok(conversations::changed(&mut work.sql, work.body, within.id).await?)
    })
}

fn restore(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (found, within) = actions::statement(work, Id::from_uuid(id)).await?;
        let change = (State::Removed, State::Published);
        statements::set_state(&mut work.sql, work.body, found.id, change, "").await?;
        Ok(conversations::changed(&mut work.sql, work.body, within.id).await?)
    })
}

fn forget(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(
        async move { Ok(statements::forget(&mut work.sql, work.body, StatementId::from_uuid(id)).await?) },
    )
}
