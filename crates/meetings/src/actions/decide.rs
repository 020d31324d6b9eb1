//! Answering corrections: in the minutes, perhaps in other words, or not, with a word for who asked.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::correct::{find, proposal, settle, wording};
use super::propose_minutes::latest;
use super::write_minutes::save;
use super::{meeting, still_open};
use crate::model::{
    Correction, CorrectionId, CorrectionState, MINUTES_BYTES_MAX, Meeting, REASON_CHARS_MAX, replaced,
    words_at,
};
use crate::store::{self, Settled};
use crate::{mail, rights};

/// Puts a correction in the minutes: they get a new version.
#[derive(Clone, Debug)]
pub struct AcceptCorrection {
    /// Which one
    pub correction: CorrectionId,
    /// The passage as it was read: another answer may have changed it meanwhile
    pub passage: String,
    /// The words put in its place: those asked for, or others
    pub wording: String,
    /// A word for who asked; may be empty
    pub answer: String,
}

impl Action for AcceptCorrection {
    const NAME: &'static str = "meetings.accept-correction";
    /// The number of the new version
    type Output = i64;

    async fn run(&self, work: &mut Work) -> Result<i64, Fault> {
        let (meeting, correction) = open_to_decision(work, self.correction).await?;
        let latest = latest(work, &meeting).await?;
        let place = correction.place();
        let current = words_at(&latest.text, place.clone())
            .ok_or_else(|| Fault::refused("meetings-correction-passage-gone"))?;
        if current != self.passage.replace("\r\n", "\n").trim() {
            return Err(Fault::Stale("passage"));
        }
        let mut fields = Fields::default();
        let wording = wording(&mut fields, &self.wording);
        if wording == current {
            fields.refuse("redaction", Sentence::new("meetings-correction-same"));
        }
        let answer = answer(&mut fields, &self.answer);
        let text = replaced(&latest.text, place, &wording).ok_or(Fault::NotFound("passage"))?;
        if text.trim().is_empty() {
            fields.refuse("redaction", Sentence::new("meetings-minutes-missing"));
        }
        if text.len() > MINUTES_BYTES_MAX {
            fields.refuse("redaction", super::too_long(text.len()));
        }
        fields.finish()?;
        let settled = Settled {
            state: CorrectionState::Accepted,
            answer: &answer,
            kept: Some((&wording, latest.version + 1)),
            by: work.actor.person(),
        };
        // Settled first: what follows the text from one version to the next is what still waits.
        settle(work, &correction, &settled).await?;
        let version = save(work, &meeting, latest.version, text).await?;
        told(work, &meeting, &correction, "meetings.correction-accepted").await?;
        Ok(version)
    }
}

/// Leaves the minutes as they are, and says why.
#[derive(Clone, Debug)]
pub struct RefuseCorrection {
    /// Which one
    pub correction: CorrectionId,
    /// Why
    pub answer: String,
}

impl Action for RefuseCorrection {
    const NAME: &'static str = "meetings.refuse-correction";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (meeting, correction) = open_to_decision(work, self.correction).await?;
        let mut fields = Fields::default();
        let answer = answer(&mut fields, &self.answer);
        if answer.is_empty() {
            fields.refuse("mot", Sentence::new("meetings-correction-answer-missing"));
        }
        fields.finish()?;
        let settled = Settled {
            state: CorrectionState::Refused,
            answer: &answer,
            kept: None,
            by: work.actor.person(),
        };
        settle(work, &correction, &settled).await?;
        told(work, &meeting, &correction, "meetings.correction-refused").await
    }
}

async fn open_to_decision(work: &mut Work, id: CorrectionId) -> Result<(Meeting, Correction), Fault> {
    let correction = find(work, id).await?;
    let meeting = meeting(work, correction.meeting_id).await?;
    work.require(&rights::DECIDE_CORRECTIONS, Scope::group(meeting.group_id))
        .await?;
    still_open(&meeting)?;
    proposal(work, meeting.id).await?;
    if correction.state != CorrectionState::Pending {
        return Err(Fault::refused("meetings-correction-settled"));
    }
    Ok((meeting, correction))
}

fn answer(fields: &mut Fields, typed: &str) -> String {
    let answer = typed.replace("\r\n", "\n").trim().to_owned();
    if answer.chars().count() > REASON_CHARS_MAX {
        let sentence = Sentence::new("meetings-title-too-long").with("max", REASON_CHARS_MAX);
        fields.refuse("mot", sentence);
    }
    answer
}

/// Who asked is told, and the journal keeps it.
async fn told(
    work: &mut Work,
    meeting: &Meeting,
    correction: &Correction,
    kind: &'static str,
) -> Result<(), Fault> {
    if work.actor.person() != Some(correction.author_id) {
        mail::correction_settled(work, meeting, correction.id).await?;
    }
    let event = Event::internal(kind, meeting.reference());
    work.journal(event.with(json!({ "correction": correction.id })))
        .await
}

/// The minutes are approved: what still waits stays without an answer, and its author is told.
pub(super) async fn leave_unanswered(work: &mut Work, meeting: &Meeting) -> Result<usize, Fault> {
    let pending = store::pending_corrections(&mut work.sql, work.body, meeting.id).await?;
    for correction in &pending {
        let settled = Settled {
            state: CorrectionState::Unanswered,
            answer: "",
            kept: None,
            by: work.actor.person(),
        };
        settle(work, correction, &settled).await?;
        mail::correction_settled(work, meeting, correction.id).await?;
    }
    Ok(pending.len())
}
