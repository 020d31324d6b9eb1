//! Consultations, contributions, comments: their words and their limits.

mod discussed;

use db::{Id, Instant};
use groups::GroupId;
use kernel::{PersonId, Subject, SubjectRef};

pub use discussed::{Discussed, Remark};
pub(crate) use discussed::{Said, SubjectComment};

/// The longest title of a consultation or a contribution, in characters.
pub const TITLE_CHARS_MAX: usize = 200;
/// The longest question, in characters.
pub const QUESTION_CHARS_MAX: usize = 500;
/// The longest presentation, in characters.
pub const PRESENTATION_CHARS_MAX: usize = 50_000;
/// The longest contribution, in characters: about five printed pages.
pub const TEXT_CHARS_MAX: usize = 10_000;
/// The longest comment, in characters.
pub const COMMENT_CHARS_MAX: usize = 2_000;
/// The longest place, in characters.
pub const PLACE_CHARS_MAX: usize = 200;
/// The longest theme, in characters.
pub const THEME_CHARS_MAX: usize = 80;
/// Themes a consultation may propose.
pub const THEMES_MAX: usize = 30;
/// The longest answer, in characters.
pub const WORDS_CHARS_MAX: usize = 2_000;
/// The word of contributions in what concerns moderation.
pub const CONTRIBUTION_WORD: &str = "contribution";
/// The word of comments there.
pub const COMMENT_WORD: &str = "commentaire";
/// Contributions one person may write to one consultation.
pub const CONTRIBUTIONS_PER_PERSON_MAX: i64 = 50;
/// Versions one contribution may have.
pub const VERSIONS_MAX: i64 = 50;
/// Comments one contribution may receive.
pub const COMMENTS_MAX: i64 = 1_000;
/// Contributions to one consultation that may wait for their authors at a time: beyond, somebody writes in the name of
/// addresses that are not theirs.
pub const WAITING_MAX: i64 = 2_000;
/// Comments that one person may have on one contribution.
pub const COMMENTS_PER_PERSON_MAX: i64 = 30;
/// Days a contribution waits for its author to confirm it; then it is forgotten.
pub const WAITING_DAYS: i64 = 7;
/// Days the code of somebody who shares another's mailbox works.
pub const ENTRY_CODE_DAYS: i64 = 365;
/// The longest a consultation may last, in days.
pub const DAYS_MAX: i64 = 730;

/// A consultation's identifier.
pub type ConsultationId = Id<Consultation>;
/// A contribution's identifier.
pub type ContributionId = Id<Contribution>;
/// A comment's identifier.
pub type CommentId = Id<Comment>;
/// What waits for its author's confirmation; the contribution it becomes keeps this identifier.
pub type WaitingId = ContributionId;

db::record! {
    /// A question put to everyone, until a date.
    #[derive(Clone, Debug)]
    pub struct Consultation {
        /// Which one
        pub id: ConsultationId,
        /// Who answers for it
        pub group_id: GroupId,
        /// What people call it
        pub title: String,
        /// What is asked
        pub question: String,
        /// Why, and on what: Markdown
        pub presentation: String,
        /// The themes proposed, one a line
        pub themes: String,
        /// When contributions may begin
        pub opens_at: Instant,
        /// Until when one may contribute
        pub closes_at: Instant,
        /// When it was closed
        pub closed_at: Option<Instant>,
        /// When it was created
        pub created_at: Instant,
        /// When what it says last changed
        pub changed_at: Instant,
        /// Raised at each change
        pub version: i64,
    }
}

/// Where a consultation stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Announced
    Planned,
    /// One may contribute
    Open,
    /// One may no longer
    Closed,
}

impl Consultation {
    /// Where it stands at `now`: its date counts, whether Parvis has already written that it is over or not.
    pub fn stage_at(&self, now: Instant) -> Stage {
        if self.closed_at.is_some() || now >= self.closes_at {
            Stage::Closed
        } else if now < self.opens_at {
            Stage::Planned
        } else {
            Stage::Open
        }
    }

