//! Arguments, questions, and answers to them: one level, so that a page stays readable.

use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use moderation::Target;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{contribution, must_be_open};
use crate::model::{
    COMMENT_CHARS_MAX, COMMENT_WORD, COMMENTS_MAX, COMMENTS_PER_PERSON_MAX, Comment, CommentId, Consultation,
    Contribution, ContributionId, Side, State,
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
        let author_id = may_comment(work, self.contribution).await?;
        let ready = ready(work, self, author_id).await?;
        let id = work.new_id();
        publish(work, &ready, id, (author_id, None)).await?;
        Ok(id)
    }
}

/// Says something in the name of an association that the actor speaks for: both are named. Where it wants two people, it waits
/// until a second one confirms it, while the consultation is open.
#[derive(Clone, Debug)]
pub struct AddCommentFor {
    /// In whose name
    pub association: GroupId,
    /// What is said
    pub comment: AddComment,
}

/// What is kept of a comment that waits for a second person.
#[derive(Serialize, Deserialize)]
struct Kept {
    contribution: ContributionId,
    parent: Option<CommentId>,
    side: String,
    text: String,
}

impl Action for AddCommentFor {
    const NAME: &'static str = "debates.comment-for";
    /// None when it waits for a second person.
    type Output = Option<CommentId>;

    async fn run(&self, work: &mut Work) -> Result<Option<CommentId>, Fault> {
        let author_id = may_comment(work, self.comment.contribution).await?;
        let ready = ready(work, &self.comment, author_id).await?;
        let id: CommentId = work.new_id();
        let side = ready.side.as_str();
        let said = ui::Words::of(work.house())?.say(&format!("debates-side-{side}"));
        let kept = Kept {
            contribution: ready.about.id,
            parent: ready.parent_id,
            side: side.to_owned(),
            text: ready.text.clone(),
        };
        let spoken = groups::Spoken {
            subject: &SubjectRef::new("comment", id),
            title: &ready.about.title,
            text: &format!("**{said}**\n\n{}", ready.text),
            content: json!(kept),
        };
        if !groups::speak_for(work, self.association, &spoken).await? {
            return Ok(None);
        }
        publish(work, &ready, id, (author_id, Some(self.association))).await?;
        Ok(Some(id))
    }
}

/// Says what a second person of an association confirmed, while the consultation is open.
pub(crate) async fn when_comment_confirmed(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let Some(act) = groups::act_confirmed(work, event, "comment").await? else {
        return Ok(());
    };
    let kept: Kept = serde_json::from_str(&act.content)
        .map_err(|error| Fault::Internal(format!("a comment to confirm: {error}")))?;
    let comment = AddComment {
        contribution: kept.contribution,
        parent: kept.parent,
        side: Side::parse(&kept.side),
        text: kept.text,
        shows_name: true,
    };
    let ready = ready(work, &comment, act.person_id).await?;
    let id = CommentId::from_uuid(act.id.uuid());
    publish(work, &ready, id, (act.person_id, Some(act.groupe_id))).await
}

/// Who comments, when they may.
async fn may_comment(work: &mut Work, about: ContributionId) -> Result<PersonId, Fault> {
    let (_, consultation) = contribution(work, about).await?;
    work.require(&rights::COMMENT, Scope::group(consultation.group_id))
        .await?;
    work.person()
}

/// A comment that may be published.
struct Ready {
    about: Contribution,
    consultation: Consultation,
    parent_id: Option<CommentId>,
    side: Side,
    text: String,
    shows_name: bool,
}

async fn ready(work: &mut Work, comment: &AddComment, author: PersonId) -> Result<Ready, Fault> {
    let (about, consultation) = contribution(work, comment.contribution).await?;
    must_be_open(&consultation, work)?;
    if about.state != State::Published {
        return Err(Fault::refused("debates-refused-gone"));
    }
    let (side, text) = read(comment.parent.is_some(), comment.side, &comment.text)?;
    let parent_id = comment.parent_of(work).await?;
    if comments::count(&mut work.sql, work.body, about.id).await? >= COMMENTS_MAX {
        return Err(Fault::refused_with(
            Sentence::new("debates-refused-comments").with("max", COMMENTS_MAX),
        ));
    }
    let own = comments::count_of_author(&mut work.sql, work.body, about.id, author).await?;
    if own >= COMMENTS_PER_PERSON_MAX {
        return Err(Fault::refused_with(
            Sentence::new("debates-refused-own-comments").with("max", COMMENTS_PER_PERSON_MAX),
        ));
    }
    Ok(Ready {
        about,
        consultation,
        parent_id,
        side,
        text,
        shows_name: comment.shows_name,
    })
}

/// Publishes it, by somebody in their own name or in that of an association.
async fn publish(
    work: &mut Work,
    ready: &Ready,
    id: CommentId,
    (author_id, association): (PersonId, Option<GroupId>),
) -> Result<(), Fault> {
    let (about, consultation) = (&ready.about, &ready.consultation);
    let new = Comment {
        id,
        consultation_id: consultation.id,
        contribution_id: about.id,
        parent_id: ready.parent_id,
        author_id,
        shows_name: ready.shows_name,
        side: ready.side,
        text: ready.text.clone(),
        state: State::Published,
        created_at: work.now,
    };
    comments::insert(&mut work.sql, work.body, &new).await?;
    contributions::add_comments(&mut work.sql, work.body, about.id, 1).await?;
    index::comment(work, &new, (about, consultation)).await?;
    let mut told = json!({ "comment": id, "side": ready.side.as_str() });
    if let Some(group) = association {
        told["for"] = json!(group);
        told["by"] = json!(author_id);
    }
    let event = Event::internal("debates.commented", about.reference());
    work.journal(event.with(told)).await
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
