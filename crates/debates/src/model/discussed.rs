//! What is discussed under a subject of another feature: the same comments as under a contribution.

use db::{Instant, Uuid};
use groups::GroupId;
use kernel::{PersonId, Subject, SubjectRef};

use super::{Comment, CommentId, Side, State};

/// A subject under which people argue, as the feature that holds it knows it.
#[derive(Clone, Debug)]
pub struct Discussed {
    /// Which one, under which title, on which page
    pub subject: Subject,
    /// The group that answers for it, whose moderators decide
    pub group_id: GroupId,
    /// Who wrote it
    pub author_id: Option<PersonId>,
    /// True while one may comment
    pub is_open: bool,
    /// Until when, where that is known
    pub closes_at: Option<Instant>,
}

/// What somebody has to say of it.
#[derive(Clone, Debug, Default)]
pub struct Remark {
    /// The comment answered; one that is itself an answer gives its own place
    pub parent: Option<CommentId>,
    /// In favour, against, a question; a comment answered makes it an answer
    pub side: Option<Side>,
    /// What it says
    pub text: String,
    /// True when the author wants to be named
    pub shows_name: bool,
}

db::record! {
    /// What somebody says of a subject that another feature holds.
    #[derive(Clone, Debug)]
    pub(crate) struct SubjectComment {
        /// Which one
        pub(crate) id: CommentId,
        /// The type of the subject
        pub(crate) subject_type: String,
        /// Which one
        pub(crate) subject_id: Uuid,
        /// The group that answers for it
        pub(crate) group_id: GroupId,
        /// The comment it answers
        pub(crate) parent_id: Option<CommentId>,
        /// By whom
        pub(crate) author_id: PersonId,
        /// True when the author wants to be named
        pub(crate) shows_name: bool,
        /// What it brings
        pub(crate) side: Side,
        /// What it says: plain text with Markdown
        pub(crate) text: String,
        /// Whether it can be read
        pub(crate) state: State,
        /// When it was written
        pub(crate) created_at: Instant,
    }
}

impl SubjectComment {
    /// A pointer to it.
    pub(crate) fn reference(&self) -> SubjectRef {
        SubjectRef::new("comment", self.id)
    }

    /// What it is about.
    pub(crate) fn subject(&self) -> SubjectRef {
        SubjectRef {
            kind: self.subject_type.clone(),
            id: self.subject_id,
        }
    }

    /// Its place in the page of its subject, on whatever page of the list of comments that is.
    pub(crate) fn path(&self, page: &str) -> String {
        format!("{page}?commentaire={}#commentaire-{}", self.id, self.id)
    }
}

/// A comment as a page shows it, whatever it is about.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) id: CommentId,
    pub(crate) parent_id: Option<CommentId>,
    pub(crate) author_id: PersonId,
    pub(crate) shows_name: bool,
    pub(crate) side: Side,
    pub(crate) text: String,
    pub(crate) state: State,
    pub(crate) created_at: Instant,
}

impl From<Comment> for Said {
    fn from(comment: Comment) -> Self {
        Self {
            id: comment.id,
            parent_id: comment.parent_id,
            author_id: comment.author_id,
            shows_name: comment.shows_name,
            side: comment.side,
            text: comment.text,
            state: comment.state,
            created_at: comment.created_at,
        }
    }
}

impl From<SubjectComment> for Said {
    fn from(comment: SubjectComment) -> Self {
        Self {
            id: comment.id,
            parent_id: comment.parent_id,
            author_id: comment.author_id,
            shows_name: comment.shows_name,
            side: comment.side,
            text: comment.text,
            state: comment.state,
            created_at: comment.created_at,
        }
    }
}