    /// When it ended or is to end.
    pub fn ends_at(&self) -> Instant {
        self.closed_at.unwrap_or(self.closes_at)
    }

    /// Its page.
    pub fn path(&self) -> String {
        consultation_path(self.id)
    }

    /// The themes proposed, in their order.
    pub fn themes(&self) -> Vec<&str> {
        self.themes.lines().collect()
    }

    /// As the rest of the house knows it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// A pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("consultation", self.id)
    }
}

db::text_enum! {
    /// Whether a contribution or a comment can be read.
    pub enum State {
        /// Anyone reads it
        Published = "publie",
        /// Its author took it back: nothing is left of it
        Withdrawn = "retire",
        /// A moderator removed it
        Removed = "modere",
    }
}

db::text_enum! {
    /// What became of a contribution.
    pub enum Answer {
        /// Nobody answered yet
        Waiting = "attente",
        /// It is taken up
        Taken = "retenue",
        /// A part of it is
        TakenInPart = "en-partie",
        /// It is not
        NotTaken = "non-retenue",
        /// The question does not arise
        OutOfScope = "sans-objet",
    }
}

impl Answer {
    /// Those an answer may give.
    pub const GIVEN: &'static [Self] = &[Self::Taken, Self::TakenInPart, Self::NotTaken, Self::OutOfScope];
}

db::text_enum! {
    /// In what order a list is read.
    pub enum Order {
        /// At random, so that none is always first
        Shuffled = "hasard",
        /// The latest first
        Recent = "recentes",
        /// The most supported first
        Supported = "soutenues",
    }
}

db::record! {
    /// What somebody answers to the question of a consultation.
    #[derive(Clone, Debug)]
    pub struct Contribution {
        /// Which one
        pub id: ContributionId,
        /// To which consultation
        pub consultation_id: ConsultationId,
        /// By whom
        pub author_id: PersonId,
        /// True when the author wants to be named
        pub shows_name: bool,
        /// What it is called
        pub title: String,
        /// What it says: Markdown
        pub text: String,
        /// Its theme, empty when none
        pub theme: String,
        /// Where, in words; empty when nowhere in particular
        pub place: String,
        /// Whether it can be read
        pub state: State,
        /// Raised at each change
        pub version: i64,
        /// When it was written
        pub created_at: Instant,
        /// When it last changed
        pub changed_at: Instant,
        /// How many people support it
        pub supports: i64,
        /// How many comments can be read
        pub comments: i64,
        /// What became of it
        pub answer: Answer,
        /// Why
        pub answer_text: String,
        /// Since when
        pub answered_at: Option<Instant>,
    }
}

impl Contribution {
    /// Its page.
    pub fn path(&self) -> String {
        contribution_path(self.consultation_id, self.id)
    }

    /// As the rest of the house knows it.
    pub(crate) fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// A pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("contribution", self.id)
    }
}

/// What an author writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// What it is called
    pub title: String,
    /// What it says
    pub text: String,
    /// One of the consultation's themes, or empty
    pub theme: String,
    /// Where, in words, or empty
    pub place: String,
}

db::record! {
    /// What a contribution said before.
    #[derive(Clone, Debug)]
    pub struct Version {
        /// Counted from 1
        pub version: i64,
        /// What it was called
        pub title: String,
        /// What it said
        pub text: String,
        /// Its theme
        pub theme: String,
        /// Where
        pub place: String,
        /// When this was written
        pub written_at: Instant,
    }
}

db::record! {
    /// What a visitor wrote and has not confirmed.
    #[derive(Clone, Debug)]
    pub(crate) struct Waiting {
        pub(crate) id: WaitingId,
        pub(crate) consultation_id: ConsultationId,
        pub(crate) email: String,
        pub(crate) name: String,
        pub(crate) shows_name: bool,
        pub(crate) title: String,
        pub(crate) text: String,
        pub(crate) theme: String,
        pub(crate) place: String,
        pub(crate) sent_at: Instant,
        pub(crate) confirmed_at: Option<Instant>,
    }
}

