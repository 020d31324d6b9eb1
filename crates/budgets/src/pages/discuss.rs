//! Arguing under an idea, on its page.

use axum::extract::Path;
use debates::{CommentForm, CommentWithdrawn, Wanted};
use kernel::Fault;
use maud::{Markup, html};
use ui::forms::FormErrors;
use ui::{Answer, Posted, Visit};

use super::{find_idea, idea};
use crate::actions::{CommentIdea, WithdrawIdeaComment};
use crate::model::{Budget, Idea, IdeaId};

/// What is typed and asked for in the discussion of an idea.
#[derive(Default)]
pub(super) struct Discussion {
    pub(super) wanted: Wanted,
    pub(super) typed: CommentForm,
    pub(super) errors: FormErrors,
}

pub(super) async fn add(visit: Visit, Path(id): Path<IdeaId>, Posted(typed): Posted<CommentForm>) -> Answer {
    let (found, budget) = find_idea(&visit, id).await?;
    let deed = CommentIdea {
        idea: id,
        remark: typed.remark(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(comment) => {
            let about = found.discussed(&budget, visit.now());
            let place = debates::comment_place(&visit, &about, comment).await?;
            visit.done(&place, "debates-commented")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("texte", fault)?;
            let discussion = Discussion {
                wanted: typed.wanted(),
                typed,
                errors,
            };
            // As it stands now: what closed the discussion may have come since.
            let (found, budget) = find_idea(&visit, id).await?;
            let page = idea::page(&visit, (&found, &budget), &discussion).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<IdeaId>,
    Posted(pressed): Posted<CommentWithdrawn>,
) -> Answer {
    let (found, _) = find_idea(&visit, id).await?;
    let deed = WithdrawIdeaComment {
        idea: id,
        comment: pressed.commentaire,
    };
    visit.act(pressed.request_id, &deed).await?;
    let place = format!("{}#commentaires", found.path());
    visit.done(&place, "debates-comment-withdrawn")
}

/// What is said of it, and the form; nothing where nobody could ever have said anything.
pub(super) async fn section(
    visit: &Visit,
    (idea, budget): (&Idea, &Budget),
    discussion: &Discussion,
) -> Result<Markup, Fault> {
    if idea.author_id.is_none() {
        return Ok(html! {});
    }
    let about = idea.discussed(budget, visit.now());
    let Discussion {
        wanted,
        typed,
        errors,
    } = discussion;
    debates::discussion(visit, &about, wanted, typed, errors).await
}
