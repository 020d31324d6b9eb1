//! Submitting something to a challenge, taking it back, and what the body makes of it.

use db::Id;
use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, FileHash, PersonId, Sentence, Work};
use serde_json::json;

use super::challenge::must_go_on;
use super::web_address;
use crate::model::{
    Challenge, ChallengeId, ChallengeStage, Gallery, NAME_CHARS_MAX, RemarkState, SUBMISSION_BYTES_MAX,
    SUBMISSIONS_EACH_MAX, SUBMISSIONS_MAX, Submission, SubmissionId, TEXT_CHARS_MAX, Verdict,
};
use crate::{making, rights, store};

/// The media type under which a submitted file is kept and given: never shown, always saved.
const KEPT_AS: &str = "application/octet-stream";

/// Submits something to a challenge that is open.
#[derive(Clone, Debug)]
pub struct Submit {
    /// To which challenge
    pub challenge: ChallengeId,
    /// In the name of which group, of which the author is a member; none in their own
    pub group: Option<GroupId>,
    /// What it is called
    pub title: String,
    /// What it is, in Markdown
    pub content: String,
    /// Where it can be seen; may be empty
    pub address: String,
    /// A file with it: its name and its bytes
    pub file: Option<(String, Vec<u8>)>,
    /// True to be named
    pub shows_name: bool,
}

impl Action for Submit {
    const NAME: &'static str = "datasets.submit";
    type Output = SubmissionId;

    async fn run(&self, work: &mut Work) -> Result<SubmissionId, Fault> {
        let challenge = super::challenge(work, self.challenge).await?;
        work.require(&rights::SUBMIT, challenge.scope()).await?;
        if challenge.stage(work.now) != ChallengeStage::Open {
            return Err(Fault::refused("datasets-challenge-not-open"));
        }
        let author = work.person()?;
        refuse_too_many(work, &challenge, author).await?;
        let mut fields = Fields::default();
        let title = fields.name(
            "titre",
            &self.title,
            NAME_CHARS_MAX,
            "datasets-submission-title-empty",
            "datasets-text-too-long",
        );
        let content = fields.text(
            "texte",
            &self.content,
            TEXT_CHARS_MAX,
            "datasets-submission-empty",
            "datasets-text-too-long",
        );
        let address = web_address(&mut fields, "adresse", &self.address);
        if let Some(group) = self.group {
            let own = groups::groups_of(&mut work.sql, work.body, author, work.now).await?;
            if !own.iter().any(|one| one.id == group) {
                fields.refuse("groupe", Sentence::new("datasets-submission-group-other"));
            }
        }
        if let Some((_, bytes)) = &self.file {
            if bytes.is_empty() {
                fields.refuse("fichier", Sentence::new("datasets-submission-file-empty"));
            } else if bytes.len() > SUBMISSION_BYTES_MAX {
                let max = SUBMISSION_BYTES_MAX / 1_000_000;
                fields.refuse("fichier", Sentence::new("datasets-file-large").with("max", max));
            }
        }
        fields.finish()?;
        let (file_name, sha256) = self.kept(work).await?;
        let submission = Submission {
            id: work.new_id(),
            challenge_id: challenge.id,
            author_id: author,
            group_id: self.group,
            shows_name: self.shows_name,
            title,
            content,
            address,
            file_name,
            sha256,
            state: RemarkState::Shown,
            verdict: Verdict::Awaited,
            answer: String::new(),
            created_at: work.now,
            version: 1,
        };
        store::insert_submission(&mut work.sql, work.body, &submission).await?;
        let told = json!({ "group": challenge.group_id, "submission": submission.id });
        work.journal(told_of(&challenge, "datasets.submitted").with(told))
            .await?;
        Ok(submission.id)
    }
}

impl Submit {
    async fn kept(&self, work: &mut Work) -> Result<(String, Option<FileHash>), Fault> {
        let Some((name, bytes)) = &self.file else {
            return Ok((String::new(), None));
        };
        let hash = work.keep_file(KEPT_AS, bytes.clone()).await?;
        let name = name.chars().filter(|letter| !letter.is_control());
        Ok((name.take(NAME_CHARS_MAX).collect(), Some(hash)))
    }
}

