//! What moderation may remove here: comments, reuses, requests, and what is submitted to challenges. What the body itself publishes is its agents' to withdraw.

use db::{Id, Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, Moderated, ModeratedContent, Work};

use crate::model::{REMARK_WORD, REQUEST_WORD, RemarkState, RequestState, SUBMISSION_WORD};
use crate::{actions, index, store};

pub(crate) const ALL: &[Moderated] = &[
    Moderated {
        word: REMARK_WORD,
        removed: "datasets.remark-removed",
        read: read_remark,
        former: None,
        hide: hide_remark,
        restore: restore_remark,
        forget: forget_remark,
    },
    Moderated {
        word: REQUEST_WORD,
        removed: "datasets.request-removed",
        read: read_request,
        former: None,
        hide: hide_request,
        restore: restore_request,
        forget: forget_request,
    },
    Moderated {
        word: SUBMISSION_WORD,
        removed: "datasets.submission-removed",
        read: read_submission,
        former: None,
        hide: hide_submission,
        restore: restore_submission,
        forget: forget_submission,
    },
];

fn read_remark(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(remark) = store::find_remark(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let dataset = store::find(sql, body, remark.dataset_id)
            .await?
            .ok_or(Fault::NotFound("dataset"))?;
        Ok(Some(ModeratedContent {
            reference: dataset.reference(),
            group: dataset.group_id.uuid(),
            author: remark.author_id,
            is_shown: remark.state == RemarkState::Shown,
            path: remark.path(),
            about: None,
            details: Some(remark.address)
                .filter(|address| !address.is_empty())
                .into_iter()
                .collect(),
            title: remark.title,
            text: remark.content,
        }))
    })
}

fn hide_remark(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let change = (RemarkState::Shown, RemarkState::Removed);
        if !store::set_remark_state(&mut work.sql, work.body, Id::from_uuid(id), change, work.now).await? {
            return Err(Fault::Raced);
        }
        Ok(())
    })
}

fn restore_remark(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let change = (RemarkState::Removed, RemarkState::Shown);
        store::set_remark_state(&mut work.sql, work.body, Id::from_uuid(id), change, work.now).await?;
        Ok(())
    })
}

fn forget_remark(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (remark, _) = actions::remark(work, Id::from_uuid(id)).await?;
        if remark.state == RemarkState::Removed {
            store::set_remark_content(&mut work.sql, work.body, remark.id, ["", "", ""]).await?;
        }
        Ok(())
    })
}

fn read_request(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(request) = store::find_request(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        Ok(Some(ModeratedContent {
            reference: request.reference(),
            group: request.group_id.uuid(),
            author: request.author_id,
            is_shown: request.is_shown(),
            path: request.path(),
            about: None,
            details: Vec::new(),
            title: request.title,
            text: request.content,
        }))
    })
}

fn hide_request(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let request = actions::request(work, Id::from_uuid(id)).await?;
        let change = (request.state, RequestState::Removed);
        let is_hidden = request.is_shown()
            && store::set_request_state(&mut work.sql, work.body, request.id, change, work.now).await?;
        if !is_hidden {
            return Err(Fault::Raced);
        }
        index::forget_request(work, &request).await
    })
}

/// It stands again as what was answered says; without answer, it awaits one.
fn restore_request(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let request = actions::request(work, Id::from_uuid(id)).await?;
        if request.state != RequestState::Removed {
            return Ok(());
        }
        let back = RequestState::parse(&request.answered_state).unwrap_or(RequestState::Awaiting);
        let change = (RequestState::Removed, back);
        store::set_request_state(&mut work.sql, work.body, request.id, change, work.now).await?;
        index::request(work, &request).await
    })
}

fn forget_request(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let request = actions::request(work, Id::from_uuid(id)).await?;
        if request.state == RequestState::Removed {
            store::set_request_content(&mut work.sql, work.body, request.id, ["", ""]).await?;
        }
        Ok(())
    })
}

fn read_submission(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(submission) = store::find_submission(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let challenge = store::find_challenge(sql, body, submission.challenge_id)
            .await?
            .ok_or(Fault::NotFound("challenge"))?;
        Ok(Some(ModeratedContent {
            reference: challenge.reference(),
            group: challenge.group_id.uuid(),
            author: submission.author_id,
            is_shown: submission.state == RemarkState::Shown,
            path: submission.path(),
            about: None,
            details: [submission.address, submission.file_name]
                .into_iter()
                .filter(|detail| !detail.is_empty())
                .collect(),
            title: submission.title,
            text: submission.content,
        }))
    })
}

fn hide_submission(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let change = (RemarkState::Shown, RemarkState::Removed);
        if !store::set_submission_state(&mut work.sql, work.body, Id::from_uuid(id), change, work.now).await?
        {
            return Err(Fault::Raced);
        }
        Ok(())
    })
}

fn restore_submission(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let change = (RemarkState::Removed, RemarkState::Shown);
        store::set_submission_state(&mut work.sql, work.body, Id::from_uuid(id), change, work.now).await?;
        Ok(())
    })
}

fn forget_submission(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (submission, _) = actions::submission(work, Id::from_uuid(id)).await?;
        if submission.state == RemarkState::Removed {
            actions::forget_submission(work, &submission).await?;
        }
        Ok(())
    })
}
