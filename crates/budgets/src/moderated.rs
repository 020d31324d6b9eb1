//! What moderation may remove here: ideas, with their photo.

use db::{Id, Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, Moderated, ModeratedContent, Work};

use crate::model::{Budget, IDEA_WORD, Idea, IdeaState, Stage};
use crate::{actions, index, store};

pub(crate) const ALL: &[Moderated] = &[Moderated {
    word: IDEA_WORD,
    removed: "budgets.idea-removed",
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
        let Some(idea) = store::find_idea(sql, body, Id::from_uuid(id)).await? else {
            return Ok(None);
        };
        // What came from a file was written by nobody here: its agents remove the whole.
        let Some(author) = idea.author_id else {
            return Ok(None);
        };
        let budget = store::find(sql, body, idea.budget_id)
            .await?
            .ok_or(Fault::NotFound("budget"))?;
        let details = [&idea.district, &idea.photo_words];
        Ok(Some(ModeratedContent {
            reference: idea.reference(),
            group: budget.group_id.uuid(),
            author,
            is_shown: idea.is_shown(),
            path: idea.path(),
            about: None,
            details: details
                .into_iter()
                .filter(|detail| !detail.is_empty())
                .cloned()
                .collect(),
            title: idea.title,
            text: idea.description,
        }))
    })
}

/// Nobody reads it any more, and it is no project of a vote to come; what it says is kept as long as its removal may be
/// contested.
fn hide(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (idea, _) = actions::idea(work, Id::from_uuid(id)).await?;
        if !idea.is_shown() {
            return Err(Fault::Raced);
        }
        // Restored, it stands by itself: the page of another leads to it no more.
        let alone = Idea {
            merged_into: None,
            ..idea
        };
        if !store::set_state(&mut work.sql, work.body, &alone, IdeaState::Removed, work.now).await? {
            return Err(Fault::Raced);
        }
        index::forget(work, &alone).await
    })
}

/// Until the vote opens it is proposed again: what the services said of it is to be said again. Afterwards nothing is said
/// any more: a project that was voted on is one again, as it was published.
fn restore(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move {
        let (idea, budget) = actions::idea(work, Id::from_uuid(id)).await?;
        if idea.state != IdeaState::Removed {
            return Ok(());
        }
        let back = if was_voted_on(&idea, &budget) {
            IdeaState::Eligible
        } else {
            IdeaState::Proposed
        };
        if !store::set_state(&mut work.sql, work.body, &idea, back, work.now).await? {
            return Err(Fault::Raced);
        }
        index::idea_and_comments(work, &idea).await
    })
}

/// True for a project of the vote: only what is eligible keeps a cost, and what was removed before the vote opened was not
/// published with it.
fn was_voted_on(idea: &Idea, budget: &Budget) -> bool {
    let is_past_study = match budget.stage {
        Stage::Prepared | Stage::Ideas | Stage::Study => false,
        Stage::Vote | Stage::Counting | Stage::Decided | Stage::Archived => true,
    };
    let was_there = budget
        .vote_opened_at
        .is_none_or(|opened| idea.changed_at >= opened);
    is_past_study && idea.cost_cents.is_some() && (idea.votes.is_some() || was_there)
}

fn forget(work: &mut Work, id: Uuid) -> BoxFuture<'_, Result<(), Fault>> {
    Box::pin(async move { Ok(store::forget_idea(&mut work.sql, work.body, Id::from_uuid(id)).await?) })
}
