//! Arguments, questions, and answers to them: one level, so that a page stays readable.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use moderation::Target;
use serde_json::json;

use super::{contribution, must_be_open};
use crate::model::{
    COMMENT_CHARS_MAX, COMMENT_WORD, COMMENTS_MAX, COMMENTS_PER_PERSON_MAX, Comment, CommentId,
    ContributionId, Side, State,
};
use crate::store::{comments, contributions};
use crate::{index, rights};

/// Says something of a contribution, or answers what somebody said.
#[derive(Clone, Debug)]
pub struct AddComment {
    /// About which contribution
    pub contribution: ContributionId,
    /// The comment answered; one that is itself an answer gives its own place
    pub parent: Option<CommentId>,
    /// In favour, against, a question; a comment answered makes it an answer
    pub side: Option<Side>,
    /// What it says
    pub text: String,
    /// True when the author wants to be named
    pub shows_name: bool,
}

impl Action for AddComment {
    const NAME: &'static str = "debates.comment";
    type Output = CommentId;

    async fn run(&self, work: &mut Work) -> Result<CommentId, Fault> {
        let (about, consultation) = contribution(work, self.contribution).await?;
        work.require(&rights::COMMENT, Scope::group(consultation.group_id))
            .await?;
        let author_id = work.person()?;
        must_be_open(&consultation, work)?;
        if about.state != State::Published {
            return Err(Fault::refused("debates-refused-gone"));
        }
        let (side, text) = read(self.parent.is_some(), self.side, &self.text)?;
        let parent_id = self.parent_of(work).await?;
        if comments::count(&mut work.sql, work.body, about.id).await? >= COMMENTS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("debates-refused-comments").with("max", COMMENTS_MAX),
            ));
        }
        let own = comments::count_of_author(&mut work.sql, work.body, about.id, author_id).await?;
        if own >= COMMENTS_PER_PERSON_MAX {
            return Err(Fault::refused_with(
                Sentence::new("debates-refused-own-comments").with("max", COMMENTS_PER_PERSON_MAX),
            ));
        }
        let new = Comment {
            id: work.new_id(),
            consultation_id: consultation.id,
            contribution_id: about.id,
            parent_id,
            author_id,
            shows_name: self.shows_name,
            side,
            text,
            state: State::Published,
            created_at: work.now,
        };
        comments::insert(&mut work.sql, work.body, &new).await?;
        contributions::add_comments(&mut work.sql, work.body, about.id, 1).await?;
        index::comment(work, &new, (&about, &consultation)).await?;
        let event = Event::internal("debates.commented", about.reference());
        work.journal(event.with(json!({ "comment": new.id, "side": side.as_str() })))
            .await?;
        Ok(new.id)
    }
}

/// What was typed: what it brings, and what it says.
pub(super) fn read(is_reply: bool, side: Option<Side>, text: &str) -> Result<(Side, String), Fault> {
    let mut fields = Fields::default();
    let text = fields.text(
        "texte",
        text,
        COMMENT_CHARS_MAX,
        "debates-comment-empty",
        "debates-text-too-long",
    );
    let side = if is_reply {
        Some(Side::Reply)
    } else {
        side.filter(|side| Side::ON_A_CONTRIBUTION.contains(side))
    };
    if side.is_none() {
        fields.refuse("sens", Sentence::new("debates-side-missing"));
    }
    fields.finish()?;
    let side = side.ok_or_else(|| Fault::field("sens", "debates-side-missing"))?;
    Ok((side, text))
}

impl AddComment {
    /// The comment under which an answer stands: never deeper than one level.
    async fn parent_of(&self, work: &mut Work) -> Result<Option<CommentId>, Fault> {
        let Some(parent) = self.parent else {
            return Ok(None);
        };
        let parent = comments::find(&mut work.sql, work.body, parent)
            .await?
            .filter(|parent| parent.contribution_id == self.contribution)
            .ok_or(Fault::NotFound("comment"))?;
        if parent.state != State::Published {
            return Err(Fault::refused("debates-refused-gone"));
        }
        Ok(Some(parent.parent_id.unwrap_or(parent.id)))
    }
}

/// Takes a comment back: nothing is left of what it said; what answers it stays.
#[derive(Clone, Debug)]
pub struct WithdrawComment {
    /// Which one
    pub comment: CommentId,
}

impl Action for WithdrawComment {
    const NAME: &'static str = "debates.withdraw-comment";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = comments::find(&mut work.sql, work.body, self.comment)
            .await?
            .ok_or(Fault::NotFound("comment"))?;
        let (_, consultation) = contribution(work, before.contribution_id).await?;
        let scope = Scope::group(consultation.group_id).written_by(before.author_id);
        work.require(&rights::EDIT, scope).await?;
        let change = (State::Published, State::Withdrawn);
        if !comments::set_state(&mut work.sql, work.body, before.id, change).await? {
            return Err(Fault::refused("debates-refused-gone"));
        }
        comments::forget(&mut work.sql, work.body, before.id).await?;
        contributions::add_comments(&mut work.sql, work.body, before.contribution_id, -1).await?;
        let target = Target::new(COMMENT_WORD, before.id);
        moderation::close_reports(work, &target, &before.path()).await?;
        index::forget(work, &before.reference()).await?;
        let about = SubjectRef::new("contribution", before.contribution_id);
        let event = Event::internal("debates.comment-withdrawn", about);
        work.journal(event.with(json!({ "comment": before.id }))).await
    }
}
