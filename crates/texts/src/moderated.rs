//! What moderation may remove here: the rationale of an amendment, an argument. Never its operative part: what is asked
//! for is a civic act, and is voted. Words removed leave the columns that pages, lists, feeds and the search read, and
//! wait apart; the history in Git keeps what was committed, no page shows the body of a commit, and `git` is given no branch
//! of an amendment whose rationale was removed.

use db::{Id, Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, FormerWording, Moderated, ModeratedContent, Sentence, Work};

use crate::model::{Amendment, AmendmentId, ArgumentId, TextDocument};
use crate::moderated_remarks::REMARKS;
use crate::store::{amendments, documents, removed};
use crate::{actions, history, indexing, wire};

/// The word of arguments in what concerns moderation.
pub(crate) const ARGUMENT: &str = "argument";
/// The word of the rationales of amendments there.
pub(crate) const RATIONALE: &str = "expose";
/// The word of what is said of a passage there.
pub(crate) const REMARK: &str = "remarque";

/// Commits of an amendment that a moderator is shown: as many as its branch may have when it is pushed.
const COMMITS_READ_MAX: usize = 200;

pub(crate) const ALL: &[Moderated] = &[
    Moderated {
        word: RATIONALE,
        removed: "texts.rationale-removed",
        read: read_rationale,
        former: Some(former_rationales),
        hide: hide_rationale,
        restore: restore_rationale,
        forget: forget_rationale,
    },
    Moderated {
        word: ARGUMENT,
        removed: "texts.argument-removed",
        read: read_argument,
        former: None,
        hide: hide_argument,
        restore: restore_argument,
        forget: forget_argument,
    },
    REMARKS,
];

async fn with_text(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AmendmentId,
) -> Result<Option<(Amendment, TextDocument)>, Fault> {
    let Some(amendment) = amendments::find(sql, body, id).await? else {
        return Ok(None);
    };
    let text = documents::find(sql, body, amendment.document_id).await?;
    Ok(Some((amendment, text.ok_or(Fault::NotFound("text"))?)))
}

fn about(key: &'static str, amendment: &Amendment, text: &TextDocument) -> Sentence {
    Sentence::new(key)
        .with("n", amendment.number)
        .with("title", text.title.as_str())
}

fn read_rationale(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some((amendment, text)) = with_text(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let is_shown = !amendment.rationale.is_empty();
        let words = if is_shown {
            amendment.rationale.clone()
        } else {
            removed::find(sql, body, (RATIONALE, id))
                .await?
                .unwrap_or_default()
        };
        Ok(Some(ModeratedContent {
            reference: amendment.reference(),
            group: text.group_id.uuid(),
            author: amendment.author_id,
            is_shown,
            path: amendment.path(),
            about: Some(about("texts-moderated-rationale", &amendment, &text)),
            title: String::new(),
            text: words,
            details: Vec::new(),
        }))
    })
}

/// What its commits say, the last first: a rationale rectified stands nowhere else, and the messages of pushed commits stand
/// in clones alone. A version is a commit of Parvis; the pushed commits under it are its own.
fn former_rationales(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Vec<FormerWording>, Fault>> {
    Box::pin(async move {
        let Some(amendment) = amendments::find(sql, body, Id::from_uuid(id)).await? else {
            return Ok(Vec::new());
        };
        let mut wordings = Vec::new();
        let mut oid = history::oid(&amendment.commit_oid)?;
        // One more than the version of the next commit of Parvis: the last one is what stands.
        let mut version = amendment.version + 1;
        let mut said = String::new();
        for _ in 0..COMMITS_READ_MAX {
            let Some(commit) = history::find_commit(sql, body, amendment.document_id, oid).await? else {
                break;
            };
            let (is_shown, title, text) = if history::person_of(&commit.committer).is_none() {
                version -= 1;
                // The text put to discussion, or the amendment that this one amends.
                if version == 0 {
                    break;
                }
                said = history::body_of(&commit.message);
                (version == amendment.version, String::new(), said.clone())
            } else {
                // The last pushed commit of a version is what its rationale was made of.
                let message = wire::rationale_of(&commit.message);
                let (title, text) = message.split_once('\n').unwrap_or((&message, ""));
                (said.contains(&message), title.to_owned(), text.trim().to_owned())
            };
            if !is_shown {
                wordings.push(FormerWording {
                    version,
                    title,
                    text,
                    details: Vec::new(),
                    written_at: db::Instant::from_micros(commit.time_seconds.saturating_mul(1_000_000)),
                });
            }
            let Some(parent) = commit.parents.first() else {
                break;
            };
            oid = *parent;
        }
        Ok(wordings)
    })
}

fn hide_rationale(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (amendment, text) = actions::find_amendment(work, Id::from_uuid(id)).await?;
        if amendment.rationale.is_empty() {
            return Err(Fault::Raced);
        }
        let of = (RATIONALE, id);
        // Its author may have written another one after a first removal, that may still be contested.
        let words = match removed::find(&mut work.sql, work.body, of).await? {
            Some(before) if !before.is_empty() => format!("{before}\n\n{}", amendment.rationale),
            _ => amendment.rationale.clone(),
        };
        let kept = (words.as_str(), work.now);
        removed::keep(&mut work.sql, work.body, of, amendment.id, kept).await?;
        amendments::set_rationale(&mut work.sql, work.body, amendment.id, "").await?;
        index_amendment(work, &text, &amendment, "").await
    })
}