pub(crate) struct WaitingSupportMark;
pub(crate) type WaitingSupportId = Id<WaitingSupportMark>;

db::record! {
    /// The support of somebody without account, who has not followed their link.
    #[derive(Clone, Debug)]
    pub(crate) struct WaitingSupport {
        pub(crate) id: WaitingSupportId,
        pub(crate) contribution_id: ContributionId,
        pub(crate) email: String,
        pub(crate) name: String,
        pub(crate) sent_at: Instant,
    }
}

db::text_enum! {
    /// What a comment brings.
    pub enum Side {
        /// An argument in favour
        For = "pour",
        /// An argument against
        Against = "contre",
        /// A question
        Question = "question",
        /// An answer to another comment
        Reply = "reponse",
    }
}

impl Side {
    /// Those a comment on a contribution may take.
    pub const ON_A_CONTRIBUTION: &'static [Self] = &[Self::For, Self::Against, Self::Question];
}

db::record! {
    /// What somebody says of a contribution.
    #[derive(Clone, Debug)]
    pub struct Comment {
        /// Which one
        pub id: CommentId,
        /// In which consultation
        pub consultation_id: ConsultationId,
        /// About which contribution
        pub contribution_id: ContributionId,
        /// The comment it answers
        pub parent_id: Option<CommentId>,
        /// By whom
        pub author_id: PersonId,
        /// True when the author wants to be named
        pub shows_name: bool,
        /// What it brings
        pub side: Side,
        /// What it says: plain text with Markdown
        pub text: String,
        /// Whether it can be read
        pub state: State,
        /// When it was written
        pub created_at: Instant,
    }
}

impl Comment {
    /// A pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("comment", self.id)
    }

    /// Its place in the page of its contribution, on whatever page of the list of comments that is.
    pub fn path(&self) -> String {
        format!(
            "{}?commentaire={}#commentaire-{}",
            contribution_path(self.consultation_id, self.contribution_id),
            self.id,
            self.id
        )
    }
}

/// The page of a consultation.
pub fn consultation_path(id: ConsultationId) -> String {
    format!("/consultations/{id}")
}

/// The page of a contribution.
pub fn contribution_path(consultation: ConsultationId, id: ContributionId) -> String {
    format!("/consultations/{consultation}/contributions/{id}")
}

/// The modulus of the shuffled order: the prime 2³¹ − 1, so that multiplying by any seed below it is a permutation.
pub(crate) const SHUFFLE_PRIME: i64 = 2_147_483_647;

/// A seed or a place in the shuffled order, never zero, from random bytes.
pub(crate) fn shuffle_number(bytes: [u8; 8]) -> i64 {
    let number = u64::from_be_bytes(bytes) % (SHUFFLE_PRIME.unsigned_abs() - 1) + 1;
    i64::try_from(number).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_seeds_order_the_same_things_otherwise_and_one_seed_the_same() {
        let places: Vec<i64> = (1..=200u64)
            .map(|n| shuffle_number(n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()))
            .collect();
        let ordered = |seed: i64| {
            let mut indices: Vec<usize> = (0..places.len()).collect();
            indices.sort_by_key(|index| places[*index] * seed % SHUFFLE_PRIME);
            indices
        };
        assert_eq!(ordered(12_345), ordered(12_345));
        let firsts: std::collections::BTreeSet<usize> = (1..=300u64)
            .map(|n| {
                ordered(shuffle_number(
                    n.wrapping_mul(0xd6e8_feb8_6659_fd93).to_be_bytes(),
                ))[0]
            })
            .collect();
        assert!(firsts.len() > 100, "{} different firsts", firsts.len());
    }
}
