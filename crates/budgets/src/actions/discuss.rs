//! Arguing under an idea: the comments are those of consultations; when one may comment is said here.

use debates::{CommentId, Remark};
use kernel::{Action, Fault, Work};

use crate::model::IdeaId;

/// Says something of an idea, or answers what somebody said of it.
#[derive(Clone, Debug)]
pub struct CommentIdea {
    /// About which idea
    pub idea: IdeaId,
    /// What is said
    pub remark: Remark,
}

impl Action for CommentIdea {
    const NAME: &'static str = "budgets.comment-idea";
    type Output = CommentId;

    async fn run(&self, work: &mut Work) -> Result<CommentId, Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        let about = idea.discussed(&budget, work.now);
        debates::say(work, &about, &self.remark).await
    }
}

/// Takes back what one said of an idea.
#[derive(Clone, Debug)]
pub struct WithdrawIdeaComment {
    /// About which idea
    pub idea: IdeaId,
    /// Which comment
    pub comment: CommentId,
}

impl Action for WithdrawIdeaComment {
    const NAME: &'static str = "budgets.withdraw-idea-comment";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        let about = idea.discussed(&budget, work.now);
        debates::take_back(work, &about, self.comment).await
    }
}