/// A rationale that its author wrote since stays: it is what stands.
fn restore_rationale(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (amendment, text) = actions::find_amendment(work, Id::from_uuid(id)).await?;
        let of = (RATIONALE, id);
        let Some(words) = removed::find(&mut work.sql, work.body, of).await? else {
            return Ok(());
        };
        removed::put_back(&mut work.sql, work.body, of).await?;
        if amendment.rationale.is_empty() {
            amendments::set_rationale(&mut work.sql, work.body, amendment.id, &words).await?;
            index_amendment(work, &text, &amendment, &words).await?;
        }
        Ok(())
    })
}

async fn index_amendment(
    work: &mut Work,
    text: &TextDocument,
    amendment: &Amendment,
    rationale: &str,
) -> Result<(), Fault> {
    let subject = actions::amendment_subject(work, text, amendment.id, amendment.number)?;
    let words = (amendment.sentence.as_str(), rationale);
    indexing::amendment(work, &subject, words, amendment.proposed_at).await
}

fn forget_rationale(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move { Ok(removed::forget(&mut work.sql, work.body, (RATIONALE, id)).await?) })
}

fn read_argument(
    sql: &mut Sql,
    body: CollectiviteId,
    id: Uuid,
) -> BoxFuture<'_, Result<Option<ModeratedContent>, Fault>> {
    Box::pin(async move {
        let Some(argument) = amendments::find_argument(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        let Some((amendment, text)) = with_text(sql, body, argument.amendment_id).await? else {
            return Ok(None);
        };
        let is_shown = argument.withdrawn_at.is_none();
        let words = if is_shown {
            argument.content
        } else {
            removed::find(sql, body, (ARGUMENT, id))
                .await?
                .unwrap_or_default()
        };
        Ok(Some(ModeratedContent {
            reference: amendment.reference(),
            group: text.group_id.uuid(),
            author: argument.author_id,
            is_shown,
            path: format!("{}#argument-{id}", amendment.path()),
            about: Some(about("texts-moderated-argument", &amendment, &text)),
            title: String::new(),
            text: words,
            details: Vec::new(),
        }))
    })
}

fn hide_argument(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let argument = amendments::find_argument(&mut work.sql, work.body, ArgumentId::from_uuid(id))
            .await?
            .ok_or(Fault::NotFound("argument"))?;
        let kept = (argument.content.as_str(), work.now);
        let (of, amendment) = ((ARGUMENT, id), argument.amendment_id);
        if !amendments::withdraw_argument(&mut work.sql, work.body, argument.id, work.now).await? {
            return Err(Fault::Raced);
        }
        removed::keep(&mut work.sql, work.body, of, amendment, kept).await?;
        indexing::forget(work, &kernel::SubjectRef::new("argument", argument.id)).await
    })
}

fn restore_argument(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let of = (ARGUMENT, id);
        let Some(words) = removed::find(&mut work.sql, work.body, of).await? else {
            return Ok(());
        };
        let argument = amendments::find_argument(&mut work.sql, work.body, ArgumentId::from_uuid(id))
            .await?
            .ok_or(Fault::NotFound("argument"))?;
        removed::put_back(&mut work.sql, work.body, of).await?;
        amendments::restore_argument(&mut work.sql, work.body, argument.id, &words).await?;
        let (amendment, text) = actions::find_amendment(work, argument.amendment_id).await?;
        let subject = actions::argument_subject(work, (&text, &amendment), argument.id)?;
        indexing::argument(
            work,
            (&subject, &amendment.reference()),
            &words,
            argument.added_at,
        )
        .await
    })
}

fn forget_argument(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move { Ok(removed::forget(&mut work.sql, work.body, (ARGUMENT, id)).await?) })
}
