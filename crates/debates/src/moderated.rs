//! What moderation may remove here: contributions, with what they said before, and comments.

use db::{Id, Sql, Uuid};
use kernel::{
    BoxFuture, CollectiviteId, Fault, FormerWording, Moderated, ModeratedContent, Sentence, Subject,
    SubjectRef, Work,
};

use crate::model::{COMMENT_WORD, CONTRIBUTION_WORD, CommentId, Consultation, ConsultationId, State};
use crate::store::{comments, consultations, contributions, subject_comments};
use crate::{actions, index};

pub(crate) const ALL: &[Moderated] = &[
    Moderated {
        word: CONTRIBUTION_WORD,
        removed: "debates.contribution-removed",
        read: read_contribution,
        former: Some(former),
        hide: hide_contribution,
        restore: restore_contribution,
        forget: forget_contribution,
    },
    Moderated {
        word: COMMENT_WORD,
        removed: "debates.comment-removed",
        read: read_comment,
        former: None,
        hide: hide_comment,
        restore: restore_comment,
        forget: forget_comment,
    },
];

async fn consultation(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConsultationId,
) -> Result<Consultation, Fault> {
    consultations::find(sql, body, id)
        .await?
        .ok_or(Fault::NotFound("consultation"))
}

fn read_contribution(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(found) = contributions::find(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let within = consultation(sql, body, found.consultation_id).await?;
        let details = [&found.theme, &found.place];
        Ok(Some(ModeratedContent {
            reference: found.reference(),
            group: within.group_id.uuid(),
            author: found.author_id,
            is_shown: found.state == State::Published,
            path: found.path(),
            about: None,
            details: details
                .into_iter()
                .filter(|detail| !detail.is_empty())
                .cloned()
                .collect(),
            title: found.title,
            text: found.text,
        }))
    })
}

fn former(sql: &mut Sql, body: CollectiviteId, id: Uuid) -> BoxFuture<'_, Result<Vec<FormerWording>, Fault>> {
    Box::pin(async move {
        let versions = contributions::versions(sql, body, Id::from_uuid(id)).await?;
        let worded = versions.into_iter().map(|version| FormerWording {
            version: version.version,
            title: version.title,
            text: version.text,
            details: [version.theme, version.place]
                .into_iter()
                .filter(|detail| !detail.is_empty())
                .collect(),
            written_at: version.written_at,
        });
        Ok(worded.collect())
    })
}

/// Nobody reads it any more; what it says is kept as long as its removal may be contested.
fn hide_contribution(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (found, _) = actions::contribution(work, Id::from_uuid(id)).await?;
        let change = (State::Published, State::Removed);
        if !contributions::set_state(&mut work.sql, work.body, found.id, change, work.now).await? {
            return Err(Fault::Raced);
        }
        let title = ui::Words::of(work.house())?.say("debates-removed-title");
        work.register(&Subject {
            reference: found.reference(),
            title,
            path: found.path(),
        })
        .await?;
        index::forget_contribution(work, &found).await
    })
}

fn restore_contribution(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let change = (State::Removed, State::Published);
        let id = Id::from_uuid(id);
        contributions::set_state(&mut work.sql, work.body, id, change, work.now).await?;
        let (back, within) = actions::contribution(work, id).await?;
        index::contribution(work, &back).await?;
        index::comments_of(work, (&back, &within)).await
    })
}

fn forget_contribution(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move { Ok(contributions::forget(&mut work.sql, work.body, Id::from_uuid(id)).await?) })
}

fn read_comment(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(found) = comments::find(sql, body, Id::from_uuid(id)).await? else {
            return read_subject_comment(sql, body, id).await;
        };
        let within = consultation(sql, body, found.consultation_id).await?;
        // A title that nobody reads any more is told to nobody.
        let about = contributions::find(sql, body, found.contribution_id)
            .await?
            .filter(|about| about.state == State::Published)
            .map(|about| Sentence::new("debates-comment-found").with("title", about.title));
        Ok(Some(ModeratedContent {
            reference: SubjectRef::new("contribution", found.contribution_id),
            group: within.group_id.uuid(),
            author: found.author_id,
            is_shown: found.state == State::Published,
            path: found.path(),
            about,
            title: String::new(),
            text: found.text,
            details: Vec::new(),
        }))
    })
}

/// One that is about a subject of another feature: what is told of that subject is its title today, which says nothing once
/// nobody reads it.
async fn read_subject_comment(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> Result<Option<ModeratedContent>, Fault> {
    let Some(found) = subject_comments::find(sql, body, Id::from_uuid(id)).await? else {
        return Ok(None);
    };
    let Some(about) = Subject::find(sql, body, &found.subject()).await? else {
        return Ok(None);
    };
    Ok(Some(ModeratedContent {
        reference: about.reference,
        group: found.group_id.uuid(),
        author: found.author_id,
        is_shown: found.state == State::Published,
        path: found.path(&about.path),
        about: Some(Sentence::new("debates-comment-found").with("title", about.title)),
        title: String::new(),
        text: found.text,
        details: Vec::new(),
    }))
}

fn hide_comment(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let Some(found) = find_comment(work, id).await? else {
            return actions::hide(work, id).await;
        };
        let change = (State::Published, State::Removed);
        if !comments::set_state(&mut work.sql, work.body, found.id, change).await? {
            return Err(Fault::Raced);
        }
        contributions::add_comments(&mut work.sql, work.body, found.contribution_id, -1).await?;
        index::forget(work, &found.reference()).await
    })
}

fn restore_comment(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let Some(found) = find_comment(work, id).await? else {
            return actions::restore(work, id).await;
        };
        let change = (State::Removed, State::Published);
        if comments::set_state(&mut work.sql, work.body, found.id, change).await? {
            contributions::add_comments(&mut work.sql, work.body, found.contribution_id, 1).await?;
            let (about, within) = actions::contribution(work, found.contribution_id).await?;
            if about.state == State::Published {
                index::comment(work, &found, (&about, &within)).await?;
            }
        }
        Ok(())
    })
}

fn forget_comment(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let id = CommentId::from_uuid(id);
        comments::forget(&mut work.sql, work.body, id).await?;
        // An identifier is that of one comment, in one of both tables.
        Ok(subject_comments::forget(&mut work.sql, work.body, id).await?)
    })
}

/// The comment of a contribution; none when it is about a subject of another feature.
async fn find_comment(work: &mut Work, id: Uuid) -> Result<Option<crate::model::Comment>, Fault> {
    Ok(comments::find(&mut work.sql, work.body, Id::from_uuid(id)).await?)
}