async fn refuse_too_many(work: &mut Work, challenge: &Challenge, author: PersonId) -> Result<(), Fault> {
    let own = store::count_submissions_of(&mut work.sql, work.body, challenge.id, author).await?;
    if own >= SUBMISSIONS_EACH_MAX {
        let sentence = Sentence::new("datasets-submissions-each").with("max", SUBMISSIONS_EACH_MAX);
        return Err(Fault::refused_with(sentence));
    }
    let all = store::count_submissions(&mut work.sql, work.body, challenge.id, RemarkState::Shown).await?;
    if all >= SUBMISSIONS_MAX {
        let sentence = Sentence::new("datasets-submissions-many").with("max", SUBMISSIONS_MAX);
        return Err(Fault::refused_with(sentence));
    }
    Ok(())
}

/// What everybody reads is told to everybody; what is read at the closing only is not told before.
fn told_of(challenge: &Challenge, kind: &'static str) -> Event {
    match challenge.gallery {
        Gallery::AsTheyCome => Event::public(kind, challenge.reference()),
        Gallery::AfterClosing => Event::internal(kind, challenge.reference()),
    }
}

/// Takes back what one submitted, until the results are published: its words and its file are forgotten at once.
#[derive(Clone, Debug)]
pub struct WithdrawSubmission {
    /// Which one
    pub submission: SubmissionId,
}

impl Action for WithdrawSubmission {
    const NAME: &'static str = "datasets.withdraw-submission";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (submission, challenge) = super::submission(work, self.submission).await?;
        let scope = submission.scope(&challenge);
        work.require(&rights::TAKE_BACK, scope).await?;
        must_go_on(work, &challenge)?;
        let change = (RemarkState::Shown, RemarkState::Withdrawn);
        if !store::set_submission_state(&mut work.sql, work.body, submission.id, change, work.now).await? {
            return Err(Fault::NotFound("submission"));
        }
        forget(work, &submission).await?;
        let told = json!({ "submission": submission.id });
        work.journal(told_of(&challenge, "datasets.submission-withdrawn").with(told))
            .await
    }
}

/// Forgets what a submission said, and its file once the store may.
pub(crate) async fn forget(work: &mut Work, submission: &Submission) -> Result<(), Fault> {
    store::forget_submission(&mut work.sql, work.body, submission.id).await?;
    if let Some(hash) = &submission.sha256 {
        making::forget_content_later(work, Id::from_uuid(submission.id.uuid()), hash).await?;
    }
    Ok(())
}

/// Says what the body makes of a submission, once the challenge is closed: everybody reads it with the results.
#[derive(Clone, Debug)]
pub struct AnswerSubmission {
    /// Which one
    pub submission: SubmissionId,
    /// The version that was read
    pub version: i64,
    /// Retained or not
    pub verdict: Option<Verdict>,
    /// Why, in Markdown
    pub answer: String,
}

impl Action for AnswerSubmission {
    const NAME: &'static str = "datasets.answer-submission";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (submission, challenge) = super::submission(work, self.submission).await?;
        work.require(&rights::CHALLENGE, challenge.scope()).await?;
        if challenge.stage(work.now) != ChallengeStage::Closed {
            return Err(Fault::refused("datasets-challenge-not-closed"));
        }
        if submission.state != RemarkState::Shown {
            return Err(Fault::NotFound("submission"));
        }
        let mut fields = Fields::default();
        let answer = fields.text(
            "reponse",
            &self.answer,
            TEXT_CHARS_MAX,
            "datasets-answer-empty",
            "datasets-text-too-long",
        );
        let verdict = self.verdict.filter(|verdict| *verdict != Verdict::Awaited);
        if verdict.is_none() {
            fields.refuse("avis", Sentence::new("datasets-verdict-empty"));
        }
        fields.finish()?;
        let said = (verdict.unwrap_or(Verdict::Awaited), answer.as_str());
        let seen = (submission.id, self.version);
        if !store::answer_submission(&mut work.sql, work.body, seen, said, work.now).await? {
            return Err(Fault::Stale("submission"));
        }
        let told = json!({ "submission": submission.id });
        work.journal(Event::internal("datasets.submission-answered", challenge.reference()).with(told))
            .await
    }
}
