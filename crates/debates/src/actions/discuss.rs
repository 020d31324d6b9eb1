//! Arguments, questions and answers under a subject that another feature holds: it says whether one may still comment, the
//! rest is as under a contribution.

use db::Uuid;
use kernel::{Event, Fault, Scope, Sentence, Subject, SubjectRef, Work};
use moderation::Target;
use serde_json::json;

use super::comment::read;
use crate::model::{
    COMMENT_WORD, COMMENTS_MAX, COMMENTS_PER_PERSON_MAX, CommentId, Discussed, Remark, State, SubjectComment,
};
use crate::store::subject_comments;
use crate::{index, rights};

/// Says something of a subject, or answers what somebody said of it, inside the deed of the feature that holds it.
///
/// # Errors
/// [`Fault::Invalid`] for an empty or endless text, or no side; [`Fault::Refused`] when one may no longer comment or when
/// there are too many comments; [`Fault::Forbidden`] for who is not signed in; [`Fault::NotFound`] when the comment answered
/// is about something else.
pub async fn say(work: &mut Work, about: &Discussed, remark: &Remark) -> Result<CommentId, Fault> {
    work.require(&rights::COMMENT, Scope::group(about.group_id))
        .await?;
    let author_id = work.person()?;
    if !about.is_open {
        return Err(Fault::refused("debates-refused-discussion-closed"));
    }
    let (side, text) = read(remark.parent.is_some(), remark.side, &remark.text)?;
    let parent_id = parent_of(work, about, remark.parent).await?;
    let subject = &about.subject.reference;
    if subject_comments::count(&mut work.sql, work.body, subject).await? >= COMMENTS_MAX {
        let sentence = Sentence::new("debates-refused-comments-here").with("max", COMMENTS_MAX);
        return Err(Fault::refused_with(sentence));
    }
    let own = subject_comments::count_of_author(&mut work.sql, work.body, subject, author_id).await?;
    if own >= COMMENTS_PER_PERSON_MAX {
        let sentence =
            Sentence::new("debates-refused-own-comments-here").with("max", COMMENTS_PER_PERSON_MAX);
        return Err(Fault::refused_with(sentence));
    }
    let new = SubjectComment {
        id: work.new_id(),
        subject_type: subject.kind.clone(),
        subject_id: subject.id,
        group_id: about.group_id,
        parent_id,
        author_id,
        shows_name: remark.shows_name,
        side,
        text,
        state: State::Published,
        created_at: work.now,
    };
    subject_comments::insert(&mut work.sql, work.body, &new).await?;
    index::subject_comment(work, &new, &about.subject).await?;
    let event = Event::internal("debates.commented", subject.clone());
    work.journal(event.with(json!({ "comment": new.id, "side": side.as_str() })))
        .await?;
    Ok(new.id)
}

/// The comment under which an answer stands: never deeper than one level.
async fn parent_of(
    work: &mut Work,
    about: &Discussed,
    parent: Option<CommentId>,
) -> Result<Option<CommentId>, Fault> {
    let Some(parent) = parent else {
        return Ok(None);
    };
    let parent = subject_comments::find(&mut work.sql, work.body, parent)
        .await?
        .filter(|parent| parent.subject() == about.subject.reference)
        .ok_or(Fault::NotFound("comment"))?;
    if parent.state != State::Published {
        return Err(Fault::refused("debates-refused-gone"));
    }
    Ok(Some(parent.parent_id.unwrap_or(parent.id)))
}

/// Takes a comment back, inside the deed of the feature that holds the subject: nothing is left of what it said; what answers
/// it stays.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such comment under this subject; [`Fault::Forbidden`] for who did not write it;
/// [`Fault::Refused`] when it is no longer published.
pub async fn take_back(work: &mut Work, about: &Discussed, comment: CommentId) -> Result<(), Fault> {
    let before = subject_comments::find(&mut work.sql, work.body, comment)
        .await?
        .filter(|found| found.subject() == about.subject.reference)
        .ok_or(Fault::NotFound("comment"))?;
    let scope = Scope::group(before.group_id).written_by(before.author_id);
    work.require(&rights::EDIT, scope).await?;
    let change = (State::Published, State::Withdrawn);
    if !subject_comments::set_state(&mut work.sql, work.body, before.id, change).await? {
        return Err(Fault::refused("debates-refused-gone"));
    }
    subject_comments::forget(&mut work.sql, work.body, before.id).await?;
    let target = Target::new(COMMENT_WORD, before.id);
    moderation::close_reports(work, &target, &before.path(&about.subject.path)).await?;
    index::forget(work, &before.reference()).await?;
    let event = Event::internal("debates.comment-withdrawn", before.subject());
    work.journal(event.with(json!({ "comment": before.id }))).await
}

/// A subject that nobody reads any more: what was said of it is found no more either.
///
/// # Errors
/// When the database fails.
pub async fn silence(work: &mut Work, subject: &SubjectRef) -> Result<(), Fault> {
    subject_comments::silence(&mut work.sql, work.body, subject).await?;
    for one in subject_comments::list(&mut work.sql, work.body, subject).await? {
        index::forget(work, &one.reference()).await?;
    }
    Ok(())
}

/// A subject that is read again: what was said of it is found again.
///
/// # Errors
/// When the database fails.
pub async fn resume(work: &mut Work, subject: &Subject) -> Result<(), Fault> {
    subject_comments::resume(&mut work.sql, work.body, &subject.reference).await?;
    for one in subject_comments::list(&mut work.sql, work.body, &subject.reference).await? {
        if one.state == State::Published {
            index::subject_comment(work, &one, subject).await?;
        }
    }
    Ok(())
}

/// Moderation makes it readable by nobody.
pub(crate) async fn hide(work: &mut Work, id: Uuid) -> Result<(), Fault> {
    let found = find(work, id).await?;
    let change = (State::Published, State::Removed);
    if !subject_comments::set_state(&mut work.sql, work.body, found.id, change).await? {
        return Err(Fault::Raced);
    }
    index::forget(work, &found.reference()).await
}

/// It is put back after an appeal; found again only where its subject can be read.
pub(crate) async fn restore(work: &mut Work, id: Uuid) -> Result<(), Fault> {
    let found = find(work, id).await?;
    let change = (State::Removed, State::Published);
    if subject_comments::set_state(&mut work.sql, work.body, found.id, change).await? {
        let about = found.subject();
        let is_silent = subject_comments::is_silent(&mut work.sql, work.body, &about).await?;
        let subject = Subject::find(&mut work.sql, work.body, &about).await?;
        if let Some(subject) = subject.filter(|_| !is_silent) {
            index::subject_comment(work, &found, &subject).await?;
        }
    }
    Ok(())
}

async fn find(work: &mut Work, id: Uuid) -> Result<SubjectComment, Fault> {
    subject_comments::find(&mut work.sql, work.body, CommentId::from_uuid(id))
        .await?
        .ok_or(Fault::NotFound("comment"))
}
