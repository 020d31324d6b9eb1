//! Remarks that moderation removes: their words wait in their own row, and go back if an appeal says so.

use db::{Id, Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, Moderated, ModeratedContent, Sentence, SubjectRef, Work};

use crate::actions::remark_subject;
use crate::indexing;
use crate::moderated::REMARK;
use crate::store::documents;
use crate::store::remarks::{self, Remark};

pub(crate) const REMARKS: Moderated = Moderated {
    word: REMARK,
    removed: "texts.remark-removed",
    read,
    former: None,
    hide,
    restore,
    forget,
};

fn read(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(remark) = remarks::find(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let Some(text) = documents::find(sql, body, remark.document_id).await? else {
            return Ok(None);
        };
        let is_shown = remark.withdrawn_at.is_none();
        let path = remark_subject(&text, &remark).path;
        let words = if is_shown {
            remark.content
        } else {
            remark.words_removed.unwrap_or_default()
        };
        Ok(Some(ModeratedContent {
            reference: text.reference(),
            group: text.group_id.uuid(),
            author: remark.author_id,
            is_shown,
            path,
            about: Some(Sentence::new("texts-moderated-remark").with("title", text.title.as_str())),
            title: String::new(),
            text: words,
            details: Vec::new(),
        }))
    })
}

async fn find(work: &mut Work, id: Uuid) -> Result<Remark, Fault> {
    remarks::find(&mut work.sql, work.body, Id::from_uuid(id))
        .await?
        .ok_or(Fault::NotFound("remark"))
}

fn hide(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let remark = find(work, id).await?;
        let removed = (work.now, Some(remark.content.as_str()));
        if !remarks::withdraw(&mut work.sql, work.body, remark.id, removed).await? {
            return Err(Fault::Raced);
        }
        indexing::forget(work, &SubjectRef::new("remark", remark.id)).await
    })
}

fn restore(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        if !remarks::restore(&mut work.sql, work.body, Id::from_uuid(id)).await? {
            return Ok(());
        }
        let remark = find(work, id).await?;
        let text = documents::find(&mut work.sql, work.body, remark.document_id).await?;
        let text = text.ok_or(Fault::NotFound("text"))?;
        indexing::remark(
            work,
            (&remark_subject(&text, &remark), &text.reference()),
            &remark.content,
            remark.added_at,
        )
        .await
    })
}

fn forget(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move { Ok(remarks::forget(&mut work.sql, work.body, Id::from_uuid(id)).await?) })
}
