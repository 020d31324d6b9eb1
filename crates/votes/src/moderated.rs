//! What moderation may remove here: the reasons of an objection, never the objection. It was counted, and stays counted: the
//! certificate and the ballots that anybody reads say that somebody objects, and hold no reasons.

use db::{Id, Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, Moderated, ModeratedContent, Sentence, Work};

use crate::marks::{Answer, Mark};
use crate::store::{self, objections};

/// The word of objections in what concerns moderation.
pub(crate) const OBJECTION: &str = "objection";

pub(crate) const ALL: &[Moderated] = &[Moderated {
    word: OBJECTION,
    removed: "votes.objection-removed",
    read,
    former: None,
    hide,
    restore,
    forget,
}];

/// The reasons that a ballot gives; none where it does not object.
pub(crate) fn reasons_of(answer: &Answer) -> Option<&str> {
    match answer {
        Answer::Mark(Mark::Objection(reasons)) => Some(reasons),
        _ => None,
    }
}

fn read(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(objection) = objections::find(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let scrutin = store::find(sql, body, objection.scrutin_id).await?;
        let ballot = store::find_ballot(sql, body, objection.scrutin_id, objection.elector_id).await?;
        let (Some(scrutin), Some(ballot)) = (scrutin, ballot) else {
            return Ok(None);
        };
        let is_shown = objection.removed_at.is_none();
        let words = if is_shown {
            reasons_of(&ballot.answer).unwrap_or_default().to_owned()
        } else {
            objection.words_removed.unwrap_or_default()
        };
        Ok(Some(ModeratedContent {
            reference: scrutin.subject(),
            group: scrutin.group.uuid(),
            // Who filled the ballot wrote them, for themselves or by procuration.
            author: ballot.cast_by,
            is_shown,
            path: scrutin.path(),
            about: Some(
                Sentence::new("votes-moderated-objection").with("question", scrutin.question.as_str()),
            ),
            title: String::new(),
            text: words,
            details: Vec::new(),
        }))
    })
}

fn hide(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (body, now) = (work.body, work.now);
        let objection = objections::find(&mut work.sql, body, Id::from_uuid(id))
            .await?
            .ok_or(Fault::NotFound("objection"))?;
        let (scrutin, elector) = (objection.scrutin_id, objection.elector_id);
        let ballot = store::find_ballot(&mut work.sql, body, scrutin, elector).await?;
        let ballot = ballot.ok_or(Fault::NotFound("objection"))?;
        let reasons = reasons_of(&ballot.answer).ok_or(Fault::NotFound("objection"))?;
        if objections::remove(&mut work.sql, body, &objection, (now, reasons)).await? {
            Ok(())
        } else {
            Err(Fault::Raced)
        }
    })
}

fn restore(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let body = work.body;
        let objection = objections::find(&mut work.sql, body, Id::from_uuid(id))
            .await?
            .ok_or(Fault::NotFound("objection"))?;
        Ok(objections::restore(&mut work.sql, body, &objection).await?)
    })
}

fn forget(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move { Ok(objections::forget(&mut work.sql, work.body, Id::from_uuid(id)).await?) })
}
