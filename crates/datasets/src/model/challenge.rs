//! Challenges set on data, and what people submit.

use db::{Id, Instant};
use groups::GroupId;
use kernel::{FileHash, PersonId, Scope, Subject, SubjectRef};

use super::RemarkState;

/// The type of the subject of a challenge.
pub(crate) const CHALLENGE: &str = "dataset-challenge";
/// What is submitted, in addresses of moderation.
pub(crate) const SUBMISSION_WORD: &str = "proposition-defi";
/// The most challenges of a body that are listed.
pub(crate) const CHALLENGES_MAX: i64 = 500;
/// The most datasets that a challenge rests on.
pub(crate) const CHALLENGE_DATASETS_MAX: usize = 20;
/// The most submissions to a challenge that are kept.
pub(crate) const SUBMISSIONS_MAX: i64 = 1_000;
/// The most submissions of one person to a challenge, those taken back included.
pub(crate) const SUBMISSIONS_EACH_MAX: i64 = 5;
/// The largest file of a submission, in bytes.
pub(crate) const SUBMISSION_BYTES_MAX: usize = 10_000_000;

/// A challenge's identifier.
pub type ChallengeId = Id<Challenge>;
/// A submission's identifier.
pub type SubmissionId = Id<Submission>;

db::text_enum! {
    /// When everybody reads what was submitted.
    pub enum Gallery {
        /// As soon as it is
        AsTheyCome = "au-fil",
        /// Once the challenge is closed
        AfterClosing = "a-la-cloture",
    }
}

db::text_enum! {
    /// What the body makes of a submission.
    pub enum Verdict {
        /// It has not said yet
        Awaited = "",
        /// It retains it
        Retained = "retenue",
        /// It does not, and says why
        NotRetained = "non-retenue",
    }
}

/// Where a challenge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChallengeStage {
    /// It opens later
    Announced,
    /// People submit
    Open,
    /// Nobody submits any more, and the body has not said what it retains
    Closed,
    /// The results are published
    Results,
    /// The body gave it up, and says why
    Cancelled,
}

db::record! {
    /// Something that the body asks to be made of its data.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Challenge {
        /// Which one
        pub id: ChallengeId,
        /// The group that answers for it
        pub group_id: GroupId,
        /// Its title
        pub title: String,
        /// The question that is asked, in Markdown
        pub question: String,
        /// What is expected, in Markdown
        pub expected: String,
        /// What submissions are looked at by, in Markdown
        pub criteria: String,
        /// What is won, in words; may be empty
        pub prize: String,
        /// When submissions are read by everybody
        pub gallery: Gallery,
        /// From when people submit
        pub opens_at: Instant,
        /// Until when
        pub closes_at: Instant,
        /// What the body says of the whole, in Markdown; empty before the results
        pub results: String,
        /// When the results were published
        pub results_at: Option<Instant>,
        /// Why it was given up; empty when it was not
        pub cancelled_because: String,
        /// When it was given up
        pub cancelled_at: Option<Instant>,
        /// When it was announced
        pub created_at: Instant,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

db::record! {
    /// What somebody submits to a challenge.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Submission {
        /// Which one
        pub id: SubmissionId,
        /// To which challenge
        pub challenge_id: ChallengeId,
        /// Who submits it
        pub author_id: PersonId,
        /// The group in whose name they do
        pub group_id: Option<GroupId>,
        /// True when they want to be named
        pub shows_name: bool,
        /// What it is called
        pub title: String,
        /// What it is, in Markdown
        pub content: String,
        /// Where it can be seen; may be empty
        pub address: String,
        /// The name of the file that came with it; empty without one
        pub file_name: String,
        /// The content of that file
        pub sha256: Option<FileHash>,
        /// Whether it is read
        pub state: RemarkState,
        /// What the body makes of it
        pub verdict: Verdict,
        /// Why, in Markdown
        pub answer: String,
        /// When it was submitted
        pub created_at: Instant,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

impl ChallengeStage {
    /// The word of its sentence.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Announced => "annonce",
            Self::Open => "ouvert",
            Self::Closed => "clos",
            Self::Results => "resultats",
            Self::Cancelled => "annule",
        }
    }
}

impl Challenge {
    /// Its page.
    pub fn path(&self) -> String {
        challenge_path(self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new(CHALLENGE, self.id)
    }

    /// The challenge as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// Where rights are asked for.
    pub fn scope(&self) -> Scope {
        Scope::group(self.group_id)
    }

    /// Where it stands at an instant.
    pub fn stage(&self, now: Instant) -> ChallengeStage {
        if self.cancelled_at.is_some() {
            ChallengeStage::Cancelled
        } else if self.results_at.is_some() {
            ChallengeStage::Results
        } else if now < self.opens_at {
            ChallengeStage::Announced
        } else if now < self.closes_at {
            ChallengeStage::Open
        } else {
            ChallengeStage::Closed
        }
    }

    /// True when everybody reads what was submitted.
    pub fn shows_gallery(&self, now: Instant) -> bool {
        match self.stage(now) {
            ChallengeStage::Announced => false,
            ChallengeStage::Open | ChallengeStage::Cancelled => self.gallery == Gallery::AsTheyCome,
            ChallengeStage::Closed | ChallengeStage::Results => true,
        }
    }
}

/// The page of a challenge.
pub(crate) fn challenge_path(id: ChallengeId) -> String {
    format!("/defis/{id}")
}

impl Submission {
    /// Where it is read.
    pub fn path(&self) -> String {
        format!("{}#proposition-{}", challenge_path(self.challenge_id), self.id)
    }

    /// Who may take it back.
    pub(crate) fn scope(&self, challenge: &Challenge) -> Scope {
        challenge.scope().written_by(self.author_id)
    }
}
